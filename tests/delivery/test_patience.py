"""How long MultiMail may keep a delivery waiting before a person is asked, and that "Try again" begins it anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from reviewer import stopping
from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Brake, Decision, Delivery, Step
from reviewer.delivery.job import LOT, Job, claim
from reviewer.delivery.worker import deliver, work
from tests.delivery.conftest import Road
from tests.desk_support import signed_in
from tests.drafts.mirror import rewrite
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

DECIDE = "POST /v1/oversight/decide"
LONG = timedelta(hours=7)
State = Delivery.State


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def decided_long_ago(decision: Decision) -> Decision:
    Decision.objects.filter(pk=decision.pk).update(decided_at=timezone.now() - LONG)
    return decision


def limited(road: Road) -> None:
    """MultiMail takes no more calls once more; the wait that it named before is over."""
    Brake.objects.all().delete()
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0)


def again(browser: Client, decision: Decision) -> None:
    assert browser.post(f"/decisions/{decision.pk}/retry/").status_code == 302


@pytest.fixture
def stuck(road: Road) -> Decision:
    """A decision that MultiMail has put off for hours."""
    decision = decided_long_ago(road.decide(road.draft(), Action.APPROVE))
    limited(road)
    delivery = road.attempt(decision)
    assert delivery.state == State.NEEDS_LOOK
    assert "6 hours" in delivery.problem
    return decision


def test_trying_again_has_as_much_patience_again(road: Road, browser: Client, stuck: Decision) -> None:
    again(browser, stuck)
    limited(road)
    assert road.attempt(stuck).state == State.WAITING
    wait_until(lambda: road.attempt(stuck).state == State.DONE, what="the end")


def test_that_patience_ends_as_well(road: Road, browser: Client, stuck: Decision) -> None:
    again(browser, stuck)
    Delivery.objects.filter(decision=stuck).update(retried_at=timezone.now() - LONG)
    limited(road)
    assert road.attempt(stuck).state == State.NEEDS_LOOK


@pytest.mark.parametrize(
    ("expires", "least", "most"),
    [(7200, 3590, 3600), (300, 260, 270), (20, 4, 5), (10, 4, 5), (-1, 3590, 3600)],
)
def test_a_wait_that_multimail_names_does_not_outlast_the_draft(
    road: Road, expires: float, least: float, most: float
) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=503, retry_after=3600)
    begun = timezone.now()
    Delivery.objects.filter(decision=decision).update(expires_at=begun + timedelta(seconds=expires))
    due, ended = road.attempt(decision).due_at, timezone.now()
    assert begun + timedelta(seconds=least) <= due <= ended + timedelta(seconds=most)


def test_a_decision_is_tried_once_more_before_its_draft_expires(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=503, retry_after=3600)
    waits = Delivery.objects.filter(decision=decision)
    waits.update(expires_at=timezone.now() + timedelta(minutes=5))
    assert road.attempt(decision).state == State.WAITING
    # The time until 20 s before the draft expires passes.
    waits.update(due_at=F("due_at") - timedelta(minutes=4, seconds=40))
    deliver(decision.delivery.pk)
    assert Delivery.objects.get(decision=decision).state == State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


def test_an_edit_tried_again_waits_for_the_scan(road: Road, browser: Client) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault("PUT /v1/mailboxes/*/tags", "status", status=503, times=1)
    found: Any = wait_until(lambda: (row := road.attempt(decision)).step == "sent" and row, what="the step")
    wait_until(lambda: road.multimail.status(found.replacement_id) != "pending_scan", what="the scan")
    rewrite(road.multimail, found.replacement_id, status="pending_scan")
    decided_long_ago(decision)
    Delivery.objects.filter(decision=decision).update(first_sent_at=timezone.now() - timedelta(hours=1))
    assert road.attempt(decision).state == State.NEEDS_LOOK
    again(browser, decision)
    assert road.attempt(decision).state == State.WAITING


def test_a_worker_that_ends_asks_nobody(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = decided_long_ago(road.edit(road.draft()))
    write = Job.write

    def and_stop(job: Job, step: Step, **fields: Any) -> None:
        write(job, step, **fields)
        stopping.ask()

    monkeypatch.setattr(Job, "write", and_stop)
    try:
        work(claim(LOT), worn=False)
    finally:
        stopping._asked.clear()
    row = Delivery.objects.get(decision=decision)
    assert (row.state, row.step) == (State.WAITING, "sent")
