"""MultiMail's API as this desk uses it: one method for each intention, every answer typed.

The routes are the official ones (contract page, section 3). No call retries by itself: the outbox owns the retries of
what we post, the beat those of what we read. Calls raise the errors of reviewer.multimail.errors and nothing else.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any, NoReturn, TypeVar
from urllib.parse import quote

from reviewer import meters
from reviewer.multimail import schemas
from reviewer.multimail.errors import DecidedThere, KeyRefused, NotFound, Permanent, TooLarge, Transient, Unreadable
from reviewer.multimail.schemas import AccountInfo, BadShape, Email, MailboxInfo, Page
from reviewer.multimail.words import Direction
from reviewer.outbound import Door, Reply
from reviewer.storable import storable

Answer = TypeVar("Answer")
PAGE = 100
# What is followed by an id in a path.
NAMES = frozenset({"mailboxes", "emails", "threads", "attachments"})
# How far about its time a received email is looked for, and in how many pages of those that came with it.
AROUND = timedelta(seconds=2)
MOST_PAGES = 50


class Client:
    """The API with one key. Keep it for as long as its thread lives."""

    def __init__(self, base_url: str, key: str) -> None:
        self._door = Door(base_url, {"Authorization": f"Bearer {key}", "Accept": "application/json"}, "MultiMail")

    def close(self) -> None:
        """Close the connections."""
        self._door.close()

    # --- reading: scope read, and oversight for the list ---

    def mailboxes(self) -> list[MailboxInfo]:
        """Every mailbox of the account. GET /v1/mailboxes."""
        return self._read("GET", "/v1/mailboxes", schemas.read_mailboxes)

    def account(self) -> AccountInfo:
        """What the account says of sending, which is nothing where it cannot be read. GET /v1/account.

        Raises KeyRefused for a key that MultiMail does not know (401).
        """
        try:
            return self._read("GET", "/v1/account", schemas.read_account)
        except (Permanent, Unreadable) as error:
            if isinstance(error, KeyRefused) and error.status == 401:
                raise
            return AccountInfo()

    def pending(self, cursor: str | None = None, limit: int | None = PAGE) -> Page:
        """One page of what waits for a decision; without a limit as much as MultiMail likes.

        GET /v1/oversight/pending. Officially it knows of no pages: then it answers with all of it. Raises TooLarge or
        Late for a page that is too much.
        """
        params: dict[str, Any] = ({"limit": limit} if limit else {}) | ({"cursor": cursor} if cursor else {})
        return self._read("GET", "/v1/oversight/pending", schemas.read_page, params=params)

    def held(self, mailbox_id: str, status: str, cursor: str | None = None) -> Page:
        """One page of what a mailbox holds in this status, without texts. GET /v1/mailboxes/{mb}/emails."""
        params: dict[str, Any] = {"status": status, "limit": PAGE} | ({"cursor": cursor} if cursor else {})
        read = partial(schemas.read_summaries, mailbox_id=mailbox_id)
        return self._read("GET", f"/v1/mailboxes/{_part(mailbox_id)}/emails", read, params=params)

    def email(self, mailbox_id: str, email_id: str) -> Email:
        """An email in full. GET /v1/mailboxes/{mb}/emails/{id}. Raises NotFound."""
        return self._read("GET", _email(mailbox_id, email_id), partial(schemas.read_email, wanted=email_id))

    def thread(self, mailbox_id: str, thread_id: str) -> list[tuple[str, str]]:
        """The id and the status of each email of a thread. GET /v1/mailboxes/{mb}/threads/{thread}. Raises NotFound."""
        return self._read("GET", f"/v1/mailboxes/{_part(mailbox_id)}/threads/{_part(thread_id)}", schemas.read_thread)

    def listed_status(self, mailbox_id: str, email_id: str, received_at: datetime) -> str:
        """A received email's status as its mailbox lists it, which marks nothing as read; empty when it is not found.

        GET /v1/mailboxes/{mb}/emails.
        """
        around = {"date_after": received_at - AROUND, "date_before": received_at + AROUND}
        params: dict[str, Any] = {"direction": Direction.INBOUND.value, "limit": PAGE}
        params |= {name: f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for name, moment in around.items()}
        path, read = f"/v1/mailboxes/{_part(mailbox_id)}/emails", partial(schemas.read_listed, wanted=email_id)
        for _ in range(MOST_PAGES):
            status, cursor = self._read("GET", path, read, params=params)
            if status or cursor is None or cursor == params.get("cursor"):
                return status
            params["cursor"] = cursor
        return ""

    def attachment(self, mailbox_id: str, email_id: str, name: str) -> Reply:
        """The raw bytes of an attachment. GET .../attachments/{filename}. Raises NotFound."""
        return self._call("GET", f"{_email(mailbox_id, email_id)}/attachments/{_part(name)}")

    # --- deciding: scope oversight ---

    def decide(self, email_id: str, action: str, reason: str = "") -> str:
        """Approve or reject; the answer is MultiMail's status. POST /v1/oversight/decide.

        It has no idempotency key: after an unclear error, look before trying again. Raises DecidedThere, NotFound.
        """
        body = {"email_id": email_id, "action": action} | ({"reason": reason} if reason else {})
        return self._read("POST", "/v1/oversight/decide", _status, json=body)

    # --- writing: scope send ---

    def send(self, mailbox_id: str, message: dict[str, Any]) -> str:
        """Hand in an email and get its id. POST /v1/mailboxes/{mb}/send.

        With an `idempotency_key` a repeat within 24 h answers with the first email's id.
        """
        return self._read("POST", f"/v1/mailboxes/{_part(mailbox_id)}/send", _id, json=message)

    def set_tags(self, mailbox_id: str, email_id: str, tags: dict[str, str]) -> None:
        """Replace all tags of an email. PUT .../tags."""
        self._call("PUT", f"{_email(mailbox_id, email_id)}/tags", json={"tags": tags})

    def cancel(self, mailbox_id: str, email_id: str) -> None:
        """Cancel an email that has not gone out. POST .../cancel. Raises DecidedThere, NotFound."""
        self._call("POST", f"{_email(mailbox_id, email_id)}/cancel")

    # --- what a key may do, asked without any effect ---

    def may_list_pending(self, *, should: bool) -> bool:
        """Whether this key reaches the approval queue. One that should not is hoped to be refused."""
        try:
            self._call("GET", "/v1/oversight/pending", params={"limit": 1}, hoped=0 if should else 403)
        except KeyRefused as refused:
            if refused.status == 403:
                return False
            raise
        except TooLarge:
            return True
        return True

    def may_send(self, mailbox_id: str, *, should: bool) -> bool:
        """Whether this key may send. One that should not is hoped to be refused.

        Asked by cancelling an email that does not exist, which changes nothing.
        """
        try:
            self._call("POST", f"{_email(mailbox_id, 'msg_none')}/cancel", hoped=404 if should else 403)
        except KeyRefused as refused:
            if refused.status == 403:
                return False
            raise
        except (NotFound, DecidedThere):
            return True
        return True

    def sees(self, mailbox_id: str, email_id: str) -> bool:
        """Whether this key may read an email that is there: one that is bound to another mailbox may not.

        Not to be asked of a received one, which it would mark as read.
        """
        try:
            self._call("GET", _email(mailbox_id, email_id))
        except NotFound:
            return False
        except KeyRefused as refused:
            if refused.status == 403:
                return False
            raise
        return True

    def _call(
        self, method: str, path: str, *, params: dict[str, Any] | None = None, json: Any = None, hoped: int = 0
    ) -> Reply:
        try:
            with meters.call(_route(method, path), hoped):
                return self._door.call(method, path, params=params, json=json)
        except Permanent as error:
            _refine(error)

    def _read(
        self,
        method: str,
        path: str,
        read: Callable[[Any], Answer],
        *,
        params: dict[str, Any] | None = None,
        json: Any = None,
    ) -> Answer:
        reply = self._call(method, path, params=params, json=json)
        try:
            return read(_parse(reply))
        except (BadShape, RecursionError) as error:
            meters.failed(_route(method, path), "unreadable")
            raise Unreadable(f"MultiMail's answer to {method} {path} cannot be understood: {_why(error)}") from error


def _why(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def _email(mailbox_id: str, email_id: str) -> str:
    return f"/v1/mailboxes/{_part(mailbox_id)}/emails/{_part(email_id)}"


def _route(method: str, path: str) -> str:
    """A call without its ids, one of few: "GET /v1/mailboxes/*/emails/*"."""
    parts = path.split("/")
    named = ["*" if before in NAMES else part for before, part in pairwise(parts)]
    return f"{method} /{'/'.join(named)}"


def _part(text: str) -> str:
    """Any text as one part of a path: a slash or dots in it do not lead to another one."""
    quoted = quote(text, safe="", errors="replace")
    return quoted.replace(".", "%2E") if quoted in (".", "..") else quoted


def _refine(error: Permanent) -> NoReturn:
    """The same error as the kind that its status stands for.

    MultiMail says why it does not know something (contract page, section 1). A bare 404 is the word of a gateway that
    did not find MultiMail: it tells nothing of the email.
    """
    if isinstance(error, TooLarge):
        raise error
    if error.status == 404 and not error.explained:
        raise Transient(f"{error}, without a word from MultiMail itself", unclear=True, status=404) from error
    kind = {401: KeyRefused, 403: KeyRefused, 404: NotFound, 409: DecidedThere}.get(error.status, Permanent)
    raise kind(str(error), status=error.status, explained=error.explained) from error


def _parse(reply: Reply) -> Any:
    try:
        text = reply.body.decode("utf-8-sig", "replace")
        raw = json.loads(text)
        # What a database cannot hold can only come in as an escape: a page of drafts without any is not walked through.
        return storable(raw) if "\\u" in text else raw
    except ValueError as error:
        raise BadShape("it is not JSON") from error


def _field(raw: Any, *names: str) -> str:
    value = next((raw.get(name) for name in names if raw.get(name)), None) if isinstance(raw, dict) else None
    if not isinstance(value, str):
        raise BadShape(f"it has no {names[0]}")
    return value


def _status(raw: Any) -> str:
    return _field(raw, "status")


def _id(raw: Any) -> str:
    return _field(raw, "id", "message_id", "email_id")
