"""Where words stand among those of one part of a mail, and where the same words stand in the other. Pure and linear."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import NamedTuple

from reviewer.unseen import UNSEEN

_WORD = re.compile(rf"[\w{UNSEEN}]+")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
# By so many words a place is known again.
_MOST_ASKED = 4


class Span(NamedTuple):
    """Words of a part by their numbers, from the `first` up to before the `last`: none where both are the same."""

    first: int
    last: int


class Places:
    """The words of one part, each with its place. "sta<b>tus</b>" is one word, and so is one with a soft hyphen."""

    def __init__(self, text: str) -> None:
        self._words: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for found in _WORD.finditer(text):
            if word := _UNSEEN.sub("", found[0]).casefold():
                self._words.append(word)
                self._starts.append(found.start())
                self._ends.append(found.end())
        self._runs: dict[int, dict[tuple[str, ...], list[int]]] = {}

    def span(self, start: int, end: int) -> Span:
        """The words between two characters of the text, those included that begin before or end behind."""
        first = bisect_right(self._ends, start)
        return Span(first, max(first, bisect_left(self._starts, end)) if start < end else first)

    def same_in(self, other: "Places", span: Span) -> Span | None:
        """Where words of this part stand in another: the second "here" is the second there.

        None where that cannot be told.
        """
        run = tuple(self._words[span.first : min(span.last, span.first + _MOST_ASKED)])
        mine, others = self._spots(run), other._spots(run)
        if not run or len(mine) != len(others):
            return None
        first = others[bisect_left(mine, span.first)]
        there = Span(first, first + span.last - span.first)
        return there if self._words[slice(*span)] == other._words[slice(*there)] else None

    def _spots(self, run: tuple[str, ...]) -> list[int]:
        """Where such words begin."""
        length = len(run)
        if length not in self._runs:
            spots = self._runs[length] = defaultdict(list)
            for first in range(len(self._words) - length + 1):
                spots[tuple(self._words[first : first + length])].append(first)
        return self._runs[length].get(run, [])
