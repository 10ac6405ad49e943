"""Lengths of time in many words: whatever way a writer has of telling how long it took, it is read."""

import pytest

from reviewer.comparison.facts import hedges
from tests.comparison.told import facts, values

# For each language a sentence, and what may stand in it by its value.
WAYS = {
    "The outage lasted {} in total.": """
        PT2H40M: two hours forty / two hours and forty minutes / two hours, forty minutes / 2 hrs 40 / 2h40 / 2 h 40
        PT2H40M: 2h40m / 2h 40min / 2:40 hours
        PT1H30M: 1.5 hours / 1½ hours / one and a half hours / an hour and a half / a good hour and a half
        PT1H30M: ninety minutes / all of ninety minutes / a little more than an hour and a half
        PT1H15M: about an hour and a quarter / five quarters of an hour
        PT1H20M: an hour and twenty / an hour and twenty minutes / an hour twenty / one hour twenty
        PT45M: three-quarters of an hour / three quarters of an hour / 45-minute / 45min / 45 mins / 45 Min.
        PT15M: a quarter-hour / a quarter of an hour
        PT20M: twenty-odd minutes
        PT25M: twenty-five minutes / twenty five minutes
        PT2H: a couple of hours / a little over two hours / a solid two hours / two full hours / two solid hours
        PT2H: two long hours / nigh on two hours
        PT30M: half an hour / a half hour / half-hour / a half-hour / thirty-minute
        PT1H40M: a hundred minutes
        PT1H50M: a hundred and ten minutes
        PT4H: close to four hours
        PT1H: just under an hour
        PT2H45M: two and three quarter hours / two and three-quarter hours / 2¾ hours / 2 3/4 hours
        PT2H45M: two hours and three quarters
        PT36H: a day and a half / one and a half days / 36 hours
        P14D: a fortnight
        P42D: six weeks
        P3D: three working days / three business days
        P1D: a full day / a whole day / a day
        PT4M30S: four minutes and thirty seconds / 4 min 30 s / 4m30s
        PT0.25S: 250 ms
        PT0.5S: half a second
        PT1.5S: one and a half seconds
        PT1M30S: a minute and a half
        PT2M30S: two minutes and a half
        PT40S: forty seconds
        PT11H: eleven hours
        PT11H30M: eleven and a half hours
        PT12H30M: twelve-and-a-half hours
        PT50M: some 50 minutes / roughly fifty minutes / 50 or so minutes / fifty minutes or so / ~50 min / ≈50 min
        PT50M: 50+ minutes
        PT1H5M: 1 hr 5 min / 1 hour 5 / 1 hour and 5 minutes / one hour and five minutes / 1h05
        PT1H5M: an hour and five minutes
        P23D: three weeks and two days
        P7D: a week
    """,
    "Der Ausfall dauerte {} insgesamt.": """
        PT2H40M: zwei Stunden vierzig / zwei Stunden und vierzig Minuten / 2 Std. 40 Min. / 2:40 Stunden
        PT2H30M: 2,5 Stunden / zweieinhalb Stunden
        PT1H30M: eineinhalb Stunden / anderthalb Stunden / neunzig Minuten
        PT45M: eine Dreiviertelstunde / eine knappe Dreiviertelstunde
        PT30M: eine gute halbe Stunde / eine halbe Stunde
        PT15M: eine Viertelstunde
        PT1H15M: fünf Viertelstunden / eineinviertel Stunden
        PT1H10M: eine Stunde und zehn Minuten / eine Stunde zehn / siebzig Minuten
        PT1H: eine gute Stunde / eine knappe Stunde / gut eine Stunde
        PT2H: knapp zwei Stunden
        PT20M: zwanzig Minuten
        PT25M: fünfundzwanzig Minuten
        PT35M: fünfunddreißig Minuten
        PT50M: fünfzig Minuten
        PT11H: elf Stunden
        PT2H15M: zweieinviertel Stunden
        PT2H45M: zweidreiviertel Stunden
        P21D: drei Wochen
        P2D: zwei Tage
        PT36H: eineinhalb Tage
        P1D: ein Tag
        PT12H: zwölf Stunden
        PT7H30M: siebeneinhalb Stunden
        PT6H30M: sechseinhalb Stunden
        PT1H20M: 1:20 Std.
    """,
    "La panne a duré {} au total.": """
        PT2H20M: deux heures vingt / deux heures et vingt minutes / 2 h 20 / 2h20 / 2 h 20 min
        PT1H30M: une heure et demie / quatre-vingt-dix minutes
        PT1H15M: une heure et quart
        PT1H: une bonne heure / une petite heure
        PT30M: une demi-heure / une bonne demi-heure
        PT45M: trois quarts d'heure
        PT15M: un quart d'heure
        PT2H: près de deux heures
        PT50M: cinquante minutes
        PT25M: vingt-cinq minutes
        PT35M: trente-cinq minutes
        PT1H10M: soixante-dix minutes / une heure dix / une heure et dix minutes
        P2D: deux jours
        PT60H: deux jours et demi
        P21D: trois semaines
    """,
    "El corte duró {} en total.": """
        PT2H20M: dos horas y veinte minutos / dos horas y veinte
        PT2H30M: dos horas y media
        PT2H15M: dos horas y cuarto
        PT1H30M: hora y media / una hora y media / noventa minutos
        PT1H: una hora larga
        PT30M: media hora / una media hora
        PT45M: tres cuartos de hora
        PT15M: un cuarto de hora
        PT50M: cincuenta minutos
        PT25M: veinticinco minutos
        PT35M: treinta y cinco minutos
        PT1H10M: setenta minutos
        PT2H: casi dos horas / unas dos horas
        P2D: dos días
        P21D: tres semanas
    """,
}


