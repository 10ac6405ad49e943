"""Start and end of the incident as a length of time, to hold against the durations that are named. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from reviewer.comparison.facts import durations
from reviewer.comparison.facts.about import BETWEEN
from reviewer.comparison.values import Version

from . import agree, likely, moments, releases
from .clash import Agree, Pair, Rule, inside, pairs
from .likely import PASSED, SURE
from .statements import Statement

# A line that gives one end of the incident by name.
START = re.compile(r"[\s\-*\u2022|`]{0,6}(?:(?:incident|impact|outage)[ ])?(?:start(?:ed)?|began|from)\b", re.I)
# What says that a duration is that of the whole incident.
WHOLE = re.compile(r"\b(?:duration|lasted|downtime|outage[ ]of|incident[ ]of|in total|total)\b", re.I)
LABEL = re.compile(r"\b(?:severity|status|state|priority|classification)\W{0,8}$", re.I)
END = re.compile(r"[\s\-*\u2022|`]{0,6}(?:(?:incident|impact|outage)[ ])?(?:end(?:ed)?|resolved|until|to)\b", re.I)

# So many rows make a timeline; and of more times than this the farthest apart are not looked for.
FEWEST, MOST_TIMES = 3, 30
TIMELINE = "timeline"
# What the first and the last row tell of when the timeline tells all of the incident, and not from the alarm on.
BREAKS = re.compile(
    r"\b(?:stops?|stopped|fails?|failed|crash\w*|dies|died|down|lost|loses|drops?|dropped|breaks?|broke|rejects?"
    r"|refuses?|hangs?|dark|empty|errors?)\b",
    re.I,
)
LASTS = frozenset({"incident end", "mitigation", "rollback", ""})
# A subject that dates the document, and not what happened.
DOCUMENT = re.compile(
    r"\b(?:report|update|review|post-?mortem|minutes|notes?|notice|bulletin|summary|brief\w*)\b", re.I
)
ENDS = frozenset({"incident start", "incident end"})

# Events that happen once, so that the timeline and the prose must give them one time.
# Of other events the words must be so much alike.
TOLD_ALIKE = 0.75
KNOWN = frozenset({"incident end", "detection", "acknowledgement", "identification"})


def lengths(version: Version, told: Sequence[Statement]) -> list[Statement]:
    """A duration for each range of times that is the incident's: its span runs from the start to the end."""
    times = [s for s in told if s.fact.kind == "time"]
    named = [_length(first, last) for first, last in _ranges(version, times)]
    return [*named, *_timeline(told, times)]


def _timeline(told: Sequence[Statement], times: Sequence[Statement]) -> Iterator[Statement]:
    """The length of the whole timeline, where no two times of the version lie as far apart as it says it lasted."""
    rows = [s for s in times if s.listed and s.fact.where == "text"]
    said = [s for s in told if s.fact.kind == "duration" and s.fact.about == "incident" and not s.meant & likely.APART]
    lasting = [s for s in said if not PASSED.match(s.line)]
    if len(rows) < FEWEST or len(times) > MOST_TIMES or len({s.fact.value for s in lasting}) != 1:
        return
    spans = [_length(first, last) for first, last in combinations(times, 2)]
    if not any(agree.duration(lasting[0], span) for span in spans):
        first = next((s for s in rows if s.fact.about == "incident start"), rows[0])
        last = next((s for s in reversed(rows) if s.fact.about == "incident end"), rows[-1])
        begins = first.fact.about == "incident start" or (not first.fact.about and BREAKS.search(first.line))
        complete = begins and last.fact.about in LASTS
        if complete and moments.minutes(first) < moments.minutes(last):
            whole = _length(first, last)
            yield replace(whole, fact=replace(whole.fact, about=TIMELINE))


def _ranges(version: Version, times: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    texts = {"text": version.text, "subject": version.subject}
    for first, last in pairwise(times):
        between = texts[first.fact.where][first.fact.end : last.fact.start]
        joined = first.fact.where == last.fact.where and BETWEEN.fullmatch(between)
        named = START.match(first.line) and END.match(last.line) and len(between) < 60
        if (first.fact.about, last.fact.about) == ("incident start", "incident end") and (joined or named):
            yield first, last


def _length(first: Statement, last: Statement) -> Statement:
    # From midnight to midnight is a whole day.
    minutes = (moments.minutes(last) - moments.minutes(first)) % moments.DAY or moments.DAY
    fact = replace(first.fact, kind="duration", end=last.fact.end, value=durations.iso(minutes * 60), about="incident")
    shown = f"{first.shown} to {last.shown}"
    return replace(first, fact=fact, shown=shown, meant=frozenset(), words=frozenset(), listed=False, derived=True)


def durations_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Durations of the incident that none of the version's ranges has, and those named twice in like words."""
    whole = [s for s in told if s.derived and s.fact.about == TIMELINE]
    ranges = [s for s in told if s.derived and s.fact.about != TIMELINE]
    named = [s for s in told if not s.derived and s.fact.about == "incident" and not s.meant & likely.APART]
    for statement in named:
        one = all(agree.duration(ranges[0], span) for span in ranges)
        near = [s for s in ranges if s.sentence == statement.sentence or (one and _is_whole(statement))]
        if whole and not ranges and not PASSED.match(statement.line):
            yield statement, whole[0]
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
    yield from _head_apart(told)
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


def _head_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A beginning or an end that the subject names and the text has nowhere, though it names another."""
    bodies = [s for s in told if s.fact.where == "text"]
    for head in (s for s in told if s.fact.where == "subject" and s.fact.about in ENDS):
        same = [s for s in bodies if s.fact.about == head.fact.about and not s.meant & likely.APART]
        if len(same) == 1 and not any(moments.same(head, body) for body in bodies):
            yield head, same[0]


def days_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Days of one thing told twice, and the subject's only day where the text's only one is another."""
    heads, bodies = [s for s in told if s.fact.where == "subject"], [s for s in told if s.fact.where == "text"]
    only = all(len({s.fact.value for s in those}) == 1 for those in (heads, bodies))
    if only and not DOCUMENT.search(heads[0].line) and not agree.date(heads[0], bodies[0]):
        alike = [s for s in bodies if heads[0].words & s.words and "plan" not in s.meant]
        yield from ((heads[0], body) for body in alike[:1])
        return
    told = bodies if heads and DOCUMENT.search(heads[0].line) else told
    yield from inside(told, Rule(likely.date, agree.date, loose=True, within=0.9))


def versions_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A release of the subject that the text does not name though it names another in its role, and two bad ones."""
    heads, bodies = [s for s in told if s.fact.where == "subject"], [s for s in told if s.fact.where == "text"]
    yield from pairs(heads, bodies, Rule(likely.version, agree.version, loose=True))
    for one, other in combinations([s for s in bodies if releases.is_bad(s)], 2):
        same = releases.product(one) == releases.product(other) != "" and len(one.words & other.words) > 1
        if same and one.sentence != other.sentence and not agree.version(one, other):
            yield one, other


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
