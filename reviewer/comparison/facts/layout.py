"""How a text is laid out: its lines, its sentences, the rows of its tables. Pure; each is found in one pass."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from .lexicon import LEXICON, Marks

MARKER = r"[^\S\n]{0,8}(?:[-*+•·\u2013\u2014]|\d{1,3}[.)]|#{1,6}|\||>)"
# A new line ends a sentence, save one that only wraps a long line of prose.
BREAK = re.compile(
    rf"\n[^\S\n]*(?=\n|{MARKER}[^\S\n])|(?<=[.!?;])[\"'\u201d\u2019)*_\]]{{0,3}}\s+(?=[^\sa-z]|v\d)|;\s+|\n",
)
ABBREVIATIONS = (
    *("e.g.", "i.e.", "approx.", "ca.", "vs.", "no.", "incl.", "etc."),
    *(f"{half}.{blank}m." for half in "ap" for blank in ("", " ", "\u00a0", "\u202f")),
)
# The ordinal of a day before its month, and a title before a name: neither full stop ends a sentence.
DAY, MONTH = (
    re.compile(r"(?:^|[^\d.])\d{1,2}\.$"),
    re.compile(r"(?:Jan|Feb|M\u00e4r|Mrz|Apr|Mai|Juni?\b|Juli?\b|Aug|Sep|Okt|Nov|Dez)"),
)
TITLE = re.compile(r"\b(?:Mr|Mrs|Dr|Prof|Hr|Fr|Sr|Sra|Nr|bzw|z\. ?B|d\. ?h|u\. ?a)\.$")
WRAPPED = 55
LONGEST = 600
# What ends a clause, and what is read as a time of day.
CLAUSE = re.compile(
    r"[,;()\n|]|[ ][-\u2013\u2014][ ]|[\u2014]|[.!?][ ]|\s(?:and|but|while|when|then|after|before|because|although"
    r"|whereas|which|until)\s",
    re.I,
)
CLOCK = re.compile(r"\d{1,2}:\d\d")


class Places:
    """Matches in a text, none over another, of which one asks how many stand between two places."""

    def __init__(self, matches: Iterable[re.Match[str]]) -> None:
        """Keep where each begins and ends."""
        spans = [match.span() for match in matches]
        self.starts, self.ends = [start for start, _ in spans], [end for _, end in spans]

    def between(self, start: int, end: int) -> int:
        """How many stand wholly between two places."""
        return max(0, bisect_right(self.ends, end) - bisect_left(self.starts, start))


class Layout:
    """Answers where the line or the sentence around a place begins and ends."""

    def __init__(self, text: str) -> None:
        """Look at the text once; each question afterwards is a search among sorted numbers."""
        self.text = text
        self._lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
        self._sentences = [0, *(match.end() for match in BREAK.finditer(text) if self._ends(match))]

    @cached_property
    def marks(self) -> Marks:
        """The words that name topics."""
        return LEXICON.marks(self.text)

    @cached_property
    def clauses(self) -> Places:
        """Where clauses end."""
        return Places(CLAUSE.finditer(self.text))

    @cached_property
    def clocks(self) -> Places:
        """Times of day, as far as they are told from other words."""
        return Places(CLOCK.finditer(self.text))

    @property
    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where each sentence begins and ends."""
        return pairwise([*self._sentences, len(self.text)])

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

    def _is_within(self, match: re.Match[str]) -> bool:
        """Whether the full stop before a blank is that of an ordinal or a title: "am 4. Mai", "Mr. Hale"."""
        if "\n" in match.group():
            return False
        before = self.text[max(0, match.start() - 5) : match.start()]
        return bool(TITLE.search(before) or (DAY.search(before) and MONTH.match(self.text, match.end())))

    def _ends(self, match: re.Match[str]) -> bool:
        """Whether this break ends a sentence and does not follow an abbreviation or wrap a line."""
        text = self.text
        before = text[max(0, match.start() - 8) : match.start()].lower()
        if before.endswith(ABBREVIATIONS):
            return False
        if match.group() != "\n":
            return not self._is_within(match)
        start = text.rfind("\n", max(0, match.start() - LONGEST), match.start()) + 1
        if CLOCK.match(text, match.end()) and CLOCK.match(text, start):
            return True  # the rows of a timeline
        after = text[match.end() : match.end() + 1]
        wraps = match.start() - start >= WRAPPED and before[-1:] not in ".:!?|" and after.isalnum()
        return not wraps


@lru_cache(maxsize=16)
def layout(text: str) -> Layout:
    """The layout of a text, kept for the few texts that are worked on together."""
    return Layout(text)
