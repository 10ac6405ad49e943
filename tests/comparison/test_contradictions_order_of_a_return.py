"""The way back after a failover, and calls that were answered later, in two orders."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

STEPS = "Steps\n1. Voicemail queue drained (09:05 UTC)\n2. Failback to supplier A (10:30 UTC)\n"
TOLD = "The staff worked through all voicemails, and when that was done, we went back to the first supplier."
TURNED = "First we returned to our usual supplier, and only once that had happened did we answer your voice messages."
SAME = (
    "First we began to answer your voice messages, and only once that had happened did we return to our usual supplier."
)


@pytest.mark.parametrize("told", [STEPS, TOLD])
def test_a_turned_order_is_found(told: str) -> None:
    assert [one.kind for one in find([read(told), read(TURNED)])] == ["order"]


@pytest.mark.parametrize("told", [STEPS, TOLD])
def test_the_same_order_is_left_alone(told: str) -> None:
    assert not find([read(told), read(SAME)])
