"""A range of times behind a day is a range, and no time with an offset; brackets that a time opens are closed."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import facts, read, values

TIMES = [
    ("Uploads failed on 2027-02-03, 06:20-08:35 UTC.", ["2027-02-03T06:20Z", "08:35Z"]),
    ("Uploads failed on 2027-02-03 06:20-08:30 UTC.", ["2027-02-03T06:20Z", "08:30Z"]),
    ("Uploads failed on 2027-02-03, 06:20-08:00 CET.", ["2027-02-03T06:20+01:00", "08:00+01:00"]),
    ("Uploads failed on 2027-02-03 at 06:20-08:00.", ["2027-02-03T06:20", "08:00"]),
    ("Uploads failed on 2027-02-03 06:20-16:00.", ["2027-02-03T06:20", "16:00"]),
    ("Uploads failed on 2027-02-03 06:20-08:35.", ["2027-02-03T06:20", "08:35"]),
]
INSTANTS = [
    ("Uploads failed at 2027-02-03T06:20-08:00.", ["2027-02-03T06:20-08:00"]),
    ("Uploads failed at 2027-02-03 06:20:11-05:00.", ["2027-02-03T06:20:11-05:00"]),
    ("Uploads failed at 2027-02-03 06:20+05:30.", ["2027-02-03T06:20+05:30"]),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_a_range_behind_a_day_has_two_ends(text: str, times: list[str]) -> None:
    assert values(text, "time") == times


@pytest.mark.parametrize(("text", "times"), INSTANTS)
def test_an_offset_stays_one(text: str, times: list[str]) -> None:
    assert values(text, "time") == times


def test_a_range_does_not_hide_the_zone_of_the_others() -> None:
    assert values("Down 06:20-08:35 UTC. At 09:00 all was well.", "time") == ["06:20Z", "08:35Z", "09:00Z"]


def test_a_day_with_a_range_agrees_with_its_beginning() -> None:
    versions = ["Uploads failed on 2027-02-03, 06:20-08:35 UTC.", "On 3 February uploads failed from 06:20 UTC."]
    assert not find([read(version) for version in versions])


@pytest.mark.parametrize("text", ["It ended at 08:35 (CET) at last.", "A las 08:35 (hora de Madrid) terminó."])
def test_a_time_ends_with_the_bracket_of_its_zone(text: str) -> None:
    (time,) = facts(text, "time")
    assert text[time.start : time.end].endswith(")")


def test_a_bracket_around_a_time_is_no_part_of_it() -> None:
    text = "It ended (at 08:35 CET)."
    (time,) = facts(text, "time")
    assert text[time.start : time.end] == "08:35 CET"


UPDATES = [
    (
        "Resumen\nLos envíos fallan.\n\nPróxima actualización\n10:30 (hora de Madrid)",
        "Los envíos fallan. Volveremos a informarle a las 11:30 (hora de Madrid).",
    ),
    ("Next update at 10:30 (Berlin time).", "We will write again at 11:30 (Berlin time)."),
    ("Next update at 10:30 PT.", "We will write again at 11:30 PT."),
]


@pytest.mark.parametrize(("one", "other"), UPDATES)
def test_an_hour_apart_by_the_clocks_of_one_place_is_apart(one: str, other: str) -> None:
    assert [told.kind for told in find([read(one), read(other)])] == ["next_update"]


def test_an_hour_between_two_places_is_none() -> None:
    versions = ["Next update at 10:30 (London time).", "We will write again at 11:30 (Berlin time)."]
    assert not find([read(version) for version in versions])
