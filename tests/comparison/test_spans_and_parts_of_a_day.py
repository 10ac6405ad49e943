"""Spans of time with a label behind them, and times in digits with a word for the part of the day."""

import pytest

from tests.comparison.told import facts, values

TIMES = [
    ("8:00 PM \u2013 9:15 PM EDT: elevated errors", [("8:00 PM", "20:00-04:00"), ("9:15 PM EDT", "21:15-04:00")]),
    ("14:05\u201315:20 CET: errors", [("14:05", "14:05+01:00"), ("15:20 CET", "15:20+01:00")]),
    ("14:05-15:20: errors", [("14:05", "14:05"), ("15:20", "15:20")]),
    (
        "2026-04-14, 07:30-10:05 CET: errors",
        [("2026-04-14, 07:30", "2026-04-14T07:30+01:00"), ("10:05 CET", "10:05+01:00")],
    ),
    ("2026-04-03 10:15:30,123 CET deploy", [("2026-04-03 10:15:30,123 CET", "2026-04-03T10:15:30+01:00")]),
    ("Interruption : 14 h 05 \u2013 15 h 20", [("14 h 05", "14:05"), ("15 h 20", "15:20")]),
    ("Von 14 bis 16 Uhr war der Shop langsam.", [("14", "14:00"), ("16 Uhr", "16:00")]),
    ("14\u201316 Uhr: Wartung", [("14", "14:00"), ("16 Uhr", "16:00")]),
    ("Von 9 bis 10.30 Uhr MESZ war er weg.", [("9", "09:00+02:00"), ("10.30 Uhr MESZ", "10:30+02:00")]),
    ("De 14 a 16 h la tienda fue lenta.", [("14", "14:00"), ("16 h", "16:00")]),
    ("De 14 à 16 h, la boutique était lente.", [("14", "14:00"), ("16 h", "16:00")]),
    ("Wartung: 14-16 h", [("14", "14:00"), ("16 h", "16:00")]),
    ("Empezó a las 2:05 de la tarde.", [("2:05 de la tarde", "14:05")]),
    ("It was over at 12:30 a.m. Eastern.", [("12:30 a.m. Eastern", "00:30")]),
    ("Terminó a las 12:30 a. m. de hoy.", [("12:30 a. m.", "00:30")]),
    ("Empezó a las 0:20 de la noche.", [("0:20 de la noche", "00:20")]),
    ("Empezó a las 1:30 de la noche.", [("1:30 de la noche", "01:30")]),
    ("Empezó a las 10:30 de la noche.", [("10:30 de la noche", "22:30")]),
    ("Empezó a las 2 de la tarde.", [("2 de la tarde", "14:00")]),
    ("A las 8 de la mañana llegó la alerta.", [("8 de la mañana", "08:00")]),
    ("Um 8:30 Uhr abends war alles gut.", [("8:30 Uhr abends", "20:30")]),
    ("Um 8.30 Uhr abends war alles gut.", [("8.30 Uhr abends", "20:30")]),
]
LENGTHS = [
    ("Duration: 1:05:30", ["PT1H5M30S"]),
    ("Dauer: 1:15 h", ["PT1H15M"]),
    ("Ausfalldauer: 01:15", ["PT1H15M"]),
    ("Duración: 1:15 h", ["PT1H15M"]),
    ("Durée totale : 1:15", ["PT1H15M"]),
    ("Un retard de 2 à 3 h", ["PT3H"]),
    ("Restoring takes 14 to 16 h.", ["PT16H"]),
    ("Ein Rückstand von 14 bis 16 h.", ["PT16H"]),
    ("Durée : 1 h 05 \u2013 1 h 20", ["PT1H5M", "PT1H20M"]),
    ("La latencia fue de 1,2 s.", ["PT1.2S"]),
    ("Es dauerte rund 1½ Stunden.", ["PT1H30M"]),
]


@pytest.mark.parametrize(("text", "told"), TIMES)
def test_both_ends_of_a_span_and_the_part_of_a_day_are_read(text: str, told: list[tuple[str, str]]) -> None:
    assert [(text[fact.start : fact.end], fact.value) for fact in facts(text, "time")] == told
    assert facts(text, "duration") == []


@pytest.mark.parametrize(("text", "told"), LENGTHS)
def test_a_length_as_other_languages_write_it(text: str, told: list[str]) -> None:
    assert values(text, "duration") == told
    assert facts(text, "time") == []
