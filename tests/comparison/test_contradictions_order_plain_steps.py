"""Steps of a recovery that two versions tell the other way round in plain words, and steps that only look so."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TURNED = [
    # What is told as done first by an irregular verb, and a remark between the two.
    (
        "02:10 pump controllers restarted, no improvement\n02:25 route table rolled back to last week's",
        "The shift first went back to the old route table, which changed nothing, and only the subsequent restart of"
        " pump controllers helped.",
    ),
    # That the step before was done is said once more.
    (
        "1. divers sent to Pier 4\n2. spare ferry line activated",
        "We first brought up the spare ferry line; after the line was up, divers were sent to Pier 4.",
    ),
    (
        "07:30 ticket sales paused\n07:50 failover to DC3",
        "Sales moved to our third data centre. Once that was done, we halted ticket sales.",
    ),
    (
        "New orders were put on hold; about ten minutes later the shop was switched to the reserve site.",
        "The shop was moved to the reserve site. After this we stopped taking new orders.",
    ),
    # Rows that stand in one line.
    (
        "06:40 a driver rings the hotline. 06:55 our own alarm goes off.",
        "Our alarm reached the engineer before the first driver called.",
    ),
    (
        "11:05 gates closed\n11:20 notice on the status page posted",
        "We informed on the status page, and then we closed the gates.",
    ),
    # German steps.
    (
        "09:12 Zahlungsdienst abgeschaltet\n09:30 Meldung an alle Kassen",
        "Zuerst haben wir alle Kassen verständigt; anschließend wurde der Zahlungsdienst außer Betrieb genommen.",
    ),
    (
        "Nachdem die Reparatur eingespielt war, haben wir alle Kitas angeschrieben.",
        "| 08:05 | Rundmail an die Kitas |\n| 09:20 | Korrektur ausgerollt |",
    ),
]
STRAIGHT = [
    (
        "02:10 pump controllers restarted, no improvement\n02:25 route table rolled back to last week's",
        "The shift first restarted the pump controllers, which changed nothing, and only the subsequent return to the"
        " old route table helped.",
    ),
    (
        "1. divers sent to Pier 4\n2. spare ferry line activated",
        "Divers were first sent to Pier 4; after they had left, the spare ferry line was activated.",
    ),
    (
        "07:30 ticket sales paused\n07:50 failover to DC3",
        "Ticket sales were put on hold; about twenty minutes later we moved to our third data centre.",
    ),
    # Another alarm, a ticket that is over, and what was done twice.
    ("06:40 a driver rings the hotline. 06:55 our own alarm goes off.", "A driver called before our alarm went off."),
    ("11:05 gates closed\n11:20 incident over", "The incident was closed after the gates had been closed."),
    (
        "08:00 pump controllers restarted\n08:10 route table rolled back\n08:20 pump controllers restarted",
        "We rolled the route table back and then restarted the pump controllers.",
    ),
    (
        "09:12 Zahlungsdienst abgeschaltet\n09:30 Meldung an alle Kassen",
        "Zuerst wurde der Zahlungsdienst außer Betrieb genommen; anschließend haben wir alle Kassen verständigt.",
    ),
]


def _kinds(*told: str) -> list[str]:
    return [c.kind for c in find([read(one) for one in told])]


@pytest.mark.parametrize(("first", "second"), TURNED)
def test_turned_steps_are_found(first: str, second: str) -> None:
    assert _kinds(first, second) == ["order"]
    assert _kinds(second, first) == ["order"]


@pytest.mark.parametrize(("first", "second"), STRAIGHT)
def test_steps_in_one_order_are_no_contradiction(first: str, second: str) -> None:
    assert _kinds(first, second) == []
