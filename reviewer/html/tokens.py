"""HTML in tags and text, in one pass that never goes back: linear and never failing, whatever it is given.

A mail is read by many programs, and what begins a comment or an attribute for one of them ends it for another. So this
follows the HTML standard, as browsers do, and where two readings are possible it tells the words of both: a word too
much makes a person look, a word too few goes out unread (invariant 1).
"""

import html
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from html.entities import html5
from typing import NamedTuple

# Any other "<" is text.
OPENS = re.compile(r"<[a-zA-Z/!?]")
# White space is what HTML takes for it: a no-break space is none, and so opens no quote in `<p a=\xa0">`.
NAME = re.compile(r"<(/?)([a-zA-Z][^ \t\n\f\r/>]*)")
_SPACE = r"[ \t\n\f\r]"
_VALUE = r"""(?:"([^"]*+)"|'([^']*+)'|([^ \t\n\f\r>"'][^ \t\n\f\r>]*+))"""
_ATTRIBUTE = rf"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{_SPACE}*+={_SPACE}*+{_VALUE}?+)?+"
ATTRIBUTE = re.compile(_ATTRIBUTE)
# A quote counts only behind "=", so that `<p "> text <p ">` hides no text. Nothing in it is tried twice, and a quote
# that never ends fails at most once of each kind.
TAG_END = re.compile(rf"(?:[ \t\n\f\r/]++|{_ATTRIBUTE})*+>")
COMMENT_END = re.compile("--!?>")
# What the Outlook of Windows shows, and all others take for a comment.
CONDITION = re.compile(r"<!--[ \t\n\f\r]*\[if\b", re.IGNORECASE | re.ASCII)
CDATA = "<![CDATA["
SCRIPT = re.compile("<script", re.IGNORECASE | re.ASCII)
_REFERENCE = re.compile(r"&(?:(#(?:[0-9]+|[xX][0-9a-fA-F]+);?)|([a-zA-Z][a-zA-Z0-9]*+(?:;|(?!=))))")


class Kind(Enum):
    """How a stretch of the source is read."""

    TEXT = "text"
    # Told as it is written: "&amp;" stands for itself.
    LITERAL = "literal"
    # How it is read depends on who reads it: told as it is written, tags and all.
    SOURCE = "source"
    # No text of the mail for anybody: a comment, or what stands in a `<style>`.
    UNREAD = "unread"


