"""Start and end of the incident as a length of time, to hold against the durations that are named. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reviewer.comparison.facts import durations
from reviewer.comparison.facts.about import BETWEEN
from reviewer.comparison.values import Version

from . import agree, likely, moments
from .clash import Agree, Pair, Rule, inside, pairs
from .likely import SURE
from .statements import Statement

# A line that gives one end of the incident by name.
START = re.compile(r"[\s\-*\u2022|`]{0,6}(?:(?:incident|impact|outage)[ ])?(?:start(?:ed)?|began|from)\b", re.I)
# What says that a duration is that of the whole incident.
WHOLE = re.compile(r"\b(?:duration|lasted|downtime|outage[ ]of|incident[ ]of|in total|total)\b", re.I)
LABEL = re.compile(r"\b(?:severity|status|state|priority|classification)\W{0,8}$", re.I)
END = re.compile(r"[\s\-*\u2022|`]{0,6}(?:(?:incident|impact|outage)[ ])?(?:end(?:ed)?|resolved|until|to)\b", re.I)

# Events that happen once, so that the timeline and the prose must give them one time.
# Of other events the words must be so much alike.
TOLD_ALIKE = 0.75
KNOWN = frozenset({"incident end", "detection", "acknowledgement", "identification"})


def lengths(version: Version, told: Sequence[Statement]) -> list[Statement]:
    """A duration for each range of times that is the incident's: its span runs from the start to the end."""
    times = [s for s in told if s.fact.kind == "time"]
    return [_length(first, last) for first, last in _ranges(version, times)]


def _ranges(version: Version, times: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    texts = {"text": version.text, "subject": version.subject}
    for first, last in pairwise(times):
        between = texts[first.fact.where][first.fact.end : last.fact.start]
        joined = first.fact.where == last.fact.where and BETWEEN.fullmatch(between)
        named = START.match(first.line) and END.match(last.line) and len(between) < 60
        if (first.fact.about, last.fact.about) == ("incident start", "incident end") and (joined or named):
            yield first, last


def _length(first: Statement, last: Statement) -> Statement:
    minutes = (moments.minutes(last) - moments.minutes(first)) % moments.DAY
    fact = replace(first.fact, kind="duration", end=last.fact.end, value=durations.iso(minutes * 60), about="incident")
    shown = f"{first.shown} to {last.shown}"
    return replace(first, fact=fact, shown=shown, meant=frozenset(), words=frozenset(), listed=False, derived=True)


def durations_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Durations of the incident that none of the version's ranges has, and those named twice in like words."""
    ranges = [s for s in told if s.derived]
    named = [s for s in told if not s.derived and s.fact.about == "incident" and not s.meant & likely.APART]
    for statement in named:
        one = all(agree.duration(ranges[0], span) for span in ranges)
        near = [s for s in ranges if s.sentence == statement.sentence or (one and _is_whole(statement))]
        if near and not any(agree.duration(statement, span) for span in ranges):
            yield statement, near[0]
    yield from inside(
        [s for s in told if not s.derived and s.listed is False], Rule(likely.length, agree.duration, within=0.75)
    )


def _is_whole(statement: Statement) -> bool:
    """Whether a label or the subject says that a duration is that of the whole incident."""
    return statement.fact.where == "subject" or bool(WHOLE.search(statement.line))


def events_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Times that a timeline gives to an event and the prose gives otherwise."""
    listed, prose = [s for s in told if s.listed], [s for s in told if not s.listed]
    for one in prose:
        least = SURE if one.fact.about in KNOWN else TOLD_ALIKE
        same = [other for other in listed if one.sentence != other.sentence and likely.time(one, other) >= least]
        most = max((len(one.words & other.words) for other in same), default=0)
        same = [other for other in same if one.fact.about in KNOWN or len(one.words & other.words) == most]
        if any(other.listed and moments.same(one, other) for other in told):
            continue  # the timeline has that moment, by whatever name
        crowded = sum(s.fact.about == one.fact.about != "" for s in told) > len(same) + 1 or len(same) > 1
        if same and not crowded and not any(moments.same(one, other) for other in same):
            yield one, max(same, key=lambda other: likely.time(one, other))


def versions_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A release or commit of the subject that the text does not name, though it names another in the same role."""
    heads, bodies = [s for s in told if s.fact.where == "subject"], [s for s in told if s.fact.where == "text"]
    yield from pairs(heads, bodies, Rule(likely.version, agree.version, loose=True))


def severities_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A severity of the subject that the text has nowhere, and two labels that differ."""
    yield from _standing(told, agree.severity)


def statuses_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A status of the subject that the text has nowhere, and two labels that differ."""
    yield from _standing(told, agree.status)


def _standing(told: Sequence[Statement], same: Agree) -> Iterator[Pair]:
    now = [s for s in told if likely.standing(s, s)]
    heads, bodies = [s for s in now if s.fact.where == "subject"], [s for s in now if s.fact.where == "text"]
    for head in heads[:1]:
        if bodies and not any(same(head, body) for body in bodies):
            yield head, bodies[0]
    labelled = [s for s in bodies if LABEL.search(s.before)]
    yield from ((one, other) for one, other in pairwise(labelled) if not same(one, other))
