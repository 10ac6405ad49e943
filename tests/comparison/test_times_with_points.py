"""Times of day that are written with a point: where such a number is a time, and where it counts something."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read, values

TOLD = [
    ("Restarted those two at 12.49, clean from 12.52. So far so good.", ["12:49", "12:52"]),
    ("The pumps stood still from 03.10 to 04.05 UTC.", ["03:10Z", "04:05Z"]),
    ("The doors lost their controller at 6.40 this morning.", ["06:40"]),
    ("Parcels stopped at 21.40 last night and nobody looked until 6.10, when the vans came.", ["21:40", "06:10"]),
    ("On Tuesday at 17.00 we called it done.", ["17:00"]),
    (
        "At 9.40 we saw that rows were missing, and Ines made it worse at 10.05. Fixed by 11.30.",
        ["09:40", "10:05", "11:30"],
    ),
    ("Baskets were empty from 17.30 until Gus went back at 19.05.", ["17:30", "19:05"]),
    ("It was bad around 10.12 and fine again since 10.31. We closed at 11.00.", ["10:12", "10:31", "11:00"]),
    ("Wrong trains were shown from around 5.30 until ten past seven.", ["05:30", "07:10"]),
    (
        "How it went\n22.10 readings stop\n06.00 report is half empty\n07.30 queue is through",
        ["22:10", "06:00", "07:30"],
    ),
    ("Seit 9.10 stand alles. Um 9.40 Uhr lief es wieder.", ["09:10", "09:40"]),
]
NO_TIMES = [
    "We upgraded from 9.40 to 9.55, and that went well.",
    "The rate stood at 1.42, which is normal.",
    "The pressure peaked at 4.10, then fell.",
    "Since 7.10 the app does without it.",
    "Release 7.10 came on Monday, and since 7.10 tills crash.",
    "It costs about 12.50 euros.",
    "12.30 GB were lost, 4.10 of them for good.",
    "The index grew from 2.20 to 2.50 in a week.",
    "Pods 4.10-rc and 4-9.10 were up, and since 4.10-rc all is fine.",
    "It began at 09:12, and since 2.31 is out all is well.",
]


@pytest.mark.parametrize(("text", "times"), TOLD)
def test_a_number_with_a_point_is_a_time_where_the_text_writes_times_so(text: str, times: list[str]) -> None:
    assert values(text, "time") == times


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_counts_or_names_a_release_is_no_time(text: str) -> None:
    assert not [value for value in values(text, "time") if value != "09:12"]


def test_a_promise_may_name_its_time_so() -> None:
    assert values("Next update at 15.00, same one for all.", "next_update") == ["15:00"]
    assert values("You'll get the next update at 20.00 this evening.", "next_update") == ["20:00"]
    assert not values("Dropped the three biggest, and it took writes again at 14.40.", "next_update")


APART = [
    ("next_update", "Next update, for everybody, at 15.00.", "Next update to everyone at 17.30 today."),
    ("duration", "Search was down for 35 minutes last night, 03.10 to 04.05 UTC.", "Search was down for a while."),
    (
        "time",
        "Payments stopped at 21.40 last night.\n\nTimeline\n22.10 payments stop\n06.00 shift begins\n06.30 all back",
        "Payments failed.",
    ),
    ("time", "The fix was live at 09:12 UTC.", "The fix went live at 11:12 UTC and Ana closed it."),
]


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_what_differs_is_told(kind: str, one: str, other: str) -> None:
    assert [c.kind for c in find([read(one), read(other)])] == [kind]


HARMLESS = [
    ("Rooms were dark on Monday from 1.20 until 1.50.", "Rooms were dark from 13:20 until 13:50."),
    ("It took us 14 minutes to notice.", "It took us a good ten minutes and more to notice."),
    (
        "The portal's certificate expired on Friday 26 September.",
        "The certificate had expired. Starting with the week of 6 October it'll be renewed by itself.",
    ),
]


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_both_may_be_right(one: str, other: str) -> None:
    assert not find([read(one), read(other)])
