"""Where the links of an HTML part lead, and what they are shown as. Pure and linear."""

from typing import NamedTuple

from reviewer.html.names import joins
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


class Placed(NamedTuple):
    """A link that stands from `start` to `end` of the words of its part."""

    link: Link
    start: int
    end: int


def links(source: str) -> tuple[str, list[Placed]]:
    """The words of an HTML part, without those of its pictures, and the links that some reader may follow."""
    walk = _Walk()
    for token in tokens(source):
        if isinstance(token, str):
            walk.say(token)
        else:
            walk.tag(token)
    walk.close()
    return "".join(walk.said), walk.found


def pictures(source: str) -> list[Link]:
    """The pictures of an HTML part: what they are described as, and the address that each is loaded from."""
    tags = (token for token in tokens(source) if isinstance(token, Tag) and token.name == "img" and not token.closing)
    found = ((tag.attributes.get("alt", ""), tag.attributes.get("src", "")) for tag in tags)
    return [Link(" ".join(words.split())[:LONGEST_WORDS], address) for words, address in found if address]


class _Walk:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.length = 0
        self.found: list[Placed] = []
        # The link that is open, where it begins, and what it is shown as so far.
        self.opened: Tag | None = None
        self.start = 0
        self.shown: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)
        self.length += len(words)
        if self.opened:
            self.shown.append(words)

    def tag(self, tag: Tag) -> None:
        if self.opened and tag.name == self.opened.name:
            self.close()
        if not joins(tag.name):
            # It is shown as one line.
            self.said.append("\n")
            self.length += 1
        if tag.closing:
            return
        if self.opened and tag.name == "img":
            self.shown.append(f" {tag.attributes.get('alt', '')} ")
        elif words := words_of(tag):
            self.say(f" {words} ")
        if targets(tag):
            if self.opened or tag.name == "area":
                # One within another, or one that nothing stands in.
                self._add(tag, tag.attributes.get("alt", ""), self.length)
            else:
                self.opened, self.start, self.shown = tag, self.length, []

    def close(self) -> None:
        """The link that is open, if any, ends."""
        if self.opened:
            self._add(self.opened, "".join(self.shown), self.start)
            self.opened = None

    def _add(self, tag: Tag, words: str, start: int) -> None:
        said = " ".join(words[: 10 * LONGEST_WORDS].split())[:LONGEST_WORDS]
        self.found += [Placed(Link(said, target), start, self.length) for target in targets(tag)]


def targets(tag: Tag) -> list[str]:
    """Where a tag leads those who press on what stands in it."""
    if "=" not in tag.inside or tag.name in NOT_PRESSED:
        return []
    found = tag.attributes
    return [found[name] for name in LEADING if found.get(name)]
