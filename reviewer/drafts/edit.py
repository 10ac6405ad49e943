"""Saving what a reviewer wrote as the next revision. It decides nothing."""

import re
from collections.abc import Container, Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.accounts.rights import read_only
from reviewer.audit.actions import Act
from reviewer.audit.record import record
from reviewer.drafts.content import Content, differences
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft, Revision
from reviewer.nudge import nudge
from reviewer.storable import storable_text

# The longest text that an edit can have, in characters.
LONGEST_TEXT = 262_144
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class BadEdit(ValueError):
    """The edit cannot be kept; `str()` says why, in a sentence for the person."""


class NothingChanged(BadEdit):
    """It says what the draft says."""


def edited(base: Content, subject: str, text: str, keep: set[str]) -> Content:
    """`base` with another subject and text and only the recipients in `keep`. Pure.

    The HTML part is dropped: MultiMail makes a new one from the text. Raises BadEdit.
    """
    known = {*base.to, *base.cc, *(base.bcc or ())}
    if not keep <= known:
        raise BadEdit("Recipients can be removed, not added.")
    changed = replace(
        keeping(base, keep),
        subject=base.subject if _bare(subject) == _bare(base.subject) else _one_line(subject),
        text=base.text if _lines(text) == _lines(base.text) else _lines(text),
    )
    if not changed.to:
        raise BadEdit("At least one recipient must stay in To. To send it to nobody, reject it.")
    if not changed.subject or len(changed.subject) > 998:
        raise BadEdit("The subject must have 1 to 998 characters.")
    if not changed.text.strip() or len(changed.text) > LONGEST_TEXT:
        raise BadEdit(f"The text must have 1 to {LONGEST_TEXT:,} characters.")
    if changed == base:
        raise NothingChanged("Nothing is changed yet.")
    return replace(changed, html="")


def keeping(base: Content, keep: Container[str]) -> Content:
    """`base` with only the recipients in `keep`, be it none. Pure."""
    return replace(
        base,
        to=tuple(address for address in base.to if address in keep),
        cc=tuple(address for address in base.cc if address in keep),
        bcc=None if base.bcc is None else tuple(address for address in base.bcc if address in keep),
    )


def _one_line(subject: str) -> str:
    return _CONTROL.sub(" ", storable_text(subject)).strip()


def _bare(subject: str) -> str:
    """A subject to compare with: a form's line drops the line breaks that it cannot show."""
    return _CONTROL.sub("", subject).strip()


def _lines(text: str) -> str:
    """A text with the line breaks of a mail; a form sends others."""
    return storable_text(text).replace("\r\n", "\n").replace("\r", "\n")


def save_edit(user: User, draft_id: int, base_digest: str, subject: str, text: str, keep: set[str]) -> Revision:
    """The reviewer's text as a new revision based on the one with `base_digest`; the same again gives the same one.

    An earlier text of theirs that is saved again comes after what they saved since: it is the newest once more.
    Raises BadEdit; also when the draft has changed since (the caller shows what changed).
    """
    if not user.may_decide:
        raise BadEdit(read_only("edit"))
    with transaction.atomic():
        draft = Draft.objects.select_for_update(of=("self",), no_key=True).select_related("incident").get(pk=draft_id)
        current = draft.current
        if current is None or not draft.is_open or not draft.is_outbound:
            raise BadEdit(f"This draft is {draft.get_state_display().lower()} and cannot be edited.")
        if current.digest != base_digest:
            raise BadEdit(
                "The draft changed while you were editing. Your text is kept below; compare it with the new one."
            )
        content = edited(current.content, subject, text, keep)
        if again := _same_again(user, draft, content):
            return _brought_back(user, draft, again)
        number = (draft.revisions.order_by("-number").values_list("number", flat=True).first() or 0) + 1
        revision = Revision.objects.create(
            draft=draft, number=number, author=user, base=current, **Revision.fields_of(content)
        )
        changed = differences(current.content, content)
        record(entry(user.actor, Act.EDITED, draft, revision=number, changed=changed))
        nudge("redaction.scan")
    return revision


def working_copy(user: User, draft: Draft) -> Revision | None:
    """What this person would change next: their newest edit of what waits, else what waits; None without content."""
    return newest_edit(user, draft) or draft.current


def newest_edit(user: User, draft: Draft) -> Revision | None:
    """The newest edit this person made of what waits now, and has not taken back."""
    if draft.current is None or not draft.is_open:
        return None
    mine = draft.revisions.filter(author=user, base=draft.current, discarded_at=None)
    return mine.select_related("author", "base").order_by("-number").first()


def edits_that_wait(drafts: Iterable[Draft]) -> dict[int, list[Revision]]:
    """By draft, the newest edit of each person of what waits now, and not taken back; the newest first.

    Without their text, and without the drafts that have none. One query.
    """
    current = [draft.current_id for draft in drafts if draft.is_open and draft.current_id is not None]
    made = Revision.objects.filter(author__isnull=False, base__in=current, discarded_at=None)
    rows = made.select_related("author").defer("text", "html").order_by("number")
    newest = {(edit.draft_id, edit.author_id): edit for edit in rows}
    waiting: dict[int, list[Revision]] = {}
    for edit in sorted(newest.values(), key=lambda edit: -edit.number):
        waiting.setdefault(edit.draft_id, []).append(edit)
    return waiting


def discard_edit(user: User, draft_id: int, number: int) -> Revision:
    """Take an edit back that nobody has decided; their edit before it is the newest again. Raises BadEdit."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update(of=("self",), no_key=True).select_related("incident").get(pk=draft_id)
        revision = draft.revisions.filter(number=number, author=user).first()
        if revision is None:
            raise BadEdit("Only the person who made an edit can take it back.")
        if revision.verdicts.exists():
            raise BadEdit("Somebody has decided on this edit. It cannot be taken back any more.")
        if revision.discarded_at is None:
            revision.discarded_at = timezone.now()
            revision.save(update_fields=["discarded_at"])
            record(entry(user.actor, Act.EDIT_DISCARDED, draft, revision=number))
    return revision


def _same_again(user: User, draft: Draft, content: Content) -> Revision | None:
    """Their edit that says this, unless they made another since that they have not taken back."""
    mine = draft.revisions.filter(author=user, base=draft.current)
    same = mine.filter(digest=content.digest).order_by("-number").first()
    if same is None or mine.filter(number__gt=same.number, discarded_at=None).exists():
        return None
    return same


def _brought_back(user: User, draft: Draft, revision: Revision) -> Revision:
    if revision.discarded_at is not None:
        revision.discarded_at = None
        revision.save(update_fields=["discarded_at"])
        record(entry(user.actor, Act.EDIT_BROUGHT_BACK, draft, revision=revision.number))
    return revision
