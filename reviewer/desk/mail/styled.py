"""Which words of an HTML part may be hidden from its readers by style, and which a style may add. Pure and linear.

The page shows all words alike, so that nothing is hidden from who decides; but "We did not lose data" says to the
recipients what they see of it. Told is what may be so: what is not known to show its words counts as hiding them
(invariant 1). What the words' colour or place hides is not told.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from reviewer.comparison.differences.words import says
from reviewer.html.elements import Elements
from reviewer.html.gaps import Type
from reviewer.html.names import joins
from reviewer.html.seen import Seen
from reviewer.html.selectors import keys_of
from reviewer.html.sheet import Sheet, is_of_fonts
from reviewer.html.tables import cells_amid_others
from reviewer.html.tokens import Kind, Piece, Stretch, Tag, pieces, words_of

# What in markup that nobody reads for sure may style words.
_STYLING = re.compile(r"style|hidden|<bdo|\bdir\b", re.IGNORECASE)
# Signs that a style adds say something beside a number.
_TELLING = frozenset("-+.,/<>=%$")
_MARKS_OF_DIRECTION = frozenset("\u200f\u061c")
# Of so many letters one at least is from right to left in a mail of such a language.
_RTL_SHARE = 4
_BUTTONS = frozenset({"button", "submit", "reset"})
LONGEST = 200


@dataclass
class Styled:
    """What may be hidden and added, in short, and what is not known.

    `more`: so many hidden words are not in `hidden`. `joined`: words that may be drawn as one, or one that may be drawn
    as two. `elsewhere`: other style sheets are taken in. `too_long`: not all styles were read. `has_typeface`: one that
    stands in the mail itself. `struck`: words that are crossed out.
    """

    hidden: str = ""
    more: int = 0
    added: str = ""
    struck: str = ""
    joined: str = ""
    elsewhere: bool = False
    too_long: bool = False
    has_typeface: bool = False

    def __bool__(self) -> bool:
        """Whether the words may be read otherwise than they stand."""
        told = self.hidden or self.added or self.struck or self.joined
        return bool(told or self.elsewhere or self.too_long or self.has_typeface)


def styled(source: str) -> Styled:
    """What the styles of an HTML part do to its words."""
    found = list(pieces(source))
    tags = [piece for piece in found if isinstance(piece, Tag) and not piece.closing]
    sheet = Sheet({key for tag in tags if tag.inside for key in keys_of(tag.name, tag.attributes)})
    for piece in found:
        if isinstance(piece, Stretch) and piece.element == "style":
            sheet.add(source[piece.start : piece.end])
        elif isinstance(piece, Tag) and piece.name == "link" and _is_sheet(piece):
            sheet.elsewhere = True
    walk = _Walk(source, sheet)
    walk.go(found, tags)
    hidden, more = _short(walk.in_order())
    added = [one for one in dict.fromkeys([*sheet.added, *walk.elements.added, *walk.added]) if _adds(one)]
    return Styled(
        hidden,
        more,
        _short(added)[0],
        _short(walk.struck)[0],
        _short(f"{one}," for one in dict.fromkeys(walk.joined))[0].rstrip(","),
        sheet.elsewhere,
        sheet.too_long,
        sheet.has_typeface,
    )


def _is_sheet(tag: Tag) -> bool:
    found = tag.attributes
    return "stylesheet" in found.get("rel", "").lower() and not is_of_fonts(found.get("href", ""))


def _adds(text: str) -> bool:
    return says(text) or not _TELLING.isdisjoint(text)


def _short(parts: Iterable[str]) -> tuple[str, int]:
    """The beginning, on one line; and how many words are left out."""
    said = " ".join(" ".join(part.split()) for part in parts)
    if len(said) <= LONGEST:
        return said, 0
    end = said.rfind(" ", 0, LONGEST)
    end = LONGEST if end < 0 else end
    return said[:end] + "…", len(said[end:].split())


@dataclass
class _Turned:
    """Words within one element that are drawn from right to left: each with its line, and whether it is crossed out."""

    number: int = 0
    words: list[tuple[int, str, bool]] = field(default_factory=list)
    letters: Counter[bool] = field(default_factory=Counter)

    def add(self, line: int, text: str, *, struck: bool) -> None:
        """More of them."""
        self.words.append((line, text, struck))
        directions = map(unicodedata.bidirectional, text)
        self.letters.update(one != "L" for one in directions if one in ("L", "R", "AL"))

    @property
    def odd(self) -> bool:
        """Whether they are hardly of a language from right to left, and stand in another order than they are read."""
        if self.letters[True] * _RTL_SHARE >= self.letters[False]:
            return False
        return len(self.words) > 1 or not self.words[0][1].lstrip()[0].isalpha()


@dataclass
class _Walk:
    """Goes through a mail with what is open."""

    source: str
    sheet: Sheet
    # Each stretch that may be hidden, with the number of the line that it stands in.
    hidden: list[tuple[int, str]] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    # What stands in elements that show nothing, but for a style that shows them.
    added: list[str] = field(default_factory=list)
    # Lines in which words are seen.
    seen_in: set[int] = field(default_factory=set)
    line: int = 0
    # The words before, and whether those that follow are covered.
    before: tuple[int, str] | None = None
    is_covered: bool = False
    # Of the option that is open: whether it is the chosen one, as no other is seen, and shows its label alone.
    is_chosen: bool = True
    is_labelled: bool = False

    turned: _Turned = field(default_factory=_Turned)

    def __post_init__(self) -> None:
        self.elements = Elements(self.sheet)

    def go(self, found: list[Piece], tags: list[Tag]) -> None:
        """The whole mail."""
        self.rtl_is_odd = not any(map(self._is_rtl, found))
        self.elements.begin(tags, cells_amid_others(piece for piece in found if isinstance(piece, Tag)))
        self.chosen = _chosen(tags)
        for piece in found:
            if isinstance(piece, Tag):
                self._tag(piece)
            elif piece.kind is Kind.SOURCE:
                self._source(self.source[piece.start : piece.end])
            elif piece.kind is Kind.UNREAD:
                if piece.element and self.elements.shows_source:
                    self.added.append(self.source[piece.start : piece.end])
            else:
                self._words(unescape(self.source[piece.start : piece.end]), piece.element)
        self._turn(0)

    def in_order(self) -> Iterator[str]:
        """What may be hidden: first what is missing within a line that is seen."""
        for within in (True, False):
            yield from (text for line, text in self.hidden if (line in self.seen_in) is within)

    def _is_rtl(self, piece: Piece) -> bool:
        """Whether it has words from right to left, which make an honest mail of them."""
        if isinstance(piece, Tag) or piece.kind is Kind.UNREAD:
            return False
        said = set(unescape(self.source[piece.start : piece.end])) - _MARKS_OF_DIRECTION
        return any(unicodedata.bidirectional(char) in ("R", "AL") for char in said)

    def _tag(self, tag: Tag) -> None:
        if not joins(tag.name):
            self.line += 1
        seen = self.elements.see(tag)
        if self.elements.take_cover():
            self.is_covered = self.before is None
            self.hidden += [self.before] if self.before else []
        if tag.name == "option" and not tag.closing:
            self.is_chosen, self.is_labelled = tag.start in self.chosen, "label" in tag.attributes
        said = words_of(tag)
        if said and says(said):
            self.elements.gap.other()
            self._tell(said, odd=self._is_odd(seen) or not self._shows(tag), struck=seen.struck)

    def _source(self, written: str) -> None:
        self.elements.gap.other()
        if _STYLING.search(written) or self._is_odd(self.elements.maybe) or self.sheet.does_something:
            self.hidden.append((self.line, unescape(written[: 2 * LONGEST])))

    def _words(self, text: str, element: str) -> None:
        seen = self.elements.maybe
        is_drawn = not self._is_odd(seen)
        covers = is_drawn and says(text) and self.elements.covers(text)
        letters = Type(seen.size, seen.space)
        self.joined += self.elements.gap.text(text, letters, is_drawn=is_drawn, has_spaces=self.elements.has_spaces)
        overflows = is_drawn and self.elements.overflows(text)
        if not says(text):
            return
        is_moved = self.elements.words()
        seen = self.elements.maybe
        behind = self.elements.name == "option" and not (self.is_chosen and not self.is_labelled)
        # Of a text in a field only so much is seen as fits in.
        is_odd = is_moved or behind or element == "textarea" or not is_drawn or overflows or covers
        self._tell(text, odd=is_odd, struck=seen.struck)

    def _tell(self, text: str, *, odd: bool, struck: bool) -> None:
        if self.elements.turned != self.turned.number:
            self._turn(self.elements.turned)
        self.before = (self.line, text)
        odd, self.is_covered = odd or self.is_covered, False
        if odd:
            self.hidden.append((self.line, text))
        elif self.turned.number:
            self.turned.add(self.line, text, struck=struck)
        else:
            self._show(self.line, text, struck=struck)

    def _show(self, line: int, text: str, *, struck: bool) -> None:
        self.seen_in.add(line)
        if struck:
            self.struck.append(text)

    def _turn(self, number: int) -> None:
        """An element begins whose words are from right to left, or one ends."""
        if self.turned.words and self.turned.odd:
            self.hidden += [(line, text) for line, text, _ in self.turned.words]
        else:
            for line, text, struck in self.turned.words:
                self._show(line, text, struck=struck)
        self.turned = _Turned(number)

    def _is_odd(self, seen: Seen) -> bool:
        return self.elements.stuck or seen.odd or (seen.rtl and self.rtl_is_odd)

    def _shows(self, tag: Tag) -> bool:
        """Whether words in its attributes are seen: a field may have others, or be too small for them."""
        if tag.name == "input":
            return tag.attributes.get("type", "").strip().lower() in _BUTTONS
        return tag.name == "textarea" or (tag.name == "option" and self.is_chosen)


def _chosen(tags: Iterable[Tag]) -> set[int]:
    """Where the options begin that their lists show: each the last that is selected, or else the first.

    Of one that cannot be chosen nobody knows whether it is.
    """
    found: set[int] = set()
    chosen: Tag | None = None
    for tag in tags:
        if tag.name == "select":
            chosen = None
        elif tag.name == "option" and (chosen is None or "selected" in tag.attributes):
            if chosen:
                found.discard(chosen.start)
            chosen = tag
            if "disabled" not in tag.attributes:
                found.add(tag.start)
    return found
