"""How well found spans match labels. Pure arithmetic.

A span matches a label of the same category when the two overlap in at least half of the characters that either covers
(intersection over union of 0.5 or more); each is matched once, the best pairs first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.bench.hint_corpus.template import Label
from reviewer.redaction.values import Category, Span

ENOUGH = 0.5


@dataclass
class Tally:
    """What was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: "Tally") -> None:
        """Count another tally in."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 0 when nothing was found."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The part of the labels that was found."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True)
class Matched:
    """One document compared: how many matched by category, and what did not."""

    right: dict[Category, int] = field(default_factory=dict)
    wrong: tuple[Span, ...] = ()
    missed: tuple[Label, ...] = ()


def match(labels: Sequence[Label], spans: Sequence[Span]) -> Matched:
    """Labels and spans of one text, paired."""
    pairs = sorted(_pairs(labels, spans), reverse=True)
    taken_labels: set[int] = set()
    taken_spans: set[int] = set()
    right: dict[Category, int] = {}
    for _, label, span in pairs:
        if label in taken_labels or span in taken_spans:
            continue
        taken_labels.add(label)
        taken_spans.add(span)
        right[labels[label].category] = right.get(labels[label].category, 0) + 1
    wrong = tuple(span for at, span in enumerate(spans) if at not in taken_spans)
    return Matched(right, wrong, tuple(label for at, label in enumerate(labels) if at not in taken_labels))


def tallies(compared: Iterable[Matched]) -> dict[Category, Tally]:
    """The tally of each category over many documents."""
    by_category = {category: Tally() for category in Category}
    for one in compared:
        for category, count in one.right.items():
            by_category[category].right += count
        for span in one.wrong:
            by_category[span.category].wrong += 1
        for label in one.missed:
            by_category[label.category].missed += 1
    return by_category


def total(by_category: dict[Category, Tally]) -> Tally:
    """All categories as one."""
    overall = Tally()
    for tally in by_category.values():
        overall.add(tally)
    return overall


def _pairs(labels: Sequence[Label], spans: Sequence[Span]) -> Iterable[tuple[float, int, int]]:
    for at, label in enumerate(labels):
        for where, span in enumerate(spans):
            if span.category == label.category and (overlap := _overlap(label, span)) >= ENOUGH:
                yield overlap, at, where


def _overlap(label: Label, span: Span) -> float:
    shared = min(label.end, span.end) - max(label.start, span.start)
    return shared / (max(label.end, span.end) - min(label.start, span.start))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
