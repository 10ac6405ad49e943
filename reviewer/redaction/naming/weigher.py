"""Weighing words: which of them name a person, which a customer.

The weights are the project's own: `manage.py bench names` makes them from the labelled texts of the benchmark. What a
candidate weighs is a sum over its signs, so the sums of words that come again are remembered.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reviewer.redaction import weights
from reviewer.redaction.capitals import Word
from reviewer.redaction.naming import signs
from reviewer.redaction.naming.candidates import Candidate, candidates
from reviewer.redaction.values import Category, Passage

FILE = Path(__file__).with_name("weights.txt")
# The sign that every candidate has.
ALWAYS = "always"
# How much it must weigh more than nothing to be told, and how much of what the same word weighs elsewhere counts.
LEAST_PERSON, LEAST_CUSTOMER = 150, 75
ELSEWHERE, BESIDE, MOST = 0.5, 0.5, 400


class Weight(NamedTuple):
    """How much more than neither a person and a customer weigh, in the scale of the file."""

    person: float
    customer: float

    def plus(self, other: "Weight", part: float = 1) -> "Weight":
        """Both, or a part of the other."""
        return Weight(self.person + part * other.person, self.customer + part * other.customer)


NONE, LIGHTEST = Weight(0, 0), Weight(-MOST, -MOST)


Weighed = tuple[Candidate, Weight]


class Named(NamedTuple):
    """A name and whose it is."""

    candidate: Candidate
    category: Category


class Weigher:
    """Weights of signs, and the sums that were made of them."""

    def __init__(self, table: Mapping[str, tuple[int, ...]]) -> None:
        self._table = table
        self._name = lru_cache(8192)(self._weigh_name)
        self._token = lru_cache(32768)(self._weigh_token)
        self._head = lru_cache(4096)(lambda word: self._sum(signs.signs_of_head(word)))

    def weigh(self, candidate: Candidate) -> Weight:
        """What all signs of a candidate weigh together."""
        start, (person, customer) = self._name(candidate.said)
        before, after = signs.around(candidate)
        parts = [self._token("<", at, start, token) for at, token in enumerate(before)]
        parts += [self._token(">", at, start, token) for at, token in enumerate(after)]
        parts += map(self._head, candidate.heads)
        parts.append(self._sum((*signs.signs_of_pairs(before, after), signs.sign_of_ending(candidate, start))))
        for more, other in parts:
            person += more
            customer += other
        return Weight(person, customer)

    def _weigh_name(self, said: signs.Said) -> tuple[str, Weight]:
        shape = signs.shape_of(said)
        return signs.start_of(shape), self._sum((ALWAYS, *signs.signs_of_name(said, shape)))

    def _weigh_token(self, side: str, at: int, start: str, token: str) -> Weight:
        return self._sum(signs.signs_of_token(side, at, start, token))

    def _sum(self, said: Iterable[str]) -> Weight:
        person = customer = 0
        for sign in said:
            if found := self._table.get(sign):
                person += found[0]
                customer += found[1]
        return Weight(person, customer)


@cache
def weigher() -> Weigher:
    """The weigher with the weights on file, read at the first use."""
    return Weigher(weights.read(FILE))


def names(passage: Passage) -> list[Named]:
    """The names in a passage; by `passage.once` they are weighed once for all."""
    return list(named(candidates(passage), weigher()))


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


def _told(weighed: Weighed) -> tuple[float, Named] | None:
    candidate, weight = weighed
    person, customer = weight.person - LEAST_PERSON, weight.customer - LEAST_CUSTOMER
    if max(person, customer) <= 0:
        return None
    category = Category.PERSON if person >= customer else Category.CUSTOMER
    return max(person, customer), Named(candidate, category)


def _agreed(weighed: list[Weighed]) -> list[Weighed]:
    """What is sure in one place makes the same word surer in another."""
    places: defaultdict[str, dict[int, Weight]] = defaultdict(dict)
    for candidate, weight in weighed:
        bounded = _bounded(weight)
        for word in _telling(candidate):
            there = places[word.plain]
            there[word.start] = max(there.get(word.start, LIGHTEST), bounded, key=max)
    often = {plain: _Often(there) for plain, there in places.items() if len(there) > 1}
    return [(candidate, weight.plus(_elsewhere(candidate, often), ELSEWHERE)) for candidate, weight in weighed]


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


def _elsewhere(candidate: Candidate, often: Mapping[str, _Often]) -> Weight:
    """What its words weigh in other places; of two words the one that says more."""
    said = [often[word.plain].but(word.start) for word in _telling(candidate) if word.plain in often]
    if not said:
        return NONE
    return Weight(*(max(parts, key=abs) for parts in zip(*said, strict=True)))


def _listed(weighed: list[Weighed]) -> list[Weighed]:
    """Those that stand in one list are mostly of one kind: each weighs a part of what all the others do."""
    ordered = sorted(weighed, key=_start)
    numbers = _lists(candidate for candidate, _ in ordered)
    members: defaultdict[int, list[Weight]] = defaultdict(list)
    for number, (_, weight) in zip(numbers, ordered, strict=True):
        members[number].append(_bounded(weight))
    totals = {number: Weight(*map(sum, zip(*one, strict=True))) for number, one in members.items() if len(one) > 1}
    return [
        (candidate, weight if number not in totals else _with_the_others(weight, totals[number]))
        for number, (candidate, weight) in zip(numbers, ordered, strict=True)
    ]


def _with_the_others(weight: Weight, total: Weight) -> Weight:
    return weight.plus(_bounded(total.plus(_bounded(weight), -1)), BESIDE)


def _start(weighed: Weighed) -> int:
    return weighed[0].start


def _lists(ordered: Iterable[Candidate]) -> list[int]:
    """The number of the list that each stands in, alone or with others."""
    ends: dict[int, int] = {}
    numbers = []
    for number, candidate in enumerate(ordered):
        numbers.append(ends.get(candidate.start - _gap(candidate.before), number))
        ends[candidate.end] = numbers[-1]
    return numbers


def _gap(tokens: tuple[str, ...]) -> int:
    """How many characters away a neighbour in a list would end."""
    return _GAPS.get(tokens[0], 0) if tokens else 0


_GAPS = {joint: len(between) for joint, between in ((",", ", "), ("and", " and "), ("or", " or "), ("&", " & "))}


def _telling(candidate: Candidate) -> list[Word]:
    return [word for word in candidate.words if len(word.plain) > 2 and not word.is_common]


def _bounded(weight: Weight) -> Weight:
    """Not more than counts, either way; most weights are within that."""
    person, customer = weight
    if -MOST <= person <= MOST and -MOST <= customer <= MOST:
        return weight
    return Weight(max(-MOST, min(MOST, person)), max(-MOST, min(MOST, customer)))
