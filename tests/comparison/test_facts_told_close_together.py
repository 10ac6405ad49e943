"""Values that stand close to others: a day before a number, a clock before a clock, a release in an aside."""

import pytest

from tests.comparison.told import facts, values


@pytest.mark.parametrize(
    ("text", "days", "counts"),
    [
        ("In the run of 24 February 1,480 letters went astray.", ["--02-24"], ["1480 letters"]),
        ("At the end of March 4,180 customers were billed twice.", [], ["4180 customers"]),
        ("On 9 October 620 drawings were not copied.", ["--10-09"], ["620 drawings"]),
        ("On October 9, 2026 the shop closed.", ["2026-10-09"], []),
        ("In April 12 customers wrote.", ["--04-12"], []),
    ],
)
def test_what_no_day_can_be_is_a_number_of_things(text: str, days: list[str], counts: list[str]) -> None:
    assert values(text, "date") == days
    assert values(text, "count") == counts


@pytest.mark.parametrize("led", ["spread", "scattered", "distributed"])
def test_what_is_spread_over_so_many_is_no_more_than_these(led: str) -> None:
    text = f"We lost 9,000 events, {led} over 412 tenants, in over 20 minutes."
    assert [text[one.start : one.end] for one in facts(text, "count")] == ["9,000 events", "412 tenants"]
    assert [text[one.start : one.end] for one in facts(text, "duration")] == ["over 20 minutes"]
