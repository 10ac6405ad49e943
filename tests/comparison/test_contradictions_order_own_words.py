"""Two deeds in the opposite order, told in words of each version, and deeds that only resemble each other."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TURNED = [
    (
        "14:10 access list rolled back\n14:25 upstream's operations desk called and asked to clear the filter",
        "We first phoned the partner's operations desk, and only then reverted the faulty edit.",
    ),
    (
        "09:10 affected hosts cordoned\n09:20 upgrade of the remaining hosts cancelled",
        "The engineer first cancelled the upgrade of the machines to come and afterwards took bad ones out of use.",
    ),
    (
        "1. Shop set to read-only\n2. Price job stopped",
        "The team halted the price job. The shop was then closed for changes.",
    ),
    (
        "First new keys were put into the readers. With the keys in place the software was put back to 3.1.",
        "We returned the readers to the earlier software. After this had finished, fresh keys were loaded onto them.",
    ),
    (
        "08:00 stale lock cleared by Ines Brandt\n08:05 report builder restarted",
        "The report builder was started again. Only once that was done did we remove the lock.",
    ),
    (
        "First we paused the import. Only afterwards did we notify the vendor.",
        "The vendor was told straight away. With that confirmation in hand, the team halted the import.",
    ),
    (
        "She first purged the cache. That freed too little. She then failed over to the second region.",
        "Search was moved to the second region. Only when that had been done did she empty the cache.",
    ),
]
STRAIGHT = [
    (
        "10:00 lag exceeds two minutes\n10:10 long query killed\n10:20 lag under a second",
        "The lag went over two minutes before the long query was killed.",
    ),
    (
        "10:00 transfers suspended\n10:30 cache restarted, rates fresh",
        "Transfers were suspended and taken up again five minutes after rates were fresh.",
    ),
    (
        "10:00 gateway restarted\n10:20 release rolled back\n10:30 gateway restarted",
        "We rolled back the release and then restarted the gateway.",
    ),
    (
        "10:00 queue worker restarted\n10:20 customers notified",
        "We told customers, and only then moved the queue to another region.",
    ),
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts]) if one.kind == "order"]


@pytest.mark.parametrize(("one", "other"), TURNED)
def test_an_order_is_turned_in_words_of_its_own(one: str, other: str) -> None:
    assert _kinds(one, other) == ["order"]


@pytest.mark.parametrize(("one", "other"), STRAIGHT)
def test_other_deeds_are_in_no_wrong_order(one: str, other: str) -> None:
    assert not _kinds(one, other)
