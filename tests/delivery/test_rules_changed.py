"""A decision that waits while the rules are changed: it is asked about once more before anything is posted."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from reviewer.accounts.models import Role, User
from reviewer.accounts.people import change_role, deactivate
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Delivery, Step
from reviewer.decisions.record import give_verdict
from reviewer.delivery.job import claim_one
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from reviewer.fence.rules import Wanted, set_rule
from reviewer.marks.leave import RULES_CHANGED, last
from reviewer.marks.models import Mark
from tests.delivery.conftest import Road
from tests.desk_support import digest

pytestmark = pytest.mark.django_db


def readers(lead: User, audience: str, draft: Draft) -> None:
    """Whoever reads at the draft's addresses belongs to this audience from now on."""
    assert draft.current is not None
    set_rule(lead, Wanted(draft.current.to[0].partition("@")[2], audience))


def for_engineers(draft: Draft) -> Draft:
    draft.audience = "engineering"
    draft.save(update_fields=["audience"])
    return draft


def test_a_stricter_fence_makes_the_decision_void_and_nothing_is_sent(road: Road, lead: User) -> None:
    draft = for_engineers(road.draft())
    decision = road.decide(draft, Action.APPROVE)
    readers(lead, "customer", draft)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert "What may be sent to whom was changed since." in delivery.note
    assert road.multimail.went_out() == []
    draft.refresh_from_db()
    assert draft.state == State.PENDING


def test_a_rule_that_lets_it_through_changes_nothing(road: Road, lead: User) -> None:
    draft = for_engineers(road.draft())
    decision = road.decide(draft, Action.APPROVE)
    readers(lead, "engineering", draft)
    assert road.carry_out(decision).state == Delivery.State.DONE


@pytest.mark.parametrize("leaves", [deactivate, partial(change_role, role=Role.READER)])
def test_who_may_not_decide_any_more_sends_nothing(road: Road, lead: User, leaves: Any) -> None:
    draft = for_engineers(road.draft())
    decision = road.decide(draft, Action.APPROVE)
    leaves(lead, actor="operator")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    wanted = "this draft needs 1 approval by a lead or commander."
    assert delivery.note == f"The word of Lena Brandt does not count any more: {wanted}"
    assert road.multimail.went_out() == []


def test_of_two_who_approved_one_left(road: Road, lead: User, commander: User, settings: Any) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    draft = for_engineers(road.draft())
    give_verdict(commander, draft.pk, Action.APPROVE, digest(draft))
    decision = road.decide(draft, Action.APPROVE)
    deactivate(commander, "operator")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert "The word of Omar Haddad does not count any more" in delivery.note


def test_a_policy_that_wants_more_by_now_makes_it_void(road: Road, settings: Any) -> None:
    draft = for_engineers(road.draft())
    decision = road.decide(draft, Action.APPROVE)
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    delivery = road.carry_out(decision)
    assert delivery.note == "By now more is asked for: this draft needs 2 approvals by a lead or commander."


def test_a_rejection_is_not_asked_about(road: Road, lead: User) -> None:
    draft = for_engineers(road.draft())
    decision = road.decide(draft, Action.REJECT)
    readers(lead, "customer", draft)
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_a_change_made_by_a_clock_that_is_behind_counts_as_well(road: Road, lead: User) -> None:
    draft = for_engineers(road.draft())
    decision = road.decide(draft, Action.APPROVE)
    readers(lead, "customer", draft)
    Mark.objects.filter(name=RULES_CHANGED).update(at=decision.decided_at - timedelta(minutes=5))
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert road.multimail.went_out() == []


@pytest.mark.parametrize("first", [True, False])
def test_what_changes_once_the_row_is_taken_keeps_the_call_from_being_intended(
    road: Road, lead: User, first: bool
) -> None:
    """Also where no rule was ever changed before."""
    draft = for_engineers(road.draft())
    decision = road.decide(draft, Action.APPROVE)
    if first:
        Mark.objects.filter(name=RULES_CHANGED).delete()
    (job,) = claim_one(decision.delivery.pk)
    assert (job.rules_changed_at is None) == first
    readers(lead, "customer", draft)
    assert not job.intend(Step.APPROVING)


def test_a_decision_keeps_the_mark_of_the_rules_that_it_was_judged_by(road: Road, lead: User) -> None:
    draft = for_engineers(road.draft())
    readers(lead, "engineering", draft)
    assert road.decide(draft, Action.APPROVE).rules_at == last(RULES_CHANGED)
