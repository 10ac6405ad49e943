"""Taking a new e-mail in: the limits, the idempotency key, the doubled reply, and the row that waits for its scan."""

import sqlite3
from dataclasses import replace

from reviewer.multimail.words import OversightMode
from reviewer.sandbox import account, checks, emails, ledger
from reviewer.sandbox.account import Account
from reviewer.sandbox.clock import DAY, MINUTE
from reviewer.sandbox.emails import Draft
from reviewer.sandbox.records import Email, Mailbox
from reviewer.sandbox.web import Call, Refusal, conflict


class AlreadySent(Exception):
    """The idempotency key was used before; holds the id of the e-mail it made."""

    def __init__(self, email_id: str) -> None:
        """Take the first e-mail's id."""
        super().__init__(email_id)
        self.email_id = email_id


def take_in(
    call: Call, mailbox: Mailbox, draft: Draft, *, asked: OversightMode | None = None, answers: Email | None = None
) -> Email:
    """Queue a new e-mail for its scan.

    AlreadySent for a known idempotency key; refused when the mailbox is read-only (403), when the time to send at has
    passed (400), when the limits are reached (429), or when the same reply was given to the same e-mail less than a
    minute ago (409).
    """
    mode = mailbox.oversight_mode.or_stricter(asked or OversightMode.AUTONOMOUS)
    _refuse_limited_key(call)
    if draft.idempotency_key:
        _look_for_first(call, mailbox, draft.idempotency_key)
    # After the key: a repeat sends nothing, and may come when the mailbox is read-only or its time has passed.
    refuse_read_only(mailbox)
    if asked is OversightMode.READ_ONLY:
        raise Refusal(403, "The request asks for read_only, which sends nothing.")
    checks.ahead(draft.send_at_ms, call.now)
    if answers:
        _refuse_doubled(call, answers, draft)
    _refuse_over_limit(call)
    in_reply_to = answers.id if answers else None
    email = by_key(call, emails.outbound(call.box, mailbox, draft, call.now, mode=mode, in_reply_to=in_reply_to))
    _keep(call, email, draft)
    return email


def by_key(call: Call, email: Email) -> Email:
    """The e-mail as the key that asks makes it: what a test key wrote or approved is delivered to nobody."""
    return replace(email, test=1) if call.key and call.key.test else email


def refuse_read_only(mailbox: Mailbox) -> None:
    """403 when nothing may be sent from the mailbox."""
    if mailbox.oversight_mode is OversightMode.READ_ONLY:
        raise Refusal(403, f"{mailbox.address} is read_only: it sends nothing. Ask its operator for an upgrade.")


def refuse_suspended(own: Account) -> None:
    """403 while nothing may be sent from the account."""
    if own.sending_disabled:
        raise Refusal(403, f"Sending is disabled: {own.sending_disabled_reason or 'no reason given'}.")


def _keep(call: Call, email: Email, draft: Draft) -> None:
    emails.store(call.db, email, draft.attachments)
    if draft.idempotency_key:
        call.db.execute(
            "INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?)",
            (email.mailbox_id, draft.idempotency_key, email.id, call.now),
        )
    metadata: dict[str, object] = {"mailbox_id": email.mailbox_id, "thread_id": email.thread_id}
    if email.in_reply_to:
        metadata["in_reply_to"] = email.in_reply_to
    resource = ("email", email.id)
    ledger.write_audit(
        call.box, call.db, call.now, action="send", resource=resource, actor=call.actor, metadata=metadata
    )


def _look_for_first(call: Call, mailbox: Mailbox, key: str) -> None:
    row = call.db.execute(
        "SELECT email_id FROM idempotency WHERE mailbox_id = ? AND key = ? AND created_ms > ?",
        (mailbox.id, key, call.now - DAY),
    ).fetchone()
    if row is not None:
        raise AlreadySent(row["email_id"])


def _refuse_doubled(call: Call, answers: Email, draft: Draft) -> None:
    row = _find_doubled(call.db, answers.id, draft.digest, call.now)
    if row is not None:
        raise conflict(f"The same reply to {answers.id} was sent less than 60 seconds ago: {row['id']}.")


def _find_doubled(db: sqlite3.Connection, email_id: str, digest: str, now: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute(
        "SELECT id FROM emails WHERE in_reply_to = ? AND content_digest = ? AND received_ms > ?",
        (email_id, digest, now - MINUTE),
    ).fetchone()
    return row


def _refuse_limited_key(call: Call) -> None:
    if call.key and call.key.limited:
        raise too_many("plain", 2)


def _refuse_over_limit(call: Call) -> None:
    own = account.load(call.db)
    refuse_suspended(own)
    if own.limit.mode != "none":
        refusal = too_many(own.limit.mode, own.limit.retry_after)
        if own.limit.error:
            refusal.body["error"] = own.limit.error
        raise refusal
    if account.sent_this_month(call.db, own, call.now) >= own.allows.emails_a_month:
        raise too_many("quota", own.limit.retry_after)


def too_many(mode: str, retry_after: float) -> Refusal:
    """The three bodies of a 429 (contract, section 4)."""
    headers = {"Retry-After": f"{retry_after:g}"}
    if mode == "quota":
        return Refusal(429, "The monthly email quota is used up. Upgrade the plan for more sends.", headers=headers)
    if mode == "warmup":
        return Refusal(
            429,
            "The warm-up limit of today is reached.",
            headers=headers,
            warmup_stage="day_1_to_3",
            daily_sent=20,
            daily_limit=20,
            hint="New accounts send more each day. Try again tomorrow.",
        )
    return Refusal(429, "Too many requests. Try again later.", headers=headers)
