"""Beginnings of sentences that look like names, and compounds that look like services."""

import pytest

from tests.comparison.told import values

NO_OWNERS = [
    "Only Belgian tickets were concerned.",
    "Some Norwegian ferries did not get it.",
    "Northern Irish branches had no prices.",
    "Nearly All Terminals shows the old list.",
    "Most Swiss boxes are fine.",
]
OWNERS = [
    ("Maren Holst corrects the price list by 4 June.", "Maren Holst"),
    ("Ewa Lindqvist tests the backup route by 4 June.", "Ewa Lindqvist"),
    ("Greta French rewrites the manual by 4 June.", "Greta French"),
]
NO_SERVICES = [
    "Nous mettrons en place trois garde-fous.",
    "Deux contre-mesures sont prévues.",
    "We will add two trip-wires.",
    "Several bolt-heads came loose.",
    "Wir bauen zwei trip-wires ein.",
]
SERVICES = [
    ("The fault lay in price-sync.", "price-sync"),
    ("Le service tarif-sync ne répondait plus.", "tarif-sync"),
    ("It was plan-catalog and no other.", "plan-catalog"),
    ("Both sides read `stock-events` twice.", "stock-events"),
]


@pytest.mark.parametrize("text", NO_OWNERS)
def test_a_beginning_is_no_owner(text: str) -> None:
    assert not values(text, "owner")


@pytest.mark.parametrize(("text", "name"), OWNERS)
def test_a_name_is_an_owner(text: str, name: str) -> None:
    assert values(text, "owner") == [name]


@pytest.mark.parametrize("text", NO_SERVICES)
def test_a_compound_of_which_there_are_several_is_no_service(text: str) -> None:
    assert not values(text, "service")


@pytest.mark.parametrize(("text", "name"), SERVICES)
def test_a_name_by_itself_is_a_service(text: str, name: str) -> None:
    assert values(text, "service") == [name]
