"""Taking back what was put in a hint's place: that alone, so that nothing that was written since is lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk.editing.unsaved import save_unsaved
from reviewer.desk.side_by_side.pairing import Became, pair
from reviewer.desk.standing.versions import load_versions
from reviewer.drafts.edit import BadEdit, NothingChanged, discard_edit, newest_edit, save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints
from reviewer.redaction.hints import Hints
from reviewer.redaction.judging import Judged
from reviewer.redaction.values import EDITED, Where


@dataclass(frozen=True)
class PutBack:
    """The edit as it is now, None where nothing else was changed; `saved`: what was typed is in it, or was.

    `elsewhere` are the other versions in which this person's edit still has the value replaced.
    """

    edit: Revision | None
    saved: bool
    elsewhere: Sequence[Draft]


def put_back(user: User, draft: Draft, found: Judged) -> PutBack:
    """Put a hint's value back where this person's newest edit has its replacement. Raises BadEdit.

    `found` is a hint of what waits. What they typed and have not saved is saved first.
    """
    with transaction.atomic():
        saved = save_unsaved(user, draft)
        edit = newest_edit(user, draft)
        if draft.current is None or edit is None or found.hint.revision_id != draft.current.pk:
            raise BadEdit("Nothing is taken back: your edit of it is gone, or the draft is another one now.")
        before, edited = hints.of_many([(draft, draft.current), (draft, edit)])
        became = pair(before, edited).get(found.hint.pk, Became())
        if became.left:
            raise BadEdit("Nothing is taken back: it stands there as the agent wrote it.")
        if became.put_in is None:
            raise BadEdit("Nothing is taken back: other words stand there by now. Change it in your edit.")
        left = _without(user, draft, edit, found, became.put_in)
    return PutBack(left, saved is not None, _elsewhere(user, draft, found.hint.key))


def _without(user: User, draft: Draft, edit: Revision, found: Judged, at: tuple[int, int]) -> Revision | None:
    """The newest edit without one replacement: the one before it if that says the same, else the next one."""
    parts = {Where.SUBJECT: edit.subject, Where.TEXT: edit.text}
    where = Where(found.hint.where)
    parts[where] = f"{parts[where][: at[0]]}{found.value}{parts[where][at[1] :]}"
    keep = {*edit.content.to, *edit.content.cc, *(edit.content.bcc or ())}
    base = edit.base
    mine = draft.revisions.filter(author=user, base=base, discarded_at=None).order_by("-number")
    before = mine.filter(number__lt=edit.number).first()
    if before and (before.subject, before.text) == tuple(parts.values()) and _reaches(before) == _reaches(edit):
        discard_edit(user, draft.pk, edit.number)
        return before
    try:
        return save_edit(user, draft.pk, base.digest if base else "", parts[Where.SUBJECT], parts[Where.TEXT], keep)
    except NothingChanged:
        # Their edits before it say something else, and would be the newest again.
        for one in mine:
            discard_edit(user, draft.pk, one.number)
        return None


def _reaches(revision: Revision) -> tuple[object, ...]:
    return revision.to, revision.cc, revision.bcc


def _elsewhere(user: User, draft: Draft, key: str) -> list[Draft]:
    versions = [one.draft for one in load_versions(draft, timezone.now()) if one.waits and one.draft.pk != draft.pk]
    edits = [(one, one.current, edit) for one in versions if one.current and (edit := newest_edit(user, one))]
    pairs = [(one, revision) for one, *both in edits for revision in both]
    found = hints.of_many(pairs) if pairs else []
    return [
        one
        for (one, *_), was, now in zip(edits, found[::2], found[1::2], strict=True)
        if _times(was, key) > _times(now, key)
    ]


def _times(there: Hints, key: str) -> int:
    return sum(one.hint.key == key and one.hint.where in EDITED for one in there.judged)
