"""After an older backup is put back: what had gone out since is not sent again, whatever step the rows were at.

docs/DEPLOYMENT.md promises it. A backup is an old row: what stood there is written back over what stands there now.
"""

from typing import Any

import pytest

from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.drafts.models import Draft, State
from reviewer.drafts.sync import sync
from tests.delivery.conftest import Road
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
KEPT = (
    *("state", "step", "due_at", "attempts", "lease_owner", "lease_until", "replacement_id", "first_sent_at"),
    *("problem", "note", "finished_at"),
)
DECIDE = "POST /v1/oversight/decide"


def back_up(decision: Decision) -> dict[str, Any]:
    row: dict[str, Any] = Delivery.objects.filter(decision=decision).values(*KEPT).get()
    return row


def restore(decision: Decision, backup: dict[str, Any]) -> None:
    Delivery.objects.filter(decision=decision).update(**backup)
    Decision.objects.filter(pk=decision.pk).update(outcome="", closed_at=None)
    Draft.objects.filter(pk=decision.draft_id).update(state=State.PENDING, closed_at=None)


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
@pytest.mark.parametrize("sync_first", [True, False])
def test_a_decision_that_had_been_posted_is_not_posted_again(road: Road, action: Action, sync_first: bool) -> None:
    draft = road.draft()
    decision = road.decide(draft, action)
    backup = back_up(decision)
    road.carry_out(decision)
    out = road.multimail.went_out()
    restore(decision, backup)
    if sync_first:
        sync()
        draft.refresh_from_db()
        assert draft.state == (State.SENT if action == Action.APPROVE else State.REJECTED)
    assert road.carry_out(decision).state == Delivery.State.ELSEWHERE
    assert road.multimail.went_out() == out


@pytest.mark.parametrize("step", ["", "sending", "sent", "tagged", "rejecting", "rejected", "approving"])
def test_an_edit_that_had_been_carried_out_is_not_carried_out_again(road: Road, step: str) -> None:
    decision = road.edit(road.draft())
    backup = _at_step(road, decision, step)
    road.multimail.clear_faults()
    done = road.carry_out(decision)
    assert done.state == Delivery.State.DONE, done.problem
    assert road.multimail.went_out() == [done.replacement_id]
    restore(decision, backup)
    sync()
    after = road.carry_out(decision)
    assert after.state in (Delivery.State.DONE, Delivery.State.ELSEWHERE, Delivery.State.NEEDS_LOOK)
    assert road.multimail.went_out() == [done.replacement_id]


def _at_step(road: Road, decision: Decision, step: str) -> dict[str, Any]:
    """The row as it stood when an attempt had ended at that step, by a fault that keeps it from going on."""
    route, fault, skip = {
        "": ("GET /v1/mailboxes/*/emails/*", "status", 0),
        "sending": ("POST /v1/mailboxes/*/send", "cut_before", 0),
        "sent": ("PUT /v1/mailboxes/*/tags", "status", 0),
        "tagged": (DECIDE, "status", 0),
        "rejecting": (DECIDE, "cut_before", 0),
        "rejected": (DECIDE, "status", 1),
        "approving": (DECIDE, "cut_before", 1),
    }[step]
    fields = {"status": 429, "retry_after": 0} if fault == "status" else {}
    road.multimail.fault(route, fault, skip=skip, times=1, **fields)

    def reached() -> bool:
        delivery = road.attempt(decision)
        return delivery.step == step and bool(delivery.problem)

    wait_until(reached, what=f"step {step!r}")
    return back_up(decision)
