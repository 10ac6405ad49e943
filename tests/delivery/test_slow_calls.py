"""MultiMail takes as long for each call as it may: the lease of the worker that makes them lasts (invariant 2)."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from reviewer.decisions.models import Delivery
from reviewer.outbound import DEADLINE, Door, Reply
from tests.delivery.conftest import Road
from tests.delivery.support import at_step_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call takes that much of the lease; what is asked beside another call takes it at the same time."""
    call, worker = Door.call, threading.current_thread()

    def slowly(door: Door, *values: Any, **named: Any) -> Reply:
        if threading.current_thread() is worker:
            Delivery.objects.update(lease_until=F("lease_until") - timedelta(seconds=DEADLINE))
        return call(door, *values, **named)

    monkeypatch.setattr(Door, "call", slowly)


def test_an_edit_that_is_held_goes_on_to_its_end(road: Road, request: pytest.FixtureRequest) -> None:
    delivery = at_step_sent(road, road.draft())
    road.multimail.clear_faults()
    request.getfixturevalue("slow")
    delivery = road.attempt(delivery.decision)
    assert delivery.state == Delivery.State.DONE, (delivery.step, delivery.problem)
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_so_does_one_whose_original_goes_first(road: Road, request: pytest.FixtureRequest) -> None:
    draft = road.draft(to=["all@eng.example", "other@eng.example"])
    decision = road.edit(draft, keep={"all@eng.example"})
    request.getfixturevalue("slow")
    delivery = road.attempt(decision)
    assert delivery.replacement_id, (delivery.step, delivery.problem)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.DONE, (delivery.step, delivery.problem)
    assert road.multimail.went_out() == [delivery.replacement_id]
