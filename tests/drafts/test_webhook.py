"""The webhook: a genuine hint is taken once and answered at once, anything else is refused and does nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reviewer.drafts.models import WebhookReceipt
from reviewer.multimail.signature import sign
from reviewer.multimail.words import SIGNATURE_HEADER
from tests.multimail.misbehaving import says, serving
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
SECRET = "whsec_" + "1" * 24
DATA = {"email_id": "msg_1", "message_id": "msg_1", "mailbox_id": "mb_1", "status": "pending_send_approval"}
EVENT = {"id": "evt_1", "event": "oversight.pending", "data": DATA}

Hint = Callable[..., tuple[int, list[tuple[Any, ...]]]]


@pytest.fixture
def hint(settings: Any, django_capture_on_commit_callbacks: Any) -> Hint:
    """Post a body as MultiMail does; the status, and which tasks are asked for once it is committed."""
    settings.MULTIMAIL_WEBHOOK_SECRET, settings.MULTIMAIL_REVIEW_KEY = SECRET, "mm_live_x"
    outside = Client(enforce_csrf_checks=True)

    def post(body: Any, signature: str | None = None, **extra: Any) -> tuple[int, list[tuple[Any, ...]]]:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        header = sign(raw, SECRET) if signature is None else signature
        headers = {"X-MultiMail-Signature": header} if header else {}
        with django_capture_on_commit_callbacks() as callbacks:
            answer = outside.post(
                "/webhooks/multimail/", raw, content_type="application/json", headers=headers, **extra
            )
        return answer.status_code, [callback.args[:2] for callback in callbacks]

    return post


def test_a_hint_asks_for_the_email(hint: Hint) -> None:
    assert hint(EVENT) == (202, [("drafts.refresh_email", ("mb_1", "msg_1", "pending_send_approval"))])


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ({"id": "evt_2", "type": "email.sent", "data": {"message_id": "msg_1", "mailbox_id": "mb_1"}}, "sent"),
        ({"event_type": "delivery", "message_id": "msg_1", "mailbox_id": "mb_1"}, "delivered"),
        ({"event_type": "open", "message_id": "msg_1", "mailbox_id": "mb_1"}, "delivered"),
        ({"event": "oversight.pending", "message_id": "msg_1", "mailbox_id": "mb_1"}, "pending"),
        ({"event": "message.approved", "message_id": "msg_1", "mailbox_id": "mb_1"}, "approved"),
        ({"event": "oversight.rejected", "message_id": "msg_1", "mailbox_id": "mb_1"}, "rejected"),
        ({"event_type": "x", "direction": "inbound", "message_id": "msg_1", "mailbox_id": "mb_1"}, "unread"),
        ({"event_type": "inbound.pending", "direction": "inbound", "id": "msg_1", "mailbox_id": "mb_1"}, "pending"),
        ({"id": 7, "event": "x", "data": {"id": "msg_1", "mailbox_id": "mb_1"}}, ""),
    ],
)
def test_a_hint_of_any_dialect(hint: Hint, event: dict[str, Any], status: str) -> None:
    assert hint(event) == (202, [("drafts.refresh_email", ("mb_1", "msg_1", status))])


@pytest.mark.parametrize("name", ["email.received", "message.received", "inbound"])
def test_what_an_agent_received_is_unread_where_no_status_is_told(hint: Hint, name: str) -> None:
    data = {"message_id": "msg_1", "mailbox_id": "mb_1"}
    assert hint({"type": name, "data": data}) == (202, [("drafts.refresh_email", ("mb_1", "msg_1", "unread"))])
    data["status"] = "pending_inbound_approval"
    assert hint({"type": name, "data": data})[1][0][1][2] == "pending_inbound_approval"


@pytest.mark.parametrize("name", ["event", "type", "event_type"])
def test_a_bounce_is_told_whatever_the_mails_status_says(hint: Hint, name: str) -> None:
    event = {"id": "evt_3", name: "message.bounced", "data": {**DATA, "status": "sent"}}
    assert hint(event) == (202, [("drafts.refresh_email", ("mb_1", "msg_1", "bounced"))])


@pytest.mark.parametrize("mailbox", [None, "", 7, "x" * 101])
def test_a_hint_that_names_no_mailbox_asks_for_a_pass(hint: Hint, mailbox: object) -> None:
    assert hint({"id": "evt_1", "data": {"email_id": "msg_1", "mailbox_id": mailbox}}) == (202, [("drafts.sync", ())])


def test_a_signature_may_name_its_kind(hint: Hint) -> None:
    assert hint(EVENT, f"sha256={sign(json.dumps(EVENT).encode(), SECRET)}")[0] == 202


@pytest.mark.parametrize("signature", ["", "sha256=", "0" * 64, sign(b"{}", SECRET), "é" * 64])
def test_a_wrong_signature_is_refused(hint: Hint, signature: str) -> None:
    assert hint(EVENT, signature) == (401, [])
    assert not WebhookReceipt.objects.exists()


@pytest.mark.parametrize("secret", ["", "  "])
def test_without_a_secret_everything_is_refused(hint: Hint, settings: Any, secret: str) -> None:
    settings.MULTIMAIL_WEBHOOK_SECRET = secret
    assert hint(EVENT, sign(json.dumps(EVENT).encode(), secret))[0] == 401


def test_without_a_key_everything_is_refused(hint: Hint, settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY = ""
    assert hint(EVENT) == (401, [])


def test_a_duplicate_is_answered_and_does_nothing(hint: Hint) -> None:
    assert hint(EVENT)[0] == 202
    assert hint(EVENT) == (202, [])
    assert WebhookReceipt.objects.count() == 1


def test_flat_events_that_name_the_email_as_their_id_are_told_apart(hint: Hint) -> None:
    for kind in ("inbound", "delivery"):
        event = {"event_type": kind, "id": "msg_1", "mailbox_id": "mb_1"}
        assert len(hint(event)[1]) == 1
        assert hint(event) == (202, [])


def test_events_without_an_id_are_told_apart_by_their_bytes(hint: Hint) -> None:
    for number in (1, 2):
        event = {"data": DATA, "timestamp": number}
        assert len(hint(event)[1]) == 1
        assert hint(event) == (202, [])


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[" * 100_000, [], "text", None, 7, {}, {"data": None}, {"data": {}},
     {"data": {"email_id": 7}}, {"data": {"email_id": ""}}, {"data": {"email_id": "x" * 101}}],
)  # fmt: skip
def test_what_is_no_event_is_refused(hint: Hint, body: Any) -> None:
    assert hint(body) == (400, [])
    assert not WebhookReceipt.objects.exists()


def test_text_that_no_database_keeps_does_no_harm(hint: Hint) -> None:
    body = b'{"id": "\\ud800\\u0000", "data": {"email_id": "m\\ud800", "mailbox_id": "mb\\u0000"}}'
    assert hint(body)[0] == 202
    assert hint(body) == (202, [])


def test_a_body_that_is_too_large_is_refused_before_it_is_believed(hint: Hint) -> None:
    assert hint({**EVENT, "more": "x" * 2**22}) == (413, [])
    assert hint({**EVENT, "more": "x" * (2**22 - 500)})[0] == 202


@pytest.mark.parametrize("escaped", [True, False])
def test_an_event_of_the_longest_mail_is_taken(hint: Hint, escaped: bool) -> None:
    event = {**EVENT, "data": {**DATA, "body_text": "\U0001f600" * 262_144}}
    body = json.dumps(event, ensure_ascii=escaped).encode()
    assert hint(body)[0] == 202


@pytest.mark.parametrize("length", ["", "abc", "-5"])
def test_a_length_that_is_none_is_no_server_error(hint: Hint, length: str) -> None:
    assert hint(EVENT, CONTENT_LENGTH=length)[0] in (400, 401)


@pytest.mark.parametrize("method", ["get", "put", "delete", "head"])
def test_only_a_post_is_a_hint(client: Client, method: str) -> None:
    assert getattr(client, method)("/webhooks/multimail/").status_code == 405


@pytest.mark.parametrize("debug", [True, False])
def test_an_address_that_was_registered_without_the_slash_is_the_same(settings: Any, debug: bool) -> None:
    settings.DEBUG = debug
    settings.MULTIMAIL_WEBHOOK_SECRET, settings.MULTIMAIL_REVIEW_KEY = SECRET, "mm_live_x"
    raw = json.dumps(EVENT).encode()
    signed = {SIGNATURE_HEADER: sign(raw, SECRET)}
    for path in ("/webhooks/multimail", reverse("multimail-webhook")):
        answer = Client().post(path, raw, content_type="application/json", headers=signed)
        assert (path, answer.status_code) == (path, 202)
    assert reverse("multimail-webhook") == "/webhooks/multimail/"


def test_what_multimail_really_sends_is_taken(
    multimail: LocalMultiMail, django_capture_on_commit_callbacks: Any
) -> None:
    received: list[bytes] = []
    with serving(says(200), whole=received.append) as there:
        said = {"url": there.url, "events": ["oversight.pending"]}
        secret = multimail.call("admin_key", "POST", "/v1/webhooks", json=said)["signing_secret"]
        ident = multimail.send()
        wait_until(lambda: received, what="the webhook")
    head, _, body = received[0].partition(b"\r\n\r\n")
    signature = next(
        line[23:].decode() for line in head.split(b"\r\n") if line.lower().startswith(b"x-multimail-signature: ")
    )
    keys = {**multimail.keys, "webhook_secret": secret}
    multimail.keys_file.write_text(json.dumps(keys))
    with django_capture_on_commit_callbacks() as callbacks:
        answer = Client().post(
            "/webhooks/multimail/", body, content_type="application/json", headers={"X-MultiMail-Signature": signature}
        )
    assert answer.status_code == 202
    assert [callback.args[1] for callback in callbacks] == [(multimail.mailbox_id, ident, "pending_send_approval")]
