"""Hints in any order and number, ids that two mailboxes use, clocks that differ: it ends as MultiMail has it."""

import json
import random
from typing import Any

import pytest
from django.test import Client

from reviewer.drafts import fetch
from reviewer.drafts.apply import apply
from reviewer.drafts.models import Draft, Mailbox, WebhookReceipt
from reviewer.drafts.refresh import refresh, refresh_told
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from reviewer.multimail.signature import sign
from tests.drafts.mirror import actions, mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db

# The status that an event tells may be that of another moment, or missing.
EVENTS = {
    "message.held": None,
    "oversight.pending": "pending_send_approval",
    "oversight.approved": "approved",
    "message.sent": "sent",
    "oversight.rejected": "rejected",
}


def hints(multimail: LocalMultiMail, idents: list[str]) -> list[bytes]:
    """Every event of each mail."""
    return [hint(multimail, ident, event, status) for ident in idents for event, status in EVENTS.items()]


def hint(multimail: LocalMultiMail, ident: str, event: str, status: str | None) -> bytes:
    data = {"email_id": ident, "mailbox_id": multimail.mailbox_id, "status": status}
    return json.dumps({"id": f"{event}-{ident}", "event": event, "data": data}).encode()


def tell(multimail: LocalMultiMail, body: bytes, follow: Any) -> str:
    """Post a hint as MultiMail does and do what it asks for; what the answer says."""
    signature = {"X-MultiMail-Signature": sign(body, multimail.keys["webhook_secret"])}
    with follow() as callbacks:
        answer = Client().post("/webhooks/multimail/", body, content_type="application/json", headers=signature)
    assert answer.status_code == 202
    for callback in callbacks:
        task, arguments, _ = callback.args
        assert task == "drafts.refresh_email"
        refresh_told(*arguments)
    return str(answer.json()["status"])


def readings(multimail: LocalMultiMail, ident: str) -> int:
    """How often the desk has asked for the mail."""
    return sum(said["path"].endswith(f"/emails/{ident}") for said in multimail.requests())


@pytest.mark.parametrize("status", ["approved", "sent", "bounced", "pending_send_approval", None])
def test_a_hint_that_tells_what_the_desk_has_asks_nothing(
    status: str | None, multimail: LocalMultiMail, django_capture_on_commit_callbacks: Any
) -> None:
    ident = multimail.send()
    sync()
    multimail.decide(ident, "approve")
    sync()
    assert mirrored(ident).remote_status == "sent"
    before = readings(multimail, ident)
    tell(multimail, hint(multimail, ident, "message.told", status), django_capture_on_commit_callbacks)
    news = status not in ("approved", "sent")
    assert readings(multimail, ident) == before + news


@pytest.mark.parametrize("known", [True, False])
def test_hints_out_of_order_and_many_times_end_in_what_multimail_reports(
    known: bool, multimail: LocalMultiMail, django_capture_on_commit_callbacks: Any
) -> None:
    sent, rejected, waiting = (multimail.send(f"INC-{number}") for number in range(3))
    if known:
        sync()
    multimail.decide(sent, "approve")
    multimail.decide(rejected, "reject")
    bodies = hints(multimail, [sent, rejected, waiting]) * 2
    random.Random(3).shuffle(bodies)
    said = [tell(multimail, body, django_capture_on_commit_callbacks) for body in bodies]
    assert said.count("duplicate") == len(bodies) // 2
    assert mirrored(waiting).state == State.PENDING
    assert actions(mirrored(waiting)) == ["received"]
    closed = {State.SENT, State.REJECTED} if known else set()
    assert set(Draft.objects.exclude(multimail_id=waiting).values_list("state", flat=True)) == closed


def test_a_hint_that_is_replayed_when_it_is_long_forgotten_changes_nothing(
    multimail: LocalMultiMail, django_capture_on_commit_callbacks: Any
) -> None:
    ident = multimail.send()
    body = hints(multimail, [ident])[0]
    tell(multimail, body, django_capture_on_commit_callbacks)
    multimail.decide(ident, "reject")
    sync()
    WebhookReceipt.objects.all().delete()  # as a pass does after some days
    before = actions(mirrored(ident))
    assert tell(multimail, body, django_capture_on_commit_callbacks) == "accepted"
    assert mirrored(ident).state == State.REJECTED
    assert actions(mirrored(ident)) == before


def test_an_id_that_another_mailbox_uses_as_well_is_another_draft(multimail: LocalMultiMail) -> None:
    ident = multimail.send("INC-1")
    sync()
    other = Mailbox.objects.create(multimail_id="mb_other", address="other@desk.example")
    seen = fetch.read_detail((multimail.mailbox_id, ident))
    apply(other, [fetch.Fetched((other.multimail_id, ident), seen.email)], {})
    assert Draft.objects.filter(multimail_id=ident).count() == 2
    apply(other, [fetch.Fetched((other.multimail_id, ident))], {})
    states = dict(Draft.objects.values_list("mailbox__multimail_id", "state"))
    assert states == {multimail.mailbox_id: State.PENDING, "mb_other": State.GONE}


@pytest.mark.parametrize("seconds", [-240, 240])
def test_clocks_that_differ_by_minutes_change_no_ending(seconds: int, multimail: LocalMultiMail) -> None:
    multimail.shift_clock(seconds)
    first, second, third = (multimail.send(f"INC-{number}") for number in range(3))
    sync()
    assert {mirrored(ident).state for ident in (first, second, third)} == {State.PENDING}
    multimail.decide(first, "approve")
    sync()
    multimail.shift_clock(-seconds)
    multimail.decide(second, "reject")
    refresh(multimail.mailbox_id, second)
    sync()
    assert [mirrored(ident).state for ident in (first, second, third)] == [State.SENT, State.REJECTED, State.PENDING]


@pytest.mark.parametrize("status", ["unread", None])
def test_what_an_agent_received_stays_unread(
    status: str | None, multimail: LocalMultiMail, django_capture_on_commit_callbacks: Any
) -> None:
    said = {"mailbox_id": multimail.mailbox_id, "from": "c@d.example", "subject": "Help", "text": "Hello"}
    ident = multimail.call("admin_key", "POST", "/_control/inbound", json=said)["id"]
    tell(multimail, hint(multimail, ident, "message.received", status), django_capture_on_commit_callbacks)
    listed = multimail.call("agent_key", "GET", f"/v1/mailboxes/{multimail.mailbox_id}/emails?direction=inbound")
    assert [(row["id"], row["status"]) for row in listed["emails"]] == [(ident, "unread")]
