"""The older ways to say the same: each as its source prints it, over one store and behind the same gate."""

from typing import Any

import pytest

from tests.sandbox import shapes
from tests.sandbox.support import Api


def send_000(api: Api, **fields: Any) -> Any:
    body = {"from": api.address, "to": ["a@example.com"], "subject": "Postmortem", "text_body": "Plain.", **fields}
    return api.call("POST", "/v1/send", json=body)


def send_002(api: Api, **fields: Any) -> Any:
    body = {"from": api.address, "to": "oncall@example.com", "subject": "Deploy failed", "body": "Rolled back."}
    return api.call("POST", "/v1/send_email", json={**body, **fields})


class TestPostmortems:
    """000 and 001: POST /v1/send, the pending list of a mailbox, reading and deciding by id alone."""

    @pytest.mark.parametrize("to", ["a@example.com", ["a@example.com"]])
    def test_send_with_two_bodies(self, api: Api, to: object) -> None:
        answer = send_000(api, to=to, html_body="<p>Rich.</p>")
        assert answer.status_code == 202
        assert answer.json()["status"] == "pending_scan"
        email = api.email(answer.json()["id"])
        assert (email["to"], email["text_body"], email["html_body"]) == (["a@example.com"], "Plain.", "<p>Rich.</p>")
        assert email["from"] == api.address

    def test_a_thread_by_name_is_opened_and_joined(self, api: Api) -> None:
        ids = [send_000(api, thread_id="incident-2026/03").json()["id"] for _ in range(2)]
        thread = api.get(f"/v1/mailboxes/{api.mailbox}/threads/incident-2026%2F03").json()
        assert [item["id"] for item in thread["emails"]] == ids

    def test_the_pending_list_of_a_mailbox(self, api: Api) -> None:
        other = api.new_mailbox("other-000")
        mine, theirs = api.held(subject="Mine"), api.held(other)
        for key in ("agent_key", "oversight_key"):
            listed = api.get(f"/v1/mailboxes/{api.mailbox}/pending", key).json()
            assert listed["emails"] == listed["pending"] == listed["messages"]
            found = {item["id"]: item for item in listed["emails"]}
            assert found[mine]["subject"] == "Mine"
            assert theirs not in found
            assert not shapes.problems(found[mine], shapes.PENDING)
        assert api.get("/v1/mailboxes/none/pending").status_code == 404

    def test_reading_by_id_alone(self, api: Api) -> None:
        email_id = api.held()
        email = api.get(f"/v1/emails/{email_id}").json()
        assert not shapes.problems(email, shapes.EMAIL)
        assert email == api.get(api.of(email_id)).json()

    @pytest.mark.parametrize("field", ["action", "decision"])
    def test_deciding_by_path(self, api: Api, field: str) -> None:
        sent, refused = api.held(), api.held()
        assert api.post(f"/v1/emails/{sent}/decide", "oversight_key", **{field: "approve"}).status_code == 200
        assert api.status(sent) == "sent"
        again = api.post(f"/v1/emails/{sent}/decide", "oversight_key", **{field: "reject"})
        assert again.status_code == 409
        reason = {field: "reject", "reason": "No."}
        assert api.post(f"/v1/emails/{refused}/decide", "oversight_key", **reason).json()["status"] == "rejected"
        assert api.audit(refused)[0]["metadata"]["reason"] == "No."
        assert api.post(f"/v1/emails/{api.held()}/decide", "agent_key", **{field: "approve"}).status_code == 403

    @pytest.mark.parametrize(
        "fields",
        [
            {"from": "nobody@example.com"}, {"from": "no address"}, {"from": None}, {"to": ""}, {"to": 5},
            {"to": "a@example.com, b"}, {"text_body": None}, {"html_body": 4}, {"thread_id": ""}, {"thread_id": 5},
            {"tags": [""]}, {"tags": [1]}, {"tags": {"a": 1}}, {"tags": "a"}, {"subject": None},
        ],
    )  # fmt: skip
    def test_bad_sends_are_refused(self, api: Api, fields: dict[str, Any]) -> None:
        answer = send_000(api, **fields)
        assert answer.status_code == (404 if fields == {"from": "nobody@example.com"} else 400)
        assert list(answer.json()) == ["error"]


