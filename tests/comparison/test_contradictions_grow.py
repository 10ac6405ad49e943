"""What is asked of two texts grows with their length where a square of it can be spared."""

import os
from collections.abc import Callable
from functools import cache

import pytest

from reviewer.comparison import contradictions, facts
from reviewer.comparison.contradictions import measures, order
from reviewer.comparison.contradictions.clash import Rule, odd
from reviewer.comparison.contradictions.statements import Statement, statements
from reviewer.comparison.values import Version
from tests.comparison.steps import steps
from tests.support.growth import ever_below, grows_evenly, least

NAMES = [f"{first}{last}" for first in ("bor", "kel", "mun", "tav", "zig") for last in "abcdefghijklmnopqrstuvwxyz"]


def _told(count: str) -> list[Version]:
    """Two versions that tell so many events of other things."""
    halves = [NAMES[: int(count)], NAMES[-int(count) :]]
    texts = [" ".join(f"We mended {name}ock before we opened {name}ump." for name in names) for names in halves]
    return [Version(f"v{number}", "", text) for number, text in enumerate(texts)]


def test_events_are_held_only_against_those_that_share_words() -> None:
    def work(count: str) -> object:
        return order.find(_told(count))

    work("8")  # the meaning of the common words is remembered
    assert steps(work, "64") < 6 * steps(work, "16") + 1_000


def test_each_value_of_a_group_is_asked_for_its_support_once() -> None:
    asked = 0

    def agree(one: Statement, other: Statement) -> bool:
        nonlocal asked
        asked += 1
        return one.fact.value == other.fact.value

    version = Version("v", "", " ".join(f"The outage lasted {number} minutes." for number in range(10, 40)))
    told = statements(0, version, facts.find(version))
    odd(told, told, Rule(measures.length, agree))
    assert asked == len(told) ** 2 == 900


def test_rows_that_nothing_tells_apart_are_not_weighed_against_each_other() -> None:
    listings = ["".join(f"Impact {n}: {n + more} customers\n" for n in range(60)) for more in range(3)]
    versions = [Version(f"v{number}", "", text) for number, text in enumerate(listings)]
    assert len(contradictions.crowds(versions)["count"].pairs()) < 60
    few = [Version(version.audience, "", "".join(version.text.splitlines(keepends=True)[:6])) for version in versions]
    assert contradictions.crowds(few)["count"].pairs()


# What a hostile mail is made of: one of each kind, the one that comes nearest to its limit.
SOME = [
    "1%",
    "9:",
    "10:00 ",
    "1. ",
    "1/2 ",
    "an hour and ",
    "fünf Minuten ",
    "5 分 ",
    "then ",
    "5 out of ",
    "3 customers ",
    "by Friday ",
    "12/03/2026 ",
    "P1 ",
    "v1.2.3 ",
    "Jane Doe ",
    "We restarted billing before we opened the pump. ",
    "## Summary\n",
    "| a | b |\n",
    "a ",
    "<",
    "\u2019",
    "\u2028",
]
# All of them: the long form, `EVERY_UNIT=true .venv/bin/python -m pytest tests/comparison/test_contradictions_grow.py`.
EVERY = [
    *SOME,
    "%",
    "a%",
    "14:05\u201314:50 ",
    "12 ",
    "1,",
    "5-",
    "5.5 ",
    "$5 ",
    "1h ",
    "1h",
    "5 minutes ",
    "ungefähr ",
    "trois ",
    "depuis ",
    "half ",
    "twenty-",
    "about ",
    "not ",
    "and ",
    "since ",
    "until 10 ",
    "from 10:00 to ",
    "Mar 12 ",
    "2026-",
    "abcdef0 ",
    "Jane ",
    "Owner: Jane Doe\n",
    "Restarted a at 10:00. ",
    "10:00 UTC\n",
    "Summary:\n",
    "- a\n",
    "- ",
    "|",
    "# ",
    "\n",
    "**",
    "@",
    "(",
    "[",
    "&lt;",
    "\u200b",
    "\u0301",
    "é",
    '"',
    "A",
]
UNITS = EVERY if os.environ.get("EVERY_UNIT") == "true" else SOME
REPORT = """## Summary
Checkout was slow for 45 minutes on 12 March 2026. About 12% of orders failed, and 1,862 customers saw an error. The
cause was release 2.4.1 of the billing service, whose pool of connections ran dry. We rolled it back and opened it anew.

## Timeline
- 14:05 UTC The error rate rose to 12% and the alarm went off.
- 14:20 UTC Jane Doe rolled back billing 2.4.1.
- 14:50 UTC All orders went through again. Severity P1.

## Action items
- Jane Doe raises the limit of the pool by Friday.
- We will tell you more by 17:00 UTC.

"""


def of_length(size: int, unit: str) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def texts(unit: str, size: int, count: int) -> list[Version]:
    """Versions of one text, each a bit shorter and with an end of its own."""
    return [Version(f"v{at}", "", of_length(size - 7 * at, unit) + "x" * at) for at in range(count)]


def compared(unit: str, size: int, count: int) -> Callable[[], object]:
    versions = texts(unit, size, count)
    return lambda: contradictions.find(versions)


@cache
def of_a_report(size: int) -> float:
    contradictions.find(texts(REPORT, 1_000, 1))  # the meaning of the common words is remembered
    return least(compared(REPORT, size, 1))


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_no_text_costs_much_more_than_a_report_that_is_as_long_or_says_as_much(unit: str) -> None:
    said, usual = (len(facts.find(texts(one, 5_000, 1)[0])) for one in (unit, REPORT))
    assert ever_below(8 * of_a_report(5_000) * max(1, said / usual), compared(unit, 5_000, 1))


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_the_time_of_comparing_three_grows_no_faster_than_their_text(unit: str) -> None:
    small, large = (compared(unit, size, 3) for size in (1_000, 4_000))
    assert grows_evenly(small, large, harmless=0.1)
