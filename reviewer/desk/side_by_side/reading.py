"""What the review page shows, gathered: the versions side by side, what stands around them, and their decisions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import UNREADABLE, newest
from reviewer.comparison.values import Where
from reviewer.desk import last_read, presence
from reviewer.desk.history.telling import tell
from reviewer.desk.side_by_side import cells, facts, lines
from reviewer.desk.side_by_side.cards import Card
from reviewer.desk.side_by_side.columns import Column
from reviewer.desk.side_by_side.marking import Mark
from reviewer.desk.side_by_side.points import Shown, point
from reviewer.desk.side_by_side.sheet import Sheet, load_sheet
from reviewer.desk.standing.phase import Phase
from reviewer.desk.times import level
from reviewer.drafts.models import Revision
from reviewer.prepared import prepared

EVENTS_SHOWN = 8
# A header has to stay small.
MOST_ANNOUNCED = 300
NOTHING: Mapping[int, str] = {}


def context(user: User, pk: int) -> dict[str, Any]:
    """Everything of the page but the frame around it; that this person has it before them is kept. Raises Http404."""
    sheet, compared = with_points(load_sheet(user, pk))
    columns = sheet.columns
    last_read.keep(user, [one.draft for one in columns], sheet.moment)
    marks = _marks(sheet, compared)
    return {
        **around(user, sheet),
        "facts": compared,
        "lines": cells.lines(columns, marks, compared.differs) if sheet.several else [],
        "subjects": [(one, cells.subject(one, found)) for one, found in zip(columns, marks, strict=True)],
        "laid_out": None if sheet.several else cells.whole(columns[0], marks[0]),
        "letter": sheet.chosen.letter,
        "reach": sheet.chosen.reach,
        "shown": sheet.chosen.shown,
    }


def moved(
    user: User, pk: int, read: Mapping[int, str], seen: Mapping[int, str], judged: Mapping[int, str] = NOTHING
) -> dict[str, Any]:
    """The parts of the page that a step of a decision changes, and which columns are others than those `seen`.

    Or are `judged` otherwise than it was told.
    """
    sheet, compared = with_points(load_sheet(user, pk, dict(read)), judged)
    columns = sheet.columns
    changed = [column for column in columns if seen.get(column.draft.pk) != column.stamp or column.judged_anew]
    known = {pk, *read, *seen}
    return {
        **around(user, sheet),
        "facts": compared,
        "changed": [column for column in changed if column.draft.pk in known],
        "arrived": [column for column in changed if column.draft.pk not in known],
    }


def with_points(sheet: Sheet, judged: Mapping[int, str] = NOTHING) -> tuple[Sheet, facts.Compared]:
    """The sheet with what is pointed at in each column, and what differs between them.

    `judged` is what the page that stands open says of that (`Column.judged`), by draft.
    """
    compared = facts.compared([one.told for one in sheet.columns], sheet.moment)
    shown = [Shown(one.draft, one.shown, one.edits.beside, one.waits) for one in sheet.columns]
    pointed = point(shown, sheet.rules_changed_at)
    columns = [
        replace(
            one,
            differs=compared.steps(index),
            edit_differs=differs_with(sheet, one, one.edits.beside) if one.edits.beside else (),
            points=pointed[index],
            judged=judged.get(one.draft.pk, ""),
        )
        for index, one in enumerate(sheet.columns)
    ]
    chosen = next(one for one in columns if one.chosen)
    return replace(sheet, columns=columns, chosen=chosen), compared


def differs_with(sheet: Sheet, column: Column, edit: Revision) -> Sequence[tuple[str, str]]:
    """What `column` would state otherwise than the other versions, itself or earlier mails, if it went out so edited.

    As `Column.differs`, but for the marks, which no page has.
    """
    told = [replace(one, in_place=edit).told if one is column else one.told for one in sheet.columns]
    return facts.compared(told, sheet.moment).steps(column.number - 1)


def way_on(user: User, pk: int, is_here: Callable[[Card], bool]) -> str:
    """The id of where one goes on after an act on a hint of draft `pk`, which `is_here` tells by its card.

    The hint itself while it is open, the next open one of its version, or one before it; without any the section that
    it stands in: no act changes which version is under review. Empty where the page has no such card.
    """
    sheet, compared = with_points(load_sheet(user, pk))
    cards = sheet.chosen.points.shown
    at = next((index for index, card in enumerate(cards) if is_here(card)), None)
    if at is None:
        return ""
    going_on = next((card for card in [*cards[at:], *cards[:at]] if card.open), None)
    if going_on is not None or not sheet.several:
        return (going_on or cards[at]).anchor
    sections = cells.lines(sheet.columns, _marks(sheet, compared), compared.differs)
    there = (line.anchor for line in sections if any(cards[at] in cell.cards for cell in line.cells))
    return next(there, cards[at].anchor)


def _marks(sheet: Sheet, compared: facts.Compared) -> list[dict[Where, list[Mark]]]:
    return [_both(found, one.points.marks) for one, found in zip(sheet.columns, compared.marks, strict=True)]


def _both(found: cells.Marks, more: cells.Marks) -> dict[Where, list[Mark]]:
    """The marks of facts and of hints."""
    return {where: [*found[where], *more[where]] for where in found}


def around(user: User, sheet: Sheet) -> dict[str, Any]:
    """What both show."""
    ids = [str(one.draft.pk) for one in sheet.columns]
    try:
        events = _events(ids)
    except UNREADABLE:
        events = newest(Event.objects.filter(draft__in=ids), EVENTS_SHOWN + 1)
    names = {str(one.draft.pk): one.label for one in sheet.columns}
    told = [(names[event.draft], tell(event)) for event in events[:EVENTS_SHOWN]]
    draft = sheet.chosen.draft
    others = presence.note(user, draft)
    return {
        "sheet": sheet,
        "draft": draft,
        "moment": sheet.moment,
        "events": told,
        "more_events": len(events) > EVENTS_SHOWN,
        "expiry": _first_to_expire(sheet),
        "hold_seconds": settings.HOLD_SECONDS,
        "may_decide": user.may_decide,
        "may_set_rules": user.may_set_rules,
        "others": presence.sentence(others),
        "here_now": presence.stamp(others),
    }


@prepared
def _events(drafts: Sequence[str]) -> QuerySet[Event]:
    """The last of these drafts, and one more where there are more."""
    return Event.objects.filter(draft__in=drafts).order_by("-seq")[: EVENTS_SHOWN + 1]


def announcement(
    changed: list[Column], arrived: list[Column], problem: str = "", seen: Mapping[int, str] = NOTHING
) -> str:
    """For the live region: what the last press met, and what moved, the version looked at first; "" if nothing.

    `seen`: how the columns stood before.
    """
    ordered = sorted(changed, key=lambda column: not column.chosen)
    moved = [_moved_to(column, seen.get(column.draft.pk, "")) for column in ordered]
    came = [f"The {column.name} has arrived. The page you read does not have it." for column in arrived]
    return " ".join(filter(None, [problem, *moved, *came]))[:MOST_ANNOUNCED]


def _moved_to(column: Column, before: str) -> str:
    """What a column has become: another draft than the one that is read, and where it stands if that says more.

    Where nothing but its twins did, what they are, or how it is judged by now; empty where none is shown, or the page
    said the same before.
    """
    if lines.of_itself(before) == lines.of_itself(column.stamp):
        told = column.twins.words if column.has_twins else ""
        twins = f"{column.name}: {told}" if told and told != lines.twins_words(before) else ""
        anew = column.judged_anew and column.judged_otherwise
        judged = f"{column.label}: judged otherwise since this page was loaded: {column.judged_words}." if anew else ""
        return " ".join(filter(None, [twins, judged]))
    standing = column.status.standing
    stands = f"{standing.headline} {standing.detail}".strip()
    if column.outdated:
        changed = f"{column.name}: {column.news.heard}"
        untouched = standing.phase == Phase.OPEN and column.status.decision is None
        return changed if untouched else f"{changed} {stands}"
    return stands if stands.startswith(column.label) else f"{column.label}: {stands}"


def _first_to_expire(sheet: Sheet) -> dict[str, Any] | None:
    """Of the versions that are still open, the one whose time is over first."""
    waiting = [one.draft for one in sheet.columns if one.draft.is_open]
    if not waiting:
        return None
    first = min(waiting, key=lambda one: one.expires_at)
    return {"draft": first, "level": level(first.expires_at - sheet.moment)}
