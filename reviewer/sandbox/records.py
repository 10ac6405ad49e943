"""Rows of the store as typed values."""

import sqlite3
from dataclasses import dataclass

import msgspec

from reviewer.multimail.words import Direction, GateTiming, OversightMode, Status


@dataclass(frozen=True)
class Mailbox:
    """A mailbox. `forward_inbound`, `mcp_configured` and `is_active` are 0 or 1, as the API shows them."""

    id: str
    address: str
    display_name: str | None
    oversight_mode: OversightMode
    auto_cc: str | None
    auto_bcc: str | None
    forward_inbound: int
    webhook_url: str | None
    oversight_webhook_url: str | None
    signature_block: str | None
    default_gate_timing: GateTiming
    mcp_configured: int
    created_ms: int
    is_active: int

    @classmethod
    def of(cls, row: sqlite3.Row) -> "Mailbox":
        """Read a row of `mailboxes`."""
        values = dict(row)
        values["oversight_mode"] = OversightMode(values["oversight_mode"])
        values["default_gate_timing"] = GateTiming(values["default_gate_timing"])
        return cls(**values)


@dataclass(frozen=True)
class Email:
    """One e-mail. Times are epoch milliseconds; `due_ms` is when time itself changes it next, if it does."""

    id: str
    mailbox_id: str
    direction: Direction
    from_address: str
    to_addresses: list[str]
    cc: list[str]
    bcc: list[str]
    subject: str
    text: str
    html: str | None
    status: Status
    mode: OversightMode
    thread_id: str
    in_reply_to: str | None
    content_digest: str | None
    received_ms: int
    due_ms: int | None
    send_at_ms: int | None
    gate_timing: GateTiming
    approved_ms: int | None
    approved_by: str | None
    sent_ms: int | None
    delivered_ms: int | None
    bounced_ms: int | None
    bounce_type: str | None
    spam_score: int | None
    spam_verdict: str | None
    tags: dict[str, str]
    tags_listed: int
    has_attachments: int
    test: int

    @classmethod
    def of(cls, row: sqlite3.Row) -> "Email":
        """Read a row of `emails`."""
        values = dict(row)
        for name in ("to_addresses", "cc", "bcc", "tags"):
            values[name] = msgspec.json.decode(values[name])
        values["direction"] = Direction(values["direction"])
        values["status"] = Status(values["status"])
        values["mode"] = OversightMode(values["mode"])
        values["gate_timing"] = GateTiming(values["gate_timing"])
        return cls(**values)

    @property
    def recipients(self) -> list[str]:
        """Every address the agent named, hidden ones included."""
        return [*self.to_addresses, *self.cc, *self.bcc]


@dataclass(frozen=True)
class Attachment:
    """One attached file, whole."""

    name: str
    content_type: str
    content: bytes
