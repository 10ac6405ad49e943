"""The text part, laid out from Markdown as text: no link can be followed, no image is loaded, no HTML is taken over."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from reviewer.desk.mail import marks
from reviewer.desk.mail.safe import cleaned

# Laying out takes longer the longer the text; beyond this the exact text is shown instead.
LONGEST = 60_000
FIRST_HEADING = 3


class Renderer(RendererHTML):
    """Writes every piece of text escaped, with hidden characters marked and link targets spelled out."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Plain text."""
        return marks.html(tokens[idx].content, _through(env))

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """`code`."""
        return f"<code>{marks.html(tokens[idx].content, _through(env))}</code>"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An indented block."""
        return f"<pre><code>{marks.html(tokens[idx].content, _through(env))}</code></pre>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A fenced block; its language is not used."""
        return self.code_block(tokens, idx, options, env)

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The text of a link; its target follows where it closes."""
        shown = "".join(token.content for token in _until_close(tokens, idx))
        target = str(tokens[idx].attrGet("href") or "")
        env.setdefault("targets", []).append("" if shown in (target, target.removeprefix("mailto:")) else target)
        return '<span class="link-text">'

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The true target, unless the text is just that."""
        target = env["targets"].pop()
        return f"</span>{target_html(target)}" if target else "</span>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """What would have been loaded, and from where."""
        token = tokens[idx]
        return image_html(token.content, str(token.attrGet("src") or ""))

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A header cell; one without words is none."""
        return "<th>" if _has_words(tokens[idx + 1]) else "<td>"

    def th_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Its end."""
        return "</th>\n" if _has_words(tokens[idx - 1]) else "</td>\n"

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A heading at a level that fits the page."""
        return f"<{tokens[idx].tag}>"


def target_html(target: str) -> SafeString:
    """Where a link leads, in brackets, as text."""
    return format_html(' <span class="link-target">[{}]</span>', marks.html(target))


def image_html(words: str, source: str) -> SafeString:
    """In place of an image."""
    label = f"image “{words}”, not loaded" if words.strip() else "image, not loaded"
    return format_html('<span class="not-loaded">[{}: {}]</span>', marks.html(label), marks.html(source))


class Parser(MarkdownIt):
    """Takes every target for one, also those that a browser should not follow: they are only ever shown."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Always."""
        return True


_parser = Parser("commonmark", {"html": False, "breaks": True}, renderer_cls=Renderer)
_parser.enable(["table", "strikethrough"])


def render(text: str, through: frozenset[str] = frozenset(), references: str = "") -> SafeString:
    """HTML of the text part, made only of escaped text and our own tags.

    `through` are private characters that stay as they are, to be found again in the HTML. `references` is a text whose
    link definitions may be used: of a part of a mail, the whole mail.
    """
    env: dict[str, Any] = {"through": through}
    if "]:" in references:
        known: dict[str, Any] = {}
        _parser.parse(references, known)
        env["references"] = dict(known.get("references", {}))
    tokens = _parser.parse(text, env)
    _fit_headings(tokens)
    return cleaned(str(_parser.renderer.render(tokens, _parser.options, env)))


def visible(text: str) -> str:
    """The words a reader of the laid-out text sees, without link targets."""
    words = []
    for token in _parser.parse(text):
        words += [child.content for child in token.children or [] if child.type != "image"] or [token.content]
    return "\n".join(words)


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


def _through(env: Any) -> frozenset[str]:
    return frozenset(env.get("through", ()))


def _has_words(cell: Token) -> bool:
    return bool(cell.content.strip())


def _until_close(tokens: Sequence[Token], idx: int) -> list[Token]:
    end = next((i for i in range(idx, len(tokens)) if tokens[i].type == "link_close"), len(tokens))
    return list(tokens[idx + 1 : end])
