"""An edit whose replacement MultiMail may not hold: the original is out of the way before it is handed in (3)."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviewer.decisions.models import Decision, Delivery
from reviewer.decisions.under_way import retry, settle
from reviewer.delivery import brake, mirroring
from reviewer.desk.standing.status import load
from reviewer.drafts.apply import apply
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.delivery.support import (
    DECIDE,
    READ,
    SEND,
    TAGS,
    assert_only_the_edit_went_out,
    at_step_sent,
    calls,
    just_before_the_call,
    loosen,
    tighten,
    until,
)
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.sandbox.support import in_minutes
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
NEEDS_LOOK, DONE, VOID = Delivery.State.NEEDS_LOOK, Delivery.State.DONE, Delivery.State.VOID
LOOSE = ["monitored", "autonomous"]


@pytest.fixture(params=[*LOOSE, "gated_send"])
def unheld(road: Road, request: pytest.FixtureRequest) -> Decision:
    """An edit that MultiMail does not hold, or may not: who is left out may be the one who is on no allowlist."""
    draft = road.draft(to=["all@eng.example", "press@paper.example"])
    if request.param != "gated_send":
        loosen(road.multimail, request.param)
    return road.edit(draft, keep={"all@eng.example"} if request.param == "gated_send" else None)


def test_the_original_is_rejected_before_it_is_handed_in(road: Road, unheld: Decision) -> None:
    delivery = road.carry_out(unheld)
    assert_only_the_edit_went_out(road, delivery)
    assert calls(road.multimail)[1:3] == ["decide", "send"]
    assert road.multimail.email(delivery.replacement_id)["tags"] == {"replaces": unheld.draft.multimail_id}
    sync()
    assert mirrored(unheld.draft.multimail_id).state == State.REJECTED
    mirror = mirrored(delivery.replacement_id)
    assert (mirror.replaces, mirror.state) == (unheld.draft, State.SENT)


def test_one_that_comes_back_is_known_to(road: Road) -> None:
    draft = road.draft(to=["bounce@eng.example"])
    loosen(road.multimail, "autonomous")
    ident = road.carry_out(road.edit(draft)).replacement_id
    wait_until(lambda: road.multimail.email(ident)["bounced_at"], what="the bounce")
    refresh(road.multimail.mailbox_id, ident)
    assert mirrored(ident).unreached_at is not None


@pytest.mark.parametrize("word", ["sent", "read", "archived"])
def test_so_is_one_whatever_it_is_called_when_it_is_met(road: Road, word: str) -> None:
    """Official answers name no direction, and call a sent mail what a received one is called."""
    decision = road.edit(road.draft(to=["bounce@eng.example"]))
    loosen(road.multimail, "autonomous")
    # The look at it right after it was handed in.
    road.multimail.fault(READ, "status", status=503, skip=4, times=1)
    ident = until(road, decision, "sent last").replacement_id
    assert not Draft.objects.filter(multimail_id=ident).exists()
    wait_until(lambda: road.multimail.email(ident)["bounced_at"], what="the bounce")
    rewrite(road.multimail, ident, status=word, bounced_ms=None)
    road.multimail.fault(READ, "official", times=10_000)
    assert road.carry_out(decision).state == DONE
    assert mirrored(ident).direction == "outbound"
    rewrite(road.multimail, ident, bounced_ms=1)
    refresh(road.multimail.mailbox_id, ident)
    assert mirrored(ident).unreached_at is not None


def test_one_that_a_pass_takes_in_at_the_same_moment_was_not_approved_in_between(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    """History would say that it was approved and rewritten, and holds again."""
    decision = road.edit(road.draft(to=["all@eng.example", "press@paper.example"]), keep={"all@eng.example"})

    def beaten(*values: Any) -> Any:
        monkeypatch.setattr(mirroring, "apply", apply)
        sync()
        return apply(*values)

    monkeypatch.setattr(mirroring, "apply", beaten)
    ident = road.carry_out(decision).replacement_id
    assert actions(mirrored(ident)) == ["replacement_seen"]


@pytest.mark.parametrize("status", [400, 404, 409])
def test_one_that_may_have_no_tags_any_more_is_known_without_them(road: Road, unheld: Decision, status: int) -> None:
    road.multimail.fault(TAGS, "status", status=status, times=50)
    delivery = road.carry_out(unheld)
    assert_only_the_edit_went_out(road, delivery)
    sync()
    mirror = mirrored(delivery.replacement_id)
    assert (mirror.replaces, mirror.state) == (unheld.draft, State.SENT)


def test_one_that_says_something_else_is_known_too(road: Road) -> None:
    """It may be out: whoever settles it would leave a mail behind that nobody hears of again."""
    draft = road.draft()
    loosen(road.multimail, "autonomous")
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    delivery = until(road, decision, "sent last")
    rewrite(road.multimail, delivery.replacement_id, subject="Another subject")
    assert road.carry_out(decision).state == NEEDS_LOOK
    settle(road.person, decision.pk, "I looked: it went out so")
    mirror = mirrored(delivery.replacement_id)
    assert (mirror.replaces, mirror.state) == (draft, State.SENT)


def test_an_original_that_somebody_approves_meanwhile_is_the_only_mail(road: Road, unheld: Decision) -> None:
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    assert until(road, unheld, "rejecting").replacement_id == ""
    road.multimail.decide(unheld.draft.multimail_id, "approve")
    assert road.carry_out(unheld).state == Delivery.State.ELSEWHERE
    assert road.multimail.went_out() == [unheld.draft.multimail_id]


@pytest.mark.parametrize("route", [SEND, TAGS, DECIDE, READ])
@pytest.mark.parametrize("fault", ["cut_before", "cut_after", "malformed"])
@pytest.mark.parametrize("skip", [0, 1])
def test_one_mail_goes_out_whatever_call_breaks(
    road: Road, unheld: Decision, route: str, fault: str, skip: int
) -> None:
    road.multimail.fault(route, fault, times=2, skip=skip)
    assert_only_the_edit_went_out(road, road.carry_out(unheld))


@pytest.mark.parametrize("fault", ["cut_before", "cut_after"])
@pytest.mark.parametrize("mode", LOOSE)
def test_a_mailbox_that_holds_nothing_any_more_once_it_may_be_handed_in(road: Road, mode: str, fault: str) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault(SEND, fault, times=1)
    until(road, decision, "sending")
    loosen(road.multimail, mode)
    delivery = road.carry_out(decision)
    assert_only_the_edit_went_out(road, delivery)


def test_one_that_may_be_handed_in_beside_an_original_that_went_out_asks_a_person(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(SEND, "cut_after", times=1)
    until(road, decision, "sending")
    loosen(road.multimail, "autonomous")
    road.multimail.decide(draft.multimail_id, "approve")
    delivery = road.carry_out(decision)
    assert delivery.state == NEEDS_LOOK
    assert "may have been handed in before" in delivery.problem
    assert road.multimail.went_out() == [draft.multimail_id]


def test_where_somebody_rejects_the_original_first_the_one_that_may_be_handed_in_is_named(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(SEND, "cut_after", times=1)
    until(road, decision, "sending")
    loosen(road.multimail, "autonomous")
    just_before_the_call(monkeypatch, "decide", lambda: road.multimail.decide(draft.multimail_id, "reject"))
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (NEEDS_LOOK, "rejecting")
    assert len(road.multimail.waiting()) == 1
    assert "the edited mail too, which may have been handed in before" in delivery.problem
    assert "was not sent" not in delivery.problem


def test_the_keys_day_is_counted_from_when_it_was_handed_in(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    """Invariant 3: also where the mailbox held nothing for a moment before."""
    content = base64.b64encode(b"14:00,deploy\n").decode()
    draft = road.draft(attachments=[{"name": "a.csv", "content_base64": content, "content_type": "text/csv"}])
    decision = road.edit(draft)
    just_before_the_call(monkeypatch, "attachment", lambda: loosen(road.multimail, "autonomous"))
    road.multimail.fault("GET /v1/account", "status", status=503, times=1)
    delivery = road.attempt(decision)
    assert (delivery.state, delivery.step, delivery.first_sent_at) == (Delivery.State.WAITING, "", None)
    tighten(road.multimail, "gated_all")
    road.multimail.fault(SEND, "cut_after", times=1)
    assert until(road, decision, "sending").first_sent_at is not None
    Delivery.objects.filter(decision=decision).update(first_sent_at=timezone.now() - timedelta(hours=24))
    assert road.attempt(decision).state == NEEDS_LOOK
    assert calls(road.multimail) == ["send", "send"], "the agent's, and one edited mail"


def test_one_that_multimail_does_not_take_can_be_tried_again(road: Road, unheld: Decision) -> None:
    road.multimail.fault(SEND, "status", status=400, times=1)
    delivery = road.carry_out(unheld)
    assert (delivery.state, delivery.first_sent_at) == (NEEDS_LOOK, None)
    assert (
        "The original is rejected, and MultiMail does not take the edited mail; nothing was sent." in delivery.problem
    )
    retry(road.person, unheld.pk)
    assert_only_the_edit_went_out(road, road.carry_out(unheld))


def head(delivery: Delivery) -> str:
    return load(delivery.decision.draft).standing.headline


def test_one_whose_answer_is_lost_before_a_refusal_is_not_certain(road: Road, unheld: Decision) -> None:
    """Invariant 8: it went out, and nobody has seen it."""
    road.multimail.fault(SEND, "cut_after", times=1)
    until(road, unheld, "sending last")
    road.multimail.fault(SEND, "status", status=400, times=1)
    delivery = road.carry_out(unheld)
    assert delivery.state == NEEDS_LOOK
    assert "not certain whether the edited mail was sent" in head(delivery)


def test_one_that_the_key_may_not_hand_in_says_that_the_original_is_rejected(road: Road, unheld: Decision) -> None:
    road.multimail.fault(SEND, "status", status=401, times=1)
    delivery = road.carry_out(unheld)
    assert head(delivery) == "Needs a look. The original is rejected, the edited mail was not sent."


def test_a_key_that_was_revoked_since_it_was_asked_about_keeps_the_original(road: Road, unheld: Decision) -> None:
    """What is handed in last could not be: a rejection cannot be taken back."""
    road.multimail.fault("GET /v1/account", "status", status=401)
    delivery = road.carry_out(unheld)
    assert (delivery.state, delivery.step, delivery.first_sent_at) == (NEEDS_LOOK, "", None)
    assert "Check the keys in the settings" in delivery.problem
    assert road.multimail.waiting() == [unheld.draft.multimail_id]


def test_a_used_up_quota_keeps_the_original(road: Road, unheld: Decision) -> None:
    brake.limited(brake.Kind.SENDS, 600, "The monthly email quota is used up.")
    assert road.attempt(unheld).state == Delivery.State.WAITING
    assert unheld.draft.multimail_id in road.multimail.waiting()


def test_one_that_meets_a_quota_after_the_rejection_waits_for_it(road: Road, unheld: Decision) -> None:
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "quota", "retry_after": 1})
    delivery = road.attempt(unheld)
    assert (delivery.step, delivery.first_sent_at) == ("rejected", None)
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "none"})
    assert_only_the_edit_went_out(road, road.carry_out(unheld))


@pytest.mark.parametrize("step", ["rejected", "sending last"])
def test_one_whose_mailbox_begins_to_copy_after_the_rejection_is_kept_back(
    road: Road, unheld: Decision, step: str
) -> None:
    """Invariant 1: nobody has read the address that it would reach as well."""
    if step == "rejected":
        road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "quota", "retry_after": 1})
    else:
        road.multimail.fault(SEND, "cut_before", times=1)
    until(road, unheld, step)
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "none"})
    copy_to(road, "board@paper.example")
    delivery = road.carry_out(unheld)
    assert (delivery.state, road.multimail.went_out()) == (NEEDS_LOOK, [])
    sent = "was not sent" if step == "rejected" else "may have been sent before"
    told = f"the edited mail {sent}. It is another mail since it was approved: the mailbox's automatic bcc."
    assert told in delivery.problem
    copy_to(road, None)
    retry(road.person, unheld.pk)
    assert_only_the_edit_went_out(road, road.carry_out(unheld))


def test_nor_does_one_go_out_under_words_that_nobody_read(road: Road, unheld: Decision) -> None:
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "quota", "retry_after": 1})
    until(road, unheld, "rejected")
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "none"})
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={"signature_block": "Nobody read this"})
    delivery = road.carry_out(unheld)
    assert (delivery.state, road.multimail.went_out()) == (NEEDS_LOOK, [])
    assert "the mailbox's signature" in delivery.problem


def copy_to(road: Road, address: str | None) -> None:
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    road.multimail.call("admin_key", "PATCH", mailbox, json={"auto_bcc": address})


def test_one_that_is_scheduled_although_it_was_to_be_held_is_cancelled(road: Road) -> None:
    draft = road.draft(send_at=in_minutes(60))
    delivery = at_step_sent(road, draft)
    rewrite(road.multimail, delivery.replacement_id, status="scheduled")
    assert_void(road, delivery.decision, "MultiMail does not hold the edited mail")
    assert road.multimail.status(delivery.replacement_id) == "cancelled"
    assert mirrored(delivery.replacement_id).state == State.CANCELLED


def test_one_that_is_approved_there_and_waits_for_its_time_is_known(road: Road) -> None:
    """Else nobody would learn that the agent rewrote it, or that it bounced."""
    delivery = at_step_sent(road, road.draft(send_at=in_minutes(60)))
    road.multimail.decide(delivery.replacement_id, "approve")
    delivery = road.carry_out(delivery.decision)
    assert delivery.state == DONE, delivery.problem
    assert delivery.note == "The replacement goes out at its time; the original is rejected."
    sync()
    mirror = mirrored(delivery.replacement_id)
    assert (mirror.replaces, mirror.state) == (delivery.decision.draft, State.SCHEDULED)


def test_one_that_is_held_and_may_have_no_tags_asks_a_person(road: Road) -> None:
    decision = road.edit(road.draft())
    road.multimail.fault(TAGS, "status", status=409, times=50)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (NEEDS_LOOK, "sent")
    assert "MultiMail refused the call" in delivery.problem


def test_an_attachment_that_is_not_to_be_had_keeps_the_original(road: Road) -> None:
    content = base64.b64encode(b"14:00,deploy\n").decode()
    draft = road.draft(attachments=[{"name": "a.csv", "content_base64": content, "content_type": "text/csv"}])
    loosen(road.multimail, "autonomous")
    road.multimail.fault("GET /v1/mailboxes/*/emails/*/attachments/*", "status", status=404, times=9)
    delivery = road.carry_out(road.edit(draft))
    assert (delivery.state, road.multimail.waiting()) == (NEEDS_LOOK, [draft.multimail_id])
    road.multimail.clear_faults()
    retry(road.person, delivery.decision_id)
    assert_only_the_edit_went_out(road, road.carry_out(delivery.decision))


def test_one_that_has_a_time_waits_for_it(road: Road) -> None:
    draft = road.draft(send_at=in_minutes(60))
    loosen(road.multimail, "monitored")
    delivery = road.carry_out(road.edit(draft))
    assert delivery.state == DONE, delivery.problem
    assert road.multimail.status(delivery.replacement_id) == "scheduled"


def test_under_gated_all_nobody_is_on_an_allowlist(road: Road) -> None:
    tighten(road.multimail, "gated_all")
    decision = road.edit(road.draft(to=["all@eng.example", "press@paper.example"]), keep={"all@eng.example"})
    assert_only_the_edit_went_out(road, road.carry_out(decision))
    assert calls(road.multimail)[1:] == ["send", "decide", "decide"]


@pytest.mark.parametrize("loose", [False, True])
def test_an_account_that_may_not_send_keeps_the_original(road: Road, loose: bool) -> None:
    draft = road.draft()
    if loose:
        loosen(road.multimail, "autonomous")
    why = {"sending_disabled": True, "sending_disabled_reason": "The bounce rate is 6%"}
    road.multimail.call("admin_key", "POST", "/_control/account", json=why)
    assert_void(road, road.edit(draft), "sent")


def test_a_mailbox_whose_address_says_key_is_not_taken_for_the_desks_key(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = road.multimail.call("admin_key", "POST", "/v1/mailboxes", json={"address_local": "key.accounts"})
    road.multimail.mailbox_id = made["id"]
    decision = road.edit(road.draft())
    just_before_the_call(monkeypatch, "send", lambda: tighten(road.multimail, "read_only"))
    delivery = road.attempt(decision)
    assert (delivery.state, "nothing was sent" in delivery.note) == (VOID, True), delivery.problem
    assert "key.accounts@" in delivery.note


@pytest.mark.parametrize("when", ["before", "after the look"])
def test_a_mailbox_that_is_read_only_by_now_keeps_the_original(road: Road, when: str) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    if when == "before":
        tighten(road.multimail, "read_only")
    else:
        road.multimail.fault(SEND, "status", status=403, times=1)
    assert_void(road, decision, "sent")


def assert_void(road: Road, decision: Decision, words: str) -> None:
    delivery = road.carry_out(decision)
    assert delivery.state == VOID, delivery.problem
    assert words in delivery.note
    assert road.multimail.went_out() == []
    assert road.multimail.waiting() == [decision.draft.multimail_id]
    assert Draft.objects.get(pk=decision.draft_id).is_open


def test_a_key_that_lacks_the_scope_is_told_as_such(road: Road, settings: Any) -> None:
    decision = road.edit(road.draft())
    keys = road.multimail.keys
    settings.MULTIMAIL_KEYS_FILE = ""
    settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = keys["base_url"], keys["oversight_key"]
    settings.MULTIMAIL_SEND_KEY = keys["admin_key"]
    delivery = road.attempt(decision)
    assert delivery.state == NEEDS_LOOK
    assert "Check the keys in the settings" in delivery.problem
