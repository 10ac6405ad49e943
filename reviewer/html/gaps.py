"""Whether words that stand beside each other in a mail are drawn as one word or as two. Linear.

"in<br>secure" is read as two words, by the names of its tags; drawn it may be "insecure". Told is what is not known to
be drawn as it is read.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

# About how wide a letter is drawn, in pixels; and how far words are apart that are read as two.
_LETTER, _APART = 10, 3
# A space is drawn as one that is so wide beside the letters around it.
_LEAST = 0.15
# Spaces by how wide they are beside another one.
_NARROW = {"\u2009": 0.7, "\u2006": 0.6, "\u200a": 0.3}
# Lines of more letters may have a line of their own words above them; how high an empty line is, and the lowest one, in
# pixels.
_MAY_WRAP, _EMPTY_LINE, _LEAST_LINE = 60, 18.0, 8.0
_HAIR = re.compile("(\\w+)\u200a+(\\w+)")


class Type(NamedTuple):
    """The letters of a text: how large they are, and how wide a space is among them, in pixels."""

    size: float = 16.0
    space: float = 4.0

    def width(self, blank: str) -> float:
        """How wide white space is: as its widest character."""
        return self.space * max((_NARROW.get(char, 1.0) for char in blank), default=0.0)


class Beside(NamedTuple):
    """How an element stands beside what is next to it.

    `ends`: for sure no word goes on across its edge. `is_box`: what ends a line in it may not end one outside. `joins`:
    for sure words go on across its edge. `is_apart`: for sure there is room beside what stands in it. `width`: so many
    pixels wide it is at least, of a cell, a table or a picture. `aligned`: as its lines are. `clear`: so many pixels of
    room are above or below it. `is_break`: it is a `<br>`.
    """

    ends: bool = False
    is_box: bool = False
    joins: bool = True
    is_apart: bool = False
    width: float = 0.0
    aligned: str = ""
    clear: float = 0.0
    is_break: bool = False


# What goes on along the line.
ALONG = Beside()


class Gap:
    """What stands between two words. It is shown each element that begins and ends, and each text."""

    def __init__(self) -> None:
        self._before, self._size = "", 0.0
        # How much room is above what follows, in pixels; whether that begins a line; how much is above this line, and
        # so many letters of it so far.
        self._above = self._line_above = inf
        self._begins_line = True
        self._letters = 0
        # So far below this line something is painted, and so far on top of what follows, in pixels.
        self._painted = self._lifted = 0.0
        self._clear()

    @property
    def above(self) -> float:
        """How much room there is for sure between what follows and the words of the line above, in pixels."""
        if self._begins_line:
            return self._above
        return self._line_above if self._letters < _MAY_WRAP else 0.0

    @property
    def around(self) -> float:
        """How much room there is for sure between what follows and all words before, in pixels: none in their line."""
        return self._above if self._begins_line else 0.0

    def covered(self, words: str) -> float:
        """So far down something that stands before may be painted on top of words that follow, in pixels."""
        if self._begins_line:
            return self._lifted - self._above
        return self._lifted if self._letters + len(words) >= _MAY_WRAP else 0.0

    def paint(self, under: float) -> None:
        """So far below its line something is painted that ends here."""
        self._painted = max(self._painted, under + (self._above if self._above < inf else 0.0))

    def lift(self) -> None:
        """What is painted in an element that ends here is painted on top of what follows."""
        self._lifted = max(self._lifted, self._painted)

    def _edge(self, element: Beside) -> None:
        self._above = max(self._above, element.clear)
        if element.is_break and self._begins_line:
            self._above += _EMPTY_LINE
        self._begins_line = self._begins_line or element.ends or element.is_break or element.is_box

    def _clear(self) -> None:
        # Whether they are read as two words; drawn as two for sure; drawn as one as far as their elements say.
        self._is_read_as_two = False
        self._ends = self._is_apart = False
        # How wide a space between them is drawn, in pixels.
        self._width = 0.0
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
        self._edge(element)
        if not self._boxes:
            self._ends = self._ends or element.ends
            self._is_apart = self._is_apart or element.is_apart
        self._joins = self._joins and element.joins
        self._begun.append(element)
        self._boxes += element.is_box

    def end(self, element: Beside) -> None:
        """One ends."""
        if not element.is_break:
            self._edge(element)
        if self._begun:
            # Nothing stands in it but its room.
            self._is_apart = self._is_apart or element.width >= _APART
            self._boxes -= self._begun.pop().is_box
            return
        if element.is_box:
            self._ends, self._width = False, 0.0
        if self._aligned is None:
            self._aligned = element.aligned
        # Within a wide one there is room behind words that begin at its left, and half as much where they are centred.
        least = {"": 1, "left": 1, "justify": 1, "center": 2}.get(self._aligned)
        is_wide = least is not None and element.width >= _LETTER * (len(self._before) + least)
        self._ends = self._ends or element.ends
        self._is_apart = self._is_apart or element.is_apart or is_wide
        self._joins = self._joins and element.joins

    def text(self, text: str, letters: Type, *, is_drawn: bool, has_spaces: bool) -> list[str]:
        """Words stand here; "in secure" where it is not known whether it is drawn as one word or two.

        `has_spaces`: white space between elements is drawn here.
        """
        blank = text[: len(text) - len(text.lstrip())]
        if blank:
            self._space(letters.width(blank) * (is_drawn and has_spaces))
        words = text.split()
        if not words and is_drawn and "\xa0" in text and letters.width(text) >= _LEAST * self._size:
            # This space is drawn also where nothing else is, as in a cell.
            self._is_apart = True
        if not words:
            return []
        if self._begins_line:
            self._line_above, self._letters = self._above, 0
            down = self._above + _LEAST_LINE
            self._painted, self._lifted = max(0.0, self._painted - down), max(0.0, self._lifted - down)
        self._above, self._begins_line, self._letters = 0.0, False, self._letters + len(text)
        told = [*self._doubt(words[0], letters), *_within(text, words, letters)] if is_drawn else []
        self._clear()
        self._before, self._size = (words[-1], letters.size) if is_drawn else ("", 0.0)
        if behind := text[len(text.rstrip()) :]:
            self._space(letters.width(behind) * is_drawn)
        return told

    def other(self) -> None:
        """Something stands here that no word goes on across."""
        self._before, self._size = "", 0.0
        self._clear()

    def _space(self, width: float) -> None:
        self._is_read_as_two = True
        if not self._boxes:
            self._width = max(self._width, width)

    def _doubt(self, behind: str, letters: Type) -> Iterator[str]:
        if not (self._before[-1:].isalnum() and behind[:1].isalnum()):
            return
        is_wide = self._width > 0 and self._width >= _LEAST * min(self._size, letters.size)
        known = (self._ends or self._is_apart or is_wide) if self._is_read_as_two else self._joins
        if not known:
            yield f"{self._before} {behind}"


def _within(text: str, words: list[str], letters: Type) -> Iterator[str]:
    """Words of one text with hardly any space between."""
    if letters.space < _LEAST * letters.size:
        yield from (f"{one} {next_}" for one, next_ in pairwise(words) if one[-1].isalnum() and next_[0].isalnum())
    elif "\u200a" in text:
        yield from (f"{one} {next_}" for one, next_ in _HAIR.findall(text))
