"""Saving what a reviewer wrote as the next revision. It decides nothing."""

import re
from dataclasses import replace

from django.db import transaction

from reviewer.accounts.models import User
from reviewer.audit.record import Entry, record
from reviewer.drafts.content import Content, differences
from reviewer.drafts.models import Draft, Revision
from reviewer.multimail.schemas import storable

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class BadEdit(ValueError):
    """The edit cannot be kept; `str()` says why, in a sentence for the person."""


def edited(base: Content, subject: str, text: str, keep: set[str]) -> Content:
    """`base` with another subject and text and only the recipients in `keep`. Pure.

    The HTML part is dropped: MultiMail makes a new one from the text. Raises BadEdit.
    """
    known = {*base.to, *base.cc, *(base.bcc or ())}
    if not keep <= known:
        raise BadEdit("Recipients can be removed, not added.")
    changed = replace(
        base,
        subject=base.subject if _bare(subject) == _bare(base.subject) else _one_line(subject),
        to=tuple(address for address in base.to if address in keep),
        cc=tuple(address for address in base.cc if address in keep),
        bcc=None if base.bcc is None else tuple(address for address in base.bcc if address in keep),
        text=base.text if _lines(text) == _lines(base.text) else _lines(text),
    )
    if not changed.to:
        raise BadEdit("At least one recipient must stay in To. To send it to nobody, reject it.")
    if not changed.subject or len(changed.subject) > 998:
        raise BadEdit("The subject must have 1 to 998 characters.")
    if not changed.text.strip() or len(changed.text) > 262_144:
        raise BadEdit("The text must have 1 to 262,144 characters.")
    if changed == base:
        raise BadEdit("Nothing is changed yet.")
    return replace(changed, html="")


def _one_line(subject: str) -> str:
    return _CONTROL.sub(" ", storable(subject)).strip()


def _bare(subject: str) -> str:
    """A subject to compare with: a form's line drops the line breaks that it cannot show."""
    return _CONTROL.sub("", subject).strip()


def _lines(text: str) -> str:
    """A text with the line breaks of a mail; a form sends others."""
    return str(storable(text)).replace("\r\n", "\n").replace("\r", "\n")


def save_edit(user: User, draft_id: int, base_digest: str, subject: str, text: str, keep: set[str]) -> Revision:
    """The reviewer's text as a new revision based on the one with `base_digest`; the same again gives the same one.

    Raises BadEdit; also when the draft has changed since (the caller shows what changed).
    """
    if not user.may_decide:
        raise BadEdit("Your role is read-only. Ask a lead or a commander to edit.")
    with transaction.atomic():
        draft = Draft.objects.select_for_update(of=("self",)).select_related("incident").get(pk=draft_id)
        current = draft.current
        if current is None or not draft.is_open or not draft.is_outbound:
            raise BadEdit(f"This draft is {draft.get_state_display().lower()} and cannot be edited.")
        if current.digest != base_digest:
            raise BadEdit(
                "The draft changed while you were editing. Your text is kept below; compare it with the new one."
            )
        content = edited(current.content, subject, text, keep)
        if again := draft.revisions.filter(digest=content.digest, base=current, author=user).first():
            return again
        number = (draft.revisions.order_by("-number").values_list("number", flat=True).first() or 0) + 1
        revision = Revision.objects.create(
            draft=draft, number=number, author=user, base=current, **Revision.fields_of(content)
        )
        record(
            Entry(
                str(user),
                "edited",
                str(draft.pk),
                draft.incident.key if draft.incident else "",
                {"email": draft.multimail_id, "revision": number, "changed": differences(current.content, content)},
            )
        )
    return revision
