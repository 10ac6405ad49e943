"""Two texts against each other, section by section and word by word, with what only moved told apart. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from reviewer.comparison.alignment import rows
from reviewer.comparison.differences.words import Piece, changes, diff
from reviewer.comparison.values import Section

Op = Literal["equal", "insert", "delete", "moved_here", "moved_away"]
# A line that stands elsewhere in the other text has moved when it has so many characters; shorter ones recur by chance.
SHORTEST_MOVED = 20


@dataclass(frozen=True)
class Shown:
    """A run of text and what became of it."""

    op: Op
    text: str


@dataclass(frozen=True)
class Compared:
    """One row: how many places differ, and the runs of both texts in one order."""

    anchor: str
    label: str
    count: int
    runs: Sequence[Shown]

    @property
    def before(self) -> list[Shown]:
        """The first text."""
        return [one for one in self.runs if one.op in ("equal", "delete", "moved_away")]

    @property
    def after(self) -> list[Shown]:
        """The second."""
        return [one for one in self.runs if one.op in ("equal", "insert", "moved_here")]


def compared(before: str, after: str, *, spaces: bool) -> list[Compared]:
    """The rows of two texts. Without `spaces`, what differs only in white space is the same."""
    if not spaces:
        before, after = squeezed(before), squeezed(after)
    told = []
    for row in rows([before, after]):
        left, right = row.cells
        told.append((row, diff(_joined(before, left), _joined(after, right))))
    moved = _moved(piece for _, pieces in told for piece in pieces)
    return [
        Compared(row.anchor, row.label, changes(pieces), [shown for piece in pieces for shown in _told(piece, moved)])
        for row, pieces in told
    ]


def squeezed(text: str) -> str:
    """The text with each run of white space as short as it can be: one space, or one line break or two."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _moved(pieces: Iterable[Piece]) -> set[str]:
    """Lines that went at one place and came at another, as often."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for piece in pieces:
        if piece.op != "equal":
            (gone if piece.op == "delete" else come).update(_key(line) for line in piece.text.splitlines())
    return {line for line, count in gone.items() if len(line) >= SHORTEST_MOVED and come[line] == count}


def _told(piece: Piece, moved: set[str]) -> Iterator[Shown]:
    if piece.op == "equal":
        yield Shown("equal", piece.text)
        return
    elsewhere: Op = "moved_away" if piece.op == "delete" else "moved_here"
    for is_moved, lines in groupby(piece.text.splitlines(keepends=True), key=lambda line: _key(line) in moved):
        yield Shown(elsewhere if is_moved else piece.op, "".join(lines))


def _joined(text: str, sections: Sequence[Section]) -> str:
    return "".join(text[one.start : one.end] for one in sections)


def _key(line: str) -> str:
    """Its words: a change begins and ends anywhere between the signs around a line."""
    return " ".join(re.findall(r"\w+", line))
