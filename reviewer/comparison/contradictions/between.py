"""Where two versions name different days, or different services, for the one that the report is about. Pure."""

from collections.abc import Iterator, Sequence

from . import agree, likely
from .clash import Pair, Rule, pairs
from .statements import Statement

# Days of these topics are not the day of the incident.
ASIDE = frozenset({"posted", "meeting", "maintenance", "expiry"})
DATES = Rule(likely.date, agree.date, loose=True)
SERVICES = Rule(likely.service, agree.name, loose=True)


def dates(first: Sequence[Statement], second: Sequence[Statement]) -> Iterator[Pair]:
    """Two versions that have no day in common tell the incident's day differently; else only what is told alike."""
    one, other = _main(first), _main(second)
    if _strangers(one, other, DATES):
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


def none(_told: Sequence[Statement]) -> Iterator[Pair]:
    """Within one version nothing is compared: it may name as many as it likes."""
    yield from ()


def _main(told: Sequence[Statement]) -> list[Statement]:
    return [s for s in told if s.fact.about not in ASIDE and "plan" not in s.meant]


def _strangers(first: Sequence[Statement], second: Sequence[Statement], rule: Rule) -> bool:
    return bool(first and second) and not any(rule.agree(*pair) for pair in _all(first, second))


def _all(first: Sequence[Statement], second: Sequence[Statement]) -> list[Pair]:
    return [(one, other) for one in first for other in second]
