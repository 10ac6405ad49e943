"""Who did something, by name alone: two versions that name two people for it contradict each other."""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.facts import doers
from tests.comparison.told import read

# Greta Holm renewed the domain.
SHE_DID = [
    "Greta Holm renewed the mail domain at 09:12.",
    "It was Greta Holm who renewed the mail domain.",
    "The mail domain was renewed by Greta Holm, who paid with her own card.",
    "09:12 mail domain renewed, Greta Holm",
    "Greta, who was on call, renewed the mail domain.",
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


def _names(text: str, *known: str) -> list[str]:
    return [one.value for one in doers.find(text, known)]


@pytest.mark.parametrize("told", SHE_DID)
def test_somebody_else_who_did_it_is_found(told: str) -> None:
    assert _kinds(told, "Vikram Sethuraman renewed the mail domain in the morning.") == ["owner"]


@pytest.mark.parametrize("told", SHE_DID)
def test_the_same_person_is_no_contradiction(told: str) -> None:
    assert _kinds(told, "The mail domain was renewed by Greta Holm in the morning.") == []


@pytest.mark.parametrize(
    "other",
    [
        "Vikram Sethuraman restarted the importer.",
        "Dear Vikram,\n\nthe mail domain was renewed.",
        "The mail domain was renewed.\n\nRegards, Vikram Sethuraman",
        "The mail domain was renewed. Questions to Vikram Sethuraman.",
    ],
)
def test_who_did_something_else_or_only_writes_is_none(other: str) -> None:
    assert _kinds("Greta Holm renewed the mail domain.", other) == []


def test_two_people_of_one_version_did_two_things() -> None:
    assert _kinds("Greta Holm renewed the mail domain. Vikram Sethuraman renewed the mail certificate.") == []


def test_a_name_that_another_version_gives_is_known() -> None:
    assert _names("The check went to Xq Yvane in the end.") == []
    assert _names("With Rukmini Daas the check took a day.", "Rukmini Daas") == ["Rukmini Daas"]


def test_a_noun_before_a_name_is_no_part_of_it() -> None:
    assert _names("Das lag in den Händen von Marek Duda, dem wir danken.") == ["Marek Duda"]
