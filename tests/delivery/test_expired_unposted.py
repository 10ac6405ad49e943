"""What somebody approved, and what expired on MultiMail before a worker could carry that out."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, until
from tests.desk_support import words

pytestmark = pytest.mark.django_db

FOUND = "Told the customers by telephone"


def test_an_approval_that_expired_unposted_is_an_alarm_until_somebody_takes_note(
    road: Road, leads_browser: Client
) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.shift_clock(73 * 3600)
    assert road.carry_out(decision).state == Delivery.State.NEEDS_LOOK
    sync()

    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "It expired before it was sent. It expired on MultiMail before the approval was carried out" in said
    assert "Take note" in said
    assert "Try again" not in said
    assert "1 decision needs a look" in words(leads_browser.get("/"))
    assert "before the approval was carried out" in words(leads_browser.get("/history/?state=needs_look"))

    step = words(leads_browser.get(f"/decisions/{decision.pk}/settle/"))
    assert "It expired before it was sent" in step
    assert "settled it on MultiMail" not in step
    leads_browser.post(f"/decisions/{decision.pk}/settle/", {"words": FOUND})
    assert "needs a look" not in words(leads_browser.get("/"))
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert f"{road.person} approved it here." in said
    assert FOUND in said
    listed = words(leads_browser.get("/history/"))
    assert "Expired before it was sent" in listed
    assert FOUND in listed
    assert road.multimail.went_out() == []


def test_an_edit_that_expired_unposted_is_one_too(road: Road, leads_browser: Client) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.shift_clock(73 * 3600)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (Delivery.State.NEEDS_LOOK, "")
    assert "before the edit was carried out: nothing was sent." in delivery.problem
    sync()
    assert "It expired before it was sent." in words(leads_browser.get(f"/drafts/{draft.pk}/"))


def test_an_edit_whose_original_expires_midway_says_what_became_of_both(road: Road, leads_browser: Client) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    road.multimail.shift_clock(72 * 3600 - 20)
    road.multimail.shift_clock(72 * 3600 - 1)
    delivery = road.carry_out(decision)
    assert road.multimail.went_out() == []
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "The edited mail, which MultiMail had taken, does not go out either." in delivery.problem
    sync()
    assert "It expired before it was sent." in words(leads_browser.get(f"/drafts/{draft.pk}/"))


def test_an_approval_that_was_posted_too_late_is_certain(road: Road, leads_browser: Client) -> None:
    """The intent stands, and its call had no effect: MultiMail shows that it expired."""
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_before", times=1)
    until(road, decision, "approving")
    road.multimail.shift_clock(73 * 3600)
    assert road.carry_out(decision).state == Delivery.State.NEEDS_LOOK
    sync()
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "It expired before it was sent." in said
    assert "not certain whether it was sent" not in said


def test_tried_again_it_is_looked_at_and_needs_a_look_still(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.shift_clock(73 * 3600)
    for _ in range(2):
        delivery = road.carry_out(decision)
        assert delivery.state == Delivery.State.NEEDS_LOOK
        Delivery.objects.filter(pk=delivery.pk).update(state="waiting")


def test_a_rejection_that_expired_unposted_is_no_alarm(road: Road, leads_browser: Client) -> None:
    """It was to go nowhere, and went nowhere."""
    draft = road.draft()
    decision = road.decide(draft, Action.REJECT)
    road.multimail.shift_clock(73 * 3600)
    assert road.carry_out(decision).state == Delivery.State.ELSEWHERE
    listed = words(leads_browser.get("/history/"))
    assert "Expired before it was rejected" in listed
    assert "decided elsewhere" not in words(leads_browser.get(f"/history/{draft.pk}/"))


def test_in_an_outage_it_is_said_that_its_time_is_over_by_the_desks_clock(road: Road, leads_browser: Client) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault("* /v1/*", "status", status=503, times=1000)
    past = timezone.now() - timedelta(minutes=10)
    Draft.objects.filter(pk=draft.pk).update(expires_at=past)
    Delivery.objects.filter(decision=decision).update(expires_at=past)
    for _ in range(2):
        assert road.attempt(decision).state == Delivery.State.WAITING
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "Not sent yet." in said
    assert "By this desk's clock its time ended at" in said


def test_what_expired_by_the_desks_clock_alone_is_not_said_to_be_unsent(road: Road, leads_browser: Client) -> None:
    """Such as where MultiMail holds mails for longer than the desk reckons: it can still be sent there."""
    draft = road.draft()
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now() - timedelta(minutes=10))
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "and was not sent" not in said
    assert "by this desk's clock" in said
    assert "MultiMail still showed it as waiting when it was asked last" in said
    late = leads_browser.get(f"/drafts/{draft.pk}/approve/")
    assert "was not sent" not in words(late)
    road.multimail.shift_clock(73 * 3600)
    sync()
    assert "and was not sent." in words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert not Decision.objects.filter(draft=draft).exists()
