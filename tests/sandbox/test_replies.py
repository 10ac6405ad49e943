"""Replies and threads."""

from typing import Any

import pytest

from tests.sandbox.support import Api


def reply(api: Api, email_id: str, **fields: Any) -> Any:
    return api.post(f"/v1/mailboxes/{api.mailbox}/reply/{email_id}", **{"markdown": "Thank you.", **fields})


def receive(api: Api, **fields: Any) -> dict[str, Any]:
    body = {"mailbox_id": api.mailbox, "from": "customer@example.com", "subject": "Help", "text": "It is slow."}
    return dict(api.control("inbound", **{**body, **fields}))


def test_a_reply_joins_the_thread_and_goes_to_the_sender(api: Api) -> None:
    received = receive(api)
    answer = reply(api, received["id"])
    assert (answer.status_code, answer.json()["status"]) == (202, "pending_scan")
    assert answer.json()["thread_id"] == received["thread_id"]
    email = api.email(answer.json()["id"])
    assert (email["to"], email["subject"], email["direction"]) == (["customer@example.com"], "Re: Help", "outbound")


def test_a_reply_to_what_we_sent_goes_to_the_same_people(api: Api) -> None:
    first = api.held(to=["a@example.com", "b@example.com"], subject="Re: Slow")
    email = api.email(reply(api, first).json()["id"])
    assert (email["to"], email["subject"]) == (["a@example.com", "b@example.com"], "Re: Slow")


def test_the_longest_subject_can_be_answered(api: Api) -> None:
    first = api.held(subject="s" * 998)
    assert api.email(reply(api, first).json()["id"])["subject"] == "Re: " + "s" * 994


def test_the_same_reply_within_a_minute_is_a_conflict(own_api: Api) -> None:
    first = own_api.held()
    assert reply(own_api, first).status_code == 202
    assert reply(own_api, first).status_code == 409
    assert reply(own_api, first, markdown="Something else.").status_code == 202
    assert reply(own_api, first, cc=["c@example.com"]).status_code == 202
    own_api.control("clock", shift_seconds=61)
    assert reply(own_api, first).status_code == 202


def test_a_known_key_answers_before_the_conflict(api: Api) -> None:
    first = api.held()
    made = reply(api, first, idempotency_key="r1").json()
    again = reply(api, first, idempotency_key="r1")
    assert (again.status_code, again.json()["id"], again.json()["status"]) == (200, made["id"], "already_sent")


def test_a_thread_tells_who_spoke_last(api: Api) -> None:
    received = receive(api, subject="Thread")
    path = f"/v1/mailboxes/{api.mailbox}/threads/{received['thread_id']}"
    assert api.get(path).json()["has_unanswered_inbound"] is True
    answered = reply(api, received["id"]).json()
    thread = api.get(path).json()
    assert thread["has_unanswered_inbound"] is False
    assert thread["message_count"] == 2
    assert [item["id"] for item in thread["emails"]] == [received["id"], answered["id"]]
    receive(api, in_reply_to=answered["id"], text="Still slow.")
    assert api.get(path).json()["has_unanswered_inbound"] is True
    assert api.get(path).json()["message_count"] == 3


def test_unknown_things(api: Api) -> None:
    assert reply(api, "msg_none").status_code == 404
    assert api.get(f"/v1/mailboxes/{api.mailbox}/threads/none").status_code == 404


@pytest.mark.parametrize("fields", [{"markdown": None}, {"markdown": 3}, {"cc": "x"}, {"attachments": 5}])
def test_a_bad_reply_is_refused(api: Api, fields: dict[str, Any]) -> None:
    assert reply(api, api.held(), **fields).status_code == 400


def test_a_read_only_mailbox_answers_nothing(api: Api) -> None:
    mailbox = api.new_mailbox("no-replies", "read_only")
    received = receive(api, mailbox_id=mailbox)
    answer = api.post(f"/v1/mailboxes/{mailbox}/reply/{received['id']}", markdown="x")
    assert answer.status_code == 403
