"""What an HTML part does besides showing words, pictures and links. Pure and linear.

Told is whatever is not known to do nothing: a form, a field, what opens another page or has one in it, a script.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.html.names import SHOWN
from reviewer.html.tokens import DRAWN, Kind, Tag, pieces

# What shows words and pictures, or says something of them, and no more. Links are told elsewhere.
_QUIET = (SHOWN | DRAWN | {"details", "dialog", "rp", "picture", "desc", "text", "tspan", "progress", "meter"}) - {
    *("base", "button", "embed", "form", "input", "meta", "script", "select", "textarea"),
}
_QUIET_FIELDS = frozenset({"checkbox", "radio"})
_BUTTONS = frozenset({"button", "submit", "reset", "image"})
# What `<meta http-equiv>` says of the mail.
_QUIET_META = frozenset(
    (
        *("", "content-type", "content-language", "content-style-type", "content-script-type", "x-ua-compatible"),
        *("cleartype", "imagetoolbar", "x-dns-prefetch-control", "msthemecompatible"),
        *("cache-control", "pragma", "expires", "content-security-policy"),
    )
)
_MAY_RUN = re.compile(r"\bon[a-z]+\s*=", re.IGNORECASE)
# What data says of buttons to add, or may say in an escape.
_ACTION = re.compile(r"action|\\u", re.IGNORECASE)
_MARKUP = re.compile("<[a-z]", re.IGNORECASE)


class Act(NamedTuple):
    """What is done, in words, and the address that it is done with, as it is written."""

    what: str
    where: str = ""


def acts(source: str) -> list[Act]:
    """What an HTML part does, each once."""
    return list(dict.fromkeys(_acts(source)))


def _acts(source: str) -> Iterator[Act]:
    is_data = False
    for piece in pieces(source):
        if isinstance(piece, Tag):
            is_data = piece.name == "script" and _is_data(piece.attributes)
            if act := act_of(piece):
                yield act
        elif piece.kind is Kind.SOURCE and _MARKUP.search(source, piece.start, piece.end):
            yield Act("markup that mail programs read in different ways")
        elif is_data and _ACTION.search(source, piece.start, piece.end):
            yield Act("a button that mail programs add")


def act_of(tag: Tag) -> Act | None:
    """What a tag does; None where that is nothing but to show what stands in it."""
    if tag.closing:
        return None
    if _MAY_RUN.search(tag.inside) and any(name.startswith("on") for name in tag.attributes):
        return Act("a script")
    # Names with a colon are those of Word, those with a hyphen one's own: neither does anything without a script.
    if tag.name in _QUIET or ":" in tag.name or "-" in tag.name:
        return None
    found = tag.attributes
    if tag.name in ("input", "button", "select", "textarea"):
        return _field(tag.name, found)
    if tag.name == "base":
        return Act("an address that its links begin with", found["href"]) if found.get("href") else None
    if tag.name == "meta":
        return _meta(found)
    if tag.name == "form":
        return Act("a form", found.get("action", ""))
    if tag.name == "script" and _is_data(found):
        return None
    what = "a script" if tag.name == "script" else f"<{tag.name[:50]}>"
    return Act(what, found.get("src") or found.get("data") or found.get("href") or "")


def _is_data(found: dict[str, str]) -> bool:
    """Whether what stands in a script is data, which nothing runs: what a mail program may show of the mail."""
    return found.get("type", "").strip().lower() == "application/ld+json" and "src" not in found


def _field(name: str, found: dict[str, str]) -> Act | None:
    kind = found.get("type", "").strip().lower() if name == "input" else ""
    if kind == "hidden" or (kind in _QUIET_FIELDS and "disabled" in found):
        return None
    if name == "button" or kind in _BUTTONS:
        return Act("a button", found.get("formaction", ""))
    return Act("a field for a password" if kind == "password" else "a field")


def _meta(found: dict[str, str]) -> Act | None:
    asked = found.get("http-equiv", "").strip().lower()
    if asked in _QUIET_META:
        return None
    return Act(
        "another page that opens by itself" if asked == "refresh" else f"<meta {asked[:50]}>", found.get("content", "")
    )
