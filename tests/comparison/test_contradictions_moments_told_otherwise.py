"""Times that are one moment though they are told otherwise, and moments that are no event."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

HARMLESS = [
    ("The problem lasted from 09:12 until 11:48.", "The problem began at 09:12 and was over before noon."),
    (
        "04:40 CET restart of the desks goes on\n04:50 CET all desks back",
        "The desks must be restarted, which is going on as I write this at 04:45.",
    ),
    (
        "Jobs failed between 13:05 and 14:10 UTC.",
        "Update 3, 5 May, 16:45 UTC: Resolved. All runners use the previous image.",
    ),
    (
        "Rolled back at 10:31; caches were clear at 10:36.",
        "We put the old release back and the seats reappeared at 10:36.",
    ),
    ("Downloads work since 11:20 UTC.", "Downloads have worked since 12:20 in Paris."),
    ("The outage ended at 11:20 UTC.", "The outage was over by noon."),
    (
        "The outage ended at 13:40. 17 cars were too many on the 18:30 Friday sailing.",
        "The outage ended at 13:40.",
    ),
    ("02:18 me paged\n02:40 cert ran out at 00:00 UTC, i.e. our 02:00, clients noticed at the next handshake", ""),
    ("14:25: balance page taken offline\n8 Dec, 09:00: page back with a limit", ""),
    (
        "12:00 UTC - Resolved\n\nSince 7:25 callers heard another greeting. All are back since half past eleven.",
        "Callers heard another greeting from 7:25 to 11:30 UTC.",
    ),
    (
        "2026-02-18 03:30  job signs with a key not yet published",
        "You could not be found from 10:34 p.m. on Tuesday, February 17 (Eastern).",
    ),
    ("The alarm limit was 65%; the alarm was late. Alarm limit raised to 75%.", ""),
    ("The incident was opened on 26 May.", "Opened on 26 May. Two measures are due, one on 5 June."),
]
APART = [
    ("Incident start: 04:10 UTC", "The disturbance began at 05:10 CEST and was removed at 07:25 CEST."),
    (
        "Outage from 07:30 until 09:45 BST.",
        "You could not book from half past seven in the morning (British Summer Time) until 08:45.",
    ),
    ("The ferry queue stopped at 18:30 on Friday.", "On Friday the ferry queue stopped at 18:50."),
    (
        "12:00 - restart of the desks\n12:40 Resolved: the desks work again",
        "The desks were restarted at noon and worked again at 13:10.",
    ),
    ("The problem lasted from 09:12 until 12:48.", "The problem began at 09:12 and was over before noon."),
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_one_moment_is_no_contradiction(one: str, other: str) -> None:
    assert not _kinds(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_another_moment_is_one(one: str, other: str) -> None:
    assert "time" in _kinds(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Start: 2026-08-22 17:40 BST, the machines gave no money.", "On Sunday 23 August the machines gave no money."),
        (
            "Start: 2026-02-18 03:30, names were not found.",
            "On Thursday, 19 February (Eastern) names were not found.",
        ),
    ],
)
def test_another_day_is_one_where_no_zone_explains_it(one: str, other: str) -> None:
    assert "date" in _kinds(one, other)
