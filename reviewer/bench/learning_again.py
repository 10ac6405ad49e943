"""Learning the second look of `reviewer.redaction.weighing`: what stands around the parts of sentences that weigh.

What weights say of the texts that they were learned from is surer than what they say of others. So all texts are cut
in parts, and the second look is learned from what weights say of each part that the others taught. Only whole mails
teach it: a line of a bank has nothing around it.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from random import Random

from reviewer.bench.weigh_texts import ENOUGH, LITTLE, Text
from reviewer.redaction.reading.sentences import trimmed
from reviewer.redaction.values import Passage
from reviewer.redaction.weighing.second_look import SIZE, Features, Mail, told
from reviewer.redaction.weighing.weigher import CATEGORIES, Sentence, Weigher
from reviewer.redaction.weighing.weights import Weights

FOLDS, SEED, ROUNDS, STEP, DECAY, CAUTION, CERTAIN = 3, 1, 8, 0.3, 1e-4, 0.1, 0.01
# Weights are kept in hundredths.
_HUNDREDTHS = 100

# What a part has around it, and whether it tells.
Row = tuple[Features, int]
# A text, and the parts of it that weigh something to who learned from other texts.
_Looked = tuple[Text, list[Sentence]]


def learned(texts: Sequence[Text], first_look: Callable[[Sequence[Text]], Weights]) -> tuple[tuple[float, ...], ...]:
    """The weights of the second look for each category; none where there are no whole mails."""
    if not any(map(_is_whole, texts)):
        return ()
    looked = [*_looked(texts, first_look)]
    return tuple(_regression([*_rows(looked, place)]) for place in range(len(CATEGORIES)))


def _is_whole(text: Text) -> bool:
    return text.known == frozenset(CATEGORIES) and text.plain == 1.0


def _looked(texts: Sequence[Text], first_look: Callable[[Sequence[Text]], Weights]) -> Iterator[_Looked]:
    by_fold = [Weigher(first_look([text for text in texts if text.fold(FOLDS) != fold])) for fold in range(FOLDS)]
    for text in filter(_is_whole, texts):
        if weighed := by_fold[text.fold(FOLDS)].weighed(Passage(text.text)):
            yield text, weighed


def _rows(looked: Sequence[_Looked], place: int) -> Iterator[Row]:
    for text, weighed in looked:
        for sentence, found in zip(weighed, Mail(text.text, weighed).features(place), strict=True):
            for part, features in zip(sentence, found, strict=True):
                start, end = trimmed(text.text, part.start, part.end)
                share = text.labelled(start, end, CATEGORIES[place])
                if share >= ENOUGH or share <= LITTLE:
                    yield features, int(share >= ENOUGH)


def _regression(rows: list[Row]) -> tuple[float, ...]:
    """Where a part starts and what each feature adds, in hundredths."""
    weights, squares = [-1.0, *[0.0] * SIZE], [CAUTION] * SIZE
    rng = Random(SEED)  # noqa: S311 (an order, no secret)
    for _ in range(ROUNDS):
        rng.shuffle(rows)
        for features, tells in rows:
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, told(weights, features))))) - tells
            if abs(error) < CERTAIN:
                continue
            weights[0] -= 0.02 * error
            for place, much in features:
                slope = error * much
                squares[place] += slope * slope
                weights[place + 1] -= STEP * (slope / math.sqrt(squares[place]) + DECAY * weights[place + 1])
    return tuple(round(weight * _HUNDREDTHS) for weight in weights)
