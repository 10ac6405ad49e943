"""The parts of a text that weigh enough to be told."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache, lru_cache, partial
from itertools import chain
from math import inf
from operator import attrgetter
from typing import NamedTuple

from reviewer.redaction.reading.sentences import Part, cut_in_parts, parts, sentences, trimmed
from reviewer.redaction.values import Category, Passage
from reviewer.redaction.weighing import features, second_look
from reviewer.redaction.weighing.features import Token, Weight
from reviewer.redaction.weighing.packed import packed, unpacked
from reviewer.redaction.weighing.pieces import Piece, Pieces, Words
from reviewer.redaction.weighing.second_look import Mail
from reviewer.redaction.weighing.weights import Bounds, Weights, on_file
from reviewer.redaction.weighing.words import NAME, PERSON, WORD, pieces_of, symbols

CATEGORIES = (Category.VULNERABILITY, Category.FINANCIAL_LEGAL, Category.TONE)
NEGATION, QUESTION = "<not>", "<whether>"
# How many features are remembered.
_REMEMBERED = 50_000
# For how many lists of people pieces are remembered.
_ROSTERS = 4
# What words say together is asked only of sentences whose words by themselves come so near to a bound, in tenths.
_MARGIN = 12
# The weights of the second look are in hundredths, bounds in tenths.
_TENTH = 10
# A subject, or a sentence by itself, has nothing around it to be looked at.
_FEW_WORDS = 25
# However much the rest of a mail speaks for a telling, a sentence needs this share of the usual evidence.
_LEAST_SHARE = 0.3
# Between two parts: what is quoted begins or ends here; what is said begins here, and is told by itself.
_QUOTED, _SAID = re.compile(r"[\"\u201c\u201d\u2018]"), re.compile(r"that\s*$")
# And so is another clause, of some words, after a semicolon or a comma with `and`.
_ANOTHER = re.compile(r"\W{0,8}?(?:;|,\s{0,4}and\b)")
_CLAUSE = 4


_TOKENS, _SUMS, _ANYWHERE, _SPEAKS = map(attrgetter, ("tokens", "sums", "anywhere", "speaks"))
# What stands between the spaces of a part of a sentence, and the packed sums of that.
_Part = tuple[list[Piece], int]


class _Packed(dict[int, int]):
    """What features weigh, packed; those that were asked for before are remembered."""

    def __init__(self, weights: Weights) -> None:
        self._known = weights.features

    def __missing__(self, feature: int) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[feature] = found = packed(self._known.get(feature, ()))
        return found


class _Sentences(dict[str, list[Weight]]):
    """What the parts of each sentence of a mail weigh, worked out once; nothing for one that tells nothing."""

    def __init__(self, weigh: Callable[[str], list[Weight]]) -> None:
        self._weigh = weigh

    def __missing__(self, sentence: str) -> list[Weight]:
        self[sentence] = weights = self._weigh(sentence)
        return weights


class Tie(Enum):
    """How a part of a sentence hangs together with the one before it."""

    BESIDE = auto()
    QUOTED = auto()
    APART = auto()

    def least(self, bounds: Bounds) -> float:
        """How sure both must be to be told as one."""
        return {Tie.BESIDE: bounds.beside, Tie.QUOTED: bounds.quoted, Tie.APART: inf}[self]


class Weighed(NamedTuple):
    """A part of a sentence, what it weighs, and its tie to the one before."""

    start: int
    end: int
    weight: Weight
    tie: Tie


Sentence = list[Weighed]


class Sure(NamedTuple):
    """A part of a sentence, how sure it is that it tells something, and its tie to the one before."""

    start: int
    end: int
    sure: float
    tie: Tie


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
        self._again = tuple(bounds.again for bounds in weights.bounds)
        self._near = tuple(least - _MARGIN for least in self._again)
        self._features = _Packed(weights)
        self._words = Words(weights, partial(token_of, numbers=weights.symbols))
        self._somebody = self._words.of((weights.symbols.get(PERSON, 0),) * 2)
        self._pieces = lru_cache(maxsize=_ROSTERS)(self._pieces_beside)

    def weighed(self, passage: Passage) -> list[Sentence]:
        """The sentences that weigh enough to be looked at again, as their parts."""
        text, known = passage.text, self._sentences_of(passage)
        found = []
        for start, end in sentences(text):
            if weights := known[text[start:end]]:
                found.append(list(_placed(text, start, end, weights)))
        return found

    def tellings(self, passage: Passage) -> list[tuple[int, int, Category]]:
        """Where a passage tells something of each of CATEGORIES."""
        weighed = self.weighed(passage)
        mail = Mail(passage.text, weighed)
        return [
            (start, end, category)
            for place, category in enumerate(CATEGORIES)
            for sentence in self._sure(weighed, mail, place)
            for start, end in _told(passage.text, sentence, self._weights.bounds[place])
        ]

    def _sure(self, weighed: Sequence[Sentence], mail: Mail, place: int) -> Iterator[list[Sure]]:
        """The parts of sentences, and how sure it is that they tell what stands at a place of CATEGORIES."""
        if not self._weights.second or mail.words < _FEW_WORDS:
            yield from ([Sure(*part[:2], part.weight[place], part.tie) for part in sentence] for sentence in weighed)
            return
        learned = self._weights.second[place]
        for sentence, found in zip(weighed, mail.features(place, self._again[place]), strict=True):
            if found:
                told = (second_look.told(learned, features) / _TENTH for features in found)
                yield [Sure(*part[:2], sure, part.tie) for part, sure in zip(sentence, told, strict=True)]

    def _pieces_beside(self, roster: tuple[str, ...]) -> Pieces:
        people = frozenset(name for person in roster for name in person.split())
        return Pieces(self._words, self._somebody, people)

    def _sentences_of(self, passage: Passage) -> _Sentences:
        """Those of the mail that a passage is of: its HTML part says again what its text says."""
        if self not in passage.mail:
            pieces = self._pieces(passage.org.roster)
            background = self._background(passage.text, pieces)
            passage.mail[self] = _Sentences(partial(self._heavy, pieces, background, self._share(background)))
        known: _Sentences = passage.mail[self]
        return known

    def _background(self, text: str, pieces: Pieces) -> Weight:
        """What each part of a mail weighs before its sentence is read."""
        said = sum(map(_ANYWHERE, map(pieces.__getitem__, pieces_of(text))))
        first, second, third, _, _, _, count = unpacked(said)
        return features.of_background(self._weights.start, (first, second, third), count)

    def _share(self, background: Weight) -> float:
        """The share of the usual evidence that sentences need in a mail that itself speaks for or against a telling."""
        usual = zip(background, self._weights.start, self._weights.bounds, strict=True)
        return max(_LEAST_SHARE, min(1 - (here - start) / bounds.evidence for here, start, bounds in usual))

    def _heavy(self, pieces: Pieces, background: Weight, share: float, sentence: str) -> list[Weight]:
        """What each part of a sentence weighs; nothing when no part weighs enough to be told in any mail."""
        if not pieces.has_evidence(sentence, share):
            return []
        weights = self._weights_of(_parts(sentence, pieces), background)
        return weights if any(map(self._is_heavy, weights)) else []

    def _weights_of(self, told: Sequence[_Part], background: Weight) -> list[Weight]:
        """What each part weighs: by itself, and by what the rest of the sentence says. None if none comes near."""
        whole = sum([sums for _, sums in told])
        if not any(map(self._is_near, [_weight(background, sums, whole - sums) for _, sums in told])):
            return []
        return [_weight(background, sums + self._together(pieces), whole - sums) for pieces, sums in told]

    def _is_near(self, weight: Weight) -> bool:
        return weight[0] > self._near[0] or weight[1] > self._near[1] or weight[2] > self._near[2]

    def _is_heavy(self, weight: Weight) -> bool:
        return weight[0] >= self._again[0] or weight[1] >= self._again[1] or weight[2] >= self._again[2]

    def _together(self, pieces: Sequence[Piece]) -> int:
        """What the words of a part weigh by standing together, packed."""
        tokens = [*chain.from_iterable(map(_TOKENS, pieces))]
        found = [*features.of_several(tokens, *self._governing), *features.of_shape(tokens)]
        return sum(map(self._features.__getitem__, found))


def _weight(background: Weight, part: int, others: int) -> Weight:
    """What a part weighs of whose words and of whose sentence's other words these are the packed sums."""
    first, second, third, _, _, _, words = unpacked(part)
    _, _, _, fourth, fifth, sixth, more = unpacked(others)
    return features.weight(background, (first, second, third), words, (fourth, fifth, sixth), more)


