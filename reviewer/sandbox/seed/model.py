"""What the sandbox starts with: values only, no clock and no database.

All times are minutes relative to the first start, so that the queue looks alive whenever it is filled.
"""

from dataclasses import dataclass
from typing import Literal


class SeedError(ValueError):
    """A seed mail cannot be read; the message names the file and what is wrong with it."""


@dataclass(frozen=True)
class SeedMailbox:
    """A mailbox an agent writes from. `auto_cc` and `auto_bcc` are added by MultiMail to every mail it sends."""

    address: str
    display_name: str
    auto_cc: str | None = None
    auto_bcc: str | None = None


@dataclass(frozen=True)
class SeedAttachment:
    """One attached file, whole."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class SeedDraft:
    """One mail an agent drafted.

    `mailbox` is the address of a SeedMailbox. `text` is Markdown. `thread` names the thread it joins or opens.
    `minutes_ago` is when it was drafted; `expires_in_minutes` is what is left from the first start, None for the
    sandbox's own time to live counted from drafting. `send_at_minutes` asks for a later sending, from the first start.
    """

    mailbox: str
    subject: str
    to: tuple[str, ...]
    text: str
    minutes_ago: int
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    html: str | None = None
    thread: str | None = None
    tags: dict[str, str] | list[str] | None = None
    attachments: tuple[SeedAttachment, ...] = ()
    expires_in_minutes: int | None = None
    state: Literal["pending", "sent"] = "pending"
    send_at_minutes: int | None = None
