"""`bench titles`: learns what tells which section a heading begins, from the development half of the labelled reports.

Softmax regression over what `comparison.sections.titling` sees of a heading. A heading whose title is known teaches
twice, the second time without the words of its title: then its text and its place have to tell, as they do below a
title that nobody has used before. The same reports give the same weights.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from reviewer.bench.fact_corpus.reader import Report, read_half
from reviewer.comparison import sections
from reviewer.comparison.sections.page import Heading, ends
from reviewer.comparison.sections.titles.words import NAMES
from reviewer.comparison.sections.titling.features import is_of_title, seen
from reviewer.comparison.sections.titling.weigher import SHARE, softmax
from reviewer.comparison.sections.titling.weights import FILE, TENTHS, Weights, written

Say = Callable[[str], object]
SEED, ROUNDS, STEP, DECAY = 3, 8, 0.15, 1e-4
CAUTION = 0.1
# What is seen less often, or counts less, says nothing.
LEAST, SMALLEST = 2, 2
# How much a heading teaches without its title's words.
UNTITLED = 0.5


class Example(NamedTuple):
    """What is seen of a heading, the section that it begins as a place among `NAMES`, and how much it teaches."""

    seen: Sequence[str]
    place: int
    counts: float


def run(say: Say) -> None:
    """Write what the development half teaches."""
    examples = list(read(read_half("development")))
    found = learned(examples)
    FILE.write_text(written(found), encoding="utf-8")
    say(f"{len(examples):,} examples, {len(found):,} weights, {FILE.stat().st_size:,} bytes")


def read(reports: Iterable[Report]) -> Iterator[Example]:
    """Every heading of the reports that is one by its labels too."""
    for report in reports:
        for version, labels in zip(report.versions, report.labels, strict=True):
            names = {label.start: label.name.split("/")[0] for label in labels.sections}
            page, found = sections.unsettled(version.text)
            for number, (heading, end) in enumerate(zip(found, ends(page, found), strict=True)):
                name = names.get(sections.start_of(page.lines, heading), "")
                if name in NAMES:
                    yield from _examples(heading, seen(page, found, number, end), NAMES.index(name))


def _examples(heading: Heading, every: Sequence[str], place: int) -> Iterator[Example]:
    yield Example(every, place, 1.0)
    if not (heading.named.loose or heading.named.turn):
        yield Example([one for one in every if not is_of_title(one)], place, UNTITLED)


def learned(examples: Sequence[Example]) -> Weights:
    """What the examples teach: tenths of a logit for each section by what is seen."""
    often = Counter(one for example in examples for one in example.seen)
    places = {one: place for place, one in enumerate(sorted(one for one, n in often.items() if n >= LEAST))}
    rows = _regression(
        [([places[one] for one in e.seen if one in places], e.place, e.counts) for e in examples], len(places)
    )
    tenths = ((one, tuple(round(weight * TENTHS) for weight in rows[place])) for one, place in places.items())
    return {one: row for one, row in tenths if max(map(abs, row)) >= SMALLEST}


def _regression(examples: Sequence[tuple[list[int], int, float]], size: int) -> list[list[float]]:
    """For each place a weight for each section: the mean of what the later rounds end with."""
    weights = [[0.0] * len(NAMES) for _ in range(size)]
    squares = [[CAUTION] * len(NAMES) for _ in range(size)]
    sums = [[0.0] * len(NAMES) for _ in range(size)]
    order = list(examples)
    rng = Random(SEED)  # noqa: S311 (an order, no secret)
    for done in range(ROUNDS):
        rng.shuffle(order)
        for places, name, counts in order:
            _learn(weights, squares, places, name, counts)
        if done >= ROUNDS // 2:
            sums = [[a + b for a, b in zip(row, now, strict=True)] for row, now in zip(sums, weights, strict=True)]
    return [[weight / (ROUNDS - ROUNDS // 2) for weight in row] for row in sums]


def _learn(
    weights: list[list[float]], squares: list[list[float]], places: Sequence[int], name: int, counts: float
) -> None:
    """One example: each weight that spoke is moved against its part of the error (AdaGrad)."""
    share = SHARE / math.sqrt(max(1, len(places)))
    scores = [share * sum(column) for column in zip(*(weights[place] for place in places), strict=True)]
    errors = [chance - (at == name) for at, chance in enumerate(softmax(scores))]
    slopes = [error * counts * share for error in errors]
    squared = [slope * slope for slope in slopes]
    for place in places:
        row, seen_so_far = weights[place], squares[place]
        for at, slope in enumerate(slopes):
            seen_so_far[at] += squared[at]
            row[at] -= STEP * (slope / math.sqrt(seen_so_far[at]) + DECAY * row[at])
