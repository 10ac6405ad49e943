"""The official answers as a table: which fields each has, and of what kind. Written from the API's description."""

import re
from collections.abc import Callable
from typing import Any

Kind = Callable[[object], bool]


def text(value: object) -> bool:
    return isinstance(value, str)


def whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def truth(value: object) -> bool:
    return isinstance(value, bool)


def time(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", value))


def epoch_ms(value: object) -> bool:
    return whole(value) and 1_600_000_000_000 < int(str(value)) < 4_000_000_000_000


def texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def text_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def one_of(*words: str) -> Kind:
    return lambda value: value in words


def subset(*words: str) -> Kind:
    return lambda value: isinstance(value, list) and bool(value) and set(value) <= set(words)


def maybe(kind: Kind) -> Kind:
    return lambda value: value is None or kind(value)


def many(fields: dict[str, Kind]) -> Kind:
    return lambda value: isinstance(value, list) and all(not problems(item, fields) for item in value)


def problems(value: Any, fields: dict[str, Kind]) -> list[str]:
    """The official fields that are missing or of another kind; more fields are fine."""
    if not isinstance(value, dict):
        return [f"{value!r} is no object"]
    missing = [f"{name} is missing" for name in fields if name not in value]
    wrong = [f"{name} is {value[name]!r}" for name, kind in fields.items() if name in value and not kind(value[name])]
    return missing + wrong


STATUS = one_of(
    "unread", "read", "archived", "deleted", "pending_send_approval", "pending_inbound_approval", "rejected",
    "cancelled", "send_failed", "scheduled", "spam_flagged", "spam_quarantined",
    "pending_scan", "sent", "delivered", "bounced", "approved", "expired",
)  # fmt: skip
DIRECTION = one_of("inbound", "outbound")
MODE = one_of("read_only", "gated_all", "gated_send", "monitored", "autonomous")
SCOPE_LIST = subset("read", "send", "admin", "oversight", "oversight_read")

ACCOUNT: dict[str, Kind] = {
    "id": text, "name": text, "slug": text, "plan": one_of("starter", "builder", "pro", "scale"),
    "oversight_email": text, "physical_address": maybe(text), "monthly_email_quota": whole,
    "emails_sent_this_month": whole, "max_mailboxes": whole, "storage_used_bytes": whole, "max_storage_bytes": whole,
    "is_active": truth, "sending_disabled": truth, "sending_disabled_reason": maybe(text),
}  # fmt: skip

MAILBOX: dict[str, Kind] = {
    "id": text, "tenant_id": text, "address": text, "display_name": maybe(text), "oversight_mode": MODE,
    "auto_cc": maybe(text), "auto_bcc": maybe(text), "forward_inbound": whole, "webhook_url": maybe(text),
    "oversight_webhook_url": maybe(text), "signature_block": maybe(text), "created_at": epoch_ms, "is_active": whole,
}  # fmt: skip

UNION: dict[str, Kind] = {
    "message_id": text, "mailbox_id": text, "direction": DIRECTION, "from_address": text, "to_addresses": texts,
    "created_at": time,
}  # fmt: skip

SUMMARY: dict[str, Kind] = {
    "id": text, "from": text, "to": texts, "subject": text, "direction": DIRECTION, "status": STATUS,
    "received_at": time, "thread_id": maybe(text), "has_attachments": truth, "delivered_at": maybe(time),
    "bounced_at": maybe(time), "bounce_type": maybe(text), **UNION,
}  # fmt: skip

ATTACHMENT: dict[str, Kind] = {"name": text, "size": whole, "content_type": text}

EMAIL: dict[str, Kind] = {
    "id": text, "from": text, "to": texts, "cc": texts, "subject": text, "received_at": time, "thread_id": maybe(text),
    "markdown": text, "status": STATUS, "has_attachments": truth, "attachments": many(ATTACHMENT),
    "delivered_at": maybe(time), "bounced_at": maybe(time), "bounce_type": maybe(text), "approved_at": maybe(time),
    "approved_by": maybe(text), "tags": text_map, "text_body": text, **UNION,
}  # fmt: skip

PENDING: dict[str, Kind] = {
    "id": text, "mailbox_id": text, "direction": DIRECTION, "from": text, "to": texts, "subject": text,
    "body_markdown": text, "status": STATUS, "received_at": time, "text_body": text, **UNION,
}  # fmt: skip

THREAD_ITEM: dict[str, Kind] = {
    "id": text, "from": text, "to": texts, "subject": text, "direction": DIRECTION, "status": STATUS,
    "received_at": time, "has_attachments": truth, "delivered_at": maybe(time), "bounced_at": maybe(time),
}  # fmt: skip

THREAD: dict[str, Kind] = {
    "thread_id": text, "message_count": whole, "participants": texts, "last_activity": time,
    "has_unanswered_inbound": truth, "emails": many(THREAD_ITEM),
}  # fmt: skip

SUBSCRIPTION: dict[str, Kind] = {
    "id": text, "url": text, "events": texts, "mailbox_id": maybe(text), "created_at": time,
}  # fmt: skip

WEBHOOK: dict[str, Kind] = {**SUBSCRIPTION, "signing_secret": lambda value: str(value).startswith("whsec_")}

DELIVERY: dict[str, Kind] = {
    "id": text, "event_type": text, "url": text, "status": one_of("pending", "delivered", "failed"), "attempts": whole,
    "response_status": maybe(whole), "created_at": time, "last_attempt_at": maybe(time),
}  # fmt: skip

AUDIT_ENTRY: dict[str, Kind] = {
    "id": text, "action": text, "resource_type": text, "resource_id": text, "actor_key_id": text,
    "metadata": maybe(lambda value: isinstance(value, dict)), "created_at": time,
}  # fmt: skip

API_KEY: dict[str, Kind] = {
    "id": text, "name": text, "prefix": text, "scopes": SCOPE_LIST, "created_at": time, "last_used_at": maybe(time),
    "is_active": truth,
}  # fmt: skip

NEW_API_KEY: dict[str, Kind] = {
    "id": text, "api_key": lambda value: str(value).startswith(("mm_live_", "mm_test_")), "prefix": text, "name": text,
    "scopes": SCOPE_LIST,
}  # fmt: skip

USAGE: dict[str, Kind] = {
    "from": epoch_ms, "to": epoch_ms, "emails_sent": whole, "emails_received": whole, "api_calls": whole,
    "oversight_actions": whole,
}  # fmt: skip

USAGE_DAILY: dict[str, Kind] = {
    "from": epoch_ms, "to": epoch_ms, "breakdown": one_of("daily"),
    "data": many({"date": text, "event_type": text, "count": whole}),
}  # fmt: skip

QUEUED: dict[str, Kind] = {"id": text, "status": one_of("pending_scan"), "thread_id": text}
ALREADY: dict[str, Kind] = {"id": text, "status": one_of("already_sent"), "idempotent": lambda value: value is True}
