"""What drafts of agents tell that once was misread: days in lists, zones that are words, what goes back to somebody."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read, values

CLASH = [
    (
        "count",
        "4,120 vouchers failed at the till and were voided.",
        "Of the vouchers 2,870 vouchers failed and the amounts went back to the buyers.",
    ),
    (
        "status",
        "As of 17:10 UTC the copying is still stalled for three shelves.",
        "The incident is resolved since this afternoon.",
    ),
    (
        "status",
        "The problem with new sign-ups is ongoing.",
        "We consider the incident resolved and have closed the channel.",
    ),
    (
        "status",
        "Status: resolved. Seat changes work again.",
        "Seats cannot be changed at present and we do not know when that will be possible.",
    ),
    (
        "order",
        "Step one: uploads were paused at 08:05. Step two, at 08:40: the storage key was renewed.",
        "First the storage key was renewed. Then, 30 minutes later, we paused all uploads.",
    ),
    (
        "order",
        "- 12:10 quota of the search project lowered by the budget robot\n- 12:50 the parser library is updated\n"
        "- 13:05 searches fail\n- 13:40 alarm",
        "At noon the team updated the parser library. Afterwards the budget robot cut the search quota.",
    ),
]
HARMLESS = [
    ("The export held the surcharge twice on 4, 5 and 6 November.", "The exports of 4 to 6 November had it twice."),
    (
        "Les relevés ont été retardés de 13 h 10 à 15 h 25 UTC.",
        "Entre 14 h 10 et 16 h 25 (heure de Paris), vos relevés ont pu partir avec retard.",
    ),
    (
        "Les commandes ont été bloquées de 21 h 10 à 22 h 20.",
        "Les commandes sont restées bloquées pendant un peu plus d'une heure.",
    ),
    (
        "The drill cost 23 minutes of writing, 08:00 to 08:23, because the copy was 19 minutes behind when promoted.",
        "Writing was impossible for 23 minutes.",
    ),
    (
        "A disk in São Paulo could not be written to.\nActions\n- Write test at start (Chiara Obando)",
        "A disk in São Paulo could not be written to. Servers will test their disks at start.",
    ),
    (
        "S: Faulty plug-in, 25 Feb 2026\nActions\n- Normalise names on read, in 3.4.1 (Pia Verhagen, released 26 Feb)",
        "Move to 3.4.1, available since 26 February.",
    ),
    ("Quelques-uns des appels ont échoué, `rate_rows` était lente.", "Des appels à `rate_rows` ont échoué."),
]


@pytest.mark.parametrize(("kind", "one", "other"), CLASH)
def test_what_cannot_both_be_true_is_said(kind: str, one: str, other: str) -> None:
    assert kind in {contradiction.kind for contradiction in find([read(one), read(other)])}


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_what_can_both_be_true_is_not(one: str, other: str) -> None:
    assert [contradiction.reason for contradiction in find([read(one), read(other)])] == []


def test_zones_are_written_in_capitals() -> None:
    assert values("Entre 9 h 10 et 9 h 40 UTC rien ne marchait.", "time") == ["09:10Z", "09:40Z"]
    assert values("Um 9:50 ist alles gut.", "time") == ["09:50"]


def test_each_day_of_a_list_is_read() -> None:
    assert values("On 4, 5 and 6 November it was there twice.", "date") == ["--11-04", "--11-05", "--11-06"]
