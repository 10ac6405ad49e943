"""Compounds of plain words that are services where a sentence says that they are down."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read, values

DOWN = [
    ("shift-planning is down. Wards use paper.", "shift-planning"),
    ("Outage of tonight\nshift-planning is currently not reachable.", "shift-planning"),
    ("The one system that is down is shift-planning.", "shift-planning"),
    ("Das System, das ausgefallen ist, hat einen Ersatz.\ndienst-planung ist ausgefallen.", "dienst-planung"),
    ("Le service qui est en panne est plan-horaire.", "plan-horaire"),
    (
        "El sistema que est\u00e1 fuera de servicio est\u00e1 en casa. plan-diario est\u00e1 fuera de servicio.",
        "plan-diario",
    ),
    ("queue-sorting stopped answering at noon.", "queue-sorting"),
    ("At noon route-planning crashed, and was started again.", "route-planning"),
    ("feed-splitter had stopped swapping in the new day.", "feed-splitter"),
    ("shift-planning quit printing at noon.", "shift-planning"),
    ("ring-buffer filled up.", "ring-buffer"),
    ("The cause was a failure of bonus-points, one of our systems.", "bonus-points"),
]


@pytest.mark.parametrize(("text", "name"), DOWN)
def test_what_is_down_is_a_service(text: str, name: str) -> None:
    assert values(text, "service") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "This is a long-standing issue.",
        "Self-checking is fine.",
        "Wi-fi is down.",
        "The sign-in crashed.",
        "A need-based plan.",
        "It is spring-loaded.",
    ],
)
def test_other_compounds_are_none(text: str) -> None:
    assert not values(text, "service")


def test_two_versions_name_two() -> None:
    told = "shift-planning is down. Wards use paper."
    other = "The one system that is down is diet-ordering. Wards use paper."
    assert [one.kind for one in find([read(told), read(other)])] == ["service"]
    assert not find([read(told), read("The one system that is down is shift-planning.")])
