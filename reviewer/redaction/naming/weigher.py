"""Weighing words: which of them name a person, which a customer.

The weights are the project's own: `manage.py bench names` makes them from the labelled texts of the benchmark. What a
candidate weighs is a sum over its signs, so the sums of words that come again are remembered.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from operator import getitem
from pathlib import Path
from typing import NamedTuple, TypeVar

from reviewer.redaction import weights
from reviewer.redaction.naming import signs
from reviewer.redaction.naming.candidates import AROUND, Candidate, Said, candidates
from reviewer.redaction.values import Category, Passage

FILE = Path(__file__).with_name("weights.txt")
# The sign that every candidate has.
ALWAYS = "always"
# How much it must weigh more than nothing to be told, and how much of what the same word weighs elsewhere counts.
LEAST_PERSON, LEAST_CUSTOMER = 130, 75
# What the form of a company behind a word adds, of which too few teach it ("S.A."); vendors have such forms too.
FORMED, VENDOR = 300, "V"
# Words that weigh less than this by themselves name nobody, whatever stands around them.
HOPELESS = -350
ELSEWHERE, BESIDE, MOST = 0.5, 0.5, 400


class Weight(NamedTuple):
    """How much more than neither a person and a customer weigh, in the scale of the file."""

    person: float
    customer: float

    def plus(self, other: "Weight", part: float = 1) -> "Weight":
        """Both, or a part of the other."""
        return Weight(self.person + part * other.person, self.customer + part * other.customer)


Weighed = tuple[Candidate, Weight]


class Named(NamedTuple):
    """A name and whose it is."""

    candidate: Candidate
    category: Category


# What some signs weigh for a person and for a customer; a plain tuple, which costs the garbage collector nothing.
Sum = tuple[int, int]
K = TypeVar("K")
V = TypeVar("V")


class _Remembered(dict[K, V]):
    """What was worked out before; forgotten when it has grown too long."""

    def __init__(self, work_out: Callable[[K], V], longest: int) -> None:
        self._work_out, self._longest = work_out, longest

    def __missing__(self, key: K) -> V:
        if len(self) >= self._longest:
            self.clear()
        value = self[key] = self._work_out(key)
        return value


class Weigher:
    """Weights of signs, and the sums that were made of them."""

    def __init__(self, table: Mapping[str, tuple[int, ...]]) -> None:
        self._table = table
        # Of what stands together most has no weight, and is different each time: that is not remembered.
        self._signs: _Remembered[str, tuple[int, ...]] = _Remembered(table.__getitem__, 32_768)
        self._names = _Remembered(self._weigh_name, 8_192)
        self._places = _Remembered(self._weights_around, 256)
        self._heads = _Remembered(self._weigh_head, 4_096)

    def is_worth(self, said: Said) -> bool:
        """Whether words may name somebody for what they are; of those that may not nothing around them makes a name."""
        return max(self._names[said][1]) > HOPELESS

    def weigh(self, candidate: Candidate) -> Weight:
        """What all signs of a candidate weigh together."""
        start, (person, customer) = self._names[candidate.said]
        before, after = signs.around(candidate)
        parts = [*map(getitem, self._places[start], (*before, *after))]
        parts += map(self._heads.__getitem__, candidate.heads)
        parts.append(self._sum((*signs.signs_of_pairs(before, after), signs.sign_of_ending(candidate, start))))
        for more, other in parts:
            person += more
            customer += other
        return Weight(person, customer + FORMED if candidate.formed and start[0] != VENDOR else customer)

    def _weigh_name(self, said: Said) -> tuple[str, Sum]:
        shape = signs.shape_of(said)
        return signs.start_of(shape), self._sum((ALWAYS, *signs.signs_of_name(said, shape)))

    def _weights_around(self, start: str) -> list[_Remembered[str, Sum]]:
        """What a token weighs in each place around names of a sort: before them, the nearest first, then behind."""
        return [
            _Remembered(partial(self._weigh_token, side, at, start), 1_024) for side in "<>" for at in range(AROUND)
        ]

    def _weigh_token(self, side: str, at: int, start: str, token: str) -> Sum:
        return self._sum(signs.signs_of_token(side, at, start, token))

    def _weigh_head(self, word: str) -> Sum:
        return self._sum(signs.signs_of_head(word))

    def _sum(self, said: Iterable[str]) -> Sum:
        person = customer = 0
        for sign in said:
            if sign in self._table:
                found = self._signs[sign]
                person += found[0]
                customer += found[1]
        return person, customer


@cache
def weigher() -> Weigher:
    """The weigher with the weights on file, read at the first use."""
    return Weigher(weights.read(FILE))


def names(passage: Passage) -> list[Named]:
    """The names in a passage; by `passage.once` they are weighed once for all."""
    by = weigher()
    return list(named(candidates(passage, by.is_worth), by))


def named(found: Iterable[Candidate], by: Weigher) -> Iterator[Named]:
    """Which candidates are names. Of those that share words the heaviest is."""
    weighed = _listed(_agreed([(candidate, by.weigh(candidate)) for candidate in found]))
    heavy = sorted(filter(None, map(_told, weighed)), key=lambda told: -told[0])
    taken: set[int] = set()
    for _, name in heavy:
        starts = {word.start for word in name.candidate.words}
        if taken.isdisjoint(starts):
            taken |= starts
            yield name


# The id of a matter or a network's number, whatever stands around it: "INC-187", "AS64496".
_REFERENCE = re.compile(r"[A-Z]{2,10}(?:-\d+){1,3}|ASN?\d{3,10}")


def _told(weighed: Weighed) -> tuple[float, Named] | None:
    candidate, weight = weighed
    person, customer = weight.person - LEAST_PERSON, weight.customer - LEAST_CUSTOMER
    if max(person, customer) <= 0 or (len(candidate.words) == 1 and _REFERENCE.fullmatch(candidate.words[0].text)):
        return None
    category = Category.PERSON if person >= customer else Category.CUSTOMER
    return max(person, customer), Named(candidate, category)


def _agreed(weighed: list[Weighed]) -> list[Weighed]:
    """What is sure in one place makes the same word surer in another."""
    repeated = _repeated(candidate for candidate, _ in weighed)
    if not repeated:
        return weighed
    places: defaultdict[str, dict[int, Weight]] = defaultdict(dict)
    telling = [
        [word for word in candidate.words if word.plain in repeated and not word.is_common] for candidate, _ in weighed
    ]
    for words, (_, weight) in zip(telling, weighed, strict=True):
        bounded = _bounded(weight) if words else weight
        for word in words:
            there = places[word.plain]
            known = there.get(word.start)
            there[word.start] = bounded if known is None else max(known, bounded, key=max)
    often = {plain: _Often(there) for plain, there in places.items()}
    return [
        (candidate, _surer(weight, [often[word.plain].but(word.start) for word in words]) if words else weight)
        for words, (candidate, weight) in zip(telling, weighed, strict=True)
    ]


def _repeated(found: Iterable[Candidate]) -> set[str]:
    """The words of candidates that stand in several places, but for very short ones."""
    first: dict[str, int] = {}
    words = (word for candidate in found for word in candidate.words if len(word.plain) > 2)
    return {word.plain for word in words if first.setdefault(word.plain, word.start) != word.start}


class _Often:
    """The places of a word that stands in several, and what it weighs in all together."""

    def __init__(self, there: dict[int, Weight]) -> None:
        self._there = there
        self._person = sum(weight.person for weight in there.values())
        self._customer = sum(weight.customer for weight in there.values())

    def but(self, start: int) -> Weight:
        """What it weighs on average in the places other than one."""
        here, others = self._there[start], len(self._there) - 1
        return Weight((self._person - here.person) / others, (self._customer - here.customer) / others)


def _surer(weight: Weight, elsewhere: list[Weight]) -> Weight:
    """With a part of what its words weigh in other places; of two words the one that says more."""
    return weight.plus(Weight(*(max(parts, key=abs) for parts in zip(*elsewhere, strict=True))), ELSEWHERE)


def _listed(weighed: list[Weighed]) -> list[Weighed]:
    """Those that stand in one list are mostly of one kind: each weighs a part of what all the others do."""
    ordered = sorted(weighed, key=_start)
    numbers = _lists(candidate for candidate, _ in ordered)
    if len({*numbers}) == len(numbers):
        return ordered
    shared = {number for number, count in Counter(numbers).items() if count > 1}
    members: defaultdict[int, list[Weight]] = defaultdict(list)
    for number, (_, weight) in zip(numbers, ordered, strict=True):
        if number in shared:
            members[number].append(_bounded(weight))
    totals = {number: Weight(*map(sum, zip(*one, strict=True))) for number, one in members.items()}
    return [
        (candidate, weight if number not in totals else _with_the_others(weight, totals[number]))
        for number, (candidate, weight) in zip(numbers, ordered, strict=True)
    ]


def _with_the_others(weight: Weight, total: Weight) -> Weight:
    return weight.plus(_bounded(total.plus(_bounded(weight), -1)), BESIDE)


def _start(weighed: Weighed) -> int:
    return weighed[0].words[0].start


def _lists(ordered: Iterable[Candidate]) -> list[int]:
    """The number of the list that each stands in, alone or with others."""
    ends: dict[int, int] = {}
    numbers = []
    for number, (words, _, before, *_) in enumerate(ordered):
        gap = _GAPS.get(before[0], 0) if before else 0
        numbers.append(ends.get(words[0].start - gap, number))
        ends[words[-1].end] = numbers[-1]
    return numbers


# How many characters away a neighbour in a list ends.
_GAPS = {joint: len(between) for joint, between in ((",", ", "), ("and", " and "), ("or", " or "), ("&", " & "))}


def _bounded(weight: Weight) -> Weight:
    """Not more than counts, either way; most weights are within that."""
    person, customer = weight
    if -MOST <= person <= MOST and -MOST <= customer <= MOST:
        return weight
    return Weight(max(-MOST, min(MOST, person)), max(-MOST, min(MOST, customer)))
