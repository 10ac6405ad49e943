"""The life of an e-mail (contract, section 2): which change follows from which state. Pure: no clock, no store.

Three kinds of recipient make an outcome that a real mail server decides: the local parts `bounce`, `complaint` and
`send-failed`. Everything else is delivered shortly after it is sent.
"""

from dataclasses import dataclass, replace
from typing import Final

from reviewer.multimail.words import CANCELLABLE, HELD, Action, Direction, Event, GateTiming, OversightMode, Status
from reviewer.sandbox.clock import SECOND
from reviewer.sandbox.records import Email

DELIVERY_MS: Final = SECOND // 2

BOUNCES: Final = "bounce"
COMPLAINS: Final = "complaint"
FAILS: Final = "send-failed"


class WrongState(Exception):
    """The e-mail is in a state that does not allow this; the message says which."""


@dataclass(frozen=True)
class Change:
    """What becomes of an e-mail: the e-mail afterwards, the webhook events to tell, the audit entry if there is one."""

    email: Email
    events: tuple[Event, ...] = ()
    audit: str | None = None
    reason: str | None = None
    goes_out: bool = False


def when_due(email: Email, ttl_ms: int) -> Change:
    """What time does to an e-mail whose `due_ms` has come. It happens at `due_ms`, however late it is noticed."""
    at = _due(email)
    if email.status is Status.PENDING_SCAN:
        return _after_scan(email, at, ttl_ms)
    if email.status is Status.SCHEDULED:
        return _hold(email, at, ttl_ms) if _needs_decision(email) else _send(email, at)
    if email.status in HELD:
        return Change(_settled(email, Status.EXPIRED), audit="expire")
    if email.status is Status.SENT:
        return _arrive(email, at)
    raise WrongState(f"Nothing is due for an e-mail whose status is {email.status}.")


def fail(email: Email) -> Change:
    """What becomes of an e-mail that was to go out by itself and may not."""
    return Change(_settled(email, Status.SEND_FAILED))


def decide(email: Email, action: Action, at: int, by: str, reason: str | None) -> Change:
    """Approve or reject an e-mail that waits; WrongState when it does not."""
    if email.status not in HELD:
        raise WrongState(f"{email.id} does not wait for a decision: its status is {email.status}.")
    if action is Action.REJECT:
        return Change(_settled(email, Status.REJECTED), (Event.OVERSIGHT_REJECTED,), audit="reject", reason=reason)
    after = _after_approval(replace(email, approved_ms=at, approved_by=by), at)
    return replace(after, events=(Event.OVERSIGHT_APPROVED, *after.events), audit="approve", reason=reason)


def cancel(email: Email) -> Change | None:
    """Cancel an e-mail that has not gone out; None when it is cancelled already; WrongState otherwise."""
    if email.status is Status.CANCELLED:
        return None
    if email.status not in CANCELLABLE:
        raise WrongState(f"{email.id} cannot be cancelled any more: its status is {email.status}.")
    return Change(_settled(email, Status.CANCELLED), audit="cancel")


def reschedule(email: Email, changed: Email, mode: OversightMode, scanned_ms: int) -> Change:
    """Give a scheduled e-mail the time and the content of `changed`; new content is scanned again by `scanned_ms`.

    New content is under `mode`, the mailbox's by now, where that is the stricter one. What was approved stays approved.
    """
    if email.status is not Status.SCHEDULED:
        raise WrongState(f"{email.id} is not scheduled: its status is {email.status}.")
    if replace(changed, send_at_ms=email.send_at_ms) != email:
        scanned = replace(changed, status=Status.PENDING_SCAN, due_ms=scanned_ms, mode=email.mode.or_stricter(mode))
        return Change(scanned, audit="reschedule")
    return Change(_scheduled(changed), audit="reschedule")


def receive(email: Email, at: int, ttl_ms: int) -> Change:
    """The first state of a received e-mail."""
    if email.spam_verdict == "quarantined":
        return Change(_settled(email, Status.SPAM_QUARANTINED))
    if email.mode.holds_inbound:
        held = replace(email, status=Status.PENDING_INBOUND_APPROVAL, due_ms=at + ttl_ms)
        return Change(held, (Event.OVERSIGHT_PENDING,))
    status = Status.SPAM_FLAGGED if email.spam_verdict == "flagged" else Status.UNREAD
    return Change(_settled(email, status), (Event.MESSAGE_RECEIVED,))


def _after_scan(email: Email, at: int, ttl_ms: int) -> Change:
    waits_first = not _needs_decision(email) or email.gate_timing is GateTiming.SCHEDULE_FIRST
    if waits_first and _is_later(email, at):
        return Change(_scheduled(email))
    return _hold(email, at, ttl_ms) if _needs_decision(email) else _send(email, at)


def _after_approval(email: Email, at: int) -> Change:
    if email.direction is Direction.INBOUND:
        return Change(_settled(email, Status.UNREAD), (Event.MESSAGE_RECEIVED,))
    return Change(_scheduled(email)) if _is_later(email, at) else _send(email, at)


def _hold(email: Email, at: int, ttl_ms: int) -> Change:
    held = replace(email, status=Status.PENDING_SEND_APPROVAL, due_ms=at + ttl_ms)
    return Change(held, (Event.OVERSIGHT_PENDING,))


def _send(email: Email, at: int) -> Change:
    if _has_recipient(email, FAILS):
        return fail(email)
    due = None if email.test else at + DELIVERY_MS
    return Change(replace(email, status=Status.SENT, due_ms=due, sent_ms=at), (Event.MESSAGE_SENT,), goes_out=True)


def _arrive(email: Email, at: int) -> Change:
    if _has_recipient(email, BOUNCES):
        bounced = replace(email, due_ms=None, bounced_ms=at, bounce_type="HardBounce")
        return Change(bounced, (Event.MESSAGE_BOUNCED,))
    complained = (Event.MESSAGE_COMPLAINED,) if _has_recipient(email, COMPLAINS) else ()
    return Change(replace(email, due_ms=None, delivered_ms=at), (Event.MESSAGE_DELIVERED, *complained))


def _settled(email: Email, status: Status) -> Email:
    """The e-mail in a status that time does not change."""
    return replace(email, status=status, due_ms=None)


def _scheduled(email: Email) -> Email:
    return replace(email, status=Status.SCHEDULED, due_ms=email.send_at_ms)


def _needs_decision(email: Email) -> bool:
    return email.mode.holds_outbound and email.approved_ms is None


def _is_later(email: Email, at: int) -> bool:
    return email.send_at_ms is not None and email.send_at_ms > at


def _has_recipient(email: Email, local_part: str) -> bool:
    return any(address.lower().startswith(local_part + "@") for address in email.recipients)


def _due(email: Email) -> int:
    if email.due_ms is None:
        raise WrongState(f"Nothing is due for {email.id}.")
    return email.due_ms
