"""What could not be handed in afterwards does not cost the original, which an edit rejects first (invariant 2)."""

from typing import Any

import pytest

from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.under_way import retry, settle
from reviewer.delivery import brake
from reviewer.drafts import send_key
from reviewer.marks.leave import last
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, assert_only_the_edit_went_out, calls, loosen, until
from tests.support.between import Between, says, with_fields

pytestmark = pytest.mark.django_db
NEEDS_LOOK = Delivery.State.NEEDS_LOOK
BOUND = b'{"error": "This key belongs to another mailbox."}'
USED_UP = {"emails_sent_this_month": 30_000}


def leaving_out(road: Road) -> Decision:
    """An edit that MultiMail may not hold."""
    return road.edit(road.draft(to=["all@eng.example", "press@paper.example"]), keep={"all@eng.example"})


def assert_kept(road: Road, delivery: Delivery, words: str) -> None:
    assert (delivery.state, delivery.step, delivery.first_sent_at) == (NEEDS_LOOK, "", None), delivery.problem
    assert words in delivery.problem
    assert "Nothing was rejected or sent: the original still waits." in delivery.problem
    assert road.multimail.waiting() == [delivery.decision.draft.multimail_id]
    assert calls(road.multimail) == ["send"], "the agent's"


def key_of(road: Road, *scopes: str) -> str:
    made = road.multimail.call("admin_key", "POST", "/v1/api-keys", json={"name": "of the desk", "scopes": scopes})
    return str(made["api_key"])


@pytest.mark.parametrize("loose", [False, True])
def test_a_key_that_may_not_send(road: Road, wire: Between, settings: Any, loose: bool) -> None:
    decision = leaving_out(road)
    if loose:
        loosen(road.multimail, "autonomous")
    settings.MULTIMAIL_SEND_KEY = key_of(road, "read")
    delivery = road.attempt(decision)
    assert_kept(road, delivery, "The key that sends (MULTIMAIL_SEND_KEY) may not send from this mailbox.")
    assert last(send_key.REFUSED) is not None
    settings.MULTIMAIL_SEND_KEY = road.multimail.keys["agent_key"]
    retry(road.person, decision.pk)
    assert_only_the_edit_went_out(road, road.carry_out(decision))


@pytest.mark.parametrize("status", [403, 404])
def test_a_key_that_is_bound_to_another_mailbox(road: Road, wire: Between, status: int) -> None:
    """Contract, section 8, no. 20."""
    decision = leaving_out(road)
    wire.bend("* /v1/mailboxes/*", says(status, BOUND), times=1000, key=road.multimail.keys["agent_key"])
    assert_kept(road, road.attempt(decision), "The key that sends (MULTIMAIL_SEND_KEY) ")
    wire.orders.clear()
    retry(road.person, decision.pk)
    assert_only_the_edit_went_out(road, road.carry_out(decision))


def test_a_month_that_is_used_up_by_the_accounts_own_word(road: Road) -> None:
    decision = leaving_out(road)
    road.multimail.call("admin_key", "POST", "/_control/account", json=USED_UP)
    delivery = road.attempt(decision)
    assert_kept(road, delivery, "MultiMail counts 30,000 mails of 30,000 for this month")
    road.multimail.call("admin_key", "POST", "/_control/account", json={"emails_sent_this_month": 29_000})
    retry(road.person, decision.pk)
    assert_only_the_edit_went_out(road, road.carry_out(decision))


def test_the_draft_can_be_approved_then_as_it_is(road: Road) -> None:
    decision = leaving_out(road)
    road.multimail.call("admin_key", "POST", "/_control/account", json=USED_UP)
    assert road.attempt(decision).state == NEEDS_LOOK
    settle(road.person, decision.pk, "Until the plan is a larger one")
    assert road.carry_out(road.decide(decision.draft, Action.APPROVE)).state == Delivery.State.DONE
    assert road.multimail.went_out() == [decision.draft.multimail_id]


@pytest.mark.parametrize(
    "told", [{"monthly_email_quota": 0}, {"monthly_email_quota": None}, {"monthly_email_quota": "x"}]
)
def test_a_month_of_which_the_account_tells_nothing_is_not_used_up(
    road: Road, wire: Between, told: dict[str, object]
) -> None:
    """As an account without a limit may tell it."""
    wire.bend("GET /v1/account", with_fields(**told), times=9)
    assert_only_the_edit_went_out(road, road.carry_out(leaving_out(road)))


@pytest.mark.parametrize("what", ["key", "month", "account", "brake"])
def test_what_comes_between_two_tries_of_the_rejection_keeps_it_too(
    road: Road, wire: Between, settings: Any, what: str
) -> None:
    """Hours may lie between them, such as in an outage."""
    decision = leaving_out(road)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    until(road, decision, "rejecting")
    if what == "key":
        settings.MULTIMAIL_SEND_KEY = key_of(road, "read")
    elif what == "brake":
        brake.limited(brake.Kind.SENDS, 600, "The monthly email quota is used up.")
    else:
        told = USED_UP if what == "month" else {"sending_disabled": True}
        road.multimail.call("admin_key", "POST", "/_control/account", json=told)
    delivery = road.attempt(decision)
    assert road.multimail.waiting() == [decision.draft.multimail_id]
    assert delivery.step == "rejecting"
    if what == "brake":
        assert delivery.state == Delivery.State.WAITING
    else:
        assert delivery.state == NEEDS_LOOK
        assert "whose rejection may be on its way" in delivery.problem


def test_what_an_edit_asks_before_the_rejection(road: Road, wire: Between) -> None:
    """No other decision pays for it; docs/DELIVERY.md tells how many calls it is."""
    decision = leaving_out(road)
    road.carry_out(road.decide(road.draft(), Action.APPROVE))
    of_sends = ["GET /v1/account", "POST /v1/mailboxes/*/emails/msg_none/cancel"]
    before = [wire.count(route) for route in of_sends]
    road.carry_out(road.edit(road.draft()))
    assert [wire.count(route) for route in of_sends] == before
    since = len(wire.asked)
    assert road.carry_out(decision).state == Delivery.State.DONE
    rejected = wire.asked.index(DECIDE, since)
    asked = [call for call in wire.asked[since:rejected] if call.endswith(("/account", "/cancel"))]
    assert len(asked) == 2
    assert sum(call.endswith(f"/emails/{decision.draft.multimail_id}") for call in wire.asked[since:rejected]) == 3
