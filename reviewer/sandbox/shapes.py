"""What e-mails look like on the wire: the official fields, and beside them those that the dialects read (section 7)."""

import sqlite3
from collections.abc import Collection
from typing import Any

import msgspec

from reviewer.multimail.words import Direction, Status
from reviewer.sandbox import emails
from reviewer.sandbox.clock import iso, iso_or_none
from reviewer.sandbox.records import Email

# What the official description of an e-mail lists (EmailResponse), and no more.
_OFFICIAL = frozenset({
    "id", "from", "to", "cc", "subject", "received_at", "thread_id", "markdown", "status", "has_attachments",
    "attachments", "delivered_at", "bounced_at", "bounce_type", "approved_at", "approved_by", "spam_score",
    "spam_verdict", "tags",
})  # fmt: skip
_NEVER_WENT = frozenset({Status.REJECTED, Status.CANCELLED, Status.EXPIRED, Status.SEND_FAILED})


def summary(email: Email) -> dict[str, Any]:
    """An item of a mailbox's list: no body."""
    return {
        **_named(email),
        "thread_id": email.thread_id,
        "has_attachments": bool(email.has_attachments),
        "delivered_at": iso_or_none(email.delivered_ms),
        "bounced_at": iso_or_none(email.bounced_ms),
        "bounce_type": email.bounce_type,
        **_spam(email),
    }


def full(db: sqlite3.Connection, email: Email) -> dict[str, Any]:
    """A whole e-mail. `bcc` is never shown."""
    return {
        **summary(email),
        "cc": email.cc,
        "markdown": email.text,
        "text_body": email.text,
        "html_body": email.html,
        "attachments": [dict(row) for row in emails.attachments_of(db, email.id)],
        "approved_at": iso_or_none(email.approved_ms),
        "approved_by": email.approved_by,
        "send_at": iso_or_none(email.send_at_ms),
        "tags": email.tags,
    }


def official(raw: bytes) -> bytes:
    """An answer, with the official fields alone where it is a whole e-mail."""
    if (answer := _whole(raw)) is None:
        return raw
    return msgspec.json.encode({name: value for name, value in answer.items() if name in _OFFICIAL})


def bare(raw: bytes, fields: Collection[str]) -> bytes:
    """An answer, without these fields of its attachments where it is a whole e-mail: none of them is required."""
    if (answer := _whole(raw)) is None:
        return raw
    files = [{name: value for name, value in file.items() if name not in fields} for file in answer["attachments"]]
    return msgspec.json.encode({**answer, "attachments": files})


def _whole(raw: bytes) -> dict[str, Any] | None:
    """The whole e-mail that an answer is, if it is one."""
    try:
        answer = msgspec.json.decode(raw)
    except msgspec.DecodeError:
        return None
    return answer if isinstance(answer, dict) and "markdown" in answer else None


def pending(email: Email) -> dict[str, Any]:
    """An item of the official pending list, with its body."""
    return {**_named(email), "body_markdown": email.text, "text_body": email.text}


def pending_of_dialect(email: Email) -> dict[str, Any]:
    """The same for the older lists, whose tags are as they were sent: a list or a map."""
    return {**pending(email), "tags": list(email.tags) if email.tags_listed else email.tags}


def thread(thread_id: str, found: list[Email]) -> dict[str, Any]:
    """A thread: `found` is oldest first and not empty."""
    return {
        "thread_id": thread_id,
        "message_count": len(found),
        "participants": _participants(found),
        "last_activity": iso(max(email.sent_ms or email.received_ms for email in found)),
        "has_unanswered_inbound": _is_unanswered(found),
        "emails": [summary(email) for email in found],
    }


def _named(email: Email) -> dict[str, Any]:
    received = iso(email.received_ms)
    return {
        "id": email.id,
        "email_id": email.id,
        "message_id": email.id,
        "mailbox_id": email.mailbox_id,
        "direction": email.direction,
        "from": email.from_address,
        "from_address": email.from_address,
        "to": email.to_addresses,
        "to_addresses": email.to_addresses,
        "subject": email.subject,
        "status": email.status,
        "received_at": received,
        "created_at": received,
    }


def _spam(email: Email) -> dict[str, Any]:
    """What the spam filter said. Absent, not null, where it said nothing: the verdict's enum has no null."""
    if email.spam_verdict is None:
        return {}
    return {"spam_score": email.spam_score, "spam_verdict": email.spam_verdict}


def _participants(found: list[Email]) -> list[str]:
    named = [address for email in found for address in (email.from_address, *email.to_addresses, *email.cc)]
    return list(dict.fromkeys(named))


def _is_unanswered(found: list[Email]) -> bool:
    spoken = [email.direction for email in found if email.status not in _NEVER_WENT]
    return bool(spoken) and spoken[-1] is Direction.INBOUND
