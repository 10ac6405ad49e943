"""The words of a text part in Markdown, as those who read it laid out have them, and its links."""

import re
from collections.abc import Callable, Iterable, Sequence, Set

from markdown_it.token import Token

from reviewer.desk.mail.markdown_parsers import PARSER
from reviewer.desk.mail.markdown_renderer import until_close
from reviewer.html.links import LONGEST_WORDS, Link, Placed

# A number as that of an item, its sign, and the word behind it.
_NUMBERED = re.compile(r"(?<![\w.])([0-9]{1,9})([.)])\W*(\w+)")
_NONE: frozenset[tuple[str, str, str]] = frozenset()


def visible(text: str) -> str:
    """The words a reader of the laid-out text sees, without link targets and pictures."""
    return _seen(PARSER.parse(text), lambda _: False)


def readings(text: str, others: Iterable[str]) -> list[str]:
    """The same, and with the words of its pictures: those amid others, and all of them. And the text as it is written.

    `others` say the same, maybe: the numbers of items are read where they write them among the words.
    """
    blocks = PARSER.parse(text)
    choices: tuple[Callable[[Sequence[Token]], bool], ...] = (lambda _: False, _has_text, lambda _: True)
    numbered = frozenset(found for other in others for found in _NUMBERED.findall(other))
    found = [_seen(blocks, pictures, numbers) for numbers in (numbered, _NONE) for pictures in choices]
    return list(dict.fromkeys([*found, text]))


def _seen(
    blocks: Sequence[Token],
    with_pictures: Callable[[Sequence[Token]], bool],
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
        shown = with_pictures(inner)
        words += [child.content for child in inner if shown or child.type != "image"] if inner else [block.content]
    return "\n".join(words)


def _has_text(tokens: Sequence[Token]) -> bool:
    return any(token.type == "text" and token.content.strip() for token in tokens)


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
