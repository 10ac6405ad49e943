"""Where the links of an HTML part lead, and what they are shown as. Pure and linear."""

from collections.abc import Iterator
from typing import NamedTuple

from reviewer.html.tokens import Tag, tokens, words_of

# What leads somewhere, in whatever element it stands: Outlook's shapes, drawings and parts of pictures have it too.
LEADING = ("href", "xlink:href", "ping")
# Elements whose address nobody can press on: a style sheet, the beginning of all others, a part of a drawing.
NOT_PRESSED = frozenset({"link", "base", "use", "image", "feimage", "lineargradient", "radialgradient", "pattern"})
# So many characters of what a link is shown as are kept.
LONGEST_WORDS = 200


class Link(NamedTuple):
    """A link: the words that it is shown as on one line, "" where there are none, and its target as it is written."""

    words: str
    target: str


def links(source: str) -> Iterator[Link]:
    """The links of an HTML part that some reader may follow."""
    opened: Tag | None = None
    shown: list[str] = []
    for token in tokens(source):
        if isinstance(token, str):
            shown.append(token if opened else "")
            continue
        if opened and token.name == opened.name:
            yield from _links(opened, "".join(shown))
            opened = None
        if token.closing:
            continue
        shown.append(_words(token) if opened else "")
        if targets(token):
            if opened or token.name == "area":
                # One within another, or one that nothing stands in.
                yield from _links(token, token.attributes.get("alt", ""))
            else:
                opened, shown = token, []
    if opened:
        yield from _links(opened, "".join(shown))


def _links(tag: Tag, words: str) -> Iterator[Link]:
    said = " ".join(words[: 10 * LONGEST_WORDS].split())[:LONGEST_WORDS]
    yield from (Link(said, target) for target in targets(tag))


def targets(tag: Tag) -> list[str]:
    """Where a tag leads those who press on what stands in it."""
    if "=" not in tag.inside or tag.name in NOT_PRESSED:
        return []
    found = tag.attributes
    return [found[name] for name in LEADING if found.get(name)]


def _words(tag: Tag) -> str:
    words = tag.attributes.get("alt", "") if tag.name == "img" else words_of(tag)
    return f" {words} " if words else ""
