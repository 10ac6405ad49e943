"""Addresses as they stand in a text: URLs, and host names with or without a port and a path."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Passage

_ADDRESS = Pattern(
    r"(?i)(?:\b[a-z][a-z0-9+-]{1,20}://(?:[^\s/@\"'<>`]+@)?[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?"
    r"|(?:\b|_)[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_][a-z0-9_-]*)*\.[a-z][a-z0-9-]*[a-z0-9])"
    r"(?::\d{2,5}\b)?(?:[/?#][^\s\"'<>`|)\]}]*)?"
)
_AFTER = ".,;:!?'*_"


@dataclass(frozen=True)
class Address:
    """One address. `scheme` and `path` are "" when it has none; `host` is in lower case; offsets are into the text.

    `has_user`: somebody's name stands before it, as in a mail address and where one signs in to a machine.
    """

    start: int
    end: int
    scheme: str
    host: str
    port: str
    path: str
    has_user: bool = False

    @property
    def labels(self) -> list[str]:
        """The parts of the host, from left to right."""
        return self.host.split(".")

    def is_under(self, domain: str) -> bool:
        """Whether the host is a domain or within it."""
        return self.host == domain or self.host.endswith("." + domain)


def addresses(passage: Passage) -> list[Address]:
    """Every address in a passage; the host part of a mail address is none."""
    return [address for address in passage.once(_all) if not address.has_user]


def hosts(passage: Passage) -> list[Address]:
    """The same, and what stands behind the name of somebody: `deploy@db-7.prod.internal`."""
    return passage.once(_all)


def _all(passage: Passage) -> list[Address]:
    return list(_each(passage))


def _each(passage: Passage) -> Iterator[Address]:
    text = passage.text
    for match in _ADDRESS.finditer(passage):
        start, end = match.span()
        whole = text[start:end]
        mark = whole.find("://", 0, _LONGEST_SCHEME)
        scheme, rest = (whole[:mark], whole[mark + 3 :]) if mark >= 0 else ("", whole)
        has_user = not scheme and _USER.search(text, max(0, start - 2), start) is not None
        if not scheme and not has_user and start > 0 and text[start - 1] in _NOT_BEFORE:
            if not (any_of_them := _ANY_BEFORE.search(text, max(0, start - _LONGEST_SCHEME), start)):
                continue
            start = any_of_them.start()
        authority, path = _split(rest)
        host, _, port = authority.rpartition("@")[2].partition(":")
        yield Address(
            start, match.start() + len(whole.rstrip(_AFTER)), scheme.lower(), host.lower(), port, path, has_user
        )


def _split(rest: str) -> tuple[str, str]:
    """What stands before the path of an address, and the path."""
    path = _PATH.search(rest)
    return (rest[: path.start()], rest[path.start() :]) if path else (rest, "")


_LONGEST_SCHEME = 24
# What stands for any host of a domain: *.corp.example, rep-*.corp.example.
_ANY_BEFORE = re.compile(r"(?<![\w.*/@-])[\w-]*\*\.$")
_PATH = re.compile(r"[/?#]")
_USER = re.compile(r"\w@\Z")
_NOT_BEFORE = frozenset("@/.\\$%-")
