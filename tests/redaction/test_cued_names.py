"""People by a title or by what they are to us, customers by what they are called: in four languages."""

import pytest

from reviewer.redaction.detectors import customer, person
from reviewer.redaction.values import Org
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

KNOWN = Org(name="Harbourline", roster=("Ada Byron",))
PEOPLE = [
    "Estimado señor [[Ibarrola]]:\n\nLe escribo por la factura.",
    "Le virement de Mme [[Lucette Garand]] est parti; Sra. [[Quiroga]] llama mañana.",
    "mi compañera [[Remedios Calero]] le atiende; notre directrice [[Sylvie Aubert]] vous appelle.",
    "Unser Technikleiter [[Jürgen Maas]] kommt gleich.",
    "00:42 rang the report owner [[Joost van Houten]], no answer",
    "and Miss [[Anjali Sethi]] wants to be rung up",
    "> **[[tobi.k]]** 14:02 the cluster is gone\n> **[[lena]]** 14:05 seen",
    "See the plan.\n\nKind regards\n[[A. Fairbrother]]\n",
]
NOBODY = [
    "Madame, Monsieur,\n\nSeñores: Frau und Herr, Dear Sir or Madam",
    "The cache Miss Rate fell; the change owner Platform Team and the owner Checkout Service agreed.",
    "Burn after reading. Restart the box.",
    "Mañana lo vemos. Nadie coge el teléfono. Tabelle leer.",
    "The work is done.\n\nthx",
]
CUSTOMERS = [
    "Der Großkunde [[Papierwerk Hollern]] fragt nach.",
    "Der Kunde [[Backwerk Süd]] und die [[Bäckerei Kornblum]] warten.",
    "The tour operator [[Sonnweg Reisen]] is cross.",
    "Avisa [[Bodegas Ruiz del Monte]]: sus pedidos salen raros.",
    "Support says [[Wok Our Way]] (all 112 kitchens) has switched to phone orders.",
]
NONE = [
    "El cliente ya lo sabe. Der Kunde Ada Byron; unsere Kunden In Europa. The hotel chain Reservation Service.",
    "Meet at 14 Cobbler Lane, the pumps on Mill Street and the Orchard Lane depot are dry.",
    "We have 12 sites (all 12 sites) and Ada Byron (3 sites).",
]


@pytest.mark.parametrize("marked", PEOPLE)
def test_people_are_found(marked: str) -> None:
    text, names = wanted(marked)
    assert found(person, text) == names


@pytest.mark.parametrize("text", NOBODY)
def test_words_of_sentences_are_nobody(text: str) -> None:
    assert found(person, text) == []


@pytest.mark.parametrize("marked", CUSTOMERS)
def test_customers_are_found(marked: str) -> None:
    text, names = wanted(marked)
    assert found(customer, text) == names


@pytest.mark.parametrize("text", NONE)
def test_words_streets_and_people_are_no_customers(text: str) -> None:
    assert found(customer, text, KNOWN) == []


@pytest.mark.parametrize("piece", ["señor Aa ", "Mme A", "the owner Aa ", "**a** 1:1\n", "mi jefa "])
def test_the_cost_of_people_grows_with_the_text(piece: str) -> None:
    assert growth(person, piece, KNOWN) < 14


@pytest.mark.parametrize("piece", ["Kunde Aa ", "Bodegas A ", "Aa (all 9 stores ", "14 Aa Lane "])
def test_the_cost_of_customers_grows_with_the_text(piece: str) -> None:
    assert growth(customer, piece, KNOWN) < 14
