"""Carrying an approval or a rejection out, when all goes well and when somebody else was there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviewer.audit.models import Event
from reviewer.audit.record import verify
from reviewer.decisions.models import Action, Decision, Delivery, Step
from reviewer.delivery.job import claim_one
from reviewer.delivery.worker import deliver, sweep
from reviewer.drafts.words import State
from tests.delivery.conftest import REASON, Road

pytestmark = pytest.mark.django_db


def test_an_approved_draft_is_sent_once(road: Road) -> None:
    draft = road.draft()
    delivery = road.carry_out(road.decide(draft, Action.APPROVE))
    assert (delivery.state, delivery.decision.outcome) == (Delivery.State.DONE, Decision.Outcome.DONE)
    assert road.multimail.went_out() == [draft.multimail_id]
    draft.refresh_from_db()
    assert draft.state == State.SENT
    assert [event.action for event in Event.objects.filter(draft=draft.pk)] == [
        "received", "decided.approve", "closed", "delivery.done",
    ]  # fmt: skip
    assert verify() == (4, None)


def test_a_rejected_draft_is_not_sent_and_the_agent_hears_why(road: Road) -> None:
    draft = road.draft()
    delivery = road.carry_out(road.decide(draft, Action.REJECT))
    assert delivery.state == Delivery.State.DONE
    assert road.multimail.status(draft.multimail_id) == "rejected"
    assert road.multimail.went_out() == []
    log = road.multimail.call("admin_key", "GET", "/v1/audit-log")["entries"]
    assert next(row for row in log if row["action"] == "reject")["metadata"]["reason"] == REASON


def test_a_scheduled_draft_is_approved_for_its_time(road: Road) -> None:
    later = (timezone.now() + timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M:%SZ")
    draft = road.draft(send_at=later)
    delivery = road.carry_out(road.decide(draft, Action.APPROVE))
    assert delivery.note == "MultiMail shows it as scheduled."
    draft.refresh_from_db()
    assert draft.state == State.SCHEDULED


def test_a_received_mail_that_is_held_is_let_in(road: Road) -> None:
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={"oversight_mode": "gated_all"})
    road.multimail.call("admin_key", "POST", "/_control/inbound", json={
        "mailbox_id": road.multimail.mailbox_id, "to": road.multimail.keys["mailbox_address"],
        "from": "someone@else.example", "subject": "A question", "text": "Is it over?",
    })  # fmt: skip
    from reviewer.drafts.models import Draft
    from reviewer.drafts.sync import sync

    sync()
    draft = Draft.objects.select_related("current").get(direction="inbound")
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    assert road.multimail.went_out() == []


def test_the_mailboxes_are_asked_for_while_the_mail_is_on_its_way(road: Road) -> None:
    draft = road.draft()
    decision, before = road.decide(draft, Action.APPROVE), len(road.multimail.requests())
    road.multimail.fault("GET /v1/mailboxes/*/emails/*", "delay_after", seconds=1, times=1)
    assert road.carry_out(decision).state == Delivery.State.DONE
    came: dict[str, float] = {}
    for row in road.multimail.requests()[before:]:
        came.setdefault(row["path"], row["received_monotonic"])
    assert came["/v1/mailboxes"] - came[f"/v1/mailboxes/{road.multimail.mailbox_id}/emails/{draft.multimail_id}"] < 1


@pytest.mark.parametrize(("there", "status"), [("reject", "rejected"), ("approve", "sent")])
def test_what_was_decided_on_multimail_first_stands(road: Road, there: str, status: str) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.decide(draft.multimail_id, there)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.decision.outcome) == (Delivery.State.ELSEWHERE, Decision.Outcome.ELSEWHERE)
    assert f"it is {status}" in delivery.note
    assert len(road.multimail.went_out()) == (1 if there == "approve" else 0)


def test_a_cancelled_draft_is_not_decided(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.cancel(draft.multimail_id)
    assert road.carry_out(decision).state == Delivery.State.ELSEWHERE
    draft.refresh_from_db()
    assert draft.state == State.CANCELLED


def test_an_expired_draft_is_not_decided(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.shift_clock(73 * 3600)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "expired" in delivery.problem


def test_a_mailbox_that_begins_to_copy_voids_the_decision(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={"auto_bcc": "press@paper.example"})
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.decision.outcome) == (Delivery.State.VOID, Decision.Outcome.VOID)
    assert "the mailbox's automatic bcc" in delivery.note
    assert road.multimail.status(draft.multimail_id) == "pending_send_approval"
    draft.refresh_from_db()
    assert draft.is_open


@pytest.mark.parametrize(
    ("field", "told"), [("display_name", "the sender's name"), ("signature_block", "the mailbox's signature")]
)
def test_other_words_that_a_mailbox_adds_void_the_decision(road: Road, field: str, told: str) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={field: "Nobody read this"})
    delivery = road.carry_out(decision)
    assert (delivery.state, road.multimail.went_out()) == (Delivery.State.VOID, [])
    assert told in delivery.note


def test_what_was_void_can_be_read_and_decided_again(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={"auto_cc": "legal@house.example"})
    road.carry_out(decision)
    from reviewer.drafts.sync import sync

    sync()
    draft.refresh_from_db()
    assert draft.current is not None
    assert draft.current.auto_cc == "legal@house.example"
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE


def test_nothing_is_posted_before_the_hold_ends(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    Delivery.objects.filter(decision=decision).update(due_at=timezone.now() + timedelta(seconds=10))
    deliver(decision.delivery.pk)
    assert sweep() == 0
    assert road.multimail.status(draft.multimail_id) == "pending_send_approval"


def test_only_one_worker_gets_the_row(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    assert len(claim_one(decision.delivery.pk)) == 1
    assert claim_one(decision.delivery.pk) == []


def test_a_delivery_that_is_done_is_left_alone(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.carry_out(decision)
    seen = len(road.multimail.requests())
    deliver(decision.delivery.pk)
    assert len(road.multimail.requests()) == seen + 1  # the question itself


def test_a_row_of_a_worker_that_died_is_taken_over(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    (dead,) = claim_one(decision.delivery.pk)
    dead.write(Step.APPROVING)
    Delivery.objects.filter(decision=decision).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert sweep() == 1
    deliver(decision.delivery.pk)
    assert road.multimail.went_out() == [draft.multimail_id]


def test_a_worker_that_comes_back_late_finds_its_lease_lost(road: Road) -> None:
    from reviewer.delivery.job import LeaseLost

    decision = road.decide(road.draft(), Action.APPROVE)
    (slow,) = claim_one(decision.delivery.pk)
    Delivery.objects.filter(decision=decision).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert len(claim_one(decision.delivery.pk)) == 1
    with pytest.raises(LeaseLost):
        slow.write(Step.APPROVING)
