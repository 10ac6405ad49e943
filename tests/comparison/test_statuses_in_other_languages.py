"""How far an incident is, told in German, French and Spanish, and what only looks like it."""

import pytest

from reviewer.comparison.contradictions import find as contradictions
from reviewer.comparison.facts import find
from tests.comparison.told import read

TOLD = [
    ("Stand 9:40 Uhr ist der Ausfall komplett behoben.", "resolved"),
    ("Die Einschränkungen sind seit 9:40 Uhr behoben.", "resolved"),
    ("Das Problem konnte gegen Mittag gelöst werden.", "resolved"),
    ("Der Vorfall gilt als abgeschlossen.", "resolved"),
    ("Das Archiv ist wieder uneingeschränkt nutzbar.", "resolved"),
    ("Alle Drucker laufen wieder.", "resolved"),
    ("S: Fahrkartenautomaten gestört, behoben\nMehr unten.", "resolved"),
    ("S: Behoben: Fahrkartenautomaten gestört\nMehr unten.", "resolved"),
    ("Status: weiterhin in Bearbeitung", "investigating"),
    ("**Stand**\nIn Prüfung: Die Automaten an Gleis 2 melden Fehler.", "investigating"),
    ("Die Störung besteht fort.", "investigating"),
    ("Der Ausfall ist noch nicht beseitigt.", "investigating"),
    ("Zwei Tore fallen weiterhin aus.", "investigating"),
    ("Die Ursache wird noch ermittelt.", "investigating"),
    ("Wir haben die Ursache gefunden.", "identified"),
    ("Status: Behebung läuft", "identified"),
    ("Status: unter Überwachung", "monitoring"),
    ("Das Netz wird weiterhin beobachtet.", "monitoring"),
    ("La coupure est désormais entièrement terminée.", "resolved"),
    ("Les caisses fonctionnent à nouveau.", "resolved"),
    ("La situation est revenue à la normale.", "resolved"),
    ("La perturbation persiste.", "investigating"),
    ("L'anomalie n'est pas encore corrigée.", "investigating"),
    ("Nous recherchons l'origine du défaut.", "investigating"),
    ("Statut : correction en cours", "identified"),
    ("Les serveurs restent sous surveillance.", "monitoring"),
    ("La avería ha quedado solucionada.", "resolved"),
    ("El servicio ha vuelto a la normalidad.", "resolved"),
    ("El fallo persiste.", "investigating"),
    ("Seguimos buscando el origen.", "investigating"),
    ("Estado: causa localizada", "identified"),
    ("El sistema sigue en observación.", "monitoring"),
]
NONE = [
    "Sobald die Störung behoben ist, melden wir uns.",
    "Der Fehler wird bis 15 Uhr behoben.",
    "Die Störung soll bis zum Abend behoben sein.",
    "Une fois la panne réparée, nous vous écrirons.",
    "La panne sera réparée ce soir.",
    "Cuando esté resuelto, avisaremos.",
    "El fallo será corregido mañana.",
    "Offen: Abrechnung der Gutscheine",
    "Erledigt\n- Waage geeicht",
    "En cours : remplacement du câble",
]
APART = [
    ("Status: in Bearbeitung. Der Ausfall besteht weiterhin.", "Der Ausfall ist vollständig behoben."),
    ("S: Waage 3 gestört, behoben\nAm Morgen fiel Waage 3 aus.", "**Stand**\nIn Untersuchung: Waage 3 fällt noch aus."),
    ("Statut : en cours de traitement. La panne persiste.", "L'incident est désormais clos."),
    ("El problema persiste.", "La incidencia ha quedado resuelta."),
]
TOGETHER = [
    ("Der Ausfall ist behoben.", "Alle Waagen laufen wieder."),
    ("Status: Behebung läuft", "Die Störung besteht noch."),
    ("La panne est réparée.", "Tout est rentré dans l'ordre."),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_a_status_is_read(text: str, status: str) -> None:
    assert {fact.value for fact in find(read(text)) if fact.kind == "status"} == {status}


@pytest.mark.parametrize("text", NONE)
def test_what_is_still_to_come_is_none(text: str) -> None:
    assert not [fact for fact in find(read(text)) if fact.kind == "status"]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_statuses_are_found(one: str, other: str) -> None:
    assert {told.kind for told in contradictions([read(one), read(other)])} == {"status"}


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_one_status_in_two_wordings_is_none(one: str, other: str) -> None:
    assert not contradictions([read(one), read(other)])
