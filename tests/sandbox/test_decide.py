"""Decisions: what they do, that each is taken once, and what is written down of them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.sandbox.support import Api, in_minutes, running
from tests.support.processes import wait_until


def test_an_approval_sends(api: Api) -> None:
    email_id = api.held()
    answer = api.decide(email_id, reason="Read twice.")
    assert answer.status_code == 200
    assert answer.json()["status"] == "approved_and_sent"
    assert answer.json()["postmark_message_id"]
    assert email_id not in api.pending_ids()
    email = api.email(email_id)
    assert email["status"] == "sent"
    assert email["approved_at"]
    keys = api.get("/v1/api-keys", "admin_key").json()["api_keys"]
    assert email["approved_by"] == next(key["id"] for key in keys if key["name"] == "oversight")
    wait_until(lambda: api.email(email_id)["delivered_at"], what="the delivery")
    assert api.status(email_id) == "sent"


def test_a_rejection_does_not_send(api: Api) -> None:
    email_id = api.held()
    answer = api.decide(email_id, "reject", reason="The root cause is a guess.")
    assert (answer.status_code, answer.json()["status"]) == (200, "rejected")
    email = api.email(email_id)
    assert (email["status"], email["approved_at"], email["approved_by"]) == ("rejected", None, None)
    entry = api.audit(email_id)[0]
    assert (entry["action"], entry["metadata"]["reason"]) == ("reject", "The root cause is a guess.")
    assert email_id not in [row["id"] for row in api.get("/_control/outbox", None).json()["sent"]]


def test_no_reason_may_be_written_as_null(api: Api) -> None:
    email_id = api.held()
    assert api.decide(email_id, "reject", reason=None).status_code == 200
    assert "reason" not in api.audit(email_id)[0]["metadata"]


def test_the_audit_log_names_the_key(api: Api) -> None:
    email_id = api.held()
    api.decide(email_id)
    approve, send = api.audit(email_id)
    keys = {key["id"]: key["name"] for key in api.get("/v1/api-keys", "admin_key").json()["api_keys"]}
    assert (approve["action"], keys[approve["actor_key_id"]]) == ("approve", "oversight")
    assert (send["action"], keys[send["actor_key_id"]]) == ("send", "agent")
    assert approve["resource_type"] == "email"


@pytest.mark.parametrize("first", ["approve", "reject"])
@pytest.mark.parametrize("second", ["approve", "reject"])
def test_a_decision_is_taken_once(api: Api, first: str, second: str) -> None:
    email_id = api.held()
    assert api.decide(email_id, first).status_code == 200
    before = api.email(email_id)
    again = api.decide(email_id, second)
    assert (again.status_code, list(again.json())) == (409, ["error"])
    after = api.email(email_id)
    assert (after["status"], after["approved_at"]) == (before["status"], before["approved_at"])
    assert len(api.audit(email_id)) == 2


def test_of_many_at_once_one_decides(api: Api) -> None:
    email_id = api.held()
    actions = ["approve", "reject"] * 6
    with ThreadPoolExecutor(6) as pool:
        statuses = list(pool.map(lambda action: api.decide(email_id, action).status_code, actions))
    assert sorted(statuses) == [200] + [409] * 11
    sent = [row["id"] for row in api.get("/_control/outbox", None).json()["sent"]]
    assert sent.count(email_id) == (1 if api.status(email_id) == "sent" else 0)


def test_it_must_be_pending(api: Api) -> None:
    cancelled = api.held()
    api.post(api.of(cancelled, "/cancel"))
    assert api.decide(cancelled).status_code == 409
    assert api.decide("msg_01JXK5N5N5N5N5N5N5N5N5N5N5").status_code == 404


def test_during_the_scan_it_can_be_cancelled_but_not_decided(tmp_path: Path) -> None:
    with running(tmp_path / "slow", scan_ms=60_000) as api:
        email_id = api.send()["id"]
        assert api.status(email_id) == "pending_scan"
        assert email_id not in api.pending_ids()
        assert api.decide(email_id).status_code == 409
        assert api.post(api.of(email_id, "/cancel")).json()["status"] == "cancelled"
        assert api.status(email_id) == "cancelled"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"email_id": "x"},
        {"action": "approve"},
        {"email_id": "x", "action": "hold"},
        {"email_id": "x", "action": "APPROVE"},
        {"email_id": "x", "action": None},
        {"email_id": 5, "action": "approve"},
        {"email_id": ["x"], "action": "approve"},
        {"email_id": "x", "action": "approve", "reason": 5},
    ],
)
def test_a_bad_decision_is_refused(api: Api, body: dict[str, object]) -> None:
    assert api.call("POST", "/v1/oversight/decide", "oversight_key", json=body).status_code == 400


@pytest.mark.parametrize(("local", "field"), [("bounce", "bounced_at"), ("complaint", "delivered_at")])
def test_what_the_receiving_side_does_is_shown(api: Api, local: str, field: str) -> None:
    email_id = api.held(to=[f"{local}@example.com"])
    api.decide(email_id)
    wait_until(lambda: api.email(email_id)[field], what=field)
    email = api.email(email_id)
    assert email["status"] == "sent"
    assert (email["bounce_type"] is not None) == (local == "bounce")


def test_a_send_that_fails_was_to_go_out_at_once(api: Api) -> None:
    """ "approved" would be one that goes out later."""
    email_id = api.held(to=["send-failed@example.com"])
    answer = api.decide(email_id).json()
    assert (answer["status"], "postmark_message_id" in answer) == ("approved_and_sent", False)
    assert api.status(email_id) == "send_failed"


def test_a_test_key_delivers_nothing(api: Api) -> None:
    key = api.post("/v1/api-keys", "admin_key", name="dry", scopes=["read", "send"], test=True).json()["api_key"]
    assert key.startswith("mm_test_")
    email_id = api.send(as_=key)["id"]
    api.settle(email_id)
    live = api.held()
    api.decide(email_id)
    api.decide(live)
    wait_until(lambda: api.email(live)["delivered_at"], what="the live key's delivery")
    assert (api.status(email_id), api.email(email_id)["delivered_at"]) == ("sent", None)
    assert email_id not in [row["id"] for row in api.get("/_control/outbox", None).json()["sent"]]


def reviewer_on_trial(api: Api) -> str:
    scopes = ["read", "oversight"]
    return str(api.post("/v1/api-keys", "admin_key", name="trial", scopes=scopes, test=True).json()["api_key"])


@pytest.mark.parametrize("path", ["/v1/oversight/decide", "/v1/emails/{email}/decide"])
def test_what_a_test_key_approves_is_not_delivered(api: Api, path: str) -> None:
    """It runs everything, as a test key's own mail does: answer, status, audit log."""
    key, email_id, live = reviewer_on_trial(api), api.held(), api.held()
    answer = api.post(path.format(email=email_id), key, email_id=email_id, action="approve")
    assert (answer.status_code, answer.json()["status"]) == (200, "approved_and_sent")
    api.decide(live)
    wait_until(lambda: api.email(live)["delivered_at"], what="the live key's delivery")
    email = api.email(email_id)
    assert (email["status"], bool(email["approved_at"]), email["delivered_at"]) == ("sent", True, None)
    assert [entry["action"] for entry in api.audit(email_id)] == ["approve", "send"]
    assert email_id not in [row["id"] for row in api.get("/_control/outbox", None).json()["sent"]]


