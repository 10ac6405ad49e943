"""Runs of capitalised words, which is what names look like."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.given_names import CLEAR, DOUBTFUL

from .foreign_words import FOREIGN
from .vocabulary import COMMON, VENDORS

_FIRST, _REST = r"[^\W\d_a-zß-öø-ÿ]", r"[\w'\u2019-]{0,40}"
_CAPITAL = _FIRST + _REST
_PARTICLE = r"(?:van der|van den|van de|van|von|de la|de|da|dos|do|del|di|du|des|zur|zum|bin|al|el|le|la|ter|zu)"
_MORE = rf"(?:(?<=\b[^\W\d_a-z])\. ?| )(?:{_PARTICLE} |& |(?:al|el|ul|ibn)-)?{_CAPITAL}"
# What may not stand before it is looked for behind its first letter: so a search goes from capital to capital.
_RUN = re.compile(rf"{_FIRST}(?<![\w@#/$\\.=&-].){_REST}(?:{_MORE}){{0,5}}")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*|&")
_ABROAD = FOREIGN - CLEAR - DOUBTFUL
_SKIPPED = ((COMMON | VENDORS) - CLEAR - DOUBTFUL) | _ABROAD
_POSSESSIVE = re.compile(r"['\u2019](?:s|S)?$")


class Word(NamedTuple):
    """A word of a run, without a possessive ending; `plain` is in lower case and without accents."""

    start: int
    end: int
    text: str
    plain: str
    owns: bool = False

    @property
    def is_initial(self) -> bool:
        """One letter."""
        return len(self.text) == 1 and self.text.isalpha()

    @property
    def is_common(self) -> bool:
        """A word that names no person and no customer."""
        if self.plain in COMMON or self.plain in VENDORS or self.plain in _ABROAD:
            return not self.is_initial
        return "-" in self.plain and all(part in COMMON or part in _ABROAD for part in self.plain.split("-"))

    @property
    def is_shouted(self) -> bool:
        """Capitals alone, as in abbreviations."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_given(self) -> bool:
        """A given name that is hardly anything else."""
        return self.plain in CLEAR and not self.is_shouted

    @property
    def may_be_given(self) -> bool:
        """A given name that may be something else."""
        return self.plain in DOUBTFUL and not self.is_shouted


Run = list[Word]


def runs(text: str) -> Iterator[Run]:
    """Every run of up to six capitalised words on a line, with particles between them; a possessive ends one.

    Common words that stand alone are left out.
    """
    for match in _RUN.finditer(text):
        said = match[0]
        if said.lower() in _SKIPPED or not said[0].isalpha():  # such as a superscript digit
            continue
        if " " not in said and "." not in said:
            yield [_word(said, match.start())]
            continue
        run: Run = []
        for found in _WORD.finditer(text, *match.span()):
            word = _word(found[0], found.start())
            run.append(word)
            if word.owns:
                yield run
                run = []
        if run:
            yield run


def _word(text: str, start: int) -> Word:
    owns = False
    if "'" in text or "\u2019" in text or text[-1] == "-":
        if ending := _POSSESSIVE.search(text):
            text, owns = text[: ending.start()], len(ending[0]) > 1
        text = text.rstrip("-'\u2019")
    return Word(start, start + len(text), text, plain(text), owns)


def plain(text: str) -> str:
    """In lower case, without accents."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    bare = "".join(char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char))
    return (
        bare.replace("ł", "l")
        .replace("ø", "o")
        .replace("ß", "ss")
        .replace("đ", "d")
        .replace("\u0131", "i")
        .replace("æ", "ae")
    )
