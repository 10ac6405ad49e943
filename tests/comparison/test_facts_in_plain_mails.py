"""Numbers of those who are written to, and releases by two numbers alone."""

import pytest

from reviewer.comparison.facts import find
from tests.comparison.told import read

COUNTS = [
    ("Around 64,000 of you were watching.", ["64000 users"]),
    ("A hundred and forty of you were told so.", ["140 users"]),
    ("You are one of 6,240 members who were touched by it.", ["6240 members"]),
    ("On the first of September 17,200 customers saw it.", ["17200 customers"]),
    ("Das betraf 2.140 Mitarbeiterinnen und Mitarbeiter.", ["2140 employees"]),
    ("Schichtzulagen für 1.240 Beschäftigte waren falsch.", ["1240 employees"]),
    ("El canal duplicó 240 reservas.", ["240 bookings"]),
    ("Three of you have written to us.", []),
    ("One of two nodes failed.", []),
    ("On September 12 customers saw it.", []),
]
RELEASES = [
    ("Tile server 1.44 writes names otherwise.", ["1.44"]),
    ("The search was using model 4.3 already.", ["4.3"]),
    ("Release 12.6 was to blame. Pieter put 12.4 back.", ["12.6", "12.4"]),
    ("Release 2.6 took 2.4 hours and reached 2.1 % of between 2.5 and 3 pages.", ["2.6"]),
    ("Release 0.9 makes a zero of 0.47.", ["0.9"]),
    ("Pieter put 12.4 back.", []),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_a_count_is_read(text: str, counts: list[str]) -> None:
    assert [fact.value for fact in find(read(text)) if fact.kind == "count"] == counts


@pytest.mark.parametrize(("text", "releases"), RELEASES)
def test_a_release_is_read_by_its_number(text: str, releases: list[str]) -> None:
    assert [fact.value for fact in find(read(text)) if fact.kind == "version"] == releases
