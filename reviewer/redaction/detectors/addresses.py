"""Addresses as they stand in a text: URLs, and host names with or without a port and a path."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Passage

_ADDRESS = Pattern(
    r"(?i)(?:\b([a-z][a-z0-9+-]{1,20})://(?:[^\s/@\"'<>`]+@)?([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?)"
    r"|((?:\b|_)[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_][a-z0-9_-]*)*\.[a-z][a-z0-9-]*[a-z0-9]))"
    r"(:\d{2,5}\b)?([/?#][^\s\"'<>`|)\]}]*)?"
)
_AFTER = ".,;:!?'*_"


@dataclass(frozen=True)
class Address:
    """One address. `scheme` and `path` are "" when it has none; `host` is in lower case; offsets are into the text."""

    start: int
    end: int
    scheme: str
    host: str
    port: str
    path: str

    @property
    def labels(self) -> list[str]:
        """The parts of the host, from left to right."""
        return self.host.split(".")

    def is_under(self, domain: str) -> bool:
        """Whether the host is a domain or within it."""
        return self.host == domain or self.host.endswith("." + domain)


def addresses(passage: Passage) -> list[Address]:
    """Every address in a passage; the host part of a mail address is none."""
    return passage.once(_all)


def _all(passage: Passage) -> list[Address]:
    return list(_each(passage))


def _each(passage: Passage) -> Iterator[Address]:
    text = passage.text
    for match in _ADDRESS.finditer(passage):
        scheme, host = (match[1] or b"").decode(), (match[2] or match[3]).decode("latin-1").lower()
        if not scheme and text[match.start() - 1 : match.start()] in _NOT_BEFORE and match.start() > 0:
            continue
        end = match.start() + len(text[match.start() : match.end()].rstrip(_AFTER))
        path = (match[5] or b"").decode("latin-1")
        yield Address(match.start(), end, scheme.lower(), host, (match[4] or b"").decode()[1:], path)


_NOT_BEFORE = frozenset("@/.\\$%-")