class TestPipelines:
    """002: POST /v1/send_email, the pending list by tag, cancel by id in the body."""

    def test_send_and_find_it_by_tag(self, api: Api) -> None:
        answer = send_002(api, tags=["deploy-77", "rollback"], oversight_mode="gated_send")
        assert answer.status_code == 202
        message_id = answer.json()["message_id"]
        assert answer.json()["pending_approval"] is True
        api.settle(message_id)
        listed = api.get("/v1/list_pending", tag="deploy-77").json()
        assert [item["message_id"] for item in listed["messages"]] == [message_id]
        assert listed["messages"][0]["tags"] == ["deploy-77", "rollback"]
        assert api.get("/v1/list_pending", tag="deploy-78").json()["messages"] == []
        assert api.get(api.of(message_id, "/tags")).json() == {"tags": {"deploy-77": "true", "rollback": "true"}}

    def test_tags_as_a_map_are_found_too(self, api: Api) -> None:
        message_id = send_002(api, tags={"deploy": "79"}).json()["message_id"]
        api.settle(message_id)
        for tag in ("deploy", "deploy:79", "deploy=79"):
            assert message_id in str(api.get("/v1/list_pending", tag=tag).json())
        assert api.email(message_id)["tags"] == {"deploy": "79"}

    def test_a_decided_email_is_not_listed(self, api: Api) -> None:
        message_id = send_002(api, tags=["gone"]).json()["message_id"]
        api.settle(message_id)
        api.decide(message_id)
        assert api.get("/v1/list_pending", tag="gone").json()["messages"] == []

    def test_a_request_cannot_loosen_the_mode(self, api: Api) -> None:
        message_id = send_002(api, oversight_mode="autonomous").json()["message_id"]
        api.settle(message_id)
        assert api.status(message_id) == "pending_send_approval"

    def test_a_request_can_make_the_mode_stricter(self, api: Api) -> None:
        mailbox = api.new_mailbox("free", "autonomous")
        address = api.get(f"/v1/mailboxes/{mailbox}").json()["address"]
        held = send_002(api, **{"from": address}, oversight_mode="gated_send").json()
        free = send_002(api, **{"from": address}).json()
        assert (held["pending_approval"], free["pending_approval"]) == (True, False)
        api.settle(free["message_id"])
        assert api.status(held["message_id"]) == "pending_send_approval"
        assert api.status(free["message_id"]) == "sent"
        refused = send_002(api, **{"from": address}, oversight_mode="read_only")
        assert (refused.status_code, "The request asks for read_only" in refused.json()["error"]) == (403, True)
        assert send_002(api, **{"from": address}, oversight_mode="yolo").status_code == 400

    def test_cancel(self, api: Api) -> None:
        message_id = send_002(api).json()["message_id"]
        for _ in range(2):
            answer = api.post("/v1/cancel_message", message_id=message_id)
            assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
        sent = api.held()
        api.decide(sent)
        assert api.post("/v1/cancel_message", message_id=sent).status_code == 409
        for unknown in ("msg_none", "x" * 300):
            assert api.post("/v1/cancel_message", message_id=unknown).status_code == 404
        assert api.post("/v1/cancel_message", message_id="").status_code == 400
        assert api.post("/v1/cancel_message").status_code == 400


