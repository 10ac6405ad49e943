"""What MultiMail's answers mean to us, read strictly once the dialects are folded into one shape.

The contract has several names for one thing (id, email_id, message_id; emails, pending, messages; ...): `read_*` bring
a raw item to the official names, msgspec then checks types. A field that an answer lacks is None, never a guess.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import msgspec

from reviewer.multimail.words import Direction, Status

Shape = TypeVar("Shape")
# A time outside these years is a mistake, and too near the ends of what a datetime holds to be reckoned with.
YEARS = range(1990, 2200)
SEND_AT = ("send_at", "scheduled_at")
BODY = ("markdown", "body_markdown", "text_body", "body", "body_text")
# What is taken for a received mail where nothing else tells: the official full email names no direction.
RECEIVED = frozenset({
    Status.PENDING_INBOUND_APPROVAL, Status.UNREAD, Status.READ, Status.ARCHIVED,
    Status.SPAM_FLAGGED, Status.SPAM_QUARANTINED,
})  # fmt: skip
# What can have gone out. No official word is that of a mail that was sent: MultiMail may call it by any of these.
WENT_OUT = (Status.SENT, Status.DELIVERED, Status.APPROVED, Status.UNREAD, Status.READ, Status.ARCHIVED)
# What a mail of one direction alone can be, so that the direction is told.
OF_ONE_DIRECTION = (
    Status.PENDING_SEND_APPROVAL, Status.PENDING_INBOUND_APPROVAL, Status.SPAM_FLAGGED, Status.SPAM_QUARANTINED,
)  # fmt: skip
# What only a mail of our own can be, and the times that only such a mail has, whatever MultiMail calls it.
OF_OURS = (Status.SENT, Status.DELIVERED, Status.BOUNCED, Status.SCHEDULED, Status.SEND_FAILED)
TIMES_OF_OURS = ("delivered_at", "bounced_at")
_BETWEEN_COMMAS = re.compile(r'(?:[^",]|"(?:[^"\\]|\\.)*\\?(?:"|\Z))+', re.S)
Ident = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class MailboxInfo(msgspec.Struct, frozen=True):
    """A mailbox. auto_cc and auto_bcc receive a copy of every mail it sends.

    Its recipients see it from `display_name`, and signed with `signature_block`.
    """

    id: Ident
    address: str
    display_name: str | None = None
    oversight_mode: str | None = None
    auto_cc: str | None = None
    auto_bcc: str | None = None
    signature_block: str | None = None


@dataclass(frozen=True)
class AccountInfo:
    """What an account says of sending: why it is `disabled`, empty when it is not, and how many mails of how many.

    Both numbers are of this month, and None where it does not tell them.
    """

    disabled: str = ""
    sent: int | None = None
    quota: int | None = None

    @property
    def is_used_up(self) -> bool:
        """Whether it has sent all that it may in this month. A quota of none is no word on that."""
        return bool(self.quota and self.sent is not None and self.sent >= self.quota > 0)


class AttachmentInfo(msgspec.Struct, frozen=True):
    """An attachment's metadata; its bytes have a route of their own. Officially none of it must be told."""

    name: str
    size: int | None = None
    content_type: str | None = None


class PendingItem(msgspec.Struct, frozen=True):
    """One line of the pending list. It names no cc, bcc, tags or attachments."""

    id: Ident
    mailbox_id: Ident
    sender: str
    to: list[str]
    subject: str
    body: str
    received_at: datetime
    status: str = "pending_send_approval"
    direction: str = "outbound"
    thread_id: str | None = None


class Email(msgspec.Struct, frozen=True):
    """An email in full. `bcc` is None: no official answer names it. `tags` is None when not told.

    Whether the time that its agent gave it is told at all says `send_at_told`: no official answer names that either.
    Nor does one name the direction: without `direction_told` it is what the status is most often of.
    """

    id: Ident
    sender: str
    to: list[str]
    cc: list[str]
    subject: str
    status: str
    received_at: datetime
    text: str
    html: str = ""
    bcc: list[str] | None = None
    direction: str = "outbound"
    direction_told: bool = True
    mailbox_id: str | None = None
    thread_id: str | None = None
    attachments: list[AttachmentInfo] = []
    tags: dict[str, str] | None = None
    approved_at: datetime | None = None
    approved_by: str | None = None
    send_at: datetime | None = None
    send_at_told: bool = False


# msgspec reads a class's annotations when it first meets the class, and a second thread that meets it meanwhile ends
# the process (a segmentation fault, seen with 0.22). A worker's threads begin together: all is read while one looks.
for _shape in (MailboxInfo, PendingItem, Email):
    msgspec.json.Decoder(_shape)


