"""Whether an edit could go out before a time that nobody knew is asked like all else, and where something goes out."""

import pytest

from reviewer.decisions.models import Decision, Delivery
from reviewer.delivery.in_time import TIME_UNKNOWN
from reviewer.delivery.replacement import OTHER_TIME
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, READ, SEND, TAGS, assert_only_the_edit_went_out, loosen, until
from tests.delivery.test_time_unknown import as_told, decided_by_a_release_that_did_not_ask, in_hours, untold
from tests.drafts.mirror import mirrored
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

WAITING, DONE, VOID = Delivery.State.WAITING, Delivery.State.DONE, Delivery.State.VOID
NEEDS_LOOK = Delivery.State.NEEDS_LOOK


def forgotten(road: Road, decision: Decision) -> None:
    """From now on nobody knows the time of what was decided, and MultiMail shows the official fields alone."""
    as_told(road, Draft.objects.get(pk=decision.draft_id), told=False)
    road.multimail.fault(READ, "official", times=10_000)


@pytest.mark.parametrize("fault", ["status", "cut_before", "malformed"])
def test_an_answer_that_is_lost_says_nothing_and_is_asked_for_again(road: Road, fault: str) -> None:
    decision = decided_by_a_release_that_did_not_ask(road, road.draft())
    road.multimail.fault(READ, fault, times=1, **({"status": 503} if fault == "status" else {}))
    assert road.attempt(decision).state == WAITING
    assert road.carry_out(decision).state == DONE


def test_a_limit_that_it_meets_holds_all_calls_back(road: Road) -> None:
    decision = decided_by_a_release_that_did_not_ask(road, road.draft())
    road.multimail.fault(READ, "status", status=429, retry_after=30, times=1)
    assert road.attempt(decision).state == WAITING
    before = len(road.multimail.requests())
    road.attempt(decision)
    assert len(road.multimail.requests()) <= before + 1  # which asks for the requests


def test_so_is_one_that_is_lost_at_a_later_step(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    until(road, decision, "rejecting")
    as_told(road, draft, told=False)
    road.multimail.fault(READ, "status", status=503, skip=1, times=1)
    assert road.attempt(decision).state == WAITING
    assert road.carry_out(decision).state == DONE


def test_what_was_decided_on_multimail_is_told_as_such(road: Road) -> None:
    draft = untold(road)
    decision = decided_by_a_release_that_did_not_ask(road, draft)
    road.multimail.decide(draft.multimail_id, "approve")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.ELSEWHERE, delivery.note
    assert road.multimail.went_out() == [draft.multimail_id]


def test_one_that_is_out_is_done(road: Road) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault(DECIDE, "cut_after", skip=1, times=1)
    delivery = until(road, decision, "approving")
    assert road.multimail.went_out() == [delivery.replacement_id]
    forgotten(road, decision)
    assert road.carry_out(decision).state == DONE


def test_one_that_is_out_last_is_known_and_done(road: Road) -> None:
    decision = road.edit(road.draft())
    loosen(road.multimail, "autonomous")
    road.multimail.fault(READ, "status", status=503, skip=3, times=1)
    until(road, decision, "sent last")
    forgotten(road, decision)
    delivery = road.carry_out(decision)
    assert delivery.state == DONE, delivery.problem
    assert mirrored(delivery.replacement_id).state == State.SENT


def test_one_that_waits_for_its_approval_asks_a_person(road: Road) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault(DECIDE, "status", status=503, skip=1, times=1)
    until(road, decision, "approving")
    forgotten(road, decision)
    delivery = road.carry_out(decision)
    assert delivery.state == NEEDS_LOOK
    assert delivery.problem.startswith(f"The original is rejected. {TIME_UNKNOWN} Look at the edited mail")
    assert road.multimail.went_out() == []


@pytest.mark.parametrize(
    ("fault", "step", "said"),
    [
        ({"status": 429, "retry_after": 0}, "rejected", "was not sent"),
        ({"status": 503}, "sending last", "may have been sent before"),
    ],
)
def test_where_the_original_is_rejected_that_is_said(road: Road, fault: dict[str, int], step: str, said: str) -> None:
    draft = road.draft()
    loosen(road.multimail, "autonomous")
    decision = road.edit(draft)
    road.multimail.fault(SEND, "status", times=1, **fault)
    until(road, decision, step)
    forgotten(road, decision)
    delivery = road.carry_out(decision)
    assert delivery.state == NEEDS_LOOK
    assert delivery.problem == f"The original is rejected, and the edited mail {said}. {TIME_UNKNOWN}"
    assert road.multimail.status(draft.multimail_id) == "rejected"
    assert road.multimail.went_out() == []


@pytest.mark.parametrize("begun", ["sent", "tagged"])
def test_one_that_waits_beside_its_original_is_cancelled(road: Road, begun: str) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    until(road, decision, "sent")
    Delivery.objects.filter(decision=decision).update(step=begun)
    forgotten(road, decision)
    delivery = road.carry_out(decision)
    assert (delivery.state, road.multimail.waiting()) == (VOID, [draft.multimail_id])
    assert delivery.note == f"{TIME_UNKNOWN} The replacement is cancelled, nothing was sent."


@pytest.mark.parametrize("begun", ["sent", "tagged", "rejecting"])
def test_one_that_is_out_beside_its_original_has_it_rejected(road: Road, begun: str) -> None:
    """It may be approved on MultiMail; what is out already is not asked about."""
    decision = road.edit(road.draft())
    road.multimail.fault(TAGS, "status", status=503, times=1)
    ident = until(road, decision, "sent").replacement_id
    wait_until(lambda: road.multimail.status(ident) != "pending_scan", what="the scan")
    road.multimail.decide(ident, "approve")
    Delivery.objects.filter(decision=decision).update(step=begun)
    forgotten(road, decision)
    assert_only_the_edit_went_out(road, road.attempt(decision))


@pytest.mark.parametrize("begun", ["tagged", "rejecting"])
def test_so_has_one_that_was_to_go_at_once_when_a_time_is_told(road: Road, begun: str) -> None:
    draft = untold(road, send_at=in_hours(5))
    decision = road.edit(draft, at_once=True)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    ident = until(road, decision, "sent").replacement_id
    wait_until(lambda: road.multimail.status(ident) != "pending_scan", what="the scan")
    road.multimail.decide(ident, "approve")
    Delivery.objects.filter(decision=decision).update(step=begun)
    road.multimail.clear_faults()
    assert_only_the_edit_went_out(road, road.attempt(decision))


def test_a_time_that_is_learned_after_the_edit_was_handed_in_is_kept(road: Road) -> None:
    draft = untold(road, send_at=in_hours(5))
    as_told(road, draft, told=True)
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, skip=1, times=1)
    until(road, decision, "approving")
    as_told(road, draft, told=False)
    road.multimail.clear_faults()
    delivery = road.carry_out(decision)
    assert delivery.state == NEEDS_LOOK
    assert f"The original is rejected. {OTHER_TIME}" in delivery.problem
    assert road.multimail.went_out() == []
