"""Webhook subscriptions and what was delivered to them."""

import secrets
import sqlite3
from typing import Any, Final

import msgspec

from reviewer.multimail.words import Event
from reviewer.sandbox import checks, emails, ledger
from reviewer.sandbox.clock import iso, iso_or_none
from reviewer.sandbox.paging import by_seq
from reviewer.sandbox.web import Call, Reply, bad, missing

PREFIX: Final = "whsec_"


def create(call: Call) -> Reply:
    """POST webhooks: 201 with the signing secret."""
    body = call.body()
    url = checks.web_url(body.get("url"), "url")
    names = _events(body.get("events"))
    mailbox_id = _mailbox(call, body.get("mailbox_id"))
    secret = _secret(body["secret"]) if "secret" in body else new_secret()
    webhook_id = add(call.box.ids.new("wh_", call.now), call.db, url, names, secret, call.now, mailbox_id)
    _audit(call, "create_webhook", webhook_id, {"url": url})
    return Reply(_shown(_find(call, webhook_id), with_secret=True), 201)


def listed(call: Call) -> Reply:
    """GET webhooks: no secrets."""
    rows = call.db.execute("SELECT * FROM webhooks ORDER BY created_ms, id").fetchall()
    shown = [_shown(row, with_secret=False) for row in rows]
    return Reply({"subscriptions": shown, "webhooks": shown})


def one(call: Call) -> Reply:
    """GET webhooks/{id}: with the signing secret."""
    return Reply(_shown(_find(call, call.args["webhook"]), with_secret=True))


def delete(call: Call) -> Reply:
    """DELETE webhooks/{id}: what still waits to be delivered to it is given up."""
    row = _find(call, call.args["webhook"])
    call.db.execute("DELETE FROM webhooks WHERE id = ?", (row["id"],))
    call.db.execute(
        "UPDATE deliveries SET status = 'failed', next_attempt = NULL WHERE webhook_id = ? AND status = 'pending'",
        (row["id"],),
    )
    _audit(call, "delete_webhook", row["id"], {"url": row["url"]})
    return Reply({"status": "deleted"})


def deliveries(call: Call) -> Reply:
    """GET webhook-deliveries: newest first."""
    rows, cursor = by_seq(call, "deliveries")
    return Reply({"deliveries": [_delivery(row) for row in rows], "cursor": cursor})


def new_secret() -> str:
    """A new signing secret."""
    return PREFIX + secrets.token_urlsafe(32)


def add(
    webhook_id: str, db: sqlite3.Connection, url: str, events: list[str], secret: str, at: int, mailbox_id: str | None
) -> str:
    """Store a subscription; gives its id."""
    db.execute(
        "INSERT INTO webhooks VALUES (?, ?, ?, ?, ?, ?)",
        (webhook_id, url, msgspec.json.encode(events).decode(), mailbox_id, secret, at),
    )
    return webhook_id


def _events(value: object) -> list[str]:
    if not isinstance(value, list) or not value:
        raise bad("events must be a list with at least one event.")
    return [checks.word(item, "events", Event) for item in value]


def _mailbox(call: Call, value: object) -> str | None:
    # Many clients write an empty one for what they were not given.
    if value in (None, ""):
        return None
    mailbox_id = checks.filled(value, "mailbox_id")
    if not call.db.execute("SELECT 1 FROM mailboxes WHERE id = ? AND is_active", (mailbox_id,)).fetchone():
        raise bad(f"No mailbox {mailbox_id!r} exists.")
    return emails.find_mailbox(call.db, mailbox_id).id


def _secret(value: object) -> str:
    """The client's own where it has the form of one; any other is passed over."""
    secret = checks.text(value, "secret")
    return secret if secret.startswith(PREFIX) else new_secret()


def _find(call: Call, webhook_id: str) -> sqlite3.Row:
    row: sqlite3.Row | None = call.db.execute("SELECT * FROM webhooks WHERE id = ?", (webhook_id,)).fetchone()
    if row is None:
        raise missing("webhook", webhook_id)
    return row


def _shown(row: sqlite3.Row, *, with_secret: bool) -> dict[str, Any]:
    shown = {
        "id": row["id"],
        "url": row["url"],
        "events": msgspec.json.decode(row["events"]),
        "mailbox_id": row["mailbox_id"],
        "created_at": iso(row["created_ms"]),
    }
    return {**shown, "signing_secret": row["secret"]} if with_secret else shown


def _delivery(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "event_type": row["event_type"],
        "url": row["url"],
        "status": row["status"],
        "attempts": row["attempts"],
        "response_status": row["response_status"],
        "created_at": iso(row["created_ms"]),
        "last_attempt_at": iso_or_none(row["last_attempt_ms"]),
    }


def _audit(call: Call, action: str, webhook_id: str, metadata: dict[str, object]) -> None:
    ledger.write_audit(
        call.box,
        call.db,
        call.now,
        action=action,
        resource=("webhook", webhook_id),
        actor=call.actor,
        metadata=metadata,
    )
