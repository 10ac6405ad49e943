"""Whether words fit into a box of a size that is said: what does not is drawn beyond it, where others may cover it.

Beyond the right edge of a block nothing stands but what it is told of: words that reach there are seen, unless they are
cut. Reckoned is roughly, and for a box whose width is not known by a wide window.
"""

import re
from math import ceil

# How wide a letter is drawn, and how high a line, beside the size of letters.
_LETTER, _LINE = 0.5, 1.15
# So many pixels beyond it words may reach, down and to the right.
_DOWN, _RIGHT = 8.0, 20.0
_WIDE = 600.0
# So many boxes around one another are asked.
_DEEPEST = 4
# Where a line may go on in the next one; in some languages between any two letters.
_BREAKS = re.compile("[\\s\u200b\xad](?<![\xa0\u2007\u202f])")
_BREAKS_OF_ALL = re.compile("[\\s\u200b\xad\u2e80-\ud7ff\uf900-\ufaff](?<![\xa0\u2007\u202f])")


class Box:
    """One element with a height or a width, and the words in it so far. What is not known of its size is None.

    `is_kept`: what reaches beyond its right edge is cut there, or stands where something else does.
    """

    def __init__(
        self, height: float | None, width: float | None, room: float, around: "Box | None", *, is_kept: bool
    ) -> None:
        self.height, self.width = height, width
        self.room = width or room or _WIDE
        self.is_kept = is_kept
        if around and around.is_kept and around.width is not None:
            # It may reach so far, and is asked for where that one is too far away.
            self.is_kept, self.width = True, min(around.width, width) if width is not None and is_kept else around.width
        self.chain: list[Box] = [self, *(around.chain if around else ())][:_DEEPEST]
        # What full lines take, the last one, and the last word of it so far, in pixels.
        self._used = self._line = self._high = self._word = 0.0
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
            box._used, box._line, box._high, box._word = box._needed(), 0.0, 0.0, 0.0

    def end_word(self) -> None:
        """The line may go on in the next one here."""
        for box in self.chain:
            box._word = 0.0

    def overflows(self, words: str, size: float, *, is_one_line: bool, is_unbroken: bool | None) -> bool:
        """More words in it; whether they reach beyond it, or beyond a box around it.

        `is_unbroken`: whether words go on in the next line only where one ends, None where nothing is said.
        """
        breaks = _BREAKS if is_unbroken else _BREAKS_OF_ALL
        runs = [len(run) for run in breaks.split(words)]
        letters = len(" ".join(words.split()))
        found = False
        for box in self.chain:
            longest = box._add(runs, letters, _LETTER * size, _LINE * size)
            if is_one_line:
                longest = box._line
            elif is_unbroken is False:
                longest = 0.0
            found = found or box._is_exceeded(longest, is_one_line=is_one_line)
        return found

    def _needed(self) -> float:
        return self._used + ceil(self._line / self.room) * self._high

    def _add(self, runs: list[int], letters: int, wide: float, high: float) -> float:
        """Words, each with so many letters; how long the longest is."""
        longest = 0.0
        for place, run in enumerate(runs):
            self._word = wide * run if place else self._word + wide * run
            longest = max(longest, self._word)
        self._line += wide * letters
        self._high = max(self._high, high if letters else 0.0)
        return longest

    def _is_exceeded(self, longest: float, *, is_one_line: bool) -> bool:
        if self.height is not None and (self._high if is_one_line else self._needed()) > self.height + _DOWN:
            return True
        width = _WIDE if self.width is None and is_one_line else self.width
        return self.is_kept and width is not None and longest > width + _RIGHT
