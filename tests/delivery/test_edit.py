"""The edit saga: at every moment at most one of the two mails can go out; at the end one did, or somebody knows."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Brake, Delivery
from reviewer.decisions.under_way import retry, stop
from reviewer.delivery import brake
from reviewer.desk.standing.status import load
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, READ, SEND, TAGS, loosen, tighten, until
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db


def replacement(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    assert delivery.replacement_id
    return delivery.replacement_id


def test_the_edit_goes_out_instead_of_the_original(road: Road) -> None:
    draft = road.draft(tags={"incident": "INC-7", "audience": "customer"}, cc=["cc@eng.example"])
    delivery = road.carry_out(road.edit(draft))
    assert delivery.state == Delivery.State.DONE, delivery.problem
    assert road.multimail.status(draft.multimail_id) == "rejected"
    assert road.multimail.went_out() == [delivery.replacement_id]
    sent = road.multimail.email(delivery.replacement_id)
    assert (sent["subject"], sent["cc"]) == ("A better subject", ["cc@eng.example"])
    assert sent["tags"] == {"incident": "INC-7", "audience": "customer", "replaces": draft.multimail_id}
    draft.refresh_from_db()
    assert draft.state == State.REJECTED


def test_a_removed_recipient_gets_nothing(road: Road) -> None:
    draft = road.draft(to=["all@eng.example", "press@paper.example"])
    delivery = road.carry_out(road.edit(draft, keep={"all@eng.example"}))
    assert road.multimail.email(delivery.replacement_id)["to"] == ["all@eng.example"]


def test_attachments_and_thread_go_along(road: Road) -> None:
    first = road.draft()
    content = base64.b64encode(b"14:00,deploy\n").decode()
    draft = road.draft(
        subject="[UPDATE] It broke",
        thread_id=road.multimail.email(first.multimail_id)["thread_id"],
        attachments=[{"name": "time line.csv", "content_base64": content, "content_type": "text/csv"}],
    )
    delivery = road.carry_out(road.edit(draft))
    sent = road.multimail.email(delivery.replacement_id)
    assert sent["attachments"] == [{"name": "time line.csv", "size": 13, "content_type": "text/csv"}]
    assert sent["thread_id"] == draft.thread


def test_the_queue_knows_the_replacement_for_what_it_is(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, times=1000)
    until(road, decision, "rejecting")
    sync()
    assert Draft.objects.get(multimail_id=replacement(decision.delivery)).replaces == draft


@pytest.mark.parametrize("route", [SEND, TAGS, DECIDE, READ])
@pytest.mark.parametrize("fault", ["cut_before", "cut_after", "truncated", "malformed"])
@pytest.mark.parametrize("skip", [0, 1])
def test_one_mail_goes_out_whatever_call_breaks(road: Road, route: str, fault: str, skip: int) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(route, fault, times=2, skip=skip)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.DONE, delivery.problem
    assert road.multimail.went_out() == [delivery.replacement_id]
    assert road.multimail.status(draft.multimail_id) == "rejected"
    assert road.multimail.waiting() == []


@pytest.mark.parametrize(("there", "out"), [("approve", 1), ("reject", 0)])
def test_the_original_decided_elsewhere_midway_cancels_the_replacement(road: Road, there: str, out: int) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    road.multimail.decide(draft.multimail_id, there)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.ELSEWHERE
    assert road.multimail.status(delivery.replacement_id) == "cancelled"
    assert road.multimail.went_out() == [draft.multimail_id] * out


def test_the_original_expired_midway_cancels_the_replacement(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    road.multimail.cancel(draft.multimail_id)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.ELSEWHERE
    assert road.multimail.waiting() == []


def test_a_cancellation_that_breaks_is_made_good(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    road.multimail.decide(draft.multimail_id, "approve")
    road.multimail.fault("POST /v1/mailboxes/*/cancel", "cut_before", times=2)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.ELSEWHERE
    assert road.multimail.status(delivery.replacement_id) == "cancelled"


def test_a_replacement_rejected_by_somebody_before_the_original_is_voids_the_edit(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    until(road, decision, "sent")
    held = replacement(decision.delivery)
    wait_until(lambda: road.multimail.status(held) != "pending_scan")
    road.multimail.decide(held, "reject")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert road.multimail.status(draft.multimail_id) == "pending_send_approval"
    draft.refresh_from_db()
    assert draft.is_open


def test_whoever_chose_the_original_on_multimail_is_told_of_and_not_called_waiting(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    until(road, decision, "sent")
    held = replacement(decision.delivery)
    wait_until(lambda: road.multimail.status(held) != "pending_scan")
    road.multimail.decide(draft.multimail_id, "approve")
    road.multimail.decide(held, "reject")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.ELSEWHERE
    assert "On MultiMail the replacement is rejected, and the original is sent by key_" in delivery.note
    draft.refresh_from_db()
    assert draft.state == State.SENT


def test_a_replacement_rejected_after_the_original_was_asks_for_a_person(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, skip=1, times=1)
    until(road, decision, "rejected")
    road.multimail.decide(replacement(decision.delivery), "reject")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "did not go out" in delivery.problem
    assert road.multimail.went_out() == []


def test_what_multimail_refuses_to_take_voids_the_edit(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(SEND, "status", status=400)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert "nothing was sent" in delivery.note


def use_up_quota(road: Road) -> None:
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "quota", "retry_after": 600})


def restore_quota(road: Road) -> None:
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "none"})
    Brake.objects.all().delete()


def assert_surely_not_handed_in(delivery: Delivery) -> None:
    assert (delivery.state, delivery.step, delivery.first_sent_at) == (Delivery.State.WAITING, "", None)
    assert delivery.can_stop
    assert "certain" not in load(delivery.decision.draft).standing.headline


def test_a_used_up_quota_waits_as_long_as_it_is_told(road: Road) -> None:
    decision = road.edit(road.draft())
    use_up_quota(road)
    delivery = road.attempt(decision)
    assert_surely_not_handed_in(delivery)
    assert (delivery.due_at - timezone.now()).total_seconds() > 500


def test_one_that_waits_for_the_quota_can_be_stopped(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    brake.limited(brake.Kind.SENDS, 600, "The monthly email quota is used up.")
    assert_surely_not_handed_in(road.attempt(decision))
    stop(road.person, decision.pk)
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


def test_one_that_is_refused_after_it_waited_for_the_quota_is_void(road: Road) -> None:
    decision = road.edit(road.draft())
    use_up_quota(road)
    road.attempt(decision)
    restore_quota(road)
    road.multimail.fault(SEND, "status", status=400)
    delivery = road.attempt(decision)
    assert delivery.state == Delivery.State.VOID, delivery.problem
    assert "nothing was sent" in delivery.note


def test_one_whose_attachment_is_not_to_be_had_was_not_handed_in(road: Road) -> None:
    content = base64.b64encode(b"14:00,deploy\n").decode()
    draft = road.draft(attachments=[{"name": "a.csv", "content_base64": content, "content_type": "text/csv"}])
    decision = road.edit(draft)
    road.multimail.fault("GET /v1/mailboxes/*/emails/*/attachments/*", "status", status=503)
    assert_surely_not_handed_in(road.attempt(decision))


def test_an_answer_that_was_lost_before_the_quota_was_used_up_stays_uncertain(road: Road) -> None:
    """Invariant 3: only what is sure is taken back."""
    decision = road.edit(road.draft())
    road.multimail.fault(SEND, "cut_after", times=1)
    until(road, decision, "sending")
    road.multimail.fault(SEND, "status", status=429, retry_after=600, times=1)
    delivery = road.attempt(decision)
    assert (delivery.step, delivery.may_be_handed_in, delivery.can_stop) == ("sending", True, False)


@pytest.mark.parametrize(
    ("fault", "step", "told"),
    [("cut_before", "sending", "may have gone through"), ("cut_after", "rejected", "refused the call")],
)
def test_one_mail_goes_out_of_a_mailbox_that_was_closed_while_its_answer_was_lost(
    road: Road, fault: str, step: str, told: str
) -> None:
    """What was taken is found by its key; of what was not the desk does not know that, and asks a person."""
    decision = road.edit(road.draft())
    road.multimail.fault(SEND, fault, times=1)
    until(road, decision, "sending")
    tighten(road.multimail, "read_only")
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step, told in delivery.problem) == (Delivery.State.NEEDS_LOOK, step, True)
    loosen(road.multimail, "gated_send")
    retry(road.person, decision.pk)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.DONE, delivery.problem
    assert road.multimail.went_out() == [delivery.replacement_id]
    assert road.multimail.waiting() == []


def test_the_scan_has_its_time_after_a_long_wait(road: Road) -> None:
    decision = road.edit(road.draft())
    Delivery.objects.filter(decision=decision).update(retried_at=timezone.now() - timedelta(hours=2))
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.DONE, delivery.problem


def test_without_a_key_that_sends_a_person_is_asked(road: Road, settings: Any) -> None:
    decision = road.edit(road.draft())
    keys = road.multimail.keys
    settings.MULTIMAIL_KEYS_FILE = ""
    settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = keys["base_url"], keys["oversight_key"]
    settings.MULTIMAIL_SEND_KEY = ""
    delivery = road.attempt(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "MULTIMAIL_SEND_KEY" in delivery.problem


def test_a_key_too_old_to_repeat_asks_for_a_person(road: Road, lead: User) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault(SEND, "cut_after", times=1)
    until(road, decision, "sending")
    Delivery.objects.filter(decision=decision).update(first_sent_at=timezone.now() - timedelta(hours=24))
    assert road.attempt(decision).state == Delivery.State.NEEDS_LOOK
