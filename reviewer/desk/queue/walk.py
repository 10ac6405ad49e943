"""Where a report stands in the part of the queue that it was opened from, and where one goes on. Bounded (invariant 9).

One statement, which a page asks along with its frame. What has expired is passed over: nothing can be decided there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings

from reviewer.desk.queue.filters import DECIDED, STATES, Filters, Place, parse
from reviewer.desk.queue.leaders import Neighbour, around, ask, neighbours
from reviewer.desk.queue.waiting import search
from reviewer.desk.side_by_side.lines import AlsoAsked
from reviewer.desk.side_by_side.sheet import Sheet
from reviewer.drafts import audiences
from reviewer.drafts.audiences import UNSORTED
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    Asked = WithAnnotations[Draft, AlsoAsked]

# So many reports are counted on each side.
MOST = 100


@dataclass(frozen=True)
class Walk:
    """The reports around one in a part of the queue, by the drafts that lead them, the nearest first.

    `waits` says that the report is among them itself; `more_before` and `more_after`, that there are more than these;
    `mailbox`, what that of the filters is called.
    """

    filters: Filters
    before: Sequence[Neighbour]
    after: Sequence[Neighbour]
    waits: bool
    more_before: bool
    more_after: bool
    mailbox: str = ""

    @property
    def previous_pk(self) -> int | None:
        """The draft that leads the report before; None at the beginning."""
        return self.before[0].pk if self.before else None

    @property
    def next_pk(self) -> int | None:
        """The draft that leads the report after; None at the end."""
        return self.after[0].pk if self.after else None

    @property
    def onward_pk(self) -> int | None:
        """Where one goes on once the report is decided: what can be decided after it, else from the beginning."""
        again = () if self.more_before else self.before[::-1]
        return next((one.pk for one in [*self.after, *again] if one.ready), None)

    @property
    def exhausted(self) -> bool:
        """Whether nothing else of this part of the queue can be decided, so that the whole of it is offered."""
        return bool(self.part) and self.onward_pk is None and not self.more_before

    @property
    def place(self) -> str:
        """As "2 of 9", or "8 others wait" of a report that is not among them; empty where it is not known."""
        if self.more_before:
            return ""
        others = len(self.before) + len(self.after)
        more = "+" if self.more_after else ""
        if self.waits:
            return f"{len(self.before) + 1} of {others + 1}{more}"
        if not others:
            return "no other waits"
        return f"{others}{more} other{' waits' if others == 1 else 's wait'}"

    @property
    def part(self) -> str:
        """Which part of the queue, as "SEV0, Customer"; empty for all of it."""
        asked = self.filters
        found = (
            asked.severity.label if asked.severity is not None else "",
            asked.kind.label if asked.kind is not None else "",
            audiences.label("" if asked.audience == UNSORTED else asked.audience) if asked.audience else "",
            (self.mailbox or "one mailbox") if asked.mailbox else "",
            STATES[asked.state] if asked.state else "",
            f"“{asked.q}”" if asked.q else "",
        )
        return ", ".join(filter(None, found))

    @property
    def query(self) -> str:
        """What carries it in an address: "?severity=sev0", or nothing."""
        return self.filters.query()

    @property
    def whole(self) -> str:
        """The same for the whole queue, in the same order."""
        return Filters(sort=self.filters.sort).query()


class Question:
    """Where the report of a page stands in the part of the queue that `params` ask for."""

    def __init__(self, sheet: Sheet, params: Mapping[str, str]) -> None:
        self.sheet, self.filters = sheet, replace(parse(params, settings.AUDIENCES), after=None)
        self.leader = _leader(sheet, self.filters)
        place, sought = (
            _place(self.leader or sheet.report[0], self.filters),
            search(self.filters) if self.filters.q else None,
        )
        self.asking = around(self.filters, sought, sheet.moment, place, MOST + 1)

    def walk(self, told: str | None) -> Walk:
        """By what its `asking` found."""
        before, after = neighbours(told, self.filters.sort)
        earlier, later = before[:MOST][::-1], after[:MOST]
        waits = self.leader is not None and self.leader.expires_at > self.sheet.moment
        # In a search a version without a column may lead the report, as its text is not here: it is met on the way.
        line, same = [*earlier, *later], {row.pk for row in _same(self.sheet)}
        met = next((index for index, one in enumerate(line) if one.pk in same), None)
        if met is not None:
            earlier, later, waits = line[:met], line[met + 1 :], True
        mailbox = self.sheet.chosen.draft.mailbox
        called = mailbox.address if mailbox.pk == self.filters.mailbox else ""
        more = len(before) > MOST, len(after) > MOST
        return Walk(self.filters, earlier[::-1], later, waits, *more, called)


def of(sheet: Sheet, params: Mapping[str, str]) -> Walk:
    """Asked alone. One query."""
    question = Question(sheet, params)
    return question.walk(ask(question.asking))


def _leader(sheet: Sheet, filters: Filters) -> "Asked | None":
    """The draft by which the report stands in the queue, as leaders.LEADERS has it; None where it does not."""
    meeting = [row for row in _same(sheet) if _meets(row, filters)]
    if filters.q:
        # Of those without a column the text is not here: see Question.walk.
        having = {one.draft.pk for one in sheet.columns if _has(one.draft, filters.q.lower())}
        meeting = [row for row in meeting if row.pk in having]
    ready = [row for row in meeting if row.expires_at > sheet.moment and not _is_under_way(row)]
    pick = max if filters.sort.descending else min
    return pick(ready or meeting, key=lambda row: _place(row, filters), default=None)


def _same(sheet: Sheet) -> "list[Asked]":
    """The drafts that share the report's row in the queue: of one that is unsorted itself alone."""
    asked = sheet.report[0]
    alone = not asked.incident_id or not asked.kind or asked.audience not in settings.AUDIENCES
    return [asked] if alone else [row for row in sheet.report if row.audience in settings.AUDIENCES]


def _has(draft: Draft, words: str) -> bool:
    """Whether a search finds a draft (waiting.search)."""
    incident, text = draft.incident.key if draft.incident else "", draft.current.text if draft.current else ""
    return any(words in part.lower() for part in (draft.subject, draft.sender, incident, text))


def _meets(row: "Asked", filters: Filters) -> bool:
    """Whether a draft waits and is none that the filters leave out."""
    audience = row.audience if row.audience in settings.AUDIENCES else UNSORTED
    return (
        row.state == State.PENDING
        and row.replaces_id is None
        and filters.severity in (None, row.severity)
        and filters.kind in (None, row.kind)
        and filters.audience in (None, audience)
        and filters.mailbox in (None, row.mailbox_id)
        and (filters.state is None or _is_under_way(row) == (filters.state == DECIDED))
    )


def _is_under_way(row: "Asked") -> bool:
    return bool(row.decided and not row.decided["outcome"])


def _place(row: Draft, filters: Filters) -> Place:
    return tuple(getattr(row, name) for name in filters.sort.fields)