def ways() -> list[tuple[str, str, str]]:
    lines = [(told, line.strip()) for told, those in WAYS.items() for line in those.strip().splitlines()]
    return [
        (told, said, line.partition(": ")[0]) for told, line in lines for said in line.partition(": ")[2].split(" / ")
    ]


@pytest.mark.parametrize(("told", "said", "value"), ways())
def test_a_length_is_read_in_whatever_words(told: str, said: str, value: str) -> None:
    text = told.format(said)
    found = facts(text, "duration")
    assert [fact.value for fact in found] == [value]
    assert text[found[0].start : found[0].end].rstrip(".") in said


@pytest.mark.parametrize(
    "text",
    [
        "After an hour 40 customers had written.",
        "For two hours forty stores were closed.",
        "Within an hour and twenty of our stores it was over.",
        "A second redemption was refused.",
        "The five quarters of the year were compared.",
    ],
)
def test_what_is_counted_next_is_no_part_of_a_length(text: str) -> None:
    assert set(values(text, "duration")) <= {"PT1H", "PT2H"}


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ("a couple of hours", "about"), ("twenty-odd minutes", "about"), ("50 or so minutes", "about"),
        ("50+ minutes", "over"), ("a good ten minutes and more", "over"), ("two hours and then some", "over"),
        ("45 minutes at most", "under"), ("20 minutes or less", "under"), ("45 minutes more or less", "about"),
        ("a good hour", "just over"), ("eine gute Stunde", "just over"),
        ("eine knappe Stunde", "nearly"), ("une petite heure", "nearly"), ("una hora larga", "just over"),
        ("the best part of an hour", "most of"),
    ],
)  # fmt: skip
def test_what_stands_within_a_length_hedges_it(said: str, mode: str) -> None:
    assert hedges.mode(said) == mode


@pytest.mark.parametrize(
    "text",
    [
        "It took us 45 minutes to get everything going again.", "It took 45 minutes before the lines were free again.",
        "After 45 minutes everything worked again.", "Service came back 45 minutes later.",
        "The break in service was 45 minutes long.", "A 45-minute stop of the belts.", "Dauer: 45 Minuten",
        "Das Portal war 45 Minuten nicht erreichbar.", "Votre espace est resté fermé 45 minutes.",
        "La tienda estuvo cerrada 45 minutos.",
    ],
)  # fmt: skip
def test_what_stood_still_so_long_is_the_incident(text: str) -> None:
    assert [fact.about for fact in facts(text, "duration")] == ["incident"]


def test_a_rehearsal_is_no_incident() -> None:
    assert [fact.about for fact in facts("We rehearsed for 45 minutes.", "duration")] == ["meeting"]
