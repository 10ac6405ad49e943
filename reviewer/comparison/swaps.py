"""What an edit put in the place of what, so that the same can be offered wherever the same words stand. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.comparison.words import Piece, diff

# A phrase is told by this many characters and words at least: "45" alone stands for anything.
SHORTEST, FEWEST = 6, 2
LONGEST, LONGEST_GLUE = 200, 40
MOST = 20
_WORD_AFTER = re.compile(r"[^\S\n]*[\w%]+")
_WORD_BEFORE = re.compile(r"[\w%]+[^\S\n]*$")


@dataclass(frozen=True)
class Swap:
    """A phrase and what stands there now."""

    old: str
    new: str


def swaps(before: str, after: str) -> list[Swap]:
    """The replacements an edit made, each long enough to be known again, in order, each once.

    What was only added or only removed is none.
    """
    pieces = _glued(diff(before, after))
    found = [
        _widened(pieces, index)
        for index in range(len(pieces) - 1)
        if (pieces[index].op, pieces[index + 1].op) == ("delete", "insert")
    ]
    fit = (swap for swap in found if swap.old.strip() and "\n" not in swap.old + swap.new and len(swap.old) <= LONGEST)
    return list(dict.fromkeys(swap for swap in fit if _is_telling(swap.old)))[:MOST]


def places(swap: Swap, text: str) -> list[tuple[int, int]]:
    """Where the old phrase stands in another text, as whole words."""
    pattern = rf"(?<!\w){re.escape(swap.old)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


def carried(found: Iterable[Swap], text: str) -> str:
    """The text with each swap done wherever its old phrase stands."""
    for swap in found:
        for start, end in reversed(places(swap, text)):
            text = text[:start] + swap.new + text[end:]
    return text


def _is_telling(phrase: str) -> bool:
    return len(phrase) >= SHORTEST and len(re.findall(r"[\w%]+", phrase)) >= FEWEST


def _glued(pieces: Sequence[Piece]) -> list[Piece]:
    """Two changes within one run of characters are one: a host name that lost its head and its tail."""
    glued: list[Piece] = []
    for index, piece in enumerate(pieces):
        between = 0 < index < len(pieces) - 1 and piece.op == "equal" and not re.search(r"\s", piece.text)
        if between and len(piece.text) <= LONGEST_GLUE:
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
    """The deletion and insertion at `index`, with a word on each side until the phrase can be known again."""
    old, new = pieces[index].text, pieces[index + 1].text
    lead = pieces[index - 1].text if index and pieces[index - 1].op == "equal" else ""
    trail = pieces[index + 2].text if index + 2 < len(pieces) and pieces[index + 2].op == "equal" else ""
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
