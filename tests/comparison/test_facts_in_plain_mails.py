"""Numbers of those who are written to, and releases by two numbers alone."""

import pytest

from reviewer.comparison.facts import find
from tests.comparison.told import read

COUNTS = [
    ("Around 64,000 of you were watching.", ["64000 users"]),
    ("A hundred and forty of you were told so.", ["140 users"]),
    ("You are one of 6,240 members who were touched by it.", ["6240 members"]),
    ("On the first of September 17,200 customers saw it.", ["17200 customers"]),
    ("Das betraf 2.140 Mitarbeiterinnen und Mitarbeiter.", ["2140 employees"]),
    ("Schichtzulagen für 1.240 Beschäftigte waren falsch.", ["1240 employees"]),
    ("El canal duplicó 240 reservas.", ["240 bookings"]),
    ("Three of you have written to us.", []),
    ("One of two nodes failed.", []),
    ("One of our five gateways broke.", []),
    ("You are one of the 430 shops where it happened.", ["430 shops"]),
    ("Half a dozen shops wrote.", ["6 shops"]),
    ("Four of our seven depots were closed.", ["4 depots"]),
    ("Of 31 stations nine were frozen.", ["31 stations", "9 stations"]),
    ("Cell 5 stopped 4 times between six and ten.", []),
    ("On September 12 customers saw it.", []),
]
SHARES = [
    ("Set 1 produced a fifth less than normal.", ["20%"]),
    ("Over the morning it was a good fifth.", ["20%"]),
    ("Sales fell by a third.", ["33.3333%"]),
    ("Two fifths of them arrived.", ["40%"]),
    ("One of every five calls was lost.", ["20%"]),
    ("Zwei Drittel der Kunden und 12 Prozent der Filialen.", ["66.6667%", "12%"]),
    ("Jede dritte Zahlung scheiterte.", ["33.3333%"]),
    ("Un tiers des clients, la moitié des commandes.", ["33.3333%", "50%"]),
    ("Une commande sur cinq a échoué.", ["20%"]),
    ("Uno de cada cuatro pagos falló.", ["25%"]),
    ("It was over by half past ten, in a quarter of an hour.", []),
    ("A third party saw the first half.", []),
    ("We bear half of the costs.", []),
    ("Es dauerte ein Viertel der Stunde.", []),
]
RELEASES = [
    ("Tile server 1.44 writes names otherwise.", ["1.44"]),
    ("The search was using model 4.3 already.", ["4.3"]),
    ("Release 12.6 was to blame. Pieter put 12.4 back.", ["12.6", "12.4"]),
    ("Release 2.6 took 2.4 hours and reached 2.1 % of between 2.5 and 3 pages.", ["2.6"]),
    ("Release 0.9 makes a zero of 0.47.", ["0.9"]),
    ("Pieter put 12.4 back.", []),
]


@pytest.mark.parametrize(("text", "shares"), SHARES)
def test_shares_are_read_in_words(text: str, shares: list[str]) -> None:
    assert [fact.value for fact in find(read(text)) if fact.kind == "percentage"] == shares


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_a_count_is_read(text: str, counts: list[str]) -> None:
    assert [fact.value for fact in find(read(text)) if fact.kind == "count"] == counts


@pytest.mark.parametrize(("text", "releases"), RELEASES)
def test_a_release_is_read_by_its_number(text: str, releases: list[str]) -> None:
    assert [fact.value for fact in find(read(text)) if fact.kind == "version"] == releases
