"""Every official answer has every field that its description lists, of the kind it lists."""

import base64

import pytest

from tests.sandbox import shapes
from tests.sandbox.support import Api
from tests.support.processes import wait_until

FILE = {"name": "log.txt", "content_type": "text/plain", "content_base64": base64.b64encode(b"line").decode()}


@pytest.fixture(scope="module")
def held(api: Api) -> str:
    """An e-mail with everything an e-mail can have, waiting for a decision."""
    email_id = api.held(cc=["cc@example.com"], bcc=["hidden@example.com"], attachments=[FILE], subject="Complete")
    api.call("PUT", api.of(email_id, "/tags"), json={"tags": {"incident": "INC-1"}})
    return email_id


def test_health_needs_no_key(api: Api) -> None:
    answer = api.get("/health", None)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_account(api: Api) -> None:
    account = api.get("/v1/account").json()
    assert not shapes.problems(account, shapes.ACCOUNT)
    assert (account["plan"], account["max_mailboxes"], account["monthly_email_quota"]) == ("pro", 25, 30_000)


def test_mailboxes(api: Api) -> None:
    mailboxes = api.get("/v1/mailboxes").json()["mailboxes"]
    assert mailboxes
    assert not [found for mailbox in mailboxes for found in shapes.problems(mailbox, shapes.MAILBOX)]


def test_one_mailbox_says_whether_it_is_configured(api: Api) -> None:
    fields = {**shapes.MAILBOX, "mcp_configured": shapes.whole}
    assert not shapes.problems(api.get(f"/v1/mailboxes/{api.mailbox}").json(), fields)


def test_a_list_has_summaries_without_bodies(api: Api, held: str) -> None:
    page = api.get(f"/v1/mailboxes/{api.mailbox}/emails").json()
    assert page["cursor"] is None
    assert [item["id"] for item in page["emails"]] == [held]
    assert not shapes.problems(page["emails"][0], shapes.SUMMARY)
    assert "It broke." not in str(page)


def test_an_email_is_whole_but_for_its_hidden_recipients(api: Api, held: str) -> None:
    email = api.get(api.of(held)).json()
    assert not shapes.problems(email, shapes.EMAIL)
    assert (email["markdown"], email["cc"], email["tags"]) == ("It broke.", ["cc@example.com"], {"incident": "INC-1"})
    assert email["attachments"] == [{"name": "log.txt", "size": 4, "content_type": "text/plain"}]
    assert (email["html_body"], email["send_at"], email["approved_at"], email["approved_by"]) == (None,) * 4
    assert email["id"] == email["email_id"] == email["message_id"]
    assert not {"spam_score", "spam_verdict"} & set(email)  # no filter looked at it, and the verdict's enum has no null
    assert "hidden@example.com" not in str(email)


def test_the_pending_list_has_three_names(api: Api, held: str) -> None:
    listed = api.get("/v1/oversight/pending", "oversight_key").json()
    assert listed["emails"] == listed["pending"] == listed["messages"]
    assert listed["cursor"] is None
    mine = next(item for item in listed["emails"] if item["id"] == held)
    assert not shapes.problems(mine, shapes.PENDING)
    assert mine["body_markdown"] == mine["text_body"] == "It broke."


def test_a_thread(api: Api, held: str) -> None:
    thread_id = api.email(held)["thread_id"]
    thread = api.get(f"/v1/mailboxes/{api.mailbox}/threads/{thread_id}").json()
    assert not shapes.problems(thread, shapes.THREAD)
    assert thread["participants"] == [api.address, "all@example.com", "cc@example.com"]
    assert "It broke." not in str(thread)


def test_send_and_its_repetition(api: Api) -> None:
    first = api.send(idempotency_key="fields")
    assert not shapes.problems(first, shapes.QUEUED)
    assert not shapes.problems(api.send(idempotency_key="fields"), shapes.ALREADY)


def test_webhooks(api: Api) -> None:
    made = api.post("/v1/webhooks", "admin_key", url="https://example.com/hook", events=["message.sent"])
    assert made.status_code == 201
    assert not shapes.problems(made.json(), shapes.WEBHOOK)
    assert not shapes.problems(api.get(f"/v1/webhooks/{made.json()['id']}", "admin_key").json(), shapes.WEBHOOK)
    listed = api.get("/v1/webhooks", "admin_key").json()
    assert listed["subscriptions"] == listed["webhooks"]
    assert not shapes.problems(listed["subscriptions"][0], shapes.SUBSCRIPTION)
    assert "signing_secret" not in str(listed)
    deleted = api.call("DELETE", f"/v1/webhooks/{made.json()['id']}", "admin_key")
    assert (deleted.status_code, deleted.json()) == (200, {"status": "deleted"})


def test_webhook_deliveries(api: Api) -> None:
    hook = api.post("/v1/webhooks", "admin_key", url="http://127.0.0.1:9/closed", events=["message.received"]).json()[
        "id"
    ]
    api.control("inbound", mailbox_id=api.mailbox, **{"from": "a@example.com"}, subject="s", text="t")
    page = wait_until(lambda: api.get("/v1/webhook-deliveries", "admin_key").json())
    assert not shapes.problems(page["deliveries"][0], shapes.DELIVERY)
    assert page["cursor"] is None
    api.call("DELETE", f"/v1/webhooks/{hook}", "admin_key")


def test_audit_log(api: Api, held: str) -> None:
    page = api.get("/v1/audit-log", "admin_key").json()
    assert not [found for entry in page["entries"] for found in shapes.problems(entry, shapes.AUDIT_ENTRY)]
    assert "cursor" in page
    assert [entry["action"] for entry in api.audit(held)] == ["tag", "send"]


def test_usage_in_sum_and_by_day(api: Api, held: str) -> None:
    for asked in ({}, {"period": "summary"}):
        assert not shapes.problems(api.get("/v1/usage", **asked).json(), shapes.USAGE)
    for asked in ({"breakdown": "daily"}, {"period": "daily"}):
        daily = api.get("/v1/usage", **asked).json()
        assert not shapes.problems(daily, shapes.USAGE_DAILY)
        assert daily["data"]


def test_api_keys(api: Api) -> None:
    made = api.post("/v1/api-keys", "admin_key", name="reader")
    assert made.status_code == 201
    assert not shapes.problems(made.json(), shapes.NEW_API_KEY)
    assert made.json()["scopes"] == ["read"]
    listed = api.get("/v1/api-keys", "admin_key").json()["api_keys"]
    assert not [found for key in listed for found in shapes.problems(key, shapes.API_KEY)]
    assert made.json()["api_key"] not in str(listed)
    assert api.get("/v1/account", made.json()["api_key"]).status_code == 200


@pytest.mark.parametrize("path", ["/v1/account", "/v1/nothing", "/health", "/", "/_control/faults"])
def test_every_answer_says_that_it_is_a_sandbox(api: Api, path: str) -> None:
    assert api.get(path).headers["X-MultiMail-Sandbox"] == "1"
