"""Words are weighed: people and customers are told from all else, by weights that come of the labelled texts."""

from pathlib import Path

import pytest

from reviewer.bench.hint_corpus.labelled import bank
from reviewer.bench.learned_from import kept
from reviewer.bench.names import digests, train
from reviewer.redaction import weights
from reviewer.redaction.detectors import customer, person
from reviewer.redaction.engine import scan
from reviewer.redaction.naming.weigher import FILE
from reviewer.redaction.values import Category, Org
from tests.redaction.finding import found


@pytest.mark.parametrize(
    ("text", "people", "customers"),
    [
        ("Oskar rolled it back while Halvorsen Foods was on the phone.", ["Oskar"], ["Halvorsen Foods"]),
        ("Please thank Ngozi Adeleke.", ["Ngozi Adeleke"], []),
        ("That was noticed first by Copper Lantern Ltd, not by us.", [], ["Copper Lantern Ltd"]),
        ("[10:02] kmarsh: going out now\n[10:04] deploybot: build failed", ["kmarsh"], []),
        ("Nothing else is open.\n\nmatteo", ["matteo"], []),
        ("Then we asked tove.lind for the key.", ["tove.lind"], []),
        ("Danach hat Wiebke den Schalter umgelegt, und der Dienst lief wieder.", ["Wiebke"], []),
        ("Bei der Möbelhaus Trautwein GmbH fehlten die Lieferscheine.", [], ["Möbelhaus Trautwein GmbH"]),
        ("Le basculement a été fait par Solène Marchand à midi.", ["Solène Marchand"], []),
        ("Lo revisó Itziar Mendizábal con el proveedor.", ["Itziar Mendizábal"], []),
        ("Kind regards\nAlarik Voss\nHead of Operations", ["Alarik Voss"], []),
    ],
)
def test_people_and_customers_are_told_apart(text: str, people: list[str], customers: list[str]) -> None:
    spans = scan(text).spans
    named = {
        category: [text[span.start : span.end] for span in spans if span.category == category]
        for category in (Category.PERSON, Category.CUSTOMER)
    }
    assert named == {Category.PERSON: people, Category.CUSTOMER: customers}


@pytest.mark.parametrize(
    "text",
    [
        "The Payments team restarted Kafka in Frankfurt on Monday.",
        "What Went Well, What Went Wrong, Where We Got Lucky",
        "I'm sure that we've seen it. Don't restart Jenkins.",
        "Prometheus and Grafana noticed nothing; Black Friday comes.",
        "> 09:02 commander: we wait ten minutes\n> 09:05 support: customers confirm",
        "Unser Rechenzentrum hat das Update eingespielt. Der Dienst wartet auf die Datenbank, nächste Meldung um acht.",
        "Sehr geehrte Damen und Herren, die Wartung am Sonntag ist vorbei. Mit freundlichen Grüßen",
        "In dieser Zeit fehlte die Zahlung. Patienten konnten keine Termine buchen.",
        "Bonjour, l'incident du 8 avril est clos. Nous surveillons la file.",
        "Hemos añadido capacidad. Si no ha recibido la confirmación, escríbanos.",
        "see app.config and retry_policy, or foo/adam.py",
        "Vendors: Zscaler, Palo Alto Networks, Cockroach Labs and Wiz. Sumo Logic had an outage; so had Ping Identity.",
        "The docs of Northwind Traders and Contoso; the European Central Bank and the Wall Street Journal wrote of it.",
        "Mickey Mouse and Sherlock Holmes play in the quiz.",
        "A bot named Fred greets, and the cluster is called Hilda. The laptops are ThinkPad T14-g5.",
        "Password policy: Min. 12 chars. Max. 40.",
        "Voucher SPRING24 gives nothing any more. Part numbers: 0X4K9N, P18422-B21.",
    ],
)
def test_other_capitalised_words_are_neither(text: str) -> None:
    assert (found(person, text), found(customer, text)) == ([], [])


def test_a_name_that_is_sure_in_one_place_is_sure_in_another() -> None:
    text = "Paged Zorblin Quell at nine.\n\nLater the graph went flat. Zorblin again."
    assert found(person, text) == ["Zorblin Quell", "Zorblin"]


def test_what_the_organisation_calls_its_own_is_neither() -> None:
    text = "Asked Tallyboard to purge the index; Quillwork said yes."
    assert found(person, text) != []
    assert found(person, text, Org(name="Acme", tools=("Tallyboard",), services=("quill-work",))) == []


def test_somebody_on_the_list_of_people_is_no_customer() -> None:
    org = Org(name="Acme", roster=("Ada Lane",))
    text = "A refund to Ada Lane and to Lane & Sons Ltd"
    assert found(person, text, org)[0] == "Ada Lane"
    assert "Ada Lane" not in found(customer, text, org)


def test_the_weights_on_file_are_what_these_texts_taught_this_code() -> None:
    """Told by digests, which `manage.py bench names` writes beside the weights when it trains them again."""
    assert kept(FILE) == digests()


def test_training_twice_gives_the_same_weights() -> None:
    lines = list(bank("names"))[:100]
    table = train(lines, [])
    assert table
    assert table == train(lines, [])


def test_weights_are_kept_as_they_are(tmp_path: Path) -> None:
    table = {"<0paged": (120, -3), "w&": (0, 7)}
    weights.write(tmp_path / "weights.txt", table)
    assert weights.read(tmp_path / "weights.txt") == table


def test_the_weights_are_small() -> None:
    assert FILE.stat().st_size < 400_000


def test_the_key_of_an_incident_is_nobodys_name() -> None:
    for text in ("INC-10006 is over.", "INC-10009 affected the API.", "We closed INC-10012 for good."):
        assert not [span for span in scan(text).spans if span.category in (Category.CUSTOMER, Category.PERSON)], text
