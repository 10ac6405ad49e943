"""Marks in the text of a mail: facts that differ, hints, wording. One function renders them all, in any layout.

A mark is planted into the source as two characters that the text does not have, goes through the layout with it, and
becomes markup only after everything of the mail has been escaped and cleaned (invariant 7). A mark that would change
the layout is left out: the text always reads as it would without marks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from reviewer.desk.mail import markdown, marks
from reviewer.desk.side_by_side.bodies import Written

Kind = Literal["fact", "hint", "leak", "wording"]
TAG = re.compile(r"(<[^>]*>)")
# The same with its attributes read, so that no sign within them ends it. What it is, and the key of a mark's place.
WHOLE_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*) ?/?>')
PLACE = re.compile(r' id="([a-z]+-[0-9]+)" data-mark$')
VOID = {"br", "hr"}
# Private characters of Unicode, enough for any number of marks; those that a text has are passed over.
PRIVATE = range(0xF0000, 0xFFFFE)
MOST = 400
# How often a text is laid out again to find the marks that would change its layout, and how much of it in all.
MOST_TRIES, MOST_TRIED = 24, 120_000
NOT_WHOLE = "Laid out, some words of this text would be missing, so it stands here as it is written."


@dataclass(frozen=True, order=True)
class Mark:
    """A span of a text, in code points. `anchor` is the id of the card that the mark leads to, `number` stands on both.

    `key` is the mark's own id on the page, `level` how it is drawn (block, warn, note; "" for facts), `words` what a
    screen reader says before the number.
    """

    start: int
    end: int
    kind: Kind
    number: int
    anchor: str
    words: str
    key: str
    level: str = ""

    @property
    def weight(self) -> tuple[int, int]:
        """Which of two that overlap keeps the characters: what blocks before what warns, hints before facts."""
        grave = {"block": 0, "warn": 1}.get(self.level, 2)
        return (grave if self.kind != "fact" else 3, self.start - self.end)

    def at(self, start: int, end: int) -> "Mark":
        """The same mark at another place. Written out: `replace` asks a dataclass for its fields each time."""
        return Mark(start, end, self.kind, self.number, self.anchor, self.words, self.key, self.level)


def apart(found: Iterable[Mark]) -> list[Mark]:
    """The marks in the order of the text, none over another: the weightier keeps its place, the other what is left."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda one: (one.weight, one))[:MOST]:
        pieces = [(mark.start, mark.end)]
        for other in kept:
            pieces = [part for piece in pieces for part in _without(piece, other)]
        if pieces:
            start, end = max(pieces, key=lambda piece: piece[1] - piece[0])
            kept.append(mark if (start, end) == (mark.start, mark.end) else mark.at(start, end))
    return sorted(kept)


