"""Which words of an HTML part may be hidden from its readers by style, and which a style may add. Pure and linear.

The page shows all words alike, so that nothing is hidden from who decides; but "We did not lose data" says to the
recipients what they see of it. Told is what may be so: a mail that is built badly counts as hiding more (invariant 1).
What the words' colour or place hides is not told.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from reviewer.comparison.words import says
from reviewer.desk.mail import styles
from reviewer.desk.mail.html_part import VOID
from reviewer.desk.mail.styles import EVERYTHING, Key, Look
from reviewer.html_tokens import Kind, Piece, Stretch, Tag, pieces, words_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What a paragraph that is open ends before.
AFTER_PARAGRAPHS = HEADINGS | frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset"),
        *("figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "listing", "main", "menu", "nav", "ol"),
        *("p", "plaintext", "pre", "search", "section", "summary", "ul", "xmp"),
    )
)
# What goes on within a paragraph that begins in it, and behind that.
MARKING = frozenset(
    (*("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"),)
)
# Programs that know these show what is in them only at times, or never.
AT_TIMES = frozenset({"audio", "canvas", "datalist", "dialog", "object", "rp", "video"})
# Which open elements end where one of these begins.
_CELLS, _ROWS = frozenset({"p", "td", "th"}), frozenset({"p", "td", "th", "tr"})
_PARTS = _ROWS | {"thead", "tbody", "tfoot"}
ENDED_BY = {
    **dict.fromkeys(AFTER_PARAGRAPHS, frozenset({"p"})),
    **dict.fromkeys(HEADINGS, HEADINGS | {"p"}),
    "li": frozenset({"p", "li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"p", "dt", "dd"})),
    **dict.fromkeys(("td", "th"), _CELLS),
    "tr": _ROWS,
    **dict.fromkeys(("thead", "tbody", "tfoot"), _PARTS),
}
# Where no words may stand: they are shown before the table.
BETWEEN_CELLS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
# What is nothing outside a table.
OF_TABLES = BETWEEN_CELLS - {"table"} | {"td", "th", "caption", "col", "colgroup"}
# Within another one of the same name the outer one ends.
ENDING_THEMSELVES = frozenset({"a", "button", "nobr", "option", "form"})
# What in markup that nobody reads for sure may style words.
_STYLING = re.compile(r"style|hidden|<bdo|\bdir\b", re.IGNORECASE)
# So many selectors by attribute are looked at one by one.
MOST_BY_ATTRIBUTE = 40
LONGEST = 200


@dataclass
class Styled:
    """What may be hidden and what may be added, in short, and whether styles come from elsewhere."""

    hidden: str = ""
    added: str = ""
    elsewhere: bool = False

    def __bool__(self) -> bool:
        """Whether the words may be read otherwise than they stand."""
        return bool(self.hidden or self.added or self.elsewhere)


def styled(source: str) -> Styled:
    """What the styles of an HTML part do to its words."""
    found = list(pieces(source))
    tags = [piece for piece in found if isinstance(piece, Tag) and not piece.closing]
    sheet = _Sheet({key for tag in tags if tag.inside for key in styles.keys_of(tag.name, tag.attributes)})
    for piece in found:
        if isinstance(piece, Stretch) and piece.element == "style":
            sheet.add(source[piece.start : piece.end])
        elif isinstance(piece, Tag) and piece.name == "link" and _is_sheet(piece):
            sheet.elsewhere = True
    return Styled(_short(_Walk(source, sheet).hidden(found)), _short(sheet.added), sheet.elsewhere)


def _is_sheet(tag: Tag) -> bool:
    found = tag.attributes
    return "stylesheet" in found.get("rel", "").lower() and not styles.is_of_fonts(found.get("href", ""))


def _short(parts: Iterable[str]) -> str:
    """The beginning, on one line."""
    said = ""
    for part in parts:
        said = " ".join(f"{said} {part}".split())
        if len(said) > LONGEST:
            return said[:LONGEST].rstrip() + "…"
    return said


class _Sheet:
    """All rules of a mail that do something to words, by what they are for. `had`: what its elements have."""

    def __init__(self, had: set[Key]) -> None:
        self.had = had
        self.looks: dict[Key, Look] = {}
        self.by_attribute: dict[str, list[tuple[str, Look]]] = defaultdict(list)
        self.counted = 0
        self.added: list[str] = []
        self.elsewhere = False

    def add(self, css: str) -> None:
        self.elsewhere = self.elsewhere or styles.is_from_elsewhere(css)
        for rule in styles.rules(css):
            if rule.added:
                self.added.append(rule.added)
            if rule.look.odd:
                for target in rule.targets:
                    if target.beside <= self.had:
                        self._take(target.key, rule.look)

    def _take(self, key: Key, look: Look) -> None:
        if key.sign == "[":
            self.counted += 1
            if self.counted <= MOST_BY_ATTRIBUTE:
                self.by_attribute[key.name].append((key.value, look))
                return
            key = EVERYTHING
        self.looks[key] = _both(self.looks[key], look) if key in self.looks else look

    def look_at(self, name: str, attributes: dict[str, str]) -> Look:
        """What the rules do to an element."""
        look = Look()
        for key in styles.keys_of(name, attributes) if self.looks else ():
            look = _both(look, self.looks.get(key, look))
        for attribute in self.by_attribute.keys() & attributes.keys():
            value = attributes[attribute].lower()
            for part, other in self.by_attribute[attribute]:
                look = _both(look, other) if part in value else look
        return look


def _both(one: Look, other: Look) -> Look:
    """That both are there; only what stands in `style=` gives words a size for sure."""
    rtl = "rtl" in (one.direction, other.direction)
    return Look(
        one.hidden or other.hidden,
        one.small or other.small,
        one.turned or other.turned,
        direction="rtl" if rtl else "",
    )


@dataclass
class _Open:
    """An element that is open, and whether what stands in it is hidden or turned round.

    `marks`: it makes its words small, and those of a paragraph in it where it ends first.
    """

    name: str
    hidden: bool = False
    small: bool = False
    turned: bool = False
    rtl: bool = False
    marks: bool = False

    @property
    def odd(self) -> bool:
        return self.hidden or self.small or self.turned


@dataclass
class _Walk:
    """Goes through a mail with what is open. `stuck`: where something hidden ends cannot be told, so it does not."""

    source: str
    sheet: _Sheet
    open: list[_Open] = field(default_factory=lambda: [_Open("")])
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    stuck: bool = False
    # How many of those that are open are odd.
    odd: int = 0
    marks: int = 0

    def hidden(self, found: list[Piece]) -> Iterator[str]:
        """The words that may be hidden."""
        self.rtl_is_odd = not any(unicodedata.bidirectional(char) in ("R", "AL") for char in set(self.source))
        self._begin(found)
        for piece in found:
            if isinstance(piece, Tag):
                yield from self._tag(piece)
            elif piece.kind is Kind.SOURCE:
                written = self.source[piece.start : piece.end]
                if _STYLING.search(written) or self._is_odd() or self.sheet.looks:
                    yield unescape(written[: 2 * LONGEST])
            elif piece.kind is not Kind.UNREAD:
                yield from self._words(unescape(self.source[piece.start : piece.end]))

    def _begin(self, found: list[Piece]) -> None:
        """What is for the whole mail: `<html>` and `<body>` are there also where they are not written, or late."""
        base = self.open[0]
        for name in ("html", "body"):
            base = self._look_into(name, {}, base)
        for piece in found:
            if isinstance(piece, Tag) and piece.name in ("html", "body") and not piece.closing:
                base = self._look_into(piece.name, piece.attributes, base)
        base.name = ""
        self.open[0] = base
        self.odd = int(base.odd)

    def _words(self, text: str) -> Iterator[str]:
        if not says(text):
            return
        if self.open[-1].name in BETWEEN_CELLS:
            self._doubt()
        if self._is_odd():
            yield text

    def _is_odd(self) -> bool:
        now = self.open[-1]
        return self.stuck or now.odd or (now.rtl and self.rtl_is_odd)

    def _doubt(self) -> None:
        self.stuck = self.stuck or self.odd > 0

    def _tag(self, tag: Tag) -> Iterator[str]:
        if tag.closing:
            self._close(tag.name)
        elif tag.name not in ("html", "body") and (tag.name not in OF_TABLES or self.counts["table"]):
            self._end_what_ends(tag.name)
            attributes = tag.attributes if tag.inside else {}
            element = self._look_into(tag.name, attributes, self.open[-1])
            self._push(element)
            yield from self._words(words_of(tag))
            if tag.name in VOID:
                self._pop()

    def _look_into(self, name: str, attributes: dict[str, str], around: _Open) -> _Open:
        """An element within another one."""
        look = self.sheet.look_at(name, attributes)
        own = styles.look_of(attributes["style"]) if "style" in attributes else Look()
        direction = attributes.get("dir", "").strip().lower() or own.direction
        return _Open(
            name,
            around.hidden or look.hidden or own.hidden or "hidden" in attributes or name in AT_TIMES,
            look.small or own.small or (around.small and not (own.sized and not self.marks)),
            around.turned or look.turned or own.turned or name == "bdo",
            "rtl" in (look.direction, own.direction, direction) or (around.rtl and direction != "ltr"),
            name in MARKING and (look.small or own.small),
        )

    def _end_what_ends(self, name: str) -> None:
        """Elements whose end is not written end where some others begin."""
        ended = ENDED_BY.get(name, frozenset())
        while self.open[-1].name in ended and self.open[-1].name:
            self._pop()
        if ((ended or name == "table") and self.counts["p"]) or (name in ENDING_THEMSELVES and self.counts[name]):
            # Not the innermost: how far it reaches depends on who reads it.
            self._doubt()

    def _close(self, name: str) -> None:
        if self.open[-1].name != name:
            if name in HEADINGS and any(self.counts[other] for other in HEADINGS):
                self._doubt()
            if not self.counts[name]:
                return
            within = {one.name for one in self.open[self._last(name) + 1 :]}
            if name in MARKING or not within <= _PARTS | {"li", "dt", "dd", "option"}:
                self._doubt()
        while self.open[-1].name != name:
            self._pop()
        self._pop()

    def _last(self, name: str) -> int:
        return next(at for at in range(len(self.open) - 1, -1, -1) if self.open[at].name == name)

    def _push(self, element: _Open) -> None:
        self.open.append(element)
        self.odd += element.odd
        self.marks += element.marks
        self.counts[element.name] += 1

    def _pop(self) -> None:
        element = self.open.pop()
        self.odd -= element.odd
        self.marks -= element.marks
        self.counts[element.name] -= 1
