"""What the page of an edit shows: the form with what was typed, and what stands beside that."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.changes import Changes, compare
from reviewer.desk.editing import parts, windows
from reviewer.desk.editing.checks import check
from reviewer.desk.editing.recipients import readers
from reviewer.desk.editing.windows import Fields, Kept
from reviewer.desk.forms import EditForm, removable
from reviewer.desk.side_by_side.comparing import readable
from reviewer.desk.side_by_side.since import LONGEST_INLINE
from reviewer.drafts import edited_thread
from reviewer.drafts.content import Content
from reviewer.drafts.edit import LONGEST_TEXT, edits_that_wait
from reviewer.drafts.models import Draft, Revision

# Of more hints than this at once the panel shows the first.
MOST_HINTS = 100


@dataclass(frozen=True)
class Told:
    """What the page says beside its form.

    `typed` is what is kept of the form, else it begins with `start`. `changed`: the draft is another one now, and
    `stale` is what it was. `refused`: it is not saved, as there is newer text of theirs. `replaced`: something was put
    in the place of what a hint points at, and they go on at the next.
    """

    typed: Kept | None = None
    start: Revision | None = None
    stale: Revision | None = None
    changed: bool = False
    refused: bool = False
    replaced: bool = False


def context(user: User, draft: Draft, current: Revision, form: EditForm, sent: QueryDict, told: Told) -> dict[str, Any]:
    """The form with what was typed; `sent` is what the page before it sent, or nothing.

    A draft without a current revision has no such page.
    """
    # A page of its own from here on: what it goes on from is what is kept of the one before.
    shown = {"began": sent.get("began", ""), **{name: form[name].value() for name in form.fields}}
    began = windows.begins(user, draft, shown, told.typed)
    newer = windows.newer(user, draft, began)
    panel = beside(user, draft, form, current)
    return {
        "form": form,
        "base": current,
        "parts": parts.split(_text(form)) if len(_text(form)) <= LONGEST_TEXT else [parts.whole(_text(form))],
        "outdated": told.changed,
        "stale": told.stale,
        "meanwhile": compare(told.stale.content, current.content) if told.stale else None,
        "typed": told.typed,
        "start": told.start,
        "began": began,
        "reason_began": _reason_began(form),
        "newer": newer,
        "seen": newer.stamp if newer and told.refused else sent.get("seen", ""),
        "refused": told.refused,
        "replaced": told.replaced,
        "asides": [one for one in windows.asides(user, draft) if one != told.typed],
        "boxes": panel["readers"].beside(form),
        "thread_lost": edited_thread.is_lost_of(draft),
        **panel,
    }


def beside(user: User, draft: Draft, form: EditForm, current: Revision) -> dict[str, Any]:
    """What stands beside the form and follows what is typed; of a text that can never be saved, how long it is."""
    text, moment = _text(form), timezone.now()
    found = readers(draft, current, form)
    saved = [edit for edit in edits_that_wait([draft]).get(draft.pk, ()) if edit.author_id != user.pk]
    shown = {"draft": draft, "readers": found, "saved_by_others": saved, "moment": moment}
    if len(text) > LONGEST_TEXT:
        return {**shown, "too_much": len(text), "most": LONGEST_TEXT}
    began = readable(current)
    compared = max(len(text), len(began)) <= LONGEST_INLINE or text == began
    return {
        **shown,
        "changes": _compared(form, current.content, began if compared else "", text if compared else ""),
        "uncompared": not compared,
        "checks": check(user, draft, str(form["subject"].value() or ""), text, form["keep"].value() or ()),
        "most_hints": MOST_HINTS,
    }


def initial(user: User, start: Revision, current: Revision) -> dict[str, object]:
    """The form's fields where nothing is kept: what `start` says, an edit or `current` itself."""
    left = set(removable(start.content))
    keep = [address for address in removable(current.content) if address in left]
    return {
        "digest": current.digest,
        "subject": start.subject,
        "text": readable(start),
        "keep": keep,
        "words": kept.kept_reason(user, current.draft_id, Action.EDIT),
    }


def over(fields: Fields, current: Revision) -> EditForm:
    """What was typed, on the draft as it is now: of the recipients those that it still has."""
    here = set(removable(current.content))
    keep = [address for address in fields.get("keep", ()) if address in here]
    return EditForm({**fields, "keep": keep, "digest": current.digest}, base=current.content)


def _reason_began(form: EditForm) -> str:
    """Stamp of the kept reason that the form's words began with; "" of a page of the release before, which has none."""
    return str(form.data.get("reason_began", "")) if form.is_bound else kept.stamp(str(form["words"].value() or ""))


def _text(form: EditForm) -> str:
    return str(form["text"].value() or "").replace("\r\n", "\n")


def _compared(form: EditForm, base: Content, before: str, after: str) -> Changes:
    """What the form says against `base`, valid or not; the texts are given."""
    keep = set(form["keep"].value() or ())
    return compare(
        replace(base, text=before),
        replace(
            base,
            subject=str(form["subject"].value() or ""),
            to=_kept_of(base.to, keep),
            cc=_kept_of(base.cc, keep),
            bcc=None if base.bcc is None else _kept_of(base.bcc, keep),
            text=after,
        ),
    )


def _kept_of(addresses: tuple[str, ...], keep: Collection[str]) -> tuple[str, ...]:
    return tuple(address for address in addresses if address in keep)
