"""The approval queue: the pending lists and the decision, official and of the dialects."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import msgspec

from reviewer.multimail.words import Action, Decided, Direction, Scope, Status
from reviewer.sandbox import account, checks, emails, keys, life, sending, shapes, states
from reviewer.sandbox.records import Email, Mailbox
from reviewer.sandbox.web import Call, Key, Reply, bad, conflict

_MOST: Final = 1000
_ID_CURSOR: Final = re.compile(r"after-(msg_[0-9A-HJKMNP-TV-Z]{26})")
_REVIEWS: Final = frozenset({Scope.OVERSIGHT, Scope.OVERSIGHT_READ})


@dataclass(frozen=True)
class _Seen:
    """What a list shows of the queue: None means that it does not matter."""

    direction: Direction | None = None
    sender: str | None = None


_ALL: Final = _Seen()


def pending(call: Call) -> Reply:
    """GET oversight/pending: everything that waits, oldest first; pages when `limit` is given."""
    return _answer(call, None, shapes.pending)


def pending_of_mailbox(call: Call) -> Reply:
    """GET mailboxes/{mb}/pending."""
    return _answer(call, emails.find_mailbox(call.db, call.args["mailbox"]), shapes.pending_of_dialect)


def list_pending(call: Call) -> Reply:
    """GET /v1/list_pending and /v1/emails/pending: `tag` and `mailbox` (an address) narrow it.

    A key that does not reach oversight/pending sees drafts alone, and one that sends its own (contract, section 7).
    """
    address = call.query("mailbox")
    mailbox = emails.mailbox_at(call.db, address) if address else None
    # Clients write `tag=` for one that they were not given.
    return _answer(call, mailbox, shapes.pending_of_dialect, tag=call.query("tag"), seen=_seen_by(call.key))


def decide(call: Call) -> Reply:
    """POST oversight/decide `{email_id, action, reason?}`."""
    body = call.body()
    email_id = checks.ident(body.get("email_id"), "email_id")
    return _decide(call, email_id, checks.word(body.get("action"), "action", Action), body)


def decide_by_path(call: Call) -> Reply:
    """POST /v1/emails/{id}/decide `{action}` or `{decision}`."""
    body = call.body()
    name = "action" if "action" in body else "decision"
    return _decide(call, call.args["email"], checks.word(body.get(name), name, Action), body)


def _decide(call: Call, email_id: str, action: Action, body: dict[str, Any]) -> Reply:
    reason = checks.text(body["reason"], "reason") if "reason" in body else None
    email = emails.find_email(call.db, email_id)
    if action is Action.APPROVE and email.status is Status.PENDING_SEND_APPROVAL:
        _refuse_where_nothing_goes_out(call, email)
        email = sending.by_key(call, email)
    try:
        email = life.decide(call.box, call.db, email, action, at=call.now, actor=call.actor, reason=reason)
    except states.WrongState as error:
        raise conflict(str(error)) from error
    if email.status is Status.REJECTED:
        return Reply({"id": email.id, "status": Decided.REJECTED})
    if email.status is Status.SEND_FAILED:
        # It was to go out now: "approved" is one that goes out later.
        return Reply({"id": email.id, "status": Decided.APPROVED_AND_SENT})
    if email.status is not Status.SENT:
        return Reply({"id": email.id, "status": Decided.APPROVED})
    postmark = f"pm-{email.id.removeprefix('msg_').lower()}"
    return Reply({"id": email.id, "status": Decided.APPROVED_AND_SENT, "postmark_message_id": postmark})


def _refuse_where_nothing_goes_out(call: Call, email: Email) -> None:
    """403 where the mailbox or the account sends nothing by now: the e-mail goes on waiting."""
    sending.refuse_read_only(emails.mailbox_of(call.db, email))
    sending.refuse_suspended(account.load(call.db))


def _answer(
    call: Call,
    mailbox: Mailbox | None,
    shape: Callable[[Email], dict[str, Any]],
    *,
    tag: str | None = None,
    seen: _Seen = _ALL,
) -> Reply:
    limit_text = call.query("limit")
    limit = checks.whole(limit_text, "limit", default=_MOST, most=_MOST) if limit_text is not None else None
    found = _first(_held(call, mailbox, seen), tag, limit)
    more = limit is not None and len(found) > limit
    shown = found[:limit]
    listed = msgspec.Raw(msgspec.json.encode([shape(email) for email in shown]))
    cursor = f"after-{shown[-1].id}" if more else None
    return Reply({"emails": listed, "pending": listed, "messages": listed, "cursor": cursor})


def _after(call: Call) -> str:
    cursor = call.query("cursor")
    if cursor is None:
        return ""
    match = _ID_CURSOR.fullmatch(cursor)
    if not match:
        raise bad("cursor is not one that a page before gave.")
    return match[1]


def _seen_by(key: Key | None) -> _Seen:
    """What a key sees in the list of its own drafts; a reviewer's key sees there what it sees everywhere."""
    if key is None or key.scopes & _REVIEWS:
        return _ALL
    return _Seen(Direction.OUTBOUND, key.id if Scope.SEND in key.scopes else None)


def _held(call: Call, mailbox: Mailbox | None, seen: _Seen) -> Iterator[Email]:
    """What waits and is seen, oldest first, from the cursor on."""
    secrets = keys.kept(call.db)
    values = {
        "after": _after(call),
        "mailbox": mailbox and mailbox.id,
        "direction": seen.direction,
        "sender": seen.sender,
        "agent": secrets and secrets.ids[keys.AGENT],
    }
    return map(Email.of, call.db.execute(_HELD, values))


def _first(held: Iterable[Email], tag: str | None, limit: int | None) -> list[Email]:
    """Those with the tag; one more than `limit`, so that the caller sees whether there are more."""
    found = (email for email in held if tag is None or _has_tag(email, tag))
    return list(islice(found, None if limit is None else limit + 1))


def _has_tag(email: Email, tag: str) -> bool:
    return any(tag in (name, f"{name}:{value}", f"{name}={value}") for name, value in email.tags.items())


# The audit log knows who sent what; the drafts that the sandbox was filled with are the agent's.
_HELD: Final = """
SELECT emails.* FROM emails JOIN mailboxes ON mailboxes.id = mailbox_id AND is_active
WHERE status IN ('pending_send_approval', 'pending_inbound_approval')
AND emails.id > :after AND (:mailbox IS NULL OR mailbox_id = :mailbox)
AND (:direction IS NULL OR direction = :direction)
AND (:sender IS NULL OR :sender = coalesce(
    (SELECT actor_key_id FROM audit WHERE action = 'send' AND resource_id = emails.id), :agent
))
ORDER BY emails.id"""
