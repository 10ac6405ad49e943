"""Two times make a length only where they are told as one range; what is so long after something is no trouble."""

import pytest

from reviewer.comparison import facts as reading
from reviewer.comparison.contradictions import find
from tests.comparison.told import read

HARMLESS = [
    (
        "The vents opened at 23:40 and stayed open until 04:10.",
        "It was too cold in the house for four and a half hours.",
    ),
    (
        "- since 04:50 lockers do not open\n- tried: restart (05:10), nothing\nBas takes over at 07:00",
        "The code from the app is refused. It has been so for just under an hour.",
    ),
    (
        "23:50 printer prints blank labels\n00:20 not the printers, empty labels since the update of 23:45\n"
        "00:45 fonts out again, print ok",
        "Sorting stood still for 55 minutes.",
    ),
    (
        "The alarm came at 02:14. Six minutes after the alarm, the pumps stopped.",
        "Milking was interrupted for three quarters of an hour.",
    ),
    (
        "Robots paused from 03:30 to 05:15 UTC.",
        "Your robots paused. For most farms it was a bit more than an hour.",
    ),
    ("From 17:20 to 19:05 nothing was sent.", "For one and three quarter hours nothing was sent."),
    ("The map was blank for 36 minutes.", "The map was blank for half an hour and a bit."),
    ("Nothing was sent for 36 minutes. Our servers keep trying for five days.", "Nothing was sent for 36 minutes."),
    (
        "The outage was from 07:30 until 09:45, two hours and a quarter.",
        "We lost 50 minutes on the database. The outage lasted 2 h 15 min.",
    ),
]
APART = [
    ("- Start 10:05\n- Old chain served again, end 12:20\n- Total: 1 h 15 min", ""),
    ("Started: 10:05\nEnded: 11:20\n", "The outage lasted 45 minutes."),
    ("The outage began at 10:05 and was over at 11:20.", "The outage lasted 45 minutes."),
    ("It was down for one and three quarter hours.", "It was down for an hour and a quarter."),
    ("The map was blank for half an hour and a bit.", "The map was blank for 50 minutes."),
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_times_that_do_not_belong_together_are_no_length(one: str, other: str) -> None:
    assert not _kinds(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_range_that_is_told_as_one_is_a_length(one: str, other: str) -> None:
    assert _kinds(one, other) == ["duration"]


def test_a_total_without_times_above_it_is_of_nobody_knows_what() -> None:
    told = "Work on it:\n- Ana 2 h\n- Bo 3 h\n- Total: 5 h"
    assert not _kinds(told, "The outage lasted 45 minutes.")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two and three quarter hours", "PT2H45M"),
        ("three hours and three quarters", "PT3H45M"),
        ("one and a quarter hours", "PT1H15M"),
    ],
)
def test_quarters_of_an_hour_are_counted(text: str, value: str) -> None:
    assert [f.value for f in reading.find(read(f"It was down for {text}.")) if f.kind == "duration"] == [value]
