"""When trouble began and when it was over, as German, French and Spanish reports tell it, and how far it is."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import facts, read, values


@pytest.mark.parametrize(
    ("told", "about"),
    [
        ("Le guichet a renvoyé des erreurs à partir de 7 h 20.", "incident start"),
        ("Le problème est apparu à 8 h 05.", "incident start"),
        ("La vente a repris à 9 h 40 dans toutes les gares.", "incident end"),
        ("Um 6:15 Uhr traten die ersten Abbrüche auf.", "incident start"),
        ("El correo no funcionó hasta las 11:30.", "incident end"),
        ("El servicio quedó restablecido a las 10:25.", "incident end"),
    ],
)
def test_a_time_is_of_the_beginning_or_of_the_end(told: str, about: str) -> None:
    assert [fact.about for fact in facts(told, "time")] == [about]


def test_a_french_time_behind_a_partir_de_is_no_length() -> None:
    told = "Les portes sont bloquées à partir de 7 h 20."
    assert values(told, "time") == ["07:20"]
    assert values(told, "duration") == []
    assert values("Point du 2 septembre 2025, 12 h 00", "duration") == []


def test_a_range_of_spanish_times_has_both_ends() -> None:
    told = "La agenda no respondió desde las 08:12 UTC hasta las 09:40 UTC."
    assert [fact.about for fact in facts(told, "time")] == ["incident start", "incident end"]


HEAD = "Le guichet en ligne de la piscine était en panne le 3 mars.\n\n"


def test_two_beginnings_contradict_each_other() -> None:
    one = HEAD + "Le guichet a renvoyé des erreurs à partir de 7 h 20. Tout fonctionne depuis 9 h 40.\n"
    other = HEAD + "Le problème est apparu à 8 h 05. Tout fonctionne depuis 9 h 40.\n"
    same = HEAD + "Le problème est apparu vers 7 h 20. Tout fonctionne depuis 9 h 40.\n"
    assert [c.kind for c in find([read(one), read(other)])] == ["time"]
    assert find([read(one), read(same)]) == []


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("Statut à 12 h 00 : **résolu**", "resolved"),
        ("The credit notes were sent, but the incident is not closed yet.", "investigating"),
        ("The incident is closed.", "resolved"),
    ],
)
def test_how_far_it_is(told: str, value: str) -> None:
    assert values(told, "status") == [value]


def test_a_fix_that_went_out_to_all_is_held_against_the_one_that_reached_them() -> None:
    one = "Incident is closed. The fix went out to all shops in till 7.2.1, and the 40 wrong receipts were reissued."
    other = "The fix has reached all shops with till release 7.1.2 and the receipts were issued again."
    assert [c.kind for c in find([read(one), read(other)])] == ["version"]


def test_what_one_went_back_to_is_not_the_fix() -> None:
    one = "The fix went out to all shops in till 7.2.1, and the 40 wrong receipts were reissued."
    other = "All shops went back to till release 7.1.9 at noon, and the receipts were issued again."
    assert find([read(one), read(other)]) == []


@pytest.mark.parametrize(
    "told",
    [
        "L'interruption a commencé à 7 h 42 et s'est terminée à 9 h 41.",
        "La panne de ce matin a débuté à 7 h 42 et a pris fin à 9 h 41.",
        "Die Störung der Kassen begann um 07:42 und endete um 09:41.",
        "La caída empezó a las 07:42 y terminó a las 09:41.",
    ],
)
def test_a_sentence_that_tells_both_ends_tells_which_is_which(told: str) -> None:
    told_of = [(one.value, one.about) for one in facts(told, "time")]
    assert told_of == [("07:42", "incident start"), ("09:41", "incident end")]


@pytest.mark.parametrize("told", ["De 10 h à 12 h 25, les guichets étaient fermés.", "Tout fermé de 10 h à 12 h 25."])
def test_an_hour_that_begins_a_range_of_clocks_is_no_length(told: str) -> None:
    assert values(told, "time")[0] == "10:00"
    assert not values(told, "duration")


def test_a_range_of_lengths_is_none_of_clocks() -> None:
    assert not values("Il faut compter avec un délai de 1 h à 1 h 30.", "time")[1:]
