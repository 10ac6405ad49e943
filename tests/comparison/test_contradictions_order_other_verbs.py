"""The same deeds in the opposite order, where the two versions use other verbs for them, or another language."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

# One deed told in two ways, and the other one in two ways.
DEEDS = [
    (
        "raised the connection limit",
        "the limit of connections was put up",
        "restarted the gateway",
        "the gateway was bounced",
    ),
    ("halted the outbox", "the outgoing queue was stopped", "rang the sponsor bank", "the sponsor bank was called"),
    (
        "froze the gift cards",
        "the gift cards were blocked",
        "took the balance page offline",
        "the balance page was taken off the net",
    ),
    (
        "went back to the normal route",
        "traffic returned to the main route",
        "cleared the pile of waiting messages",
        "the backlog of messages was emptied",
    ),
    (
        "brought the hold worker back up",
        "the hold worker was restarted",
        "set the pending reservations aside",
        "the waiting reservations were parked",
    ),
    (
        "unfroze the accounts",
        "the accounts were unlocked",
        "sent a text message to the holders",
        "text messages to the holders were sent",
    ),
    ("brought the belts to a halt", "the belts were stopped", "fitted a new bearing", "the bearing was replaced"),
    (
        "took node seven out of the pool",
        "node seven was isolated",
        "wiped the image cache",
        "the image cache was purged",
    ),
    ("sent the invoices again", "the invoices were resent", "told the customers", "customers were notified"),
    (
        "scaled the workers up",
        "more workers: extra workers were added",
        "suspended the nightly import",
        "the nightly import was halted",
    ),
    (
        "recreated the search index",
        "the search index was rebuilt",
        "returned to the previous release",
        "the release was rolled back",
    ),
    (
        "pulled the tariff service out of the rotation",
        "the tariff service was cordoned off",
        "lowered the upload limit",
        "the upload limit was reduced",
    ),
]
PEOPLE = "We "


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize(("one", "retold", "other", "other_retold"), DEEDS)
def test_an_order_is_told_the_other_way_round_with_other_verbs(
    one: str, retold: str, other: str, other_retold: str
) -> None:
    first = f"{PEOPLE}first {one} and then {other}."
    assert _kinds(first, f"At first {other_retold}; only after that {retold}.") == ["order"]
    assert _kinds(first, f"10:12 {other_retold}\n10:40 {retold}\n11:00 all well") == ["order"]


@pytest.mark.parametrize(("one", "retold", "other", "other_retold"), DEEDS)
def test_the_same_order_with_other_verbs_is_no_contradiction(
    one: str, retold: str, other: str, other_retold: str
) -> None:
    first = f"{PEOPLE}first {one} and then {other}."
    assert not _kinds(first, f"At first {retold}; only after that {other_retold}.")
    assert not _kinds(first, f"10:12 {retold}\n10:40 {other_retold}\n11:00 all well")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We first stopped the import and then purged the cache.",
            "The cache was filled first; after that the import was enabled.",
        ),
        (
            "We first froze the cards and then told the banks.",
            "First the banks told us of it; after that the cards were unfrozen.",
        ),
        (
            "We first raised the pool limit and then restarted the gateway.",
            "The gateway was isolated first; after that the pool limit was lowered.",
        ),
        (
            "First the mail queue was emptied, then the filter was rolled back.",
            "The filter was switched off first; after that the mail queue was moved.",
        ),
        (
            "The team stopped the belts first and then called the vendor.",
            "The vendor had the belts started first; after that the team was called off.",
        ),
        (
            "We first took the page offline and then reset the passwords.",
            "Passwords were not reset at first; after that the page was opened again.",
        ),
    ],
)
def test_other_deeds_with_the_same_things_are_no_order(one: str, other: str) -> None:
    assert not _kinds(one, other)
