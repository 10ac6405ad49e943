"""An edited mail has the tags that its original has when it gets them, and which mail it stands for."""

import pytest

from reviewer.accounts.models import User
from reviewer.decisions.models import Delivery
from reviewer.drafts.by_hand import Sorting, sort_by_hand
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, READ, TAGS, assert_only_the_edit_went_out, loosen, until
from tests.drafts.mirror import rewrite
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
BEFORE = {"incident": "PD-1"}
NOW = {"incident": "PD-1", "customer": "globex", "ticket": "77"}


def put_tags(road: Road, draft: Draft, tags: dict[str, str]) -> None:
    """The agent tags its mail anew; no list tells of it."""
    path = f"/v1/mailboxes/{road.multimail.mailbox_id}/emails/{draft.multimail_id}/tags"
    road.multimail.call("agent_key", "PUT", path, json={"tags": tags})


def assert_tagged(road: Road, delivery: Delivery, tags: dict[str, str]) -> None:
    assert delivery.state == Delivery.State.DONE, delivery.problem
    replaces = delivery.decision.draft.multimail_id
    assert road.multimail.email(delivery.replacement_id)["tags"] == {**tags, "replaces": replaces}


@pytest.fixture
def sorted_by_hand(road: Road, lead: User) -> Draft:
    draft = road.draft(tags=BEFORE)
    return sort_by_hand(lead, draft.pk, Sorting("PD-1", "report", 1, "engineering"))


@pytest.mark.parametrize("mode", ["gated_all", "autonomous"])
def test_tags_of_one_sorted_by_hand_go_along_as_they_are_now(road: Road, sorted_by_hand: Draft, mode: str) -> None:
    put_tags(road, sorted_by_hand, NOW)
    if mode == "autonomous":
        loosen(road.multimail, mode)
    assert_tagged(road, road.carry_out(road.edit(sorted_by_hand)), NOW)


def test_tags_set_while_the_edit_is_carried_out_go_along(road: Road) -> None:
    draft = road.draft(tags=BEFORE)
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    until(road, decision, "sent")
    road.multimail.clear_faults()
    put_tags(road, draft, NOW)
    assert_tagged(road, road.carry_out(decision), NOW)


def test_tags_that_cannot_be_asked_for_are_waited_for(road: Road, sorted_by_hand: Draft) -> None:
    put_tags(road, sorted_by_hand, NOW)
    decision = road.edit(sorted_by_hand)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    until(road, decision, "sent")
    road.multimail.clear_faults()
    held = Delivery.objects.get(decision=decision).replacement_id
    wait_until(lambda: road.multimail.status(held) != "pending_scan")
    road.multimail.fault(f"{READ[:-1]}{sorted_by_hand.multimail_id}", "status", status=503, times=1)
    delivery = road.attempt(decision)
    assert (delivery.step, "503" in delivery.problem) == ("sent", True)
    assert_tagged(road, road.carry_out(decision), NOW)


def test_tags_set_before_the_original_is_rejected_go_along(road: Road) -> None:
    """The edited mail is held and tagged by then."""
    draft = road.draft(tags=BEFORE)
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    until(road, decision, "rejecting")
    put_tags(road, draft, NOW)
    assert_tagged(road, road.carry_out(decision), NOW)


def test_of_one_sorted_by_hand_too(road: Road, sorted_by_hand: Draft) -> None:
    decision = road.edit(sorted_by_hand)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    until(road, decision, "rejecting")
    put_tags(road, sorted_by_hand, NOW)
    assert_tagged(road, road.carry_out(decision), NOW)


@pytest.mark.parametrize("out", [False, True])
@pytest.mark.parametrize("broken", ["putting", "asking", "looking"])
def test_those_that_cannot_go_along_then_keep_no_original(road: Road, broken: str, out: bool) -> None:
    """Invariant 3: it could be approved on MultiMail, beside an edited mail that is out."""
    draft = road.draft(tags=BEFORE)
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    ident = until(road, decision, "rejecting").replacement_id
    put_tags(road, draft, NOW)
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    if out:
        road.multimail.decide(ident, "approve")
    route, skip = {
        "putting": (TAGS, 0),
        "asking": (f"{READ[:-1]}{draft.multimail_id}", 1),
        "looking": (f"{READ[:-1]}{ident}", 0),
    }[broken]
    road.multimail.fault(route, "status", status=503, skip=skip, times=1)
    assert_only_the_edit_went_out(road, road.attempt(decision))


def test_of_one_that_was_deleted_those_that_are_known_go_along(road: Road) -> None:
    """What MultiMail shows of a deleted mail may be emptied."""
    draft = road.draft(tags=BEFORE)
    loosen(road.multimail, "autonomous")
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    until(road, decision, "sent last")
    rewrite(road.multimail, draft.multimail_id, status="deleted", tags={})
    assert_tagged(road, road.carry_out(decision), BEFORE)
