"""The style sheets of a mail, and what they and its `style=` do to an element. Linear."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import reduce
from typing import NamedTuple
from urllib.parse import urlsplit

import tinycss2
from tinycss2.ast import Node

from reviewer.html.look import DOUBTFUL, OVER, PLAIN, Look, both
from reviewer.html.selectors import ANYTHING, EVERYTHING, Key, Target, fits, keys_of, named, targets
from reviewer.html.styles import look_of, look_of_all

# More of style sheets, and more of what stands in `style=`, is not read: any word may be hidden then.
LONGEST = 100_000
# So many rules for the same class or name are asked what else they are for, and so many attributes are looked at.
MOST_APART = 40
# So many conditions of one selector are asked about: fewer hold for more.
MOST_KEYS = 8
# Style sheets from there hold fonts alone.
_FONTS = frozenset({"fonts.googleapis.com", "fonts.bunny.net", "use.typekit.net", "p.typekit.net"})
# Nothing in these is for words of the mail.
_OF_NO_WORDS = frozenset({"page", "charset", "namespace", "font-feature-values", "font-palette-values", "list"})
_OF_THE_MAIL = re.compile(r"\s*+(?:data|cid):", re.IGNORECASE)


class Looks(NamedTuple):
    """What is done to an element: by rules that hold for sure, and by all that may."""

    sure: Look = PLAIN
    maybe: Look = PLAIN

    def with_look(self, look: Look, *, sure: bool) -> "Looks":
        """With one more."""
        if look is PLAIN:
            return self
        if sure:
            return Looks(both(self.sure, look), both(self.maybe, look))
        return Looks(self.sure, both(self.maybe, look.at_times()))


def both_looks(one: Looks, other: Looks) -> Looks:
    """That both are there."""
    return Looks(both(one.sure, other.sure), both(one.maybe, other.maybe))


class _Block(NamedTuple):
    """What stands in a "{}", what it is for, and whether that holds always."""

    contents: Sequence[Node]
    targets: Sequence[Target]
    sure: bool


class Sheet:
    """All rules of a mail that do something to words. `had`: what its elements have.

    `added`: words that a style puts somewhere, wherever that is. `elsewhere`: other style sheets are taken in.
    `too_long`: not all of it was read.
    """

    def __init__(self, had: Set[Key]) -> None:
        self.had = had
        self.added: list[str] = []
        self.elsewhere = self.too_long = False
        # Whether the steps of an animation do something to words, and whether a typeface stands in the mail itself.
        self.steps_harm = self.has_typeface = False
        self._by_key: dict[Key, Looks] = defaultdict(Looks)
        self._apart: dict[Key, list[tuple[frozenset[Key], Looks]]] = defaultdict(list)
        self._left = self._left_inline = LONGEST
        self._known: dict[str, Look] = {"": PLAIN}
        self._waiting: list[_Block] = []
        self._attributes = 0

    def add(self, css: str) -> None:
        """One more style sheet."""
        self._left -= len(css)
        if self._left < 0:
            self._give_up()
            return
        try:
            self._take(_Block(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), (), True))
            while self._waiting:
                self._take(self._waiting.pop())
        except ValueError:
            # A number that is too long for Python.
            self._give_up()

    def _give_up(self) -> None:
        self.too_long = True
        self._by_key[EVERYTHING] = self._by_key[EVERYTHING].with_look(DOUBTFUL, sure=False)

    def _take(self, block: _Block) -> None:
        declared = [node for node in block.contents if node.type == "declaration"]
        if declared:
            self._rule(look_of_all(declared), block)
        for node in block.contents:
            if node.type == "qualified-rule":
                if found := targets(node.prelude, block.targets):
                    self._waiting.append(_Block(_contents(node), found, block.sure))
            elif node.type == "at-rule":
                self._at_rule(node, block)

    def _at_rule(self, rule: Node, block: _Block) -> None:
        name = rule.lower_at_keyword
        if name == "import":
            self.elsewhere = self.elsewhere or not is_of_fonts(_address(rule.prelude))
        elif name == "font-face":
            self.has_typeface = self.has_typeface or _is_in_the_mail(rule)
        elif name.endswith("keyframes"):
            self.steps_harm = self.steps_harm or any(_harms(step) for step in _contents(rule))
        elif name == "counter-style":
            self.added += _of_counters(rule)
        elif name not in _OF_NO_WORDS and not (name == "media" and _is_print(rule.prelude)):
            self._waiting.append(_Block(_contents(rule), block.targets, False))

    def _rule(self, look: Look, block: _Block) -> None:
        if look is PLAIN:
            return
        for target in block.targets or [ANYTHING]:
            if target.beside <= self.had:
                here = look if target.of_words else _of_no_words(look)
                self._keep(target, Looks().with_look(here, sure=block.sure and target.sure))

    def _keep(self, target: Target, looks: Looks) -> None:
        if len(target.keys) > MOST_KEYS:
            target = target._replace(keys=frozenset(sorted(target.keys)[:MOST_KEYS]), sure=False)
        key, others = target.key, target.keys - {target.key}
        if key.sign == "[":
            self._attributes += 1
            if self._attributes > MOST_APART:
                key, others = EVERYTHING, frozenset()
        if key.sign == "[" or (others and len(self._apart[key]) < MOST_APART):
            # Those by attribute alone are found by the attribute's name.
            self._apart[key._replace(value="") if key.sign == "[" else key].append((target.keys, looks))
        else:
            self._by_key[key] = both_looks(self._by_key[key], Looks(maybe=looks.maybe) if others else looks)

    @property
    def does_something(self) -> bool:
        """Whether any rule was kept."""
        return bool(self._by_key or self._apart)

    def look_at(self, name: str, attributes: Mapping[str, str]) -> Looks:
        """What is done to an element."""
        keys = set(keys_of(name, attributes))
        folded = {one: named(value.replace("\r\n", "\n")) for one, value in attributes.items()} if self._apart else {}
        found = [self._by_key[key] for key in keys if key in self._by_key]
        asked = [*keys, *(Key("[", attribute) for attribute in attributes)] if self._apart else []
        for key in asked:
            for wanted, looks in self._apart.get(key, ()):
                if all(fits(one, keys, folded) for one in wanted):
                    found.append(looks)
        looks = reduce(both_looks, found, Looks())
        own = self._inline(attributes["style"]) if "style" in attributes else PLAIN
        return looks.with_look(own, sure=True)

    def _inline(self, style: str) -> Look:
        if style not in self._known:
            self._left_inline -= len(style)
            self.too_long = self.too_long or self._left_inline < 0
            self._known[style] = look_of(style) if self._left_inline >= 0 else DOUBTFUL
        return self._known[style]


def _of_no_words(look: Look) -> Look:
    """What is done to an element's words by what a style puts before or behind them."""
    is_box = look.blocks or look.boxed
    reach = 0.0 if is_box else max(sum(pixels for _, pixels in sides) for sides in (look.over, look.under))
    is_over = look.covers or reach > OVER
    return Look(added=look.added, doubtful=look.doubtful or look.ring > 0 or is_over, covers=is_over)


