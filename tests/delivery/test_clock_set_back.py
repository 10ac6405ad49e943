"""The clock that all share is set back: what was written down before lies in the future, and proves nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import F
from django.utils import timezone

from reviewer.decisions.models import Action, Brake, Delivery
from reviewer.delivery import brake
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import read_detail
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from tests.delivery.conftest import Road
from tests.drafts.mirror import mirrored, rewrite
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

SET_BACK = timedelta(minutes=5)
State = Delivery.State


def set_back() -> None:
    """All that is known of the drafts was written down before, by the clock as it was then."""
    Revision.objects.update(created_at=F("created_at") + SET_BACK)
    stamps = ("closed_at", "answered_at", "unreached_at")
    Draft.objects.update(**{name: F(name) + SET_BACK for name in stamps})


def test_what_is_sent_leaves_the_queue(road: Road) -> None:
    draft = road.draft()
    set_back()
    road.carry_out(road.decide(draft, Action.APPROVE))
    assert road.multimail.went_out() == [draft.multimail_id]
    assert mirrored(draft.multimail_id).state == "sent"


def test_what_is_decided_elsewhere_does_so_with_the_next_pass(road: Road) -> None:
    draft = road.draft()
    set_back()
    road.multimail.decide(draft.multimail_id, "reject")
    sync()
    assert mirrored(draft.multimail_id).state == "rejected"


def test_what_is_changed_is_taken_in(road: Road) -> None:
    draft = road.draft()
    set_back()
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={"auto_cc": "legal@house.example"})
    wait_until(lambda: sync().changed == 1, timeout=10, what="the new copy")
    current = mirrored(draft.multimail_id).current
    assert current is not None
    assert current.auto_cc == "legal@house.example"


def test_what_comes_back_is_an_alarm(road: Road) -> None:
    draft = road.draft()
    road.carry_out(road.decide(draft, Action.APPROVE))
    set_back()
    rewrite(road.multimail, draft.multimail_id, status="bounced", due_ms=None)
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    assert mirrored(draft.multimail_id).is_alarm


def test_an_answer_asked_for_before_takes_nothing_back(road: Road) -> None:
    """Nobody can tell whether it is older than what is known: the next pass asks again."""
    draft = road.draft()
    key = road.multimail.mailbox_id, draft.multimail_id
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=True):
        before = read_detail(key)
    road.carry_out(road.decide(draft, Action.APPROVE))
    apply(mirrored(draft.multimail_id).mailbox, [before], {})
    assert mirrored(draft.multimail_id).state == "sent"
    rewrite(road.multimail, draft.multimail_id, status="bounced", due_ms=None)
    refresh(*key)
    assert mirrored(draft.multimail_id).is_alarm


@pytest.mark.parametrize("kind", Brake.Kind.values)
def test_no_stop_lasts_longer_than_any_can(road: Road, kind: Brake.Kind) -> None:
    later = timezone.now() + timedelta(hours=2)
    Brake.objects.create(kind=kind, until=later, limit=later, since=later)
    assert not brake.pulled()
    assert not brake.stopped_for(kind)
    assert brake.may_call(kind)
    brake.limited(kind, 60, "Retry-After")
    assert 50 < brake.stopped_for(kind) < 70


def test_nor_does_one_for_failures(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    later = timezone.now() + timedelta(minutes=50)
    Brake.objects.create(kind=Brake.Kind.CALLS, until=later, since=later, failures=brake.TRIP)
    assert road.carry_out(decision).state == State.DONE
    assert not brake.worn()
