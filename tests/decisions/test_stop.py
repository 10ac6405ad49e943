"""Stopping in the hold, trying again, and settling by hand."""

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import AlreadyDecided, BadReason, NotAllowed
from reviewer.decisions.under_way import retry, settle, stop
from reviewer.decisions.waiting import open_decision
from tests.support.rows import lease, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(lead: User) -> Decision:
    draft = make_draft()
    assert draft.current is not None
    found = give_verdict(lead, draft.pk, Action.APPROVE, draft.current.digest).decision
    assert found is not None
    return found


def put(decision: Decision, state: Delivery.State, step: str = "") -> None:
    Delivery.objects.filter(decision=decision).update(state=state, step=step, **lease())


def test_anyone_at_the_desk_may_stop(decision: Decision, reader: User) -> None:
    stopped = stop(reader, decision.pk)
    assert stopped.outcome == Decision.Outcome.STOPPED
    assert Delivery.objects.get(decision=decision).state == Delivery.State.STOPPED
    assert Event.objects.get(action="stopped").actor == "Ruth Vance"


def test_a_stopped_draft_can_be_decided_again(decision: Decision, lead: User) -> None:
    stop(lead, decision.pk)
    read, why = decision.revision.digest, "The cause is a guess"
    again = give_verdict(lead, decision.draft_id, Action.REJECT, read, why, last=decision.pk)
    assert again.decision not in (None, decision)


def test_a_stopped_verdict_does_not_count_again(decision: Decision, lead: User) -> None:
    stop(lead, decision.pk)
    assert open_decision(decision.draft_id) is None
    assert decision.verdicts.get().decision == decision


@pytest.mark.parametrize("state", [Delivery.State.POSTING, Delivery.State.DONE, Delivery.State.NEEDS_LOOK])
def test_what_is_on_its_way_is_not_stopped(decision: Decision, lead: User, state: Delivery.State) -> None:
    put(decision, state)
    with pytest.raises(AlreadyDecided):
        stop(lead, decision.pk)
    assert Delivery.objects.get(decision=decision).state == state


def test_what_was_begun_and_handed_back_is_not_stopped(decision: Decision, lead: User) -> None:
    put(decision, Delivery.State.WAITING, step="approving")
    with pytest.raises(AlreadyDecided):
        stop(lead, decision.pk)


def test_stopping_twice_is_refused(decision: Decision, lead: User) -> None:
    stop(lead, decision.pk)
    with pytest.raises(AlreadyDecided):
        stop(lead, decision.pk)


def test_trying_again_hands_it_to_the_worker_with_its_step(decision: Decision, commander: User) -> None:
    put(decision, Delivery.State.NEEDS_LOOK, step="approving")
    retry(commander, decision.pk)
    delivery = Delivery.objects.get(decision=decision)
    assert (delivery.state, delivery.step, delivery.attempts) == (Delivery.State.WAITING, "approving", 0)
    assert delivery.due_at <= timezone.now()


def test_a_reader_does_not_try_again(decision: Decision, reader: User) -> None:
    put(decision, Delivery.State.NEEDS_LOOK)
    with pytest.raises(NotAllowed):
        retry(reader, decision.pk)


def test_only_what_needs_a_look_is_tried_again(decision: Decision, lead: User) -> None:
    with pytest.raises(AlreadyDecided):
        retry(lead, decision.pk)


def test_settling_by_hand_closes_it_with_words(decision: Decision, lead: User) -> None:
    put(decision, Delivery.State.NEEDS_LOOK)
    with pytest.raises(BadReason):
        settle(lead, decision.pk, "done")
    settle(lead, decision.pk, "Approved on MultiMail's own page")
    assert open_decision(decision.draft_id) is None
    assert Event.objects.get(action="settled_by_hand").data["reason"] == "Approved on MultiMail's own page"
