"""MultiMail does not tell where a mailbox sends copies: nothing goes out until it does."""

from collections.abc import Callable
from json import dumps, loads
from typing import Any

import pytest

from reviewer.decisions.models import Action, Brake, Delivery
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE
from tests.support.between import Bend, Between

pytestmark = pytest.mark.django_db

State = Delivery.State


def with_mailboxes(change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> Bend:
    """MultiMail's mailboxes, changed on the way."""
    return lambda status, body: (status, dumps({"mailboxes": change(loads(body)["mailboxes"])}).encode(), {})


MAILBOXES = "GET /v1/mailboxes"
UNREADABLE = with_mailboxes(lambda rows: [{**row, "auto_bcc": ["press@paper.example"]} for row in rows])
LEFT_OUT = with_mailboxes(lambda _: [])


class EveryOther:
    """Leaves the mailboxes out of every other answer."""

    def __init__(self) -> None:
        self.met = 0

    def __call__(self, status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        self.met += 1
        return LEFT_OUT(status, body) if self.met % 2 else (status, body, {})


@pytest.mark.parametrize("bend", [UNREADABLE, LEFT_OUT])
def test_nothing_is_approved_while_nobody_knows_where_copies_go(road: Road, wire: Between, bend: Bend) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(MAILBOXES, bend, times=2)
    for _ in range(2):
        delivery = road.attempt(decision)
        assert (delivery.state, delivery.step, wire.count(DECIDE)) == (State.WAITING, "", 0)
        assert "where copies would go" in delivery.problem
    assert not Brake.objects.exists()
    assert road.carry_out(decision).state == State.DONE


def test_an_edit_waits_for_its_mailbox_at_every_step(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    every_other = EveryOther()
    wire.bend(MAILBOXES, every_other, times=1000)
    delivery = road.carry_out(decision)
    assert delivery.state == State.DONE
    assert every_other.met >= 8
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_a_mailbox_that_is_not_listed_keeps_no_rejection(road: Road, wire: Between) -> None:
    decision = road.decide(road.draft(), Action.REJECT)
    wire.bend(MAILBOXES, LEFT_OUT, times=1000)
    assert road.carry_out(decision).state == State.DONE
