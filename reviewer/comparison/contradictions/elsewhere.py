"""Days that differ only as the clocks of two places do: 21 April, 21:30 UTC is 22 April, 03:00 in India. Pure."""

from collections.abc import Sequence
from datetime import timedelta

from reviewer.comparison.facts import zones
from reviewer.comparison.values import Contradiction, Place, Version

from . import agree, moments
from .statements import Statement


def is_one_day(found: Contradiction, versions: Sequence[Version], told: Sequence[Sequence[Statement]]) -> bool:
    """Whether the days of a contradiction are one by a clock that a version names, as the times beside them say."""
    if found.kind != "date":
        return False
    own = [zones.offsets(zones.stated(version.text)) for version in versions]
    clocks = {east for one in told for s in one if s.fact.kind == "time" for east in moments.offsets(s)}.union(*own)
    return any(
        set.intersection(*(_days(place, told[place.version], own[place.version], east) for place in found.values))
        for east in clocks
    )


def _days(place: Place, told: Sequence[Statement], own: Sequence[int], east: int) -> set[tuple[int, int]]:
    """What months and days a place can mean by a clock so many minutes east of UTC; as written where no zone is told.

    `own` is what the version's zone can be that stands beside none of its times.
    """
    # The times beside that day, wherever its version names it.
    beside = {(s.fact.where, s.sentence) for s in told if s.fact.kind == "date" and s.fact.value == place.value}
    times = [s for s in told if s.fact.kind == "time" and (s.fact.where, s.sentence) in beside]
    shifts = {shift for time in times for shift in moments.shifts(time, moments.offsets(time) or own, east)} or {0}
    written = agree.whole_day(place.value)
    days = [written + timedelta(days=shift) for shift in shifts] if written else []
    return {(day.month, day.day) for day in days}


def is_of_the_next_task(found: Contradiction, told: Sequence[Sequence[Statement]]) -> bool:
    """Whether a version that gives one of two due dates has the other as a day of the same sentence.

    "The first by 12 May, the others two weeks later (26 May)": whose day it is there is not sure.
    """
    if found.kind != "due_date" or len({place.version for place in found.values}) < 2:
        return False
    one, other = found.values[0], found.values[-1]
    return _has_beside(one, other, told[one.version]) or _has_beside(other, one, told[other.version])


def _has_beside(place: Place, other: Place, told: Sequence[Statement]) -> bool:
    own = next((s for s in told if s.place == place), None)
    return own is not None and any(
        s.fact.kind == "date" and s.sentence == own.sentence and agree.same_day(s.fact.value, other.value) for s in told
    )
