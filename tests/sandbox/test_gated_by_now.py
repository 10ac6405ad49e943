"""A mailbox that came under a gate holds what nobody approved, also what it took in before."""

from pathlib import Path

import pytest

from tests.sandbox.support import Api, in_minutes, running
from tests.sandbox.test_dialects import send_002

HOUR = 3600


def tighten(api: Api, mailbox: str, mode: str) -> None:
    assert api.patch(f"/v1/mailboxes/{mailbox}", "admin_key", oversight_mode=mode).status_code == 200


def outbox(api: Api) -> dict[str, list[str]]:
    """The hidden recipients of what went out, by id."""
    return {row["id"]: row["bcc"] for row in api.get("/_control/outbox", None).json()["sent"]}


@pytest.mark.parametrize("mode", ["gated_send", "gated_all"])
@pytest.mark.parametrize("timing", ["gate_first", "schedule_first"])
def test_what_waits_for_its_time_is_held_then(own_api: Api, mode: str, timing: str) -> None:
    mailbox = own_api.new_mailbox("loose", "autonomous")
    email_id = own_api.held(mailbox, send_at=in_minutes(60), gate_timing=timing)
    tighten(own_api, mailbox, mode)
    assert own_api.status(email_id) == "scheduled"
    own_api.control("clock", shift_seconds=HOUR + 60)
    assert (own_api.status(email_id), outbox(own_api)) == ("pending_send_approval", {})
    assert own_api.decide(email_id).json()["status"] == "approved_and_sent"


def test_what_is_in_the_scan_is_held_after_it(tmp_path: Path) -> None:
    with running(tmp_path / "slow", scan_ms=60_000) as api:
        mailbox = api.new_mailbox("loose", "autonomous")
        email_id = api.send(mailbox)["id"]
        tighten(api, mailbox, "gated_send")
        api.control("clock", shift_seconds=61)
        assert (api.status(email_id), outbox(api)) == ("pending_send_approval", {})


def test_a_repeat_says_that_it_will_be_held(tmp_path: Path) -> None:
    with running(tmp_path / "slow", scan_ms=60_000) as api:
        api.upgrade(api.mailbox, "autonomous")
        fields = {"idempotency_key": "once", "oversight_mode": "autonomous"}
        assert send_002(api, **fields).json()["pending_approval"] is False
        tighten(api, api.mailbox, "gated_send")
        assert send_002(api, **fields).json()["pending_approval"] is True


def test_what_was_approved_is_not_asked_about_again(own_api: Api) -> None:
    email_id = own_api.held(send_at=in_minutes(60))
    assert own_api.decide(email_id).json()["status"] == "approved"
    tighten(own_api, own_api.mailbox, "gated_all")
    own_api.control("clock", shift_seconds=HOUR + 60)
    assert (own_api.status(email_id), list(outbox(own_api))) == ("sent", [email_id])


def test_what_was_taken_in_under_a_gate_is_held_in_a_mailbox_that_is_looser_by_now(own_api: Api) -> None:
    email_id = own_api.held(send_at=in_minutes(60), gate_timing="schedule_first")
    own_api.upgrade(own_api.mailbox, "autonomous")
    own_api.control("clock", shift_seconds=HOUR + 60)
    assert (own_api.status(email_id), outbox(own_api)) == ("pending_send_approval", {})


def test_in_a_mailbox_that_is_monitored_by_now_the_overseer_gets_a_copy(own_api: Api) -> None:
    mailbox = own_api.new_mailbox("loose", "autonomous")
    email_id = own_api.held(mailbox, send_at=in_minutes(60))
    tighten(own_api, mailbox, "monitored")
    own_api.control("clock", shift_seconds=HOUR + 60)
    assert own_api.status(email_id) == "sent"
    assert outbox(own_api) == {email_id: ["overseer@sandbox.multimail.dev"]}


def test_a_gated_mail_goes_on_waiting_in_a_mailbox_that_is_read_only_by_now(own_api: Api) -> None:
    email_id = own_api.held(send_at=in_minutes(60), gate_timing="schedule_first")
    tighten(own_api, own_api.mailbox, "read_only")
    own_api.control("clock", shift_seconds=HOUR + 60)
    assert (own_api.status(email_id), outbox(own_api)) == ("pending_send_approval", {})
