"""How far apart two values are, as words. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from reviewer.comparison.contradictions import likely, measures
from reviewer.comparison.contradictions.statements import Statement
from reviewer.comparison.facts import durations

TIMES = (1.02, 1.1, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)
MINUTES = (3, 6, 11, 16, 31, 61, 121)
DAYS = (1, 2, 3, 8, 15, 32)
# A slip of the hand or of a zone.
HOUR, TENS = 60, frozenset({10, 20, 30})
DAY = 1440
CLOCK = re.compile(r"T?(\d\d):(\d\d)")
DATE = re.compile(r"-(\d\d)-(\d\d)")


def distance(one: Statement, other: Statement) -> Iterator[str]:
    """What can be said of how far apart they are; nothing of names."""
    kind = one.fact.kind
    if kind in ("duration", "count", "percentage"):
        yield from _ratio(one, other)
    elif kind in ("time", "next_update"):
        yield from _clock(one, other)
    elif kind in ("date", "due_date"):
        yield from _days(one, other)


def _ratio(one: Statement, other: Statement) -> Iterator[str]:
    low, high = sorted(map(_amount, (one, other)))
    yield f"times {bisect_right(TIMES, high / low if low else TIMES[-1])}"
    if likely.transposed(one.fact.value, other.fact.value):
        yield "digits turned"
    if measures.slipped(one, other):
        yield "one digit apart"


def _amount(statement: Statement) -> float:
    value = statement.fact.value
    if statement.fact.kind == "duration":
        return durations.seconds(value) or 0.0
    return float(value.split(" ")[0].rstrip("%"))


def _clock(one: Statement, other: Statement) -> Iterator[str]:
    times = [CLOCK.search(s.fact.value) for s in (one, other)]
    first, second = (int(found[1]) * HOUR + int(found[2]) if found else None for found in times)
    if first is None or second is None:
        return
    apart = abs(first - second)
    apart = min(apart, DAY - apart)
    yield f"minutes {bisect_right(MINUTES, apart)}"
    if apart == HOUR:
        yield "an hour apart"
    if apart in TENS:
        yield "tens apart"
    if likely.turned_minutes(one.fact.value, other.fact.value):
        yield "minutes turned"


def _days(one: Statement, other: Statement) -> Iterator[str]:
    dates = [DATE.search(s.fact.value) for s in (one, other)]
    first, second = (int(found[1]) * 31 + int(found[2]) if found else None for found in dates)
    if first is not None and second is not None:
        yield f"days {bisect_right(DAYS, abs(first - second))}"
