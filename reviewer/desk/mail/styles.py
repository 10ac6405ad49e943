"""What the styles of an HTML mail do to its words: hide them, make them too small, turn them round, add some. Pure.

No full reading of CSS, but one that errs to the safe side: of a selector only its last part counts, every condition is
taken for met, and where it cannot be told what a rule is for it is for everything.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from reviewer.comparison.words import says

# Smaller letters nobody reads, by unit.
_READABLE = {"": 2.0, "px": 2.0, "pt": 2.0, "em": 0.2, "rem": 0.2, "%": 20.0, "vw": 0.5, "vh": 0.5}
# Sizes that do not depend on the element around.
_OWN_UNITS = ("px", "pt", "rem", "cm", "mm", "in", "pc")
_NUMBER = re.compile(r"([+-]?(?:\d++(?:\.\d*+)?+|\.\d++)(?:e[+-]?\d++)?+)([a-z]++|%)?+")
# What shows the words that stand in its value, in quotes.
_QUOTING = frozenset(
    (
        *("content", "list-style", "list-style-type", "quotes", "symbols", "additive-symbols", "prefix", "suffix"),
        *("text-overflow", "hyphenate-character", "text-emphasis", "text-emphasis-style"),
    )
)
# Style sheets from there hold fonts alone.
_FONTS = frozenset({"fonts.googleapis.com", "fonts.bunny.net", "use.typekit.net", "p.typekit.net"})
# A string, an address without quotes, a comment, an escape: what stands in them ends no rule.
_TOKEN = re.compile(
    r""""((?:\\[\s\S]|[^"\\\n])*+)"|'((?:\\[\s\S]|[^'\\\n])*+)'"""
    r"""|((?i:url)\([ \t\n]*+(?!["' \t\n])(?:\\[\s\S]|[^)\\])*+(?:\)|\Z))|/\*[\s\S]*?(?:\*/|\Z)"""
    r"|(\\(?:[0-9a-fA-F]{1,6}\s?|[^\n]))"
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))")
# Stand for what is no part of a name, in a string and outside.
_NO_NAME, _ODD = "\x00", "\x01"
_STRUCTURAL = re.compile(r"""[{}();:,"'\[\]@!]""")
_CHUNK = re.compile(r"([^{};]*)([{};]|\Z)")
_SIMPLE = re.compile(
    rf"\[\s*+(?P<attribute>[\w{_ODD}-]++)[^\][=]*+(?:=(?P<value>[^\][]*+))?+\]|::?(?P<pseudo>[\w-]++)"
    rf"|(?P<sign>[.#]?)(?P<name>[\w{_ODD}-]++)|(?P<combinator>[\s>+~]++)|(?P<end>,)"
)
_ARGUMENTS = re.compile(r"\([^()]*+\)")
_SPACES = re.compile(r"\s++")
_IMPORTANT = re.compile(r"!\s*important", re.IGNORECASE)
_STRING = re.compile(r'"([^"]*)"')
_OF_NO_WORDS = frozenset({"before", "after", "marker", "backdrop", "selection"})


class Look(NamedTuple):
    """What declarations do to the words they are for.

    `sized`: they give them a readable size of their own. `direction` is "ltr", "rtl" or, where none is set, empty.
    """

    hidden: bool = False
    small: bool = False
    turned: bool = False
    sized: bool = False
    direction: str = ""

    @property
    def odd(self) -> bool:
        """Whether a reader may not see the words as they stand."""
        return self.hidden or self.small or self.turned or self.direction == "rtl"


class Key(NamedTuple):
    """What an element has that a rule is for: "#" an id, "." a class, "[" an attribute with a value, "" its name."""

    sign: str
    name: str
    value: str = ""


# The selector of the steps of an animation, which may be for anything.
_STEPS = "*"
# For whatever a rule may be for.
EVERYTHING = Key("*", "")


class Target(NamedTuple):
    """What an element has that a rule is for, and what stands beside it."""

    key: Key
    beside: frozenset[Key] = frozenset()


class Rule(NamedTuple):
    """One of a style sheet that does something to words, and what it is for."""

    targets: list[Target]
    look: Look
    added: str


