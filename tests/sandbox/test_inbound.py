"""Received mail, put in as the keys file says."""

import json
from typing import Any

import pytest

from tests.sandbox.support import Api


def receive(api: Api, **fields: Any) -> Any:
    body = {"mailbox_id": api.mailbox, "from": "customer@example.com", "subject": "Help", "text": "It is slow."}
    return api.call("POST", "/_control/inbound", None, json={**body, **fields})


def test_the_keys_file_says_how(api: Api) -> None:
    inbound = api.keys["inbound"]
    filled = json.dumps(inbound["json"])
    for name, value in (("mailbox_address", api.address), ("mailbox_id", api.mailbox), ("subject", "Slow")):
        filled = filled.replace("{" + name + "}", value)
    answer = api.http.request(inbound["method"], inbound["url"], headers=inbound["headers"], content=filled)
    assert answer.status_code == 201
    email = api.get(api.of(answer.json()["id"])).json()
    assert (email["subject"], email["direction"], email["to"]) == ("Slow", "inbound", [api.address])
    assert email["status"] == "read"


def test_it_is_unread_until_it_is_read(api: Api) -> None:
    email_id = receive(api).json()["id"]
    listed = api.get(f"/v1/mailboxes/{api.mailbox}/emails", limit=1).json()["emails"][0]
    assert (listed["id"], listed["status"], listed["from"]) == (email_id, "unread", "customer@example.com")
    assert api.email(email_id)["status"] == "read"


@pytest.mark.parametrize(
    ("action", "status", "word"), [("approve", "unread", "approved"), ("reject", "rejected", "rejected")]
)
def test_gated_all_holds_received_mail_too(own_api: Api, action: str, status: str, word: str) -> None:
    own_api.upgrade(own_api.mailbox, "gated_all")
    email_id = receive(own_api).json()["id"]
    pending = own_api.get("/v1/oversight/pending", "oversight_key").json()["emails"]
    assert [(item["id"], item["status"], item["direction"]) for item in pending] == [
        (email_id, "pending_inbound_approval", "inbound")
    ]
    answer = own_api.decide(email_id, action)
    assert (answer.status_code, answer.json()["status"]) == (200, word)
    listed = own_api.get(f"/v1/mailboxes/{own_api.mailbox}/emails").json()["emails"]
    assert [item["status"] for item in listed] == [status]
    assert own_api.decide(email_id, action).status_code == 409


def test_what_is_held_can_be_cancelled(own_api: Api) -> None:
    own_api.upgrade(own_api.mailbox, "gated_all")
    email_id = receive(own_api).json()["id"]
    assert own_api.post(own_api.of(email_id, "/cancel")).status_code == 200


@pytest.mark.parametrize(
    ("verdict", "status"), [("clean", "unread"), ("flagged", "spam_flagged"), ("quarantined", "spam_quarantined")]
)
def test_spam(api: Api, verdict: str, status: str) -> None:
    answer = receive(api, spam_verdict=verdict)
    assert answer.json()["status"] == status
    assert api.email(answer.json()["id"])["spam_verdict"] == verdict


def test_with_files_copies_and_markup(api: Api) -> None:
    file = {"name": "a.txt", "content_type": "text/plain", "content_base64": "YQ=="}
    email_id = receive(api, attachments=[file], cc=["c@example.com"], html="<p>It is slow.</p>").json()["id"]
    email = api.email(email_id)
    assert (email["cc"], email["html_body"], email["has_attachments"]) == (
        ["c@example.com"],
        "<p>It is slow.</p>",
        True,
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"from": "x"}, {"subject": 5}, {"text": 5}, {"cc": "x"}, {"spam_verdict": "bad"}, {"mailbox_id": 5},
        {"in_reply_to": 5}, {"attachments": 1}, {"html": 1}, {"thread_id": 1},
    ],
)  # fmt: skip
def test_bad_mail_is_refused(api: Api, fields: dict[str, Any]) -> None:
    assert receive(api, **fields).status_code == 400
    assert receive(api, mailbox_id="none").status_code == 404
