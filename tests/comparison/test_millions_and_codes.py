"""Numbers that look like something else: "1.2M" is no length of time, and "HTTP 503" counts nothing."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import facts, read, values

COUNTED = [
    ("1.2M requests failed.", ["1200000 requests"]),
    ("The outage dropped 1.2M requests.", ["1200000 requests"]),
    ("About 1.2M events were delayed.", ["1200000 events"]),
    ("We lost 2.4m events and 3M of our requests.", ["2400000 events", "3000000 requests"]),
    ("Checkout returned 1,862 HTTP 503 errors.", ["1862 errors"]),
    ("There were 500 errors in total.", ["500 errors"]),
    ("Errors: 503", ["503 errors"]),
    ("Orders in error: 340", ["340 orders"]),
    ("Orders awaiting response: 404", ["404 orders"]),
    ("Customers with error: 412", ["412 customers"]),
    ("About 500 errors were logged.", ["500 errors"]),
    ("It answered 512 errors, 500 customers called.", ["512 errors", "500 customers"]),
]
CODES = [
    "Checkout returned HTTP 503 errors.",
    "Clients received 500 errors.",
    "Status code 500 responses rose.",
    "Users saw 404 pages and 502 and 504 errors.",
    "Error code: 503",
    "Last error: 503",
    "HTTP status 429 requests were retried.",
]


@pytest.mark.parametrize(("text", "told"), COUNTED)
def test_what_is_counted_in_millions_or_answered_with_a_code_is_counted(text: str, told: list[str]) -> None:
    assert values(text, "count") == told
    assert facts(text, "duration") == []


@pytest.mark.parametrize("text", CODES)
def test_a_code_of_an_answer_counts_nothing(text: str) -> None:
    assert values(text, "count") == []


@pytest.mark.parametrize("text", ["It lasted 4.5m.", "The pause was 1.5m long."])
def test_a_small_m_is_minutes_where_nothing_is_counted(text: str) -> None:
    assert len(facts(text, "duration")) == 1


def test_millions_contradict_each_other_as_a_count() -> None:
    found = find([read("1.2M requests failed."), read("2.4 million requests failed.")])
    assert [one.kind for one in found] == ["count"]


def test_a_code_and_a_number_do_not_contradict_each_other() -> None:
    assert find([read("Checkout returned HTTP 503 errors."), read("Checkout returned 1,862 errors.")]) == []
    assert find([read("Clients received HTTP 500 errors."), read("Clients received 503 errors.")]) == []
