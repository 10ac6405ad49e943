"""Learning the weights of `reviewer.redaction.weighing` from labelled texts.

Logistic regression for each category over the parts of sentences, one part after the other in an order drawn by a seed,
with a step that shrinks for each feature as it is seen (AdaGrad). The same texts give the same weights.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from random import Random
from typing import NamedTuple

from reviewer.bench import learning_again
from reviewer.bench.weigh_texts import ENOUGH, LITTLE, UNLABELLED, Text
from reviewer.redaction.reading.sentences import parts, sentences, trimmed
from reviewer.redaction.weighing import features
from reviewer.redaction.weighing.features import Weight
from reviewer.redaction.weighing.weigher import CATEGORIES, NEGATION, QUESTION, token_of
from reviewer.redaction.weighing.weights import Bounds, Weights
from reviewer.redaction.weighing.words import NAME, WORD, is_when, pieces_of, symbols

SEED, ROUNDS, STEP, DECAY = 5, 12, 0.3, 2e-5
# The more caution, the more often a feature must have been wrong before it counts; a smaller error teaches nothing.
CAUTION, CERTAIN = 0.1, 0.02
# A feature that occurs less often says nothing; a pair counts for less than a word, and so do the other parts.
LEAST, PAIRED = 2, 0.5
# And for less still counts what stands anywhere in the mail.
ANYWHERE = 0.3
# Weights are kept in tenths; a feature that counts less than this in every category is left out.
TENTHS, SMALLEST = 10, 4
# The bounds of each category, in tenths.
BOUNDS = (Bounds(-10, 0, -10, -10, 13), Bounds(-10, 0, -10, -10, 16), Bounds(-10, 0, -10, 0, 15))


class Group(NamedTuple):
    """Features that count equally: their places, and how much each counts."""

    places: list[int]
    share: float


@dataclass(frozen=True, slots=True)
class Example:
    """A part of a sentence: what it is weighed by, what it tells (1 or 0) and how much that counts, by category."""

    groups: tuple[Group, ...]
    tells: tuple[int, ...]
    counts: tuple[float, ...]


class Raw(NamedTuple):
    """A part of a sentence before it is known which features count."""

    single: list[int]
    several: list[int]
    words: int
    by_others: list[int]
    others: int
    by_mail: list[int]
    tells: tuple[int, ...]
    counts: tuple[float, ...]


def learned(texts: Sequence[Text]) -> Weights:
    """What texts teach, with the second look at what weights say that were learned from others of them."""
    return replace(first_look(texts), second=learning_again.learned(texts, first_look))


def first_look(texts: Sequence[Text]) -> Weights:
    """What texts teach of words."""
    numbers = _numbers(texts)
    raw = list(_raw(texts, numbers))
    seen = Counter(chain.from_iterable(_features(part) for part in raw))
    places = {feature: place for place, feature in enumerate(sorted(f for f, n in seen.items() if n >= LEAST))}
    examples = [_example(part, places) for part in raw]
    weights = [_regression(examples, category, len(places)) for category in range(len(CATEGORIES))]
    single = {feature for part in raw for feature in part.single}
    anywhere = {feature for part in raw for feature in part.by_mail}
    found: dict[int, Weight] = {}
    for feature, place in places.items():
        share = TENTHS * (1 if feature in single else ANYWHERE if feature in anywhere else PAIRED)
        one, two, three = (round(column[place] * share) for _, column in weights)
        if max(abs(one), abs(two), abs(three)) >= SMALLEST:
            found[feature] = (one, two, three)
    one, two, three = (round(start * TENTHS) for start, _ in weights)
    return Weights(numbers, found, (one, two, three), BOUNDS)


def _features(part: Raw) -> set[int]:
    return {*part.single, *part.several, *part.by_others, *part.by_mail}


def _numbers(texts: Iterable[Text]) -> dict[str, int]:
    """A number for each symbol that occurs often enough."""
    seen = Counter(chain.from_iterable(set(symbols(word)) for text in texts for word in WORD.findall(text.text)))
    often = sorted(symbol for symbol, count in seen.items() if symbol and count >= LEAST)
    return {symbol: number for number, symbol in enumerate([NAME, *(s for s in often if s != NAME)], start=1)}


def _raw(texts: Iterable[Text], numbers: dict[str, int]) -> Iterator[Raw]:
    """Every part of every sentence that has words."""
    governing = numbers.get(NEGATION, 0), numbers.get(QUESTION, 0)
    read = cache(partial(token_of, numbers=numbers))
    for text in texts:
        words_of_mail = chain.from_iterable(map(WORD.findall, sorted(pieces_of(text.text))))
        said = [read(word) for word in words_of_mail if not is_when(word)]
        by_mail = [*chain.from_iterable(map(features.of_mail, said))]
        for sentence in sentences(text.text):
            found = ((part, WORD.findall(text.text[slice(*part)])) for part in parts(text.text, *sentence))
            told = [(part, [read(word) for word in words if not is_when(word)]) for part, words in found if words]
            words = sum(len(tokens) for _, tokens in told)
            around = [[*chain.from_iterable(map(features.around, tokens))] for _, tokens in told]
            for place, (part, tokens) in enumerate(told):
                others = [*chain.from_iterable(found for at, found in enumerate(around) if at != place)]
                single = [*chain.from_iterable(map(features.of_word, tokens)), *features.of_shape(tokens)]
                several = features.of_several(tokens, *governing)
                yield Raw(single, several, len(tokens), others, words - len(tokens), by_mail, *_target(text, *part))


def _target(text: Text, start: int, end: int) -> tuple[tuple[int, ...], tuple[float, ...]]:
    start, end = trimmed(text.text, start, end)
    tells, counts = [], []
    for category in CATEGORIES:
        labelled = text.labelled(start, end, category)
        tells.append(int(labelled >= ENOUGH))
        plain = text.plain if category in text.known else UNLABELLED
        counts.append(0.0 if LITTLE < labelled < ENOUGH else 1.0 if labelled >= ENOUGH else plain)
    return tuple(tells), tuple(counts)


def _example(part: Raw, places: dict[int, int]) -> Example:
    one, two = 1 / math.sqrt(part.words + 2), 1 / math.sqrt(part.others + 2)
    three = 1 / math.sqrt(len(part.by_mail) + 2)
    told = (
        (part.single, one),
        (part.several, one * PAIRED),
        (part.by_others, two * PAIRED),
        (part.by_mail, three * ANYWHERE),
    )
    groups = (Group([places[one] for one in found if one in places], share) for found, share in told)
    return Example(tuple(group for group in groups if group.places), part.tells, part.counts)


def _regression(examples: Sequence[Example], category: int, size: int) -> tuple[float, list[float]]:
    """Where a part starts, and what each feature adds: the mean of what the later rounds end with."""
    start, weights, squares = -1.0, [0.0] * size, [CAUTION] * size
    ends: list[tuple[float, list[float]]] = []
    counting = [(e.groups, e.tells[category], e.counts[category]) for e in examples if e.counts[category]]
    rng = Random(SEED)  # noqa: S311 (an order, no secret)
    for done in range(ROUNDS):
        rng.shuffle(counting)
        for groups, tells, counts in counting:
            total = start + sum(share * sum([weights[place] for place in places]) for places, share in groups)
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - tells) * counts
            if abs(error) < CERTAIN:
                continue
            start -= 0.02 * error
            for places, share in groups:
                slope = error * share
                squared = slope * slope
                for place in places:
                    squares[place] += squared
                    weights[place] -= STEP * (slope / math.sqrt(squares[place]) + DECAY * weights[place])
        if done >= ROUNDS // 2:
            ends.append((start, [*weights]))
    columns = zip(*(weights for _, weights in ends), strict=True)
    return sum(start for start, _ in ends) / len(ends), [sum(column) / len(ends) for column in columns]