def test_nor_is_it_at_its_time(own_api: Api) -> None:
    email_id = own_api.held(send_at=in_minutes(60))
    approval = {"email_id": email_id, "action": "approve"}
    assert own_api.post("/v1/oversight/decide", reviewer_on_trial(own_api), **approval).json()["status"] == "approved"
    own_api.control("clock", shift_seconds=3700)
    email = own_api.email(email_id)
    assert (email["status"], email["delivered_at"]) == ("sent", None)
    assert own_api.get("/_control/outbox", None).json()["sent"] == []


def test_what_a_test_key_rewrites_is_not_delivered(own_api: Api) -> None:
    scopes = ["read", "send"]
    key = own_api.post("/v1/api-keys", "admin_key", name="dry", scopes=scopes, test=True).json()["api_key"]
    email_id = own_api.held(send_at=in_minutes(60))
    own_api.decide(email_id)
    assert own_api.patch(own_api.of(email_id, "/schedule"), key, markdown="A trial.").status_code == 200
    own_api.settle(email_id)
    own_api.control("clock", shift_seconds=3700)
    assert (own_api.status(email_id), own_api.get("/_control/outbox", None).json()["sent"]) == ("sent", [])


def test_hidden_and_automatic_recipients_get_it(api: Api) -> None:
    mailbox = api.new_mailbox("with-copies")
    api.patch(f"/v1/mailboxes/{mailbox}", "admin_key", auto_cc="cc@example.com", auto_bcc="log@example.com")
    email_id = api.held(mailbox, bcc=["hidden@example.com"])
    api.decide(email_id)
    sent = next(row for row in api.get("/_control/outbox", None).json()["sent"] if row["id"] == email_id)
    assert (sent["to"], sent["cc"]) == (["all@example.com"], ["cc@example.com"])
    assert sent["bcc"] == ["hidden@example.com", "log@example.com"]


