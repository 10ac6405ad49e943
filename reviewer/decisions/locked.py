"""The draft that a verdict is about, locked with all that the verdict asks of it, and the revision that was read."""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from reviewer.clock import DatabaseNow
from reviewer.decisions.models import Action, Decision, Verdict
from reviewer.decisions.refused import NotAllowed, NotOpen, ReadAnEdit, Stale, TakenBack
from reviewer.drafts.content import differences
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.replacements import edit_is_out
from reviewer.marks.leave import RULES_CHANGED, last_within
from reviewer.prepared import prepared
from reviewer.redaction.models import Hint

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Asked(TypedDict):
    """What else is asked of a draft.

    Whether a decision on it is open; the newest one's id, None where there is none; whether what it says now has hints,
    and verdicts that have not become a decision; whether a mail in its place is out; when the rules last changed; and
    the moment of the question by the database's clock.
    """

    decided: bool
    last: int | None
    hinted: bool
    spoken: bool
    edit_is_out: bool
    rules_at: datetime | None
    asked_at: datetime


if TYPE_CHECKING:
    Locked = WithAnnotations[Draft, Asked]


def locked(draft_id: int) -> "tuple[Locked, datetime]":
    """The draft, locked, with what a verdict asks of it, and a moment by this process's clock no later than `asked_at`.

    Read only once the lock is held: of what is joined to a row, PostgreSQL shows the state of before the wait. Raises
    Draft.DoesNotExist.
    """
    if not _lock(draft_id):
        raise Draft.DoesNotExist
    before = timezone.now()
    (draft,) = _asked(draft_id)
    return draft, before


@prepared
def _lock(draft_id: int) -> QuerySet[Draft]:
    return Draft.objects.select_for_update(no_key=True).only("pk").filter(pk=draft_id)


@prepared
def _asked(draft_id: int) -> "QuerySet[Locked]":
    """The draft with its incident, what it says now, the scan of that, and Asked."""
    related = Draft.objects.filter(pk=draft_id).select_related("incident", "current__scan")
    return related.annotate(
        decided=Exists(Decision.objects.filter(draft=OuterRef("pk"), outcome="")),
        last=Subquery(Decision.objects.filter(draft=OuterRef("pk")).order_by("-pk").values("pk")[:1]),
        hinted=Exists(Hint.objects.filter(revision=OuterRef("current"))),
        spoken=Exists(Verdict.objects.filter(revision=OuterRef("current"), decision=None)),
        edit_is_out=edit_is_out("pk"),
        rules_at=last_within(RULES_CHANGED),
        asked_at=DatabaseNow(),
    )


def revision_read(draft: Draft, action: Action, digest: str) -> Revision:
    """The revision that was read, if it is still what would be decided. `digest` is its own, of an edit the edit's.

    `draft` comes with `current`. Raises NotOpen, Stale, TakenBack or NotAllowed.
    """
    current = draft.current
    if current is None:
        raise NotOpen(draft)
    if action != Action.EDIT:
        if current.digest == digest:
            return current
        raise stale(draft, current, digest)
    edits = draft.revisions.filter(digest=digest, author__isnull=False).select_related("author", "base")
    edit = edits.order_by(F("discarded_at").asc(nulls_first=True), "-number").first()
    if edit and edit.discarded_at:
        raise TakenBack(edit)
    if edit is None or edit.base_id != current.pk:
        raise stale(draft, current, edit.base.digest if edit and edit.base else digest)
    if not draft.is_outbound:
        raise NotAllowed("A received mail cannot be edited.")
    return edit


def stale(draft: Draft, current: Revision, digest: str) -> Stale:
    """The refusal of whoever read what has `digest`, and not what waits now."""
    read = draft.revisions.filter(digest=digest).order_by("-number").first()
    changed = differences(read.content, current.content) if read else []
    return ReadAnEdit(current, read, changed) if read and read.is_edit else Stale(current, changed)
