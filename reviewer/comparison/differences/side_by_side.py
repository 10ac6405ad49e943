"""A difference as the rows of a table, the first text on the left, the second on the right. Pure and linear."""

from collections.abc import Iterable
from dataclasses import dataclass

from .words import Piece


@dataclass(frozen=True)
class Line:
    """A row: what stands on each side of it. A side without pieces has nothing there, not an empty line."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether the sides differ."""
        return any(piece.op != "equal" for piece in (*self.left, *self.right))


def side_by_side(pieces: Iterable[Piece]) -> list[Line]:
    """The rows of `pieces` (of `words.diff`), one for each line of either text; lines keep their ends.

    The left sides joined are the first text, the right sides the second. A line that both have stands on one row.
    """
    rows = _Rows()
    for piece in _slid(list(pieces)):
        for text in piece.text.splitlines(keepends=True):
            rows.add(Piece(piece.op, text))
    rows.level()
    return rows.rows


def _slid(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, but lines that came or went whole begin with the line and not with the end of the one before."""
    for index in range(1, len(pieces) - 1):
        before, piece, after = pieces[index - 1 : index + 2]
        alone = before.op == after.op == "equal" != piece.op
        if alone and piece.text.startswith("\n") and after.text.startswith("\n"):
            pieces[index - 1] = Piece("equal", before.text + "\n")
            pieces[index] = Piece(piece.op, piece.text[1:] + "\n")
            pieces[index + 1] = Piece("equal", after.text[1:])
    return pieces


class _Rows:
    """Collects the lines of each side and pairs them where a line ends on both."""

    def __init__(self) -> None:
        self.rows: list[Line] = []
        self.left: list[list[Piece]] = [[]]
        self.right: list[list[Piece]] = [[]]

    def add(self, piece: Piece) -> None:
        """Put a piece, a line's or a part of one, on its side or on both."""
        ends = piece.text.splitlines()[0] != piece.text
        sides = {"equal": (self.left, self.right), "delete": (self.left,), "insert": (self.right,)}[piece.op]
        for side in sides:
            side[-1].append(piece)
            if ends:
                side.append([])
        if piece.op == "equal" and ends:
            self.level()

    def level(self) -> None:
        """Write what was collected; a line that both sides ended together stands on one row."""
        left, right = [line for line in self.left if line], [line for line in self.right if line]
        shared = bool(left and right) and left[-1][-1] == right[-1][-1] and left[-1][-1].op == "equal"
        last = [(left.pop(), right.pop())] if shared else []
        longest = max(len(left), len(right))
        padded = [[*side, *([[]] * (longest - len(side)))] for side in (left, right)]
        self.rows += [Line(tuple(one), tuple(other)) for one, other in [*zip(*padded, strict=True), *last]]
        self.left, self.right = [[]], [[]]
