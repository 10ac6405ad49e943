"""What one version says in two ways: its subject and its text, its timeline and its prose. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from . import agree, beginnings, likely, measures, moments, releases, spans, totals
from .clash import Rule, inside, pairs
from .likely import SURE
from .statements import Agree, Pair, Statement

# What is held against the other labels of its kind.
LABEL = re.compile(r"\b(?:severity|status|state|priority|classification)\W{0,8}$", re.I)
# That the incident itself is closed, and not only that things work.
CLOSED = re.compile(r"(?:incident|case|ticket)\b[^.;]*\b(?:closed|resolved|over|settled)$", re.I)
LOOKED_INTO = re.compile(r"\blooking into\b", re.I)
# A subject that dates the document, and not what happened.
DOCUMENT = re.compile(
    r"\b(?:report|update|review|post-?mortem|minutes|notes?|notice|bulletin|summary|brief\w*|information|wording|statement|letter|memo|circular|q&a|faq)\b",
    re.I,
)
# What happened on the day, whatever the document is.
ON = re.compile(r"\bon $", re.I)
HAPPENED = re.compile(
    r"\b(?:occurred|happened|took place|ereignete sich|passierte|ocurri\u00f3|s'est produite?) (?:on|am|el|le) $", re.I
)
ENDS = frozenset({"incident start", "incident end"})

# Events that happen once, so that the timeline and the prose must give them one time.
# Of other events the words must be so much alike.
TOLD_ALIKE = 0.75
MORE = 0.15
# And so likely must two numbers of things be of the same.
COUNTED = 0.65
KNOWN = frozenset({"incident end", "detection", "acknowledgement", "identification"})


def events_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Times that a timeline gives to an event and the prose gives otherwise."""
    yield from _head_apart(told)
    yield from beginnings.apart(told)
    listed, prose = [s for s in told if s.listed], [s for s in told if not s.listed]
    for one in prose:
        least = SURE if one.fact.about in KNOWN else TOLD_ALIKE
        # A line that tells one thing after another, each with its time, is a timeline by itself.
        rows = [row for row in listed if row.sentence != one.sentence and row.line != one.line]
        same = [other for other in rows if likely.time(one, other) >= least]
        most = max((len(one.words & other.words) for other in same), default=0)
        same = [other for other in same if one.fact.about in KNOWN or len(one.words & other.words) == most]
        if clear := _clearly(one, same):
            same = [clear]
        if any(other.listed and moments.same(one, other) for other in told):
            continue  # the timeline has that moment, by whatever name
        crowded = not clear and (
            sum(s.fact.about == one.fact.about != "" for s in told) > len(same) + 1 or len(same) > 1
        )
        if same and not crowded and not any(moments.same(one, other) for other in same):
            yield one, max(same, key=lambda other: likely.time(one, other))


def _clearly(one: Statement, same: Sequence[Statement]) -> Statement | None:
    """The one row that is told in much the words of the prose, where others only name the same topic."""
    ranked = sorted(same, key=lambda other: likely.time(one, other), reverse=True)
    scores = [likely.time(one, other) for other in ranked[:2]]
    return ranked[0] if len(scores) == 2 and scores[0] >= TOLD_ALIKE and scores[0] - scores[1] >= MORE else None


def _head_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A beginning or an end that the subject names and the text has nowhere, though it names another."""
    bodies = [s for s in told if s.fact.where == "text"]
    for head in (s for s in told if s.fact.where == "subject" and s.fact.about in ENDS):
        same = [s for s in bodies if s.fact.about == head.fact.about and not s.meant & likely.APART]
        if len(same) == 1 and not any(moments.same(head, body) for body in bodies):
            yield head, same[0]


def days_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Days of one thing told twice, and the subject's only day or span where the text's only one is another."""
    yield from spans.head_apart(told)
    heads, bodies = [s for s in told if s.fact.where == "subject"], [s for s in told if s.fact.where == "text"]
    only = all(len({s.fact.value for s in those}) == 1 for those in (heads, bodies))
    written = bool(heads) and DOCUMENT.search(heads[0].line) is not None and not ON.search(heads[0].before)
    if only and not written and not agree.date(heads[0], bodies[0]):
        alike = [
            s
            for s in bodies
            if (heads[0].words & s.words or _fills_line(s) or HAPPENED.search(s.before)) and "plan" not in s.meant
        ]
        yield from ((heads[0], body) for body in alike[:1])
        return
    told = bodies if written else told
    found = inside(told, Rule(likely.date, agree.date, loose=True, within=0.9))
    # Rows that days head tell of several days.
    yield from (pair for pair in found if not all(map(_heads_row, pair)))


def counts_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Numbers of one thing told twice in like words, and one of a subject where the text's total is another."""
    yield from inside(told, Rule(measures.count, agree.count, within=COUNTED))
    yield from totals.apart(told)


def _heads_row(statement: Statement) -> bool:
    return statement.line.lstrip(" \t*_#|-\u2022").startswith(statement.shown.strip())


def _fills_line(statement: Statement) -> bool:
    """Whether a day stands alone on its line, over the rows of a timeline."""
    return statement.line.strip(" \t*_#:.()[]-") == statement.shown.strip()


def versions_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A release of the subject that the text does not name though it names another in its role, and two bad ones."""
    heads, bodies = [s for s in told if s.fact.where == "subject"], [s for s in told if s.fact.where == "text"]
    yield from pairs(heads, bodies, Rule(likely.version, agree.version, loose=True))
    for one, other in combinations(bodies, 2):
        if releases.told_twice(one, other) and likely.version(one, other) and not agree.version(one, other):
            yield one, other


def severities_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A severity of the subject that the text has nowhere, and two labels that differ."""
    yield from _standing(told, agree.severity)


def statuses_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A status of the subject that the text has nowhere, two labels that differ, and a label of what was closed."""
    yield from _standing(told, _same_status)
    closed = [s for s in told if s.fact.value == "resolved" and CLOSED.match(s.shown) and not likely.is_past(s)]
    labels = [s for s in told if s.fact.value != "resolved" and LABEL.search(s.before) and not likely.is_past(s)]
    yield from ((label, other) for label in labels[:1] for other in closed[:1] if label.fact.where == other.fact.where)


def _same_status(one: Statement, other: Statement) -> bool:
    """The same status; a subject that says that people look into it does not say that they know nothing yet."""
    looked_into = one.fact.where == "subject" and LOOKED_INTO.search(one.shown) and other.fact.value == "identified"
    return bool(looked_into) or agree.status(one, other)


def _standing(told: Sequence[Statement], same: Agree) -> Iterator[Pair]:
    now = [s for s in told if likely.standing(s, s)]
    heads, bodies = [s for s in now if s.fact.where == "subject"], [s for s in now if s.fact.where == "text"]
    for head in heads[:1]:
        if bodies and not any(same(head, body) for body in bodies):
            yield head, bodies[0]
    labelled = [s for s in bodies if LABEL.search(s.before)]
    yield from ((one, other) for one, other in pairwise(labelled) if not same(one, other))
