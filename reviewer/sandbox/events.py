"""Telling webhooks (contract, section 5): the envelope, and a row for each delivery in the change's own transaction."""

import sqlite3
import time

import msgspec

from reviewer.multimail.words import Event
from reviewer.sandbox import emails
from reviewer.sandbox.box import Box
from reviewer.sandbox.clock import iso
from reviewer.sandbox.records import Email, Mailbox

_OTHER_NAMES = {Event.MESSAGE_RECEIVED: (Event.MESSAGE_RECEIVED, Event.EMAIL_RECEIVED)}


def tell(box: Box, db: sqlite3.Connection, email: Email, event: Event, at: int, reason: str | None = None) -> None:
    """Queue a delivery of `event` to everyone who subscribed to it. The worker is woken once the change is kept."""
    mailbox = emails.mailbox_of(db, email)
    targets = [*_subscribed(db, email.mailbox_id, event), *_of_mailbox(box, mailbox, event)]
    for webhook_id, url, secret, name in targets:
        body = msgspec.json.encode(envelope(box, email, mailbox, name, at, reason))
        db.execute(
            "INSERT INTO deliveries (id, webhook_id, event_type, url, secret, body, created_ms, next_attempt)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (box.ids.new("whd_", at), webhook_id, name, url, secret, body, at, time.time()),
        )
    if targets:
        box.deliveries_wait.set()


def envelope(box: Box, email: Email, mailbox: Mailbox, name: str, at: int, reason: str | None) -> dict[str, object]:
    """The body of a webhook call, with the fields that every known receiver reads."""
    data: dict[str, object] = {
        "email_id": email.id,
        "message_id": email.id,
        "id": email.id,
        "mailbox": mailbox.address,
        "mailbox_id": mailbox.id,
        "thread_id": email.thread_id,
        "from": email.from_address,
        "to": email.to_addresses,
        "subject": email.subject,
        "direction": email.direction,
        "status": email.status,
        "has_attachments": bool(email.has_attachments),
        "body_text": email.text,
    }
    if name.startswith("oversight."):
        data["reason"] = reason
    event_id = box.ids.new("evt_", at)
    return {"id": event_id, "event": name, "type": name, "event_type": name, "timestamp": iso(at), "data": data}


def _subscribed(db: sqlite3.Connection, mailbox_id: str, event: Event) -> list[tuple[str | None, str, str, str]]:
    rows = db.execute(
        "SELECT * FROM webhooks WHERE mailbox_id IS NULL OR mailbox_id = ? ORDER BY created_ms", (mailbox_id,)
    ).fetchall()
    found: list[tuple[str | None, str, str, str]] = []
    for row in rows:
        names = [name for name in msgspec.json.decode(row["events"]) if name in _OTHER_NAMES.get(event, (event,))]
        found += [(row["id"], row["url"], row["secret"], names[0])] if names else []
    return found


def _of_mailbox(box: Box, mailbox: Mailbox, event: Event) -> list[tuple[str | None, str, str, str]]:
    url = mailbox.oversight_webhook_url if event.startswith("oversight.") else mailbox.webhook_url
    return [(None, url, box.webhook_secret, event)] if url else []
