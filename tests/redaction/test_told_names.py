"""Who is named by a post, an account or a part of a name; offices and posts; birth dates, addresses, tools."""

import pytest

from reviewer.redaction.detectors import customer, every_detector, internal_tool, person, pii
from reviewer.redaction.engine import Engine
from reviewer.redaction.values import Category, Org
from tests.redaction.finding import found
from tests.redaction.marked import wanted

KNOWING = Org(
    name="Quillon",
    roster=("Joanne Blackthorne",),
    customers=("Osprey Surveys", "Agence Verdoyance", "Harrier Coaches", "Norbert Ltd"),
)
PEOPLE = [
    "their operations head, [[Sunniva Brekke]], mentioned it twice",
    "our head of claims, [[Pavel Dusek]], signed it off",
    "la responsable, [[Nad\u00e8ge Pujol]], a appel\u00e9",
    "the log is clean except for [[jblackthorne]] and me",
]
NOBODY = [
    "the file jblackthorne.txt and host/jblackthorne",
    "our manager, Product Marketing, was told",
    "Viele Gr\u00fc\u00dfe\nLeitung Lager-IT",
    "We have informed Ofwat and will write to every household.",
]
CUSTOMERS = [
    "can you look why [[Osprey]] gets 401 for everything since the 4th",
    "and [[Osprey]]'s test endpoint says 200 now",
    "C\u00f4t\u00e9 clients, [[Verdoyance]] a 140 passagers bloqu\u00e9s",
    "The school authority of [[Falun kommun]] was asking.",
    "A bundle we got from them (site licence [[QL-88-0317]]) had more in it.",
]
NO_CUSTOMERS = ["Red team sits in Harrier, and the release called Osprey is out.", "Ofgem was told."]
PERSONAL = [
    "14 rows with birth dates such as [[1971-03-22]] were read",
    "dates of birth like [[1968-11-02]], e.g. that",
    "The record showed a birth date of [[1968-11-02]] and a home address; she was born on the [[3rd of May 1971]].",
    "ein Geburtsdatum wie [[03.05.1981]] stand im Protokoll",
    "des dates de naissance comme [[03/05/1981]]",
    "fechas de nacimiento como [[03/05/1981]]",
    "one of them at random: name, [[9 March 1973]], home address",
    "In der Datei: Name, [[09.03.1973]], Anschrift.",
    "the boiler (user [[HBR-U-774120]]) went cold; member [[KLM-M-20331]] wrote in",
]
TOOLS = [
    "page me through [[https://fluorite.pagerduty.example/schedules/PX41]] anyway",
    "use the paper list or [[https://crisis.fluorite.example/room/7]]",
    "the case is in [[https://crm.fluorite.example/case/5008831]], the deck in [[https://slides.fluorite.example/p/q3]]",
    "Your team (internal ref [[SNAP-5104]])",
]
NO_TOOLS = ["https://docs.pagerduty.example/schedules/intro", "your ref ALB-2201"]


def test_people_and_customers_that_are_known() -> None:
    for module, marked in [(person, PEOPLE), (customer, CUSTOMERS)]:
        for one in marked:
            text, names = wanted(one)
            assert found(module, text, KNOWING) == names


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert found(person, text, KNOWING) == []


@pytest.mark.parametrize("text", NO_CUSTOMERS)
def test_no_customer(text: str) -> None:
    assert found(customer, text, KNOWING) == []


def test_dates_of_birth_and_tools() -> None:
    for module, marked in [(pii, PERSONAL), (internal_tool, TOOLS)]:
        for one in marked:
            text, values = wanted(one)
            assert found(module, text) == values


@pytest.mark.parametrize("text", NO_TOOLS)
def test_no_tool(text: str) -> None:
    assert found(internal_tool, text) == []


def test_a_clause_that_the_comma_of_an_address_ends_makes_way_for_the_address() -> None:
    text = "One of the letters gave the full address, Flat 3, 88 Corve Street, Ludlow SY8 2PG, and that is all."
    spans = Engine(every_detector()).scan(text, Org()).spans
    told = [text[span.start : span.end] for span in spans if span.category == Category.PII]
    assert told == ["Flat 3, 88 Corve Street, Ludlow SY8 2PG"]
    assert all(text[span.start].isalnum() for span in spans)
