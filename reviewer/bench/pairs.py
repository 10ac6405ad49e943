"""`bench pairs`: learns what tells that two values are of the same thing, from the development half of the reports.

Logistic regression over what `reviewer.comparison.contradictions.pairing` sees of a pair. Each thing that is seen has a
weight for all kinds of facts together and one for its own kind; on file stands the sum. The same reports give the same
weights.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from reviewer.bench.fact_corpus.reader import Planted, Report, read_half
from reviewer.bench.fact_corpus.score import overlap
from reviewer.comparison import contradictions
from reviewer.comparison.contradictions.pairing.features import features
from reviewer.comparison.contradictions.pairing.weights import FILE, START, Weights, written
from reviewer.comparison.contradictions.statements import Pair

Say = Callable[[str], object]
SEED, ROUNDS, STEP = 7, 40, 0.5
# How far a weight is drawn back to 0 in each round, as much for what is seen often as for what is seen seldom.
DECAY = 1.0
# What is seen less often says nothing.
LEAST = 3
TENTHS = 10


class Example(NamedTuple):
    """A pair: its kind, what is seen of it, and whether it is a planted contradiction."""

    kind: str
    seen: tuple[str, ...]
    planted: bool


def run(say: Say) -> None:
    """Write what the development half teaches."""
    examples = list(read(read_half("development")))
    found = learned(examples)
    FILE.write_text(written(found), encoding="utf-8")
    say(f"{len(examples):,} pairs, {sum(one.planted for one in examples):,} of them planted")
    say(f"{sum(map(len, found.values())):,} weights, {FILE.stat().st_size:,} bytes")


def read(reports: Iterable[Report]) -> Iterator[Example]:
    """Every pair of the reports, but those of contradictions that follow from another."""
    for report in reports:
        for kind, crowd in contradictions.crowds(report.versions).items():
            for pair in crowd.pairs():
                planted = [one for one in report.planted.values() if one.kind == kind and _is_of(pair, one)]
                if not any(one.optional for one in planted):
                    yield Example(kind, tuple(features(*pair, crowd)), bool(planted))


def _is_of(pair: Pair, planted: Planted) -> bool:
    """Whether the two stand at two of its places."""
    touched = [{i for i, place in enumerate(planted.places) if overlap(place, s.place)} for s in pair]
    return all(touched) and touched[0] != touched[1]


def learned(examples: Sequence[Example]) -> Weights:
    """What the examples teach: tenths of a logit by what is seen, by kind."""
    kinds = sorted({one.kind for one in examples})
    named = [[*_names(one)] for one in examples]
    seen = Counter(name for names in named for name in names)
    places = {name: place for place, name in enumerate(sorted(name for name, n in seen.items() if n >= LEAST))}
    weights = _regression(
        [
            ([places[name] for name in names if name in places], one.planted)
            for names, one in zip(named, examples, strict=True)
        ],
        len(places),
    )
    by_name = {name: weights[place] for name, place in places.items()}
    every = sorted({feature for _, feature in by_name})
    found = {kind: {f: _tenths(by_name, kind, f) for f in every if (kind, f) in seen} for kind in kinds}
    return {kind: {feature: tenths for feature, tenths in those.items() if tenths} for kind, those in found.items()}


def _names(example: Example) -> Iterator[tuple[str, str]]:
    """The features of an example for its kind and for all."""
    for feature in (START, *example.seen):
        yield "", feature
        yield example.kind, feature


def _tenths(by_name: dict[tuple[str, str], float], kind: str, feature: str) -> int:
    return round((by_name.get(("", feature), 0.0) + by_name.get((kind, feature), 0.0)) * TENTHS)


def _regression(examples: Sequence[tuple[list[int], bool]], size: int) -> list[float]:
    """A weight for each place: the mean of what the later rounds end with."""
    seen = Counter(place for places, _ in examples for place in places)
    decay = [DECAY / max(1, seen[place]) for place in range(size)]
    weights, squares, ends = [0.0] * size, [1.0] * size, []
    order = list(examples)
    rng = Random(SEED)  # noqa: S311 (an order, no secret)
    for done in range(ROUNDS):
        rng.shuffle(order)
        for places, planted in order:
            total = sum([weights[place] for place in places])
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - planted
            for place in places:
                squares[place] += error * error
                weights[place] -= STEP * (error + decay[place] * weights[place]) / math.sqrt(squares[place])
        if done >= ROUNDS // 2:
            ends.append([*weights])
    return [sum(column) / len(ends) for column in zip(*ends, strict=True)]
