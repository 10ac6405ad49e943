"""Checks of what a request says. Each takes the value and its name and gives it back typed, or refuses with 400."""

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from reviewer.sandbox.clock import parse_iso
from reviewer.sandbox.records import Attachment
from reviewer.sandbox.web import bad

E = TypeVar("E", bound=StrEnum)

MAX_SUBJECT: Final = 998
MAX_BODY: Final = 262_144
MAX_TO: Final = 50
MAX_NAME: Final = 255
_LAST_MS: Final = 253_402_300_799_999

_NOT_IN_LOCAL: Final = r"\s@<>(),;:\\\"\[\]\x00-\x1f\x7f"
_ADDRESS: Final = re.compile(rf"[^{_NOT_IN_LOCAL}]{{1,64}}@[^{_NOT_IN_LOCAL}.]+(?:\.[^{_NOT_IN_LOCAL}.]+)+")
_CONTENT_TYPE: Final = re.compile(r"[\w.+!#$&^-]+/[\w.+!#$&^-]+(?:[ \t]*;[\x20-\x7e]*)?", re.ASCII)
_WHOLE: Final = re.compile(r"[0-9]{1,15}")
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost"})


def text(value: object, name: str, *, longest: int = MAX_BODY, one_line: bool = False) -> str:
    """A string without NUL; with `one_line`, without line breaks too. The JSON reader let no half character through."""
    if not isinstance(value, str):
        raise bad(f"{name} must be a string.")
    if len(value) > longest:
        raise bad(f"{name} has {len(value)} characters; {longest} are allowed.")
    if "\0" in value:
        raise bad(f"{name} contains a NUL character.")
    if one_line and re.search(r"[\r\n]", value):
        raise bad(f"{name} must be one line.")
    return value


def filled(value: object, name: str, *, longest: int = MAX_NAME) -> str:
    """A string of one line that is not empty."""
    if not text(value, name, longest=longest, one_line=True).strip():
        raise bad(f"{name} must not be empty.")
    return str(value)


def ident(value: object, name: str) -> str:
    """An id, which is an opaque string: any that is not empty may name something."""
    if not text(value, name):
        raise bad(f"{name} must not be empty.")
    return str(value)


def address(value: object, name: str) -> str:
    """A bare e-mail address."""
    if not isinstance(value, str) or len(value) > 320 or not _ADDRESS.fullmatch(text(value, name)):
        raise bad(f"{name} must be a bare e-mail address such as sre@example.com.")
    return value


def addresses(value: object, name: str, *, most: int | None = None) -> list[str]:
    """A list of bare addresses."""
    if not isinstance(value, list):
        raise bad(f"{name} must be a list of e-mail addresses.")
    if most is not None and not 1 <= len(value) <= most:
        raise bad(f"{name} must have 1 to {most} addresses, not {len(value)}.")
    return [address(item, f"{name}[{index}]") for index, item in enumerate(value)]


def word(value: object, name: str, allowed: type[E]) -> E:
    """A member of an enumeration."""
    if isinstance(value, str) and value in list(allowed):
        return allowed(value)
    raise bad(f"{name} must be one of {', '.join(allowed)}.")


def flag(value: object, name: str) -> bool:
    """A JSON boolean; 0 and 1 count as well, as the mailbox shows them."""
    if isinstance(value, bool) or (isinstance(value, int) and value in (0, 1)):
        return bool(value)
    raise bad(f"{name} must be true or false.")


def number(value: object, name: str, *, least: float, most: float) -> float:
    """A JSON number in a range."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise bad(f"{name} must be a number from {least:g} to {most:g}.")
    return value


def whole(value: str | None, name: str, *, default: int, least: int = 1, most: int = 100) -> int:
    """A whole number from a query."""
    if value is None:
        return default
    if not _WHOLE.fullmatch(value) or not least <= int(value) <= most:
        raise bad(f"{name} must be a whole number from {least} to {most}.")
    return int(value)


def moment(value: object, name: str) -> int:
    """An ISO 8601 time as epoch milliseconds."""
    try:
        ms = parse_iso(text(value, name, longest=64))
    except ValueError as error:
        raise bad(f"{name} must be an ISO 8601 time such as 2026-11-20T14:00:00Z.") from error
    if not 0 <= ms <= _LAST_MS:
        raise bad(f"{name} is too far away.")
    return ms


def utc(value: object, name: str) -> int:
    """An ISO 8601 UTC time that ends in Z, as epoch milliseconds."""
    ms = moment(value, name)
    if not str(value).endswith("Z"):
        raise bad(f"{name} must be in UTC and end in Z.")
    return ms


def ahead(send_at_ms: int | None, now: int) -> None:
    """A time to send at, if there is one, lies ahead."""
    if send_at_ms is not None and send_at_ms <= now:
        raise bad("send_at must be in the future.")


def tag_map(value: object) -> dict[str, str]:
    """A map of strings to strings."""
    if not isinstance(value, dict):
        raise bad("tags must be an object of strings.")
    return {filled(key, "A tag's name"): text(item, f"tags[{key!r}]", longest=2000) for key, item in value.items()}


def tag_list(value: object) -> dict[str, str]:
    """A list of strings, each of which becomes a tag whose value says that it is there."""
    if not isinstance(value, list):
        raise bad("tags must be a list of strings.")
    return {filled(item, f"tags[{index}]"): "true" for index, item in enumerate(value)}


def strings(value: object, name: str) -> list[str]:
    """A list of strings of one line that are not empty."""
    if not isinstance(value, list):
        raise bad(f"{name} must be a list of strings.")
    return [filled(item, f"{name}[{index}]") for index, item in enumerate(value)]


def attachments(value: object) -> list[Attachment]:
    """A list of files in base64; two of the same name are refused, since they are fetched by name."""
    if not isinstance(value, list):
        raise bad("attachments must be a list.")
    files = [_attachment(item, f"attachments[{index}]") for index, item in enumerate(value)]
    names = Counter(file.name for file in files)
    if twice := next((name for name, times in names.items() if times > 1), None):
        raise bad(f"Two attachments are named {twice!r}.")
    return files


def _attachment(value: object, name: str) -> Attachment:
    if not isinstance(value, dict):
        raise bad(f"{name} must be an object.")
    content_type = text(value.get("content_type"), f"{name}.content_type", longest=MAX_NAME, one_line=True)
    if not _CONTENT_TYPE.fullmatch(content_type):
        raise bad(f"{name}.content_type must be a media type such as application/pdf.")
    file_name = filled(value.get("name"), f"{name}.name")
    return Attachment(file_name, content_type, _base64(value.get("content_base64"), f"{name}.content_base64"))


def _base64(value: object, name: str) -> bytes:
    if not isinstance(value, str):
        raise bad(f"{name} must be a string.")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise bad(f"{name} is not base64.") from error


def web_url(value: object, name: str) -> str:
    """An https URL, or http on 127.0.0.1 or localhost."""
    url = text(value, name, longest=2048, one_line=True)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise bad(f"{name} is not a URL.") from error
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    if not safe or not host or re.search(r"[\s\x00-\x20]", url) or parts.username is not None:
        raise bad(f"{name} must be an https URL.")
    return url


def only(body: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The named fields that the body has."""
    return {name: body[name] for name in names if name in body}