class Page(msgspec.Struct, frozen=True):
    """A page of the pending list: what could be read, (id, why) of what could not, and the cursor of the next page.

    `tells_end`: without a cursor it is the last one. An answer that does not speak of cursors does not tell.
    """

    items: list[PendingItem]
    unreadable: list[tuple[str, str]]
    cursor: str | None
    tells_end: bool = True

    def may_go_on(self, limit: int) -> bool:
        """Whether more may follow although it names no cursor: it is as long as was asked for, and does not tell."""
        return not (self.tells_end or self.cursor) and len(self.items) + len(self.unreadable) == limit


class BadShape(ValueError):
    """An answer or an item whose shape cannot be understood; the text says which field."""


def read_page(raw: Any) -> Page:
    """A pending page in any dialect. One bad item is put aside with its id; a bad page raises BadShape."""
    rows = _first(_object(raw), "emails", "pending", "messages")
    if not isinstance(rows, list):
        raise BadShape("the list has none of emails, pending, messages")
    return _page(raw, rows)


def read_summaries(raw: Any, mailbox_id: str) -> Page:
    """A page of one mailbox's list, as items of the pending list without texts. Raises BadShape as read_page does."""
    rows = _object(raw).get("emails")
    if not isinstance(rows, list):
        raise BadShape("it has no emails")
    return _page(raw, [{**row, "mailbox_id": mailbox_id} if isinstance(row, dict) else row for row in rows])


def _page(raw: dict[str, Any], rows: list[Any]) -> Page:
    items, unreadable = [], []
    for row in rows:
        try:
            items.append(read_pending(row))
        except BadShape as error:
            unreadable.append((_id_of(row), str(error)))
    cursor = _cursor(raw.get("cursor"))
    # One that cannot be asked for is no word that this page is the last.
    return Page(items, unreadable, cursor, "cursor" in raw and (cursor is not None or not raw["cursor"]))


def read_pending(raw: Any) -> PendingItem:
    """One item of the pending list. Raises BadShape."""
    row = _object(raw)
    return _convert(
        {
            **_common(row),
            "mailbox_id": row.get("mailbox_id"),
            "body": _text(row, *BODY),
            "status": _status(row) or "pending_send_approval",
        },
        PendingItem,
    )


def read_email(raw: Any, wanted: str | None = None) -> Email:
    """A full email. Raises BadShape, also when it is another one than `wanted`."""
    row = _object(raw)
    if isinstance(row.get("email"), dict):
        row = row["email"]
    if wanted is not None and wanted not in (row.get("id"), row.get("email_id"), row.get("message_id")):
        raise BadShape("it is another email than the one asked for")
    return _convert(
        {
            **_common(row),
            "direction_told": bool(row.get("direction")) or _status(row) in OF_ONE_DIRECTION or _is_ours(row),
            "cc": _addresses(_first(row, "cc", "cc_addresses") or []),
            "bcc": _addresses(bcc) if (bcc := _first(row, "bcc", "bcc_addresses")) is not None else None,
            "status": Status.BOUNCED if _came_back(row) else _status(row),
            "text": _text(row, *BODY),
            "html": _text(row, "html_body", "html"),
            "mailbox_id": row.get("mailbox_id"),
            "attachments": row.get("attachments") or [],
            "tags": read_tags(row["tags"]) if "tags" in row else None,
            "approved_at": row.get("approved_at"),
            "approved_by": row.get("approved_by"),
            "send_at": _first(row, *SEND_AT),
            "send_at_told": any(name in row for name in SEND_AT),
        },
        Email,
    )


def read_listed(raw: Any, wanted: str) -> tuple[str, str | None]:
    """The status of the email `wanted` on a page of what a mailbox received, empty when it is not; and the next page.

    A list may show what was sent as well, though it is asked for the other. Raises BadShape.
    """
    rows = _object(raw).get("emails")
    if not isinstance(rows, list):
        raise BadShape("it has no emails")
    found = (row for row in rows if isinstance(row, dict) and _first(row, "id", "email_id", "message_id") == wanted)
    row = next(found, {})
    is_sent = row.get("direction") == Direction.OUTBOUND or _is_ours(row)
    status = "" if is_sent else _status(row)
    return status if isinstance(status, str) else "", _cursor(raw.get("cursor"))


def read_tags(raw: Any) -> dict[str, str]:
    """Tags as a map, or as a list of tags: "P2" is {"P2": ""}, "incident:X" is {"incident": "X"}."""
    if raw is None:
        return {}
    if isinstance(raw, dict):
        return {str(key): "" if value is None else str(value) for key, value in raw.items()}
    if isinstance(raw, list):
        pairs = (str(tag).partition(":") for tag in raw)
        return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}
    raise BadShape("tags are neither a map nor a list")


