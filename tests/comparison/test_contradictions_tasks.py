"""Owners and due dates belong to one task among several, which each version tells in words of its own."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

OWNED = "Action items\n- Compare the index with the store every night: Sunniva Crail\n- Document the merge: Owen Stade"
DUE = "Action items\n- Inventory of all certificates, by 30 November\n- Automatic renewal, by 15 December"
FOUND = [
    ("owner", OWNED, "A nightly comparison of index and store will follow. Laurence Quaife has taken that job on."),
    ("owner", OWNED, "The nightly comparison of index and store has been taken over by Laurence Quaife."),
    (
        "owner",
        OWNED,
        "Two things remain: documenting the merge, which Owen Stade is doing, and a nightly comparison of index and "
        "store. The latter is in the hands of Laurence Quaife and comes soon.",
    ),
    ("owner", OWNED, "As soon as Laurence Quaife has built the nightly comparison of index and store, gaps will show."),
    ("owner", OWNED, "Laurence Quaife compares index and store every night, Owen Stade documents the merge."),
    ("owner", OWNED, "To do: compare index and store each night, Laurence Quaife; document the merge, Owen Stade."),
    (
        "owner",
        OWNED,
        "Next steps\nNightly comparison of index and store by Laurence Quaife. Documentation by Owen Stade.",
    ),
    (
        "due_date",
        DUE,
        "So that we never miss such a date again, a list of certificates will be finished by 20 December.",
    ),
    ("due_date", DUE, "An inventory of certificates is on its way and will be available by Monday, 20 December."),
    ("due_date", DUE, "We are making a list of certificates. It will be done by 20 December."),
    ("due_date", DUE, "The inventory of certificates will be complete by 20 December, and renewal by 15 December."),
]
QUIET = [
    (OWNED, "Owen Stade documents the merge, Sunniva Crail compares index and store every night."),
    (OWNED, "Laurence Quaife found the gap by comparing index and store."),
    (OWNED, "Please write to Laurence Quaife with questions about the store."),
    (OWNED, "Next steps\nTraining of the night shift: Laurence Quaife"),
    (OWNED, "Owen Stade, who documents the merge, also helps Sunniva Crail with the nightly comparison."),
    (DUE, "Automatic renewal comes by 15 December and the inventory of certificates by 30 November."),
    (DUE, "The certificates of partners expire by 20 December."),
    (DUE, "Refunds of all fees go out by 20 December."),
    (DUE, "The inventory will be done by 30 November. Partners are informed by 20 December."),
]


@pytest.mark.parametrize(("kind", "told", "other"), FOUND)
def test_another_owner_or_day_of_the_same_task_is_found(kind: str, told: str, other: str) -> None:
    assert [one.kind for one in find([read(told), read(other)])] == [kind]


@pytest.mark.parametrize(("told", "other"), QUIET)
def test_owners_and_days_of_other_tasks_are_no_contradiction(told: str, other: str) -> None:
    assert not find([read(told), read(other)])
