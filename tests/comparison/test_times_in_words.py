"""Times told in words, since when and until when: what they say, and when two of them can both be true."""

import pytest

from reviewer.comparison import facts
from reviewer.comparison.contradictions import find
from tests.comparison.told import read

SAID = [
    ("It ended 19 minutes past midnight (UTC).", "00:19Z"),
    ("The queue was empty ten minutes to midnight.", "23:50"),
    ("At half past two in the morning the disk was full.", "02:30"),
    ("It failed at a quarter to eight.", "07:45"),
    ("Calls dropped at ten in the evening.", "22:00"),
    ("Open again since seven o'clock UTC.", "07:00Z"),
    ("Rates were right at 5.15 pm BST.", "17:15+01:00"),
    ("Rates were right at 17.30 UTC.", "17:30Z"),
    ("06:48Z: both stop answering", "06:48Z"),
    ("Der Ausfall begann kurz nach halb drei.", "02:30"),
    ("Die Anlage stand ab Viertel nach acht abends.", "20:15"),
    ("Um zehn vor neun lief alles wieder.", "08:50"),
    ("14 Uhr 20: Neustart", "14:20"),
    ("Seit 16 Uhr UTC läuft alles wieder.", "16:00Z"),
    ("La panne a commencé à 8 h 05.", "08:05"),
    ("Tout est rentré dans l'ordre vers dix-sept heures trente.", "17:30"),
    ("La panne a commencé à neuf heures moins le quart.", "08:45"),
    ("- 8 h 15 : panne signalée", "08:15"),
    ("La caída empezó a las ocho y media de la tarde.", "20:30"),
    ("El servicio volvió poco antes de las nueve menos cuarto.", "08:45"),
]
NO_TIMES = [
    "La panne a duré 1h45.",
    "Le délai est limité à 12 h.",
    "Après 1 h 45 d'arrêt, tout va bien.",
    "Las dos bases estaban llenas.",
    "Zehn vor neun anderen Kunden.",
    "We called ten to twelve customers.",
    "It took 2.30 hours.",
    "Two in the morning shift saw it.",
    "See 5.15.",
]
ABOUT = [
    ("Signing in has worked ever since 03:40.", "incident end"),
    ("They were all right from 11:35 on.", "incident end"),
    ("We have seen no further errors since 10:40.", "incident end"),
    ("Nobody could pay until 14:20.", "incident end"),
    ("It has failed ever since 03:40.", "incident start"),
    ("All was well until 14:05.", "incident start"),
    ("The feed stopped at 10:20.", "incident start"),
    ("The timeouts stopped at 10:30.", "incident end"),
    ("As of 12:30 the cause is known.", "posted"),
]
LENGTHS = [
    ("La panne a duré 1h45.", "PT1H45M"),
    ("La panne a duré 1 h 45.", "PT1H45M"),
    ("La panne a duré une heure et quart.", "PT1H15M"),
    ("La caída duró dos horas menos cuarto.", "PT1H45M"),
    ("La caída duró hora y media.", "PT1H30M"),
    ("Der Ausfall dauerte fünf Viertelstunden.", "PT1H15M"),
]
TOGETHER = [
    ["La caída duró una hora y 45 minutos.", "La caída duró algo menos de dos horas."],
    ["312 Filialen waren betroffen.", "Gut 300 Filialen waren betroffen."],
    ["Der Ausfall begann um 14:30 Uhr.", "Der Ausfall begann gegen halb drei."],
    ["The bus was up again at 00:19 UTC.", "Nothing was sent, up to 19 minutes past midnight (UTC)."],
    ["The stream broke off at 21:10.", "It broke off from ten past nine on."],
    ["Renewals failed from midnight to midnight, for 24 hours.", "Renewals failed for a day."],
    ["5xx since 03:18. Errors gone 03:40.", "Signing in has worked ever since 03:40."],
    [
        "Down in Europe for 50 minutes and in Asia for 20 minutes.",
        "In Europe we were down for 50 minutes.",
        "For 20 minutes we were down in Asia.",
    ],
    [
        "S:Upload errors: 11:00 UTC\nAs of 11:00 UTC uploads fail.",
        "S:Upload errors: 14:00 UTC\nAs of 14:00 UTC all is well.",
    ],
]


def _times(text: str) -> list[str]:
    return [fact.value for fact in facts.find(read(text)) if fact.kind == "time"]


@pytest.mark.parametrize(("text", "value"), LENGTHS)
def test_a_length_in_words_is_read_whole(text: str, value: str) -> None:
    assert [fact.value for fact in facts.find(read(text)) if fact.kind == "duration"] == [value]


@pytest.mark.parametrize(("text", "value"), SAID)
def test_a_time_in_words_is_read(text: str, value: str) -> None:
    assert _times(text) == [value]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert _times(text) == []


@pytest.mark.parametrize(("text", "about"), ABOUT)
def test_since_and_until_tell_beginning_from_end(text: str, about: str) -> None:
    assert [fact.about for fact in facts.find(read(text)) if fact.kind == "time"] == [about]


@pytest.mark.parametrize("versions", TOGETHER)
def test_times_that_can_all_be_true_do_not_contradict_each_other(versions: list[str]) -> None:
    assert [
        found for found in find([read(version) for version in versions]) if found.kind in {"time", "duration"}
    ] == []


def test_a_number_of_several_words_is_one_number() -> None:
    told = facts.find(read("One thousand two hundred and eighty-four invoices went out twice."))
    assert [fact.value for fact in told] == ["1284 invoices"]