def _contents(rule: Node) -> Sequence[Node]:
    found = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True, skip_whitespace=True)
    return list(found)


def _harms(step: Node) -> bool:
    if step.type != "qualified-rule":
        return False
    look = look_of_all([node for node in _contents(step) if node.type == "declaration"])
    return look.harms or look.least is not None or look.factor is not None


def _is_in_the_mail(rule: Node) -> bool:
    """Whether a typeface stands in the mail itself: it may draw one word as another."""
    values = [node for one in _contents(rule) if one.type == "declaration" for node in one.value]
    inner = [node for one in values if one.type == "function" for node in one.arguments]
    return any(node.type in ("url", "string") and _OF_THE_MAIL.match(node.value) for node in [*values, *inner])


def _of_counters(rule: Node) -> Iterator[str]:
    """What a list may count with: names stand for strings there."""
    for node in _contents(rule):
        if node.type == "declaration" and node.lower_name in _COUNTING:
            yield from (str(one.value) for one in node.value if one.type in ("string", "ident"))


_COUNTING = frozenset({"symbols", "additive-symbols", "prefix", "suffix", "negative", "pad"})


def _is_print(prelude: Sequence[Node]) -> bool:
    """Whether it is for paper alone."""
    queries: list[list[str]] = [[]]
    for node in prelude:
        if node == ",":
            queries.append([])
        elif node.type != "whitespace":
            queries[-1].append(node.lower_value if node.type == "ident" else "")
    return all([word for word in query if word != "only"][:1] == ["print"] for query in queries)


def _address(prelude: Sequence[Node]) -> str:
    """What an `@import` takes in."""
    for node in prelude:
        if node.type in ("string", "url"):
            return str(node.value)
        if node.type == "function":
            return next((str(one.value) for one in node.arguments if one.type == "string"), "")
    return ""


def shows_pictures(css: str) -> bool:
    """Whether a style or a style sheet has an address within the mail itself: of a picture or a typeface."""
    try:
        waiting = tinycss2.parse_component_value_list(css[:LONGEST], skip_comments=True)
    except ValueError:
        return True
    while waiting:
        node = waiting.pop()
        if node.type in ("url", "string") and _OF_THE_MAIL.match(node.value):
            return True
        waiting += getattr(node, "content", None) or getattr(node, "arguments", None) or []
    return False


def is_of_fonts(address: str) -> bool:
    """Whether a style sheet there has fonts alone."""
    # Browsers take "\\" for "/".
    try:
        return urlsplit(address.strip().replace("\\", "/")).hostname in _FONTS
    except ValueError:
        return False
