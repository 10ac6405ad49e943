"""HTML in tags and text, in one pass that never goes back: linear and never failing, whatever it is given."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

# Any other "<" is text.
OPENS = re.compile(r"<[a-zA-Z/!?]")
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# As a browser reads it: a quote counts only behind "=", so that `<p "> text <p ">` hides no text. Nothing in it is
# tried twice, and a quote that never ends fails at most once of each kind.
TAG_END = re.compile(r"""(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+)*+>""")
ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?""")
# What stands in these is no text of the mail.
UNREAD = ("script", "style", "title", "template", "noscript")
# Within these even they hold tags, and a `<p>` ends everything that is open: there all text is told.
FOREIGN = ("svg", "math")


@dataclass(frozen=True)
class Tag:
    """A start or end tag from `start` to `end`; `inside` is what stands in it behind the name."""

    name: str
    closing: bool
    inside: str
    start: int
    end: int

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Attributes by their small-written names; the first of a name counts."""
        found: dict[str, str] = {}
        for name, double, single, unquoted in ATTRIBUTE.findall(self.inside):
            found.setdefault(name.lower(), html.unescape(double or single or unquoted))
        return found


def tokens(source: str) -> Iterator[Tag | str]:
    """The tags of `source` and the text between them, with its character references resolved."""
    position, length, foreign = 0, len(source), False
    while position < length:
        opening = OPENS.search(source, position)
        end = opening.start() if opening else length
        if end > position:
            yield html.unescape(source[position:end])
            position = end
            continue
        token, position = _markup(source, position)
        if token is not None:
            yield token
        if isinstance(token, Tag) and token.name in FOREIGN:
            foreign = not token.closing
        elif isinstance(token, Tag) and not token.closing and token.name in UNREAD and not foreign:
            position = _after(source, position, token.name)


def _markup(source: str, start: int) -> tuple[Tag | str | None, int]:
    """What begins with the "<" at `start`, and where it ends."""
    if source.startswith("<!--", start):
        return None, _past(source, "-->", start + 4)
    if source.startswith(("<!", "<?"), start):
        return None, _past(source, ">", start + 2)
    named = NAME.match(source, start)
    if not named:
        return "<", start + 1
    closed = TAG_END.match(source, named.end())
    end = closed.end() if closed else source.find(">", start) + 1
    if not end:
        # No tag ends any more.
        return source[start:], len(source)
    return Tag(named[2].lower(), bool(named[1]), source[named.end() : end - 1], start, end), end


def _past(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return len(source) if found < 0 else found + len(mark)


def _after(source: str, start: int, name: str) -> int:
    """Where the content of an element that is not read ends."""
    found = re.compile(rf"</{name}", re.IGNORECASE).search(source, start)
    return len(source) if found is None else found.start()
