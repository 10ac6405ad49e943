"""Whether words fit into a box of a size that is said: what does not is drawn beyond it, where others may cover it.

Reckoned is roughly, and for a box whose width is not known by a wide window.
"""

from math import ceil

# How wide a letter is drawn, and how high a line, beside the size of letters.
_LETTER, _LINE = 0.5, 1.15
# So many pixels beyond it words may reach, down and to the right.
_DOWN, _RIGHT = 8.0, 20.0
_WIDE = 600.0
# So many boxes around one another are asked.
_DEEPEST = 4


class Box:
    """One element with a height or a width, and the words in it so far. What is not known of its size is None."""

    def __init__(self, height: float | None, width: float | None, room: float, around: "Box | None") -> None:
        self.height, self.width = height, width
        self.room = width or room or _WIDE
        self.chain: list[Box] = [self, *(around.chain if around else ())][:_DEEPEST]
        # What full lines take, and the last one so far, in pixels.
        self._used = self._line = self._high = 0.0
        # What was taken of the box around when this one began.
        self._around = self.chain[1] if len(self.chain) > 1 else None
        self._began = self._around._needed() if self._around else 0.0

    def close(self) -> None:
        """It ends, and takes its height of the box around, whether it has words or not."""
        self.end_line()
        if self._around and self.height is not None:
            self._around._used = max(self._around._used, self._began + self.height)

    def end_line(self) -> None:
        """The next word stands in a line of its own."""
        for box in self.chain:
            box._used, box._line, box._high = box._needed(), 0.0, 0.0

    def overflows(self, words: str, size: float, *, is_one_line: bool) -> bool:
        """More words in it; whether they reach beyond it, or beyond a box around it."""
        found = [box._overflows(words, size, is_one_line=is_one_line) for box in self.chain]
        return any(found)

    def _needed(self) -> float:
        return self._used + ceil(self._line / self.room) * self._high

    def _overflows(self, words: str, size: float, *, is_one_line: bool) -> bool:
        said = " ".join(words.split())
        self._line += _LETTER * size * len(said)
        self._high = max(self._high, _LINE * size)
        if self.height is not None and (self._high if is_one_line else self._needed()) > self.height + _DOWN:
            return True
        longest = self._line if is_one_line else _LETTER * size * max(map(len, said.split()), default=0)
        return self.width is not None and longest > self.width + _RIGHT
