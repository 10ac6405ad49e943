"""Everything the review page shows of a report, gathered in as many queries for five versions as for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.http import Http404
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk.side_by_side import earlier, lines, loading
from reviewer.desk.side_by_side.columns import Column
from reviewer.desk.side_by_side.loading import Around
from reviewer.desk.side_by_side.since import Since
from reviewer.desk.standing.phase import Phase
from reviewer.desk.standing.status import Status, load_many
from reviewer.desk.standing.versions import Version
from reviewer.drafts.models import Draft, Revision

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

D = TypeVar("D", bound=Draft)
# More columns than this cannot be read side by side; the others are one press away.
MOST_COLUMNS = 6


@dataclass(frozen=True)
class Sheet:
    """The versions of a report; `others` are those without a column, `report` all its drafts, the asked one first."""

    columns: Sequence[Column]
    chosen: Column
    moment: datetime
    others: Sequence[Draft] = ()
    thread: Sequence[Version] = ()
    report: Sequence["WithAnnotations[Draft, lines.AlsoAsked]"] = ()
    rules_changed_at: datetime | None = None
    rules: str = ""

    @property
    def several(self) -> bool:
        """Whether versions stand side by side; one alone reads like a letter."""
        return len(self.columns) > 1

    @property
    def open_hints(self) -> int:
        """How many hints want a word, in all versions."""
        return sum(card.open for column in self.columns for card in column.points.cards)

    @property
    def hints_block(self) -> bool:
        """Whether one of them keeps its version from being approved as it is."""
        return any(card.open and card.one.blocks for column in self.columns for card in column.points.cards)

    @property
    def first_hint(self) -> str:
        """The anchor of the first of them: of the version under review, else of the first that has one."""
        columns = [self.chosen, *self.columns]
        return next((card.anchor for column in columns for card in column.points.shown if card.open), "")

    @property
    def seen(self) -> str:
        """What the page shows, for the poll."""
        return lines.pairs({column.draft.pk: column.stamp for column in self.columns})

    @property
    def read(self) -> str:
        """The digests on the screen."""
        return lines.pairs({column.draft.pk: column.read for column in self.columns if column.read})

    @property
    def judged(self) -> str:
        """How the versions on the screen are judged there, and how they were said to be judged last, for the poll."""
        return lines.pairs({one.draft.pk: f"{one.judged_there}-{one.points.stamp}" for one in self.columns})

    @property
    def moving(self) -> bool:
        """Whether a decision is under way, so that it is worth asking often."""
        return any(column.status.standing.moving for column in self.columns)

    @property
    def settled(self) -> bool:
        """Whether nothing of it can change any more."""
        return all(column.status.standing.phase == Phase.CLOSED for column in self.columns)

    @property
    def ready(self) -> list[Column]:
        """The versions that this person can approve now as the agent wrote them, with nothing left to see to."""
        return [column for column in self.columns if column.ready]

    @property
    def edited(self) -> list[Column]:
        """The versions of which this person has an edit that waits: the page shows and compares the agent's text."""
        return [column for column in self.columns if column.edits.to_read]

    @property
    def edited_otherwise(self) -> list[Column]:
        """Those of them whose edit states a fact otherwise than the others."""
        return [column for column in self.edited if column.edit_differs]

    @property
    def waiting(self) -> dict[int, Column]:
        """After each column that is decided, by its number: the next one that waits, going round."""
        return {column.number: one for column in self.columns if (one := self._next_after(column))}

    def _next_after(self, column: Column) -> Column | None:
        around = [*self.columns[column.number :], *self.columns[: column.number - 1]]
        return next((one for one in around if one.waits), None)


