"""Two owners of the only task that is due on a day, behind one label or told in a word that both have."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TASK = "Cause: the index was stale for 30 min\n\nAction: {} Owner: {}, due 7 July"
FOUND = [
    (TASK.format("throttle rebuilds.", "Ines Rocha"), TASK.format("fewer big loads at once.", "Pavel Orlik")),
    (
        "Cause: old data\nTodo: split the nightly load. Assignee: Ines Rocha, due 7 July",
        "Cause: stale copy\nTodo: smaller steps at night. Assignee: Pavel Orlik, due 7 July",
    ),
    (
        "Action items\n- Handbook for the spare line: Ines Rocha, 7 July\n- Second alarm: Pavel Orlik, 12 July",
        "Pavel Orlik adds an alarm by 12 July, and Pavel Orlik also writes the handbook by 7 July.",
    ),
]
QUIET = [
    (TASK.format("throttle rebuilds.", "Ines Rocha"), TASK.format("fewer big loads at once.", "I. Rocha")),
    # Another day, and so perhaps another task.
    (
        TASK.format("throttle rebuilds.", "Ines Rocha"),
        TASK.format("fewer big loads at once.", "Pavel Orlik").replace("7 July", "9 July"),
    ),
    # More than one is due that day.
    (
        "Action items\n- Handbook for the spare line: Ines Rocha, 7 July\n- Second alarm: Pavel Orlik, 7 July",
        "Pavel Orlik adds an alarm by 7 July.",
    ),
]


def _owners(told: str, other: str) -> list[str]:
    return [one.kind for one in find([read(told), read(other)]) if one.kind == "owner"]


@pytest.mark.parametrize(
    "told",
    [
        "- Commander until 12:00 UTC: Ines Rocha\n- Commander from 12:00 UTC: Pavel Orlik",
        "- Einsatzleitung bis 12:00 Uhr: Ines Rocha\n- Einsatzleitung ab 12:00 Uhr: Pavel Orlik",
        "- Incident commander up to noon: Ines Rocha\n- Incident commander since noon: Pavel Orlik",
    ],
)
def test_a_role_that_two_held_one_after_the_other_is_no_contradiction(told: str) -> None:
    assert not find([read(told), read("The index was stale. Pavel Orlik led the response at the end.")])


@pytest.mark.parametrize(("told", "other"), FOUND)
def test_another_owner_is_found(told: str, other: str) -> None:
    assert _owners(told, other) == ["owner"]


@pytest.mark.parametrize(("told", "other"), QUIET)
def test_owners_of_other_tasks_are_left_alone(told: str, other: str) -> None:
    assert not _owners(told, other)
