"""What the rules of a style sheet are for. Errs to the safe side: what cannot be read of a selector may be anything.

Of a selector its last part counts, and what stands beside it; what programs put around a mail, nobody knows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from tinycss2.ast import Node

# These hold for no element of a mail that somebody reads, or for none with words.
_NEVER = frozenset({"hover", "active", "focus", "focus-within", "focus-visible", "visited"})
_EMPTY = frozenset({"empty", "blank", "-moz-only-whitespace"})
# Which stand for no words of the element.
_OF_NO_WORDS = frozenset({"before", "after", "marker", "backdrop", "selection"})
# White space is what HTML takes for it.
_CLASS = re.compile(r"[^ \t\n\f\r]+")


_IN_BRACKETS = frozenset({"is", "where", "matches", "-webkit-any", "-moz-any"})
# Longer brackets are not read.
MOST_INNER = 8


class Key(NamedTuple):
    """What an element has that a rule is for: "#" an id, "." a class, "[" an attribute with a value, "" its name."""

    sign: str
    name: str
    value: str = ""


# For whatever a rule may be for.
EVERYTHING = Key("*", "")
# From what tells little of an element to what tells most.
_TELLING = ("*", "", "[", ".", "#")


class Target(NamedTuple):
    """What a rule is for: all the `keys` an element must have, and those that something `beside` it has.

    `sure`: it holds for every such element. `of_words`: not for what a style puts before or behind its words.
    """

    keys: frozenset[Key] = frozenset({EVERYTHING})
    beside: frozenset[Key] = frozenset()
    sure: bool = False
    of_words: bool = True

    @property
    def key(self) -> Key:
        """The most telling one."""
        return max(self.keys, key=lambda key: (_TELLING.index(key.sign), key))


ANYTHING = Target()


def named(name: str) -> str:
    """A name as others that may be the same are: in some mails capitals do not count."""
    return name.casefold()


def keys_of(name: str, attributes: Mapping[str, str]) -> Iterator[Key]:
    """What an element has that a rule may be for, but for its other attributes."""
    yield EVERYTHING
    yield Key("", named(name))
    if "class" in attributes:
        for one in _CLASS.findall(attributes["class"]):
            yield Key(".", named(one))
    if attributes.get("id"):
        yield Key("#", named(attributes["id"]))


def fits(key: Key, keys: Set[Key], attributes: Mapping[str, str]) -> bool:
    """Whether an element may have what a rule is for: of an attribute's value any part."""
    if key.sign == "[":
        return key.name in attributes and key.value in attributes[key.name]
    return key in keys


def targets(prelude: Sequence[Node], around: Sequence[Target] = ()) -> list[Target]:
    """What a rule is for, one target for each selector. `around`: what the rule around it is for."""
    found: list[Target] = []
    selector = _Selector()
    for node in prelude:
        if node == ",":
            found += selector.targets(around)
            selector = _Selector()
        elif node.type != "comment":
            selector.see(node)
    return [*found, *selector.targets(around)]


@dataclass
class _Selector:
    """One selector, read from its beginning to its end."""

    keys: set[Key] = field(default_factory=set)
    beside: set[Key] = field(default_factory=set)
    before: str = ""
    # The sign that a name stands behind: ".", ":", "::".
    sign: str = ""
    combined: str = ""
    sure: bool = True
    of_words: bool = True
    of_empty: bool = False
    never: bool = False
    # "&": what the rule around is for.
    of_around: bool = False
    unreadable: bool = False

    def see(self, node: Node) -> None:
        """The next part of it."""
        if node.type == "whitespace":
            self.combined = self.combined or " "
        elif node.type == "literal" and node.value in (">", "+", "~", "||"):
            self.combined = node.value
        else:
            if self.combined:
                self._combine()
            self._simple(node)

    def _combine(self) -> None:
        if self.keys or self.unreadable or self.of_around or not self.sure:
            if self.combined in ("+", "~"):
                self.beside.update(key for key in self.keys if key.sign in (".", "#"))
            else:
                # What this stands beside is not what stands around the rest.
                self.beside.clear()
            self.sure = False
        self.keys, self.sign, self.combined = set(), "", ""
        self.of_words, self.of_empty, self.of_around, self.unreadable = True, False, False, False

    def _simple(self, node: Node) -> None:
        sign, self.sign = self.sign, ""
        if node.type == "literal" and node.value in (".", ":", "&", "*"):
            self.sign = sign + node.value if node.value == ":" else node.value if node.value == "." else ""
            self.of_around = self.of_around or node.value == "&"
            if node.value == "*":
                self.keys.add(EVERYTHING)
        elif node.type == "ident" and sign in ("", "."):
            self.keys.add(Key(sign, named(node.value)))
        elif node.type == "ident":
            self._pseudo(node.lower_value)
        elif node.type == "function" and sign:
            self._function(node)
        elif node.type == "hash":
            self.keys.add(Key("#", named(node.value)))
        elif node.type == "[] block":
            self._attribute(node.content)
        else:
            self.unreadable = True

    def _pseudo(self, name: str) -> None:
        self.never = self.never or name in _NEVER
        self.of_empty = self.of_empty or name in _EMPTY
        self.of_words = self.of_words and name not in _OF_NO_WORDS
        self.sure = False

    def _function(self, node: Node) -> None:
        """Of those that only put others in brackets what they have, if that is one; all others as if they held."""
        self.sure = False
        # A blank between two names means one within the other.
        inner = _stripped([one for one in node.arguments if one.type != "comment"])
        names = all(one.type in ("ident", "hash") or one == "." for one in inner)
        if (
            node.lower_name in ("is", "where", "matches", "-webkit-any", "-moz-any")
            and names
            and len(inner) < MOST_INNER
        ):
            for one in inner:
                self._simple(one)

    def _attribute(self, content: Sequence[Node]) -> None:
        self.sure = False
        parts = [node for node in content if node.type not in ("whitespace", "comment")]
        if not parts or parts[0].type != "ident" or any(node in ("|", "*") for node in parts):
            self.unreadable = True
            return
        value = parts[2].value if len(parts) > 2 and parts[2].type in ("string", "ident") else ""
        self.keys.add(Key("[", named(parts[0].value), named(value).replace("\r\n", "\n")))

    def targets(self, around: Sequence[Target]) -> list[Target]:
        """What it is for."""
        if self.never:
            return []
        if self.of_empty and self.of_words:
            # Of what has words a field alone is empty; what stands before and behind words is anything's.
            self.keys.add(Key("", "input"))
        beside = frozenset(self.beside)
        if self.unreadable:
            return [ANYTHING._replace(beside=beside, of_words=self.of_words)]
        if self.of_around and not self.keys and len(around) == 1:
            # With more of them rules within rules would be for ever more.
            one = around[0]
            return [one._replace(sure=one.sure and self.sure, of_words=one.of_words and self.of_words)]
        keys = frozenset(self.keys - {EVERYTHING} or {EVERYTHING})
        # `*` alone is for everything for sure; what stands within another rule is not.
        sure = self.sure and bool(self.keys) and not around
        return [Target(keys, beside, sure, self.of_words)]


def _stripped(nodes: Sequence[Node]) -> list[Node]:
    """Without the blanks at both ends."""
    said = [place for place, node in enumerate(nodes) if node.type != "whitespace"]
    return list(nodes[said[0] : said[-1] + 1]) if said else []
