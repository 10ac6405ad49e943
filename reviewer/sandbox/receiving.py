"""A received mail, as `POST /_control/inbound` puts it in."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from reviewer.multimail.words import Direction
from reviewer.sandbox import checks, emails, ledger, life, states
from reviewer.sandbox.emails import Draft
from reviewer.sandbox.records import Email, Mailbox
from reviewer.sandbox.web import Call


class _Spam(StrEnum):
    CLEAN = "clean"
    FLAGGED = "flagged"
    QUARANTINED = "quarantined"


def receive(call: Call, body: dict[str, Any]) -> Email:
    """Store a received mail and tell the webhooks.

    Fields: `mailbox_id` or `mailbox` (address), `from`, `subject`, `text`; optional `html`, `cc`, `attachments`,
    `in_reply_to` (an e-mail's id, whose thread it joins), `thread_id`, `spam_verdict` (clean, flagged, quarantined).
    """
    mailbox = _mailbox(call, body)
    sender = checks.address(body.get("from"), "from")
    verdict = checks.word(body["spam_verdict"], "spam_verdict", _Spam) if "spam_verdict" in body else None
    draft = _draft(call, mailbox, body)
    made = emails.outbound(call.box, mailbox, draft, call.now, mode=mailbox.oversight_mode)
    score = None if verdict is None else list(_Spam).index(verdict) * 5
    arrived = replace(
        made, direction=Direction.INBOUND, from_address=sender, spam_verdict=verdict, spam_score=score, test=0
    )
    change = states.receive(arrived, call.now, call.box.ttl_ms)
    emails.store(call.db, change.email, draft.attachments)
    ledger.count(call.db, ledger.RECEIVED, call.now)
    life.announce(call.box, call.db, change, call.now)
    return change.email


def _mailbox(call: Call, body: dict[str, Any]) -> Mailbox:
    if "mailbox_id" in body:
        return emails.find_mailbox(call.db, checks.filled(body["mailbox_id"], "mailbox_id"))
    return emails.mailbox_at(call.db, checks.address(body.get("mailbox"), "mailbox"))


def _draft(call: Call, mailbox: Mailbox, body: dict[str, Any]) -> Draft:
    answered = body.get("in_reply_to")
    thread_id = body.get("thread_id")
    if answered is not None:
        thread_id = emails.find_email(call.db, checks.filled(answered, "in_reply_to"), mailbox.id).thread_id
    return Draft(
        to=[mailbox.address],
        subject=checks.text(body.get("subject", ""), "subject", longest=checks.MAX_SUBJECT, one_line=True),
        text=checks.text(body.get("text", ""), "text"),
        html=checks.text(body["html"], "html") if "html" in body else None,
        cc=checks.addresses(body.get("cc", []), "cc"),
        attachments=checks.attachments(body.get("attachments", [])),
        thread_id=None if thread_id is None else checks.filled(thread_id, "thread_id"),
    )
