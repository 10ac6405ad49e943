"""People by a title or by what they are to us, customers by what they are called: in four languages."""

import pytest

from reviewer.redaction.detectors import customer, person
from reviewer.redaction.values import Org
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

KNOWN = Org(name="Harbourline", roster=("Ada Byron", "Precious Okoro", "Mark Selby"))
PEOPLE = [
    "Estimado señor [[Ibarrola]]:\n\nLe escribo por la factura.",
    "Le virement de Mme [[Lucette Garand]] est parti; Sra. [[Quiroga]] llama mañana.",
    "mi compañera [[Remedios Calero]] le atiende; notre directrice [[Sylvie Aubert]] vous appelle.",
    "Unser Technikleiter [[Jürgen Maas]] kommt gleich.",
    "00:42 rang the report owner [[Joost van Houten]], no answer",
    "and Miss [[Anjali Sethi]] wants to be rung up",
    "> **[[tobi.k]]** 14:02 the cluster is gone\n> **[[lena]]** 14:05 seen",
    "See the plan.\n\nKind regards\n[[A. Fairbrother]]\n",
    "Sehr geehrter Herr [[Baum]],\n\ndie Waage läuft.",
    "Dear Mr [[Price]],\n\nThe lift is back.",
    "Lady [[Thorne-Webb]] rang, then Baroness [[Tilney]], then Rev. [[Pemberton]].",
    "01:20 Rang [[Fergus Aldine]], no answer.",
    "The board will ask.\n\n[[M.K.]]\n",
    "All fine.\n\nThanks,\n[[JT]]\n",
    "All is well.\n\nXx [[Hilde]]\n",
    "Alles gut.\n\nLG [[Ortwin]]",
    "[[Precious]] rebooted the cabinet PC; [[Mark]] has found the cable.",
]
NOBODY = [
    "Madame, Monsieur,\n\nSeñores: Frau und Herr, Dear Sir or Madam",
    "The cache Miss Rate fell; the change owner Platform Team and the owner Checkout Service agreed.",
    "Burn after reading. Restart the box.",
    "Mañana lo vemos. Nadie coge el teléfono. Tabelle leer.",
    "The work is done.\n\nthx",
    "Sehr geehrter Herr Direktor,\n\nall is well.",
    "All fine.\n\nRegards,\nSRE\n",
    "The Lady Constance sails on Friday. Precious time was lost. Mark restarted nodes in red.",
    "03:31 <plant> jesus wept. blocking it",
]
CUSTOMERS = [
    "Der Großkunde [[Papierwerk Hollern]] fragt nach.",
    "Der Kunde [[Backwerk Süd]] und die [[Bäckerei Kornblum]] warten.",
    "The tour operator [[Sonnweg Reisen]] is cross.",
    "Avisa [[Bodegas Ruiz del Monte]]: sus pedidos salen raros.",
    "Support says [[Wok Our Way]] (all 112 kitchens) has switched to phone orders.",
    "Le cas du [[GAEC des Deux Ormes]] est vu à part; l'[[EARL du Moulin Neuf]] attend.",
    "La [[SARL Maçonnerie Fauve]] a rappelé, et la [[Scierie Vauquelin]] aussi.",
    "Die Firma [[Gerber Söhne]] und das [[Rehazentrum Ahornau]] haben angerufen.",
    "El [[Ayuntamiento de Valdeolmos]] ha llamado.",
]
NONE = [
    "El cliente ya lo sabe. Der Kunde Ada Byron; unsere Kunden In Europa. The hotel chain Reservation Service.",
    "Meet at 14 Cobbler Lane, the pumps on Mill Street and the Orchard Lane depot are dry.",
    "Freundliche Grüße\nIhre Bäckerei Kornblum",
    "The earl of nothing. Die Firma selbst. Die Gemeinde wartet, la mairie aussi.",
    "We have 12 sites (all 12 sites) and Ada Byron (3 sites).",
]


@pytest.mark.parametrize("marked", PEOPLE)
def test_people_are_found(marked: str) -> None:
    text, names = wanted(marked)
    assert found(person, text, KNOWN) == names


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


@pytest.mark.parametrize(
    "piece",
    ["señor Aa ", "Mme A", "the owner Aa ", "**a** 1:1\n", "mi jefa ", "Dear Mr Aa ", "Rang Aa ", "\n\nA.", "\nXx Aa"],
)
def test_the_cost_of_people_grows_with_the_text(piece: str) -> None:
    assert growth(person, piece, KNOWN) < 14


@pytest.mark.parametrize("piece", ["Kunde Aa ", "Bodegas A ", "Aa (all 9 stores ", "GAEC de Aa ", "14 Aa Lane "])
def test_the_cost_of_customers_grows_with_the_text(piece: str) -> None:
    assert growth(customer, piece, KNOWN) < 14
