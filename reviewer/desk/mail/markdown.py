"""The text part, laid out from Markdown as text: no link can be followed, no image is loaded, no HTML is taken over.

Markdown drops words: surplus cells of a table, say. Who reads the plain text reads them all, so what is written on the
page is noted while it is written, and compared with the words of the text (invariant 1).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from markdown_it.token import Token

from reviewer.comparison import html_text
from reviewer.desk.mail.markdown_parsers import BLOCKS, PARSER, PARSER_OF_HTML
from reviewer.desk.mail.markdown_renderer import meant
from reviewer.desk.mail.safe import cleaned

# Laying out takes longer the longer the text; beyond this the exact text is shown instead.
LONGEST = 60_000
# So many letters of plain text cost what a bracket, a line or a table's cell does. Markdown fills up the rows of a
# table: in few letters there can be very many cells.
A_PIECE = 6
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_BELOW_A_HEAD = re.compile(r"^[ \t>]*[|:-][-:| \t]*$", re.M)
FIRST_HEADING = 3
# What Markdown takes out of a word, or puts before a character to keep it.
_WITHIN_WORDS = str.maketrans("", "", "*_~`\\")
_WORD = re.compile(r"[^\W_]+")


class LaidOut(NamedTuple):
    """A text as HTML, and whether every word of it is there."""

    html: SafeString
    whole: bool


def render(
    text: str, through: frozenset[str] = frozenset(), references: str = "", *, of_html: bool = False
) -> SafeString:
    """HTML of the text part, made only of escaped text and our own tags.

    `through` are private characters that stay as they are, to be found again in the HTML. `references` is a text whose
    link definitions may be used: of a part of a mail, the whole mail. `of_html`: it is what `html_text.marked` gave,
    and not Markdown but where that made it.
    """
    env: dict[str, Any] = {"through": through}
    return _rendered(html_text.as_markdown(text) if of_html else text, env, references, of_html)


@lru_cache(maxsize=256)
def lay_out(text: str, references: str = "", *, of_html: bool = False) -> LaidOut:
    """The same, and whether all words of the text are in it."""
    source = html_text.as_markdown(text) if of_html else text
    env: dict[str, Any] = {}
    html = _rendered(source, env, references, of_html)
    missing = Counter(_words(meant(source))) - Counter(_words("".join(env.get("told", ()))))
    return LaidOut(html, not missing and "dropped" not in env)


def _rendered(text: str, env: dict[str, Any], references: str, of_html: bool) -> SafeString:
    parser = PARSER_OF_HTML if of_html else PARSER
    if "]:" in references:
        env["references"] = dict(_definitions(references))
    tokens = parser.parse(text, env)
    _fit_headings(tokens)
    _number_items(tokens, of_html)
    return cleaned(str(parser.renderer.render(tokens, parser.options, env)))


@lru_cache(maxsize=64)
def _definitions(text: str) -> Mapping[str, Any]:
    """The link definitions of a whole text: asked for with each of its parts, and read once."""
    env: dict[str, dict[str, Any]] = {}
    BLOCKS.parse(text, env)
    return env.get("references", {})


@lru_cache(maxsize=64)
def weight(text: str) -> int:
    """What its brackets, lines and cells cost to lay out, as the length of a plain text that costs as much."""
    return A_PIECE * (text.count("[") + text.count("\n") + _cells(text))


def is_too_much(text: str) -> bool:
    """Whether laying it out takes longer than people wait for."""
    return max(len(text), weight(text)) > LONGEST


def _cells(text: str) -> int:
    """How many cells there may be in its tables, at most."""
    if "|" not in text:
        return 0
    blocks = _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return sum(_most_cells(block) if "|" in block and _BELOW_A_HEAD.search(block) else 0 for block in blocks)


def _most_cells(block: str) -> int:
    rows = block.split("\n")
    return len(rows) * max(row.count("|") + 1 for row in rows)


def _fit_headings(tokens: Sequence[Token]) -> None:
    """Headings of the mail go below those of the page, and no level is skipped."""
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            token.tag = f"h{min(FIRST_HEADING + len(above) - 1, 6)}"
        elif token.type == "heading_close":
            token.tag = f"h{min(FIRST_HEADING + len(above) - 1, 6)}"


def _number_items(tokens: Sequence[Token], of_html: bool) -> None:
    """Items have the numbers that the text gives them, but where it leaves the counting to Markdown: "1. 1. 1."."""
    for items in _lists(tokens):
        numbers = [int(item.info) for item in items]
        if len(items) > 1 and set(numbers) in ({0}, {1}) and not of_html:
            continue
        # Markdown counts on from the number before.
        for item, number, before in zip(items[1:], numbers[1:], numbers, strict=False):
            if number != before + 1:
                item.attrSet("value", str(number))


def _lists(tokens: Sequence[Token]) -> Sequence[Sequence[Token]]:
    """The items of each numbered list."""
    found: list[list[Token]] = []
    around: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            around.append([])
            found.append(around[-1])
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            around.pop()
        elif token.type == "list_item_open" and token.info:
            around[-1].append(token)
    return found


def _words(text: str) -> list[str]:
    """The words of a text, the same before and after Markdown has taken its marks out of it."""
    return _WORD.findall(text.translate(_WITHIN_WORDS).casefold())