def load_sheet(user: User | None, pk: int, read: dict[int, str] | None = None, *, thread: bool = True) -> Sheet:
    """The report of a draft. `read` are the digests on the screen, by draft; without them the page is a new one.

    Without a `user` it is as whoever has no edit of it sees it.

    Without its `thread` no earlier mail is known, so nothing of it may be held against the versions.

    Raises Http404.
    """
    now = timezone.now()
    rows = lines.load(pk, now)
    if not rows:
        raise Http404("There is no such draft.")
    picked = lines.chosen(rows)
    here = shown(picked, pk)
    found = _find(user, pk, [row.pk for row in here], rows, now, thread=thread)
    there = [row for row in here if row.pk in found.drafts]
    columns = [_column(found, number, row, read, alone=len(there) == 1) for number, row in enumerate(there, 1)]
    return Sheet(
        columns=columns,
        chosen=next(column for column in columns if column.chosen),
        moment=now,
        others=[row for row in picked if row not in here],
        thread=[Version(draft, found.statuses[draft.pk].standing) for draft in found.others],
        report=rows,
        rules_changed_at=rows[0].rules_at,
        rules=lines.rules(rows, now),
    )


def shown(picked: Sequence[D], pk: int) -> list[D]:
    """The first that fit, the one that was asked for among them."""
    asked = [row for row in picked if row.pk == pk]
    others = [row for row in picked if row.pk != pk][: MOST_COLUMNS - 1]
    kept = {row.pk for row in [*asked, *others]}
    return [row for row in picked if row.pk in kept]


@dataclass(frozen=True)
class _Found:
    """What was read of a report, for one person or nobody, at one moment; `asked` is the draft that they look at.

    `drafts` are those that the page shows, `before` the other mails of their threads, `others` those of them that it
    lists.
    """

    user: User | None
    asked: int
    rows: "Sequence[WithAnnotations[Draft, lines.AlsoAsked]]"
    drafts: "Mapping[int, WithAnnotations[Draft, Around]]"
    before: "Sequence[WithAnnotations[Draft, earlier.Said]]"
    others: Sequence[Draft]
    statuses: Mapping[int, Status]
    revisions: Mapping[int, Sequence[Revision]]
    now: datetime


def _find(
    user: User | None,
    asked: int,
    ids: Sequence[int],
    rows: "Sequence[WithAnnotations[Draft, lines.AlsoAsked]]",
    now: datetime,
    *,
    thread: bool,
) -> _Found:
    drafts = loading.drafts(user, ids)
    before = loading.thread(drafts.values()) if thread else []
    others = [draft for draft in before if draft.replaces_id is None][-loading.MOST_IN_THREAD :]
    statuses = load_many(list(drafts.values()), others)
    in_place = [found for pk in drafts if (found := statuses[pk].text_in_place)]
    revisions = loading.revisions(user, drafts, in_place, now)
    return _Found(user, asked, rows, drafts, before, others, statuses, revisions, now)


def _column(
    found: _Found,
    number: int,
    row: "WithAnnotations[Draft, lines.AlsoAsked]",
    read: Mapping[int, str] | None,
    *,
    alone: bool,
) -> Column:
    draft, status, revisions = found.drafts[row.pk], found.statuses[row.pk], found.revisions[row.pk]
    in_place = next((one for of in found.revisions.values() for one in of if one.pk == status.text_in_place), None)
    shown = in_place or draft.current
    digest = shown.digest if shown else ""
    return Column(
        number=number,
        draft=draft,
        status=status,
        read=digest if read is None else read.get(draft.pk, digest),
        in_place=in_place,
        chosen=draft.pk == found.asked,
        revisions=revisions,
        replacing=draft.replacing,
        user=found.user,
        stamp=lines.stamp(row, found.rows, found.now),
        since=None if in_place else _since(draft, revisions, found.now),
        earlier=earlier.of_thread(draft, found.before),
        alone=alone,
        twins=lines.twins(draft, found.rows, found.now),
    )


def _since(draft: Draft, revisions: Sequence[Revision], now: datetime) -> Since | None:
    read = loading.news(draft, now)
    if read is None or read.before_at is None or draft.current is None:
        return None
    before = next((one for one in revisions if one.pk == read.before_id), None)
    return Since(before, draft.current, read.before_at) if before else None
