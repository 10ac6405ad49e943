"""Sentences and their parts, found from a place outwards, so that a long text costs nothing where nothing is said."""

import re

REACH = 400  # how far a sentence is followed in each direction, in characters

# Where a sentence ends: a full stop before white space, a blank line, a line that begins a list entry, a cell
# or a quote, and a line that is too short to have been wrapped.
_END = re.compile(
    r"[.!?][\"')\]*]{0,2}(?=\s)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*\u2022>|#]|\d{1,2}[.)]\s|\w{1,20}:))|\|(?=\s)|```"
)
_NEWLINE = re.compile(r"\n")
_WRAPPED = 55
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
    r"[;()\[\]]|:(?=\s)|,(?=\s)|\s[\u2013\u2014-]{1,2}(?=\s)|\u2014"
    r"|\s(?:because|although|though|while|whereas|until|but|since|so that|and then)(?=\s)"
    r"|\s(?:and|so)(?=\s(?:we|I|they|he|she|it|nobody|somebody|our|the|that|then)\s)",
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

Part = tuple[int, int]


def sentence_around(text: str, start: int, end: int) -> Part:
    """The sentence that holds what stands from `start` to `end`, without white space at its ends."""
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    first, last = floor, ceiling
    for match in _END.finditer(text, floor, start):
        if not _abbreviates(text, match.start()):
            first = match.end()
    for match in _END.finditer(text, end, ceiling):
        if not _abbreviates(text, match.start()):
            last = match.start()
            break
    first = _after_short_line(text, first, start)
    last = _before_short_line(text, end, last)
    return _stripped(text, first, last)


def part_around(text: str, start: int, end: int) -> Part:
    """The part of the sentence, between commas, dashes and conjunctions, that holds what stands there."""
    first, last = sentence_around(text, start, end)
    for match in _BREAK.finditer(text, first, start):
        first = match.end()
    after = _BREAK.search(text, end, last)
    return trimmed(text, first, after.start() if after else last, start)


def trimmed(text: str, first: int, last: int, upto: int) -> Part:
    """Without the words that only lead in; they never go beyond `upto`."""
    leading = _LEADING.match(text, first, upto)
    first = leading.end() if leading else first
    while last > first and text[last - 1] in _TRAILING:
        last -= 1
    return first, last


def _abbreviates(text: str, place: int) -> bool:
    """Whether the full stop at a place belongs to an abbreviation or an initial."""
    if text[place] != ".":
        return False
    before = text[max(0, place - 8) : place + 1].lower()
    return before.endswith(_ABBREVIATIONS) or (len(before) > 2 and before[-2].isalpha() and not before[-3].isalnum())


def _after_short_line(text: str, first: int, start: int) -> int:
    """A line break after a short line ends what stood on it, as in lists without marks."""
    for match in _NEWLINE.finditer(text, first, start):
        begin = text.rfind("\n", max(0, match.start() - _WRAPPED - 1), match.start())
        if begin >= 0 or match.start() < _WRAPPED:
            first = match.end()
    return first


def _before_short_line(text: str, end: int, last: int) -> int:
    for match in _NEWLINE.finditer(text, end, last):
        begin = text.rfind("\n", max(0, match.start() - _WRAPPED - 1), match.start())
        if begin >= 0 or match.start() < _WRAPPED:
            return match.start()
    return last


def _stripped(text: str, first: int, last: int) -> Part:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
