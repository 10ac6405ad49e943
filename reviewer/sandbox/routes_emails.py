"""Reading e-mails: lists, one e-mail, its files, its tags, its thread."""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from reviewer.multimail.words import Direction, Status
from reviewer.sandbox import checks, emails, ledger, shapes
from reviewer.sandbox.records import Email, Mailbox
from reviewer.sandbox.web import Call, Reply, bad, missing

_LISTED_CURSOR: Final = re.compile(r"[0-9]{1,15}-(msg_[0-9A-HJKMNP-TV-Z]{26})")


class _YesNo(StrEnum):
    TRUE = "true"
    FALSE = "false"


def of_mailbox(call: Call) -> Reply:
    """GET mailboxes/{mb}/emails: summaries, newest first, a page at a time."""
    return _page(call, emails.find_mailbox(call.db, call.args["mailbox"]), default=20)


def inbox(call: Call) -> Reply:
    """GET /v1/emails/inbox?mailbox=: the same list of the mailbox at that address."""
    address = call.query("mailbox")
    if not address:
        raise bad("mailbox is missing: name the mailbox's address.")
    return _page(call, emails.mailbox_at(call.db, address), default=25)


def one(call: Call) -> Reply:
    """GET mailboxes/{mb}/emails/{id}: whole; an unread e-mail becomes read."""
    return _whole(call, _named(call))


def one_by_id(call: Call) -> Reply:
    """GET /v1/emails/{id}."""
    return _whole(call, emails.find_email(call.db, call.args["email"]))


def attachment(call: Call) -> Reply:
    """GET mailboxes/{mb}/emails/{id}/attachments/{filename}: the bytes as they were sent."""
    file = emails.attachment(call.db, _named(call).id, call.args["filename"])
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
        "X-Content-Type-Options": "nosniff",
    }
    return Reply(file.content, content_type=file.content_type, headers=headers)


def thread(call: Call) -> Reply:
    """GET mailboxes/{mb}/threads/{thread}: summaries, oldest first."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    return _thread(call, mailbox.id)


def thread_by_id(call: Call) -> Reply:
    """GET /v1/emails/thread/{thread}."""
    return _thread(call, None)


def tags(call: Call) -> Reply:
    """GET mailboxes/{mb}/emails/{id}/tags."""
    return Reply({"tags": _named(call).tags})


def set_tags(call: Call) -> Reply:
    """PUT mailboxes/{mb}/emails/{id}/tags: replaces them all."""
    email = _named(call)
    return Reply({"tags": _write_tags(call, email, checks.tag_map(call.body().get("tags")), listed=False)})


def add_tags(call: Call) -> Reply:
    """POST /v1/emails/{id}/tag `{tags: [..]}`: adds them to those there are."""
    email = emails.find_email(call.db, call.args["email"])
    added = checks.tag_list(call.body().get("tags"))
    written = _write_tags(call, email, {**added, **email.tags}, listed=bool(email.tags_listed or not email.tags))
    return Reply({"id": email.id, "tags": list(written)})


def delete_tag(call: Call) -> Reply:
    """DELETE mailboxes/{mb}/emails/{id}/tags/{key}: says whether there was one."""
    email = _named(call)
    rest = {name: value for name, value in email.tags.items() if name != call.args["key"]}
    if rest != email.tags:
        _write_tags(call, email, rest, listed=bool(email.tags_listed))
    return Reply({"deleted": rest != email.tags})


def _named(call: Call) -> Email:
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    return emails.find_email(call.db, call.args["email"], mailbox.id)


def _whole(call: Call, email: Email) -> Reply:
    if email.status is Status.UNREAD and not call.request.only_looks:
        email = replace(email, status=Status.READ)
        emails.save(call.db, email)
    return Reply(shapes.full(call.db, email))


def _thread(call: Call, mailbox_id: str | None) -> Reply:
    found = emails.in_thread(call.db, call.args["thread"], mailbox_id)
    if not found:
        raise missing("thread", call.args["thread"])
    return Reply(shapes.thread(call.args["thread"], found))


def _write_tags(call: Call, email: Email, new: dict[str, str], *, listed: bool) -> dict[str, str]:
    emails.save(call.db, replace(email, tags=new, tags_listed=int(listed)))
    ledger.write_audit(
        call.box,
        call.db,
        call.now,
        action="tag",
        resource=("email", email.id),
        actor=call.actor,
        metadata={"tags": new},
    )
    return new


def _page(call: Call, mailbox: Mailbox, *, default: int) -> Reply:
    limit = checks.whole(call.query("limit"), "limit", default=default)
    filters = {name: _read(call, name) for name in _FILTERS}
    rows = call.db.execute(_LIST, {"mailbox": mailbox.id, "most": limit + 1, **filters}).fetchall()
    found = [Email.of(row) for row in rows[:limit]]
    cursor = f"{found[-1].received_ms}-{found[-1].id}" if len(rows) > limit else None
    return Reply({"emails": [shapes.summary(email) for email in found], "cursor": cursor})


def _read(call: Call, name: str) -> object:
    text = call.query(name)
    return None if text is None else _FILTERS[name](text)


def _cursor(text: str) -> str:
    match = _LISTED_CURSOR.fullmatch(text)
    if not match:
        raise bad("cursor is not one that a page before gave.")
    return match[1]


_FILTERS: Final[dict[str, Callable[[str], object]]] = {
    "cursor": _cursor,
    "since_id": lambda text: checks.ident(text, "since_id"),
    "status": lambda text: checks.word(text, "status", Status),
    "direction": lambda text: checks.word(text, "direction", Direction),
    "sender": lambda text: checks.text(text, "sender"),
    "subject_contains": lambda text: checks.text(text, "subject_contains"),
    "date_after": lambda text: checks.moment(text, "date_after"),
    "date_before": lambda text: checks.moment(text, "date_before"),
    "has_attachments": lambda text: int(checks.word(text, "has_attachments", _YesNo) is _YesNo.TRUE),
}
"""How each filter's text is read; `_LIST` has a condition for each."""

_LIST: Final = """
SELECT * FROM emails WHERE mailbox_id = :mailbox
AND (:cursor IS NULL OR id < :cursor) AND (:since_id IS NULL OR id > :since_id)
AND (:status IS NULL OR status = :status) AND (:direction IS NULL OR direction = :direction)
AND (:sender IS NULL OR has_part(from_address, :sender))
AND (:subject_contains IS NULL OR has_part(subject, :subject_contains))
AND (:date_after IS NULL OR received_ms > :date_after) AND (:date_before IS NULL OR received_ms < :date_before)
AND (:has_attachments IS NULL OR has_attachments = :has_attachments)
ORDER BY id DESC LIMIT :most"""
