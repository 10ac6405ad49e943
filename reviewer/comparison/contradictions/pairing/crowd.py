"""The statements of one kind in all versions of a report, and how they stand to each other. Pure."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reviewer.comparison.contradictions.statements import Agree, Pair, Statement

T = TypeVar("T")
# A common topic counts so much beside words.
TOPIC = 0.3
# Where nothing is alike, only so few statements are held against each other.
FEW = 3
# In a report with fewer sentences that state something nothing can be told from the rest.
FEWEST = 5
# More statements of one kind than this in one version are a listing, not a report.
MOST = 80
# Nor is one told from the others of a version that more than so many of are alike in the same way.
MOST_NEAREST = 12


@dataclass(frozen=True)
class Rarity:
    """How rare words are among those sentences of a report that state something, and how many these are."""

    words: Mapping[str, float]
    sentences: int


def rarity(told: Iterable[Statement]) -> Rarity:
    """Of all that the versions of a report state."""
    sentences: dict[tuple[int, str, tuple[int, int]], frozenset[str]] = {}
    for one in told:
        key = one.version, one.fact.where, one.sentence
        sentences[key] = sentences.get(key, frozenset()) | one.words
    seen = Counter(word for words in sentences.values() for word in words)
    words = {word: math.log((len(sentences) + 1) / (count + 0.5)) for word, count in seen.items()}
    return Rarity(words, len(sentences))


def remembered(ask: Callable[[Statement, Statement], T]) -> Callable[[Statement, Statement], T]:
    """The same answers; each pair of statements is asked about once."""
    known: dict[tuple[int, int], T] = {}

    def answer(one: Statement, other: Statement) -> T:
        key = id(one), id(other)
        found = known.get(key)
        if found is None:
            found = known[key] = ask(one, other)
        return found

    return answer


class Crowd:
    """Statements of one kind by version. Each question about two of them is answered once."""

    def __init__(self, versions: Sequence[Sequence[Statement]], agree: Agree, rare: Rarity) -> None:
        self.versions = [statements[:MOST] for statements in versions]
        self.agree, self._rare = remembered(agree), rare
        self._alike: dict[tuple[int, int], float] = {}
        self._ranked: dict[tuple[int, int], list[float]] = {}
        self._agreeing: dict[tuple[int, int], list[Statement]] = {}
        self._seen = [Counter(word for s in those for word in s.words) for those in self.versions]
        self._left: dict[tuple[int, int], int] = {}
        self._places = {id(s): place for those in self.versions for place, s in enumerate(those)}
        self._values = [len({s.fact.value for s in those}) for those in self.versions]

    def pairs(self) -> list[Pair]:
        """Statements that cannot both be true, of two versions or two sentences, of which one is the other's nearest.

        In the order in which they stand.
        """
        every = [statement for those in self.versions for statement in those]
        places = {id(statement): place for place, statement in enumerate(every)}
        close = {
            (min(place, places[id(other)]), max(place, places[id(other)]))
            for place, one in enumerate(every)
            for those in self.versions
            for other in self._closest(one, those)
        }
        found = [(every[first], every[second]) for first, second in sorted(close)]
        return [pair for pair in found if _comparable(*pair) and not self.agree(*pair)]

    def _closest(self, one: Statement, those: Sequence[Statement]) -> list[Statement]:
        """Those of a version that none is more like it than; none of many when nothing is alike."""
        others = [(self.alike(one, other), other) for other in those if other is not one]
        most = max((alike for alike, _ in others), default=0.0)
        if not others or (not most and self._are_many(one, others[0][1])):
            return []
        nearest = [other for alike, other in others if alike == most]
        return nearest if len(nearest) <= MOST_NEAREST else []

    def _are_many(self, one: Statement, other: Statement) -> bool:
        return max(len(self.versions[s.version]) for s in (one, other)) > FEW

    def alike(self, one: Statement, other: Statement) -> float:
        """How alike their words and topics are: 0 for nothing in common; rare words count for more."""
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        found = self._alike.get(key)
        if found is None:
            found = self._alike[key] = self._likeness(one, other)
        return found

    def _likeness(self, one: Statement, other: Statement) -> float:
        shared = sum(self.rare(word) for word in one.words & other.words)
        size = math.sqrt(max(1, len(one.words)) * max(1, len(other.words)))
        return shared / size + (TOPIC if one.fact.about == other.fact.about != "" else 0.0)

    def rare(self, word: str) -> float:
        """How rare a word is in this report."""
        return self._rare.words.get(word, 0.0)

    @property
    def is_small(self) -> bool:
        """Whether the report states too little for one pair to stand out among others."""
        return self._rare.sentences < FEWEST

    def rank(self, one: Statement, other: Statement) -> int:
        """How many statements of the other's version are more like the first than the other is; 2 for more."""
        alike = self.alike(one, other)
        return sum(more > alike for more in self._nearest(one, other.version))

    def _nearest(self, one: Statement, version: int) -> list[float]:
        """How alike the two nearest of a version are."""
        key = id(one), version
        found = self._ranked.get(key)
        if found is None:
            others = (self.alike(one, s) for s in self.versions[version] if s is not one)
            found = self._ranked[key] = sorted(others, reverse=True)[:2]
        return found

    def agreeing(self, one: Statement, version: int) -> list[Statement]:
        """The statements of a version that have its value, itself left out."""
        key = id(one), version
        found = self._agreeing.get(key)
        if found is None:
            others = self.versions[version]
            found = self._agreeing[key] = [s for s in others if s is not one and self.agree(one, s)]
        return found

    def own_words(self, one: Statement, other: Statement) -> int:
        """How many words both have that no other statement of their kind in either version has."""
        seen = self._seen[one.version], self._seen[other.version]
        most = 2 if one.version == other.version else 1
        return sum(all(words[word] <= most for words in seen) for word in one.words & other.words)

    def alone_in(self, version: int, other: int) -> int:
        """How many values a version gives that another does not."""
        if (version, other) not in self._left:
            lonely = {s.fact.value for s in self.versions[version] if not self.agreeing(s, other)}
            self._left[version, other] = len(lonely)
        return self._left[version, other]

    def place_of(self, statement: Statement) -> int:
        """How many statements of its version stand before it."""
        return self._places[id(statement)]

    def values_of(self, version: int) -> int:
        """How many values a version gives."""
        return self._values[version]


def _comparable(one: Statement, other: Statement) -> bool:
    """Whether they say something else, not both by their times alone, and not in one breath."""
    return not (one.fact.value == other.fact.value or (one.derived and other.derived) or share_a_sentence(one, other))


def share_a_sentence(one: Statement, other: Statement) -> bool:
    """Whether both stand in one sentence of one version."""
    return (one.version, one.fact.where, one.sentence) == (other.version, other.fact.where, other.sentence)
