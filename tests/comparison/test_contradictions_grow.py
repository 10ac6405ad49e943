"""What is asked of two texts grows with their length where a square of it can be spared."""

import time
from collections.abc import Sequence
from functools import cache

import pytest

from reviewer.comparison import contradictions, facts
from reviewer.comparison.contradictions import measures, order
from reviewer.comparison.contradictions.clash import Rule, odd
from reviewer.comparison.contradictions.statements import Statement, statements
from reviewer.comparison.values import Version
from tests.comparison.steps import steps

NAMES = [f"{first}{last}" for first in ("bor", "kel", "mun", "tav", "zig") for last in "abcdefghijklmnopqrstuvwxyz"]


def _told(count: str) -> list[Version]:
    """Two versions that tell so many events of other things."""
    halves = [NAMES[: int(count)], NAMES[-int(count) :]]
    texts = [" ".join(f"We mended {name}ock before we opened {name}ump." for name in names) for names in halves]
    return [Version(f"v{number}", "", text) for number, text in enumerate(texts)]


def test_events_are_held_only_against_those_that_share_words() -> None:
    def work(count: str) -> object:
        return order.find(_told(count))

    work("16")  # the meaning of the common words is remembered
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


# What a hostile mail is made of.
UNITS = [
    "%",
    "1%",
    "a%",
    "9:",
    "10:00 ",
    "14:05\u201314:50 ",
    "12 ",
    "1. ",
    "1,",
    "5-",
    "5.5 ",
    "$5 ",
    "1/2 ",
    "1h ",
    "1h",
    "5 minutes ",
    "an hour and ",
    "fünf Minuten ",
    "5 分 ",
    "ungefähr ",
    "trois ",
    "depuis ",
    "half ",
    "twenty-",
    "about ",
    "not ",
    "and ",
    "since ",
    "then ",
    "until 10 ",
    "from 10:00 to ",
    "5 out of ",
    "3 customers ",
    "by Friday ",
    "Mar 12 ",
    "12/03/2026 ",
    "2026-",
    "P1 ",
    "v1.2.3 ",
    "abcdef0 ",
    "Jane ",
    "Jane Doe ",
    "Owner: Jane Doe\n",
    "Restarted a at 10:00. ",
    "We restarted billing before we opened the pump. ",
    "10:00 UTC\n",
    "Summary:\n",
    "## Summary\n",
    "| a | b |\n",
    "- a\n",
    "- ",
    "|",
    "# ",
    "\n",
    "**",
    "a ",
    "@",
    "(",
    "[",
    "<",
    "&lt;",
    "\u200b",
    "\u0301",
    "é",
    '"',
    "\u2019",
    "\u2028",
    "A",
]
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


def spent(versions: Sequence[Version]) -> float:
    """Seconds of the processor, the best of three looks."""
    took = []
    for _ in range(3):
        before = time.process_time()
        contradictions.find(versions)
        took.append(time.process_time() - before)
        if took[-1] < 0.05:
            break
    return min(took)


@cache
def of_a_report(size: int) -> float:
    contradictions.find(texts(REPORT, 1_000, 1))  # the meaning of the common words is remembered
    return spent(texts(REPORT, size, 1))


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_no_text_costs_much_more_than_a_report_that_is_as_long_or_says_as_much(unit: str) -> None:
    said, usual = (len(facts.find(texts(one, 5_000, 1)[0])) for one in (unit, REPORT))
    assert spent(texts(unit, 5_000, 1)) < 5 * of_a_report(5_000) * max(1, said / usual)


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_the_time_of_comparing_three_grows_no_faster_than_their_text(unit: str) -> None:
    """Four times the text may cost ten times as much at the most; what is held against all else costs sixteen."""
    small, large = (spent(texts(unit, size, 3)) for size in (1_000, 4_000))
    assert large < 0.1 or large < 10 * max(small, 0.001)
