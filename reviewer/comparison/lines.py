"""A text in lines, each with what kind of line it is. Pure and linear; the lines joined are the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["blank", "text", "list", "quote", "table", "code", "rule"]

FENCE = re.compile(r"\s{0,3}(?:[-*+] )?(```|~~~(?!~~)|\{code\b|\{noformat\b)")
LIST_ITEM = re.compile(
    r"\s*(?:[-*+•‣◦·▪\u2013\u2014]|\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(\d{1,3}\)|[-*+]?\s?\[[ xX]?\])\s+(?=\S)"
)
RULE = re.compile(r"\s*([-=_*~#─━═\u2014])(?:\s?\1){2,}\s*")
# An underline may be so much longer or shorter than its title.
MOST_APART = 3
TABLE = re.compile(r"\s*(?:\||\+[-=]{2,}|[┌├└│])")


@dataclass(frozen=True)
class Line:
    """`text` is without the line's end; `start` its offset; `depth` its indent beyond that of the whole text."""

    text: str
    start: int
    end: int
    kind: Kind
    depth: int

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return self.kind == "blank"


def read(text: str) -> list[Line]:
    """The lines of `text`; the end of one is the start of the next."""
    raw = text.splitlines(keepends=True)
    indents = [len(line) - len(line.lstrip()) for line in raw if not line.isspace()]
    shared = min(indents, default=0)
    code = _fenced(raw)
    return list(_lines(raw, code, shared))


def _lines(raw: Sequence[str], code: set[int], shared: int) -> Iterator[Line]:
    start = 0
    for number, whole in enumerate(raw):
        line = whole.rstrip()
        depth = max(0, len(line) - len(line.lstrip()) - shared)
        yield Line(line, start, start + len(whole), "code" if number in code else _kind(line), depth)
        start += len(whole)


def _kind(line: str) -> Kind:
    if not line:
        return "blank"
    if line.lstrip().startswith(">") and not line.endswith("<"):
        return "quote"
    if TABLE.match(line):
        return "table"
    if RULE.fullmatch(line):
        return "rule"
    return "list" if LIST_ITEM.match(line) else "text"


def _underlines(raw: Sequence[str], number: int) -> bool:
    """Whether a row of tildes is as long as the title above it."""
    line, above = raw[number].strip(), raw[number - 1].strip() if number else ""
    return not line.strip("~") and bool(above) and abs(len(above) - len(line)) <= MOST_APART


def _fenced(raw: Sequence[str]) -> set[int]:
    """The numbers of the lines of fenced code, fences too. A fence that nothing closes fences nothing."""
    inside: set[int] = set()
    opened: tuple[int, str] | None = None
    for number, line in enumerate(raw):
        found = FENCE.match(line)
        if not found or (opened is None and _underlines(raw, number)):
            continue
        if opened is None:
            opened = (number, found[1])
        elif found[1] == opened[1]:
            inside.update(range(opened[0], number + 1))
            opened = None
    return inside
