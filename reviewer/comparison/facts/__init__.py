"""Facts: what a version states that can be compared, with spans. Pure.

Values: `time` and `date` as ISO 8601 (14:05, 14:05Z, 2026-03-12T14:05-07:00, 2026-03-12, --03-12 without a year),
`duration` as ISO 8601 (PT45M, P2D), `severity` P0 to P4, `percentage` "12%", `count` "1862 customers", `version` 2.4.1
or a commit id, `service` and `owner` by name, `due_date` a date or the day's name, `next_update` a time, date, instant
(--10-03T11:00 without a year) or duration, `status` investigating, identified, monitoring or resolved. What hedges a
number ("about") is in its span.
"""

from collections.abc import Iterator, Sequence

from reviewer.comparison.values import Fact, Version, Where

from . import (
    as_of,
    components,
    counts,
    dates,
    due,
    durations,
    item_heads,
    people,
    rates,
    services,
    severities,
    statuses,
    times,
    timetables,
    updates,
    versions,
)
from .about import abouts
from .found import Found

# Where two facts want the same characters the earlier kind keeps them.
RANK = (
    "next_update", "due_date", "time", "date", "version", "percentage", "duration", "severity", "count", "status",
    "service", "owner",
)  # fmt: skip
ORDER = {kind: index for index, kind in enumerate(RANK)}


def find(version: Version, most: int | None = None) -> list[Fact]:
    """Every fact of the subject and the text, sorted by place, the subject's first; no two overlap.

    With `most` only the first so many of each: a text of nothing but numbers has thousands.
    """
    return [*_facts(version.subject, "subject", most), *_facts(version.text, "text", most)]


def _facts(text: str, where: Where, most: int | None) -> Iterator[Fact]:
    found = sorted(_apart(_all(text, subject=where == "subject")))[:most]
    for fact, about in zip(found, abouts(text, found), strict=True):
        yield Fact(fact.kind, fact.start, fact.end, fact.value, about, where)


def _all(text: str, *, subject: bool) -> list[Found]:
    days = [day for day in dates.find(text) if not versions.names_it(text, day.start)]
    clocks = [_told_from(text, clock, subject=subject) for clock in sorted(times.find(text))]
    events = [clock for clock in clocks if not clock.about]
    lengths = list(durations.find(text))
    return [
        *days, *clocks, *lengths,
        *due.find(text, days),
        *updates.find(text, sorted([*days, *events, *lengths])),
        *severities.find(text), *rates.find(text), *counts.find(text), *versions.find(text), *services.find(text),
        *components.find(text),
        *item_heads.without(text, people.find(text)), *statuses.find(text, subject=subject),
    ]  # fmt: skip


def _told_from(text: str, clock: Found, *, subject: bool) -> Found:
    """A time; one that only dates the report is about that, and nothing that happened."""
    if timetables.is_departure(text, clock.start, clock.end):
        return clock._replace(about=timetables.ABOUT)
    dates_it = as_of.is_as_of(text, clock.start, clock.end, subject=subject)
    return clock._replace(about=as_of.ABOUT) if dates_it else clock


def _apart(found: Sequence[Found]) -> list[Found]:
    """Without those that overlap one of an earlier kind, or a longer one of their own."""
    kept: list[Found] = []
    taken = bytearray(max((fact.end for fact in found), default=0))
    for fact in sorted(found, key=lambda fact: (ORDER[fact.kind], fact.start - fact.end, fact)):
        if taken.find(1, fact.start, fact.end) < 0:
            kept.append(fact)
            taken[fact.start : fact.end] = b"\1" * (fact.end - fact.start)
    return kept