# In these no tag and no comment begins, up to their own end tag.
WITHIN = {
    **dict.fromkeys(("script", "style", "title"), Kind.UNREAD),
    "textarea": Kind.TEXT,
    **dict.fromkeys(("xmp", "iframe", "noembed", "noframes", "plaintext"), Kind.LITERAL),
}
# Behind these it depends on more than the tags whether the elements above are what they are elsewhere: within `<svg>`
# even `<style>` holds tags, and a `<p>` ends everything that is open; `<option>` shows what stands in a `<style>`.
UNSURE = frozenset({"svg", "math", "select", "option", "template", "frameset"})
# What an icon is drawn with. Where nothing else stands in an `<svg>`, everybody knows where it ends.
DRAWN = frozenset(
    (
        *("svg", "g", "defs", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("lineargradient", "radialgradient", "stop", "clippath"),
    )
)


# What shows words that stand in an attribute, and inputs that do not.
LABELLED = {
    "input": ("value", "placeholder"),
    "textarea": ("placeholder",),
    "option": ("label",),
    "optgroup": ("label",),
}
# What browsers write on a button without words of its own, where they are English.
UNWRITTEN = {"submit": "Submit", "reset": "Reset"}
WITHOUT_WORDS = frozenset({"hidden", "checkbox", "radio", "password", "file", "color", "range"})

# Those after which what follows is read in another way.
TELLING = UNSURE | WITHIN.keys() | {"noscript", "xml"}


class Tag(NamedTuple):
    """A start or end tag from `start` to `end`; `inside` is what stands in it behind the name."""

    name: str
    closing: bool
    inside: str
    start: int
    end: int

    @property
    def attributes(self) -> dict[str, str]:
        """Attributes by their small-written names; the first of a name counts."""
        found: dict[str, str] = {}
        for name, double, single, unquoted in ATTRIBUTE.findall(self.inside):
            found.setdefault(name.lower(), _unescaped(double or single or unquoted))
        return found

    @property
    def inside_start(self) -> int:
        """Where `inside` begins in the source."""
        return self.end - 1 - len(self.inside)


class Stretch(NamedTuple):
    """What stands between tags, from `start` to `end`; `element` is that which it stands in, where that matters."""

    kind: Kind
    start: int
    end: int
    element: str = ""


Piece = Tag | Stretch


def _unescaped(value: str) -> str:
    """The value of an attribute: in it "&copy=1" and "&copying" stand for themselves, "&copy;" and "&copy " do not."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]) if found[1] else _named(found[0]), value)


def _named(reference: str) -> str:
    return html5.get(reference[1:], reference)


def tokens(source: str) -> Iterator[Tag | str]:
    """The tags of `source` and the text between them, with its character references resolved."""
    return said(source, pieces(source))


def said(source: str, found: Iterable[Piece]) -> Iterator[Tag | str]:
    """Of these pieces of `source` the tags, and the text as it is read."""
    for piece in found:
        if isinstance(piece, Tag):
            yield piece
        elif piece.kind is not Kind.UNREAD and piece.end > piece.start:
            written = source[piece.start : piece.end]
            yield written if piece.kind is Kind.LITERAL else html.unescape(written)


def words_of(tag: Tag) -> str:
    """The words that a button or a field shows without any text in it."""
    if tag.closing or tag.name not in LABELLED:
        return ""
    found = tag.attributes
    kind = found.get("type", "").strip().lower() if tag.name == "input" else ""
    if kind in WITHOUT_WORDS:
        return ""
    if kind == "image":
        return found.get("alt", "")
    if kind in UNWRITTEN and "value" not in found:
        return UNWRITTEN[kind]
    return " ".join(found[name] for name in LABELLED[tag.name] if found.get(name))


def pieces(source: str) -> Iterator[Piece]:
    """The tags of `source` and what stands between them, each with its place."""
    return _Reader(source).pieces()


def _is_text(piece: Piece) -> bool:
    return isinstance(piece, Stretch) and piece.kind is Kind.TEXT


class _Reader:
    def __init__(self, source: str) -> None:
        self.source, self.length = source, len(source)
        # The element that was just opened, where no tag begins in it.
        self.element = ""
        self.unsure = False
        # In an `<svg>` in which so far nothing but DRAWN stands, and which alone is why it is unsure.
        self.drawing = False
        # Where those go on who took what stands before for a comment, or for the inside of a `<noscript>`.
        self.comment_end = self.noscript_end = 0

    def pieces(self) -> Iterator[Piece]:
        position = 0
        while position < self.length:
            within = bool(self.element)
            piece, end = self._within(position) if within else self._next(position)
            if self._others_part(position - within, end) and (within or not _is_text(piece)):
                piece, end = self._rest(position)
            if self.drawing and not self._is_drawn(piece):
                self.drawing = False
            yield piece
            position = end

    def _others_part(self, start: int, end: int) -> bool:
        """Whether others begin to read between `start` and `end`, and so may read on in another way."""
        return start < self.comment_end < end or start < self.noscript_end < end

    def _is_drawn(self, piece: Piece) -> bool:
        if isinstance(piece, Tag):
            return piece.name in DRAWN
        return piece.kind is Kind.TEXT and self.source[piece.start : piece.end].isspace()

    def _next(self, start: int) -> tuple[Piece, int]:
        """What begins at `start`, and where it ends."""
        source = self.source
        opening = OPENS.search(source, start)
        end = opening.start() if opening else self.length
        if end > start:
            return Stretch(Kind.TEXT, start, end), end
        named = NAME.match(source, start)
        if named:
            return self._tag(start, named)
        if source.startswith("<!--", start):
            return self._comment(start)
        if source.startswith(CDATA, start):
            return self._cdata(start)
        end = self._past(">", start + 2)
        # A comment to browsers; "</3" was hardly meant as one.
        kind = Kind.LITERAL if source[start + 1] == "/" else Kind.UNREAD
        return Stretch(kind, start, end), end

    def _tag(self, start: int, named: re.Match[str]) -> tuple[Piece, int]:
        closed = TAG_END.match(self.source, named.end())
        end = closed.end() if closed else self.source.find(">", named.end()) + 1
        if not end:
            # No tag ends any more.
            return self._rest(start)
        tag = Tag(named[2].lower(), bool(named[1]), self.source[named.end() : end - 1], start, end)
        if not tag.closing and tag.name in TELLING:
            self._open(tag)
        elif tag.name == "svg" and self.drawing:
            self.unsure = self.drawing = False
        return tag, end

    def _open(self, tag: Tag) -> None:
        # One within another makes it unsure for good: who counts them may count in another way.
        self.drawing = tag.name == "svg" and not self.unsure
        self.unsure = self.unsure or tag.name in UNSURE
        if tag.name in WITHIN or (tag.name == "xml" and tag.end <= self.comment_end):
            self.element = tag.name
        elif tag.name == "noscript" and tag.start >= self.noscript_end:
            # Mail programs run no script and show it; what does run scripts skips it.
            self.noscript_end = self._end_of("noscript", tag.end)

    def _within(self, start: int) -> tuple[Piece, int]:
        """What stands in an element in which no tag begins."""
        name, self.element = self.element, ""
        end = self.length if name == "plaintext" else self._end_of(name, start)
        # A script within a script may go on behind its end tag.
        if (self.unsure and self.source.find("<", start, end) >= 0) or (
            name == "script" and SCRIPT.search(self.source, start, end)
        ):
            return self._rest(start)
        # Settings for Outlook, which stand only in what is a comment to others.
        kind = Kind.TEXT if self.unsure else WITHIN.get(name, Kind.UNREAD)
        return Stretch(kind, start, end, name), end

    def _comment(self, start: int) -> tuple[Piece, int]:
        condition = CONDITION.match(self.source, start)
        if condition and start < self.comment_end:
            # A condition within a condition is read on as well. Where it ends is not looked for: there may be many.
            end = self._past(">", start)
            return Stretch(Kind.UNREAD, start, end), end
        found = COMMENT_END.search(self.source, start + 4)
        end = found.end() if found else self.length
        for short in ("<!-->", "<!--->"):
            if self.source.startswith(short, start):
                end = start + len(short)
        if condition:
            # Read on within it.
            self.comment_end = end
            end = self._past(">", start)
        return Stretch(Kind.UNREAD, start, end), end

    def _cdata(self, start: int) -> tuple[Piece, int]:
        """Text within `<svg>` up to "]]>", elsewhere a comment up to ">": told."""
        end = self._past(">", start)
        closed = self.source.startswith("]]>", end - 3)
        if self.unsure and not closed:
            return self._rest(start)
        return Stretch(Kind.LITERAL, start + len(CDATA), end - 3 if closed else end), end

    def _rest(self, start: int) -> tuple[Stretch, int]:
        return Stretch(Kind.SOURCE, start, self.length), self.length

    def _past(self, mark: str, start: int) -> int:
        found = self.source.find(mark, start)
        return self.length if found < 0 else found + len(mark)

    def _end_of(self, name: str, start: int) -> int:
        """Where the end tag of an element begins."""
        found = re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII).search(self.source, start)
        return found.start() if found else self.length
