"""The HTML part as it is read: what is shown, then link targets, alternative texts and comments.

Beside that what its tags and styles carry otherwise, and its words as one sees them who does not see what parts them.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5

from reviewer.html.elements import Elements
from reviewer.html.selectors import keys_of
from reviewer.html.sheet import Sheet
from reviewer.html.tokens import ATTRIBUTE, Kind, Piece, Stretch, Tag, pieces
from reviewer.redaction.lexicon.wordlist import words

from . import Reading, styles
from .rows import Rows
from .seen import Hiding, Seen

_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|([a-zA-Z][a-zA-Z0-9]{1,31};?))")
_SAYING = words("href src alt title content value action cite label placeholder aria-label")
# Tags that end a line or stand between two words; what is called otherwise stands within a word.
_BREAKING = words(
    "address article aside audio blockquote body br button canvas caption center col colgroup dd details dialog"
    " dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header"
    " hgroup hr html iframe img input legend li link listing main map marquee math menu meta meter nav noembed"
    " noframes noscript object ol optgroup option p picture plaintext pre progress script search section select"
    " style summary svg table tbody td template textarea tfoot th thead title tr ul video xml xmp"
)
# A picture or a typeface in the page itself, by how such begin: nobody reads anything there, and it is long.
_PICTURE = re.compile(
    r"data:(?:image|font|application)/[\w.+-]{1,40};base64,(?:iVBORw0KGgo|/9j/|R0lGOD|UklGR|AAABAA|d09GM|AAEAAA|T1RUTw)"
    r"[A-Za-z0-9+/]{64,}+={0,2}+(?![\w.~=-])",
    re.ASCII,
)
# Shorter names and values hold no token.
_LEAST = 12
_MARKUP = re.compile("<[^<>]*>")
# Tags that people put into Markdown, and that end something or break a line.
_TAGGED = re.compile(
    r"</(?:b|i|u|em|strong|code|kbd|tt|mark|span|font|small|p|div|pre|li|t[dhr]|d[dt]|h[1-6])>|<br ?/?>", re.IGNORECASE
)

# Those of a page, which stand around all that it says: paragraphs, entries, cells.
_LAYS_OUT = re.compile(r"</?(?:p|div|li|t[dhr]|d[dt]|h[1-6]|[uo]l|table|body)\b[^<>]{0,300}>", re.IGNORECASE)
_LAID_OUT = re.compile(r"</(?:p|div|li|t[dhr]|d[dt]|h[1-6])>", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """An HTML part in several readings.

    `shown`: what it says, in one text: the words first, then, a line each, what its tags and comments carry. `quiet`:
    what else tags and styles carry, which nobody reads but who looks for it. `seen`: its words without what parts them
    in the source alone, once with what is hidden and once without, where something is, by how sure that is. `rows`:
    those of its tables, with bars between the cells; `remarks`: where in the source cells lie that tell how many, when
    or whose something is, as their column or row says.
    """

    shown: Reading
    quiet: Reading
    seen: Sequence[Reading]
    rows: Reading
    remarks: Sequence[tuple[int, int]]


def has_tags(text: str) -> bool:
    """Whether there are tags of HTML in a text, which Markdown lets through."""
    return ("</" in text or "<br" in text or "<BR" in text) and _TAGGED.search(text) is not None


def is_laid_out(text: str) -> bool:
    """Whether tags of HTML part what a text says."""
    return "</" in text and _LAID_OUT.search(text) is not None


def lays_out(text: str, start: int, end: int) -> bool:
    """Whether such a tag stands between two places."""
    return _LAYS_OUT.search(text, start, end) is not None


def shown(page: str) -> Reading:
    """What a page says, in one text."""
    return read(page).shown


def read(page: str) -> Page:
    """All readings of a page, in one pass."""
    return _Reader(page).page()


class _Reader:
    def __init__(self, source: str, *, within: bool = False) -> None:
        self._source = source
        # Whether this is what stands in an attribute of a page.
        self._within = within
        self._said, self._carried, self._quiet = Reading(), Reading(), Reading()
        self._inner: list[Reading] = []
        self._seen = Seen()
        self._rows = Rows()
        # What was carried quietly: a page says the same hundreds of times there. And the styles.
        self._told: set[str] = set()
        self._styles: set[str] = set()
        # Whether all style sheets are there and were read.
        self._is_all_known = True

    def page(self) -> Page:
        found = list(pieces(self._source))
        sheets = [self._sheet(piece.start, piece.end) for piece in found if _is_style(piece)]
        elements = self._elements(found)
        for piece in found:
            if isinstance(piece, Tag):
                self._read_tag(piece, elements)
            else:
                before = len(self._said.starts)
                self._read(piece, elements)
                self._seen.add(before, len(self._said.starts), Hiding.of(elements), turned=elements.sure.turned)
        for sheet in sheets:
            self._read_style(sheet)
        self._said.stands_for("\n\n", len(self._source), len(self._source))
        said, carried = self._said, self._carried
        shown = Reading([*said.pieces, *carried.pieces], said.starts + carried.starts, said.ends + carried.ends)
        return Page(
            shown,
            self._quiet,
            [*self._seen.readings(said), *self._inner],
            self._rows.reading(said),
            self._rows.remarks(said),
        )

    def _elements(self, found: list[Piece]) -> Elements:
        tags = [piece for piece in found if isinstance(piece, Tag) and not piece.closing]
        sheet = Sheet({key for tag in tags if tag.inside for key in keys_of(tag.name, tag.attributes)})
        for piece in found:
            if _is_style(piece):
                sheet.add(self._source[piece.start : piece.end])
        elements = Elements(sheet)
        elements.begin(tags)
        self._is_all_known = not (sheet.too_long or sheet.elsewhere)
        return elements

    def _read(self, piece: Stretch, elements: Elements) -> None:
        page, (kind, start, end, element) = self._source, piece
        if kind is Kind.TEXT:
            _say(page, start, end, self._said)
        elif kind is Kind.LITERAL:
            self._said.as_is(page, start, end)
            _say_as_text(page, start, end, self._carried)
        elif kind is Kind.SOURCE:
            _say(page, start, end, self._said)
            _say_without_tags(page, start, end, self._carried)
        elif element != "style" or elements.shows_source or not self._is_all_known:
            _carry(page, start, end, self._carried)

    def _sheet(self, start: int, end: int) -> Reading:
        written = Reading()
        for first, last in _without_pictures(self._source, start, end):
            written.as_is(self._source, first, last)
        return styles.resolved(written)

    def _read_style(self, sheet: Reading) -> None:
        """The words that a style puts before or behind what it styles; the rest quietly."""
        text = sheet.text
        for start, end in styles.added(text):
            self._carried.take(sheet, text, start, end)
            self._carried.stands_for("\n", sheet.ends[end - 1], sheet.ends[end - 1])
        self._quiet.take(sheet, text, 0, len(text))
        if text:
            self._quiet.stands_for("\n", sheet.ends[-1], sheet.ends[-1])

    def _read_tag(self, tag: Tag, elements: Elements) -> None:
        for match in ATTRIBUTE.finditer(self._source, tag.inside_start, tag.end - 1):
            name, value = match[1].lower(), match.lastindex or 1
            if len(name) >= _LEAST:
                self._quiet.as_is(self._source, *match.span(1))
                self._quiet.stands_for("\n", match.end(1), match.end(1))
            if value > 1 and name == "style":
                self._read_styled(match[value], *match.span(value))
            elif value > 1:
                self._read_value(name, *match.span(value))
        elements.see(tag)
        self._rows.see(tag, len(self._said.starts))
        if tag.name in _BREAKING:
            self._said.stands_for("\n", tag.start, tag.start + 1)
            self._seen.part()

    def _read_value(self, name: str, start: int, end: int) -> None:
        if name in _SAYING or name.startswith("data-"):
            _carry(self._source, start, end, self._carried)
        elif end - start < _LEAST:
            return
        elif name == "srcdoc" and not self._within:
            self._read_within(start, end)
        elif (written := self._source[start:end]) not in self._told:
            self._told.add(written)
            _carry(self._source, start, end, self._quiet)

    def _read_styled(self, source: str, start: int, end: int) -> None:
        """What one element is styled with, as it is read."""
        if source in self._styles:
            return
        self._styles.add(source)
        written = Reading()
        _carry(self._source, start, end, written)
        style = styles.resolved(written)
        text = style.text
        self._quiet.take(style, text, 0, len(text))

    def _read_within(self, start: int, end: int) -> None:
        """A page in an attribute. What one within that has is carried, and not read as a page once more."""
        value = Reading()
        _say(self._source, start, end, value, ended=True)
        page = _Reader(value.text, within=True).page()
        for found, into in ((page.shown, self._carried), (page.quiet, self._quiet)):
            there = found.within(value)
            into.take(there, there.text, 0, len(there.starts))
            into.stands_for("\n", end, end)
        self._inner += [seen.within(value) for seen in page.seen]


def _is_style(piece: Tag | Stretch) -> bool:
    return isinstance(piece, Stretch) and piece.kind is Kind.UNREAD and piece.element == "style"


def _carry(page: str, start: int, end: int, carried: Reading) -> None:
    for first, last in _without_pictures(page, start, end):
        _say(page, first, last, carried, ended=True)
    carried.stands_for("\n", end, end)


def _without_pictures(page: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if page.find(";base64,", start, end) >= 0:
        for picture in _PICTURE.finditer(page, start, end):
            yield start, picture.start()
            start = picture.end()
    yield start, end


def _say_as_text(page: str, start: int, end: int, carried: Reading) -> None:
    """Who drops the tags of an element that they do not know shows what the references and tags in it stand for."""
    if "&" in page[start:end]:
        _carry(page, start, end, carried)
    if "<" in page[start:end]:
        _say_without_tags(page, start, end, carried)


def _say_without_tags(page: str, start: int, end: int, carried: Reading) -> None:
    """Where nobody knows what is a tag, a word may be parted by what is none."""
    for tag in _MARKUP.finditer(page, start, end):
        _say(page, start, tag.start(), carried)
        start = tag.end()
    _carry(page, start, end, carried)


def _say(page: str, start: int, end: int, reading: Reading, *, ended: bool = False) -> None:
    """Text with its character references resolved; `ended`: of those with a name only what ends with ";".

    So it is in attributes: `?a=1&copy=2` is no sign of copyright there.
    """
    for match in _REFERENCE.finditer(page, start, end):
        name = _known(match[1], ended) if match[1] else match[0][1:]
        if name:
            reading.as_is(page, start, match.start())
            start = match.start() + 1 + len(name)
            reading.stands_for(html.unescape(f"&{name}"), match.start(), start)
    reading.as_is(page, start, end)


def _known(name: str, ended: bool) -> str:
    """The longest beginning of a name that stands for something: HTML lets some of them end without ";"."""
    if ended:
        return name if name.endswith(";") and name in html5 else ""
    return next((name[:end] for end in range(len(name), 1, -1) if name[:end] in html5), "")
