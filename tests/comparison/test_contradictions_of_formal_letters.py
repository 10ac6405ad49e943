"""What letters and long reports say of a value: a range, a sum, a day that was moved, the day of another paper."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

LEAKS = "Action items\n- Seal the roof (Ada Kent, 4 June)\n- Dry the archive (Jon Bell, 18 June)"
GATES = "Action items\n- Spare gates for the quay. Owner: Ada Kent. {}"
QUIET = [
    # A range holds what lies in it.
    ("4,350 meters were silent.", "Between 4,000 and 5,000 meters were silent."),
    ("The lifts stood still for 35 minutes.", "The lifts stood still for 30 to 40 minutes."),
    ("17% of the readings were lost.", "15\u201320% of the readings were lost."),
    ("Die Anlage stand 50 Minuten still.", "Die Anlage stand zwischen 45 und 55 Minuten still."),
    # Parts make a whole, whether their things are named again or not.
    ("140 tenants wrote to us on Monday, 35 more on the day after.", "175 tenants wrote to us."),
    ("6 wards were closed at noon and another 3 in the evening.", "9 wards were closed."),
    ("58 of that day's 2,400 bookings were typed by hand.", "58 bookings were typed by hand."),
    # What others hand in by a day is no task, nor is one day of all tasks that of each.
    (LEAKS, "Claims filed by 30 June are treated as on time."),
    (LEAKS, "Both the roof and the archive will be dry and sealed by 18 June."),
    (GATES.format("Planned for 9 May, put off to 23 May."), "Action items\nSpare gates for the quay by 23 May."),
    (GATES.format("Due 23 May."), GATES.format("Due 23 May, brought forward from 9 June.")),
    # The day of a paper.
    (
        "On 7 April the ferry office was closed for an hour.",
        "S: Ferry office: letter of 9 April\nIt was closed briefly.",
    ),
    # What is still there has not gone on, and what was turned down is no work that is done.
    ("The shop works again.", "Your basket and your vouchers are still there. The shop works again."),
    ("Transfers have been rejected since noon.", "Transfers are currently being rejected."),
    ("S: We are looking into late letters\nLetters are late. We know the reason and are putting it right.",),
]
FOUND = [
    ("count", "5,350 meters were silent.", "Between 4,000 and 5,000 meters were silent."),
    ("duration", "The lifts stood still for 55 minutes.", "The lifts stood still for 30 to 40 minutes."),
    ("count", "140 tenants wrote to us on Monday, 35 more on the day after.", "195 tenants wrote to us."),
    ("due_date", LEAKS, "Both the roof and the archive will be dry and sealed by 25 June."),
    ("due_date", GATES.format("Due 23 May."), GATES.format("Due 9 June.")),
    ("owner", "Incident lead: Ada Kent. Three gates stuck.", "Three gates stuck. It was led by Jon Bell."),
    ("status", "The outage is fixed.", "The fault is still there."),
    ("service", "The bug was in booking, which lost its index.", "The error lay in logistics, and nowhere else."),
    (
        "order",
        "Steps\n1. At 08:10 we first drained the lock basin.\n2. Only after that we greased the gate, at 08:40.",
        "The crew first greased the gate. They then drained the lock basin.",
    ),
]


@pytest.mark.parametrize("told", QUIET)
def test_what_a_letter_says_in_its_own_way_is_no_contradiction(told: tuple[str, ...]) -> None:
    assert find([read(one) for one in told]) == []


@pytest.mark.parametrize(("kind", "one", "other"), FOUND)
def test_what_a_letter_says_otherwise_is_found(kind: str, one: str, other: str) -> None:
    assert [c.kind for c in find([read(one), read(other)])] == [kind]


def test_a_word_that_is_no_part_of_a_system_is_blamed_for_nothing() -> None:
    assert not find([read("The bug was in production, not in code."), read("The fault was in search, and is gone.")])
