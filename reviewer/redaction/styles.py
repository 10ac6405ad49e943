"""Styles as they are read: their escapes resolved, the words that they add, and what they hide. Pure and linear."""

import re
import sys
from collections.abc import Iterable, Iterator

from reviewer.redaction.reading import Reading

# An escape; and where a string ends and another one begins, which is one string to whoever sees it.
_WRITTEN = re.compile(
    r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|\r?\n|(.))"
    r"|[\"'][ \t\r\n]*+[\"']",
    re.DOTALL,
)
_MAY_BE = re.compile(r"[\\\"']")
_ADDED = re.compile(r"\bcontent[ \t\r\n]*:([^;}]+)", re.IGNORECASE)
_HIDES = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:font-size|opacity)\s*:\s*(?:0++(?:\.0*+)?|\.0++)(?![\d.]))",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[.#]([\w-]+)")
_TAG = re.compile(r"[a-zA-Z][\w-]*")
_TURNS = re.compile(r"unicode-bidi\s*:\s*(?:isolate-|bidi-)override", re.IGNORECASE)
_RIGHT = re.compile(r"direction\s*:\s*rtl", re.IGNORECASE)


def resolved(written: Reading) -> Reading:
    r"""A style with its escapes resolved: `\67 hp_` is `ghp_`."""
    text = written.text
    if not _MAY_BE.search(text):
        return written
    reading, done = Reading(), 0
    for match in _WRITTEN.finditer(text):
        reading.take(written, text, done, match.start())
        if read := _stands_for(match):
            reading.stands_for(read, written.starts[match.start()], written.ends[match.end() - 1])
        done = match.end()
    reading.take(written, text, done, len(text))
    return reading


def _stands_for(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return "\ufffd" if code == 0 or code > sys.maxunicode or 0xD800 <= code < 0xE000 else chr(code)
    return match[2] or ""


def added(text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that a style puts before or behind what it styles."""
    return (match.span(1) for match in _ADDED.finditer(text))


def hides(style: str) -> bool:
    """Whether who looks at a mail does not see what is styled so."""
    return _HIDES.search(style) is not None


def turns(style: str) -> bool:
    """Whether what is styled so is seen from its end to its beginning."""
    return _TURNS.search(style) is not None and _RIGHT.search(style) is not None


def hiding(sheets: Iterable[str]) -> frozenset[str]:
    """The names (classes, ids, tags with "<" before them) of what styles hide, on some screens at least."""
    found: set[str] = set()
    for sheet in sheets:
        for rule in sheet.split("}"):
            head, _, body = rule.rpartition("{")
            if hides(body):
                for selector in head.rpartition("{")[2].split(","):
                    found.update(_named(selector.split()[-1:]))
    return frozenset(found)


def _named(last: list[str]) -> Iterator[str]:
    for selector in last:
        if ":" not in selector:
            yield from _NAMES.findall(selector)
            if _TAG.fullmatch(selector):
                yield f"<{selector.lower()}"
