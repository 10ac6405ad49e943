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
]
APART = [
    ("Incident start: 04:10 UTC", "The disturbance began at 05:10 CEST and was removed at 07:25 CEST."),
    (
        "Outage from 07:30 until 09:45 BST.",
        "You could not book from half past seven in the morning (British Summer Time) until 08:45.",
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
