"""The HTML part as it is read: what is shown, then link targets, alternative texts and comments."""

import html
import re

from reviewer.redaction.reading import Reading
from reviewer.redaction.wordlist import words

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<closing>/?)(?P<tag>[A-Za-z][\w:-]*+)(?P<attributes>[^<>]*+)>|<[!?][^<>]*+>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SAYING = words("href src alt title content value action cite label placeholder aria-label")
# Tags within a word or a line; all others end a line.
_INLINE = words(
    "a abbr b bdi bdo big cite code del em font i ins kbd mark q s samp small span strong sub sup tt u var wbr"
)
_STYLE_END = re.compile(r"</style", re.IGNORECASE)


def shown(page: str) -> Reading:
    """What a page says, in one text: the words first, then, a line each, what its tags and comments carry."""
    said, carried = Reading(), Reading()
    done = 0
    for token in _TOKEN.finditer(page):
        if token.start() < done:
            continue
        said.as_is(page, done, token.start())
        done = _read(page, token, said, carried)
    said.as_is(page, done, len(page))
    said.stands_for("\n\n", len(page), len(page))
    return Reading([*said.pieces, *carried.pieces], said.starts + carried.starts, said.ends + carried.ends)


def _read(page: str, token: re.Match[str], said: Reading, carried: Reading) -> int:
    """Take one token in; where the page goes on behind it."""
    if token["entity"]:
        said.stands_for(html.unescape(token["entity"]), token.start(), token.end())
    elif token["comment"] is not None:
        _carry(page, *token.span("comment"), carried)
    elif token["tag"]:
        _read_attributes(page, token, carried)
        if token["tag"].lower() not in _INLINE:
            said.stands_for("\n", token.start(), token.start() + 1)
        if token["tag"].lower() == "style" and not token["closing"]:
            end = _STYLE_END.search(page, token.end())
            return end.start() if end else len(page)
    return token.end()


def _read_attributes(page: str, token: re.Match[str], carried: Reading) -> None:
    for match in _ATTRIBUTE.finditer(page, *token.span("attributes")):
        if match[1].lower() in _SAYING or match[1].lower().startswith("data-"):
            group = next(number for number in (2, 3, 4) if match[number] is not None)
            _carry(page, *match.span(group), carried)


def _carry(page: str, start: int, end: int, carried: Reading) -> None:
    carried.as_is(page, start, end)
    carried.stands_for("\n", end, end)
