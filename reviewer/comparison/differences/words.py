"""Word-level difference of two texts. Pure; nothing of either text is ever lost."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import category

from rapidfuzz.distance import Indel

Op = Literal["equal", "insert", "delete"]
# Where a run of the first sequence equals one of the second: (start, end) in the first, (start, end) in the second.
Run = tuple[int, int, int, int]

# A word, with which a time, a number and a version go on; white space; the end of a line; a sign.
TOKEN = re.compile(r"\w+(?:(?<=\d)(?:[.:]|,(?=\d{3}(?!\d)))(?=\d)\w+)*|[^\S\n]+|\n|[^\w\s]")
# The exact alignment keeps a matrix of bits: 2**26 of them are 8 MB, enough for two texts of 20 KB at once.
CELLS = 1 << 26
# Equal text this many times shorter than the changes on both its sides is told with them; so far is looked ahead.
LITTLE = 5
AHEAD = 24
# What is kept within something written without spaces, a host or a date, is told with what changed around it: else one
# reads "db-1.internal" crossed out but for "internal". Not of scripts that write whole sentences so.
LONGEST_WITHIN = 24

# A word; what stands within a number, of which programs write some with spaces; a point before one; a sign of
# comparison that is no part of an arrow; what may stand before a number, unless it strikes it out; what may be a sign.
_SAID = re.compile(
    r"\w+|(?<=\d)\s*+[.,:](?=\d)|(?<=\d)\s*+/\s*+(?=\d)|(?<![\w.)\]])\.(?=\d)"
    r"|<=(?![=>])|>=|!=|\+/-|(?<![-=<>~])[<>](?![-=<>~])"
    r"|(?<![\w~])~(?=[$\u20ac\xa3\xa5]?\.?\d(?![\w.,%]*~))|\+(?=[$\u20ac\xa3\xa5]?\.?\d)"
    r"|(?<![\w)\]+-])[-\u2212\u2013](?=[$\u20ac\xa3\xa5]?\.?\d)|[%$]|[^\x00-\x7f\w\s\u2212\u2013]"
)
_BRACKETED = re.compile(r"<([^\s<>]+)>")
# As they are drawn; of them all counts where those of ASCII would.
_AS_ASCII = str.maketrans("\uff1c\uff1e\uff0b\uff0d\ufe63\u2010\u2011\u2012", "<>+-----")
_TELLING = "\u2264\u2265\u2260\xb1\u2191\u2193"
# Symbols that stand for a bullet, a line, an arrow or a stain of ink in one part and for nothing in the other: arrows
# but those up and down, frames, blocks and shapes but triangles up and down, stars and flowers, Braille.
_ORNAMENT = re.compile(
    "[\xa9\xae\xb0\u2120\u2122\u2190-\u2196\u2199-\u21ff\u2500-\u25b1\u25b6-\u25bb\u25c0-\u25ff\u2719-\u274b\u2756"
    "\u2794-\u27bf\u2800-\u28ff\u2b05\u2b08-\u2b11\u2b95\ufff9-\uffff]"
)
_SAME = {
    "<=": "\u2264",
    ">=": "\u2265",
    "!=": "\u2260",
    "+/-": "\xb1",
    "\u2212": "-",
    "\u2013": "-",
    "~": "\u2248",
    "\u2248": "\u2248",
    "\u2266": "\u2264",
    "\u2267": "\u2265",
    "\u2a7d": "\u2264",
    "\u2a7e": "\u2265",
    **dict.fromkeys("\u2714\u2705\u2611", "\u2713"),
    **dict.fromkeys("\u2717\u2718\u274c\u2716\u274e", "\u2717"),
}


class Piece(NamedTuple):
    """A run of text that both have, or only the first (delete), or only the second (insert)."""

    op: Op
    text: str


def diff(before: str, after: str, ignore_space: bool = False) -> list[Piece]:
    """How `after` differs from `before`, in words.

    The texts of equal and delete pieces joined are `before`; those of equal and insert are `after`. Within one change
    the deletion comes first. Memory grows linearly: long texts are matched by their unique lines first.

    With `ignore_space`, a change of nothing but white space is none: it is told as equal, as `after` has it, and only
    `after` can be read back.
    """
    if before == after:
        return [Piece("equal", before)] if before else []
    pieces = list(_joined(_pieces(before, after)))
    return list(_without_spaces(pieces)) if ignore_space else pieces


def changes(pieces: Iterable[Piece]) -> int:
    """How many places differ: a replaced word counts once."""
    count, inside = 0, False
    for piece in pieces:
        count += piece.op != "equal" and not inside
        inside = piece.op != "equal"
    return count


def around_changes(pieces: Sequence[Piece], context: int = 60) -> list[Piece]:
    """The pieces with long equal runs cut to `context` characters beside each change; an ellipsis marks the cut.

    A cut is made at a space, so that no word ends as the text does not have it.
    """
    last = len(pieces) - 1
    return [
        piece
        if piece.op != "equal"
        else Piece("equal", _cut(piece.text, context if i else 0, context if i < last else 0))
        for i, piece in enumerate(pieces)
    ]


def same_words(before: str, after: str) -> bool:
    """Whether both say the same words and signs in the same order, whatever stands between them."""
    return _said(before) == _said(after)


def says(text: str) -> bool:
    """Whether a text has a word, or a sign that says something."""
    return bool(_said(text))


@lru_cache(maxsize=4096)
def is_sign(char: str) -> bool:
    """Whether a character says something though it is no letter: a currency, ✅, 🔴. No bullet, arrow, line or ©."""
    if char.isascii():
        return char in "%$"
    return char in _TELLING or (category(char) in ("So", "Sc") and not _ORNAMENT.match(char))


def aligned(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """The equal runs of two sequences of tokens, in order; some may be empty.

    Exact while the matrix is small, else around what is unique on both sides.
    """
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if len(middle_a) * len(middle_b) <= CELLS:
        inner = [
            (op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in Indel.opcodes(middle_a, middle_b)
            if op.tag == "equal"
        ]
    else:
        inner = _anchored(middle_a, middle_b)
    shifted = [(i + head, j + head, k + head, m + head) for i, j, k, m in inner]
    return [(0, head, 0, head), *shifted, (len(a) - tail, len(a), len(b) - tail, len(b))]


def _said(text: str) -> list[str]:
    """The words and signs of a text; of signs that say the same one stands for all."""
    # "<ana@x.example>" is an address, "->" an arrow.
    plain = _BRACKETED.sub(r" \1 ", text) if "<" in text else text
    found = map(str.strip, _SAID.findall(plain.translate(_AS_ASCII)))
    return [_SAME.get(one, one) for one in found if len(one) > 1 or one.isascii() or one in _SAME or _says(one)]


def _says(char: str) -> bool:
    return char.isalnum() or is_sign(char)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    a, b = TOKEN.findall(before), TOKEN.findall(after)
    if len(a) * len(b) <= CELLS:
        yield from _told(a, b, aligned(a, b))
        return
    lines_a, lines_b = before.splitlines(keepends=True), after.splitlines(keepends=True)
    done_a = done_b = 0
    for start_a, end_a, start_b, end_b in [*_anchored(lines_a, lines_b), (len(lines_a),) * 2 + (len(lines_b),) * 2]:
        words_a = TOKEN.findall("".join(lines_a[done_a:start_a]))
        words_b = TOKEN.findall("".join(lines_b[done_b:start_b]))
        yield from _told(words_a, words_b, aligned(words_a, words_b))
        if start_a < end_a:
            yield Piece("equal", "".join(lines_a[start_a:end_a]))
        done_a, done_b = end_a, end_b


def _without_spaces(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with changes of white space alone made equal, and neighbours joined."""
    equal = ""
    for index, piece in enumerate(pieces):
        other = pieces[index + 1] if index + 1 < len(pieces) else None
        last = pieces[index - 1] if index else None
        pair = {"delete": other, "insert": last}.get(piece.op)
        partner = pair.text if pair and pair.op not in ("equal", piece.op) else ""
        if piece.op == "equal":
            equal += piece.text
        elif piece.text.split() == partner.split():
            equal += piece.text if piece.op == "insert" else ""
        else:
            yield from [Piece("equal", equal)] if equal else []
            yield piece
            equal = ""
    yield from [Piece("equal", equal)] if equal else []