def read_mailboxes(raw: Any) -> list[MailboxInfo]:
    """The mailboxes of the account; one that cannot be understood is left out. Raises BadShape when nothing can."""
    rows = _object(raw).get("mailboxes")
    if not isinstance(rows, list):
        raise BadShape("it has no mailboxes")
    found = []
    for row in rows:
        with suppress(BadShape):
            found.append(_convert(_object(row), MailboxInfo))
    return found


def read_account(raw: Any) -> AccountInfo:
    """What an account says of itself. A number that is none is not told. Raises BadShape."""
    row = _object(raw)
    why = str(row.get("sending_disabled_reason") or "sending is disabled") if row.get("sending_disabled") else ""
    return AccountInfo(why, _count(row.get("emails_sent_this_month")), _count(row.get("monthly_email_quota")))


def read_thread(raw: Any) -> list[tuple[str, str]]:
    """The id and the status of each email of a thread; one of unknown status has none. Raises BadShape."""
    rows = _object(raw).get("emails")
    if not isinstance(rows, list):
        raise BadShape("it has no emails")
    return [(_id_of(row), str(_status(row) or "")) for row in map(_object, rows)]


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _common(row: dict[str, Any]) -> dict[str, Any]:
    sender = _first(row, "from", "from_address", "sender")
    return {
        "id": _first(row, "id", "email_id", "message_id"),
        "sender": sender if isinstance(sender, str) else "",
        "to": _addresses(_first(row, "to", "to_addresses") or []),
        "subject": _text(row, "subject"),
        "received_at": _first(row, "received_at", "created_at"),
        "direction": _first(row, "direction") or _direction(row),
        "thread_id": row.get("thread_id"),
    }


def _direction(row: dict[str, Any]) -> str:
    """The direction that the status and the times tell."""
    status = _status(row)
    is_received = isinstance(status, str) and status in RECEIVED and not _is_ours(row)
    return Direction.INBOUND if is_received else Direction.OUTBOUND


def _is_ours(row: dict[str, Any]) -> bool:
    """Whether it was sent from here for sure, or was to be."""
    return _status(row) in OF_OURS or any(row.get(name) for name in TIMES_OF_OURS)


def _status(row: dict[str, Any]) -> Any:
    """The word as the contract writes it, however it is written here."""
    status = row.get("status")
    return status.strip().lower() if isinstance(status, str) else status


def _came_back(row: dict[str, Any]) -> bool:
    """Whether it was sent and bounced: its status may stay what it was, and then only the time of that says so."""
    return bool(row.get("bounced_at")) and _status(row) in WENT_OUT


def _convert(values: dict[str, Any], into: type[Shape]) -> Shape:
    try:
        found = msgspec.convert({key: value for key, value in values.items() if value is not None}, into)
    except msgspec.ValidationError as error:
        raise BadShape(str(error)) from error
    if late := next((name for name in values if _is_no_time(getattr(found, name, None))), None):
        raise BadShape(f"{late} lies in no year of ours")
    return found


def _is_no_time(value: Any) -> bool:
    return isinstance(value, datetime) and value.year not in YEARS


def _object(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise BadShape(f"expected an object, not {type(raw).__name__}")
    return raw


def _first(row: dict[str, Any], *names: str) -> Any:
    """The first of the names that has a value."""
    return next((row[name] for name in names if row.get(name) is not None), None)


def _text(row: dict[str, Any], *names: str) -> str:
    """The first of the names that says something."""
    value = next((row[name] for name in names if row.get(name)), "")
    if not isinstance(value, str):
        raise BadShape(f"{names[0]} is not text")
    return value


def _addresses(value: Any) -> list[str]:
    """Addresses as a list; one may come as plain text (dialect 000), and any text may hold several."""
    items = [value] if isinstance(value, str) else value
    if isinstance(items, list) and all(isinstance(item, str) for item in items):
        return [part.strip() for item in items for part in _between_commas(item) if part.strip()]
    raise BadShape("an address list is not a list of text")


def _between_commas(text: str) -> list[str]:
    """Split at every comma that is not in a quoted name, such as "Byron, Ada" <ada@x.example>."""
    return _BETWEEN_COMMAS.findall(text) if '"' in text else text.split(",")


def _cursor(value: Any) -> str | None:
    """Where the next page begins: a text, though the official words for it, "an epoch", may be a number."""
    return str(value) if isinstance(value, str | int | float) and value else None


def _id_of(raw: Any) -> str:
    found = _first(raw, "id", "email_id", "message_id") if isinstance(raw, dict) else None
    return str(found)[:100] if found else "(no id)"


def aware(moment: datetime) -> datetime:
    """A time that came without a zone is UTC: every time of the contract is."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
