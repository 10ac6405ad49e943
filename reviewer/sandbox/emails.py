"""Finding and making e-mails in the store."""

import hashlib
import sqlite3
from dataclasses import dataclass, field
from typing import Final

import msgspec

from reviewer.multimail.words import Direction, GateTiming, OversightMode, Status
from reviewer.sandbox.box import Box
from reviewer.sandbox.ids import EMAIL
from reviewer.sandbox.records import Attachment, Email, Mailbox
from reviewer.sandbox.web import missing

_INSERT: Final = """
INSERT INTO emails (
    id, mailbox_id, direction, from_address, to_addresses, cc, bcc, subject, text, html, status, mode, thread_id,
    in_reply_to, content_digest, received_ms, due_ms, send_at_ms, gate_timing, approved_ms, approved_by, sent_ms,
    delivered_ms, bounced_ms, bounce_type, spam_score, spam_verdict, tags, tags_listed, has_attachments, test
) VALUES (
    :id, :mailbox_id, :direction, :from_address, :to_addresses, :cc, :bcc, :subject, :text, :html, :status, :mode,
    :thread_id, :in_reply_to, :content_digest, :received_ms, :due_ms, :send_at_ms, :gate_timing, :approved_ms,
    :approved_by, :sent_ms, :delivered_ms, :bounced_ms, :bounce_type, :spam_score, :spam_verdict, :tags, :tags_listed,
    :has_attachments, :test
)"""

_UPDATE: Final = """
UPDATE emails SET
    to_addresses = :to_addresses, cc = :cc, bcc = :bcc, subject = :subject, text = :text, html = :html,
    status = :status, mode = :mode, due_ms = :due_ms, send_at_ms = :send_at_ms,
    approved_ms = :approved_ms, approved_by = :approved_by,
    sent_ms = :sent_ms, delivered_ms = :delivered_ms, bounced_ms = :bounced_ms, bounce_type = :bounce_type,
    tags = :tags, tags_listed = :tags_listed, test = :test
WHERE id = :id"""


@dataclass(frozen=True)
class Draft:
    """The content of an e-mail to be made, checked."""

    to: list[str]
    subject: str
    text: str
    html: str | None = None
    cc: list[str] = field(default_factory=list)
    bcc: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    tags_listed: bool = False
    thread_id: str | None = None
    send_at_ms: int | None = None
    gate_timing: GateTiming | None = None
    idempotency_key: str | None = None  # an empty one counts as none: clients make it of an unset variable

    @property
    def digest(self) -> str:
        """Equal for two replies of the same content."""
        files = [(file.name, file.content_type, file.content) for file in self.attachments]
        whole = msgspec.json.encode([self.text, self.html, self.cc, self.bcc, files])
        return hashlib.sha256(whole).hexdigest()


def find_mailbox(db: sqlite3.Connection, mailbox_id: str) -> Mailbox:
    """The mailbox of that id; refused with 404 when there is none or it is deleted."""
    row = db.execute("SELECT * FROM mailboxes WHERE id = ? AND is_active", (mailbox_id,)).fetchone()
    if row is None:
        raise missing("mailbox", mailbox_id)
    return Mailbox.of(row)


def mailbox_at(db: sqlite3.Connection, name: str) -> Mailbox:
    """The mailbox of that address (or id); refused with 404 when there is none."""
    row = db.execute(
        "SELECT * FROM mailboxes WHERE (address = ? OR id = ?) AND is_active", (name.lower(), name)
    ).fetchone()
    if row is None:
        raise missing("mailbox", name)
    return Mailbox.of(row)


def find_email(db: sqlite3.Connection, email_id: str, mailbox_id: str | None = None) -> Email:
    """The e-mail of that id, in that mailbox if one is named; refused with 404 when there is none."""
    row = db.execute(
        "SELECT emails.* FROM emails JOIN mailboxes ON mailboxes.id = mailbox_id AND is_active WHERE emails.id = ?",
        (email_id,),
    ).fetchone()
    if row is None or (mailbox_id is not None and row["mailbox_id"] != mailbox_id):
        raise missing("e-mail", email_id)
    return Email.of(row)


