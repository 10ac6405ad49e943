"""MultiMail says that it was decided already, by somebody or by our own call, which came twice.

The look behind that fails. What the next one shows says how the decision ends. Until it has shown that, nothing is
posted again, nobody can stop it, and nobody is told that nothing was sent.
"""

import pytest

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.refused import AlreadyDecided
from reviewer.decisions.under_way import retry, stop
from reviewer.desk.standing.status import load
from reviewer.drafts.models import Draft
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, READ, just_before_the_call, until
from tests.delivery.test_deleted import delete
from tests.support.between import Bend, Between, says, with_fields

pytestmark = pytest.mark.django_db

State = Delivery.State


@pytest.fixture
def twice(wire: Between) -> Between:
    """Each call that decides is passed on twice, and the second answer is heard."""
    wire.twice.append(DECIDE)
    return wire


@pytest.fixture
def an_edit(road: Road, twice: Between, monkeypatch: pytest.MonkeyPatch) -> Decision:
    """One whose rejection of the original comes twice, and whose look behind it fails."""
    just_before_the_call(monkeypatch, "decide", lambda: twice.bend(READ, says(503)))
    decision = road.edit(road.draft())
    until(road, decision, "rejection second")
    return decision


def assert_not_stoppable(person: User, decision: Decision) -> None:
    with pytest.raises(AlreadyDecided):
        stop(person, decision.pk)
    assert "Not sent yet" not in load(Draft.objects.get(pk=decision.draft_id)).standing.headline


@pytest.mark.parametrize("look", [says(503), says(429, retry_after="1"), with_fields(status="pending_send_approval")])
def test_an_approval_is_looked_at_until_it_is_known(road: Road, twice: Between, look: Bend) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    twice.bend(READ, look, skip=1)
    assert road.attempt(decision).state == State.WAITING
    assert_not_stoppable(road.person, decision)
    delivery = road.carry_out(decision)
    assert (delivery.state, twice.count(DECIDE)) == (State.ELSEWHERE, 1)
    assert "may have come twice" in delivery.note
    assert road.multimail.went_out() == [draft.multimail_id]


def test_so_is_one_that_somebody_gave_on_multimail_just_before(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)

    def first() -> None:
        road.multimail.decide(draft.multimail_id, "reject")
        road.multimail.fault(READ, "status", status=503, times=1)

    just_before_the_call(monkeypatch, "decide", first)
    assert road.attempt(decision).state == State.WAITING
    assert_not_stoppable(road.person, decision)
    delivery = road.carry_out(decision)
    assert delivery.state == State.ELSEWHERE
    assert "it is rejected" in delivery.note


def test_what_stays_shown_as_waiting_asks_a_person_who_may_have_it_posted_again(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(DECIDE, says(409, b'{"error": "It is decided already."}'))
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(DECIDE)) == (State.NEEDS_LOOK, 1)
    assert "trying again posts the decision once more" in delivery.problem
    retry(road.person, decision.pk)
    assert road.carry_out(decision).state == State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


def test_of_an_edits_rejection_a_person_is_asked_and_the_edit_goes_on(road: Road, an_edit: Decision) -> None:
    delivery = road.carry_out(an_edit)
    assert (delivery.state, delivery.step) == (State.NEEDS_LOOK, "rejecting")
    assert "Look there who did" in delivery.problem
    assert road.multimail.waiting() == [delivery.replacement_id]
    retry(road.person, an_edit.pk)
    assert road.carry_out(an_edit).state == State.DONE
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_so_it_is_where_somebody_rejects_the_original_after_many_looks(road: Road, wire: Between) -> None:
    wire.bend(DECIDE, says(409, b'{"error": "It is decided already."}'))
    decision = road.edit(road.draft())
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "rejection second")
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (State.NEEDS_LOOK, "rejection second")
    assert "reject it there, then try again" in delivery.problem
    road.multimail.decide(decision.draft.multimail_id, "reject")
    retry(road.person, decision.pk)
    delivery = road.carry_out(decision)
    assert delivery.state == State.NEEDS_LOOK
    assert "Look there who did" in delivery.problem
    assert road.multimail.waiting() == [delivery.replacement_id]


def test_an_approval_that_came_twice_and_is_deleted_then_may_have_gone_out(road: Road, twice: Between) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    twice.bend(READ, says(503), skip=1)
    road.attempt(decision)
    delete(road, draft.multimail_id)
    delivery = road.carry_out(decision)
    assert delivery.state == State.NEEDS_LOOK
    assert "may have gone through" in delivery.problem


def test_so_it_is_where_the_original_is_deleted_then(road: Road, an_edit: Decision) -> None:
    delete(road, an_edit.draft.multimail_id)
    delivery = road.carry_out(an_edit)
    assert delivery.state == State.NEEDS_LOOK
    assert "shows it as deleted" in delivery.problem
    assert road.multimail.waiting() == [delivery.replacement_id]


def test_an_edited_mail_whose_approval_comes_twice_has_gone_out(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, skip=1, times=1)
    until(road, decision, "rejected")
    wire.twice.append(DECIDE)
    wire.bend(READ, says(503), skip=1)
    delivery = until(road, decision, "approval second")
    assert_not_stoppable(road.person, decision)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.note) == (State.DONE, "The replacement went out; the original is rejected.")
    assert road.multimail.went_out() == [delivery.replacement_id]
