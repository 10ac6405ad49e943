"""Sentences and their parts. A text is cut once, for all who ask; a very long sentence is followed only so far."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from reviewer.redaction.values import Passage

REACH = 400  # how far a sentence is followed in each direction, in characters

Part = tuple[int, int]

# Where a sentence may end: a full stop before white space, a line's end, the bar of a table, a fence.
_STOP = re.compile(r"[.!?][\"')\]*]{0,2}(?=\s)|\n|\|(?=\s)|```")
# What begins anew on the next line: an empty line, an entry of a list, a cell, a quote, a label.
_ANEW = re.compile(r"[ \t]*(?:\n|[-*\u2022>|#]|\d{1,2}[.)]\s|\w{1,20}:)")
_WRAPPED = 55  # a line that is shorter was not wrapped: what stood on it is at its end
_ABBREVIATIONS = (
    "e.g.",
    "i.e.",
    "approx.",
    "ca.",
    "no.",
    "vs.",
    "mr.",
    "ms.",
    "mrs.",
    "dr.",
    "inc.",
    "ltd.",
    "corp.",
    "st.",
)

# Where a part of a sentence ends.
_BREAK = re.compile(
    r"[;()\[\]]|:(?=\*{0,2}\s)|,(?=\s)|\s[\u2013\u2014-]{1,2}(?=\s)|\u2014"
    r"|\s(?:because|although|though|while|whereas|but|so that|and then)(?=\s)"
    r"|\s(?:and|so|since|until)(?=\s(?:we|I|they|he|she|it|nobody|somebody|our|the|that|then)\s)",
)
_LEADING = re.compile(
    r"(?:[\s>*_#\"'\u201c\u2018\u2022|-]|(?:\d{1,2}[.)]\s)|\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:UTC|CET|CEST|GMT))?\s"
    r"|(?:and|but|so|then|because|also|that|which|plainly|unfortunately|in short|note that|while|since|until|although"
    r"|(?:we|i) (?:also )?(?:found|discovered|learned|noticed|know|confirmed|think|believe|realised"
    r"|realized)(?: out)? that"
    r"|(?:we|i|they|he|she|it|our \w+|the \w+) (?:also )?(?:found|discovered|identified|spotted) (?=an?\s)"
    r"|it turned out that|it turns out(?: that)?|the root cause was that|the problem is that)\s)+",
    re.IGNORECASE,
)
_TRAILING = " \t\n\r.,;:!?\"'\u201d\u2019*_`|\u2014\u2013-"


class Sentences:
    """The sentences of one text, cut paragraph by paragraph as they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs: list[_Paragraph] = []
        self._breaks: dict[Part, list[Part]] = {}

    def around(self, start: int, end: int) -> Part:
        """The sentence that holds what stands from `start` to `end`, without white space at its ends."""
        first, last = self._whole(start, end)
        return _stripped(self._text, max(first, start - REACH), min(last, end + REACH))

    def part(self, start: int, end: int) -> Part:
        """The part of the sentence, between commas, dashes and conjunctions, that holds what stands there."""
        first, last = self._whole(start, end)
        breaks = self._breaks_of(first, last)
        before = bisect_right(breaks, (start, start)) - 1
        while before >= 0 and breaks[before][1] > start:
            before -= 1
        after = before + 1
        while after < len(breaks) and breaks[after][0] < end:
            after += 1
        first = breaks[before][1] if before >= 0 else first
        last = breaks[after][0] if after < len(breaks) else last
        return trimmed(self._text, max(first, start - REACH), min(last, end + REACH), start)

    def _whole(self, start: int, end: int) -> Part:
        paragraph = self._paragraph(start)
        starts = paragraph.starts
        first = bisect_right(starts, start) - 1
        last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
        return starts[first], max(end, paragraph.ends[last])

    def _paragraph(self, place: int) -> "_Paragraph":
        """The paragraph that holds a place."""
        at = bisect_right(self._paragraphs, place, key=_start_of)
        if at and place <= self._paragraphs[at - 1].end:
            return self._paragraphs[at - 1]
        before = self._paragraphs[at - 1].end if at else 0
        blank = self._text.rfind("\n\n", before, place)
        start = before if blank < 0 else blank + 2
        end = self._text.find("\n\n", place)
        paragraph = _cut(self._text, start, len(self._text) if end < 0 else end)
        self._paragraphs.insert(at, paragraph)
        return paragraph

    def _breaks_of(self, first: int, last: int) -> list[Part]:
        """Where the parts of a sentence are separated: looked for once."""
        if (first, last) not in self._breaks:
            self._breaks[first, last] = [match.span() for match in _BREAK.finditer(self._text, first, last)]
        return self._breaks[first, last]


def sentences_of(passage: Passage) -> Sentences:
    """The sentences of a passage, cut at the first asking."""
    return passage.once(_sentences)


def _sentences(passage: Passage) -> Sentences:
    return Sentences(passage.text)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Where it lies, and where each of its sentences begins and ends; what separates them belongs to none."""

    start: int
    end: int
    starts: list[int]
    ends: list[int]


def _start_of(paragraph: _Paragraph) -> int:
    return paragraph.start


def _cut(text: str, first: int, last: int) -> _Paragraph:
    starts, ends = [first], []
    line = first
    for match in _STOP.finditer(text, first, last):
        start, end = match.span()
        if text[start] == "\n":
            is_end = start - line < _WRAPPED or _ANEW.match(text, end) is not None
            line = end
        else:
            is_end = text[start] != "." or not _abbreviates(text, start)
        if is_end:
            ends.append(start)
            starts.append(end)
    return _Paragraph(first, last, starts, [*ends, last])


def trimmed(text: str, first: int, last: int, upto: int) -> Part:
    """Without the words that only lead in; they never go beyond `upto`."""
    leading = _LEADING.match(text, first, upto)
    first = leading.end() if leading else first
    while last > first and text[last - 1] in _TRAILING:
        last -= 1
    return first, last


def _abbreviates(text: str, place: int) -> bool:
    """Whether the full stop at a place belongs to an abbreviation or an initial."""
    before = text[max(0, place - 8) : place + 1].lower()
    return before.endswith(_ABBREVIATIONS) or (len(before) > 2 and before[-2].isalpha() and not before[-3].isalnum())


def _stripped(text: str, first: int, last: int) -> Part:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
