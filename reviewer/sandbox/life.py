"""Carries changes of e-mails out: state, audit entry, outbox and webhook deliveries, all of them or none."""

import sqlite3
from dataclasses import replace
from typing import Final

import msgspec

from reviewer.multimail.words import Action, Event, OversightMode, Status
from reviewer.sandbox import account, emails, events, ledger, states
from reviewer.sandbox.box import Box
from reviewer.sandbox.records import Email

_COUNTED: Final = {Event.MESSAGE_BOUNCED: ledger.BOUNCED, Event.MESSAGE_COMPLAINED: ledger.COMPLAINED}


def advance(box: Box, db: sqlite3.Connection, now: int) -> None:
    """Do all that time has made due: the end of a scan, a delivery time, an expiry, an arrival."""
    while rows := db.execute("SELECT * FROM emails WHERE due_ms <= ? ORDER BY due_ms LIMIT 500", (now,)).fetchall():
        for row in rows:
            email = _as_overseen(db, Email.of(row))
            change = states.when_due(email, box.ttl_ms)
            if change.goes_out and _sends_nothing(db, email):
                change = states.fail(email)
            apply(box, db, change, email.due_ms or now, ledger.SYSTEM)


def _as_overseen(db: sqlite3.Connection, email: Email) -> Email:
    """The e-mail under its mailbox's mode by now, where that is the stricter: the gate comes after scan and schedule.

    A mailbox that is read-only by now asks nobody: what is gated goes on waiting there, and the rest fails.
    """
    if email.status not in (Status.PENDING_SCAN, Status.SCHEDULED):
        return email
    mode = emails.mailbox_of(db, email).oversight_mode
    return email if mode is OversightMode.READ_ONLY else replace(email, mode=email.mode.or_stricter(mode))


def _sends_nothing(db: sqlite3.Connection, email: Email) -> bool:
    """Whether its mailbox has become read-only, or the account may not send any more."""
    mode = emails.mailbox_of(db, email).oversight_mode
    return mode is OversightMode.READ_ONLY or account.load(db).sending_disabled


def decide(
    box: Box, db: sqlite3.Connection, email: Email, action: Action, *, at: int, actor: str, reason: str | None
) -> Email:
    """Approve or reject; WrongState when it does not wait."""
    change = states.decide(email, action, at, actor, reason)
    ledger.count(db, ledger.OVERSIGHT, at)
    return apply(box, db, change, at, actor)


def apply(box: Box, db: sqlite3.Connection, change: states.Change, at: int, actor: str) -> Email:
    """Write one change of one stored e-mail, and give back the e-mail as it is then."""
    email = change.email
    emails.save(db, email)
    if change.audit:
        metadata: dict[str, object] = {"mailbox_id": email.mailbox_id, "status": email.status}
        if change.reason is not None:
            metadata["reason"] = change.reason
        ledger.write_audit(
            box, db, at, action=change.audit, resource=("email", email.id), actor=actor, metadata=metadata
        )
    if change.goes_out:
        ledger.count(db, ledger.SENT, at)
        if not email.test:  # of what a test key had a hand in everything happens, and it reaches nobody
            _put_in_outbox(db, email, at)
    announce(box, db, change, at)
    return email


def announce(box: Box, db: sqlite3.Connection, change: states.Change, at: int) -> None:
    """Queue the webhook deliveries that a change brings."""
    for event in change.events:
        if event in _COUNTED:
            ledger.count(db, _COUNTED[event], at)
            account.watch_reputation(db, at)
        events.tell(box, db, _as_told(change.email, event), event, at, change.reason)


def _as_told(email: Email, event: Event) -> Email:
    """An approval tells the status that it made, not what sending made of it in the same moment."""
    if event is Event.OVERSIGHT_APPROVED and email.status is not Status.UNREAD:
        return replace(email, status=Status.APPROVED)
    return email


def _put_in_outbox(db: sqlite3.Connection, email: Email, at: int) -> None:
    mailbox = emails.mailbox_of(db, email)
    overseer = [account.load(db).oversight_email] if email.mode is OversightMode.MONITORED else []
    envelope = {
        "from": email.from_address,
        "from_name": mailbox.display_name,
        "to": email.to_addresses,
        "cc": email.cc + ([mailbox.auto_cc] if mailbox.auto_cc else []),
        "bcc": email.bcc + ([mailbox.auto_bcc] if mailbox.auto_bcc else []) + overseer,
        "subject": email.subject,
        "signature": mailbox.signature_block,
    }
    db.execute("INSERT INTO outbox (email_id, sent_ms, envelope) VALUES (?, ?, ?)", (email.id, at, as_json(envelope)))


def as_json(value: object) -> str:
    """A value as JSON text."""
    return msgspec.json.encode(value).decode()
