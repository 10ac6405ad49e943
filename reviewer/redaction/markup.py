"""The HTML part as it is read: what is shown, then link targets, alternative texts and comments."""

import html
import re
from html.entities import html5

from reviewer.html_tokens import ATTRIBUTE, Kind, Stretch, Tag, pieces
from reviewer.redaction.reading import Reading
from reviewer.redaction.wordlist import words

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
# Words that a style puts before or behind what it styles.
_ADDED_BY_STYLE = re.compile(r"\bcontent[ \t\r\n]*:([^;}]*)", re.IGNORECASE)
_MARKUP = re.compile("<[^<>]*>")


def shown(page: str) -> Reading:
    """What a page says, in one text: the words first, then, a line each, what its tags and comments carry."""
    said, carried = Reading(), Reading()
    for piece in pieces(page):
        if isinstance(piece, Tag):
            _read_tag(page, piece, said, carried)
        else:
            _read(page, piece, said, carried)
    said.stands_for("\n\n", len(page), len(page))
    return Reading([*said.pieces, *carried.pieces], said.starts + carried.starts, said.ends + carried.ends)


def _read(page: str, piece: Stretch, said: Reading, carried: Reading) -> None:
    kind, start, end, element = piece
    if kind is Kind.TEXT:
        _say(page, start, end, said)
    elif kind is Kind.LITERAL:
        said.as_is(page, start, end)
        _say_as_text(page, start, end, carried)
    elif kind is Kind.SOURCE:
        _say(page, start, end, said)
        _say_without_tags(page, start, end, carried)
    elif element == "style":
        for added in _ADDED_BY_STYLE.finditer(page, start, end):
            _carry(page, *added.span(1), carried)
    else:
        _carry(page, start, end, carried)


def _read_tag(page: str, tag: Tag, said: Reading, carried: Reading) -> None:
    for match in ATTRIBUTE.finditer(page, tag.inside_start, tag.end - 1):
        name, value = match[1].lower(), match.lastindex or 1
        if value > 1 and (name in _SAYING or name.startswith("data-")):
            _carry(page, *match.span(value), carried)
    if tag.name in _BREAKING:
        said.stands_for("\n", tag.start, tag.start + 1)


def _carry(page: str, start: int, end: int, carried: Reading) -> None:
    _say(page, start, end, carried, ended=True)
    carried.stands_for("\n", end, end)


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