def look_of(style: str) -> Look:
    """What stands in `style=` of an element."""
    return _look(dict(_declared(_plain(style))))


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a style sheet that hide, turn round or add words."""
    around: list[str] = []
    for chunk in _CHUNK.finditer(_plain(sheet.replace("<!--", "").replace("-->", ""))):
        text, mark = chunk[1].strip(), chunk[2]
        if mark == "{":
            around.append(_inner(text.lower(), around[-1] if around else ""))
            continue
        declared = dict(_declared(text))
        look, added = _look(declared), _added(declared)
        if look.odd or added:
            yield Rule(_targets(around[-1] if around else ""), look, added)
        if mark == "}" and around:
            around.pop()


def _inner(text: str, around: str) -> str:
    """What the rules are for that stand behind this "{": a selector; in `@media` that around it."""
    if text.startswith("@"):
        return _STEPS if "keyframes" in text else around
    # A step of an animation does not tell what is animated.
    return _STEPS if around == _STEPS else text


def is_from_elsewhere(sheet: str) -> bool:
    """Whether it takes in another style sheet."""
    found = re.finditer(r"@import\s*(?:url\(\s*)?[\"']?([^\s\"')]*)", _escapes(sheet), re.IGNORECASE)
    return any(not is_of_fonts(one[1]) for one in found)


def is_of_fonts(address: str) -> bool:
    """Whether a style sheet there has fonts alone."""
    # Browsers take "\\" for "/".
    try:
        return urlsplit(address.strip().replace("\\", "/")).hostname in _FONTS
    except ValueError:
        return False


def keys_of(name: str, attributes: dict[str, str]) -> Iterator[Key]:
    """What an element has that a rule may be for, but for its other attributes."""
    yield EVERYTHING
    yield Key("", name)
    for one in attributes.get("class", "").split():
        yield Key(".", _named(one))
    if attributes.get("id"):
        yield Key("#", _named(attributes["id"].strip()))


def _plain(css: str) -> str:
    """Without comments and escapes; in strings nothing is left that could end a rule."""
    return _TOKEN.sub(_token, css.replace(_NO_NAME, "\ufffd").replace(_ODD, "\ufffd"))


def _token(found: re.Match[str]) -> str:
    double, single, address, escape = found.groups()
    if address:
        return "url()"
    if escape:
        char = _escapes(escape)
        return char if char.isalnum() or char in "-_" else _ODD
    said = double if double is not None else single
    return "" if said is None else f'"{_STRUCTURAL.sub(_NO_NAME, _escapes(said))}"'


def _escapes(written: str) -> str:
    return _ESCAPE.sub(lambda found: _char(int(found[1], 16)) if found[1] else found[2].strip("\n"), written)


def _char(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _named(name: str) -> str:
    """A name as it is left of a selector."""
    return "".join(char if char.isalnum() or char in "-_" else _ODD for char in name.lower())


def _declared(text: str) -> Iterator[tuple[str, str]]:
    """Properties and their values. That which hides wins over the same one behind it, as it may with "!important"."""
    found: dict[str, str] = {}
    for one in text.split(";"):
        name, colon, value = one.partition(":")
        name, value = name.strip().lower(), _IMPORTANT.sub("", value).strip()
        if colon and (name not in found or not _look({name: found[name]}).odd):
            found[name] = value
    yield from found.items()


def _look(written: dict[str, str]) -> Look:
    declared = {name: value.lower() for name, value in written.items()}
    size = _size(declared)
    return Look(
        hidden=_hides(declared),
        small=size is not None and _is_small(size),
        turned="override" in declared.get("unicode-bidi", ""),
        sized=size is not None and not _is_small(size) and size.endswith(_OWN_UNITS),
        direction=declared.get("direction", ""),
    )


def _hides(declared: dict[str, str]) -> bool:
    seen = [declared.get(name, "") for name in ("display", "visibility", "opacity")]
    if any("(" in value for value in seen):
        # Reckoned, or taken from elsewhere: who knows.
        return True
    display, visibility, opacity = seen
    if display == "none" or visibility in ("hidden", "collapse") or declared.get("mso-hide") == "all":
        return True
    strength = _NUMBER.fullmatch(opacity)
    if strength and float(strength[1]) / (100 if strength[2] else 1) < 0.1:
        return True
    cut = declared.get("overflow", "") in ("hidden", "clip")
    return cut and any(_is_nothing(declared.get(name, "")) for name in ("max-height", "height", "max-width", "width"))


def _is_nothing(value: str) -> bool:
    found = _NUMBER.fullmatch(value)
    return found is not None and float(found[1]) == 0


def _size(declared: dict[str, str]) -> str | None:
    """The size of letters, where one is given."""
    if "font-size" in declared:
        return declared["font-size"]
    # Of `font` the first that is a size: a number alone is how bold it is.
    for one in declared.get("font", "").split():
        found = _NUMBER.match(one)
        if "(" in one or (found and (found[2] or float(found[1]) == 0)):
            return one.partition("/")[0]
    return None


def _is_small(size: str) -> bool:
    found = _NUMBER.fullmatch(size)
    if found:
        return float(found[1]) < _READABLE.get(found[2] or "", 0.05)
    return "(" in size


def _added(declared: dict[str, str]) -> str:
    """The words that a style adds, or what it takes them from."""
    values = [value for name, value in declared.items() if name in _QUOTING]
    said = [words for value in values for words in _STRING.findall(value) if says(words)]
    taken = [value for name, value in declared.items() if name == "content" and "(" in value]
    return " ".join([*said, *taken]).replace(_NO_NAME, " ")


def _targets(selectors: str) -> list[Target]:
    """What the rule is for, one target for each selector: the most telling of its last part.

    Of the parts before only those beside it count: what programs put around a mail, nobody knows.
    """
    selectors = _SPACES.sub(" ", _ARGUMENTS.sub("", selectors).strip()).replace(" ,", ",").replace(", ", ",")
    if "(" in selectors:
        return [Target(EVERYTHING)]
    found: list[Target] = []
    last: list[Key] = []
    beside: set[Key] = set()
    of_words = True
    for simple in _SIMPLE.finditer(selectors + ","):
        if simple["end"]:
            found += [Target(max(last, key=_telling, default=EVERYTHING), frozenset(beside))] * of_words
            last, beside, of_words = [], set(), True
        elif simple["combinator"]:
            if simple["combinator"].strip() in ("+", "~"):
                beside.update(key for key in last if key.sign in (".", "#"))
            last, of_words = [], True
        elif simple["pseudo"]:
            of_words = of_words and simple["pseudo"] not in _OF_NO_WORDS
        else:
            last.append(_key(simple))
    return found


def _key(simple: re.Match[str]) -> Key:
    if simple["attribute"]:
        value = (simple["value"] or "").strip().strip('"')
        return Key("[", simple["attribute"], "" if _NO_NAME in value else value)
    return Key(simple["sign"], simple["name"])


def _telling(key: Key) -> int:
    return ("", "[", ".", "#").index(key.sign)
