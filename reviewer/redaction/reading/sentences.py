"""Sentences and their parts. A text is cut once, for all who ask; a very long sentence is followed only so far."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from reviewer.redaction.values import Passage

REACH = 1_000  # how far a sentence is followed, in characters; what goes on counts as another one

Part = tuple[int, int]

# A full stop behind these, or behind an initial, is not the end of a sentence.
_ABBREVIATED = "".join(
    rf"(?<!{word}\.)"
    for word in (
        r"\b[ei]\.[ge]",
        r"\b(?:ca|no|vs|mr|ms|dr|st)",
        r"\b(?:mrs|inc|ltd)",
        r"\bcorp",
        r"\bapprox",
        r"(?<![a-z0-9'.])[a-z]",
    )
)
# Where a sentence may end: a full stop before white space, a line's end, the bar of a table, a fence.
# What it begins with stands in one class in front, so that a search goes from one of these characters to the next.
_CLOSED = r"[\"')\]*]{0,2}"
_STOP = re.compile(
    rf"[.!?\n|`](?:(?<=[.!?])(?={_CLOSED}\s)(?i:{_ABBREVIATED}){_CLOSED}|(?<=\n)|(?<=\|)(?=\s)|(?<=`)``)"
)
# What begins anew on the next line: an empty line, an entry of a list, a cell, a quote, a label, a time of a log.
_ANEW = re.compile(
    r"[ \t]*(?:(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?[ ])?\d{1,2}[:h]\d\d\b"
    r"|\n|[-*\u2022>|#\u2013\u2014]|\(?(?:\d{1,2}|[a-z])[.)]\s|\w{1,20}:"
    r"|[A-Z][\w&'\u2019. -]{1,40}(?::\s|\s[\u2013\u2014]\s))"
)
_WRAPPED = 55  # a line that is shorter was not wrapped: what stood on it is at its end

# Where a part of a sentence ends; it too begins with a class of all that it may begin with.
_BREAK = re.compile(
    r"[;()\[:,\s\u2014\"\u201d](?:(?<=\s)(?:[\u2013\u2014-]{1,2}(?=\s)|[\"\u201c\u2018](?=\w)"
    r"|(?:because|although|though|while|whereas|but|so that|and then|in case|unless)(?=\s)"
    r"|(?:said|says?|saying|wrote|writes?|writing|thinks?|believes?|feels?|felt|claimed|complained|remarked|joked"
    r"|tells?|told|put it|means?|shows?|confirmed|mentioned|noted|admitted|added|opinion|view|discovered|learned"
    r"|assumes?|fears?)(?: (?:me|us|them|him|her))? that(?=\s)"
    r"|(?:and|so|since|until|as)(?=\s(?:we|I|they|he|she|it|you|nobody|somebody|anybody|anyone|someone|our|the|that"
    r"|then|there|no|nothing|one)(?:['\u2019](?:ve|re|m|d|ll|s))?\s))"
    r"|(?<!\s)(?:(?<=,)(?=\s)|(?<=[;()\u2014])|(?<=:)(?=\*{0,2}\s)|(?<=[\"\u201d])(?=[\s,.;)])|(?<=\[)[\d: ]*\]))"
)
_LEADING = re.compile(
    r"(?:[\s>*_#\"'\u201c\u2018\u2022|,.;:)-]|(?:\d{1,2}[.)]\s)|\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:UTC|CET|CEST|GMT))?\s"
    r"|(?:and|but|so|then|because|also|that|which|plainly|unfortunately|in short|note that|while|since|until|although"
    r"|(?:we|i) (?:also )?(?:found|discovered|learned|noticed|know|confirmed|think|believe|realised"
    r"|realized)(?: out)? that"
    r"|(?:we|i|they|he|she|it|our \w+|the \w+) (?:also )?(?:found|discovered|identified|spotted) (?=an?\s)"
    r"|it turned out that|it turns out(?: that)?|the root cause was that|the problem is that)\s)+",
    re.IGNORECASE,
)
_TRAILING = " \t\n\r.,;:!?(\"'\u201d\u2019*_`|\u2014\u2013-"


class Sentences:
    """The sentences of a text that places are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._whole = list(_whole(text))

    def around(self, start: int, end: int) -> Part:
        """The sentences that hold what stands from `start` to `end`, without white space at their ends."""
        first = max(0, bisect_right(self._whole, start, key=_start_of) - 1)
        last = max(first, bisect_right(self._whole, max(start, end - 1), key=_start_of) - 1)
        begins, ends = self._whole[first][0], max(end, self._whole[last][1])
        return _stripped(self._text, max(begins, start - REACH), min(ends, end + REACH))

    def part(self, start: int, end: int) -> Part:
        """The part of a sentence that what stands from `start` to `end` begins in, without what leads in to it."""
        whole = self._whole[max(0, bisect_right(self._whole, start, key=_start_of) - 1)]
        within = (max(whole[0], start - REACH), min(max(end, whole[1]), end + REACH))
        first, last = next(part for part in [*parts(self._text, *within), (start, end)] if part[1] > start)
        first, last = trimmed(self._text, min(first, start), max(last, end))
        return min(first, start), max(last, end)


def sentences_of(passage: Passage) -> Sentences:
    """The sentences of a passage, cut at the first asking."""
    return passage.once(_sentences)


def _sentences(passage: Passage) -> Sentences:
    return Sentences(passage.text)


def sentences(text: str) -> Iterator[Part]:
    """Where each sentence begins and ends, in the order of the text; a very long one is several."""
    for start, end in _whole(text):
        if start < end <= start + REACH:
            yield start, end
            continue
        for first in range(start, end, REACH):
            yield first, min(end, first + REACH)


def _whole(text: str) -> Iterator[Part]:
    """Where each sentence begins and ends; what separates them belongs to none."""
    start = line = 0
    for match in _STOP.finditer(text):
        place, end = match.span()
        if text[place] == "\n":
            is_wrapped = place - line >= _WRAPPED and _ANEW.match(text, end) is None
            line = end
            if is_wrapped:
                continue
        yield start, place
        start = end
    yield start, len(text)


def parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The parts of a sentence, between commas, dashes and conjunctions."""
    for match in _BREAK.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if end > start:
        yield start, end


def cut_in_parts(sentence: str) -> list[str]:
    """What stands in the parts of a sentence; nothing where two breaks meet."""
    return _BREAK.split(sentence)


def trimmed(text: str, first: int, last: int) -> Part:
    """Without the words that only lead in, and without the marks at its end."""
    leading = _LEADING.match(text, first, last)
    first = leading.end() if leading else first
    while last > first and text[last - 1] in _TRAILING:
        last -= 1
    return first, last


def _start_of(part: Part) -> int:
    return part[0]


def _stripped(text: str, first: int, last: int) -> Part:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
