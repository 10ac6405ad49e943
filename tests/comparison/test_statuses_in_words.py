"""How far an incident is, told in ordinary words, and what only looks like it."""

import pytest

from reviewer.comparison.contradictions import find as contradictions
from reviewer.comparison.facts import find
from tests.comparison.told import read

TOLD = [
    ("As of 18:00 the calculator is still switched off.", "investigating"),
    ("The export is still disabled.", "investigating"),
    ("Customer accounts are still disabled.", "investigating"),
    ("The export is still switched off until we know why.", "investigating"),
    ("At the moment the incident is still being worked on.", "investigating"),
    ("The delay goes on for the time being.", "investigating"),
    ("The problem persists.", "investigating"),
    ("We cannot yet say why.", "investigating"),
    ("The cause still eludes us.", "investigating"),
    ("Payments are currently impossible.", "investigating"),
    ("Wir arbeiten noch an der Behebung.", "investigating"),
    ("Seguimos trabajando en la solución.", "investigating"),
    ("Nous travaillons encore à la correction.", "investigating"),
    ("In York the messages still do not get through.", "investigating"),
    ("Aunque el incidente sigue abierto, hay avances.", "investigating"),
    ("Der Vorfall bleibt weiterhin offen.", "investigating"),
    ("We keep the incident in monitoring until nine.", "monitoring"),
    ("Wir beobachten weiter.", "monitoring"),
    ("L'incident est désormais clos.", "resolved"),
    ("El incidente queda cerrado.", "resolved"),
    ("The incident was closed this afternoon.", "resolved"),
    ("The exchange works as it should.", "resolved"),
    ("You can log in again.", "resolved"),
    ("Ranked mode is open again.", "resolved"),
    ("The fault has been corrected.", "resolved"),
    ("Normal service has resumed.", "resolved"),
    ("The outage is history.", "resolved"),
]
NONE = [
    "If a transfer from that morning is still missing, please reply.",
    "Anybody who still cannot get in should sign out once.",
    "We will write as soon as we can tell you that the matter is closed.",
    "Tell us whether the screen still does not work, or is still blank.",
    "It has been removed from all houses.",
    "It goes on feeding in.",
    "Errors last night were few.",
    "S: Blind spot in security monitoring\nMore below.",
]
APART = [
    ("Situation at 15:10 UTC: the incident is open.", "At ten past three (UTC) the fault has been remedied."),
    ("The incident is resolved.", "We are still investigating and write again once the matter is closed."),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_a_status_is_read_in_ordinary_words(text: str, status: str) -> None:
    assert {fact.value for fact in find(read(text)) if fact.kind == "status"} == {status}


@pytest.mark.parametrize("text", NONE)
def test_what_may_be_or_is_so_for_some_is_no_status(text: str) -> None:
    assert not [fact for fact in find(read(text)) if fact.kind == "status"]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_statuses_of_one_moment_contradict(one: str, other: str) -> None:
    assert [c.kind for c in contradictions([read(one), read(other)])] == ["status"]


def test_a_later_report_may_tell_another_status() -> None:
    early = read("Written 12:10 CET. Status: monitoring.")
    late = read("S: Slow images: solved\nAs of 17:30 CET this is solved.")
    assert not contradictions([early, late])


def test_a_label_is_held_against_what_the_text_says_of_the_incident() -> None:
    told = "**Status:** Monitoring\n\nThe list was compared. The sync is running and the incident was closed at 16:00."
    assert [c.kind for c in contradictions([read(told), read("S: Lists\nThey came back.")])] == ["status"]


def test_what_is_still_off_is_not_back() -> None:
    one = "Evening note. As of 18:00 the tariff calculator is back in full operation."
    other = "Evening note. As of 18:00 the tariff calculator is still switched off."
    assert [c.kind for c in contradictions([read(one), read(other)])] == ["status"]


@pytest.mark.parametrize(
    "text",
    [
        "The feature flag is still switched off.",
        "The old importer job is still disabled.",
        "Autoscaling is still disabled.",
        "The affected node is still shut off.",
        "The faulty rack is still turned off for inspection.",
        "The new checkout flow is still switched off for safety.",
        "The export is still disabled as a precaution.",
        "The export is still switched off until we have tested it.",
        "The compromised account is still suspended.",
        "The compromised accounts are still suspended.",
        "Deploys are still suspended.",
    ],
)
def test_what_is_kept_off_on_purpose_says_nothing_of_it(text: str) -> None:
    assert not [fact for fact in find(read(text)) if fact.kind == "status"]
