"""How a text is laid out: its lines, its sentences, the rows of its tables. Pure; each is found in one pass."""

import re
from bisect import bisect_right
from functools import lru_cache

MARKER = r"[^\S\n]{0,8}(?:[-*+•·\u2013\u2014]|\d{1,3}[.)]|#{1,6}|\||>)"
# A new line ends a sentence, save one that only wraps a long line of prose.
BREAK = re.compile(
    rf"\n[^\S\n]*(?=\n|{MARKER}[^\S\n])|(?<=[.!?;])[\"'\u201d\u2019)*_\]]{{0,3}}\s+(?=[^\sa-z])|;\s+|\n",
)
ABBREVIATIONS = ("e.g.", "i.e.", "approx.", "ca.", "vs.", "no.", "a.m.", "p.m.", "incl.", "etc.")
WRAPPED = 55
LONGEST = 600


class Layout:
    """Answers where the line or the sentence around a place begins and ends."""

    def __init__(self, text: str) -> None:
        """Look at the text once; each question afterwards is a search among sorted numbers."""
        self.text = text
        self._lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
        self._sentences = [0, *(match.end() for match in BREAK.finditer(text) if self._ends(match))]

    def line(self, place: int) -> tuple[int, int]:
        """The line around a place, without its line break."""
        index = bisect_right(self._lines, place)
        end = self._lines[index] - 1 if index < len(self._lines) else len(self.text)
        return self._lines[index - 1], end

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence around a place; what is longer than LONGEST is cut on both sides."""
        index = bisect_right(self._sentences, place)
        end = self._sentences[index] if index < len(self._sentences) else len(self.text)
        return max(self._sentences[index - 1], place - LONGEST), min(end, place + LONGEST)

    def _ends(self, match: re.Match[str]) -> bool:
        """Whether this break ends a sentence and does not follow an abbreviation or wrap a line."""
        text = self.text
        before = text[max(0, match.start() - 8) : match.start()].lower()
        if before.endswith(ABBREVIATIONS):
            return False
        if match.group() != "\n":
            return True
        start = text.rfind("\n", max(0, match.start() - LONGEST), match.start()) + 1
        after = text[match.end() : match.end() + 1]
        wraps = match.start() - start >= WRAPPED and before[-1:] not in ".:!?|" and after.isalnum()
        return not wraps


@lru_cache(maxsize=16)
def layout(text: str) -> Layout:
    """The layout of a text, kept for the few texts that are worked on together."""
    return Layout(text)
