"""The rows of a page's tables, read as those of a table drawn with bars: a cell beside the name of what it holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reviewer.html.tokens import Tag

from . import Reading

# What holds more is a page's layout, or prose, which is read as it is.
_LONGEST_CELL, _MOST_CELLS = 200, 40
_SPACE = re.compile(r"\s+")
# Heads of columns that tell of a credential how many, when, whose, how and where, and labels of rows that do.
_TELLS = re.compile(
    r"(?:[\w-]+ ){0,3}(?:counts?|number|total|sum|attempts?|errors?|failures?|share|rate|before|after|exposed"
    r"|affected|impact|status|state|results?|outcome|owner|team|due|date|day|time|since|(?:kept|stored)(?: as)?|ticket"
    r"|version|where|rotated|changed|next steps?|severity|users|customers|%)",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:.*\b(?:errors?|wrong|failed|failing|attempts?|polic(?:y|ies)|number of|lifetime)\b.*|pass)", re.IGNORECASE
)


class _Cell(NamedTuple):
    """Where the words of a cell lie in what the page says."""

    start: int
    end: int


@dataclass
class _Table:
    """A table that is open: its row, and where its cell began; `holds` a table in that row."""

    row: list[_Cell] = field(default_factory=list)
    cell: int | None = None
    holds: bool = False


class Rows:
    """Notes of each row of a page's tables; a row that holds another table is layout."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._found: list[Sequence[_Cell]] = []

    def see(self, tag: Tag, place: int) -> None:
        """A tag, and how much the page has said before it."""
        if tag.name == "table":
            self._end_row(place)
            if tag.closing:
                del self._open[-1:]
            else:
                for table in self._open[-1:]:
                    table.holds = True
                self._open.append(_Table())
            if self._found and self._found[-1]:
                self._found.append(())
        elif tag.name == "tr":
            self._end_row(place)
        elif tag.name in ("td", "th") and self._open:
            self._end_cell(place)
            self._open[-1].cell = None if tag.closing else place

    def _end_cell(self, place: int) -> None:
        table = self._open[-1]
        if table.cell is not None:
            table.row.append(_Cell(table.cell, place))
        table.cell = None

    def _end_row(self, place: int) -> None:
        if not self._open:
            return
        self._end_cell(place)
        table = self._open[-1]
        if not table.holds and 1 < len(table.row) <= _MOST_CELLS:
            self._found.append(table.row)
        table.row, table.holds = [], False

    def remarks(self, said: Reading) -> Sequence[tuple[int, int]]:
        """Where in the page those cells lie that tell something of what their row or column is named by."""
        text = said.text
        heads: tuple[bool, ...] = ()
        found: list[_Cell] = []
        for row in self._found:
            cells = [_stripped(text, cell) for cell in row]
            told = [_SPACE.sub(" ", text[start:end]) for start, end in cells]
            if not heads:
                heads = tuple(_TELLS.fullmatch(head) is not None for head in told)
            is_label = bool(told) and _LABELS.fullmatch(told[0]) is not None
            found += [
                cell
                for place, cell in enumerate(cells)
                if cell.start < cell.end and ((place and is_label) or (place < len(heads) and heads[place]))
            ]
            if not row:
                heads = ()
        return [said.written(*cell) for cell in found]

    def reading(self, said: Reading) -> Reading:
        """A line for each row, and an empty one between tables."""
        text, reading = said.text, Reading()
        for row in self._found:
            cells = [_stripped(text, cell) for cell in row]
            if all(end - start <= _LONGEST_CELL for start, end in cells):
                _draw(cells, said, text, reading)
        return reading


def _stripped(text: str, cell: _Cell) -> _Cell:
    words = text[cell.start : cell.end]
    start = cell.start + len(words) - len(words.lstrip())
    return _Cell(start, max(start, cell.start + len(words.rstrip())))


def _draw(cells: Sequence[_Cell], said: Reading, text: str, into: Reading) -> None:
    at = said.starts[min(cells[0].start, len(said.starts) - 1)] if cells else 0
    for start, end in cells:
        into.stands_for("| ", at, at + 1)
        for space in _SPACE.finditer(text, start, end):
            into.take(said, text, start, space.start())
            into.stands_for(" ", said.starts[space.start()], said.ends[space.end() - 1])
            start = space.end()
        into.take(said, text, start, end)
        into.stands_for(" ", at, at + 1)
    into.stands_for("|\n" if cells else "\n", at, at + 1)