def _parts(sentence: str, pieces: Pieces) -> list[_Part]:
    """The parts of a sentence that have words."""
    found = map(pieces.of, cut_in_parts(sentence))
    return [(part, sum(map(_SUMS, part))) for part in found if any(map(_SPEAKS, part))]


def _placed(text: str, start: int, end: int, weights: Iterable[Weight]) -> Iterator[Weighed]:
    """The parts of a sentence that have words, with their weights, and whether each is told apart from the last."""
    before = None
    told = (part for part in parts(text, start, end) if WORD.search(text, *part))
    for (first, last), weight in zip(told, weights, strict=True):
        yield Weighed(first, last, weight, Tie.BESIDE if before is None else _tie(text, before, first, last))
        before = last


def _tie(text: str, before: int, first: int, last: int) -> Tie:
    """That of a part to the one that ends `before` it."""
    if _QUOTED.search(text, before, first):
        return Tie.QUOTED
    if _SAID.search(text, before, first):
        return Tie.APART
    is_clause = _ANOTHER.match(text, before, last) is not None and len(text[first:last].split()) >= _CLAUSE
    return Tie.APART if is_clause else Tie.BESIDE


@cache
def weigher() -> Weigher:
    """The one that works with the weights on file."""
    return Weigher(on_file())


def tellings(passage: Passage, category: Category) -> Iterator[Part]:
    """Where a passage tells something of one of CATEGORIES, in the order of the text."""
    return ((start, end) for start, end, found in passage.once(weigher().tellings) if found == category)


def _told(text: str, sentence: Sequence[Sure], bounds: Bounds) -> Iterator[Part]:
    """Where a sentence tells something: parts of which that is sure enough, with those beside them."""
    if max([part.sure for part in sentence]) < bounds.told:
        return
    for run in _runs(sentence, bounds):
        if max([part.sure for part in run]) >= bounds.told:
            start, end = trimmed(text, run[0].start, run[-1].end)
            if end > start:
                yield _with_quotes(text, start, end)


def _with_quotes(text: str, start: int, end: int) -> Part:
    """With the mark before or behind that begins or ends a quotation whose other end is told."""
    if _QUOTED.search(text, start, end):
        return start - bool(_QUOTED.match(text, start - 1, start)), end + bool(_QUOTED.match(text, end))
    return start, end


def _runs(sentence: Sequence[Sure], bounds: Bounds) -> Iterator[list[Sure]]:
    """Neighbours that are told as one if any of them is told."""
    run: list[Sure] = []
    for part in sentence:
        if run and min(run[-1].sure, part.sure) < part.tie.least(bounds):
            yield run
            run = []
        run.append(part)
    if run:
        yield run
