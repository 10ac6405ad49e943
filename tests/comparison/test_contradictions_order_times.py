"""The order of what is told by times and days, by lists without them, and by words in other tongues."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TURNED = [
    (
        "The cache was flushed at 14:10, and release 88 was rolled back at 14:32.",
        "The team began by rolling back release 88; old pages stayed, and so as the second step it flushed the cache.",
    ),
    (
        "Timeline\n- traffic is moved to the old cluster\n- the index is copied again from the snapshot",
        "First the index was copied anew; then all traffic went to the old cluster.",
    ),
    (
        "1. writes are frozen\n2. the three volumes are restored from snapshots",
        "We restored three volumes and after that stopped all writing as a precaution.",
    ),
    (
        "- 14:25 UTC: we scaled the gateway from 12 to 30 pods\n- 14:50 UTC: we blocked polling clients at the edge",
        "The team blocked the polling clients and then, when that did not suffice, added gateway capacity.",
    ),
    (
        "We restarted the waiting room at once. When it filled up for the second time we doubled the web tier.",
        "We doubled the web tier first and restarted the waiting room afterwards.",
    ),
    (
        "Zuerst haben wir die Server neu gestartet. Das half nur für wenige Minuten. Danach haben wir die Konfiguration"
        " zurückgenommen.",
        "Das Team hat zunächst die Konfiguration zurückgenommen und anschließend die Server neu gestartet.",
    ),
    (
        "La guardia detuvo la cola. A continuación se guardó una copia de los mensajes pendientes.",
        "Primero se hizo una copia de los mensajes pendientes y después se paró la cola.",
    ),
    (
        "- 8 October, 19:30: queue paused\n- 9 October, 09:15: index rebuilt",
        "We first rebuilt the index and only then paused the queue.",
    ),
    (
        "Tue 23:50 queue paused\nWed 00:15 index rebuilt",
        "We first rebuilt the index and only then paused the queue.",
    ),
    (
        "At 11:40 a.m. the queue was paused, and at 1:15 p.m. the index was rebuilt.",
        "We first rebuilt the index and only then paused the queue.",
    ),
]
STRAIGHT = [
    (
        "- 8 October, 19:30: queue paused\n- 9 October, 09:15: index rebuilt",
        "We first paused the queue and then rebuilt the index.",
    ),
    (
        "23:50 queue paused\n00:15 index rebuilt",
        "We first paused the queue and then rebuilt the index.",
    ),
    (
        "Tue 23:50 queue paused\nWed 00:15 index rebuilt",
        "We first paused the queue and then rebuilt the index.",
    ),
    (
        "At 11:40 a.m. the queue was paused, and at 1:15 p.m. the index was rebuilt.",
        "We first paused the queue and then rebuilt the index.",
    ),
    (
        "On 8 October at 19:30 the queue was paused, and on 9 October at 09:15 the index was rebuilt.",
        "We first paused the queue and then rebuilt the index.",
    ),
    (
        "10:06 first alert\n10:38 release rolled back",
        "We detected it after nine minutes and took the release back.",
    ),
    (
        "8 Jan 09:30 pattern noticed by Anneke Bos\n9 Jan 11:00 build without the leak goes live",
        "The faulty build is replaced since the morning of January 9. Anneke Bos adds an alarm two weeks later.",
    ),
    (
        "10:00 gateway restarted\n10:20 release rolled back",
        "We rolled back the release, and when it happened for the second time we restarted the gateway again.",
    ),
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts]) if one.kind == "order"]


@pytest.mark.parametrize(("first", "second"), TURNED)
def test_what_is_told_the_other_way_round_is_pointed_at(first: str, second: str) -> None:
    assert _kinds(first, second) == ["order"]


@pytest.mark.parametrize(("first", "second"), STRAIGHT)
def test_what_is_told_in_one_order_is_left_alone(first: str, second: str) -> None:
    assert _kinds(first, second) == []


def test_a_field_that_says_since_when_it_holds_tells_no_event() -> None:
    told = (
        "- Lead from 12:00 UTC: Ada Berg\n\nNew keys were published at 09:50 UTC; the last shop had them at 13:20 UTC."
    )
    assert not _kinds(told, "The last shop had the new keys at 13:20 UTC. Ada Berg led at the end, from 12:00 UTC.")
