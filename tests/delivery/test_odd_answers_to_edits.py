"""MultiMail, or what stands before it, answers oddly to an edit: no mail goes out twice, and none is lost sight of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.clock import running
from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Refused
from reviewer.decisions.under_way import retry, settle
from reviewer.delivery.giving_up import cancel_replacement
from reviewer.delivery.job import Lease, LeaseLost, claim_one
from reviewer.delivery.replacement import SCAN_LASTS
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from tests.delivery.conftest import Road
from tests.delivery.support import CANCEL, DECIDE, READ, SEND, until
from tests.drafts.mirror import rewrite
from tests.support.between import Between, says, with_fields

pytestmark = pytest.mark.django_db

State = Delivery.State


def test_a_bare_409_to_an_edits_rejection_does_not_lose_the_edit(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(DECIDE, says(409, b"<html>Conflict</html>"))
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(DECIDE)) == (State.DONE, 2)
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_an_edits_rejection_that_comes_twice_asks_a_person_and_then_goes_on(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.twice.append(DECIDE)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (State.NEEDS_LOOK, "rejecting")
    assert "Look there who did" in delivery.problem
    assert road.multimail.went_out() == []
    retry(road.person, decision.pk)
    assert road.carry_out(decision).state == State.DONE
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_an_edit_whose_original_somebody_rejects_in_that_moment_can_be_settled_by_hand(
    road: Road, wire: Between
) -> None:
    decision = road.edit(road.draft())
    wire.twice.append(DECIDE)
    delivery = road.carry_out(decision)
    settle(road.person, decision.pk, "Ann rejected it on MultiMail")
    sync()
    waits = Draft.objects.get(multimail_id=delivery.replacement_id)
    assert (waits.is_open, waits.replaces) == (True, None)
    assert road.multimail.went_out() == []


def test_an_edit_that_multimail_shows_late_is_posted_once_each(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    original = f"GET /v1/mailboxes/*/emails/{draft.multimail_id}"
    wire.bend(original, with_fields(status="pending_send_approval"), times=5)
    delivery = road.carry_out(decision)
    assert delivery.state == State.DONE
    assert wire.count(DECIDE) == 2
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_a_cancellation_that_only_looked_like_one_is_not_believed(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    road.multimail.decide(draft.multimail_id, "approve")
    road.multimail.fault(CANCEL, "status", status=503, times=2)
    wire.bend(CANCEL, says(200, b"<html>Welcome</html>"), times=2)
    delivery = road.carry_out(decision)
    assert delivery.state == State.ELSEWHERE
    assert road.multimail.status(delivery.replacement_id) == "cancelled"
    assert road.multimail.waiting() == []


def cancelling(road: Road, draft: Draft) -> Delivery:
    """An edit whose replacement waits and is to be cancelled, since the original is another one by now."""
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    rewrite(road.multimail, draft.multimail_id, subject="Rewritten since")
    road.multimail.fault(CANCEL, "status", status=503, times=1)
    return until(road, decision, "cancelling")


def test_a_replacement_that_multimail_does_not_know_any_more_is_not_said_to_be_cancelled(road: Road) -> None:
    draft = road.draft()
    delivery = cancelling(road, draft)
    ident = delivery.replacement_id
    road.multimail.fault(CANCEL, "status", status=404, times=1)
    road.multimail.fault(f"GET /v1/mailboxes/*/emails/{ident}", "status", status=404, times=1)
    delivery = road.carry_out(delivery.decision)
    assert delivery.state == State.NEEDS_LOOK, delivery.note
    assert f"does not know the replacement {ident} any more: it may have gone out." in delivery.problem
    assert "The original still waits there" in delivery.problem
    assert ident in road.multimail.waiting()
    settle(road.person, delivery.decision_id, "It waits there after all")
    sync()
    waits = Draft.objects.get(multimail_id=ident)
    assert (waits.is_open, waits.replaces) == (True, None)


def test_one_that_is_known_again_when_it_is_tried_again_is_cancelled(road: Road) -> None:
    delivery = cancelling(road, road.draft())
    road.multimail.fault(CANCEL, "status", status=404, times=1)
    road.multimail.fault(f"GET /v1/mailboxes/*/emails/{delivery.replacement_id}", "status", status=404, times=1)
    assert road.carry_out(delivery.decision).state == State.NEEDS_LOOK
    retry(road.person, delivery.decision_id)
    assert road.carry_out(delivery.decision).state == State.VOID
    assert road.multimail.status(delivery.replacement_id) == "cancelled"


def test_a_worker_whose_lease_is_over_cancels_nothing(road: Road) -> None:
    delivery = cancelling(road, road.draft())
    Delivery.objects.filter(pk=delivery.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    (asleep,) = claim_one(delivery.pk)
    asleep.lease = Lease(timezone.now(), running())
    with pytest.raises(LeaseLost):
        cancel_replacement(asleep)
    assert delivery.replacement_id in road.multimail.waiting()


def test_a_replacement_in_a_state_nobody_knows_is_waited_for(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(READ, with_fields(status="in_review"), skip=1, times=2)
    delivery = road.carry_out(decision)
    assert delivery.state == State.DONE
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_a_replacement_that_stays_in_a_state_nobody_knows_needs_a_look(road: Road, wire: Between) -> None:
    decision = road.edit(road.draft())
    wire.bend(READ, with_fields(status="in_review"), skip=1, times=1000)
    road.attempt(decision)
    Delivery.objects.filter(decision=decision).update(first_sent_at=timezone.now() - SCAN_LASTS - timedelta(seconds=1))
    assert road.attempt(decision).state == State.NEEDS_LOOK


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (302, b""),
        (400, b"<html>Bad Request</html>"),
        (413, b""),
        (409, b"<html>Conflict</html>"),
        (409, b'{"error": "The same was sent within 60 s."}'),
    ],
)
def test_a_replacement_that_was_taken_all_the_same_is_not_said_to_be_unsent(
    road: Road, wire: Between, status: int, body: bytes
) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(SEND, says(status, body))
    delivery = road.carry_out(decision)
    assert delivery.state == State.NEEDS_LOOK
    assert "may have gone through" in delivery.problem
    retry(road.person, decision.pk)
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(SEND)) == (State.DONE, 2)
    assert road.multimail.went_out() == [delivery.replacement_id]
    assert road.multimail.waiting() == []


def test_an_answer_that_names_the_original_as_its_replacement_is_not_believed(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(SEND, with_fields(id=draft.multimail_id))
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.replacement_id) == (State.NEEDS_LOOK, "")
    assert "names the draft itself as its replacement" in delivery.problem
    assert road.multimail.status(draft.multimail_id) == "pending_send_approval"


def test_a_replacement_that_could_not_be_sent_needs_a_look(road: Road, wire: Between, commander: User) -> None:
    def failed(status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        return status, body.replace(b'"sent"', b'"send_failed"'), {}

    decision = road.edit(road.draft())
    wire.bend(READ, failed, times=1000)
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(DECIDE)) == (State.NEEDS_LOOK, 2)
    assert "could not send the replacement" in delivery.problem
    retry(commander, decision.pk)
    assert (road.carry_out(decision).state, wire.count(DECIDE)) == (State.NEEDS_LOOK, 2)


def test_a_replacement_under_way_is_not_decided_by_hand(road: Road, commander: User) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, times=1000)
    delivery = until(road, decision, "rejecting")
    sync()
    seen = Draft.objects.get(multimail_id=delivery.replacement_id)
    assert seen.current is not None
    with pytest.raises(Refused, match="decided with the draft that it replaces"):
        give_verdict(commander, seen.pk, Action.APPROVE, seen.current.digest, "By hand, that is")
