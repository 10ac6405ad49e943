"""The unlucky network: whatever the answer of decide meets, the mail goes out at most once and nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action, Brake, Decision, Delivery
from reviewer.decisions.under_way import retry
from reviewer.delivery import brake
from reviewer.delivery.closing import MOST_ATTEMPTS, MOST_PATIENCE, backoff
from reviewer.drafts.refresh import refresh
from tests.delivery.conftest import Road
from tests.delivery.support import tighten

pytestmark = pytest.mark.django_db

DECIDE = "POST /v1/oversight/decide"
READ = "GET /v1/mailboxes/*/emails/*"


@pytest.mark.parametrize("route", [DECIDE, READ])
@pytest.mark.parametrize("fault", ["cut_before", "cut_after", "truncated", "malformed", "html"])
@pytest.mark.parametrize("times", [1, 3])
def test_a_broken_answer_is_looked_up_and_not_repeated(road: Road, route: str, fault: str, times: int) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(route, fault, times=times)
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_error_answer_is_tried_again_later(road: Road, status: int) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=status, times=2, retry_after=2.5)
    delivery = road.attempt(decision)
    assert delivery.state == Delivery.State.WAITING
    assert str(status) in delivery.problem
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


def test_retry_after_is_honoured(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=120)
    delivery = road.attempt(decision)
    assert timedelta(seconds=110) < delivery.due_at - timezone.now() <= timedelta(seconds=120)


def test_a_call_that_surely_did_nothing_leaves_no_intent(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=429)
    assert road.attempt(decision).step == ""


def test_an_unclear_call_leaves_its_intent(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_after")
    assert road.attempt(decision).step == "approving"


def test_an_approval_whose_answer_was_lost_is_known_as_ours(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_after")
    road.attempt(decision)
    assert road.carry_out(decision).note == "MultiMail shows it as sent."


def test_a_gateways_404_does_not_make_a_mail_unknown(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_after")
    road.attempt(decision)
    road.multimail.fault(READ, "html", status=404, times=2)
    assert road.carry_out(decision).note == "MultiMail shows it as sent."


def test_a_mail_that_is_unknown_after_an_unclear_call_needs_a_look(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_after")
    road.attempt(decision)
    road.multimail.fault(READ, "status", status=404, times=2)
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "an earlier call may have gone through" in delivery.problem


def test_a_mail_that_is_unknown_before_any_call_is_over(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(READ, "status", status=404, times=2)
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.note) == (Delivery.State.ELSEWHERE, "MultiMail no longer knows this email.")


def test_after_a_refused_call_an_approval_by_somebody_else_is_not_taken_for_ours(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0)
    road.attempt(decision)
    road.multimail.decide(draft.multimail_id, "approve")
    assert road.carry_out(decision).state == Delivery.State.ELSEWHERE


def test_one_that_always_fails_while_others_get_through_asks_for_a_person(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(READ, "status", status=503, times=1000)
    for _ in range(MOST_ATTEMPTS):
        delivery = road.attempt(decision)
        brake.answered()  # what another delivery's success does
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert delivery.problem.startswith(f"{MOST_ATTEMPTS} attempts did not get through.")
    assert Event.objects.filter(action="needs_look").exists()


def test_an_outage_uses_up_patience_not_attempts(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault("* /v1/*", "status", status=503, times=1000)
    for _ in range(3 * MOST_ATTEMPTS):
        delivery = road.attempt(decision)
        Brake.objects.update(until=timezone.now())
    assert delivery.state == Delivery.State.WAITING
    Decision.objects.update(decided_at=timezone.now() - MOST_PATIENCE - timedelta(seconds=1))
    assert road.attempt(decision).state == Delivery.State.NEEDS_LOOK


def test_one_that_always_fails_asks_for_a_person_also_when_it_is_alone(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(READ, "status", status=503, times=1000)
    for _ in range(MOST_ATTEMPTS):
        delivery = road.attempt(decision)
        Brake.objects.update(until=timezone.now())
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert delivery.problem.startswith(f"{MOST_ATTEMPTS} attempts did not get through.")


def test_what_needed_a_look_is_tried_again_on_request(road: Road, commander: User) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=403)
    road.carry_out(decision)
    retry(commander, decision.pk)
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


@pytest.mark.parametrize(("fault", "unclear"), [({"status": 403}, False), ({"status": 422}, False), ({}, True)])
def test_only_what_may_have_gone_through_is_unclear(road: Road, fault: dict[str, int], unclear: bool) -> None:
    """Invariant 8: what MultiMail refused is known not to be carried out."""
    decision = road.decide(road.draft(), Action.APPROVE)
    if fault:
        road.multimail.fault(DECIDE, "status", **fault)
    else:
        road.multimail.fault(DECIDE, "cut_before")
        road.attempt(decision)
        road.multimail.fault(READ, "status", status=403)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.is_unclear) == (Delivery.State.NEEDS_LOOK, unclear)


def test_a_refused_key_asks_for_a_person(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    keys = road.multimail.call("admin_key", "GET", "/v1/api-keys")["api_keys"]
    path = next(f"/v1/api-keys/{key['id']}" for key in keys if key["name"] == "oversight")
    road.multimail.call("admin_key", "PATCH", path, json={"scopes": ["read", "oversight_read"]})
    delivery = road.attempt(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "Check the keys" in delivery.problem


def test_an_account_that_may_not_send_is_told_as_such_and_the_approval_can_be_tried_again(road: Road) -> None:
    """Nothing is wrong with the key."""
    decision = road.decide(road.draft(), Action.APPROVE)
    suspended = {"sending_disabled": True, "sending_disabled_reason": "The bounce rate is 6%"}
    road.multimail.call("admin_key", "POST", "/_control/account", json=suspended)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.is_unclear) == (Delivery.State.NEEDS_LOOK, False)
    assert "The bounce rate is 6%" in delivery.problem
    assert "key" not in delivery.problem
    assert road.multimail.waiting() == [decision.draft.multimail_id]
    road.multimail.call("admin_key", "POST", "/_control/account", json={"sending_disabled": False})
    retry(road.person, decision.pk)
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert road.multimail.went_out() == [decision.draft.multimail_id]


def test_a_mailbox_that_is_read_only_by_now_is_told_as_such(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    tighten(road.multimail, "read_only")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "it sends nothing" in delivery.problem
    assert "Check the keys" not in delivery.problem
    assert road.multimail.went_out() == []


def test_a_lost_nudge_is_healed_by_the_sweep(road: Road) -> None:
    from reviewer.delivery.worker import sweep

    road.decide(road.draft(), Action.APPROVE)
    assert sweep() == 1


@pytest.mark.parametrize(("attempts", "least", "most"), [(1, 0.8, 1.2), (4, 6.4, 9.6), (60, 240, 360)])
def test_the_wait_grows_and_ends_growing(attempts: int, least: float, most: float) -> None:
    assert least <= backoff(attempts) <= most
