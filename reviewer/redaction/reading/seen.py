"""The words of a page as they are seen, where what parts them in the source is not. Linear."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from reviewer.html.elements import Elements

from . import Reading


class Hiding(IntEnum):
    """How sure it is that words are hidden."""

    SHOWN = 0
    DOUBTFUL = 1
    LIKELY = 2
    SURE = 3

    @classmethod
    def of(cls, elements: Elements) -> "Hiding":
        """Of words within what is open."""
        if elements.sure.hidden:
            return cls.SURE
        if elements.maybe.hidden:
            return cls.LIKELY
        return cls.DOUBTFUL if elements.maybe.doubtful else cls.SHOWN


class _Stretch(NamedTuple):
    """From `start` to `end` of what is said; `parted`: a tag that ends a line stands before it."""

    start: int
    end: int
    hidden: Hiding
    turned: bool
    parted: bool


class Seen:
    """Notes of each stretch of words how it is seen."""

    def __init__(self) -> None:
        self._stretches: list[_Stretch] = []
        self._parted = False

    def part(self) -> None:
        """What follows is parted from what stands before."""
        self._parted = True

    def add(self, start: int, end: int, hidden: Hiding, *, turned: bool) -> None:
        """A stretch of what is said."""
        if start < end:
            self._stretches.append(_Stretch(start, end, hidden, turned, self._parted))
            self._parted = False

    def readings(self, said: Reading) -> Iterator[Reading]:
        """All words joined, and those alone that are not hidden, where some are; none where nothing parts them.

        "May be hidden" may take half a token away, so what is hidden is left out by how sure it is.
        """
        if not any(one.parted or one.hidden or one.turned for one in self._stretches):
            return
        yield _joined(self._stretches, said)
        for least in sorted({one.hidden for one in self._stretches if one.hidden}):
            yield _joined((one for one in self._stretches if one.hidden < least), said)


def _joined(stretches: Iterable[_Stretch], said: Reading) -> Reading:
    text, reading = said.text, Reading()
    turned: list[tuple[int, int]] = []
    for start, end, is_turned in _bare(stretches, text):
        if is_turned:
            turned.append((start, end))
            continue
        _turn(turned, said, text, reading)
        reading.take(said, text, start, end)
    _turn(turned, said, text, reading)
    return reading


def _bare(stretches: Iterable[_Stretch], text: str) -> Iterator[tuple[int, int, bool]]:
    """Where they stand, without the white space beside what parts them."""
    before: tuple[int, int, bool] | None = None
    for start, end, _, turned, parted in stretches:
        if parted:
            start += len(text[start:end]) - len(text[start:end].lstrip())
            if before:
                first, last, _ = before
                before = first, first + len(text[first:last].rstrip()), before[2]
        if start < end:
            if before:
                yield before
            before = start, end, turned
    if before:
        yield before


def _turn(turned: list[tuple[int, int]], said: Reading, text: str, into: Reading) -> None:
    for start, end in reversed(turned):
        into.take_back(said, text, start, end)
    turned.clear()
