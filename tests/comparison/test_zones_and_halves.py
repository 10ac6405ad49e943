"""Times of day with what stands behind them: a zone, an offset, the half of the day, a colon."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import facts, read

UTC_RANGE = [("09:10 UTC", "09:10Z"), ("10:40 UTC", "10:40Z")]
TOLD = [
    ("2024-03-05T19:02Z: deploy started", [("2024-03-05T19:02Z", "2024-03-05T19:02Z")]),
    ("2024-03-05T19:02:30Z: deploy started", [("2024-03-05T19:02:30Z", "2024-03-05T19:02:30Z")]),
    ("2024-03-05 20:02 CET: deploy started", [("2024-03-05 20:02 CET", "2024-03-05T20:02+01:00")]),
    ("2024-03-05T20:02+01:00: deploy started", [("2024-03-05T20:02+01:00", "2024-03-05T20:02+01:00")]),
    ("2024-03-05 20:02: deploy started", [("2024-03-05 20:02", "2024-03-05T20:02")]),
    ("The incident began at 14:02 (UTC-05:00).", [("14:02 (UTC-05:00)", "14:02-05:00")]),
    ("It began at 14:02 GMT-05:00 and ended.", [("14:02 GMT-05:00", "14:02-05:00")]),
    ("It began at 14:02 UTC -03:30.", [("14:02 UTC -03:30", "14:02-03:30")]),
    ("Slow from 09:10-10:40 UTC-05:00.", [("09:10", "09:10-05:00"), ("10:40 UTC-05:00", "10:40-05:00")]),
    ("It began at 14:02 (UTC-05:00). It ended at 15:10.", [("14:02 (UTC-05:00)", "14:02-05:00"), ("15:10", "15:10")]),
    ("It began at 2:05 PM GMT-5 (EST).", [("2:05 PM GMT-5", "14:05-05:00")]),
    ("La caída empezó a las 4:30 p. m. y terminó a las 5:10 p. m.", [("4:30 p. m.", "16:30"), ("5:10 p. m.", "17:10")]),
    ("Empezó a las 11:50 a.\u00a0m. UTC.", [("11:50 a.\u00a0m. UTC", "11:50Z")]),
    ("Empezó a las 4 p. m. y no a las 9 a.\u202fm. de hoy.", [("4 p. m.", "16:00"), ("9 a.\u202fm.", "09:00")]),
    ("At 4:30 p.m, it was over.", [("4:30 p.m", "16:30")]),
    ("It ended at 4:30 pm.", [("4:30 pm", "16:30")]),
    ("Slow from 2:00-2:45 p. m. PDT.", [("2:00", "14:00-07:00"), ("2:45 p. m. PDT", "14:45-07:00")]),
    ("Début : 14 h 02\nFin : 15 h 10 UTC", [("14 h 02", "14:02Z"), ("15 h 10 UTC", "15:10Z")]),
    # Ranges, and no offsets.
    ("Slow 09:00 UTC - 10:00 UTC.", [("09:00 UTC", "09:00Z"), ("10:00 UTC", "10:00Z")]),
    ("Slow 09:10 UTC-10:40 UTC. Paged at 09:30.", [*UTC_RANGE, ("09:30", "09:30Z")]),
    ("Slow 12:00 UTC-14:00.", [("12:00 UTC", "12:00Z"), ("14:00", "14:00Z")]),
    ("Slow 14:02 UTC-15:10. Paged at 14:10.", [("14:02 UTC", "14:02Z"), ("15:10", "15:10Z"), ("14:10", "14:10Z")]),
    ("Slow 09:00 UTC - 11:00.", [("09:00 UTC", "09:00Z"), ("11:00", "11:00Z")]),
]
ONE_INSTANT = [
    ["Próxima actualización: 4:30 p. m.", "Next update at 16:30"],
    ["Prochaine mise à jour : 16 h 00", "Next update in 30 minutes"],
    ["Fin de la panne : 1 h 15 après le déploiement.", "Fin de la panne à 15 h 20."],
    ["The incident began at 14:02 (UTC-05:00).", "The incident began at 19:02 UTC."],
    ["Next update: 14:00 (UTC-05:00)", "Next update: 19:00 UTC"],
]
NEXT = [
    ("Próxima actualización: 4:30 p. m. UTC", "4:30 p. m. UTC", "16:30Z"),
    ("Prochaine mise à jour : 16 h 00", "16 h 00", "16:00"),
    ("Prochaine mise à jour : **16 h 00 UTC**", "16 h 00 UTC", "16:00Z"),
    ("Prochain point\u00a0: 16\u00a0h", "16\u00a0h", "16:00"),
    ("Prochaine mise à jour 16 h 30", "16 h 30", "16:30"),
    ("Prochaine mise à jour dans 2 h 30", "2 h 30", "PT2H30M"),
    ("Prochaine mise à jour : dans 2 h", "2 h", "PT2H"),
    ("Prochaine mise à jour : 2 h", "2 h", "PT2H"),
]
APART = [
    [
        "Timeline\n2024-03-05T19:02Z: deploy started\n2024-03-05T19:47Z: rolled back\n",
        "Timeline\n2024-03-05T19:12Z: deploy started\n2024-03-05T19:57Z: rolled back\n",
    ],
    ["Timeline\n2024-03-05 19:02 UTC: deploy started\n", "Timeline\n2024-03-05 19:02 CET: deploy started\n"],
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_time_has_its_zone(text: str, told: list[tuple[str, str]]) -> None:
    assert [(text[fact.start : fact.end], fact.value) for fact in facts(text, "time")] == told


@pytest.mark.parametrize(("text", "shown", "value"), NEXT)
def test_the_next_word_is_promised_for_a_time_or_in_a_while(text: str, shown: str, value: str) -> None:
    assert [(text[fact.start : fact.end], fact.value) for fact in facts(text, "next_update")] == [(shown, value)]


@pytest.mark.parametrize("text", ["Durée : 1 h 45", "Fin des travaux prévue dans 2 h 10"])
def test_a_length_behind_a_label_is_no_time(text: str) -> None:
    assert (len(facts(text, "duration")), facts(text, "time")) == (1, [])


@pytest.mark.parametrize("versions", ONE_INSTANT)
def test_one_instant_in_two_zones_is_no_contradiction(versions: list[str]) -> None:
    assert find([read(version) for version in versions]) == []


@pytest.mark.parametrize("versions", APART)
def test_rows_at_other_instants_contradict_each_other(versions: list[str]) -> None:
    assert {one.kind for one in find([read(version) for version in versions])} == {"time"}
