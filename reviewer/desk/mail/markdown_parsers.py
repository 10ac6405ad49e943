"""The parsers of Markdown, whose rules keep what Markdown would forget: the name of a link, that cells were dropped."""

import re
from collections.abc import Callable, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_inline import StateInline, image, link

from reviewer.comparison.markdown_links import Parser
from reviewer.desk.mail.markdown_renderer import Renderer

# The end of a link whose target has a name beside its text: "[text][name]".
_NAMED = re.compile(r"\]\[((?:[^\[\]\\]|\\.)+)\]\Z", re.DOTALL)


def _keeps_name(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule of links or images, which keeps the name that a link has beside its text as well."""

    def named(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens) + bool(state.pending)
        found = rule(state, silent)
        if found and not silent and (name := _NAMED.search(state.src, start, state.pos)):
            state.tokens[made].meta["name"] = name[1]
        return found

    return named


def _counts_cells(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of tables, which also tells of cells that it drops: those beyond the columns of the head."""
    found = table(state, start, end, silent)
    if found and not silent:
        columns, *rows = (_split(getLine(state, line)) for line in (start, *range(start + 2, state.line)))
        if any(cell.strip() for row in rows for cell in row[len(columns) :]):
            state.env["dropped"] = True
    return found


def _split(row: str) -> Sequence[str]:
    """The cells of a row, without what stands before its first mark and after its last where that is nothing."""
    cells = escapedSplit(row.strip())
    return cells[cells[0] == "" : len(cells) - (cells[-1] == "")]


_OPTIONS = {"html": False, "breaks": True, "store_labels": True, "inline_definitions": True}
PARSER = Parser("commonmark", _OPTIONS, renderer_cls=Renderer)
PARSER.enable(["table", "strikethrough"])
PARSER.block.ruler.at("table", _counts_cells, {"alt": ["paragraph", "reference"]})
PARSER.inline.ruler.at("link", _keeps_name(link))
PARSER.inline.ruler.at("image", _keeps_name(image))
# Reads what stands around the words alone.
BLOCKS = Parser("commonmark", renderer_cls=Renderer).enable("table").disable("inline")
# Of an HTML part: no line is code because it is indented, as items within items are.
PARSER_OF_HTML = Parser("commonmark", _OPTIONS, renderer_cls=Renderer).disable("code")
