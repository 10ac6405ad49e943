"""Where two versions name different days, or different services, for the one that the report is about. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reviewer.comparison.facts.zones import ZONE

from . import agree, likely
from .clash import Pair, Rule, pairs
from .statements import Statement

ZONES = re.compile(rf"\b{ZONE}", re.I)
NIGHT = re.compile(r"\b(?:night|overnight|midnight)\b", re.I)
# What is listed after "Affected services:".
AFFECTED = "affected services"
# Days of these topics are not the day of the incident.
ASIDE = frozenset({"posted", "meeting", "maintenance", "expiry"})


def _day(one: Statement, other: Statement) -> bool:
    """The same day, or the one beside it where the two are told in different zones, or of a night."""
    if agree.date(one, other):
        return True
    zones = [{match.upper() for match in ZONES.findall(s.line)} for s in (one, other)]
    elsewhere = bool(zones[0] and zones[1] and zones[0] != zones[1])
    night = one.alone and other.alone and any(NIGHT.search(s.line) for s in (one, other))
    return (elsewhere or night) and _beside(one.fact.value, other.fact.value)


def _beside(one: str, other: str) -> bool:
    """Whether two dates, read in one year, are next to each other."""
    days = [re.search(r"-(\d\d)-(\d\d)$", value) for value in (one, other)]
    numbers = [date(2024, int(day[1]), int(day[2])).toordinal() for day in days if day and day[1] + day[2] <= "1231"]
    return len(numbers) == 2 and abs(numbers[0] - numbers[1]) in {1, 365}


DATES = Rule(likely.date, _day, loose=True)
SERVICES = Rule(likely.service, agree.name, loose=True)


def dates(first: Sequence[Statement], second: Sequence[Statement]) -> Iterator[Pair]:
    """Two versions that have no day in common tell the incident's day differently; else only what is told alike."""
    one, other = _main(first), _main(second)
    if one and other and _strangers(first, second, DATES):
        yield max(_all(one, other), key=lambda pair: likely.date(*pair))
    else:
        yield from pairs(first, second, DATES)


def services(first: Sequence[Statement], second: Sequence[Statement]) -> Iterator[Pair]:
    """Two versions that have no service in common, and each name one alone; else only what is told alike."""
    alone = all(len({s.fact.value for s in those}) == 1 for those in (first, second))
    if alone and _strangers(first, second, SERVICES):
        yield max(_all(first, second), key=lambda pair: likely.service(*pair))
    else:
        yield from pairs(first, second, SERVICES)


def services_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """The service of a subject, and the one that the text says is affected, where the text does not name the first."""
    heads, bodies = [s for s in told if s.fact.where == "subject"], [s for s in told if s.fact.where == "text"]
    failing = [s for s in bodies if s.fact.about == AFFECTED or likely.FAILING.search(s.before)]
    if len(heads) == 1 and failing and not any(agree.name(heads[0], body) for body in bodies):
        yield heads[0], failing[0]


def _main(told: Sequence[Statement]) -> list[Statement]:
    return [s for s in told if s.fact.about not in ASIDE and "plan" not in s.meant]


def _strangers(first: Sequence[Statement], second: Sequence[Statement], rule: Rule) -> bool:
    return bool(first and second) and not any(rule.agree(*pair) for pair in _all(first, second))


def _all(first: Sequence[Statement], second: Sequence[Statement]) -> list[Pair]:
    return [(one, other) for one in first for other in second]
