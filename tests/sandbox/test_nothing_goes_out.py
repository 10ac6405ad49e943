"""A suspended account and a read_only mailbox send nothing, neither what was approved nor what was scheduled before."""

import pytest
from multimail import MultiMail, MultiMailError

from tests.sandbox.support import Api, in_minutes


def suspend(api: Api, off: bool = True) -> None:
    api.control("account", sending_disabled=off, sending_disabled_reason="The bounce rate is 6%")


def close(api: Api, mailbox: str) -> None:
    assert api.patch(f"/v1/mailboxes/{mailbox}", "admin_key", oversight_mode="read_only").status_code == 200


def went_out(api: Api) -> list[str]:
    return [row["id"] for row in api.get("/_control/outbox", None).json()["sent"]]


def test_an_approval_is_refused_while_the_account_is_suspended_and_taken_afterwards(own_api: Api) -> None:
    email_id = own_api.held()
    suspend(own_api)
    with MultiMail(own_api.keys["oversight_key"], base_url=own_api.base_url) as reviewer:
        with pytest.raises(MultiMailError) as refused:
            reviewer.decide(email_id, "approve")
        assert (refused.value.status_code, "The bounce rate is 6%" in str(refused.value)) == (403, True)
        assert own_api.pending_ids() == [email_id]
        assert [entry["action"] for entry in own_api.audit(email_id)] == ["send"]
        assert own_api.email(email_id)["approved_at"] is None
        suspend(own_api, off=False)
        assert reviewer.decide(email_id, "approve")["status"] == "approved_and_sent"


@pytest.mark.parametrize("path", ["/v1/oversight/decide", "/v1/emails/{email}/decide"])
def test_an_approval_is_refused_in_a_mailbox_that_is_read_only_by_now(own_api: Api, path: str) -> None:
    email_id = own_api.held()
    close(own_api, own_api.mailbox)
    answer = own_api.post(path.format(email=email_id), "oversight_key", email_id=email_id, action="approve")
    assert (answer.status_code, "read_only" in answer.json()["error"]) == (403, True)
    assert (own_api.status(email_id), went_out(own_api)) == ("pending_send_approval", [])


def test_one_that_is_for_later_is_not_approved_either(own_api: Api) -> None:
    email_id = own_api.held(send_at=in_minutes(60))
    suspend(own_api)
    assert own_api.decide(email_id).status_code == 403
    assert own_api.status(email_id) == "pending_send_approval"


def test_a_rejection_goes_on_and_what_is_decided_is_a_conflict(own_api: Api) -> None:
    email_id = own_api.held()
    suspend(own_api)
    close(own_api, own_api.mailbox)
    assert own_api.decide(email_id, "reject").json()["status"] == "rejected"
    assert own_api.decide(email_id).status_code == 409


def test_a_received_mail_is_let_in_all_the_same(own_api: Api) -> None:
    own_api.upgrade(own_api.mailbox, "gated_all")
    mail = {"from": "a@example.com", "subject": "s", "text": "t"}
    email_id = own_api.control("inbound", mailbox_id=own_api.mailbox, **mail)["id"]
    suspend(own_api)
    close(own_api, own_api.mailbox)
    assert own_api.decide(email_id).json()["status"] == "approved"


@pytest.mark.parametrize("stands", ["suspended", "read_only"])
@pytest.mark.parametrize("mode", ["autonomous", "gated_send"])
def test_what_was_scheduled_fails_when_its_time_comes(own_api: Api, mode: str, stands: str) -> None:
    mailbox = own_api.new_mailbox("later", mode)
    email_id = own_api.held(mailbox, send_at=in_minutes(60))
    if mode == "gated_send":
        assert own_api.decide(email_id).json()["status"] == "approved"
    suspend(own_api) if stands == "suspended" else close(own_api, mailbox)
    assert own_api.status(email_id) == "scheduled"
    own_api.control("clock", shift_seconds=3700)
    assert (own_api.status(email_id), went_out(own_api)) == ("send_failed", [])


def test_what_waits_first_is_held_at_its_time(own_api: Api) -> None:
    email_id = own_api.held(send_at=in_minutes(60), gate_timing="schedule_first")
    suspend(own_api)
    own_api.control("clock", shift_seconds=3700)
    assert own_api.status(email_id) == "pending_send_approval"
    assert own_api.decide(email_id).status_code == 403
