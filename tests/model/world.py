"""What the model looks at: every mail as MultiMail has it, from MultiMail's own store, whatever the API answers."""

import json
from dataclasses import dataclass, field

from reviewer.sandbox import life
from reviewer.sandbox.box import Box

OUT = ("sent", "delivered", "bounced", "scheduled", "send_failed")
HELD = ("pending_send_approval", "pending_inbound_approval")


@dataclass(frozen=True)
class Mail:
    """One mail: its content, its status, and the addresses of each time it went out."""

    ident: str
    status: str
    subject: str
    text: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    approved: bool
    went_out_to: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class World:
    """All mails by id, and which mail was handed in under which idempotency key."""

    mails: dict[str, Mail] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


def newest(box: Box) -> str:
    """The id of the newest mail, so that a later look sees only what came after it."""
    with box.store.transaction() as db:
        return str(db.execute("SELECT max(id) FROM emails").fetchone()[0] or "")


def look(box: Box, after: str) -> World:
    """Everything that is newer than the mail `after`."""
    with box.store.transaction() as db:
        life.advance(box, db, box.clock.now())
        rows = db.execute("SELECT * FROM emails WHERE id > ? ORDER BY id", (after,)).fetchall()
        sent = db.execute("SELECT email_id, envelope FROM outbox WHERE email_id > ? ORDER BY seq", (after,)).fetchall()
        keys = db.execute("SELECT key, email_id FROM idempotency WHERE email_id > ?", (after,)).fetchall()
    reached: dict[str, list[frozenset[str]]] = {}
    for row in sent:
        envelope = json.loads(row["envelope"])
        reached.setdefault(row["email_id"], []).append(frozenset(envelope["to"] + envelope["cc"] + envelope["bcc"]))
    mails = {
        row["id"]: Mail(
            row["id"],
            row["status"],
            row["subject"],
            row["text"],
            tuple(json.loads(row["to_addresses"])),
            tuple(json.loads(row["cc"])),
            row["approved_ms"] is not None,
            tuple(reached.get(row["id"], ())),
        )
        for row in rows
    }
    return World(mails, {row["key"]: row["email_id"] for row in keys})
