"""Parts of a system that German, French and Spanish reports blame, and two versions that blame two."""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.facts.components import blamed
from reviewer.comparison.values import Version


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Schuld war die Lüftungssteuerung, die falsche Werte weitergab.", "Lüftungssteuerung"),
        ("Verursacht wurde der Fehler durch die Telefonanlage.", "Telefonanlage"),
        ("Der Fehler lag im Gebührenmodul.", "Gebührenmodul"),
        ("Ausgefallen war die Benutzeranmeldung.", "Benutzeranmeldung"),
        ("Die Kartendatenbank war am Morgen überlastet.", "Kartendatenbank"),
        ("Die Kartendatenbank fiel am Morgen aus.", "Kartendatenbank"),
        ("À l'origine de la panne : le serveur de courrier.", "serveur de courrier"),
        ("La panne venait du serveur de courrier.", "serveur de courrier"),
        ("Le serveur de courrier ne répondait plus.", "serveur de courrier"),
        ("Falló el servidor de correo saliente.", "servidor de correo saliente"),
        ("El fallo estaba en la pasarela de pago.", "pasarela de pago"),
        ("El causante fue la pasarela de pago.", "pasarela de pago"),
        ("El servicio de existencias dejó de responder.", "servicio de existencias"),
    ],
)
def test_what_is_blamed_is_read(text: str, name: str) -> None:
    assert [text[one.start : one.end] for one in blamed(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Schuld war die Aktualisierung vom Montag.",
        "Der Fehler lag in der Konfiguration.",
        "La panne venait du changement de lundi.",
        "El causante fue un corte de luz.",
    ],
)
def test_what_is_no_part_of_a_system_is_not_blamed(text: str) -> None:
    assert not blamed(text)


def kinds(*texts: str) -> list[str]:
    return [found.kind for found in find([Version(f"v{at}", "", text) for at, text in enumerate(texts)])]


def test_two_versions_that_blame_two_parts_contradict_each_other() -> None:
    first = "Die Kartendatenbank war nach dem Umbau nicht mehr zu lesen. Ausgefallen war die Kartendatenbank."
    assert kinds(first, "Verursacht wurde der Fehler durch die Telefonanlage.") == ["service"]


def test_a_compound_and_its_last_word_are_one_part() -> None:
    assert kinds("Ausgefallen war die Kartendatenbank.", "Der Fehler lag in der Datenbank.") == []