class TestSchedule:
    def test_gate_first_is_decided_and_then_waits(self, own_api: Api) -> None:
        email_id = own_api.held(send_at=in_minutes(60))
        assert own_api.status(email_id) == "pending_send_approval"
        assert own_api.decide(email_id).json()["status"] == "approved"
        assert own_api.status(email_id) == "scheduled"
        own_api.control("clock", shift_seconds=3601)
        assert own_api.status(email_id) == "sent"

    def test_schedule_first_waits_and_is_then_decided(self, own_api: Api) -> None:
        email_id = own_api.held(send_at=in_minutes(60), gate_timing="schedule_first")
        assert own_api.status(email_id) == "scheduled"
        assert own_api.decide(email_id).status_code == 409
        own_api.control("clock", shift_seconds=3601)
        assert own_api.status(email_id) == "pending_send_approval"
        assert own_api.decide(email_id).json()["status"] == "approved_and_sent"
        assert own_api.status(email_id) == "sent"

    def test_a_late_approval_sends_at_once(self, own_api: Api) -> None:
        email_id = own_api.held(send_at=in_minutes(60))
        own_api.control("clock", shift_seconds=3700)
        assert own_api.decide(email_id).json()["status"] == "approved_and_sent"

    def test_another_time_and_other_content(self, own_api: Api) -> None:
        email_id = own_api.held(send_at=in_minutes(60), gate_timing="schedule_first")
        path = own_api.of(email_id, "/schedule")
        later = own_api.patch(path, send_at=in_minutes(120))
        assert (later.status_code, later.json()["status"]) == (200, "scheduled")
        changed = own_api.patch(path, subject="New", markdown="New text", to=["new@example.com"], cc=["c@example.com"])
        assert changed.json()["status"] == "pending_scan"
        own_api.settle(email_id)
        email = own_api.email(email_id)
        assert (email["status"], email["subject"], email["markdown"]) == ("scheduled", "New", "New text")
        assert (email["to"], email["cc"]) == (["new@example.com"], ["c@example.com"])
        own_api.control("clock", shift_seconds=3700)
        assert own_api.status(email_id) == "scheduled"
        own_api.control("clock", shift_seconds=7300)
        assert own_api.status(email_id) == "pending_send_approval"

    def test_content_changed_after_the_approval_still_goes_out(self, own_api: Api) -> None:
        email_id = own_api.held(send_at=in_minutes(60))
        own_api.decide(email_id)
        own_api.patch(own_api.of(email_id, "/schedule"), markdown="Changed")
        own_api.settle(email_id)
        assert own_api.status(email_id) == "scheduled"

    def test_what_is_written_under_a_stricter_mode_is_held(self, own_api: Api) -> None:
        mailbox = own_api.new_mailbox("loose", "autonomous")
        email_id = own_api.held(mailbox, send_at=in_minutes(60))
        path = own_api.of(email_id, "/schedule", mailbox)
        own_api.patch(f"/v1/mailboxes/{mailbox}", "admin_key", oversight_mode="gated_all")
        assert own_api.patch(path, send_at=in_minutes(30)).json()["status"] == "scheduled"
        assert own_api.patch(path, markdown="Other").json()["status"] == "pending_scan"
        own_api.settle(email_id)
        assert own_api.status(email_id) == "pending_send_approval"
        own_api.control("clock", shift_seconds=3700)
        assert own_api.status(email_id) == "pending_send_approval"

    def test_a_mailbox_that_is_looser_by_now_holds_what_is_rewritten(self, own_api: Api) -> None:
        mailbox = own_api.new_mailbox("gated")
        email_id = own_api.held(mailbox, send_at=in_minutes(60), gate_timing="schedule_first")
        own_api.upgrade(mailbox, "autonomous")
        own_api.patch(own_api.of(email_id, "/schedule", mailbox), markdown="Other")
        own_api.settle(email_id)
        own_api.control("clock", shift_seconds=3700)
        assert own_api.status(email_id) == "pending_send_approval"

    def test_a_mailbox_that_is_read_only_takes_no_new_content(self, own_api: Api) -> None:
        mailbox = own_api.new_mailbox("closed", "autonomous")
        email_id = own_api.held(mailbox, send_at=in_minutes(60))
        own_api.patch(f"/v1/mailboxes/{mailbox}", "admin_key", oversight_mode="read_only")
        assert own_api.patch(own_api.of(email_id, "/schedule", mailbox), markdown="Other").status_code == 403
        email = own_api.email(email_id)
        assert (email["status"], email["markdown"]) == ("scheduled", "It broke.")

    def test_only_what_is_scheduled_can_be_rescheduled(self, api: Api) -> None:
        email_id = api.held()
        assert api.patch(api.of(email_id, "/schedule"), send_at=in_minutes(5)).status_code == 409
        scheduled = api.held(send_at=in_minutes(60), gate_timing="schedule_first")
        assert api.patch(api.of(scheduled, "/schedule"), send_at="2020-01-01T00:00:00Z").status_code == 400
        assert api.patch(api.of(scheduled, "/schedule"), to=[]).status_code == 400

    def test_scheduled_at_is_another_name(self, api: Api) -> None:
        email_id = api.held(scheduled_at=in_minutes(60), gate_timing="schedule_first")
        assert api.status(email_id) == "scheduled"


