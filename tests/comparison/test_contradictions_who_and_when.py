"""Who does something, and by when, told in many ways; what is to be done links the versions."""

import pytest

from reviewer.comparison import facts
from reviewer.comparison.contradictions import find
from tests.comparison.told import read

# Mira Tolland has the disk alert.
HERS = [
    "Action items\n- Alert on disk space: Mira Tolland",
    "Action items\n- Alert on disk space, Mira Tolland.",
    "Action items\n- Alert on disk space - Mira Tolland",
    "Action items\n- Alert on disk space (Mira Tolland)",
    "To do\nAlert on disk space - Mira Tolland",
    "To do\nAn alert on disk space. In charge: Mira Tolland.",
    "An alert on disk space is missing. Mira Tolland is building that.",
    "Mira Tolland sets up an alert on disk space.",
    "The alert on disk space is in the hands of Mira Tolland.",
    "An alert on disk space lies with Mira Tolland.",
    "The alert on disk space is Mira Tolland's task.",
    "Mira Tolland has taken on the alert on disk space.",
    "The alert on disk space is being added by Mira Tolland.",
    "Mira Tolland is responsible for an alert on disk space.",
    "Mira Tolland has agreed to add an alert on disk space.",
    "| What | Owner |\n|---|---|\n| Alert on disk space | Mira Tolland |",
    "Next: alert on disk space, Mira Tolland.",
    "The alert on disk space is up to Mira Tolland.",
    "1. Alert on disk space => Mira Tolland",
    "The alert on disk space, driven by Mira Tolland, is on its way.",
    "Alert on disk space [Mira Tolland]",
    "Mira Tolland was given the alert on disk space.",
    "Mira Tolland was asked to add an alert on disk space.",
    "An alert on disk space is missing, which Mira Tolland is adding.",
    "An alert on disk space is built under the direction of Mira Tolland.",
]
# By 9 October.
BY_THE_NINTH = [
    "Action items\n- Alert on disk space, due 9 October",
    "Action items\n- Alert on disk space: Mira Tolland, to be set up by Friday 9 October",
    "Mira Tolland sets up an alert on disk space by Friday, 9 October.",
    "An alert on disk space is missing; it will be in place by 9 October.",
    "We add an alert on disk space no later than 9 October.",
    "| What | Due |\n|---|---|\n| Alert on disk space | 9 October |",
    "The alert on disk space is due on 9 October.",
    "The deadline for the alert on disk space: 9 October.",
    "What is missing is an alert on disk space. Mira Tolland delivers that not later than 9 October.",
    "An alert on disk space will be there before 9 October.",
    "The alert on disk space is to be finished on 9 October.",
    "Action: alert on disk space. When: 9 October.",
    "The alert on disk space is set up on 9 October at the latest.",
    "The target for the alert on disk space is 9 October.",
    "A training follows by 20 October, and the alert on disk space by 9 October.",
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize("told", HERS)
def test_another_owner_of_the_same_item_is_found(told: str) -> None:
    assert _kinds(told, "Owen Castellan will add an alert on disk space.") == ["owner"]


@pytest.mark.parametrize("told", HERS)
def test_the_owner_of_another_item_is_no_contradiction(told: str) -> None:
    assert not _kinds(told, "Owen Castellan will write the runbook for failing over.")
    assert not _kinds(told, HERS[0])


@pytest.mark.parametrize("told", BY_THE_NINTH)
def test_another_date_for_the_same_item_is_found(told: str) -> None:
    assert _kinds(told, "Action items\n- Alert on disk space, due 23 October") == ["due_date"]


@pytest.mark.parametrize("told", BY_THE_NINTH)
def test_the_same_date_and_the_date_of_another_item_are_no_contradiction(told: str) -> None:
    assert not _kinds(told, BY_THE_NINTH[0])
    assert not _kinds(told, "Action items\n- Runbook for failing over, due 23 October")


def test_one_version_that_names_two_owners_or_dates_for_one_item_is_the_odd_one() -> None:
    told = (
        "Mira Tolland will build the alert on disk space by 9 October.\n\n"
        "Action items\n- Alert on disk space: Owen Castellan, due 23 October\n- Runbook: Mira Tolland, due 2 November"
    )
    assert [(one.kind, one.odd) for one in find([read(told)])] == [("owner", 0), ("due_date", 0)]


@pytest.mark.parametrize(
    "told",
    [
        "Mira Tolland has promised it for 9 October.",
        "From 9 October on, no machine runs without a disk alert.",
        "From 9 October no machine will run without a disk alert.",
        "El pago complementario sale el 9 de octubre.",
        "Die Differenz wird am 9. Oktober ausgezahlt.",
        "La seconde liaison sera posée le 9 octobre.",
    ],
)
def test_a_day_from_which_it_holds_or_on_which_it_comes_is_due(told: str) -> None:
    assert [one.value[-5:] for one in facts.find(read(told)) if one.kind == "due_date"] == ["10-09"]


@pytest.mark.parametrize(
    "told",
    [
        "From 9 October the errors were fewer.",
        "From 9 to 12 October all calls are counted.",
        "El pago salió el 9 de octubre.",
        "Die Differenz wurde am 9. Oktober ausgezahlt.",
        "Die Seite war bis Freitag nicht zu erreichen.",
        "Gesperrt von Montag bis Freitag.",
    ],
)
def test_a_day_in_the_past_is_not_due(told: str) -> None:
    assert not [one for one in facts.find(read(told)) if one.kind == "due_date"]


def test_a_first_name_behind_the_colon_of_an_item_is_its_owner() -> None:
    told = "To do\n- List of the calls: Kasimir\n- Recorder: done\n- Word to the clients: Delphine"
    assert [one.value for one in facts.find(read(told)) if one.kind == "owner"] == ["Kasimir", "Delphine"]


def test_an_owner_behind_the_bare_word_is_read() -> None:
    told = "1. The health check does a real translation. Owner Petra Oduya, 30 September."
    assert [one.value for one in facts.find(read(told)) if one.kind == "owner"] == ["Petra Oduya"]
