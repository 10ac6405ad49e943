"""Which service failed and which release it came with, told in many ways."""

import pytest

from reviewer.comparison import facts
from reviewer.comparison.contradictions import find
from tests.comparison.told import read

LEDGER = [
    "The reason lies with ledger-writer, which ran out of connections.",
    "It was ledger-writer that ran out of connections.",
    "Payments were late because ledger-writer ran out of connections.",
    "ledger-writer could not get any connections.",
    "ledger-writer had too few connections, and fx-gateway waited for it.",
    "A bug in ledger-writer used up all connections.",
    "Failing component: ledger-writer",
]
BAD = [
    "It came in with paykit 4.2.0, which opens too many connections.",
    "paykit 4.2.0 introduced the leak of connections.",
    "The leak of connections is in paykit 4.2.0.",
    "Connections ran out because paykit 4.2.0 leaks them.",
    "A slip in paykit 4.2.0 was behind it: connections leaked.",
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize("told", LEDGER)
def test_another_service_is_blamed(told: str) -> None:
    assert _kinds(told, "Payments were late, as order-intake ran out of connections.") == ["service"]
    assert not _kinds(told, "Payments were late, as ledger-writer ran out of connections.")


@pytest.mark.parametrize("told", BAD)
def test_the_trouble_came_with_another_release(told: str) -> None:
    assert _kinds(told, "The leak came with paykit 4.1.9, which keeps connections open.") == ["version"]
    assert not _kinds(told, "The leak came with paykit 4.2.0, which keeps connections open.")


@pytest.mark.parametrize("told", BAD)
def test_the_release_that_ended_it_is_another(told: str) -> None:
    assert not _kinds(told, "Please install paykit 4.2.1, which has the fix.")
    assert not _kinds(f"{told} Fixed in paykit 4.2.1.", "We returned to paykit 4.1.9.")


def test_a_fix_under_two_numbers_is_found() -> None:
    assert _kinds("Fix: firmware 5.2.9, which reads long codes.", "Docked scanners get firmware 5.3.0.") == ["version"]


def test_one_version_that_blames_two_is_the_odd_one() -> None:
    told = (
        "ledger-writer used up all connections of the payments database.\n\n"
        "It was order-intake that used up the connections of the payments database."
    )
    assert [(one.kind, one.odd) for one in find([read(told)])] == [("service", 0)]
    told = "paykit 4.2.0 introduced the leak of connections.\n\nThe leak of connections came with paykit 4.1.9."
    assert [(one.kind, one.odd) for one in find([read(told)])] == [("version", 0)]


@pytest.mark.parametrize(
    "told",
    [
        "We keep an allow-list of upper-case names; ledger-writer failed.",
        "ledger-writer failed, so fx-gateway refused all payments.",
        "ledger-writer failed at 14:05.\n\nIt was fx-gateway that noticed at 14:09.",
    ],
)
def test_a_service_that_only_suffered_is_no_contradiction(told: str) -> None:
    assert not _kinds(told, "Payments were late, as ledger-writer failed.")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It went out with 14.2 on 12 October.", "14.2"),
        ("The change was released as 14.3 later.", "14.3"),
        ("A new version of the app (14.2) sold seats twice.", "14.2"),
    ],
)
def test_releases_of_two_numbers(text: str, value: str) -> None:
    assert value in [fact.value for fact in facts.find(read(text)) if fact.kind == "version"]


def test_the_odd_one_is_the_version_that_no_other_has_the_value_of() -> None:
    (found,) = find(
        [
            read("12,600 readings were rejected."),
            read("16,200 readings were rejected."),
            read("The import refused 12,600 values."),
        ]
    )
    assert (found.kind, found.odd) == ("count", 1)
    (found,) = find(
        [
            read("The outage was on 4 May 2026."),
            read("Since 5 April 2026 it did not work."),
            read("On May 4 you saw errors."),
        ]
    )
    assert (found.kind, found.odd) == ("date", 1)
