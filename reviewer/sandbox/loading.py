"""Fills the store: the drafts of a first start, and many drafts at once for benchmarks."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reviewer.multimail.words import Status
from reviewer.sandbox import emails
from reviewer.sandbox.box import Box
from reviewer.sandbox.clock import MINUTE
from reviewer.sandbox.emails import Draft
from reviewer.sandbox.ids import EMAIL
from reviewer.sandbox.records import Attachment, Email, Mailbox
from reviewer.sandbox.seed.model import SeedDraft, SeedMailbox

_PARAGRAPH: Final = (
    "At 14:{minute:02d} UTC the error rate of checkout-api rose to {percent}% because the pool of database connections "
    "was exhausted. The on-call engineer rolled back release v4.{number}, and the queue of {number} requests "
    "drained within {minute} minutes. Customers saw slow pages and some failed payments; no order was lost.\n\n"
)
_AUDIENCES: Final = ("engineering", "executive", "customer")


def load_seed(
    box: Box, db: sqlite3.Connection, boxes: Sequence[SeedMailbox], drafts: Sequence[SeedDraft], approver: str
) -> None:
    """Store mailboxes and drafts with their original times; `approver` is the key that approved those already sent."""
    now = box.clock.now()
    found = {seed.address.lower(): _seed_mailbox(box, db, seed, now) for seed in boxes}
    for place, draft in enumerate(sorted(drafts, key=lambda draft: -draft.minutes_ago)):
        at = now - draft.minutes_ago * MINUTE + place  # a millisecond apart, so that ids keep the order
        email = _seed_email(box, found[draft.mailbox.lower()], draft, at, now, approver)
        emails.store(db, email, [Attachment(file.name, file.content_type, file.content) for file in draft.attachments])


def load_many(box: Box, db: sqlite3.Connection, mailbox: Mailbox, count: int, now: int) -> list[str]:
    """Store `count` drafts of 2 to 8 KB that wait for a decision; gives their ids, oldest first."""
    made = [_filler(box, mailbox, number, now) for number in range(count)]
    for email in made:
        emails.store(db, email, [])
    return [email.id for email in made]


def _filler(box: Box, mailbox: Mailbox, number: int, now: int) -> Email:
    paragraph = _PARAGRAPH.format(minute=number % 60, percent=number % 97 + 1, number=number)
    incident = f"INC-{10_000 + number // 3}"
    audience = _AUDIENCES[number % 3]
    draft = Draft(
        to=[f"{audience}@example.com"],
        subject=f"[P{number % 4}] Incident {incident}: checkout-api is slow ({audience})",
        text=f"# {incident}\n\n" + paragraph * (5 + number % 16),
        tags={"incident": incident, "audience": audience, "severity": f"P{number % 4}"},
    )
    email = emails.outbound(box, mailbox, draft, now, mode=mailbox.oversight_mode)
    return replace(email, status=Status.PENDING_SEND_APPROVAL, due_ms=now + box.ttl_ms)


def _seed_mailbox(box: Box, db: sqlite3.Connection, seed: SeedMailbox, now: int) -> Mailbox:
    mailbox_id = box.ids.new("", now)
    db.execute(
        "INSERT INTO mailboxes (id, address, display_name, auto_cc, auto_bcc, created_ms) VALUES (?, ?, ?, ?, ?, ?)",
        (mailbox_id, seed.address.lower(), seed.display_name, seed.auto_cc, seed.auto_bcc, now),
    )
    return emails.find_mailbox(db, mailbox_id)


def _seed_email(box: Box, mailbox: Mailbox, seed: SeedDraft, at: int, now: int, approver: str) -> Email:
    draft = Draft(
        to=list(seed.to),
        subject=seed.subject,
        text=seed.text,
        html=seed.html,
        cc=list(seed.cc),
        bcc=list(seed.bcc),
        attachments=[Attachment(file.name, file.content_type, file.content) for file in seed.attachments],
        tags=_tags(seed),
        tags_listed=isinstance(seed.tags, list),
        thread_id=seed.thread,
        send_at_ms=None if seed.send_at_minutes is None else now + seed.send_at_minutes * MINUTE,
    )
    email = replace(emails.outbound(box, mailbox, draft, at, mode=mailbox.oversight_mode), id=box.ids.past(EMAIL, at))
    if seed.state == "sent":
        decided = at + 4 * MINUTE
        return replace(
            email,
            status=Status.SENT,
            due_ms=None,
            approved_ms=decided,
            approved_by=approver,
            sent_ms=decided,
            delivered_ms=decided,
        )
    left = seed.expires_in_minutes
    expires = at + box.ttl_ms if left is None else now + left * MINUTE
    return replace(email, status=Status.PENDING_SEND_APPROVAL, due_ms=expires)


def _tags(seed: SeedDraft) -> dict[str, str]:
    if isinstance(seed.tags, list):
        return dict.fromkeys(seed.tags, "true")
    return seed.tags or {}
