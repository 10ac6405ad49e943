"""The words of a text part in Markdown, as those who read it laid out have them, and its links."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from enum import Enum

from markdown_it.token import Token

from reviewer.desk.mail.markdown_parsers import PARSER
from reviewer.desk.mail.markdown_renderer import until_close
from reviewer.html.links import LONGEST_WORDS, Link, Placed

# A number as that of an item, its sign, and the word behind it.
_NUMBERED = re.compile(r"(?<![\w.])([0-9]{1,9})([.)])\W*(\w+)")
_NONE: frozenset[tuple[str, str, str]] = frozenset()


class _Read(Enum):
    """Which pictures are read: none, those with words before and behind them in the line, in a block of words, all."""

    NONE = "none"
    AMID = "amid"
    BESIDE = "beside"
    ALL = "all"


def visible(text: str) -> str:
    """The words a reader of the laid-out text sees, without link targets and pictures."""
    return _seen(PARSER.parse(text), _Read.NONE)


def readings(text: str, others: Iterable[str]) -> list[str]:
    """The same with the words of its pictures: those amid others in a line or a block, and all. And as it is written.

    `others` say the same, maybe: the numbers of items are read where they write them among the words.
    """
    env: dict[str, bool] = {}
    blocks = PARSER.parse(text, env)
    if "dropped" in env:
        # Who reads it as it is written reads those words too.
        return [text]
    numbered = frozenset(found for other in others for found in _NUMBERED.findall(other))
    found = [
        _seen(blocks, pictures, numbers)
        for numbers in (numbered, _NONE)
        for pictures in (_Read.AMID, _Read.BESIDE, _Read.ALL)
    ]
    return list(dict.fromkeys([*found, text]))


def struck(text: str) -> str:
    """The words that the text crosses out, on one line."""
    words, depth = [], 0
    for token in (inner for block in PARSER.parse(text) for inner in block.children or []):
        depth += token.nesting if token.type in ("s_open", "s_close") else 0
        words += [token.content] if depth else []
    return " ".join(words)


def _seen(
    blocks: Sequence[Token],
    pictures: _Read,
    numbered: Set[tuple[str, str, str]] = _NONE,
) -> str:
    """The words of the text, and the numbers of those items that are `numbered`."""
    words = []
    number = sign = ""
    for block in blocks:
        if block.type == "list_item_open":
            number, sign = block.info, block.markup
        inner = block.children or []
        if number and block.content:
            word = re.search(r"\w+", block.content)
            if word and (number, sign, word[0]) in numbered:
                words.append(f"{number}{sign}")
            number = ""
        words += [] if inner else [block.content]
        # A word of which a part is emphasized is one word.
        words += ["".join(_words_of(line, pictures, is_beside=_has_text(inner))) for line in _lines(inner)]
    return "\n".join(words)


def _lines(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in tokens:
        line.append(token)
        if token.type in ("softbreak", "hardbreak"):
            yield line
            line = []
    yield line


def _words_of(line: Sequence[Token], pictures: _Read, *, is_beside: bool) -> Iterator[str]:
    """What is read of one line; `is_beside`: it stands in a block of words."""
    said = [place for place, token in enumerate(line) if _is_text(token)]
    first, last = (said[0], said[-1]) if said else (len(line), 0)
    for place, token in enumerate(line):
        is_read = pictures is _Read.ALL or (pictures is _Read.BESIDE and is_beside)
        if token.type != "image" or is_read or (pictures is _Read.AMID and first < place < last):
            yield f"\n{token.content}\n" if token.type == "image" else token.content


def _is_text(token: Token) -> bool:
    return token.type == "text" and bool(token.content.strip())


def _has_text(tokens: Sequence[Token]) -> bool:
    return any(map(_is_text, tokens))


def links(text: str) -> tuple[str, list[Placed], list[Link]]:
    """The words of the laid-out text, without those of its pictures, and its links.

    And the addresses that it has a name for, used or not.
    """
    said: list[str] = []
    length = 0
    found, named = [], []
    for block in PARSER.parse(text):
        if block.type == "definition":
            named.append(Link(block.meta["label"], block.meta["url"]))
        tokens = block.children or [block]
        for place, token in enumerate(tokens):
            words = "\n" if token.type in ("softbreak", "hardbreak") else token.content * (token.type != "image")
            said.append(words)
            length += len(words)
            if token.type == "link_open":
                shown = "".join(inner.content for inner in until_close(tokens, place))
                found.append(Placed(Link(shown[:LONGEST_WORDS], str(token.attrGet("href") or "")), length, length))
            elif token.type == "link_close":
                found[-1] = found[-1]._replace(end=length)
        said.append("\n")
        length += 1
    return "".join(said), found, named
