"""The rows behind the review page: drafts, revisions and thread, a query each, for five versions as for one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Left

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.desk import last_read
from reviewer.desk.side_by_side.earlier import LONGEST, Said
from reviewer.drafts.models import Draft, Revision
from reviewer.prepared import prepared

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

MOST_IN_THREAD = 20
# Of mails that edits put in the place of others, which the list leaves out.
MOST_REPLACED = 10


class Around(TypedDict):
    """Of a draft: `replacing`, the draft that it stands in for has an open decision, so it is decided there."""

    replacing: bool


class Whole(TypedDict):
    """The text and HTML of a revision where the page needs them; None of the others."""

    whole_text: str | None
    whole_html: str | None


# As a reader where nobody in particular reads: they have read nothing, and have no edit.
NOBODY = 0


def drafts(user: User | None, ids: Sequence[int]) -> "dict[int, WithAnnotations[Draft, Around]]":
    """The drafts with their content, whether each is replacing, and what was read of them last. One query."""
    return {draft.pk: draft for draft in _drafts(_reader(user), list(ids))}


@prepared
def _drafts(user: int, ids: Sequence[int]) -> "QuerySet[WithAnnotations[Draft, Around]]":
    rows = Draft.objects.filter(pk__in=ids).select_related("mailbox", "incident", "current__scan")
    replacing = Exists(Decision.objects.filter(draft=OuterRef("replaces"), outcome=""))
    return last_read.with_reads(rows, user).annotate(replacing=replacing)


def thread(of: Collection[Draft]) -> "Sequence[WithAnnotations[Draft, Said]]":
    """Other mails of the same mailboxes and threads that came through the desk, oldest first, with what they say.

    Those that an edit put in another's place are among them: they are what was sent.
    """
    there = [draft for draft in of if draft.thread]
    if not there:
        return []
    same = Q()
    for draft in there:
        same |= Q(mailbox=draft.mailbox_id, thread=draft.thread)
    ids = [draft.pk for draft in of]
    rows = Draft.objects.filter(same).exclude(pk__in=ids).exclude(replaces__in=ids).defer("tags")
    newest = _with_said(rows).order_by("-received_at", "-id")
    return list(newest[: MOST_IN_THREAD + MOST_REPLACED])[::-1]


def _with_said(rows: QuerySet[Draft]) -> "QuerySet[WithAnnotations[Draft, Said]]":
    return rows.annotate(said=Left("current__text", LONGEST + 1), headed=F("current__subject"))


def revisions(
    user: User | None, of: Mapping[int, Draft], in_place: Sequence[int], now: datetime
) -> dict[int, list[Revision]]:
    """The revisions of each draft, newest first, and those that went out `in_place` of some, by id. One query.

    Only what the page needs has its text: those, this person's edits of what waits, and what they had read before it
    changed.
    """
    found: dict[int, list[Revision]] = defaultdict(list)
    before = [read.before_id for draft in of.values() if (read := news(draft, now)) and read.before_id]
    rows: list[WithAnnotations[Revision, Whole]] = _revisions(_reader(user), list(of), list(in_place), before)
    for revision in rows:
        if revision.whole_text is not None:
            revision.text, revision.html = revision.whole_text, revision.whole_html or ""
        found[revision.draft_id].append(revision)
    return found


def _reader(user: User | None) -> int:
    return user.pk if user else NOBODY


@prepared
def _revisions(
    user: int, ids: Sequence[int], in_place: Sequence[int], before: Sequence[int]
) -> "QuerySet[WithAnnotations[Revision, Whole]]":
    """Those of some drafts, and those in place of some, Whole where their text is needed."""
    mine = Q(author=user, base=F("draft__current"), discarded_at=None)
    needed = mine | Q(pk__in=before) | Q(pk__in=in_place)

    def where_needed(name: str) -> Case:
        return Case(When(needed, then=name), default=Value(None), output_field=TextField())

    rows = (
        Revision.objects.filter(Q(draft__in=ids) | Q(pk__in=in_place))
        .select_related("author", "scan")
        .defer("text", "html")
    )
    whole = rows.annotate(whole_text=where_needed("text"), whole_html=where_needed("html"))
    return whole.order_by(F("number").desc())


def news(draft: Draft, now: datetime) -> last_read.Read | None:
    """What this person had read before it changed, where it did."""
    if draft.current_id is None:
        return None
    read = last_read.opened(last_read.of(draft), draft.current_id, now)
    return read if read.before_id else None
