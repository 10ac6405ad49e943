"""Words as a weigher knows them: what they are forms of, and the classes of words that stand for one another."""

import re
from functools import cache, lru_cache
from pathlib import Path

from reviewer.given_names import CLEAR
from reviewer.redaction.lexicon.vocabulary import VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.replaced import PATTERN, REPLACEMENT

_CLASSES = Path(__file__).with_name("classes.txt")

# What names, paths and numbers are to a weigher: which one it is does not matter.
CODE, WEAKNESS_ID, HIDDEN = "<code>", "<weakness-id>", "<hidden>"
PRODUCT, PERSON, NAME = "<product>", "<person>", "<name>"
MONEY, PERCENT, TIME, NUMBER = "<money>", "<percent>", "<time>", "<number>"
# The class of days and months; zones are written in capitals.
DAY, _ZONES = "<day>", frozenset(("UTC", "GMT", "CET", "CEST"))

# The id of a weakness, what stands for something hidden, a word with what is elided in it, a path or a name of code, a
# number, a mark that tells a tone.
WORD = re.compile(
    rf"(?:CVE|GHSA)-[\w-]+|{PATTERN}"
    r"|[A-Za-z\xc0-\xff]++(?:['\u2019-][a-z]++)*+(?![\w@/\\=])"
    r"|[\w.@:-]*+[_/@\\=][^\s,;()]*+"
    r"|[A-Za-z\xc0-\xff]++"
    r"|[$\xa3\u20ac\xa5]?\d[\d.,:]*+(?:[kKmM]\b|bn\b|%)?"
    r"|[?!$\xa3\u20ac]"
)
# How long a piece of a text between spaces may be that is remembered, or that counts as words of its mail.
LONGEST = 40
# Words that hold a sentence together and mean little: they make no pairs, so that others are near across them.
_BETWEEN = words(
    """
    a an the of in on at to is are was were be been being it its this that these those and or with by for from as there
    has have had do does did will so than then which where also into onto per via
    """
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_HISSING = re.compile(r"(?:[sxz]|ch|sh)es$")


def stem(word: str) -> str:
    """What a word in lower case is a form of: `exposes`, `exposed` and `exposing` are one. Not always a word itself."""
    word = word.replace("\u2019", "'")
    if word.endswith("n't"):
        return word
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        word = _DOUBLED.sub(r"\1", word[:-3])
    elif word.endswith("ed") and len(word) > 4:
        word = _DOUBLED.sub(r"\1", word[:-2])
    elif _HISSING.search(word) and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def classes() -> dict[str, str]:
    """The class of each word that has one, by its stem."""
    by_stem: dict[str, str] = {}
    for line in _CLASSES.read_text(encoding="utf-8").splitlines():
        name, _, members = line.partition(": ")
        if members and not line.startswith("#"):
            for word in members.split():
                by_stem.setdefault(stem(word), f"<{name}>")
    return by_stem


def symbols(word: str) -> tuple[str, str]:
    """The stem of a word as it is written, and what it stands for: its class, or the stem again when it has none.

    A word that only holds a sentence together stands for nothing.
    """
    if shape := _shape(word):
        return shape, shape
    lowered = word.lower()
    if lowered in _BETWEEN:
        return lowered, ""
    root = stem(lowered)
    if known := classes().get(root):
        return root, known
    if word[0].isupper():
        if lowered.removesuffix("'s") in CLEAR:
            return PERSON, PERSON
        if lowered in VENDORS:
            return root, PRODUCT
    return root, root


def pieces_of(text: str) -> set[str]:
    """What stands between the spaces of a text, each once, but for what is too long to be words or was replaced."""
    plain = REPLACEMENT.sub(" ", text) if "[" in text else text
    return {piece for piece in plain.split() if len(piece) <= LONGEST}


@lru_cache(maxsize=20_000)
def is_when(word: str) -> bool:
    """Whether a token only tells when: a time of day, a day, a month, a zone. When says nothing about what is told."""
    return word in _ZONES or symbols(word)[1] in (TIME, DAY)


def _shape(word: str) -> str:
    """What a token is that is no word; nothing for a word."""
    first = word[0]
    if first == "[":
        return HIDDEN
    if any(sign in word for sign in "_/@\\="):
        return CODE
    if first.isdigit():
        return PERCENT if word[-1] == "%" else TIME if ":" in word else NUMBER
    if first in "$\xa3\u20ac\xa5":
        return MONEY
    if first in "?!":
        return first
    return WEAKNESS_ID if word.startswith(("CVE-", "GHSA-")) else ""
