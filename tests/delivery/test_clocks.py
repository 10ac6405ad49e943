"""Machines whose clocks differ: what is due, and whose lease has run out, is the database's to say (invariant 1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.clock import running
from reviewer.decisions.models import Action, Decision, Delivery, Step
from reviewer.decisions.record import give_verdict
from reviewer.decisions.under_way import retry
from reviewer.delivery import brake, worker
from reviewer.delivery.job import LEASE, LOT, LeaseLost, claim, claim_one
from reviewer.delivery.worker import deliver, drain, sweep
from reviewer.desk.freshness import load_sync
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import read_detail
from reviewer.drafts.limits import READ_AGAIN, heed, is_limited
from reviewer.drafts.models import SyncPass
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync, sync_unless_running
from reviewer.marks.leave import last, leave
from tests.delivery.conftest import Road, the_hold_passes
from tests.drafts.mirror import mirrored, rewrite
from tests.support.processes import wait_until

# On SQLite all processes have one clock, the machine's.
pytestmark = pytest.mark.alone_on("postgresql")
State = Delivery.State


@contextmanager
def clock_off_by(seconds: float) -> Iterator[time_machine.Traveller]:
    """What runs in it runs on a machine whose clock is ahead by so much, or behind."""
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=True) as clock:
        yield clock


@pytest.fixture
def held(road: Road, settings: Any) -> Decision:
    settings.HOLD_SECONDS = 10
    return road.decide(road.draft(), Action.APPROVE)


def test_a_worker_whose_clock_is_ahead_posts_nothing_in_the_hold(road: Road, held: Decision) -> None:
    with clock_off_by(15):
        assert sweep() == 0
        deliver(held.delivery.pk)
        drain(seconds=1.0)
    assert road.multimail.went_out() == []
    held.delivery.refresh_from_db()
    assert (held.delivery.state, held.delivery.attempts) == (State.WAITING, 0)


def test_it_asks_to_be_told_again_when_the_hold_is_over(held: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr(worker, "nudge", lambda *_, countdown: asked.append(countdown))
    with clock_off_by(15):
        deliver(held.delivery.pk)
    (countdown,) = asked
    assert 8 < countdown < 11


def test_it_posts_once_the_hold_is_over(road: Road, held: Decision) -> None:
    the_hold_passes(held)
    with clock_off_by(15):
        deliver(held.delivery.pk)
    assert road.multimail.went_out() == [held.draft.multimail_id]


def test_so_does_one_whose_clock_is_behind(road: Road, held: Decision) -> None:
    the_hold_passes(held)
    with clock_off_by(-60):
        assert sweep() == 1
        deliver(held.delivery.pk)
    assert road.multimail.went_out() == [held.draft.multimail_id]


@pytest.mark.parametrize("seconds", [-60, 60])
def test_a_decision_taken_where_the_clock_is_off_is_held_as_long(
    road: Road, settings: Any, commander: User, seconds: float
) -> None:
    settings.HOLD_SECONDS = 10
    draft = road.draft()
    assert draft.current is not None
    with clock_off_by(seconds):
        decision = give_verdict(commander, draft.pk, Action.APPROVE, draft.current.digest).decision
        seen = timezone.now()
    assert decision is not None
    left = decision.delivery.due_at - timezone.now()
    # The way to the database lies on top.
    assert timedelta(seconds=8) < left <= timedelta(seconds=11)
    # The page counts down by the clock that it is made with.
    assert timedelta(seconds=8) < decision.delivery.hold_until - seen <= timedelta(seconds=10)


def test_nobody_takes_a_row_whose_lease_runs_whatever_their_clock_says(held: Decision) -> None:
    the_hold_passes(held)
    (job,) = claim(LOT)
    with clock_off_by(LEASE.total_seconds() + 60):
        assert claim(LOT) == []
        assert claim_one(held.delivery.pk) == []
    job.write(Step.APPROVING)


@pytest.mark.parametrize("seconds", [-600, 600])
def test_a_worker_whose_clock_is_off_holds_its_own_lease(held: Decision, seconds: float) -> None:
    the_hold_passes(held)
    with clock_off_by(seconds):
        (job,) = claim_one(held.delivery.pk)
        job.check_lease()
        assert job.intend(Step.APPROVING)
    assert claim(LOT) == []


def test_a_worker_that_was_asleep_while_its_clock_was_set_back_posts_nothing(held: Decision) -> None:
    """Another may have had the row meanwhile: what nobody sets tells that the lease is over."""
    the_hold_passes(held)
    (asleep,) = claim_one(held.delivery.pk)
    asleep.lease = asleep.lease._replace(running=running())
    with clock_off_by(-600), pytest.raises(LeaseLost):
        asleep.check_lease()


def test_what_is_put_off_waits_as_long_as_it_should(road: Road, held: Decision) -> None:
    the_hold_passes(held)
    road.multimail.fault("POST /v1/oversight/decide", "status", status=429, retry_after=60)
    with clock_off_by(-600):
        deliver(held.delivery.pk)
    held.delivery.refresh_from_db()
    assert held.delivery.due_at - timezone.now() > timedelta(seconds=50)


def test_what_is_tried_again_is_due_at_once(held: Decision, lead: User) -> None:
    Delivery.objects.filter(decision=held).update(state=State.NEEDS_LOOK)
    with clock_off_by(600):
        retry(lead, held.pk)
    assert len(claim(LOT)) == 1


def test_what_was_sent_leaves_the_queue_at_once_wherever_it_came_in(road: Road) -> None:
    ident = road.multimail.send()
    with clock_off_by(120):
        sync()
    road.carry_out(road.decide(mirrored(ident), Action.APPROVE))
    assert mirrored(ident).state == "sent"


def test_what_another_machine_changed_is_taken_in_at_once(road: Road) -> None:
    ident = road.multimail.send()
    with clock_off_by(120):
        sync()
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={"auto_cc": "legal@house.example"})
    wait_until(lambda: sync().changed == 1, timeout=10, what="the new copy")
    current = mirrored(ident).current
    assert current is not None
    assert current.auto_cc == "legal@house.example"


@pytest.mark.parametrize(("asks", "writes"), [(0, 0), (0, -120), (0, 120), (-120, 0), (120, 0)])
def test_an_answer_from_before_what_another_machine_wrote_is_old(road: Road, asks: float, writes: float) -> None:
    draft = road.draft()
    key = road.multimail.mailbox_id, draft.multimail_id
    # One clock that is moved there and back: two that are set would differ by how long setting them took.
    with clock_off_by(asks) as clock:
        before = read_detail(key)
        road.multimail.decide(draft.multimail_id, "approve")
        clock.shift(writes - asks)
        refresh(*key)
        clock.shift(asks - writes)
        apply(mirrored(draft.multimail_id).mailbox, [before], {})
    assert mirrored(draft.multimail_id).state == "sent"


@pytest.mark.parametrize(("asks", "writes"), [(0, 0), (0, -120), (0, 120), (-120, 0), (120, 0)])
def test_so_is_one_of_a_mail_that_is_closed(road: Road, asks: float, writes: float) -> None:
    draft = road.draft()
    road.carry_out(road.decide(draft, Action.APPROVE))
    key = road.multimail.mailbox_id, draft.multimail_id
    with clock_off_by(asks) as clock:
        before = read_detail(key)
        rewrite(road.multimail, draft.multimail_id, status="bounced", due_ms=None)
        clock.shift(writes - asks)
        refresh(*key)
        assert mirrored(draft.multimail_id).is_alarm
        clock.shift(asks - writes)
        apply(mirrored(draft.multimail_id).mailbox, [before], {})
    assert mirrored(draft.multimail_id).is_alarm


@pytest.mark.parametrize("seconds", [-120, 120])
def test_when_something_came_in_and_left_is_told_by_one_clock(road: Road, seconds: float) -> None:
    before = timezone.now()
    with clock_off_by(seconds):
        draft = road.draft()
        road.carry_out(road.decide(draft, Action.APPROVE))
    draft = mirrored(draft.multimail_id)
    decision = draft.decisions.get()
    assert draft.current is not None
    stamps = [draft.current.created_at, draft.closed_at, decision.closed_at]
    assert all(at is not None and before <= at <= timezone.now() for at in stamps), stamps


@pytest.mark.parametrize("seconds", [-600, 600])
def test_how_old_a_pass_is_does_not_hang_on_the_clock_of_who_made_it(road: Road, seconds: float) -> None:
    before = timezone.now()
    with clock_off_by(seconds):
        sync()
        leave("sweep")
    (this,) = SyncPass.objects.all()
    assert this.finished_at is not None
    stamps = [this.started_at, this.finished_at, last("sweep")]
    assert all(at is not None and before <= at <= timezone.now() for at in stamps), stamps


@pytest.mark.parametrize("seconds", [-600, 600])
def test_nor_on_that_of_who_looks(road: Road, seconds: float) -> None:
    sync()
    with clock_off_by(seconds):
        assert load_sync().state == "live"
    SyncPass.objects.update(finished_at=timezone.now() - timedelta(minutes=9))
    with clock_off_by(seconds):
        assert load_sync().state == "late"


def test_a_pass_that_died_is_one_on_every_machine(road: Road) -> None:
    SyncPass.objects.create(started_at=timezone.now() - timedelta(minutes=10))
    with clock_off_by(-600):
        assert sync_unless_running() is not None


@pytest.mark.parametrize("seconds", [-3600, 3600])
def test_a_limit_lasts_as_long_as_multimail_says(road: Road, seconds: float) -> None:
    with clock_off_by(seconds):
        heed(60)
        assert is_limited()
    assert is_limited()
    named = last(READ_AGAIN)
    assert named is not None
    assert timedelta(seconds=50) < named - timezone.now() < timedelta(seconds=70)


@pytest.mark.parametrize("seconds", [-3600, 3600])
def test_an_outage_that_one_machine_meets_holds_calls_back_no_longer(road: Road, seconds: float) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault("* /v1/*", "status", status=503, times=1000)
    with clock_off_by(seconds):
        for _ in range(brake.TRIP):
            road.attempt(decision)
    road.multimail.clear_faults()
    the_hold_passes(decision)
    assert sweep() == 0
    assert wait_until(sweep, timeout=2 * brake.FIRST_STOP, what="the end of the stop") == 1


@pytest.mark.parametrize("seconds", [-3600, 3600])
def test_a_limit_on_mails_handed_in_is_waited_for_as_long_as_it_lasts(road: Road, seconds: float) -> None:
    decision = road.edit(road.draft())
    brake.limited(brake.Kind.SENDS, 600, "quota")
    with clock_off_by(seconds):
        row = road.attempt(decision)
    assert timedelta(seconds=500) < row.due_at - timezone.now() < timedelta(seconds=700)
