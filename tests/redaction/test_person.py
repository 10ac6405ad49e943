"""Individuals are found by their names, by what is said of them and by the list; products, roles and code are not."""

import pytest

from reviewer.redaction.detectors import person
from reviewer.redaction.values import Org
from tests.redaction.finding import found, growth

KNOWN = Org(name="Harbourline", roster=("Ada Byron", "Okafor, Chidi", "Grace Xanthopoulou"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marta Kowalczyk restarted the consumer.", ["Marta Kowalczyk"]),
        ("We asked Priyanka, who was awake.", ["Priyanka"]),
        ("Then Anneke van Dijk and Tomasz joined.", ["Anneke van Dijk", "Tomasz"]),
        ("It was José Pereira's laptop.", ["José Pereira"]),
        ("The lag was seen by J. Okafor first.", ["J. Okafor"]),
        ("Owner: Zorblat Quennel", ["Zorblat Quennel"]),
        ("Gareth signed off at nine. Carla Quist went home.", ["Gareth", "Carla Quist"]),
        ("paged Zorblat at 03:10", ["Zorblat"]),
        ("assigned to Zorblat", ["Zorblat"]),
        ("Thanks to Zorblat and Quennel for staying.", ["Zorblat", "Quennel"]),
        ("Zorblat from the platform team knew it.", ["Zorblat"]),
        ("14:12 UTC Zorblat acknowledged the page", ["Zorblat"]),
        ("Zorblat Quennel deployed the fix at noon.", ["Zorblat Quennel"]),
        ("It is closed.\n\nCheers,\nZorblat", ["Zorblat"]),
        ("Mark Jensen merged it.", ["Mark Jensen"]),
        ("10:42 Martin: a server for the tests, please", ["Martin"]),
        ("Martin: the server needs a restart", ["Martin"]),
        ("cc Mark, please", ["Mark"]),
        ("ping @sam.k or @mkowalczyk about it", ["@sam.k", "@mkowalczyk"]),
    ],
)
def test_individuals_are_found(text: str, names: list[str]) -> None:
    assert found(person, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "- Hugo: a static site generator\n- Martin: a tile server written in Rust",
        "Franz: the other Kafka client.",
        "The San Francisco and St. Louis offices, Martin Street and Project David were quiet.",
        "On-call: the platform team",
        "Jenkins restarted the job and Grafana noticed nothing.",
        "Redis, Kafka and Elastic were paged out.",
        "The Incident Commander acknowledged. Owner: Platform Team",
        "Will Redis recover? May was worse. Mark the ticket as done.",
        "The Victoria region and the Paris site were fine in March.",
        "Escalated to Cloudflare on Monday.",
        "@platform-team @here @oncall please look",
        "the @retry decorator, `@property`, @babel/core and @media (print)",
        "```\n@app\n@cached_thing\ndef quote(): ...\n```",
        "write to support@corp.example or marta.kowalczyk@corp.example",
        "see Marta/README and com.acme.Marta.run()",
        "N. Virginia was degraded.",
        "Hello everybody, thanks to all. Dear customer, Dear Team",
        "Yours,\nHarbourline",
        "Dear Support,",
        "undefined method for nil:NilClass",
        "Hiring: two engineers",
        "Contact: Helpdesk",
        "Owner: Tooling",
        "Reported by: Synthetic monitor",
    ],
)
def test_products_roles_and_code_are_nobody(text: str) -> None:
    assert found(person, text) == []


def test_somebody_who_was_named_is_found_again_by_one_name() -> None:
    text = "Zorblat Quennel acknowledged the page.\nAt noon Quennel left."
    assert found(person, text) == ["Zorblat Quennel", "Quennel"]


def test_the_column_of_the_owners_holds_people() -> None:
    table = "| item | owner |\n| --- | --- |\n| alert | Zorblat Q |\n| limit | Platform Team |\n| Zumbra | Quennel |"
    assert found(person, table) == ["Zorblat Q", "Quennel"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was Byron, Ada who saw it.", ["Byron, Ada"]),
        ("Then Ada Byron's fix went out; Byron slept.", ["Ada Byron", "Byron"]),
        ("chidi.okafor knows, C. Okafor too", ["chidi.okafor", "C. Okafor"]),
        ("Grace will see to it, with grace", ["Grace"]),
        ("Xanthopoulou will see to it", ["Xanthopoulou"]),
        ("in ada.byron.example and /home/ada.byron/x", []),
    ],
)
def test_the_roster_is_known_in_any_order(text: str, names: list[str]) -> None:
    assert found(person, text, KNOWN) == names


@pytest.mark.parametrize("piece", ["Aa ", "A. ", "Owner: ", "@a.", "| owner |", "Ada, ", "Zorblat's ", "van der "])
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(person, piece, KNOWN) < 14
