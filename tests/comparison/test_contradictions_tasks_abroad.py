"""Tasks and times in German, French and Spanish, whose words have other endings in each version."""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.contradictions.concepts import concepts
from reviewer.comparison.facts.layout import layout
from tests.comparison.told import read

HEAD = (
    "Am Montag fielen die Fahrscheinautomaten in Halle 2 aus, weil ein Zertifikat abgelaufen war. Betroffen waren 41"
    " Automaten, die Störung dauerte zwei Stunden.\n\n"
)
TABLE = (
    "| Aufgabe | Wer | Bis |\n|---|---|---|\n| Warnung bei fehlenden Belegen | Petra Lohse | 19. Mai |\n"
    "| Handbuch der Leitstelle ergänzen | Olaf Brinkmann | 28. Mai |\n"
)


def test_the_ordinal_of_a_day_ends_no_sentence() -> None:
    text = "Sie baut bis 4. Mai eine Warnung ein. Danach ist Mr. Hale dran. Es waren 4. Dann kam 5."
    told = [text[first:last].strip() for first, last in layout(text).sentences]
    assert told == [
        "Sie baut bis 4. Mai eine Warnung ein.",
        "Danach ist Mr. Hale dran.",
        "Es waren 4.",
        "Dann kam 5.",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fehlenden Belegen", "fehlende Belege"),
        ("Prüfung", "prüfen"),
        ("retirées", "retiré"),
        ("restablecido", "restablecimiento"),
        ("bookings", "booking"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert concepts(one) == concepts(other) != frozenset()


def test_an_owner_is_held_against_the_one_of_the_same_task() -> None:
    told = (
        "Damit so etwas auffällt, baut Lukas Kessler bis zum 19. Mai eine Warnung bei fehlendem"
        " Beleg ein. Olaf Brinkmann ergänzt das Handbuch der Leitstelle.\n"
    )
    assert [c.kind for c in find([read(HEAD + TABLE), read(HEAD + told)])] == ["owner"]


def test_two_tasks_may_have_two_owners() -> None:
    told = (
        "Lukas Kessler tauscht bis zum 30. Mai die Netzteile der Automaten. Olaf Brinkmann ergänzt das Handbuch"
        " der Leitstelle.\n"
    )
    assert find([read(HEAD + TABLE), read(HEAD + told)]) == []
