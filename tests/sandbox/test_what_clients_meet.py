"""What clients of the contract ask now and then, and what must come of it."""

import pytest

from tests.sandbox.support import Api
from tests.sandbox.test_dialects import send_002


def _received(api: Api) -> str:
    mail = {"from": "customer@example.com", "subject": "Down?", "text": "Is it over?"}
    return str(api.control("inbound", mailbox_id=api.mailbox, **mail)["id"])


def test_an_empty_tag_is_none(api: Api) -> None:
    """Of `params={"tag": None}` some clients make `tag=`."""
    email_id = api.held()
    listed = api.call("GET", f"/v1/list_pending?mailbox={api.address}&tag=").json()["emails"]
    assert email_id in [item["id"] for item in listed]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/v1/mailboxes/{mailbox}/emails", "limit cursor status direction sender date_after has_attachments since_id"),
        ("/v1/oversight/pending", "limit cursor"),
        ("/v1/list_pending", "limit cursor mailbox tag"),
        ("/v1/audit-log", "limit cursor"),
        ("/v1/webhook-deliveries", "limit cursor"),
        ("/v1/usage", "from to breakdown period"),
    ],
)
def test_a_parameter_without_a_value_is_none(api: Api, path: str, names: str) -> None:
    """A client's paging loop begins with `params={"cursor": None}`."""
    api.held()
    key = "oversight_key" if "oversight" in path else "admin_key"
    path = path.format(mailbox=api.mailbox)
    plain = api.call("GET", path, key)
    asked = api.call("GET", path, key, params=dict.fromkeys(names.split()))
    assert (asked.status_code, set(asked.json())) == (200, set(plain.json())), asked.text
    assert [len(rows) for rows in asked.json().values() if isinstance(rows, list)] == [
        len(rows) for rows in plain.json().values() if isinstance(rows, list)
    ]


def test_a_repeat_answers_with_what_its_client_reads(api: Api) -> None:
    first = send_002(api, idempotency_key="once").json()
    again = send_002(api, idempotency_key="once").json()
    assert (again["status"], again["id"]) == ("already_sent", first["id"])
    assert (again["pending_approval"], again["approval_url"]) == (True, first["approval_url"])
    api.settle(first["id"])
    api.decide(first["id"])
    later = send_002(api, idempotency_key="once").json()
    assert (later["pending_approval"], later["approval_url"]) == (False, None)


def test_new_content_of_scheduled_mail_is_all_that_goes_out(api: Api) -> None:
    email_id = api.held(send_at="2099-01-01T00:00:00Z", html_body="<p>Old.</p>")
    assert api.decide(email_id).json()["status"] == "approved"
    assert api.patch(api.of(email_id, "/schedule"), markdown="New.").status_code == 200
    api.settle(email_id)
    email = api.email(email_id)
    assert (email["text_body"], email.get("html_body")) == ("New.", None)


def test_two_replies_that_differ_in_html_alone_are_two(api: Api) -> None:
    received = _received(api)
    path = f"/v1/mailboxes/{api.mailbox}/reply/{received}"
    assert api.post(path, markdown="Yes.").status_code == 202
    assert api.post(path, markdown="Yes.", html_body="<p>Yes, it is.</p>").status_code == 202
    assert api.post(path, markdown="Yes.").status_code == 409


def test_head_leaves_a_mail_unread(api: Api) -> None:
    received = _received(api)

    def listed() -> str:
        rows = api.get(f"/v1/mailboxes/{api.mailbox}/emails").json()["emails"]
        return str(next(row["status"] for row in rows if row["id"] == received))

    assert api.call("HEAD", f"/v1/emails/{received}").status_code == 200
    assert listed() == "unread"
    api.get(f"/v1/emails/{received}")
    assert listed() == "read"


def test_what_a_client_was_not_given_it_writes_as_an_empty_text(api: Api) -> None:
    said = {"url": "https://desk.example/h", "events": ["message.sent"]}
    hook = api.post("/v1/webhooks", "admin_key", **said, mailbox_id="", secret="")
    assert (hook.status_code, hook.json()["mailbox_id"]) == (201, None)
    box = api.post("/v1/mailboxes", "admin_key", address_local="unset", webhook_url="", display_name="")
    assert box.status_code == 201
    assert api.get(f"/v1/mailboxes/{box.json()['id']}").json()["webhook_url"] is None