def _told(a: Sequence[str], b: Sequence[str], equal: Iterable[Run]) -> Iterator[Piece]:
    """Pieces for two token lists and the runs that are equal, in order."""
    done_a = done_b = 0
    for start_a, end_a, start_b, end_b in [*equal, (len(a), len(a), len(b), len(b))]:
        if done_a < start_a:
            yield Piece("delete", "".join(a[done_a:start_a]))
        if done_b < start_b:
            yield Piece("insert", "".join(b[done_b:start_b]))
        if start_a < end_a:
            yield Piece("equal", "".join(a[start_a:end_a]))
        done_a, done_b = end_a, end_b


def _anchored(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Runs around the items that occur once on each side and keep their order, each grown as far as both agree."""
    once_a, once_b = Counter(a), Counter(b)
    places = {item: index for index, item in enumerate(b) if once_b[item] == 1}
    pairs = [(i, places[item]) for i, item in enumerate(a) if once_a[item] == 1 and item in places]
    runs: list[Run] = []
    done_a = done_b = 0
    for i, j in _rising(pairs):
        if i < done_a or j < done_b:
            continue
        back = 0
        while i - back > done_a and j - back > done_b and a[i - back - 1] == b[j - back - 1]:
            back += 1
        end_a, end_b = i + 1, j + 1
        while end_a < len(a) and end_b < len(b) and a[end_a] == b[end_b]:
            end_a, end_b = end_a + 1, end_b + 1
        runs.append((i - back, end_a, j - back, end_b))
        done_a, done_b = end_a, end_b
    return runs


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` (rising in their first number) that rises in the second as well."""
    lowest: list[int] = []  # the smallest last number of a rising row of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(lowest, second)
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1] = [second]
        ends[length : length + 1] = [index]
    row, index = [], ends[-1] if ends else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items both begin with."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours made one. A space, or a short word amid long changes, belongs to the change on both its sides."""
    kept = list(pieces)
    equal: list[str] = []
    deleted: list[str] = []
    inserted: list[str] = []
    size = 0  # of what is deleted and inserted
    for index, (op, text) in enumerate(kept):
        if op != "equal":
            (deleted if op == "delete" else inserted).append(text)
            size += len(text)
        elif size and (
            _is_within(text, (*deleted[-1:], *inserted[-1:]), kept[index + 1 : index + 2])
            or _is_gap(text, size, kept[index + 1 : index + AHEAD])
        ):
            deleted.append(text)
            inserted.append(text)
            size += 2 * len(text)
        elif not size:
            equal.append(text)
        else:
            yield from _told_once(equal, deleted, inserted)
            # What follows the change begins the next round.
            equal, deleted, inserted, size = [text], [], [], 0
    yield from _told_once(equal, deleted, inserted)


