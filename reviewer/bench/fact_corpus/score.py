"""Holds what the comparison room says of the labelled reports against their labels. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.bench.fact_corpus.reader import Labels, Planted, Report
from reviewer.bench.fact_corpus.same_value import same_value
from reviewer.comparison.values import Contradiction, Fact, Place, Section


@dataclass
class Tally:
    """How many were there, how many of them were found, how many were said, how many of those are right."""

    there: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """The share found of what is there; 1 when nothing is there."""
        return self.found / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        """The share right of what was said; 1 when nothing was said."""
        return self.right / self.said if self.said else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass
class Scores:
    """All figures of some reports. `errors` tells in words what went wrong, one line each."""

    contradictions: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    facts: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    sections: Tally = field(default_factory=Tally)
    odd: Tally = field(default_factory=Tally)
    reports: int = 0
    versions: int = 0
    clean: int = 0
    alarms: int = 0
    errors: list[str] = field(default_factory=list)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of some tallies."""
    summed = Tally()
    for one in tallies:
        summed.there += one.there
        summed.found += one.found
        summed.said += one.said
        summed.right += one.right
    return summed


def add_contradictions(scores: Scores, report: Report, said: Sequence[Contradiction]) -> None:
    """Count what was said of a report against what was planted in it."""
    scores.reports += 1
    scores.versions += len(report.versions)
    scores.clean += report.clean
    scores.alarms += len(said) if report.clean else 0
    for planted in report.planted.values():
        if not planted.optional:
            _count_planted(scores, report, planted, [one for one in said if matches(one, planted)])
    for one in said:
        _count_said(scores, report, one)


def matches(said: Contradiction, planted: Planted) -> bool:
    """Whether it is the planted one: of its kind, its values at two or more of the planted places."""
    return said.kind == planted.kind and _touches_two(said, planted)


def add_sections(scores: Scores, report: Report, number: int, said: Sequence[Section]) -> None:
    """Count the sections of the version of that number: name and start must be right."""
    tally, labels = scores.sections, report.labels[number]
    right = [one for one in said if any(_same_section(one, label) for label in labels.sections)]
    missed = [label for label in labels.sections if not any(_same_section(one, label) for one in said)]
    tally.there += len(labels.sections)
    tally.found += len(labels.sections) - len(missed)
    tally.said += len(said)
    tally.right += len(right)
    for label in missed:
        got = [(one.name, one.start) for one in said if abs(one.start - label.start) < 40]
        scores.errors.append(f"{report.name}: {number}: section {label.name} at {label.start} missed, got {got}")


def add_facts(scores: Scores, report: Report, number: int, said: Sequence[Fact]) -> None:
    """Count the facts of one version whose facts are marked: kind, value and a touching span must be right."""
    labels = report.labels[number]
    open_labels = list(labels.facts)
    for label in labels.facts:
        scores.facts[label.kind].there += 1
    for one in said:
        _count_fact(scores, report, labels, open_labels, one)
    for label in open_labels:
        scores.errors.append(f"{report.name}: fact {label.kind} {label.value!r} in the {label.where} missed")


def _count_planted(scores: Scores, report: Report, planted: Planted, matching: list[Contradiction]) -> None:
    tally = scores.contradictions[planted.kind]
    tally.there += 1
    if not matching:
        words = [f"{place.version}: {place.value}" for place in planted.places]
        scores.errors.append(f"{report.name}: {planted.kind} {planted.about} missed {words}")
        return
    tally.found += 1
    if planted.odd is not None:
        scores.odd.there += 1
        scores.odd.found += any(one.odd == planted.odd for one in matching)


def _count_said(scores: Scores, report: Report, said: Contradiction) -> None:
    planted = report.planted.values()
    matching = [one for one in planted if matches(said, one)]
    right = any(not one.optional for one in matching)
    if not right and (matching or any(_same_lapse(said, one) for one in planted)):
        return
    scores.contradictions[said.kind].said += 1
    scores.contradictions[said.kind].right += right
    if not right:
        words = [f"{place.version}: {place.value}" for place in said.values]
        scores.errors.append(f"{report.name}: {said.kind} {said.about} wrongly said {words}")


def _same_lapse(said: Contradiction, planted: Planted) -> bool:
    """A wrong end makes a wrong duration: the same lapse under the other name is neither right nor wrong."""
    return {said.kind, planted.kind} == {"time", "duration"} and _touches_two(said, planted)


def _touches_two(said: Contradiction, planted: Planted) -> bool:
    touching = [(p, v) for p in planted.places for v in said.values if overlap(p, v)]
    return min(len({p for p, _ in touching}), len({v for _, v in touching})) >= 2


def overlap(one: Place, other: Place) -> bool:
    """Whether two places of one version have a character in common."""
    return one.version == other.version and _touching(one, other)


def _same_section(said: Section, label: Section) -> bool:
    return said.start == label.start and said.name in label.name.split("/")


def _count_fact(scores: Scores, report: Report, labels: Labels, open_labels: list[Fact], said: Fact) -> None:
    tally = scores.facts[said.kind]
    for label in open_labels:
        if _same_fact(said, label):
            open_labels.remove(label)
            tally.found += 1
            tally.said += 1
            tally.right += 1
            return
    if any(_touching(said, place) for place in labels.optional):
        return
    tally.said += 1
    scores.errors.append(f"{report.name}: fact {said.kind} {said.value!r} in the {said.where} wrongly said")


def _same_fact(said: Fact, label: Fact) -> bool:
    return _touching(said, label) and said.kind == label.kind and same_value(said.kind, said.value, label.value)


def _touching(one: Fact | Place, other: Fact | Place) -> bool:
    return one.where == other.where and one.start < other.end and other.start < one.end