def in_thread(db: sqlite3.Connection, thread_id: str, mailbox_id: str | None = None) -> list[Email]:
    """The e-mails of a thread, oldest first."""
    rows = db.execute(
        "SELECT emails.* FROM emails JOIN mailboxes ON mailboxes.id = mailbox_id AND is_active"
        " WHERE thread_id = ? AND (? IS NULL OR mailbox_id = ?) ORDER BY emails.id",
        (thread_id, mailbox_id, mailbox_id),
    )
    return [Email.of(row) for row in rows]


def attachments_of(db: sqlite3.Connection, email_id: str) -> list[sqlite3.Row]:
    """Name, size and content_type of an e-mail's files, in their order."""
    return db.execute(
        "SELECT name, length(content) AS size, content_type FROM attachments WHERE email_id = ? ORDER BY position",
        (email_id,),
    ).fetchall()


def attachment(db: sqlite3.Connection, email_id: str, name: str) -> Attachment:
    """One file, whole; refused with 404 when there is none of that name."""
    row = db.execute(
        "SELECT name, content_type, content FROM attachments WHERE email_id = ? AND name = ?", (email_id, name)
    ).fetchone()
    if row is None:
        raise missing("attachment", name)
    return Attachment(*row)


def mailbox_of(db: sqlite3.Connection, email: Email) -> Mailbox:
    """The mailbox of an e-mail, deleted ones included."""
    return Mailbox.of(db.execute("SELECT * FROM mailboxes WHERE id = ?", (email.mailbox_id,)).fetchone())


def outbound(
    box: Box,
    mailbox: Mailbox,
    draft: Draft,
    now: int,
    *,
    mode: OversightMode,
    in_reply_to: str | None = None,
) -> Email:
    """A new e-mail that waits for its scan, not stored yet."""
    return Email(
        id=box.ids.new(EMAIL, now),
        mailbox_id=mailbox.id,
        direction=Direction.OUTBOUND,
        from_address=mailbox.address,
        to_addresses=draft.to,
        cc=draft.cc,
        bcc=draft.bcc,
        subject=draft.subject,
        text=draft.text,
        html=draft.html,
        status=Status.PENDING_SCAN,
        mode=mode,
        thread_id=draft.thread_id or box.ids.new("thr_", now),
        in_reply_to=in_reply_to,
        content_digest=draft.digest if in_reply_to else None,
        received_ms=now,
        due_ms=now + box.scan_ms,
        send_at_ms=draft.send_at_ms,
        gate_timing=draft.gate_timing or mailbox.default_gate_timing,
        approved_ms=None,
        approved_by=None,
        sent_ms=None,
        delivered_ms=None,
        bounced_ms=None,
        bounce_type=None,
        spam_score=None,
        spam_verdict=None,
        tags=draft.tags,
        tags_listed=int(draft.tags_listed),
        has_attachments=int(bool(draft.attachments)),
        test=0,
    )


def store(db: sqlite3.Connection, email: Email, files: list[Attachment]) -> None:
    """Write a new e-mail and its files."""
    db.execute(_INSERT, _columns(email))
    db.executemany(
        "INSERT INTO attachments (email_id, position, name, content_type, content) VALUES (?, ?, ?, ?, ?)",
        [(email.id, at, file.name, file.content_type, file.content) for at, file in enumerate(files)],
    )


def save(db: sqlite3.Connection, email: Email) -> None:
    """Write what can change of a stored e-mail."""
    db.execute(_UPDATE, _columns(email))


def _columns(email: Email) -> dict[str, object]:
    lists = {name: msgspec.json.encode(getattr(email, name)).decode() for name in ("to_addresses", "cc", "bcc", "tags")}
    return {**vars(email), **lists}


def first_mailbox(db: sqlite3.Connection) -> Mailbox:
    """The oldest mailbox; refused with 404 when there is none."""
    row = db.execute("SELECT * FROM mailboxes WHERE is_active ORDER BY created_ms, id LIMIT 1").fetchone()
    if row is None:
        raise missing("mailbox", "first")
    return Mailbox.of(row)
