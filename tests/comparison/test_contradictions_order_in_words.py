"""The same two events in the opposite order, in the many ways in which reports say what came first."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

# The cache was purged before the nodes were restarted.
PURGED_FIRST = [
    "The cache was purged, and then the nodes were restarted.",
    "First the cache was purged, then the nodes were restarted.",
    "We purged the cache; after that we restarted the nodes.",
    "We purged the cache. Ten minutes later we restarted the nodes.",
    "We purged the cache and, that done, restarted the nodes.",
    "After the cache had been purged, the nodes were restarted.",
    "Before restarting the nodes, we purged the cache.",
    "The nodes were restarted once the cache was purged.",
    "We restarted the nodes; prior to that we had purged the cache.",
    "We restarted the nodes, but before that the cache was purged.",
    "A purge of the cache was followed by a restart of the nodes.",
    "Having purged the cache, we restarted the nodes.",
    "The cache was purged; thereafter the nodes were restarted.",
    "The cache was purged, whereupon the nodes were restarted.",
    "The cache was purged. In a second step the nodes were restarted.",
    "The cache was purged and a moment later the nodes were restarted.",
    "The purge of the cache preceded the restart of the nodes.",
    "Cache purged -> nodes restarted -> traffic back.",
    "The restart of the nodes followed the purge of the cache.",
    "Timeline\n- Cache purged\n- Nodes restarted",
    "What we did:\n1. Purged the cache\n2. Restarted the nodes",
    "09:10 cache purged\n09:20 nodes restarted",
    "The cache was purged prior to the restart of the nodes.",
    "We restarted the nodes only after the cache had been purged.",
    "Initially we purged the cache. Subsequently the nodes were restarted.",
    "Following the purge of the cache, we restarted the nodes.",
    "The cache was purged and the nodes were restarted straight after.",
    "The cache was purged; the nodes were restarted after it.",
    "The cache was purged. Two hours after that, we restarted the nodes.",
    "The cache was purged and, as soon as this had happened, the nodes were restarted.",
    "Step 1: cache purged. Step 2: nodes restarted.",
    "We purged the cache, and the nodes were restarted later in the day.",
    "Not until the cache was purged were the nodes restarted.",
    "The cache was emptied, next the nodes were bounced.",
    "We held off restarting the nodes until the cache was purged.",
    "When the nodes were restarted, the cache had already been purged.",
    "The nodes were restarted; the cache had been purged by then.",
    "With the cache purged, we restarted the nodes.",
    "The cache was purged. It was after this that the nodes were restarted.",
    "The cache was purged earlier than the nodes were restarted.",
    "The nodes were restarted last, the cache was purged first.",
    "The restart of the nodes had to wait for the purge of the cache.",
    "We did not restart the nodes before the cache had been purged.",
    "The nodes were restarted, but not before the cache had been purged.",
    "Ten minutes before the nodes were restarted, the cache was purged.",
    "We purged the cache, before restarting the nodes.",
    "We first purged the cache; the restart of the nodes was the second step.",
    "Immediately after purging the cache the nodes were restarted.",
    "The cache was purged; the nodes were restarted subsequently.",
]
RESTARTED_FIRST = [
    "The nodes were restarted, and afterwards the cache was purged.",
    "Our engineers restarted the nodes before they purged the cache.",
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize("one", PURGED_FIRST)
@pytest.mark.parametrize("other", RESTARTED_FIRST)
def test_the_opposite_order_is_found_however_it_is_told(one: str, other: str) -> None:
    assert _kinds(one, other) == ["order"]


@pytest.mark.parametrize("one", PURGED_FIRST)
def test_the_same_order_in_other_words_is_no_contradiction(one: str) -> None:
    assert not _kinds(one, PURGED_FIRST[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The server ran hot, then it froze.", "The server froze once it had run hot."),
        (
            "We paid the refunds, and a day later wrote to the buyers.",
            "Buyers were written to after refunds were paid.",
        ),
        (
            "They built the image and, this done, took the node out.",
            "The node was taken out after the image was built.",
        ),
    ],
)
def test_irregular_verbs_are_the_same_event_in_every_tense(one: str, other: str) -> None:
    assert not _kinds(one, other)
    first, second = one.split(" and, this done, " if "this done" in one else ", ")[:2]
    turned = f"{second.rstrip('.')}; afterwards {first[0].lower()}{first[1:]}."
    assert _kinds(turned, other) == ["order"]


def test_one_version_that_tells_both_orders_is_the_odd_one() -> None:
    told = (
        "Sending was paused, and then the list was sorted.\n\n"
        "Details\nThe list was sorted; afterwards sending was paused."
    )
    (found,) = find([read(told)])
    assert (found.kind, found.odd, {place.version for place in found.values}) == ("order", 0, {0})


@pytest.mark.parametrize(
    "told",
    [
        "We restarted the nodes, then purged the cache. Later we purged the cache anew, then restarted them again.",
        "We paused sending, then sorted the list. Before sending is paused, the list must be sorted from now on.",
    ],
)
def test_events_that_happened_twice_are_in_no_wrong_order(told: str) -> None:
    assert not _kinds(told)
