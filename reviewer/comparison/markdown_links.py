"""The links of a Markdown text, as its parser reads them. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")


class Link(NamedTuple):
    """A link: the words that it is shown as, its target as it is written, and where it stands in the text."""

    words: str
    target: str
    start: int
    end: int


class Parser(MarkdownIt):
    """Takes every target for one, also those that a browser should not follow: they are only ever shown."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Always."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """As it is written: what it stands for is said beside it."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """The same."""
        return link


def links(text: str) -> Iterator[Link]:
    """The links of a text in its order, but those that are shown as just their target."""
    # Each has brackets, and its target stands behind them or elsewhere.
    if "](" not in text and "]:" not in text:
        return
    env: dict[str, object] = {}
    lines = [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]
    for block in _blocks.parse(text, env):
        if block.type == "inline" and "[" in block.content and block.map:
            start, end = (lines[min(line, len(lines) - 1)] for line in block.map)
            for inline in _words.parseInline(block.content, env):
                for words, target, written in _in(inline.children or ()):
                    first, last = _place(text, written, start, end)
                    start = max(start, last if last < end else start)
                    yield Link(words, target, first, last)


def _in(tokens: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """The words, target and source of each link among the tokens of a block."""
    opened: Token | None = None
    words: list[str] = []
    for token in tokens:
        if token.type == "link_open" and "written" in token.meta:
            opened, words = token, []
        elif token.type == "link_close" and opened:
            yield "".join(words), str(opened.attrGet("href") or ""), opened.meta["written"]
            opened = None
        else:
            words.append(" " if token.type in ("softbreak", "hardbreak") else token.content)


def _place(text: str, written: str, start: int, end: int) -> tuple[int, int]:
    """Where a link stands within its block; all of the block where its lines have marks of their own."""
    at = text.find(written, start, end)
    return (at, at + len(written)) if at >= 0 else (start, end)


def _keeps_source(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule of links, which keeps what a link is written as."""

    def kept(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens) + bool(state.pending)
        found = rule(state, silent)
        if found and not silent:
            state.tokens[made].meta["written"] = state.src[start : state.pos]
        return found

    return kept


_OPTIONS = {"html": False}
_blocks = Parser("commonmark", _OPTIONS).enable("table").disable("inline")
_words = Parser("commonmark", _OPTIONS).enable("strikethrough")
_words.inline.ruler.at("link", _keeps_source(link))
