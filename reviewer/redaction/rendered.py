"""The lines of a text that are read otherwise than they are written: Markdown takes marks out of words.

Escapes, character references and emphasis within a word are gone when a mail is shown, and letters of mathematics are
letters like others. Linear, and nothing but one search for most texts.
"""

import html
import re
import string
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import re2

from reviewer.redaction.reading import Reading

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
_LETTER = re2.compile(f"[{''.join(MATHEMATICAL)}]")
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
_MARK = re.compile(rf"(?P<escape>{_ESCAPE})|(?P<reference>{_REFERENCE})|(?P<ticks>`+)|(?P<run>\*+|_+|~~+)")
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
    if is_markdown and _SUSPECT.search(text):
        changes = sorted([*changes, *_Marks(text).changes()])
    return _read(text, changes) if changes else None


def with_halves(text: str, changes: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The (start, end, words) that are put into a text, with the marks that would lose their other half by it.

    Of "**Contact: jane**.doe@x.example" the address is cut with marks that close what begins before it.
    """
    marks = _Marks(text)
    marks.changes()
    halves = sorted(half for pair in marks.pairs for half in (pair, pair[::-1]))
    starts, ends = [one[0] for one, _ in halves], [one[1] for one, _ in halves]
    kept = []
    for start, end, words in changes:
        here = halves[bisect_right(ends, start) : bisect_left(starts, end)]
        before = "".join(text[max(one[0], start) : one[1]] for one, other in here if other[1] > end)
        behind = "".join(text[one[0] : min(one[1], end)] for one, other in here if other[0] < start)
        kept.append((start, end, f"{before}{words}{behind}"))
    return kept


def _letters(text: str) -> list[Change]:
    return [Change(at, at + 1, plain) for at, char in enumerate(text) if (plain := MATHEMATICAL.get(char)) is not None]


@dataclass
class _Run:
    """Marks that may open emphasis; `end` is behind those that are left."""

    end: int
    left: int
    in_word: bool


@dataclass
class _Marks:
    """The marks of a text, and the places of those that make a pair."""

    text: str
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    open: dict[str, list[_Run]] = field(default_factory=dict)
    found: list[Change] = field(default_factory=list)

    def changes(self) -> list[Change]:
        """Escapes and references, and the emphasis and code that begins or ends within a word."""
        blanks = [match.start() for match in _BLANK.finditer(self.text)]
        ticks: dict[int, list[int]] = {}
        for match in _TICKS.finditer(self.text):
            ticks.setdefault(len(match[0]), []).append(match.start())
        done, block = 0, -1
        for match in _MARK.finditer(self.text):
            if match.start() < done:
                continue
            if (now := bisect_right(blanks, match.start())) != block:
                block, self.open = now, {}
            if match["escape"]:
                self.found.append(Change(match.start(), match.end(), match[0][1]))
            elif match["reference"]:
                self._reference(match)
            elif match["run"]:
                self._run(*match.span())
            else:
                end = blanks[block] if block < len(blanks) else len(self.text)
                done = self._code(*match.span(), ticks[len(match[0])], end)
        return self.found

    def _reference(self, match: re.Match[str]) -> None:
        if (read := html.unescape(match[0])) != match[0]:
            self.found.append(Change(match.start(), match.end(), read))

    def _code(self, start: int, end: int, same: list[int], block_end: int) -> int:
        """Where code ends that begins here: what stands in it is no mark."""
        place = bisect_right(same, start)
        if place == len(same) or same[place] >= block_end:
            return end
        closes = same[place], same[place] + end - start
        self._pair((start, end), closes, self._in_word(start, end) or self._in_word(*closes))
        return closes[1]

    def _run(self, start: int, end: int) -> None:
        char, in_word = self.text[start], self._in_word(start, end)
        opens, closes = _flanks(self.text[start - 1 : start], self.text[end : end + 1], char)
        before = self.open.setdefault(char, [])
        while closes and before and start < end:
            run = before[-1]
            used = min(run.left, end - start)
            self._pair((run.end - used, run.end), (start, start + used), in_word or run.in_word)
            run.end, run.left, start = run.end - used, run.left - used, start + used
            if not run.left:
                before.pop()
        if opens and start < end:
            before.append(_Run(end, end - start, in_word))

    def _pair(self, opens: tuple[int, int], closes: tuple[int, int], in_word: bool) -> None:
        self.pairs.append((opens, closes))
        if in_word:
            self.found += [Change(*opens, opens=True), Change(*closes)]

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
        if start > line_end:
            if line_end >= 0:
                _end_line(text, done, line_end, reading)
            done, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
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
