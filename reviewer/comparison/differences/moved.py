"""What a difference moved: text taken out in one place that stands again in another. Pure; the pieces' texts stay."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from .words import Piece

LEAST_WORDS = 5
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Moved:
    """Text of one deletion that stands in an insertion elsewhere: the pieces, and where in each of their texts."""

    source: int
    source_start: int
    source_end: int
    target: int
    target_start: int
    target_end: int


@dataclass(frozen=True)
class _Words:
    """The words of one piece, small, with their places in its text."""

    piece: int
    words: Sequence[str]
    spans: Sequence[tuple[int, int]]


# A piece and the number of a word in it; by their first words, the places where inserted runs begin.
Place = tuple[_Words, int]
Places = dict[tuple[str, ...], deque[Place]]


def moves(pieces: Sequence[Piece], least: int = LEAST_WORDS) -> list[Moved]:
    """The runs of at least `least` words that `pieces` (of `words.diff`) delete in one place and insert in another.

    In the order of the deletions; no word is told of twice. Time and memory grow with the length: a run is looked for
    by its first words, and where those were inserted more than once, by the first place that is still free.
    """
    inserted = [_read(number, piece) for number, piece in enumerate(pieces) if piece.op == "insert"]
    places: Places = {}
    for words in inserted:
        for start in range(len(words.words) - least + 1):
            places.setdefault(tuple(words.words[start : start + least]), deque()).append((words, start))
    taken: set[tuple[int, int]] = set()
    found: list[Moved] = []
    for number, piece in enumerate(pieces):
        if piece.op == "delete":
            found.extend(_of_deletion(_read(number, piece), places, taken, least))
    return found


def _of_deletion(
    deleted: _Words,
    places: Places,
    taken: set[tuple[int, int]],
    least: int,
) -> list[Moved]:
    found: list[Moved] = []
    start = 0
    while start <= len(deleted.words) - least:
        match = _free(places.get(tuple(deleted.words[start : start + least]), deque()), taken, least)
        if match is None:
            start += 1
            continue
        inserted, there = match
        length = _grown(deleted, start, inserted, there, taken)
        taken.update((inserted.piece, there + step) for step in range(length))
        found.append(_moved(deleted, start, inserted, there, length))
        start += length
    return found


def _free(candidates: deque[Place], taken: set[tuple[int, int]], least: int) -> Place | None:
    """The first place that is not taken."""
    while candidates:
        words, start = candidates[0]
        if not any((words.piece, start + step) in taken for step in range(least)):
            return candidates[0]
        candidates.popleft()
    return None


def _grown(deleted: _Words, start: int, inserted: _Words, there: int, taken: set[tuple[int, int]]) -> int:
    length = 0
    while (
        start + length < len(deleted.words)
        and there + length < len(inserted.words)
        and deleted.words[start + length] == inserted.words[there + length]
        and (inserted.piece, there + length) not in taken
    ):
        length += 1
    return length


def _moved(deleted: _Words, start: int, inserted: _Words, there: int, length: int) -> Moved:
    return Moved(
        deleted.piece,
        deleted.spans[start][0],
        deleted.spans[start + length - 1][1],
        inserted.piece,
        inserted.spans[there][0],
        inserted.spans[there + length - 1][1],
    )


def _read(number: int, piece: Piece) -> _Words:
    found = list(WORD.finditer(piece.text))
    return _Words(number, [word[0].casefold() for word in found], [word.span() for word in found])
