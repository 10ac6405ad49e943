"""The parts of a text that weigh enough to be told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from math import sqrt
from operator import attrgetter
from typing import NamedTuple

from reviewer.redaction.sentences import Part, parts, sentences, trimmed
from reviewer.redaction.values import Category, Passage
from reviewer.redaction.weighing import features
from reviewer.redaction.weighing.features import Token, Weight
from reviewer.redaction.weighing.weights import Bounds, Weights, on_file
from reviewer.redaction.weighing.words import NAME, PERSON, WORD, symbols

CATEGORIES = (Category.VULNERABILITY, Category.FINANCIAL_LEGAL, Category.TONE)
NEGATION, QUESTION = "<not>", "<whether>"
# How many words are remembered as they are written; a text full of unknown ones must not fill the memory.
_REMEMBERED = 50_000
# What words say together is asked only of sentences whose words by themselves come so near to a bound, in tenths.
_MARGIN = 10
# The evidence that a sentence of so many words needs; from eight words on it no longer grows.
_NEEDED = tuple(sqrt(2 + words) for words in range(9))
_NOTHING: Weight = (0.0, 0.0, 0.0)
# Between two parts: what is said or quoted begins here, and is told by itself.
_OPENS = re.compile(r"[\"\u201c\u201d\u2018]|that\s*$")


# What a word weighs: in its own part, then for the other parts of its sentence, each in three categories.
Six = tuple[float, float, float, float, float, float]


class Word(NamedTuple):
    """A word's numbers, and what it weighs.

    `evidence` is how much of what a sentence needs to be looked at the word gives, in any category.
    """

    token: Token
    weights: Six
    evidence: float


_WEIGHTS, _EVIDENCE = attrgetter("weights"), attrgetter("evidence")


class _Part(NamedTuple):
    """A part of a sentence with its words, and what they weigh together."""

    start: int
    end: int
    words: list[Word]
    weights: Six


class _Words(dict[str, Word]):
    """Words as they are written; those that were seen before are remembered."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def __missing__(self, word: str) -> Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = _HIDDEN if word[0] == "[" else self.of(token_of(word, self._weights.symbols))
        return found

    def of(self, token: Token) -> Word:
        """What a word with these numbers weighs."""
        here = _sum(features.of_word(token), self._weights)
        beside = _sum(features.around(token), self._weights)
        evidence = max(one / bounds.evidence for one, bounds in zip(here, self._weights.bounds, strict=True))
        return Word(token, (*here, *beside), max(0.0, evidence))


class Weighed(NamedTuple):
    """A part of a sentence, what it weighs, and whether it begins something that is quoted or reported."""

    start: int
    end: int
    weight: Weight
    opens: bool


Sentence = list[Weighed]


# What stands for something hidden was replaced by somebody who saw the rest: it must not make the rest tell more.
# Least of all in its own part, where what it stands for may have weighed against telling as much.
_HIDDEN = Word((0, 0), (-120.0,) * 3 + (-40.0,) * 3, 0.0)


def token_of(word: str, numbers: Mapping[str, int]) -> Token:
    """The numbers of a word as it is written; an unknown one with a capital is a name."""
    root, mean = symbols(word)
    if mean and mean not in numbers and word[0].isupper():
        root = mean = NAME
    return numbers.get(root, 0), numbers.get(mean, 0)


class Weigher:
    """Weighs texts. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._governing = weights.symbols.get(NEGATION, 0), weights.symbols.get(QUESTION, 0)
        self._least = tuple(bounds.among - _MARGIN for bounds in weights.bounds)
        self._words = _Words(weights)
        self._somebody = self._words.of((weights.symbols.get(PERSON, 0),) * 2)

    def weighed(self, passage: Passage) -> list[Sentence]:
        """The sentences that may tell something, as their parts."""
        text = passage.text
        people = frozenset(name for person in passage.org.roster for name in person.split())
        found = []
        for start, end in sentences(text):
            words = self._read(text[start:end], people)
            # The words of most sentences give too little evidence for a closer look.
            if sum(map(_EVIDENCE, words)) >= _NEEDED[min(len(words), 8)]:
                told = self._parts(text, start, end, words, people)
                if weights := self._weights_of(told):
                    found.append(list(_placed(text, told, weights)))
        return found

    def tellings(self, passage: Passage) -> list[tuple[int, int, Category]]:
        """Where a passage tells something of each of CATEGORIES."""
        weighed = self.weighed(passage)
        return [
            (start, end, category)
            for place, category in enumerate(CATEGORIES)
            for start, end in _told(passage.text, weighed, place, self._weights.bounds[place])
        ]

    def _parts(self, text: str, start: int, end: int, words: list[Word], people: frozenset[str]) -> list[_Part]:
        """The parts of a sentence that have words; `words` are those of all of it."""
        cut = [*parts(text, start, end)]
        if cut == [(start, end)]:
            return [_Part(start, end, words, _together(words))]
        read = [(first, last, self._read(text[first:last], people)) for first, last in cut]
        return [_Part(first, last, words, _together(words)) for first, last, words in read if words]

    def _weights_of(self, told: Sequence[_Part]) -> list[Weight]:
        """What each part weighs: by itself, and by what the rest of the sentence says. None if none comes near."""
        count = sum([len(part.words) for part in told])
        whole = [sum(column) for column in zip(*[part.weights[3:] for part in told], strict=True)]
        weights = [self._weight(part, whole, count) for part in told]
        if not any(map(self._is_near, weights)):
            return []
        return [self._weight(part, whole, count, self._by_standing_together(part.words)) for part in told]

    def _weight(self, part: _Part, whole: Sequence[float], count: int, together: Weight = _NOTHING) -> Weight:
        """One part of a sentence that weighs `whole` for the other parts, in `count` words."""
        words, (first, second, third, fourth, fifth, sixth) = len(part.words), part.weights
        by_itself = (together[0] + first, together[1] + second, together[2] + third)
        by_others = (whole[0] - fourth, whole[1] - fifth, whole[2] - sixth)
        return features.weight(self._weights.start, by_itself, words, by_others, count - words)

    def _is_near(self, weight: Weight) -> bool:
        return weight[0] > self._least[0] or weight[1] > self._least[1] or weight[2] > self._least[2]

    def _by_standing_together(self, words: Sequence[Word]) -> Weight:
        part = [word.token for word in words]
        return _sum([*features.of_several(part, *self._governing), *features.of_shape(part)], self._weights)

    def _read(self, piece: str, people: frozenset[str]) -> list[Word]:
        """The words of a piece of text; `people` are words that name somebody."""
        known, found = self._words, WORD.findall(piece)
        if people.isdisjoint(found):
            return [*map(known.__getitem__, found)]
        return [self._somebody if word in people else known[word] for word in found]


def _sum(found: Iterable[int], weights: Weights) -> Weight:
    """The weights of some features together."""
    get = weights.features.get
    return _added([known for feature in found if (known := get(feature))])


def _together(words: Sequence[Word]) -> Six:
    """What some words weigh, one by one; there is one at least."""
    first, second, third, fourth, fifth, sixth = map(sum, zip(*map(_WEIGHTS, words), strict=True))
    return first, second, third, fourth, fifth, sixth


def _added(weights: Iterable[Weight]) -> Weight:
    first = second = third = 0.0
    for one, two, three in weights:
        first += one
        second += two
        third += three
    return first, second, third


def _placed(text: str, told: Iterable[_Part], weights: Iterable[Weight]) -> Iterator[Weighed]:
    """Parts with their weights, each with what stands between it and the one before."""
    before = None
    for (start, end, *_), weight in zip(told, weights, strict=True):
        yield Weighed(start, end, weight, before is not None and _OPENS.search(text, before, start) is not None)
        before = end


@cache
def weigher() -> Weigher:
    """The one that works with the weights on file."""
    return Weigher(on_file())


def tellings(passage: Passage, category: Category) -> Iterator[Part]:
    """Where a passage tells something of one of CATEGORIES, in the order of the text."""
    return ((start, end) for start, end, found in passage.once(weigher().tellings) if found == category)


def _told(text: str, weighed: Sequence[Sentence], place: int, bounds: Bounds) -> Iterator[Part]:
    """Where a text tells what stands at a place of CATEGORIES: parts that weigh enough, with those beside them."""
    heaviest = [max([part.weight[place] for part in sentence]) for sentence in weighed]
    bound = bounds.among if max(heaviest, default=0.0) >= bounds.alone else bounds.alone
    for sentence in compress(weighed, [weight >= bound for weight in heaviest]):
        for run in _runs(sentence, place, bounds.beside):
            if max(part.weight[place] for part in run) >= bound:
                start, end = trimmed(text, run[0].start, run[-1].end)
                if end > start:
                    yield start, end


def _runs(sentence: Sentence, place: int, least: float) -> Iterator[list[Weighed]]:
    """Neighbours that all weigh something."""
    run: list[Weighed] = []
    for part in sentence:
        if run and (part.opens or part.weight[place] < least):
            yield run
            run = []
        if part.weight[place] >= least:
            run.append(part)
    if run:
        yield run