def within(found: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks of a part of the text, counted from its start; one that reaches over the edge is cut there."""
    inside = (one for one in found if one.start < end and one.end > start)
    return tuple(one.at(max(one.start, start) - start, min(one.end, end) - start) for one in inside)


@lru_cache(maxsize=1024)
def laid_out(
    written: Written, found: tuple[Mark, ...] = (), references: str = "", most_tries: int = MOST_TRIES
) -> SafeString:
    """The text laid out from Markdown with its marks. `references` is a text whose link targets it may name.

    Where words of it would be missing, it stands there as it is written. `most_tries`, of `tries`, is how often it is
    laid out again for marks that would change its layout.
    """
    bare, whole = written.laid_out(references)
    if not whole:
        return format_html('<p class="hintline">{}</p>{}', NOT_WHOLE, exact(written.text, found))
    if not found:
        return bare
    html, chars = _planted(written, found, references)
    if _stripped(html, chars) != bare:
        found = _harmless(written, found, references, bare, most_tries)
        html, chars = _planted(written, found, references)
    if not found or _stripped(html, chars) != bare:
        return bare
    return _with_markup(html, found, chars)


def tries(text: str) -> int:
    """How often each part of a whole text may be laid out again, so that all of it costs no more than MOST_TRIED."""
    return min(MOST_TRIES, MOST_TRIED // max(1, len(text), markdown.weight(text)))


def exact(text: str, found: Sequence[Mark] = ()) -> SafeString:
    """The text exactly as written, as a block of its own."""
    return format_html('<pre class="exact" dir="auto">{}</pre>', plain(text, found))


def plain(text: str, found: Sequence[Mark] = ()) -> SafeString:
    """The text exactly as written with its marks: for subjects, headings and what is too long to be laid out."""
    parts, done = [], 0
    for mark in found:
        parts += [marks.html(text[done : mark.start]), _wrapped(mark, marks.html(text[mark.start : mark.end]))]
        parts.append(_tail(mark))
        done = mark.end
    parts.append(marks.html(text[done:]))
    return _joined(parts)


def _planted(written: Written, found: Sequence[Mark], references: str) -> tuple[SafeString, str]:
    """The layout with the characters in it, two for each mark."""
    text = written.marked or written.text
    chars = unused(text, 2 * len(found), references)
    parts, done = [], 0
    for index, mark in enumerate(found):
        parts += [text[done : mark.start], chars[2 * index], text[mark.start : mark.end], chars[2 * index + 1]]
        done = mark.end
    planted, through = "".join([*parts, text[done:]]), frozenset(chars)
    return markdown.render(planted, through, references, of_html=bool(written.marked)), chars


def in_blocks(html: SafeString) -> Iterator[tuple[SafeString, list[str]]]:
    """The outermost elements of a layout, each with the keys of the marks that have their place in it, in order."""
    begin, depth, keys = 0, 0, list[str]()
    for tag in WHOLE_TAG.finditer(html):
        closes, name, attributes = tag.groups()
        keys += PLACE.findall(attributes)
        depth += 0 if name in VOID else -1 if closes else 1
        if depth == 0:
            yield _safe(html[begin : tag.end()]), keys
            begin, keys = tag.end(), []
    if begin < len(html):
        yield _safe(html[begin:]), keys


def unused(text: str, count: int, references: str = "") -> str:
    """So many private characters that the text and what it refers to do not have."""
    taken = {ord(char) for char in set(text)} | _private(references)
    free = (chr(code) for code in PRIVATE if code not in taken)
    return "".join(char for char, _ in zip(free, range(count), strict=False))


@lru_cache(maxsize=64)
def _private(text: str) -> frozenset[int]:
    """The private characters of a whole text, which is asked about with each of its parts."""
    return frozenset(code for char in set(text) if (code := ord(char)) in PRIVATE)


def _stripped(html: str, chars: str) -> str:
    return html.translate(dict.fromkeys(map(ord, chars)))


def _harmless(written: Written, found: Sequence[Mark], references: str, bare: str, most_tries: int) -> tuple[Mark, ...]:
    """Those that change nothing, found by halves. Each try lays the text out once more: what is left is left out."""
    good: list[Mark] = []
    waiting = [list(found)]
    for _ in range(most_tries):
        if not waiting:
            break
        some = waiting.pop()
        html, chars = _planted(written, some, references)
        if _stripped(html, chars) == bare:
            good += some
        elif len(some) > 1:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
    return tuple(sorted(good))


def _with_markup(html: str, found: Sequence[Mark], chars: str) -> SafeString:
    """The planted characters as markup: each run of text between two tags is wrapped by itself, so it nests well.

    `html` is cleaned and `<` is escaped in it but where a tag begins, so what lies between two tags is text. A mark in
    the target of a link definition stands with each link of that name; the first of them is the mark's place.
    """
    placed = set[str]()
    places = {char: index for index, char in enumerate(chars)}
    split = re.compile(f"([{re.escape(chars)}])")
    parts: list[SafeString] = []
    current: Mark | None = None
    for piece in TAG.split(html):
        if piece.startswith("<"):
            parts.append(_safe(piece))
            continue
        for run in split.split(piece):
            if run not in places:
                parts.append(_wrapped(current, _safe(run)) if current and run.strip() else _safe(run))
            elif places[run] % 2 == 0:
                current = found[places[run] // 2]
            else:
                parts.append(_tail(found[places[run] // 2], again=run in placed))
                placed.add(run)
                current = None
    return _joined(parts)


def _wrapped(mark: Mark, inner: SafeString) -> SafeString:
    """A run of a mark's text as the link to its card."""
    shape = f"{mark.kind} {mark.kind}--{mark.level}" if mark.level else mark.kind
    return format_html('<a class="{}" href="#{}">{}</a>', shape, mark.anchor, inner)


def _tail(mark: Mark, *, again: bool = False) -> SafeString:
    """What stands at the end of a mark: its number, and in words what it is. The card's link leads back here.

    `again`: the mark has its place, and its id, elsewhere.
    """
    place = "" if again else format_html(' id="{}" data-mark', mark.key)
    words = format_html('<span class="vh"> ({} </span>{}<span class="vh">)</span>', mark.words, mark.number)
    return format_html('<span class="mark-n mark-n--{}"{}>{}</span>', mark.level or mark.kind, place, words)


def _without(piece: tuple[int, int], other: Mark) -> Iterator[tuple[int, int]]:
    start, end = piece
    if other.end <= start or other.start >= end:
        yield piece
        return
    if start < other.start:
        yield start, other.start
    if other.end < end:
        yield other.end, end


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return _safe("".join(parts))


def _safe(html: str) -> SafeString:
    """Only of what `cleaned`, `marks.html` or `format_html` made."""
    return mark_safe(html)  # noqa: S308