class TestExpiry:
    def test_what_nobody_decides_expires(self, own_api: Api) -> None:
        email_id = own_api.held()
        own_api.control("clock", shift_seconds=72 * 3600 - 60)
        assert own_api.status(email_id) == "pending_send_approval"
        own_api.control("clock", shift_seconds=72 * 3600 + 60)
        assert own_api.status(email_id) == "expired"
        assert email_id not in own_api.pending_ids()
        assert own_api.decide(email_id).status_code == 409
        assert own_api.post(own_api.of(email_id, "/cancel")).status_code == 409
        assert [entry["action"] for entry in own_api.audit(email_id)] == ["expire", "send"]
        assert own_api.audit(email_id)[0]["actor_key_id"] == "system"


class TestCancel:
    def test_it_can_be_cancelled_until_it_went_out(self, api: Api) -> None:
        held = api.held()
        scheduled = api.held(send_at=in_minutes(60), gate_timing="schedule_first")
        for email_id in (held, scheduled):
            answer = api.post(api.of(email_id, "/cancel"))
            assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
            assert answer.json()["id"] == email_id
            assert api.status(email_id) == "cancelled"

    def test_cancelling_again_is_fine(self, api: Api) -> None:
        email_id = api.held()
        assert [api.call("POST", api.of(email_id, "/cancel")).status_code for _ in range(2)] == [200, 200]
        assert [entry["action"] for entry in api.audit(email_id)] == ["cancel", "send"]

    @pytest.mark.parametrize("action", ["approve", "reject"])
    def test_what_was_decided_cannot_be_cancelled(self, api: Api, action: str) -> None:
        email_id = api.held()
        api.decide(email_id, action)
        assert api.post(api.of(email_id, "/cancel")).status_code == 409

    def test_unknown(self, api: Api) -> None:
        assert api.post(api.of("msg_none", "/cancel")).status_code == 404
        assert api.post(api.of(api.held(), "/cancel", api.new_mailbox("not-its-own"))).status_code == 404
