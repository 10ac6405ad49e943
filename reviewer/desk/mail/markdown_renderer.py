"""Markdown written as HTML of escaped text: link targets spelled out, pictures named, and what was said noted."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdown_it.common import normalize_url
from markdown_it.common.entities import entities
from markdown_it.common.utils import isValidEntityCode
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from reviewer.desk.mail import marks

# What Markdown reads as another character than is written: one behind "\\", a reference of HTML.
_MEANT = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#([0-9]{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));", re.IGNORECASE)


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
        shown = "".join(token.content for token in until_close(tokens, idx))
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
        _tell(f" {meant(token.content)}{_beside(token)}", env)
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
        return f" {meant(token.meta.get('name', ''))} "
    return f" {token.attrGet('href') or token.attrGet('src') or ''} {token.attrGet('title') or ''} "


def meant(written: str) -> str:
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
    _tell(meant(words) if as_written else words, env)
    return marks.html(words, _through(env))


def _bare(text: str, env: Any) -> str:
    """The text without what was planted into it."""
    through = _through(env)
    return "".join(char for char in text if char not in through) if through else text


def _through(env: Any) -> frozenset[str]:
    return frozenset(env.get("through", ()))


def _has_words(cell: Token) -> bool:
    return bool(cell.content.strip())


def until_close(tokens: Sequence[Token], idx: int) -> list[Token]:
    """The pieces of a link that opens at `idx`."""
    end = next((i for i in range(idx, len(tokens)) if tokens[i].type == "link_close"), len(tokens))
    return list(tokens[idx + 1 : end])
