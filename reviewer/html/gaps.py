"""Whether words that stand beside each other in a mail are drawn as one word or as two. Linear.

"in<br>secure" is read as two words, by the names of its tags; drawn it may be "insecure". Told is what is not known to
be drawn as it is read.
"""

from typing import NamedTuple

# About how wide a letter is drawn, in pixels; and how far words are apart that are read as two.
_LETTER, _APART = 10, 3


class Beside(NamedTuple):
    """How an element stands beside what is next to it.

    `ends`: for sure no word goes on across its edge. `is_box`: what ends a line in it may not end one outside. `joins`:
    for sure words go on across its edge. `is_apart`: for sure there is room beside what stands in it. `width`: so many
    pixels wide it is at least, of a cell, a table or a picture. `aligned`: as its lines are.
    """

    ends: bool = False
    is_box: bool = False
    joins: bool = True
    is_apart: bool = False
    width: float = 0.0
    aligned: str = ""


# What goes on along the line.
ALONG = Beside()


class Gap:
    """What stands between two words. It is shown each element that begins and ends, and each text."""

    def __init__(self) -> None:
        self._before = ""
        self._clear()

    def _clear(self) -> None:
        # Whether they are read as two words; drawn as two for sure; drawn as one as far as their elements say.
        self._is_read_as_two = False
        self._ends = self._is_apart = False
        self._joins = True
        # The elements that begin in it, and how many of those are boxes.
        self._begun: list[Beside] = []
        # How the line of the word before is aligned: as the innermost element is that ends behind it.
        self._aligned: str | None = None
        self._boxes = 0

    def read_as_two(self) -> None:
        """A tag stands here that ends a word by its name."""
        self._is_read_as_two = True

    def begin(self, element: Beside) -> None:
        """An element begins."""
        if not self._boxes:
            self._ends = self._ends or element.ends
            self._is_apart = self._is_apart or element.is_apart
        self._joins = self._joins and element.joins
        self._begun.append(element)
        self._boxes += element.is_box

    def end(self, element: Beside) -> None:
        """One ends."""
        if self._begun:
            # Nothing stands in it but its room.
            self._is_apart = self._is_apart or element.width >= _APART
            self._boxes -= self._begun.pop().is_box
            return
        if element.is_box:
            self._ends = False
        if self._aligned is None:
            self._aligned = element.aligned
        # Within a wide one there is room behind words that begin at its left, and half as much where they are centred.
        least = {"": 1, "left": 1, "justify": 1, "center": 2}.get(self._aligned)
        is_wide = least is not None and element.width >= _LETTER * (len(self._before) + least)
        self._ends = self._ends or element.ends
        self._is_apart = self._is_apart or element.is_apart or is_wide
        self._joins = self._joins and element.joins

    def text(self, text: str, *, is_drawn: bool, has_spaces: bool) -> str:
        """Words stand here; "in secure" where it is not known whether it is drawn as one word or two.

        `has_spaces`: white space between elements is drawn here.
        """
        if text[:1].isspace():
            self._space(is_drawn=is_drawn and has_spaces)
        words = text.split()
        if not words and is_drawn and "\xa0" in text:
            # This space is drawn also where nothing else is, as in a cell.
            self._is_apart = True
        if not words:
            return ""
        told = self._doubt(words[0]) if is_drawn else ""
        self._clear()
        self._before = words[-1] if is_drawn else ""
        if text[-1:].isspace():
            self._space(is_drawn=is_drawn)
        return told

    def other(self) -> None:
        """Something stands here that no word goes on across."""
        self._before = ""
        self._clear()

    def _space(self, *, is_drawn: bool) -> None:
        self._is_read_as_two = True
        self._ends = self._ends or (is_drawn and not self._boxes)

    def _doubt(self, behind: str) -> str:
        if not (self._before[-1:].isalnum() and behind[:1].isalnum()):
            return ""
        known = (self._ends or self._is_apart) if self._is_read_as_two else self._joins
        return "" if known else f"{self._before} {behind}"
