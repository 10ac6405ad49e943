"""An edited mail that has a time: it is held at once, or somebody learns that it is not (invariants 2 and 8)."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.under_way import settle
from reviewer.drafts.models import WAITS, Draft
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, until
from tests.drafts.mirror import actions, mirrored, rewrite

pytestmark = pytest.mark.django_db

ITS_TIME = timedelta(hours=1)


def scheduled(road: Road) -> Draft:
    """The agent's mail waits now and goes out in an hour."""
    send_at = (timezone.now() + ITS_TIME).strftime("%Y-%m-%dT%H:%M:%SZ")
    return road.draft(send_at=send_at, gate_timing="gate_first")


def an_hour_later() -> datetime:
    return timezone.now() + ITS_TIME + timedelta(seconds=5)


def scheduled_by_multimail(road: Road, decision: Decision) -> str:
    """MultiMail does not hold the replacement, whatever it was asked for: it will ask at its time only."""
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    ident = until(road, decision, "rejecting").replacement_id
    due = round(an_hour_later().timestamp() * 1000) - 5000
    rewrite(road.multimail, ident, status="scheduled", gate_timing="schedule_first", due_ms=due)
    return ident


def test_it_is_held_at_once_whatever_the_mailbox_does_by_itself(road: Road) -> None:
    path = f"/v1/mailboxes/{road.multimail.mailbox_id}/configure"
    road.multimail.call("admin_key", "PATCH", path, json={"default_gate_timing": "schedule_first"})
    delivery = road.carry_out(road.edit(scheduled(road)))
    assert delivery.state == Delivery.State.DONE, delivery.problem
    sync()
    assert mirrored(delivery.replacement_id).state == State.SCHEDULED
    with time_machine.travel(an_hour_later()):
        assert road.multimail.status(delivery.replacement_id) == "sent"


def test_one_that_nobody_approved_is_not_called_sent(road: Road) -> None:
    decision = road.edit(scheduled(road))
    ident = scheduled_by_multimail(road, decision)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "names nobody who approved it" in delivery.problem
    with time_machine.travel(an_hour_later()):
        assert road.multimail.status(ident) == "pending_send_approval"
        assert road.attempt(decision).state == Delivery.State.NEEDS_LOOK  # only a person has it tried again
        Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.WAITING, attempts=0)
        assert road.carry_out(decision).state == Delivery.State.DONE
        assert road.multimail.went_out() == [ident]


def test_what_is_held_after_its_edit_is_settled_stands_in_the_queue(road: Road) -> None:
    decision = road.edit(scheduled(road))
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    until(road, decision, "rejecting")
    sync()
    ident = scheduled_by_multimail(road, decision)
    road.carry_out(decision)
    sync()
    settle(road.person, decision.pk, "It goes out at its time")
    assert mirrored(ident).state == State.SCHEDULED
    with time_machine.travel(an_hour_later()):
        sync()
        assert Draft.objects.filter(WAITS, multimail_id=ident).exists()
        assert actions(mirrored(ident))[-2:] == ["reopened", "replacement_released"]
        assert road.carry_out(road.decide(mirrored(ident), Action.APPROVE)).state == Delivery.State.DONE


def test_one_that_is_first_seen_as_waiting_after_its_edit_was_done_stands_in_the_queue(road: Road) -> None:
    """As releases before this one may have left it: called done, and not in the mirror."""
    decision = road.edit(scheduled(road))
    ident = scheduled_by_multimail(road, decision)
    road.carry_out(decision)
    now = timezone.now()
    Delivery.objects.filter(decision=decision).update(state=Delivery.State.DONE, finished_at=now)
    Decision.objects.filter(pk=decision.pk).update(outcome=Decision.Outcome.DONE, closed_at=now)
    mirror = Draft.objects.filter(multimail_id=ident)
    mirror.update(current=None)
    mirror.delete()
    with time_machine.travel(an_hour_later()):
        sync()
        assert Draft.objects.filter(WAITS, multimail_id=ident).exists()
