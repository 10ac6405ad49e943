"""Characters that nobody sees, and where one does honest work. Pure and linear."""

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache

# For a pattern's character class: what Unicode calls default ignorable (joiners, marks of direction, selectors of a
# letter's form, fillers, tags), the marks of annotations, and what is blank though called a letter, mark or symbol.
UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    r"\u2800\U00016fe4\U0001bc9d\U0001bc9e\U0001d159"
)
_ROW = re.compile(f"[{UNSEEN}]+")
# Ask for the plain or the coloured form of the symbol before them.
_STYLES = "\ufe0e\ufe0f"
# Signs with a coloured form that are no symbols by their category.
_COLOURED = "#*0123456789\u2139\u3030"
_JOINERS = "\u200c\u200d"
_DIRECTIONS = frozenset("\u200e\u200f\u061c")
# All that is written from right to left stands among these, beside _DIRECTIONS.
_MAYBE_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# So many characters beside a mark of direction are looked at for what is written from right to left.
_NEAR = 40
# The answer for a longer text is kept.
_LONG = 10_000
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
# The arrow of a head that shakes: the only picture behind a joiner that is no symbol by its category.
_SIDEWAYS = "\u2194"
# Behind a black flag: England, Scotland, Wales.
_FLAGS = frozenset(
    "".join(chr(0xE0000 + ord(char)) for char in name) + "\U000e007f" for name in ("gbeng", "gbsct", "gbwls")
)
# Scripts in which joiners shape letters, by the first word of a letter's name.
_JOINING = frozenset(
    (
        *("ARABIC", "SYRIAC", "MANDAIC", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA"),
        *("TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN", "BALINESE", "JAVANESE"),
    )
)
# What Unicode calls the sign that takes a letter its vowel.
_VIRAMA = 9
# Which drawn form of a letter is meant, by the first word of the letter's name.
_FORMS = {"CJK": re.compile("[\ufe00-\ufe02\U000e0100-\U000e01ef]"), "MONGOLIAN": re.compile("[\u180b-\u180f]")}


def at_work(text: str) -> frozenset[int]:
    """The places of unseen characters that belong to an emoji or to how a script is written, and so hide nothing."""
    return _kept_at_work(text) if len(text) > _LONG else _at_work(text)


def _at_work(text: str) -> frozenset[int]:
    places: set[int] = set()
    letters = _Letters(text)
    for row in _ROW.finditer(text):
        start, end = row.span()
        if text[start] in _STYLES and has_colour(text[start - 1 : start]):
            places.add(start)
            start += 1
        if start < end and _works(text, start, end, letters):
            places.update(range(start, end))
    return frozenset(places)


# One page asks several times about each of its texts.
_kept_at_work = lru_cache(maxsize=8)(_at_work)


def has_colour(before: str) -> bool:
    """Whether the character before one of _STYLES may have a coloured form."""
    return bool(before) and (before in _COLOURED or unicodedata.category(before) in ("So", "Sm", "Po"))


def _works(text: str, start: int, end: int, letters: "_Letters") -> bool:
    row, before, after = text[start:end], text[start - 1 : start] if start else "", text[end : end + 1]
    if _DIRECTIONS.issuperset(row):
        return len(row) <= len(_DIRECTIONS) and _is_beside_right_to_left(text, start, end, letters)
    if row in _FLAGS:
        return before == "\U0001f3f4"
    if len(row) > 1 or not before:
        return False
    if row in _JOINERS:
        return _joins_pictures(before, after) or _joins_letters(before, after)
    form = _FORMS.get(_script(before))
    return form is not None and form.match(row) is not None


class _Letters:
    """Those of a text that are written from right to left: looked for once, and only where a mark asks for them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _places(self) -> list[int]:
        return [found.start() for found in _MAYBE_RIGHT_TO_LEFT.finditer(self._text) if _leads_left(found[0])]

    def are_between(self, start: int, end: int) -> bool:
        """Whether one stands there."""
        first = bisect_left(self._places, start)
        return first < len(self._places) and self._places[first] < end


def _is_beside_right_to_left(text: str, start: int, end: int, letters: _Letters) -> bool:
    """Whether what is near is written from right to left; never within a word that is not."""
    if _leads_right(text[start - 1 : start]) and _leads_right(text[end : end + 1]):
        return False
    return letters.are_between(start - _NEAR, end + _NEAR)


def _leads_right(char: str) -> bool:
    return bool(char) and unicodedata.bidirectional(char) == "L"


def _leads_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL") and char not in _DIRECTIONS


def _joins_pictures(before: str, after: str) -> bool:
    is_picture = before in _STYLES or unicodedata.category(before) == "So" or _SKIN.match(before) is not None
    return is_picture and bool(after) and (after == _SIDEWAYS or unicodedata.category(after) == "So")


def _joins_letters(before: str, after: str) -> bool:
    """Between two letters of such a script, or behind a letter without its vowel at the end of a word."""
    if _script(before) not in _JOINING:
        return False
    if unicodedata.combining(before) == _VIRAMA and not after.isalnum():
        return True
    return bool(after) and _script(after) in _JOINING


def _script(char: str) -> str:
    """The first word of the name of a letter or of what is written on one."""
    return unicodedata.name(char, "").partition(" ")[0] if unicodedata.category(char)[0] in "LM" else ""
