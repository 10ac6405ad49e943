"""What an edit put in the place of what, so that the same can be offered wherever the same words stand. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer import borders

from .words import Piece, diff

# A phrase is told by this many characters and words at least: "45" alone stands for anything.
SHORTEST, FEWEST = 6, 2
LONGEST = 200
MOST = 20
# A word as people read it: "14:05" and "db-1.internal" are one, without the punctuation around them.
_WORD_AFTER = re.compile(r"[^\S\n]*[\w%](?:\S*[\w%])?")
_WORD_BEFORE = re.compile(r"[\w%](?:\S*[\w%])?[^\S\n]*\Z")
_REST_AFTER = re.compile(r"\S*[\w%]")
_REST_BEFORE = re.compile(r"[\w%]\S*\Z")
# What would make the number at an end of a phrase another number: "14:05" is none of the time in "14:05:30".
_NUMBER_BEFORE = r"(?<!\d[:.,/'\u2019-])"
_NUMBER_AFTER = r"(?![:.,/'\u2019-]\d)"
# Thousands may stand apart: "862" is no number of its own in "1 862".
_THOUSANDS_BEFORE = r"(?<!\d[^\S\n])"
_THOUSANDS_AFTER = r"(?![^\S\n]\d{3}(?!\d))"
# Of numbers in Chinese words no part is one either: nothing else shows where they begin.
_CHINESE_DIGIT = "[〇零一二三四五六七八九十百千万萬亿億两兩]"


@dataclass(frozen=True)
class Swap:
    """A phrase and what stands there now."""

    old: str
    new: str


def swaps(before: str, after: str) -> list[Swap]:
    """The replacements an edit made, each long enough to be known again, in order, each once.

    What was only added or only removed is none, nor is what was replaced in one way here and in another there.
    """
    pieces = _glued(diff(before, after))
    found = [
        _widened(pieces, index)
        for index in range(len(pieces) - 1)
        if (pieces[index].op, pieces[index + 1].op) == ("delete", "insert")
    ]
    fit = (swap for swap in found if swap.old.strip() and "\n" not in swap.old + swap.new and len(swap.old) <= LONGEST)
    told = list(dict.fromkeys(swap for swap in fit if _is_telling(swap.old)))
    ways = Counter(swap.old for swap in told)
    return [swap for swap in told if ways[swap.old] == 1][:MOST]


def places(swap: Swap, text: str) -> list[tuple[int, int]]:
    """Where the old phrase stands in another text, as whole words and whole numbers."""
    before, after = borders.before(swap.old), borders.after(swap.old)
    if swap.old[:1].isdigit():
        before += _NUMBER_BEFORE + (_THOUSANDS_BEFORE if re.match(r"\d{3}(?!\d)", swap.old) else "")
    if swap.old[-1:].isdigit():
        after += _NUMBER_AFTER + _THOUSANDS_AFTER
    if re.match(_CHINESE_DIGIT, swap.old[:1]):
        before += f"(?<!{_CHINESE_DIGIT})"
    if re.match(_CHINESE_DIGIT, swap.old[-1:]):
        after += f"(?!{_CHINESE_DIGIT})"
    return [match.span() for match in re.finditer(before + re.escape(swap.old) + after, text)]


def carried(found: Iterable[Swap], text: str) -> str:
    """The text with each swap done wherever its old phrase stood before any was done.

    So the new words of one are never taken for the old ones of another. Of two that overlap the longer one counts.
    """
    spans = [(start, -end, swap.new) for swap in found for start, end in places(swap, text)]
    parts, done = [], 0
    for start, end, words in sorted(spans, key=lambda span: span[:2]):
        if start >= done:
            parts += [text[done:start], words]
            done = -end
    return "".join([*parts, text[done:]])


def _is_telling(phrase: str) -> bool:
    return len(phrase) >= SHORTEST and len(re.findall(r"[\w%]+", phrase)) >= FEWEST


def _glued(pieces: Sequence[Piece]) -> list[Piece]:
    """Two changes within one run of characters are one: a host name that lost its head and its tail."""
    glued: list[Piece] = []
    for index, piece in enumerate(pieces):
        between = 0 < index < len(pieces) - 1 and piece.op == "equal" and not re.search(r"\s", piece.text)
        if between and len(piece.text) <= LONGEST:
            glued += [Piece("delete", piece.text), Piece("insert", piece.text)]
        else:
            glued.append(piece)
    told: list[Piece] = []
    old = new = ""
    for piece in [*glued, Piece("equal", "")]:
        if piece.op == "equal":
            told += [Piece("delete", old), Piece("insert", new)] if old or new else []
            told.append(piece)
            old = new = ""
        elif piece.op == "delete":
            old += piece.text
        else:
            new += piece.text
    return [piece for piece in told if piece.text]


def _widened(pieces: Sequence[Piece], index: int) -> Swap:
    """The deletion and insertion at `index` as whole words, with one on each side until the phrase is known again.

    "14:05" whose minutes changed is one word, or the hour of another time would be kept beside these minutes.
    """
    old, new = pieces[index].text, pieces[index + 1].text
    # More than the longest that is offered is not looked at.
    lead = pieces[index - 1].text[-LONGEST - 1 :] if index and pieces[index - 1].op == "equal" else ""
    trail = pieces[index + 2].text[: LONGEST + 1] if index + 2 < len(pieces) and pieces[index + 2].op == "equal" else ""
    if not (old[-1:].isspace() and new[-1:].isspace()) and (rest := _REST_AFTER.match(trail)):
        old, new, trail = old + rest[0], new + rest[0], trail[rest.end() :]
    if not (old[:1].isspace() and new[:1].isspace()) and (rest := _REST_BEFORE.search(lead)):
        old, new, lead = rest[0] + old, rest[0] + new, lead[: rest.start()]
    for text, pattern, ahead in ((trail, _WORD_AFTER, False), (lead, _WORD_BEFORE, True)):
        if _is_telling(old):
            break
        match = pattern.search(text) if ahead else pattern.match(text)
        if match:
            old, new = (match[0] + old, match[0] + new) if ahead else (old + match[0], new + match[0])
    common = len(old) - len(old.lstrip())
    if old[:common] == new[:common]:
        old, new = old[common:], new[common:]
    tail = len(old) - len(old.rstrip())
    if tail and old[-tail:] == new[-tail:]:
        old, new = old[:-tail], new[:-tail]
    return Swap(old, new)
