"""What an agent has not read stays unread, whichever way a webhook tells of it: to ask for it marks it as read."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from reviewer.drafts import tasks
from reviewer.drafts.models import Draft
from reviewer.multimail.signature import sign
from tests.drafts.mirror import mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db
Hint = Callable[[dict[str, Any]], list[str]]
DOORS: dict[str, Any] = {"drafts.refresh_email": tasks.refresh_email, "drafts.sync": tasks.sync}


@pytest.fixture
def hint(multimail: LocalMultiMail, django_capture_on_commit_callbacks: Any) -> Hint:
    """MultiMail tells of a mail, and the worker does what that asks for; the paths by which it is asked for."""

    def tell(event: dict[str, Any]) -> list[str]:
        raw, before = json.dumps(event).encode(), multimail.requests()[-1]["seq"]
        signed = {"X-MultiMail-Signature": sign(raw, multimail.keys["webhook_secret"])}
        with django_capture_on_commit_callbacks() as callbacks:
            answer = Client().post("/webhooks/multimail/", raw, content_type="application/json", headers=signed)
        assert answer.status_code == 202
        for task, arguments in [callback.args[:2] for callback in callbacks]:
            DOORS[task](*arguments)
        told_of = event.get("message_id") or event["data"]["email_id"]
        return [row["path"] for row in multimail.requests(before) if row["email_id"] == told_of]

    return tell


@pytest.fixture
def unread(multimail: LocalMultiMail) -> str:
    """Somebody wrote to the agent."""
    mail = {"mailbox_id": multimail.mailbox_id, "from": "c@customer.example", "subject": "Help", "text": "Please."}
    return str(multimail.call("admin_key", "POST", "/_control/inbound", json=mail)["id"])


def still_unread(multimail: LocalMultiMail) -> list[str]:
    path = f"/v1/mailboxes/{multimail.mailbox_id}/emails"
    return [row["id"] for row in multimail.call("agent_key", "GET", path, params={"status": "unread"})["emails"]]


@pytest.mark.parametrize(
    "told",
    [
        {"event_type": "inbound", "thread_id": "t", "from": "c@customer.example", "subject": "Help"},
        {"event_type": "inbound", "direction": "inbound"},
        {"event_type": "new_mail", "direction": "inbound"},
        {"event": "oversight.approved"},
        {"event_type": "open"},
        {"event": "x"},
        {},
    ],
)
def test_it_is_not_asked_for(multimail: LocalMultiMail, hint: Hint, unread: str, told: dict[str, Any]) -> None:
    flat = {**told, "message_id": unread, "mailbox": multimail.keys["mailbox_address"]}
    multimail.send()
    tasks.sync()
    before = Draft.objects.count()
    assert hint(flat) == []
    enveloped = {**told, "data": {"email_id": unread, "mailbox_id": multimail.mailbox_id}}
    assert hint(enveloped) == []
    assert still_unread(multimail) == [unread]
    assert Draft.objects.count() == before


def test_what_waits_comes_in_at_once_whatever_it_is_called(multimail: LocalMultiMail, hint: Hint) -> None:
    tasks.sync()
    for told in ({"event": "oversight.pending"}, {"event": "x"}, {}):
        ident = multimail.send()
        hint({**told, "data": {"email_id": ident, "mailbox_id": multimail.mailbox_id}})
        assert mirrored(ident).is_open


@pytest.mark.parametrize("name", ["oversight.rejected", "message.rejected", "x"])
def test_what_is_told_of_a_draft_of_ours_is_looked_at(multimail: LocalMultiMail, hint: Hint, name: str) -> None:
    ident = multimail.send()
    tasks.sync()
    multimail.decide(ident, "reject")
    assert len(hint({"event": name, "data": {"email_id": ident, "mailbox_id": multimail.mailbox_id}})) == 1
    assert not mirrored(ident).is_open
