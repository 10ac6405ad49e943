"""The parts of a text that weigh enough to be told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from math import sqrt
from typing import NamedTuple

from reviewer.redaction.sentences import Part, parts, sentences, trimmed
from reviewer.redaction.values import Category, Passage
from reviewer.redaction.weighing import features
from reviewer.redaction.weighing.features import Token, Weight
from reviewer.redaction.weighing.weights import Bounds, Weights, on_file
from reviewer.redaction.weighing.words import NAME, PERSON, WORD, symbols

CATEGORIES = (Category.VULNERABILITY, Category.FINANCIAL_LEGAL, Category.TONE)
NEGATION = "<not>"
# How many words are remembered as they are written; a text full of unknown ones must not fill the memory.
_REMEMBERED = 50_000
# What words say together is asked only of sentences whose words by themselves come so near to a bound, in tenths.
_MARGIN = 10
# From how many words on the evidence that a sentence needs no longer grows.
_FEW = 8
_NOTHING: Weight = (0.0, 0.0, 0.0)
# Between two parts: what is said or quoted begins here, and is told by itself.
_OPENS = re.compile(r"[\"\u201c\u201d\u2018]|that\s*$")


class Word(NamedTuple):
    """A word's numbers, what it weighs in its own part and for the other parts of its sentence.

    `evidence` is how much of what a sentence needs to be looked at the word gives, in any category.
    """

    token: Token
    here: Weight
    beside: Weight
    evidence: float


class _Part(NamedTuple):
    """The words of a part, what the rest of its sentence says about it, and how many words that has."""

    words: list[Word]
    by_others: Weight
    others: int


class Weighed(NamedTuple):
    """A part of a sentence, what it weighs, and whether it begins something that is quoted or reported."""

    start: int
    end: int
    weight: Weight
    opens: bool


Sentence = list[Weighed]


# What stands for something hidden was replaced by somebody who saw the rest: it must not make the rest tell more.
_AGAINST: Weight = (-40.0, -40.0, -40.0)
_HIDDEN = Word((0, 0), _AGAINST, _AGAINST, 0.0)


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
        self._negation = weights.symbols.get(NEGATION, 0)
        self._least = tuple(bounds.among - _MARGIN for bounds in weights.bounds)
        self._words: dict[str, Word] = {}
        self._somebody = self._word_of((weights.symbols.get(PERSON, 0),) * 2)

    def weighed(self, passage: Passage) -> list[Sentence]:
        """The sentences that may tell something, as their parts."""
        text = passage.text
        people = frozenset(name for person in passage.org.roster for name in person.split())
        may_tell = ((start, end) for start, end in sentences(text) if self._may_tell(text[start:end], people))
        return [self._sentence(text, [*parts(text, start, end)], people) for start, end in may_tell]

    def _may_tell(self, sentence: str, people: frozenset[str]) -> bool:
        """Whether the words of a sentence give any evidence: most do not, and are looked at no further."""
        words = self._read(sentence, people)
        return sum([word.evidence for word in words]) >= sqrt(2 + min(len(words), _FEW))

    def tellings(self, passage: Passage) -> list[tuple[int, int, Category]]:
        """Where a passage tells something of each of CATEGORIES."""
        weighed = self.weighed(passage)
        return [
            (start, end, category)
            for place, category in enumerate(CATEGORIES)
            for start, end in _told(passage.text, weighed, place, self._weights.bounds[place])
        ]

    def _sentence(self, text: str, sentence: Sequence[Part], people: frozenset[str]) -> Sentence:
        """What each part weighs: by itself, and by what the rest of the sentence says."""
        told = [(part, words) for part in sentence if (words := self._read(text[slice(*part)], people))]
        beside = [_added([word.beside for word in words]) for _, words in told]
        whole, count = _added(beside), sum([len(words) for _, words in told])
        weighing = [
            _Part(words, _less(whole, mine), count - len(words)) for (_, words), mine in zip(told, beside, strict=True)
        ]
        weights = [self._weight(part) for part in weighing]
        if any(map(self._is_near, weights)):
            weights = [self._weight(part, self._together(part.words)) for part in weighing]
        return list(_placed(text, [part for part, _ in told], weights))

    def _weight(self, part: "_Part", together: Weight = _NOTHING) -> Weight:
        by_itself = _added([together, *[word.here for word in part.words]])
        return features.weight(self._weights.start, by_itself, len(part.words), part.by_others, part.others)

    def _is_near(self, weight: Weight) -> bool:
        return weight[0] > self._least[0] or weight[1] > self._least[1] or weight[2] > self._least[2]

    def _together(self, words: Sequence[Word]) -> Weight:
        """What the words of a part weigh by standing together."""
        part = [word.token for word in words]
        return self._sum([*features.of_several(part, self._negation), *features.of_shape(part)])

    def _read(self, piece: str, people: frozenset[str]) -> list[Word]:
        """The words of a piece of text; `people` are words that name somebody."""
        known, found = self._words, WORD.findall(piece)
        if people.isdisjoint(found):
            return [known.get(word) or self._remember(word) for word in found]
        return [self._somebody if word in people else known.get(word) or self._remember(word) for word in found]

    def _remember(self, word: str) -> Word:
        if len(self._words) >= _REMEMBERED:
            self._words.clear()
        numbers = self._weights.symbols
        self._words[word] = found = _HIDDEN if word[0] == "[" else self._word_of(token_of(word, numbers))
        return found

    def _word_of(self, token: Token) -> Word:
        here = self._sum(features.of_word(token))
        evidence = max(one / bounds.evidence for one, bounds in zip(here, self._weights.bounds, strict=True))
        return Word(token, here, self._sum(features.around(token)), max(0.0, evidence))

    def _sum(self, found: Iterable[int]) -> Weight:
        """The weights of some features together."""
        get = self._weights.features.get
        return _added([known for feature in found if (known := get(feature))])


def _added(weights: Iterable[Weight]) -> Weight:
    first = second = third = 0.0
    for one, two, three in weights:
        first += one
        second += two
        third += three
    return first, second, third


def _less(one: Weight, other: Weight) -> Weight:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def _placed(text: str, parts: Iterable[Part], weights: Iterable[Weight]) -> Iterator[Weighed]:
    """Parts with their weights, each with what stands between it and the one before."""
    before = None
    for (start, end), weight in zip(parts, weights, strict=True):
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
