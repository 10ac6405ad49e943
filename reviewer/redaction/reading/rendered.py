"""The lines of a text that are read otherwise than they are written: Markdown takes marks out of words.

Escapes, character references, emphasis and links within a word are gone when a mail is shown, and letters of
mathematics or of full width are letters like others. Linear, and nothing but one search for most texts.
"""

import html
import re
import string
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import NamedTuple, TypeAlias

import re2

from . import Reading
from .encoded import FULL_WIDTH

# Letters and digits of mathematics, in circles or the like, and what they are read as.
MATHEMATICAL = {
    chr(code): plain
    for code in (*range(0x2100, 0x2150), *range(0x2460, 0x2500), *range(0x1D400, 0x1D800), *range(0x1F130, 0x1F14A))
    if (plain := unicodedata.normalize("NFKC", chr(code))) in {*string.ascii_letters, *string.digits}
}

_ESCAPE = r"\\[!-/:-@\[-`{-~]"
_REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
# What parts a word and still belongs to it.
_SIGNS = frozenset(".@:/+=-")
_BESIDE = "[.@:/+=-]"
# Letters as wide as those of Chinese, with the signs between them: a sign alone is one of Chinese.
_READ = {**MATHEMATICAL, **FULL_WIDTH}
_WIDE, _WIDE_LETTER = r"[\uff01-\uff5e]", r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
_LETTERS = re.compile(f"[{''.join(MATHEMATICAL)}]+|{_WIDE_LETTER}(?:{_WIDE}*{_WIDE_LETTER})?")
_LETTER = re2.compile(f"[{''.join(MATHEMATICAL)}]|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
# What parts the groups of a number (of a card, an account, a telephone) and still belongs to it.
_GAP = r"[ ()\xa0]"
_GROUPED = r"[\pN\p{Lu}]"
# One pass for all of it; what it finds too much, the marks are asked about one by one.
_SUSPECT = re2.compile(
    rf"{_ESCAPE}|{_REFERENCE}"
    rf"|[\pL\pN_.@:/+=-][*~`]+(?:[\pL\pN_]|{_BESIDE}[\pL\pN_])"
    rf"|{_BESIDE}_+[\pL\pN]|[\pL\pN]_+{_BESIDE}[\pL\pN_]"
    rf"|{_GROUPED}{_GAP}+[*_~`]+\(?{_GROUPED}|{_GROUPED}\)?[*_~`]+{_GAP}+[*_~`(]*{_GROUPED}"
)
# The same of links and pictures, where there may be some: what their words stand beside, or end with.
_SUSPECT_LINK = re2.compile(
    rf"[\pL\pN_.@:/+=-][*~_`]*!?\[|[)\]][*~_`]*{_BESIDE}?[\pL\pN_]"
    rf"|{_GROUPED}\)?{_GAP}+[*_~`(]*\[[*_~`(]*{_GROUPED}|{_GROUPED}[*_~`)]*\]\("
)
_MARK = re.compile(
    rf"(?P<escape>{_ESCAPE})|(?P<reference>{_REFERENCE})|(?P<ticks>`+)|(?P<run>\*+|_+|~~+)|(?P<words>!?\[)|(?P<link>\])"
)
# What stands behind the words of a link: its target, with a title perhaps, or the label of where that stands.
_IN_BRACKETS = r"(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))*+"
_TITLE = r"\"(?:[^\"\\]|\\.){0,999}+\"|'(?:[^'\\]|\\.){0,999}+'|\((?:[^()\\]|\\.){0,999}+\)"
_TARGET = re.compile(rf"\]\(\s*+(?:<(?:[^<>\n\\]|\\.)*+>|(?!<){_IN_BRACKETS})(?:\s++(?:{_TITLE}))?\s*+\)", re.S)
_NAMED = re.compile(r"\]\[((?:[^\[\]\\]|\\.){0,200}+)\]", re.S)
_DEFINED = re.compile(r"^[ \t>]*+\[((?:[^\[\]\\\n]|\\.){1,200}+)\]:", re.M)
_LONGEST_LABEL = 200
_TICKS = re.compile("`+")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_MARKS = "*_~`"
_PARTING = f"{_MARKS} ()\xa0"
# So many marks beside each other are looked over for the word that they stand in.
_FAR = 8


class Change(NamedTuple):
    """What stands from `start` to `end` is read as `read`. A mark that goes is cut with what it `opens` or closes."""

    start: int
    end: int
    read: str = ""
    opens: bool = False


def rendered(text: str, *, is_markdown: bool = True) -> Reading | None:
    """The lines of a text that are read otherwise than they are written, as they are read; None when none is."""
    changes = [] if text.isascii() or not _LETTER.search(text) else _letters(text)
    if is_markdown and _is_suspect(text, may_link=_may_link(text)):
        changes = sorted([*changes, *_Marks(text).changes(only_suspect=True)])
    return _read(text, changes) if changes else None


def with_halves(text: str, changes: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The (start, end, words) that are put into a text, with the marks that would lose their other half by it.

    Of "**Contact: jane**.doe@x.example" the address is cut with marks that close what begins before it. Where a link
    leads goes with what it is cut with.
    """
    marks = _Marks(text)
    marks.changes()
    halves = sorted([*(half for pair in marks.pairs for half in (pair, pair[::-1])), *marks.links])
    starts, ends = [one[0] for one, _ in halves], [one[1] for one, _ in halves]
    kept = []
    for start, end, words in changes:
        here = halves[bisect_right(ends, start) : bisect_left(starts, end)]
        before = "".join(text[max(one[0], start) : one[1]] for one, other in here if other[1] > end)
        behind = "".join(text[one[0] : min(one[1], end)] for one, other in here if other[0] < start)
        kept.append((start, end, f"{before}{words}{behind}"))
    return kept


def _letters(text: str) -> list[Change]:
    return [
        Change(at, at + 1, _READ[char])
        for match in _LETTERS.finditer(text)
        for at, char in enumerate(match[0], match.start())
    ]


def _may_link(text: str) -> bool:
    return "](" in text or "]:" in text


def _is_suspect(text: str, *, may_link: bool) -> bool:
    """Whether a text, or what stands between two blank lines of one, may be read otherwise than it is written."""
    return _SUSPECT.search(text) is not None or (may_link and _SUSPECT_LINK.search(text) is not None)


def _label(words: str) -> str:
    """The words of a label as they are compared."""
    return " ".join(words.split()).casefold()


@dataclass
class _Run:
    """Marks that may open emphasis; `end` is behind those that are left."""

    end: int
    left: int


# Where marks stand that belong together: those that open something, and those that close it.
_Pair: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class _Marks:
    """The marks of a text, and the places of those that make a pair: of emphasis and code, and of links."""

    text: str
    pairs: list[_Pair] = field(default_factory=list)
    links: list[_Pair] = field(default_factory=list)
    open: dict[str, list[_Run]] = field(default_factory=dict)
    brackets: list[tuple[int, int]] = field(default_factory=list)
    found: list[Change] = field(default_factory=list)

    def changes(self, *, only_suspect: bool = False) -> list[Change]:
        """Escapes and references, and the emphasis, code and links that begin or end within a word.

        `only_suspect` leaves out the pairs of blocks in which nothing is read otherwise than it is written.
        """
        ticks: dict[int, list[int]] = {}
        for match in _TICKS.finditer(self.text):
            ticks.setdefault(len(match[0]), []).append(match.start())
        done, may_link = 0, _may_link(self.text)
        for start, end in self._blocks():
            block = self.text[start:end]
            # The target of a link may stand in the next block, and what stands in it is no mark.
            if only_suspect and not ("](" in block or "][" in block or _is_suspect(block, may_link=may_link)):
                continue
            self.open, self.brackets = {}, []
            for match in _MARK.finditer(self.text, start, end):
                if match.start() >= done:
                    done = self._mark(match, end, ticks)
        return [*self.found, *self._in_words()]

    def _blocks(self) -> Iterable[tuple[int, int]]:
        """Where what stands between blank lines begins and ends: no pair of marks reaches farther, but for links."""
        return pairwise([0, *(match.start() for match in _BLANK.finditer(self.text)), len(self.text)])

    def _mark(self, match: re.Match[str], block_end: int, ticks: Mapping[int, list[int]]) -> int:
        """Notes a mark; where what holds no other mark ends, if that begins or ends here."""
        if match["link"]:
            return self._link(match.start())
        if match["ticks"]:
            # Of a run behind an escape one less is left, of which there may be no other.
            return self._code(*match.span(), ticks.get(len(match[0]), ()), block_end)
        if match["escape"]:
            self.found.append(Change(match.start(), match.end(), match[0][1]))
        elif match["reference"]:
            self._reference(match)
        elif match["run"]:
            self._run(*match.span())
        else:
            self.brackets.append(match.span())
        return match.end()

    def _reference(self, match: re.Match[str]) -> None:
        if (read := html.unescape(match[0])) != match[0]:
            self.found.append(Change(match.start(), match.end(), read))

    def _code(self, start: int, end: int, same: Sequence[int], block_end: int) -> int:
        """Where code ends that begins here: what stands in it is no mark."""
        place = bisect_right(same, start)
        if place == len(same) or same[place] >= block_end:
            return end
        closes = same[place], same[place] + end - start
        self.pairs.append(((start, end), closes))
        return closes[1]

    def _run(self, start: int, end: int) -> None:
        char = self.text[start]
        opens, closes = _flanks(self.text[start - 1 : start], self.text[end : end + 1], char)
        before = self.open.setdefault(char, [])
        while closes and before and start < end:
            run = before[-1]
            used = min(run.left, end - start)
            self.pairs.append(((run.end - used, run.end), (start, start + used)))
            run.end, run.left, start = run.end - used, run.left - used, start + used
            if not run.left:
                before.pop()
        if opens and start < end:
            before.append(_Run(end, end - start))

    def _link(self, start: int) -> int:
        """Where a link ends whose words end here: what stands in its target is no mark."""
        opens = self.brackets.pop() if self.brackets else None
        end = self._end_of_link(opens[1], start) if opens else None
        if opens is None or end is None:
            return start + 1
        self.links.append((opens, (start, end)))
        return end

    def _end_of_link(self, first: int, last: int) -> int | None:
        """Where a link ends whose words stand between two places; None if these are words in brackets."""
        if target := _TARGET.match(self.text, last):
            return target.end()
        if not self._labels:
            return None
        words = self.text[first:last] if last - first <= _LONGEST_LABEL else ""
        if (named := _NAMED.match(self.text, last)) and _label(named[1] or words) in self._labels:
            return named.end()
        return last + 1 if _label(words) in self._labels else None

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The labels of the targets that stand elsewhere in the text."""
        return frozenset(_label(match[1]) for match in _DEFINED.finditer(self.text) if match[1].strip())

    def _in_words(self) -> Iterator[Change]:
        """The pairs of which one half stands within a word: alone, or beside others."""
        halves = sorted(half for pair in (*self.pairs, *self.links) for half in pair)
        in_words: set[tuple[int, int]] = set()
        first = 0
        for behind, (half, following) in enumerate(zip_longest(halves, halves[1:]), 1):
            if following is None or following[0] != half[1]:
                if self._in_word(halves[first][0], half[1]):
                    in_words.update(halves[first:behind])
                first = behind
        for opens, closes in (*self.pairs, *self.links):
            if opens in in_words or closes in in_words:
                yield Change(*opens, opens=True)
                yield Change(*closes)

    def _in_word(self, start: int, end: int) -> bool:
        before, behind = self.text[max(0, start - _FAR) : start], self.text[end : end + _FAR]
        return _joined(before.rstrip(_MARKS)[-1:], behind.lstrip(_MARKS)) or _grouped(
            before.rstrip(_PARTING)[-1:], behind.lstrip(_PARTING)[:1]
        )


def _joined(before: str, behind: str) -> bool:
    """Whether what stands on both sides of marks is one word."""
    return (before.isalnum() or before in _SIGNS) and (
        behind[:1].isalnum() or (behind[:1] in _SIGNS and behind[1:2].isalnum())
    )


def _grouped(before: str, behind: str) -> bool:
    """Whether what stands on both sides of marks, with a space or a bracket between, may be groups of one number."""
    one, other = before.isdigit(), behind.isdigit()
    return (one or before.isupper()) and (other or behind.isupper()) and (one or other)


def _flanks(before: str, behind: str, char: str) -> tuple[bool, bool]:
    """Whether marks between two characters may open and close emphasis.

    "_" by the rules of CommonMark, so that names keep theirs; others also where programs with fewer rules think so.
    """
    after_space, before_space = not before.strip(), not behind.strip()
    if char != "_":
        return not before_space, not after_space
    after_word, before_word = before.isalnum(), behind.isalnum()
    return not before_space and not after_word, not after_space and not before_word


def _read(text: str, changes: list[Change]) -> Reading:
    """The lines with changes. A mark that goes is cut with the character that it stands at."""
    reading, done, line_end = Reading(), 0, -1
    opened: list[tuple[int, int]] = []
    for start, end, read, opens in changes:
        if start < done:
            # Within the target of a link.
            continue
        if start > line_end:
            if line_end >= 0:
                _end_line(text, done, line_end, reading)
            done, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
        elif end > line_end:
            line_end = text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
        reading.as_is(text, done, start)
        if read:
            reading.stands_for(read, start, end)
        elif opens:
            opened.append((len(reading.starts), start))
        elif reading.ends:
            reading.ends[-1] = end
        done = end
    _end_line(text, done, line_end, reading)
    for place, start in reversed(opened):
        reading.starts[place] = start
    return reading


def _end_line(text: str, done: int, end: int, reading: Reading) -> None:
    reading.as_is(text, done, end)
    reading.stands_for("\n", end, end)
