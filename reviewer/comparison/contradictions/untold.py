"""Lengths of time that a version names for what it tells, and that lie between no two of its times. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from reviewer.comparison.facts import durations, hedges
from reviewer.comparison.facts.hedges import Span
from reviewer.comparison.facts.to_do import to_do
from reviewer.comparison.values import Version

from . import agree, likely, moments
from .likely import PASSED
from .statements import Pair, Statement

# Makes the length between two times of day.
Between = Callable[[Statement, Statement], Statement]
# So many rows make a timeline; among more times than this some two lie apart by anything.
FEWEST, MOST_TIMES = 3, 12
# What the length between two times is about, of which its version names another.
UNTOLD = "times told"
# What is shorter is no length of what a report tells, and what is as long as a day is told in dates.
SHORTEST, LONGEST = 120.0, 20 * 3600.0
# How many times as long as the times say a slip can make it.
TIMES = 5
# A length of these is none of what happened from one time to another.
OTHERS = frozenset({
    "timeout", "retention", "watch", "follow-up", "effort", "latency", "freeze", "data loss", "acknowledgement",
})  # fmt: skip
# What is said of a length that is none of what happened; that it is of "every" user says nothing of it.
SAID = likely.APART - {"subset"}
# What says that a length is that of a part.
PARTLY = re.compile(
    r"\b(?:complete(?:ly)?|full(?:y)?|partial(?:ly)?|partly|of which|of these|of this|at a time|some"
    r"|several|first|second)\b",
    re.I,
)
LONGER = re.compile(r"[*_]{0,2} (?:longer|later|earlier|sooner|shorter)\b", re.I)
STOP = re.compile(r"[.!?;]\s|\n")
# What points back to the times just told: "in those 52 minutes", "for the 72 hours in question".
THOSE = re.compile(
    r"\b(?:in|for|during|over|throughout|within) (?:all )?(?:those|these|the (?:whole|entire|full)|all the) (?:of )?$",
    re.I,
)
# What says how long that was which stands before it in its sentence, or at the head of the next.
SO_LONG = re.compile(
    r"\b(?:for|lasting|lasted|within|makes?|made|is|was|of|that is,?)(?: (?:about|some|a total of))? $", re.I
)
# Between the times and a length that is of something else: "08:00 to 08:23, as the copy was 19 minutes behind".
ELSE = re.compile(r"\b(?:because|since|while|when|as|although|though|but|whereas)\b", re.I)
HEAD = re.compile(r"^(?:for|during|over)(?: the)? $", re.I)
# What leads to a length in a subject or a summary.
LED = re.compile(
    r"\b(?:for|lasted|lasting|took|ran for|(?:restored|fixed|back|over|mended|solved) (?:in|after)"
    r"|(?:outage|interruption) of)(?: (?:the|all of|a total of))? $",
    re.I,
)
# What a row says of which the beginning is the incident's, save those of jobs and releases, which "start".
BY_NAME = re.compile(
    r"\b(?:outage|incident|disruption|interruption|impact|downtime|st\u00f6rung|ausfall|panne|incidente|aver\u00eda)\b",
    re.I,
)
BEGUN = re.compile(r"\b(?:begins?|began|beginn(?:t|en)|begann(?:en)?|commencent?|empiezan?|empezaron)\b", re.I)


def find(version: Version, told: Sequence[Statement], between: Between) -> Iterator[Statement]:
    """For each length that contradicts the times of its version the one between those that tell how long it was."""
    times = [s for s in told if s.fact.kind == "time" and s.fact.about not in likely.NO_EVENTS]
    if not 2 <= len(times) <= MOST_TIMES:
        return
    spans = [_span(*pair) for pair in permutations(times, 2)]
    for one in _named(version, told):
        ends = _ends(one, times, version)
        if not ends or any(moments.is_vague(s) for s in ends):
            continue
        if not _lies_in(one, [_span(ends[0], s) for s in times] if _are_named(ends) and _is_only(one, told) else spans):
            span = between(*ends)
            if _is_slip(one, span):
                yield replace(span, fact=replace(span.fact, about=UNTOLD), instead=one.fact)


def _are_named(ends: Pair) -> bool:
    """Whether two rows say that they are the beginning and the end: "outage begins", "outage over"."""
    first, last = ends
    return (
        all(s.listed and BY_NAME.search(s.line) for s in ends) and last.fact.about == "incident end" != first.fact.about
    )


def _is_only(one: Statement, told: Sequence[Statement]) -> bool:
    """Whether a length is the only one that its version gives of the incident."""
    same = {s.fact.value for s in told if s.fact.kind == "duration" and s.fact.about == "incident"}
    return same == {one.fact.value}


def _span(first: Statement, last: Statement) -> Span:
    """The seconds that can lie between two times, as far as their words go: "a quarter to seven" may be earlier."""
    begins, ends = moments.span(first), moments.span(last)
    days = 0.0 if moments.minutes(first) <= moments.minutes(last) else moments.DAY
    return Span((ends.low - begins.high + days) * 60, (ends.high - begins.low + days) * 60)


def _lies_in(one: Statement, spans: Sequence[Span]) -> bool:
    said = agree.length(one, hedges.mode(one.shown))
    return any(said.meets(span) for span in spans)


def _named(version: Version, told: Sequence[Statement]) -> Iterator[Statement]:
    """The lengths that can be of what happened."""
    parts = to_do(version.text)
    for s in told:
        if s.fact.kind != "duration" or s.fact.about in OTHERS or s.meant & SAID or PASSED.match(s.line):
            continue
        planned = s.fact.where == "text" and any(start <= s.fact.start < end for start, end in parts)
        if not planned and is_within_a_day(s):
            yield s


def is_within_a_day(one: Statement) -> bool:
    """Whether a length is one that two times of day can tell, and no difference: "80 minutes longer than announced"."""
    return not LONGER.match(one.after) and SHORTEST <= (durations.seconds(one.fact.value) or 0.0) < LONGEST


def _is_slip(one: Statement, span: Statement) -> bool:
    short, long = sorted(durations.seconds(s.fact.value) or 0.0 for s in (one, span))
    return long <= TIMES * short


def _ends(one: Statement, times: Sequence[Statement], version: Version) -> Pair | None:
    """The two times that tell how long that was which a length is of."""
    told = _just_told(one, times, version)
    if told or "subset" in one.meant or is_of_a_part(one):
        return told
    return _rows(one, times) or _named_ends(one, times)


def is_of_a_part(one: Statement) -> bool:
    """Whether the words of its sentence say that a length is that of a part: "down for 20 minutes of this"."""
    return bool(PARTLY.search(f"{STOP.split(one.before)[-1]} | {STOP.split(one.after)[0]}"))


def _just_told(one: Statement, times: Sequence[Statement], version: Version) -> Pair | None:
    """The two times of its own sentence, or of the one before."""
    if one.fact.where != "text":
        return None
    near = [s for s in times if s.fact.where == "text" and s.fact.end <= one.fact.start]
    own = [s for s in near if s.sentence == one.sentence]
    if len(own) == 2 and SO_LONG.search(one.before):
        other = ELSE.search(version.text, own[1].fact.end, one.fact.start)
        return None if other else (own[0], own[1])
    if own or not near:
        return None
    last = near[-1]
    pair = [s for s in near if s.sentence == last.sentence]
    lead = version.text[one.sentence[0] : one.fact.start]
    follows = last.sentence[1] == one.sentence[0]
    if len(pair) == 2 and follows and (THOSE.search(one.before) or HEAD.search(lead)):
        return pair[0], pair[1]
    return None


def _rows(one: Statement, times: Sequence[Statement]) -> Pair | None:
    """The beginning and the end that a timeline tells, for a length that is of the whole of it."""
    rows = [s for s in times if s.listed and s.fact.where == "text"]
    if len(rows) < FEWEST or not (one.fact.about == "incident" or LED.search(one.before)):
        return None
    first = next((s for s in rows if s.fact.about == "incident start" or BEGUN.search(s.line)), None)
    last = next((s for s in reversed(rows) if s.fact.about == "incident end"), rows[-1])
    return (first, last) if first and rows.index(first) < rows.index(last) else None


def _named_ends(one: Statement, times: Sequence[Statement]) -> Pair | None:
    """The only beginning and the only end that are told, for a length that is the incident's."""
    if one.fact.about != "incident" or not one.lone or any(s.sentence == one.sentence for s in times):
        return None
    starts, ends = ([s for s in times if s.fact.about == about] for about in ("incident start", "incident end"))
    if any(len({s.fact.value for s in those}) != 1 for those in (starts, ends)):
        return None
    return starts[0], ends[0]
