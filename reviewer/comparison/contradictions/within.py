"""What one version says against itself: a duration against its start and end, the subject against the text. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reviewer.comparison.facts import durations
from reviewer.comparison.facts.hedges import Span
from reviewer.comparison.values import Contradiction, Place

from . import agree, moments
from .clash import Rule, reason
from .statements import Statement

# How far apart the two ends of a range may stand, in characters.
CLOSE = 40


def find(told: Sequence[Statement], rules: Mapping[str, Rule]) -> list[Contradiction]:
    """Every contradiction within one version."""
    return [*_lengths(told), *_subject(told, rules)]


def _lengths(told: Sequence[Statement]) -> Iterator[Contradiction]:
    """Durations of the incident that none of its ranges of times can have."""
    ranges = list(_ranges(told))
    lengths = [s for s in told if s.fact.kind == "duration" and s.fact.about == "incident" and "plan" not in s.meant]
    for statement in lengths:
        allowed = agree.length(statement)
        if ranges and not any(allowed.meets(span) for _, _, span in ranges):
            first, last, span = ranges[0]
            value = durations.iso((span.low + span.high) / 2)
            place = Place(first.version, first.fact.start, last.fact.end, value, first.fact.where)
            said = f"{statement.shown} against {first.shown} to {last.shown}"
            yield Contradiction(
                "duration", "incident", statement.version, " ".join(said.split()), (statement.place, place)
            )
            return


def _ranges(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, Span]]:
    """Start and end of the incident that stand together, with the seconds between them."""
    times = [s for s in told if s.fact.kind == "time"]
    for first, last in pairwise(times):
        together = last.fact.start - first.fact.end <= CLOSE and first.fact.where == last.fact.where
        if together and (first.fact.about, last.fact.about) == ("incident start", "incident end"):
            minutes = (moments.minutes(last) - moments.minutes(first)) % moments.DAY
            slack = 60 * (moments.span(first).high - moments.span(first).low + 1)
            yield first, last, Span(minutes * 60 - slack, minutes * 60 + slack)


def _subject(told: Sequence[Statement], rules: Mapping[str, Rule]) -> Iterator[Contradiction]:
    """What the subject says and the text says otherwise."""
    for kind, rule in rules.items():
        heads = [s for s in told if s.fact.kind == kind and s.fact.where == "subject"]
        bodies = [s for s in told if s.fact.kind == kind and s.fact.where == "text"]
        for head in heads:
            same = [body for body in bodies if rule.likely(head, body) >= 0.5]
            if same and not any(rule.agree(head, body) for body in same):
                pair = (head, same[0])
                yield Contradiction(
                    kind, head.fact.about or kind, head.version, reason(pair), tuple(s.place for s in pair)
                )
