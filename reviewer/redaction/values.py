"""The values of the redaction room: what is looked at, who looks, and what is found. Pure; offsets are code points."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import islice, takewhile
from typing import Any, TypeVar

from reviewer.redaction.lexicon.capitals import Run, runs

T = TypeVar("T")

# What stands in the place of a thing of which nothing may be said.
REMOVED = "[removed]"


class Category(StrEnum):
    """What sort of thing an audience should perhaps not read."""

    SECRET = "secret"  # noqa: S105 (a category)
    NETWORK = "network"
    CLOUD_RESOURCE = "cloud_resource"
    CODE_PATH = "code_path"
    VULNERABILITY = "vulnerability"
    PERSON = "person"
    PII = "pii"
    CUSTOMER = "customer"
    FINANCIAL_LEGAL = "financial_legal"
    INTERNAL_TOOL = "internal_tool"
    TONE = "tone"


@dataclass(frozen=True)
class Org:
    """What an organisation knows about itself; everything may be empty.

    `references` are ids that readers know a matter by, as the key of the incident that a mail is about: no hints.
    """

    name: str = ""
    public_domains: tuple[str, ...] = ()
    internal_domains: tuple[str, ...] = ()
    roster: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """One text to look at, with what is worth computing once for all detectors.

    `mail` keeps what is worth computing once for all texts of one mail, in one organisation, by who computes it.
    """

    text: str
    org: Org = field(default_factory=Org)
    mail: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, of the same length, so that offsets hold in both."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(low if len(low := char.lower()) == 1 else char for char in self.text)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Its runs of capitalised words, which is what names look like."""
        return tuple(runs(self.text))

    def runs_between(self, start: int, end: int) -> Iterator[Run]:
        """The runs that begin between two places."""
        first = bisect_left(self.runs, start, key=_start_of)
        return takewhile(lambda run: run[0].start < end, islice(self.runs, first, None))

    @cached_property
    def octets(self) -> bytes:
        """The text with one byte for each code point, for google-re2: its byte offsets are offsets into the text.

        Curly quotes, dashes and odd spaces become their plain forms; what Latin-1 does not have becomes `?`.
        """
        plain = self.text if self.text.isascii() else _FANCY.sub(lambda match: _PLAIN[match[0]], self.text)
        return plain.encode("latin-1", "replace")

    @cached_property
    def outline(self) -> bytes:
        """The octets with `A` for each capital, `a` for each other letter, and `0` for each digit: "AAA-0000: aa"."""
        return self.octets.translate(_OUTLINE)

    def once(self, compute: "Callable[[Passage], T]") -> T:
        """What `compute` makes of this passage: made at the first asking, then shared by all who ask."""
        if compute not in self._made:
            self._made[compute] = compute(self)
        made: T = self._made[compute]
        return made

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}


@dataclass(frozen=True)
class Find:
    """A span that one detector points at; None takes the detector's own words."""

    start: int
    end: int
    reason: str | None = None
    replacement: str | None = None


@dataclass(frozen=True)
class Detector:
    """One rule: `find` is called when one of the lower-case words of `gate` occurs in the text, or when it has none."""

    id: str
    category: Category
    reason: str
    replacement: str
    gate: tuple[str, ...]
    find: Callable[[Passage], Iterable[Find]]


class Where(StrEnum):
    """The part of a mail that offsets count in.

    FILES are the names of its attachments and NAMES its recipients as they are written, a line each. MAILBOX is what
    its mailbox writes over and under every mail: the sender's name, and the signature. An edit changes none of them.
    """

    TEXT = "text"
    SUBJECT = "subject"
    HTML = "html"
    FILES = "files"
    NAMES = "names"
    MAILBOX = "mailbox"


# Where other words can be put in the place of a hint.
EDITED = frozenset((Where.SUBJECT, Where.TEXT))
# What an edit leaves as it is.
NAMED = frozenset((Where.FILES, Where.NAMES, Where.MAILBOX))


@dataclass(frozen=True)
class Span:
    """What the engine reports: one span once, with every detector that agrees.

    Spans of one part never overlap. `holds` names the categories of what lies within this span beside its own: a token
    in a stack trace is shown as the trace, and weighs as much as the token.
    """

    start: int
    end: int
    category: Category
    detectors: tuple[str, ...]
    reason: str
    replacement: str
    where: Where = Where.TEXT
    holds: tuple[Category, ...] = ()


@dataclass(frozen=True)
class Scan:
    """Everything found in a mail. `skipped` names what raised or ran long: it is then partly scanned."""

    spans: tuple[Span, ...]
    skipped: tuple[str, ...] = ()

    def of(self, where: Where) -> tuple[Span, ...]:
        """The spans of one part, in the order of the text."""
        return tuple(span for span in self.spans if span.where == where)


def _start_of(run: Run) -> int:
    return run[0].start


def _outlined(octet: int) -> int:
    char = chr(octet)
    # What Latin-1 has among its letters that is none (times, divided by) is to patterns of its letters one as well.
    if octet >= 0xC0 or (char.isascii() and char.isalpha()):
        return ord("A") if char.isupper() or char == "\N{MULTIPLICATION SIGN}" else ord("a")
    return ord("0") if char.isascii() and char.isdigit() else octet


_OUTLINE = bytes(map(_outlined, range(256)))
_PLAIN = dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}", "'")
_PLAIN |= dict.fromkeys(
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}", '"'
)
_PLAIN |= dict.fromkeys(map(chr, range(0x2010, 0x2016)), "-")
_PLAIN |= dict.fromkeys(["\x85", "\xa0", *map(chr, range(0x2000, 0x200B)), "\u2028", "\u2029", "\u202f", "\u3000"], " ")
_FANCY = re.compile(f"[{''.join(_PLAIN)}]")
