"""Reads one seed mail: TOML between two `+++` lines, then the Markdown body.

Strict, because a mistyped key would silently make another mail: unknown keys, wrong types and missing files are errors.
"""

import tomllib
from pathlib import Path
from typing import Any, Literal

from .model import SeedAttachment, SeedDraft, SeedError

FENCE = "+++\n"
CONTENT_TYPES = {".csv": "text/csv", ".log": "text/plain"}
KEYS = {
    "mailbox",
    "subject",
    "to",
    "cc",
    "bcc",
    "thread",
    "tags",
    "attachments",
    "minutes_ago",
    "expires_in_minutes",
    "state",
    "send_at_minutes",
}


def read_mail(path: Path, values: dict[str, str]) -> SeedDraft:
    """The draft in `path`, with `{{name}}` in its parts filled in from `values`.

    An `.html` file of the same stem beside it is its HTML part; attachments lie in the folder `attachments`.
    Raises SeedError.
    """
    head, body = _split(path)
    html = path.with_suffix(".html")
    return SeedDraft(
        mailbox=_text_of(head, "mailbox", path),
        subject=_text_of(head, "subject", path),
        to=_texts_of(head, "to", path),
        cc=_texts_of(head, "cc", path),
        bcc=_texts_of(head, "bcc", path),
        text=fill(body, values, path),
        html=fill(html.read_text("utf-8"), values, html) if html.exists() else None,
        thread=_text_of(head, "thread", path) if "thread" in head else None,
        tags=_tags_of(head, path),
        attachments=tuple(_attached(path, name) for name in _texts_of(head, "attachments", path)),
        minutes_ago=_required_minutes(head, "minutes_ago", path),
        expires_in_minutes=_minutes_of(head, "expires_in_minutes", path),
        state=_state_of(head, path),
        send_at_minutes=_minutes_of(head, "send_at_minutes", path),
    )


def _split(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and body of a file."""
    parts = path.read_text("utf-8").split(FENCE, 2)
    if len(parts) != 3 or parts[0]:
        raise SeedError(f"{path.name}: the file does not start with front matter between two +++ lines")
    try:
        head = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"{path.name}: {error}") from error
    unknown = sorted(head.keys() - KEYS)
    if unknown:
        raise SeedError(f"{path.name}: unknown keys {', '.join(unknown)}")
    return head, parts[2].strip() + "\n"


def fill(text: str, values: dict[str, str], path: Path) -> str:
    """`text` with each `{{name}}` replaced; a name that nobody gave is an error."""
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    if "{{" in text:
        raise SeedError(f"{path.name}: a placeholder has no value")
    return text


def _text_of(head: dict[str, Any], key: str, path: Path) -> str:
    value = head.get(key)
    if not isinstance(value, str) or not value:
        raise SeedError(f"{path.name}: {key} is not a text")
    return value


def _texts_of(head: dict[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = head.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SeedError(f"{path.name}: {key} is not a list of texts")
    return tuple(value)


def _minutes_of(head: dict[str, Any], key: str, path: Path) -> int | None:
    value = head.get(key)
    if value is None or (type(value) is int and value >= 0):
        return value
    raise SeedError(f"{path.name}: {key} is not a number of minutes")


def _required_minutes(head: dict[str, Any], key: str, path: Path) -> int:
    value = _minutes_of(head, key, path)
    if value is None:
        raise SeedError(f"{path.name}: {key} is missing")
    return value


def _state_of(head: dict[str, Any], path: Path) -> Literal["pending", "sent"]:
    match head.get("state", "pending"):
        case "pending":
            return "pending"
        case "sent":
            return "sent"
    raise SeedError(f"{path.name}: state is neither pending nor sent")


def _tags_of(head: dict[str, Any], path: Path) -> dict[str, str] | list[str] | None:
    tags = head.get("tags")
    if tags is None:
        return None
    if isinstance(tags, dict) and all(isinstance(value, str) for value in tags.values()):
        return dict(tags)
    return list(_texts_of(head, "tags", path))


def _attached(path: Path, name: str) -> SeedAttachment:
    file = path.parent / "attachments" / name
    if not file.is_file() or file.suffix not in CONTENT_TYPES:
        raise SeedError(f"{path.name}: attachment {name} is missing or neither .csv nor .log")
    return SeedAttachment(name=name, content_type=CONTENT_TYPES[file.suffix], content=file.read_bytes())
