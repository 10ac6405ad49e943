"""What is asked of two texts grows with their length where a square of it can be spared."""

from reviewer.comparison import facts
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
