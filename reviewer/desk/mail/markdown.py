"""The text part, laid out from Markdown as text: no link can be followed, no image is loaded, no HTML is taken over.

Markdown drops words: surplus cells of a table, say. Who reads the plain text reads them all, so what is written on the
page is noted while it is written, and compared with the words of the text (invariant 1).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdown_it.common import normalize_url
from markdown_it.common.entities import entities
from markdown_it.common.utils import isValidEntityCode
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from reviewer.comparison import html_text
from reviewer.comparison.markdown_links import Parser
from reviewer.desk.mail import marks
from reviewer.desk.mail.safe import cleaned
from reviewer.html.links import LONGEST_WORDS, Link, Placed

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
# What Markdown reads as another character than is written: one behind "\\", a reference of HTML.
_MEANT = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#([0-9]{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));", re.IGNORECASE)
# The end of a link whose target has a name beside its text: "[text][name]".
_NAMED = re.compile(r"\]\[((?:[^\[\]\\]|\\.)+)\]\Z", re.DOTALL)


class LaidOut(NamedTuple):
    """A text as HTML, and whether every word of it is there."""

    html: SafeString
    whole: bool


class Renderer(RendererHTML):
    """Writes every piece of text escaped, with hidden characters marked and link targets spelled out.

    What it writes of the mail is kept in `env["told"]`.
    """

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """The text of one block."""
        _tell("\n", env)
        return super().renderInline(tokens, options, env)

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Plain text."""
        is_target = idx > 0 and tokens[idx - 1].info == "auto"
        return _said(tokens[idx].content, env, as_written=is_target)

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The end of a line."""
        _tell("\n", env)
        return super().softbreak(tokens, idx, options, env)

    def hardbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The end of a line."""
        _tell("\n", env)
        return super().hardbreak(tokens, idx, options, env)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """`code`."""
        return f"<code>{_said(tokens[idx].content, env, as_written=True)}</code>"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An indented block."""
        _tell("\n", env)
        return f"<pre><code>{_said(tokens[idx].content, env, as_written=True)}</code></pre>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A fenced block, and what stands behind its first fence: mostly a language, but it may be anything."""
        _tell("\n", env)
        info = tokens[idx].info.strip()
        head = f"<p><small>{_said(info, env, as_written=True)}</small></p>\n" if info else ""
        return head + self.code_block(tokens, idx, options, env)

    def definition(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Where links of a name lead: shown where it stands, as only the plain text of the mail does."""
        _tell("\n", env)
        meta = tokens[idx].meta
        target = _titled(meta["url"], meta["title"])
        label = _said(meta["label"], env, as_written=True)
        _tell(" ", env)
        return f"<p>[{label}]: {_said(target, env)}</p>\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The text of a link; its target follows where it closes."""
        shown = "".join(token.content for token in _until_close(tokens, idx))
        _tell(" ", env)
        env.setdefault("links", []).append((_target(tokens[idx], shown, env), _beside(tokens[idx])))
        return '<span class="link-text">'

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The true target, unless the text is just that."""
        target, beside = env["links"].pop()
        _tell(beside, env)
        return f"</span>{target_html(target, _through(env))}" if target else "</span>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """What would have been loaded, and from where."""
        token = tokens[idx]
        _tell(f" {_meant(token.content)}{_beside(token)}", env)
        return image_html(token.content, _target(token, "", env), _through(env))

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A header cell; one without words is none."""
        return "<th>" if _has_words(tokens[idx + 1]) else "<td>"

    def th_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Its end."""
        return "</th>\n" if _has_words(tokens[idx - 1]) else "</td>\n"

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An item, and its number."""
        _tell(f"\n{tokens[idx].info} ", env)
        return self.renderToken(tokens, idx, options, env)

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A heading at a level that fits the page."""
        return f"<{tokens[idx].tag}>"


def target_html(target: str, through: frozenset[str] = frozenset()) -> SafeString:
    """Where a link leads, in brackets, as text."""
    return format_html(' <span class="link-target">[{}]</span>', marks.html(target, through))


def image_html(words: str, source: str, through: frozenset[str] = frozenset()) -> SafeString:
    """In place of an image."""
    label = f"image “{words}”, not loaded" if words.strip() else "image, not loaded"
    shown = marks.html(label, through), marks.html(source, through)
    return format_html('<span class="not-loaded">[{}: {}]</span>', *shown)


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
_parser = Parser("commonmark", _OPTIONS, renderer_cls=Renderer)
_parser.enable(["table", "strikethrough"])
_parser.block.ruler.at("table", _counts_cells, {"alt": ["paragraph", "reference"]})
_parser.inline.ruler.at("link", _keeps_name(link))
_parser.inline.ruler.at("image", _keeps_name(image))
# Reads what stands around the words alone.
_blocks = Parser("commonmark", renderer_cls=Renderer).enable("table").disable("inline")
# Of an HTML part: no line is code because it is indented, as items within items are.
_parser_of_html = Parser("commonmark", _OPTIONS, renderer_cls=Renderer).disable("code")


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
    missing = Counter(_words(_meant(source))) - Counter(_words("".join(env.get("told", ()))))
    return LaidOut(html, not missing and "dropped" not in env)


def _rendered(text: str, env: dict[str, Any], references: str, of_html: bool) -> SafeString:
    parser = _parser_of_html if of_html else _parser
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
    _blocks.parse(text, env)
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


def visible(text: str) -> str:
    """The words a reader of the laid-out text sees, without link targets and pictures."""
    return _seen(_parser.parse(text), lambda _: False)


def readings(text: str, others: Iterable[str]) -> list[str]:
    """The same, and with the words of its pictures: those amid others, and all of them. And the text as it is written.

    `others` say the same, maybe: the numbers of items are read where they write them among the words.
    """
    blocks = _parser.parse(text)
    choices: tuple[Callable[[Sequence[Token]], bool], ...] = (lambda _: False, _has_text, lambda _: True)
    numbered = frozenset(found for other in others for found in _NUMBERED.findall(other))
    found = [_seen(blocks, pictures, numbers) for numbers in (numbered, _NONE) for pictures in choices]
    return list(dict.fromkeys([*found, text]))


# A number as that of an item, its sign, and the word behind it.
_NUMBERED = re.compile(r"(?<![\w.])([0-9]{1,9})([.)])\W*(\w+)")
_NONE: frozenset[tuple[str, str, str]] = frozenset()


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
    for block in _parser.parse(text):
        if block.type == "definition":
            named.append(Link(block.meta["label"], block.meta["url"]))
        tokens = block.children or [block]
        for place, token in enumerate(tokens):
            words = "\n" if token.type in ("softbreak", "hardbreak") else token.content * (token.type != "image")
            said.append(words)
            length += len(words)
            if token.type == "link_open":
                shown = "".join(inner.content for inner in _until_close(tokens, place))
                found.append(Placed(Link(shown[:LONGEST_WORDS], str(token.attrGet("href") or "")), length, length))
            elif token.type == "link_close":
                found[-1] = found[-1]._replace(end=length)
        said.append("\n")
        length += 1
    return "".join(said), found, named


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


def _target(token: Token, shown: str, env: Any) -> str:
    """Where a link or an image leads, and its title; "" where that is what is shown."""
    target, title = str(token.attrGet("href") or token.attrGet("src") or ""), str(token.attrGet("title") or "")
    bare = _bare(target, env)
    host = "" if bare.isascii() else normalize_url.normalizeLink(bare)
    stands_for = f" is {host}" if "xn--" in host else ""
    if not (title or stands_for) and _bare(shown, env) in (bare, bare.removeprefix("mailto:")):
        return ""
    return _titled(target + stands_for, title)


def _titled(target: str, title: str) -> str:
    return f"{target} “{title}”" if title else target


def _beside(token: Token) -> str:
    """What the text has there besides what is shown: the target, or the name of one that stands elsewhere."""
    if token.info == "auto":
        return " "
    if "label" in token.meta:
        return f" {_meant(token.meta.get('name', ''))} "
    return f" {token.attrGet('href') or token.attrGet('src') or ''} {token.attrGet('title') or ''} "


def _words(text: str) -> list[str]:
    """The words of a text, the same before and after Markdown has taken its marks out of it."""
    return _WORD.findall(text.translate(_WITHIN_WORDS).casefold())


def _meant(written: str) -> str:
    """A text with the characters that Markdown reads in it: "&amp;" as "&"."""
    return _MEANT.sub(_character, written) if "\\" in written or "&" in written else written


def _character(found: re.Match[str]) -> str:
    escaped, decimal, hexadecimal, name = found.groups()
    if escaped or name:
        return escaped or entities.get(name, found[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if isValidEntityCode(code) else "\ufffd"


def _tell(words: str, env: Any) -> None:
    env.setdefault("told", []).append(words)


def _said(words: str, env: Any, *, as_written: bool = False) -> SafeString:
    """The words as HTML. `as_written`: Markdown reads no character in them for another, as in code."""
    # The words of the text are taken with all that could be read in them: so are these, to be compared.
    _tell(_meant(words) if as_written else words, env)
    return marks.html(words, _through(env))


def _bare(text: str, env: Any) -> str:
    """The text without what was planted into it."""
    through = _through(env)
    return "".join(char for char in text if char not in through) if through else text


def _through(env: Any) -> frozenset[str]:
    return frozenset(env.get("through", ()))


def _has_words(cell: Token) -> bool:
    return bool(cell.content.strip())


def _until_close(tokens: Sequence[Token], idx: int) -> list[Token]:
    end = next((i for i in range(idx, len(tokens)) if tokens[i].type == "link_close"), len(tokens))
    return list(tokens[idx + 1 : end])