class TestGuide:
    """003: the same with other argument names, the list by mailbox, an address to approve at, a mailbox to create."""

    def test_send(self, api: Api) -> None:
        body = {"from_address": api.address, "to": "cto@example.com", "subject": "s", "body": "b", "metadata": {"n": 1}}
        answer = api.call("POST", "/v1/send_email", json=body)
        assert answer.json()["status"] == "pending"
        assert answer.json()["message_id"].startswith("msg_")
        page = api.call("GET", answer.json()["approval_url"].removeprefix(api.base_url), None)
        assert (page.status_code, "sandbox" in page.text) == (200, True)
        assert "Sign in" in page.text
        api.settle(answer.json()["message_id"])
        assert api.status(answer.json()["message_id"]) == "pending_send_approval"

    def test_the_list_of_a_mailbox_by_its_address(self, api: Api) -> None:
        mailbox = api.new_mailbox("guide")
        address = api.get(f"/v1/mailboxes/{mailbox}").json()["address"]
        ids = [api.held(mailbox, to=["x@example.com"], subject=f"n{number}") for number in range(3)]
        listed = api.get("/v1/list_pending", mailbox=address, limit=2).json()["messages"]
        assert [item["message_id"] for item in listed] == ids[:2]
        assert (listed[0]["to"][0], listed[0]["subject"]) == ("x@example.com", "n0")
        assert shapes.time(listed[0]["created_at"])
        assert api.get("/v1/list_pending", mailbox="nobody@example.com").status_code == 404

    def test_create_a_mailbox(self, api: Api) -> None:
        body = {
            "address": "guide-2@incidents.example",
            "display_name": "Agent",
            "oversight_mode": "autonomous",
            "approver_emails": ["cto@example.com"],
        }
        answer = api.call("POST", "/v1/mailboxes", "admin_key", json=body)
        assert answer.status_code == 201
        assert api.get(f"/v1/mailboxes/{answer.json()['id']}").json()["oversight_mode"] == "gated_send"


class TestZapier:
    """Z: paths that begin with /v1/emails, the key in X-API-Key."""

    def test_send_and_reply(self, api: Api) -> None:
        body = {"mailbox": api.address, "to": "a@example.com, b@example.com", "subject": "Hi", "body": "<b>Hello</b>"}
        sent = api.call("POST", "/v1/emails/send", None, json=body, headers={"X-API-Key": api.keys["agent_key"]})
        assert sent.status_code == 202
        email = api.email(sent.json()["id"])
        assert (email["to"], email["markdown"]) == (["a@example.com", "b@example.com"], "<b>Hello</b>")
        answer = api.post(f"/v1/emails/{sent.json()['id']}/reply", mailbox=api.address, body="Again")
        assert answer.status_code == 202
        thread = api.get(f"/v1/emails/thread/{email['thread_id']}").json()
        assert [item["id"] for item in thread["emails"]] == [sent.json()["id"], answer.json()["id"]]
        other = api.new_mailbox("zapier-other")
        address = api.get(f"/v1/mailboxes/{other}").json()["address"]
        assert api.post(f"/v1/emails/{sent.json()['id']}/reply", mailbox=address, body="x").status_code == 400
        assert api.get("/v1/emails/thread/none").status_code == 404

    def test_pending_inbox_and_tags(self, api: Api) -> None:
        email_id = api.held()
        assert email_id in [item["id"] for item in api.get("/v1/emails/pending", mailbox=api.address).json()["emails"]]
        assert email_id in [item["id"] for item in api.get("/v1/emails/pending").json()["emails"]]
        received = api.control("inbound", mailbox=api.address, subject="New", text="x", **{"from": "z@example.com"})[
            "id"
        ]
        inbox = api.get("/v1/emails/inbox", mailbox=api.address, status="unread", limit="25").json()["emails"]
        assert received in [item["id"] for item in inbox]
        assert api.get("/v1/emails/inbox").status_code == 400
        tagged = api.post(f"/v1/emails/{email_id}/tag", tags=["urgent", "billing"])
        assert tagged.json() == {"id": email_id, "tags": ["urgent", "billing"]}
        assert api.post(f"/v1/emails/{email_id}/tag", tags=["billing", "late"]).status_code == 200
        assert set(api.email(email_id)["tags"]) == {"urgent", "billing", "late"}


@pytest.mark.parametrize("path", ["/v1/send", "/v1/send_email", "/v1/emails/send"])
def test_no_dialect_sends_around_the_gate(api: Api, path: str) -> None:
    body = {"from": api.address, "mailbox": api.address, "to": "a@example.com", "subject": "s", "body": "b"}
    answer = api.call("POST", path, json=body)
    api.settle(answer.json()["id"])
    assert api.status(answer.json()["id"]) == "pending_send_approval"
    assert api.call("POST", path, "limited_key", json=body).status_code == 429
    assert api.call("POST", path, "oversight_key", json=body).status_code == 403