def _told_once(equal: Sequence[str], deleted: Sequence[str], inserted: Sequence[str]) -> Iterator[Piece]:
    if equal:
        yield Piece("equal", "".join(equal))
    if deleted:
        yield Piece("delete", "".join(deleted))
    if inserted:
        yield Piece("insert", "".join(inserted))


def _cut(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail + 3:
        return text
    return _begin(text, head) + " … " + _begin(text[::-1], tail)[::-1]


def _begin(text: str, size: int) -> str:
    """At most so many first characters of a longer text: its whole words, if there is a space among them."""
    if size == 0 or text[size].isspace():
        return text[:size]
    end = max((found.start() for found in re.finditer(r"\s+", text[:size])), default=size)
    return text[: end or size]


def _is_within(text: str, before: Iterable[str], following: Sequence[Piece]) -> bool:
    """Whether equal text, between two changes, is a part of something that is written without spaces."""
    if not following or len(text) > LONGEST_WITHIN or not text.isascii() or any(map(str.isspace, text)):
        return False
    return any(not one[-1].isspace() for one in before)


def _is_gap(text: str, before: int, following: Sequence[Piece]) -> bool:
    """Whether equal text between two changes is too little to be worth telling apart."""
    enough = 1 if text.isspace() else LITTLE * len(text)
    if "\n" in text or enough > before:
        return False
    after = 0
    for op, other in following:
        if op != "equal":
            after += len(other)
            if after >= enough:
                return True
        elif not other.isspace():
            return False
    return False
