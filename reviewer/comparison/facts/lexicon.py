"""Many phrases looked for in one pass over a text: each is tried only where a word stands that it can begin with. Pure.

A text of a megabyte is read once, however many topics there are and however many facts are asked about.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .vocabulary import ENDS_WORD, split, to_pattern

# A phrase begins with a word that no hyphen joins to another before it.
WORD = re.compile(r"(?<![\w-])\w+")
FIRST = re.compile(r"\w+")
# The longest beginning that "*" stands behind.
STEM = 16


class Mark(NamedTuple):
    """A phrase of a text; `rank` is the place of its topic among those of its set."""

    start: int
    end: int
    rank: int


@dataclass(frozen=True)
class Topics:
    """A set of topics; of two that are equally near, the one named earlier wins."""

    number: int
    names: tuple[str, ...]

    def __getitem__(self, rank: int) -> str:
        return self.names[rank]


class Marks:
    """The phrases of one text, by set, in order."""

    def __init__(self, by_set: Mapping[int, list[Mark]]) -> None:
        """`by_set` is not changed afterwards."""
        self._by_set = by_set
        self._starts = {number: [mark.start for mark in those] for number, those in by_set.items()}

    def of(self, topics: Topics) -> Sequence[Mark]:
        """All phrases of a set."""
        return self._by_set.get(topics.number, [])

    def starts(self, topics: Topics) -> Sequence[int]:
        """Where they begin."""
        return self._starts.get(topics.number, [])

    def within(self, topics: Topics, start: int, end: int) -> Iterator[Mark]:
        """The phrases of a set that stand wholly between two places."""
        starts = self.starts(topics)
        for index in range(bisect_left(starts, start), bisect_left(starts, end)):
            mark = self._by_set[topics.number][index]
            if mark.end <= end:
                yield mark


class _Phrase(NamedTuple):
    number: int
    rank: int
    pattern: str


class Lexicon:
    """All phrases by the words they can begin with."""

    def __init__(self) -> None:
        self._sets = 0
        self._whole: dict[str, list[_Phrase]] = defaultdict(list)
        self._stems: dict[str, list[_Phrase]] = defaultdict(list)

    def add(self, rows: Mapping[str, str | Iterable[str]], end: str) -> Topics:
        """A set of topics, each with its phrases in the signs of `vocabulary`; `end` is what must follow a phrase."""
        topics = Topics(self._sets, tuple(rows))
        self._sets += 1
        for rank, lists in enumerate(rows.values()):
            for phrase in split([lists] if isinstance(lists, str) else lists):
                self._file(phrase, _Phrase(topics.number, rank, f"{to_pattern(phrase)}{end}"))
        return topics

    def _file(self, phrase: str, filed: _Phrase) -> None:
        for word in _first_words(phrase):
            shelf = self._stems if word.endswith("*") else self._whole
            shelf[word.rstrip("*")].append(filed)

    @lru_cache(maxsize=16_384)  # noqa: B019 (there is one lexicon, which lives as long as the process)
    def beginning(self, word: str) -> tuple[tuple[int, int, re.Pattern[str]], ...]:
        """Set, rank and pattern of the phrases that may begin with a word in lower case."""
        filed = self._whole.get(word, [])
        for end in range(1, min(len(word), STEM) + 1):
            filed = filed + self._stems.get(word[:end], [])
        by_topic: dict[tuple[int, int], list[str]] = defaultdict(list)
        for number, rank, pattern in filed:
            by_topic[number, rank].append(pattern)
        return tuple((*topic, _compiled("|".join(patterns))) for topic, patterns in by_topic.items())

    def marks(self, text: str) -> Marks:
        """The phrases of a text; within a topic no two overlap."""
        found: dict[int, list[Mark]] = defaultdict(list)
        done: dict[tuple[int, int], int] = {}
        for word in WORD.finditer(text):
            start = word.start()
            for number, rank, pattern in self.beginning(word.group().lower()):
                if start >= done.get((number, rank), 0) and (match := pattern.match(text, start)):
                    found[number].append(Mark(start, match.end(), rank))
                    done[number, rank] = match.end()
        return Marks(found)


@lru_cache(maxsize=4096)
def _compiled(patterns: str) -> re.Pattern[str]:
    return re.compile(patterns, re.IGNORECASE)


def _first_words(phrase: str) -> Iterator[str]:
    """What a phrase can begin with: "error? rate*" begins with "error" or with what begins with "rate"."""
    for word in phrase.split():
        for one in word.rstrip("?").split("/"):
            first = FIRST.match(one)
            if first:
                yield first.group().lower() + ("*" if one[first.end() :].startswith(("*", "#")) else "")
        if not word.endswith("?"):
            return


LEXICON = Lexicon()


def topics(rows: Mapping[str, str | Iterable[str]]) -> Topics:
    """A set of topics that the lexicon finds from now on."""
    return LEXICON.add(rows, ENDS_WORD)


def openings(*words: str) -> Topics:
    """What some pattern begins with, so that it need not be tried anywhere else; whatever may follow."""
    return LEXICON.add({"": words}, "")
