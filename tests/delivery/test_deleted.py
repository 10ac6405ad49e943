"""A mail that was deleted on MultiMail: what it was before is not told, and is not made up (invariant 8)."""

import pytest

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.under_way import settle
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.delivery.support import CANCEL, DECIDE, READ, at_step_sent, until
from tests.desk_support import signed_in, words
from tests.drafts.mirror import mirrored, rewrite

pytestmark = pytest.mark.django_db
NEEDS_LOOK, VOID, ELSEWHERE = Delivery.State.NEEDS_LOOK, Delivery.State.VOID, Delivery.State.ELSEWHERE
DONE = Delivery.State.DONE
STILL_WAITS = "The original still waits there: reject it on MultiMail, or its readers may get both."


def delete(road: Road, ident: str) -> None:
    rewrite(road.multimail, ident, status="deleted", text="", due_ms=None)


def approve_and_delete(road: Road, ident: str) -> None:
    """By a colleague, on MultiMail: it is out."""
    road.multimail.decide(ident, "approve")
    delete(road, ident)


def test_an_edit_that_went_out_and_was_deleted_is_not_called_cancelled(road: Road, lead: User) -> None:
    draft = road.draft()
    delivery = at_step_sent(road, draft)
    approve_and_delete(road, delivery.replacement_id)
    delivery = road.carry_out(delivery.decision)
    assert delivery.state == NEEDS_LOOK, delivery.note
    assert "was approved on MultiMail and is deleted there: it may have gone out." in delivery.problem
    assert STILL_WAITS in delivery.problem
    assert (mirrored(delivery.replacement_id).state, mirrored(delivery.replacement_id).replaces) == (State.GONE, draft)
    settle(lead, delivery.decision_id, "I reject the original next")
    assert "The edited mail is out, or may go out" in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))


def test_nor_is_one_that_was_to_be_cancelled(road: Road) -> None:
    delivery = at_step_sent(road, road.draft())
    rewrite(road.multimail, delivery.replacement_id, subject="Another subject")
    road.multimail.fault(CANCEL, "status", status=503, times=1)
    until(road, delivery.decision, "cancelling")
    approve_and_delete(road, delivery.replacement_id)
    delivery = road.carry_out(delivery.decision)
    assert (delivery.state, "may have gone out" in delivery.problem) == (NEEDS_LOOK, True), delivery.note
    assert STILL_WAITS in delivery.problem
    assert mirrored(delivery.replacement_id).state == State.GONE


@pytest.mark.parametrize("step", ["sent", "cancelling"])
def test_one_that_nobody_approved_is_as_good_as_cancelled(road: Road, step: str) -> None:
    delivery = at_step_sent(road, road.draft())
    if step == "cancelling":
        rewrite(road.multimail, delivery.replacement_id, subject="Another subject")
        road.multimail.fault(CANCEL, "status", status=503, times=1)
        until(road, delivery.decision, "cancelling")
    delete(road, delivery.replacement_id)
    delivery = road.carry_out(delivery.decision)
    assert delivery.state == VOID, delivery.problem
    assert road.multimail.waiting() == [delivery.decision.draft.multimail_id]


def test_an_edit_whose_approval_may_have_gone_through_is_not_said_to_be_unsent(road: Road) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault(DECIDE, "cut_after", skip=1, times=1)
    delete(road, until(road, decision, "approving").replacement_id)
    delivery = road.carry_out(decision)
    assert delivery.state == NEEDS_LOOK
    assert "may have gone through" in delivery.problem
    assert "did not go out" not in delivery.problem


def test_nor_is_one_that_somebody_else_approved(road: Road) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, skip=1, times=1)
    approve_and_delete(road, until(road, decision, "rejected").replacement_id)
    delivery = road.carry_out(decision)
    assert delivery.state == NEEDS_LOOK
    assert "The original is rejected, and the replacement may have gone out." in delivery.problem
    assert "it is deleted, after it was approved by " in delivery.problem


def test_an_approval_that_may_have_gone_through_is_not_said_to_have_had_no_effect(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_after", times=1)
    until(road, decision, "approving")
    delete(road, draft.multimail_id)
    delivery = road.carry_out(decision)
    assert (delivery.state, "may have gone through" in delivery.problem) == (NEEDS_LOOK, True), delivery.note


def rejected_by(road: Road, decision: Decision, by: str) -> None:
    """The rejection is through, and the look behind it is still to come."""
    if by == "a lost answer":
        road.multimail.fault(DECIDE, "cut_after", times=1)
        until(road, decision, "rejecting")
    else:
        road.multimail.fault(READ, "status", status=503, skip=1, times=1)
        until(road, decision, "rejection taken")


@pytest.mark.parametrize("by", ["a lost answer", "an answer"])
def test_a_rejection_whose_mail_its_agent_deletes_then_is_carried_out(road: Road, by: str) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.REJECT)
    rejected_by(road, decision, by)
    delete(road, draft.multimail_id)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.note) == (DONE, "It is deleted on MultiMail."), delivery.problem
    assert "Rejected at" in words(signed_in(road.person).get(f"/drafts/{draft.pk}/"))
    assert Draft.objects.get(pk=draft.pk).state == State.CANCELLED


def test_so_does_an_edit_go_on_whose_original_is_deleted_as_it_is_rejected(road: Road) -> None:
    draft = road.draft()
    delivery = at_step_sent(road, draft)
    rejected_by(road, delivery.decision, "a lost answer")
    delete(road, draft.multimail_id)
    delivery = road.carry_out(delivery.decision)
    assert delivery.state == DONE, delivery.problem
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_a_rejection_of_what_somebody_approved_and_deleted_asks_a_person(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.REJECT)
    road.multimail.fault(DECIDE, "cut_before", times=1)
    until(road, decision, "rejecting")
    approve_and_delete(road, draft.multimail_id)
    delivery = road.carry_out(decision)
    assert (delivery.state, "may have gone through" in delivery.problem) == (NEEDS_LOOK, True), delivery.note


def test_one_that_somebody_else_approved_may_have_gone_out(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    approve_and_delete(road, draft.multimail_id)
    delivery = road.carry_out(decision)
    assert (delivery.state, "may have gone out; this decision had no effect" in delivery.note) == (ELSEWHERE, True)
    assert Draft.objects.get(pk=draft.pk).state == State.GONE


def test_an_original_that_was_approved_and_deleted_may_have_gone_out_beside_its_edit(road: Road) -> None:
    draft = road.draft()
    delivery = at_step_sent(road, draft)
    rewrite(road.multimail, delivery.replacement_id, status="sent", subject="Another subject")
    approve_and_delete(road, draft.multimail_id)
    delivery = road.carry_out(delivery.decision)
    assert (delivery.state, "its readers may have both" in delivery.problem) == (NEEDS_LOOK, True), delivery.note
    sync()
    assert Draft.objects.get(pk=draft.pk).state == State.GONE
