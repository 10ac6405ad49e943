"""The number in a subject against the total that its own text gives."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

FOUND = [
    "S:Invoices sent twice (3,400 letters)\nThe printer ran the batch again.\n\nImpact\n5,400 letters in total.",
    "S:Invoices sent twice: 3,400 letters\nThe batch ran again. Altogether 5,400 letters went out, by the log.",
    "S:Doppelte Mail (3.400 Kunden)\nDer Lauf startete noch einmal. Insgesamt haben 5.400 Kunden zwei bekommen.",
    "S:Double envoi (3 400 lettres)\nLe lot est reparti. Au total 5 400 lettres sont sorties.",
    "S:Env\u00edo doble (3.400 cartas)\nEl lote sali\u00f3 otra vez. En total 5.400 cartas fueron enviadas.",
]
QUIET = [
    # The text has that number, too; it is of a part; or the total is of something else.
    "S:Invoices sent twice (3,400 letters)\nOf 5,400 letters in total, 3,400 letters went out twice.",
    "S:Invoices sent twice (first 3,400 letters)\nThe printer ran the batch again. 5,400 letters in total.",
    "S:Invoices sent twice (3,400 letters)\nThe printer ran the batch again. 5,400 sheets in total.",
    "S:Invoices sent twice (over 3,400 letters)\nThe printer ran the batch again. 3,460 letters in total.",
    "S:Weitere 3.400 Kunden\nDer Lauf startete noch einmal. Insgesamt haben 5.400 Kunden zwei bekommen.",
]


@pytest.mark.parametrize("told", FOUND)
def test_another_total_than_the_subject_gives_is_found(told: str) -> None:
    assert [one.kind for one in find([read(told)])] == ["count"]


@pytest.mark.parametrize("told", QUIET)
def test_a_part_beside_a_total_is_left_alone(told: str) -> None:
    assert not [one for one in find([read(told)]) if one.kind == "count"]
