"""Where two versions name different days, or different services, for the one that the report is about. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from reviewer.comparison.facts.components import COMPONENT
from reviewer.comparison.facts.services import PRODUCTS
from reviewer.comparison.facts.zones import ZONE

from . import agree, blame, likely, spans
from .clash import Rule, pairs
from .concepts import likeness
from .likely import PASSED
from .statements import Pair, Statement

ZONES = re.compile(rf"\b{ZONE}|\b(?:eastern|central|mountain|pacific|local)(?=\)| time\b)", re.I)
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d)")
NIGHT = re.compile(r"\b(?:night|overnight|midnight)\b", re.I)
# Two sentences of one version that blame two services have so much in common.
BLAMED_ALIKE = 0.4
TOLD_OF_PRODUCTS = 0.2
# What is listed after "Affected services:".
AFFECTED = "affected services"
# Days of these topics are not the day of the incident.
ASIDE = frozenset({"posted", "meeting", "maintenance", "expiry", "notification"})


def _day(one: Statement, other: Statement) -> bool:
    """The same day, or the one beside it where the two are told in different zones, or of a night."""
    if agree.date(one, other):
        return True
    zones = [{match.upper() for match in ZONES.findall(s.line)} for s in (one, other)]
    elsewhere = zones[0] != zones[1] and (all(zones) or _by_night(one, other) or _by_night(other, one))
    night = one.alone and other.alone and any(NIGHT.search(s.line) for s in (one, other))
    return (elsewhere or night) and _beside(one.fact.value, other.fact.value)


def _by_night(one: Statement, other: Statement) -> bool:
    """Whether one is the day of an instant so near to midnight that elsewhere it is the day that the other names."""
    hour = INSTANT.match(one.shown)
    before = one.fact.value[-5:] > other.fact.value[-5:]
    return hour is not None and (int(hour[1]) < 8 if before else int(hour[1]) > 18)


def _beside(one: str, other: str) -> bool:
    """Whether two dates, read in one year, are next to each other; one that no calendar has is beside none."""
    days = [_in_one_year(value) for value in (one, other)]
    return all(days) and abs(days[0] - days[1]) in {1, 365}


def _in_one_year(value: str) -> int:
    """The number of a date's day, counted in a leap year; 0 for one that no calendar has, as 31 November."""
    try:
        return date.fromisoformat(f"2024-{value[-5:]}").toordinal()
    except ValueError:
        return 0


DATES = Rule(likely.date, _day, loose=True)
SERVICES = Rule(likely.service, agree.name, loose=True)


def dates(first: Sequence[Statement], second: Sequence[Statement]) -> Iterator[Pair]:
    """Two versions that have no day in common tell the incident's day differently; else only what is told alike."""
    one, other = _main(first), _main(second)
    if spanned := list(spans.apart(one, other)):
        yield from spanned
    elif one and other and _strangers(first, second, DATES):
        yield max(_all(one, other), key=lambda pair: likely.date(*pair))
    else:
        yield from pairs(first, second, DATES)


def services(first: Sequence[Statement], second: Sequence[Statement]) -> Iterator[Pair]:
    """Two versions that have no service in common, and each name or blame one alone; else only what is told alike."""
    first, second = ([s for s in those if s.fact.about != COMPONENT] for those in (first, second))
    blamed = [[s for s in those if blame.is_blamed(s)] for those in (first, second)]
    one, other = (_single(those) or _single(guilty) for those, guilty in zip((first, second), blamed, strict=True))
    likeliest = max(_all(one, other), key=lambda pair: likely.service(*pair), default=None)
    if likeliest and _strangers(first, second, SERVICES) and _are_theirs(likeliest):
        yield likeliest
    else:
        yield from pairs(first, second, SERVICES)


def _are_theirs(pair: Pair) -> bool:
    """Whether both are services, or products of which much the same is told; a product may be anybody's."""
    products = any(s.fact.about == PRODUCTS for s in pair)
    return not products or likely.service(*pair) >= TOLD_OF_PRODUCTS


def services_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """The service of a subject, and the one that the text says is affected, where the text does not name the first."""
    told = [s for s in told if s.fact.about != COMPONENT]
    heads, bodies = [s for s in told if s.fact.where == "subject"], [s for s in told if s.fact.where == "text"]
    failing = [s for s in bodies if s.fact.about == AFFECTED or likely.FAILING.search(s.before)]
    if len(heads) == 1 and blame.DOWN.match(heads[0].after or " "):
        failing += [s for s in bodies if blame.DOWN.match(s.after)]
    if len(heads) == 1 and failing and not any(agree.name(heads[0], body) for body in bodies):
        yield heads[0], failing[0]
    yield from _blamed_apart(bodies)


def _blamed_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Two services of which two sentences of one version tell much the same, when one of them says that it was it."""
    for one, other in combinations([s for s in told if not PASSED.match(s.line)], 2):
        if one.sentence == other.sentence or not (blame.WAS_IT.search(one.before) or blame.WAS_IT.search(other.before)):
            continue
        told_alike = len(one.words & other.words) > 2 and likeness(one.words, other.words) >= BLAMED_ALIKE
        named = {s.fact.value for s in told if s.sentence in (one.sentence, other.sentence)}
        if told_alike and len(named) == 2 and not agree.name(one, other):
            yield one, other


def _single(told: Sequence[Statement]) -> Sequence[Statement]:
    """The statements, if they name one service alone."""
    return told if len({s.fact.value for s in told}) == 1 else []


def _main(told: Sequence[Statement]) -> list[Statement]:
    return [s for s in told if s.fact.about not in ASIDE and not _is_aside(s)]


def _is_aside(statement: Statement) -> bool:
    """Whether it is a day of a plan, or of what was written."""
    return "plan" in statement.meant or likely.is_to_come(statement) or likely.is_of_document(statement)


def _strangers(first: Sequence[Statement], second: Sequence[Statement], rule: Rule) -> bool:
    return bool(first and second) and not any(rule.agree(*pair) for pair in _all(first, second))


def _all(first: Sequence[Statement], second: Sequence[Statement]) -> list[Pair]:
    return [(one, other) for one in first for other in second]
