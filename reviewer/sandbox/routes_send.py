"""Send, reply, cancel and reschedule: the official routes and the dialects' names for them."""

from dataclasses import replace
from typing import Any, Final

from reviewer.multimail.words import Direction, OversightMode, Status
from reviewer.sandbox import bodies, checks, emails, life, sending, states
from reviewer.sandbox.clock import iso_or_none
from reviewer.sandbox.emails import Draft
from reviewer.sandbox.records import Email, Mailbox
from reviewer.sandbox.web import Call, Reply, bad, conflict

_UNDECIDED: Final = frozenset({Status.PENDING_SCAN, Status.PENDING_SEND_APPROVAL})


def send(call: Call) -> Reply:
    """POST mailboxes/{mb}/send: 202, or 200 for a known idempotency key."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    return _official(call, mailbox, bodies.official_send(call.body()))


def reply(call: Call) -> Reply:
    """POST mailboxes/{mb}/reply/{id}."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    answered = emails.find_email(call.db, call.args["email"], mailbox.id)
    return _official(call, mailbox, _reply_draft(answered, call.body()), answers=answered)


def dialect_send(call: Call) -> Reply:
    """POST /v1/send and /v1/emails/send: the mailbox is named by its address."""
    body = call.body()
    mailbox = emails.mailbox_at(call.db, bodies.sender(body))
    return _official(call, mailbox, bodies.dialect_send(body), asked=bodies.asked_mode(body))


def dialect_reply(call: Call) -> Reply:
    """POST /v1/emails/{id}/reply `{mailbox, body}`."""
    body = call.body()
    answered = emails.find_email(call.db, call.args["email"])
    mailbox = emails.mailbox_at(call.db, bodies.sender(body)) if "mailbox" in body else _mailbox_of(call, answered)
    if mailbox.id != answered.mailbox_id:
        raise bad(f"{answered.id} is not an e-mail of {mailbox.address}.")
    return _official(call, mailbox, _reply_draft(answered, body), answers=answered)


def send_email(call: Call) -> Reply:
    """POST /v1/send_email: answers `pending`, and where a person decides; that address needs a sign-in."""
    body = call.body()
    mailbox = emails.mailbox_at(call.db, bodies.sender(body))
    draft = bodies.dialect_send(body)
    try:
        email = sending.take_in(call, mailbox, draft, asked=bodies.asked_mode(body))
    except sending.AlreadySent as first:
        known = emails.find_email(call.db, first.email_id)
        gated = known.mode.holds_outbound or mailbox.oversight_mode.holds_outbound
        return Reply(_where_decided(call, known, held=gated and known.status in _UNDECIDED) | _already(known.id))
    held = email.mode.holds_outbound
    return Reply({**_ids(email), "status": "pending", **_where_decided(call, email, held=held)}, 202)


def _where_decided(call: Call, email: Email, *, held: bool) -> dict[str, object]:
    """Whether a person decides, and where."""
    return {
        "pending_approval": held,
        "approval_url": f"{call.box.base_url}/approvals/{email.id}" if held else None,
    }


def cancel(call: Call) -> Reply:
    """POST mailboxes/{mb}/emails/{id}/cancel: repeating it is fine."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    return _cancel(call, emails.find_email(call.db, call.args["email"], mailbox.id))


def cancel_message(call: Call) -> Reply:
    """POST /v1/cancel_message `{message_id}`."""
    email_id = checks.ident(call.body().get("message_id"), "message_id")
    return _cancel(call, emails.find_email(call.db, email_id))


def reschedule(call: Call) -> Reply:
    """PATCH mailboxes/{mb}/emails/{id}/schedule: another time or other content for a scheduled e-mail."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    email = emails.find_email(call.db, call.args["email"], mailbox.id)
    changed = _changed(email, call.body(), call.now)
    try:
        change = states.reschedule(email, changed, mailbox.oversight_mode, call.now + call.box.scan_ms)
    except states.WrongState as error:
        raise conflict(str(error)) from error
    if change.email.status is Status.PENDING_SCAN:
        sending.refuse_read_only(mailbox)
        change = replace(change, email=sending.by_key(call, change.email))
    email = life.apply(call.box, call.db, change, call.now, call.actor)
    return Reply({**_ids(email), "status": email.status, "send_at": iso_or_none(email.send_at_ms)})


def _changed(email: Email, body: dict[str, Any], now: int) -> Email:
    """The e-mail with what a body asks for."""
    new: dict[str, Any] = {name: checks.addresses(body[name], name) for name in ("cc", "bcc") if name in body}
    if "to" in body:
        new["to_addresses"] = checks.addresses(body["to"], "to", most=checks.MAX_TO)
    if "subject" in body:
        new["subject"] = bodies.subject(body)
    if "markdown" in body:
        # The body is what HTML is made of: what was there would go out unchanged.
        new |= {"text": checks.text(body["markdown"], "markdown"), "html": None}
    if at := next((name for name in bodies.SEND_AT if name in body), None):
        new["send_at_ms"] = checks.utc(body[at], at)
        checks.ahead(new["send_at_ms"], now)
    return replace(email, **new)


def _official(
    call: Call, mailbox: Mailbox, draft: Draft, *, asked: OversightMode | None = None, answers: Email | None = None
) -> Reply:
    try:
        email = sending.take_in(call, mailbox, draft, asked=asked, answers=answers)
    except sending.AlreadySent as first:
        return Reply(_already(first.email_id))
    return Reply({**_ids(email), "status": email.status}, 202)


def _reply_draft(answered: Email, body: dict[str, Any]) -> Draft:
    to = [answered.from_address] if answered.direction is Direction.INBOUND else answered.to_addresses
    subject = bodies.reply_subject(answered.subject)
    return bodies.official_reply(body, to=to, subject=subject, thread_id=answered.thread_id)


def _mailbox_of(call: Call, email: Email) -> Mailbox:
    return emails.find_mailbox(call.db, email.mailbox_id)


def _cancel(call: Call, email: Email) -> Reply:
    try:
        change = states.cancel(email)
    except states.WrongState as error:
        raise conflict(str(error)) from error
    if change:
        life.apply(call.box, call.db, change, call.now, call.actor)
    return Reply({"id": email.id, "message_id": email.id, "status": Status.CANCELLED})


def _ids(email: Email) -> dict[str, object]:
    return {"id": email.id, "email_id": email.id, "message_id": email.id, "thread_id": email.thread_id}


def _already(email_id: str) -> dict[str, object]:
    return {"id": email_id, "email_id": email_id, "message_id": email_id, "status": "already_sent", "idempotent": True}
