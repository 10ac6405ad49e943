"""Styles as they are read: escapes resolved, and the words that they add, each with its place. Pure and linear."""

import re
import sys
from collections.abc import Iterator

from . import Reading

# An escape; and where a string ends and another one begins, which is one string to whoever sees it.
_WRITTEN = re.compile(
    r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|\r?\n|(.))"
    r"|[\"'][ \t\r\n]*+[\"']",
    re.DOTALL,
)
_MAY_BE = re.compile(r"[\\\"']")
_ADDED = re.compile(r"\bcontent[ \t\r\n]*:([^;}]+)", re.IGNORECASE)


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
