"""The official Python SDK as agent, reviewer and operator."""

from collections.abc import Iterator

import pytest
from multimail import AuthenticationError, MultiMail, MultiMailError, NotFoundError, RateLimitError

from tests.sandbox.support import Api


@pytest.fixture
def agent(api: Api) -> Iterator[MultiMail]:
    with MultiMail(api.keys["agent_key"], base_url=api.base_url) as client:
        yield client


@pytest.fixture
def reviewer(api: Api) -> Iterator[MultiMail]:
    with MultiMail(api.keys["oversight_key"], base_url=api.base_url) as client:
        yield client


@pytest.fixture
def operator(api: Api) -> Iterator[MultiMail]:
    with MultiMail(api.keys["admin_key"], base_url=api.base_url) as client:
        yield client


def send(api: Api, agent: MultiMail, **more: object) -> str:
    sent = agent.send_email(api.mailbox, to=["a@example.com"], subject="Incident", markdown="# It broke", **more)
    assert sent["status"] == "pending_scan"
    api.settle(sent["id"])
    return str(sent["id"])


def test_send_review_approve(api: Api, agent: MultiMail, reviewer: MultiMail) -> None:
    email_id = send(api, agent, cc=["c@example.com"], bcc=["b@example.com"], idempotency_key="sdk")
    pending = {item["id"]: item for item in reviewer.list_pending()}
    assert pending[email_id]["subject"] == "Incident"
    assert reviewer.decide(email_id, "approve", reason="Fine.")["status"] == "approved_and_sent"
    email = agent.get_email(api.mailbox, email_id)
    assert (email["status"], email["cc"]) == ("sent", ["c@example.com"])
    with pytest.raises(MultiMailError) as refused:
        reviewer.decide(email_id, "reject")
    assert refused.value.status_code == 409


def test_reject_reply_cancel_and_threads(api: Api, agent: MultiMail, reviewer: MultiMail) -> None:
    email_id = send(api, agent)
    assert reviewer.decide(email_id, "reject", reason="No.")["status"] == "rejected"
    reply = agent.reply_email(api.mailbox, email_id, markdown="Better")
    assert agent.cancel_email(api.mailbox, reply["id"])["status"] == "cancelled"
    thread = agent.get_thread(api.mailbox, agent.get_email(api.mailbox, email_id)["thread_id"])
    assert [item["status"] for item in thread["emails"]] == ["rejected", "cancelled"]


def test_tags_and_attachments(api: Api, agent: MultiMail) -> None:
    file = {"name": "ünï c.txt", "content_base64": "aGVsbG8=", "content_type": "text/plain"}
    email_id = send(api, agent, attachments=[file])
    assert agent.download_attachment(api.mailbox, email_id, "ünï c.txt") == b"hello"
    assert agent.set_tags(api.mailbox, email_id, {"a": "1"}) == {"tags": {"a": "1"}}
    assert agent.get_tags(api.mailbox, email_id) == {"tags": {"a": "1"}}
    agent.delete_tag(api.mailbox, email_id, "a")
    assert agent.get_tags(api.mailbox, email_id) == {"tags": {}}


def test_lists(api: Api, agent: MultiMail) -> None:
    email_id = send(api, agent)
    listed = agent.list_emails(api.mailbox, direction="outbound")
    assert listed["emails"][0]["id"] == email_id
    assert agent.list_mailboxes()[0]["id"] == api.mailbox
    assert agent.get_account()["plan"] == "pro"
    assert agent.get_usage()["emails_received"] == 0


def test_the_operators_calls(api: Api, operator: MultiMail) -> None:
    made = operator.create_mailbox("sdk", "From the SDK", oversight_mode="autonomous")
    operator.update_mailbox(made["id"], auto_cc="c@example.com")
    operator.delete_mailbox(made["id"])
    key = operator.create_api_key("from-sdk", ["read"])
    assert key["id"] in [item["id"] for item in operator.list_api_keys()]
    operator.revoke_api_key(key["id"])
    hook = operator.create_webhook("https://example.com/h", ["message.sent"], secret="whsec_" + "sdk")
    assert [item["id"] for item in operator.list_webhooks()] == [hook["id"]]
    operator.delete_webhook(hook["id"])
    assert operator.get_audit_log(limit=5)[0]["action"] == "delete_webhook"


def test_errors(api: Api, agent: MultiMail) -> None:
    with pytest.raises(NotFoundError):
        agent.get_email(api.mailbox, "msg_none")
    with MultiMail("mm_live_unknown", base_url=api.base_url) as stranger, pytest.raises(AuthenticationError):
        stranger.get_account()
    with MultiMail(api.keys["limited_key"], base_url=api.base_url) as limited, pytest.raises(RateLimitError) as slow:
        limited.send_email(api.mailbox, to=["a@example.com"], subject="s", markdown="m")
    assert slow.value.retry_after is not None
    with MultiMail(api.keys["oversight_key"], base_url=api.base_url) as reviewer:
        for email_id in ("em_123", "x" * 300, "two\nlines"):
            with pytest.raises(NotFoundError):
                reviewer.decide(email_id, "approve")
    with pytest.raises(MultiMailError) as forbidden:
        agent.decide("x", "approve")
    assert forbidden.value.status_code == 403
    with pytest.raises(MultiMailError) as bad:
        agent.send_email(api.mailbox, to=[], subject="s", markdown="m")
    assert bad.value.status_code == 400
