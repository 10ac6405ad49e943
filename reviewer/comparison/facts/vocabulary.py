"""The few signs in which lists of phrases are written, so that they can be read and grown without regular expressions.

Phrases are separated by commas. `*` is any ending of a word (rollback*), `/` stands between words of which one is there
(start/began), `?` after a word that may be missing (root? cause), `..` for up to three words in between. A blank is
any blank or a broken line. Upper and lower case are one.
"""

import re
from collections.abc import Iterable, Iterator

from .numbers import GAP

ENDS_WORD = r"(?!\w|-\w)"
# Two forms of a verb that are denied, and no further ones.
CONTRACTED = re.compile(r"(?<![\w/])(is|has|do|was)/(are|have|does|were) not\b")
BETWEEN = rf"(?:\S{{1,20}}{GAP}){{0,3}}"


def phrases(*lists: str) -> re.Pattern[str]:
    """One pattern for all phrases of the lists, as whole words."""
    return re.compile(rf"\b(?<!-)(?:{'|'.join(map(to_pattern, split(lists)))}){ENDS_WORD}", re.IGNORECASE)


def split(lists: Iterable[str]) -> Iterator[str]:
    """The phrases of some lists."""
    return (phrase.strip() for text in lists for phrase in text.split(",") if phrase.strip())


def contracted(text: str) -> str:
    """Some phrases, and those with "is/are not" or the like once more in short: "isn't/aren't"."""
    denied = [phrase for phrase in split([text]) if CONTRACTED.search(phrase)]
    return ", ".join([text, *(CONTRACTED.sub(r"\1n't/\2n't", phrase) for phrase in denied)])


def to_pattern(phrase: str) -> str:
    """A phrase as a regular expression, without what must stand around it."""
    *before, last = phrase.split()
    return "".join(map(_word, before)) + _choice(last)


def _word(word: str) -> str:
    if word == "..":
        return BETWEEN
    if word.endswith("?"):
        return f"(?:{_choice(word[:-1])}{GAP})?"
    return _choice(word) + GAP


def _choice(word: str) -> str:
    words = [_written(one) for one in word.split("/")]
    return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"


def _written(word: str) -> str:
    """A word as it may be written: an apostrophe is straight or curved."""
    escaped = re.escape(word).replace(r"\*", r"[\w-]{0,9}").replace(r"\#", r"\d{1,9}")
    return escaped.replace("'", "['\u2019]")


def words(text: str) -> frozenset[str]:
    """A set of words, written as they are read."""
    return frozenset(text.split())
