"""Start and end of the incident as a length of time, to hold against the durations that are named. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from reviewer.comparison.facts import durations
from reviewer.comparison.facts.about import BETWEEN
from reviewer.comparison.facts.turning import TROUBLE_BEFORE
from reviewer.comparison.values import Version

from . import agree, changes, likely, measures, moments, untold
from .clash import Rule, inside
from .likely import PASSED
from .statements import Pair, Statement

# A line that gives one end of the incident by name.
START = re.compile(r"[\s\-*\u2022|`]{0,6}(?:(?:incident|impact|outage)[ ])?(?:start(?:ed)?|began|from)\b", re.I)
# What says that a duration is that of the whole incident.
WHOLE = re.compile(
    r"\b(?:duration|length|lasted|downtime|(?:outage|interruption|incident)[ ]of|(?:in )?total|in all|altogether"
    r"|all told|(?:down|out|gone|dark|shut|offline|unreachable|unavailable|unusable|inaccessible|blocked|closed"
    r"|interrupted|impossible|at a standstill) for"
    r"|(?:no|none of the|nothing) [\w -]{3,40} for(?= [*_]{0,2}\d{1,3} \w+\b(?! longer)))\b",
    re.I,
)
# What speaks of the range just told: "that is 50 minutes".
RESULT = re.compile(
    r"\b(?:that|this|which)(?:['\u2019]s| is| was| were| makes?| made| comes? to| came to| adds? up to| amounts? to"
    r"| means| meant)(?: (?:a|an|the))?(?: (?:total|loss|length|duration|outage|downtime))?(?: of)?[ *_]{1,3}$"
    r"|\b(?:in|during|for) (?:those|these) $|\bi\.?e\.? $",
    re.I,
)
NEXT = 120
WINDOW = re.compile(r"\bbetween[ *_]{1,3}$", re.I)
END = re.compile(r"[\s\-*\u2022|`]{0,6}(?:(?:incident|impact|outage)[ ])?(?:end(?:ed)?|resolved|until|to)\b", re.I)

# A line that is a name and a time, whatever the name.
LABELLED = re.compile(r"[\s\-*\u2022|`]{0,6}[A-Z][^:\d\n]{2,60}(?:[:|]|\s)[^\w\n]{0,6}(?:at )?\d")
# What may come before the beginning in a timeline.
BEFORE_IT = frozenset({"release", "maintenance", "posted", "expiry", "meeting", "rollback"})

# So many rows make a timeline; and of more times than this the farthest apart are not looked for.
FEWEST, MOST_TIMES = 3, 30
TIMELINE = "timeline"
# What the first and the last row tell of when the timeline tells all of the incident, and not from the alarm on.
BREAKS = re.compile(
    r"\b(?:stops?|stopped|fails?|failed|crash\w*|dies|died|down|lost|loses|drops?|dropped|breaks?|broke|rejects?"
    r"|refuses?|hangs?|dark|empty|errors?)\b",
    re.I,
)
# The last word of a row that tells which of the two it was, whatever else it names: "prefixes withdrawn, api down".
DOWN, UP = (re.compile(rf"\b(?:{words})[.*_|\s]*$", re.I) for words in ("down|dark|offline|out", "up|back|online|over"))
LASTS = frozenset({"incident end", "mitigation", "rollback", ""})
# What the row that tells how it broke may name beside: a restart, which is otherwise a cure.
FIRST = frozenset({"", "mitigation"})
ENDS = ("incident start", "incident end")
BEGINNINGS = frozenset({"incident start", "release", "detection"})
CLOSES = frozenset({"incident end", "mitigation", "rollback", "backlog"})
MOST_ENDS = 5
# A moment that is meant in such a way is no end of what was; one that is told with "back at" is.
OTHERWISE = likely.APART - {"after"}
# A length of time about these may as well be that of the incident.
UNCLEAR = frozenset({"", "delay", "latency"})


def find(version: Version, told: Sequence[Statement]) -> list[Statement]:
    """What is told, with a duration for each range of times that is the incident's: from its start to its end.

    Where none is that of the incident, one of who knows what is, if it is as long as from its beginning to its end.
    """
    times = [s for s in told if s.fact.kind == "time"]
    ranges = _lengths(version, told, times)
    ends = _ends(times) if len(times) <= MOST_TIMES else None
    if ends and _is_vague(*ends):
        ends = None
    known = _known(told, ranges or ([_length(*ends)] if ends else []))
    whole = _timeline(known, times, ends, ranged=bool(ranges)) if ends else ()
    return [*known, *ranges, *whole, *untold.find(version, known, _length)]


def _lengths(version: Version, told: Sequence[Statement], times: Sequence[Statement]) -> list[Statement]:
    """How long each range of times is that is the incident's.

    One that is all that is said of how long the trouble was counts like any other: its "from" is of no former value.
    """
    ranges = [_length(first, last) for first, last in _ranges(version, times) if not _is_vague(first, last)]
    named = any(s.fact.kind == "duration" and s.fact.about == "incident" for s in told)
    if len(ranges) == 1 and not named and TROUBLE_BEFORE.search(ranges[0].line):
        return [replace(ranges[0], after="")]
    return ranges


def _known(told: Sequence[Statement], spans: Sequence[Statement]) -> list[Statement]:
    """What is told; a duration that a span of the incident explains, and no other is so explained, is its length."""
    named = any(s.fact.kind == "duration" and s.fact.about == "incident" for s in told)
    unclear = [s for s in told if s.fact.kind == "duration" and s.fact.about in UNCLEAR and not s.meant & likely.APART]
    same = {s.fact.value for s in unclear if any(agree.duration(s, span) for span in spans)}
    if named or len(same) != 1:
        return list(told)
    return [
        replace(s, fact=replace(s.fact, about="incident")) if s in unclear and s.fact.value in same else s for s in told
    ]


def _timeline(
    told: Sequence[Statement], times: Sequence[Statement], ends: tuple[Statement, Statement], *, ranged: bool
) -> Iterator[Statement]:
    """The length of the whole timeline, where its version says that it lasted otherwise, or says nothing of it.

    It is none if two of the times lie as far apart as the version says; other versions may have those lengths too.
    """
    said = [s for s in told if s.fact.kind == "duration" and s.fact.about == "incident" and not s.meant & likely.APART]
    lasting = [s for s in said if not PASSED.match(s.line)]
    if len({s.fact.value for s in lasting}) == 1 and (ends[0].listed or _is_whole(lasting[0])):
        spans = [_length(first, last) for first, last in combinations(times, 2)]
        if not any(agree.duration(lasting[0], span) for span in spans):
            yield _length(*ends, about=TIMELINE)
    elif not said and not ranged:
        yield _length(*ends)
        yield from (_length(*pair, about="") for pair in _others(times, ends))


def _ends(times: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """The times of the incident's beginning and end: those of a timeline's rows, or the only ones so named."""
    rows = [s for s in times if s.listed and s.fact.where == "text"]
    if len(rows) >= FEWEST:
        first = next((s for s in rows if s.fact.about == "incident start"), rows[0])
        last = next((s for s in reversed(rows) if s.fact.about == "incident end"), rows[-1])
        if any(s.fact.about not in BEFORE_IT for s in rows[: rows.index(first)]):
            return None
        begins = first.fact.about == "incident start" or (first.fact.about in FIRST and BREAKS.search(first.line))
        complete = bool(begins or DOWN.search(first.line)) and (last.fact.about in LASTS or bool(UP.search(last.line)))
    else:
        named = [[s for s in times if s.fact.about == about and not s.meant & OTHERWISE] for about in ENDS]
        if any(len({s.fact.value for s in those}) != 1 for those in named):
            return None
        (first, *_), (last, *_) = named
        complete = _are_told_as_one(first, last)
    return (first, last) if complete and moments.minutes(first) < moments.minutes(last) else None


def _are_told_as_one(first: Statement, last: Statement) -> bool:
    """Whether a beginning and an end that stand apart are of one range: in one sentence, or as two labels."""
    if first.fact.where != last.fact.where or first.fact.start > last.fact.start:
        return False
    labelled = all(s.line.count("\n") == 0 and LABELLED.match(s.line) for s in (first, last))
    return labelled or first.sentence == last.sentence


def _others(times: Sequence[Statement], ends: tuple[Statement, Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Other times that something can have lasted from and to: since the release or the alarm, until it was mended."""
    begins = [s for s in times if s.fact.about in BEGINNINGS or s is ends[0]]
    closes = [s for s in times if s.fact.about in CLOSES or s is ends[1]]
    for first in begins[:MOST_ENDS]:
        for last in closes[-MOST_ENDS:]:
            if (first, last) != ends and moments.minutes(first) < moments.minutes(last):
                yield first, last


def _ranges(version: Version, times: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    texts = {"text": version.text, "subject": version.subject}
    for first, last in pairwise(times):
        between = texts[first.fact.where][first.fact.end : last.fact.start]
        joined = first.fact.where == last.fact.where and BETWEEN.fullmatch(between)
        named = START.match(first.line) and END.match(last.line) and len(between) < 60
        if (first.fact.about, last.fact.about) == ("incident start", "incident end") and (joined or named):
            yield first, last


def _is_vague(*times: Statement) -> bool:
    """Whether one of two times is told in round words: "from shortly before three until about a quarter to four"."""
    return any(moments.is_vague(time) for time in times)


def _length(first: Statement, last: Statement, *, about: str = "incident") -> Statement:
    # From midnight to midnight is a whole day.
    minutes = (moments.minutes(last) - moments.minutes(first)) % moments.DAY or moments.DAY
    start, end = _around(first, last)
    value = durations.iso(minutes * 60)
    fact = replace(first.fact, kind="duration", start=start, end=end, value=value, about=about)
    return replace(
        first,
        fact=fact,
        shown=f"{first.shown} to {last.shown}",
        meant=frozenset(),
        words=frozenset(),
        listed=False,
        derived=True,
        lone=bool(about) and first.lone,
    )


def _around(first: Statement, last: Statement) -> tuple[int, int]:
    """Around both times of a range, whichever is told first; at the first if they stand in two parts."""
    if first.fact.where != last.fact.where:
        return first.fact.start, first.fact.end
    return min(first.fact.start, last.fact.start), max(first.fact.end, last.fact.end)


def apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """Durations of the incident that none of the version's ranges has, and those named twice in like words."""
    found = list(_of_ranges(told))
    yield from found
    yield from (pair for pair in _untold(told) if all(pair[0] is not one for one, _ in found))
    yield from _heads_apart(told)
    yield from inside(
        [s for s in told if not s.derived and s.listed is False], Rule(measures.length, agree.duration, within=0.75)
    )


def _untold(told: Sequence[Statement]) -> Iterator[Pair]:
    """Durations that the times told with them contradict."""
    for span in (s for s in told if s.instead):
        yield from ((one, span) for one in told if one.fact == span.instead)


def _of_ranges(told: Sequence[Statement]) -> Iterator[Pair]:
    """Durations of the incident, and what the range of its times or the whole of the timeline gives otherwise."""
    named = [s for s in told if not s.derived and not s.meant & likely.APART and untold.is_within_a_day(s)]
    named = [s for s in named if not changes.is_of_another_time(s)]
    whole = [s for s in told if s.derived and s.fact.about == TIMELINE]
    ranges = [s for s in told if s.derived and s.fact.about == "incident"]
    for statement in named:
        near = [s for s in ranges if _is_of(statement, s, ranges)]
        incident = statement.fact.about == "incident"
        if incident and whole and not ranges and not PASSED.match(statement.line):
            yield statement, whole[0]
        if near and not any(agree.duration(statement, span) for span in ranges):
            yield statement, near[0]


def _is_of(statement: Statement, span: Statement, ranges: Sequence[Statement]) -> bool:
    """Whether a duration is said to be the length of a range: beside it, right behind it, or of the whole incident."""
    if RESULT.search(statement.before):
        behind = span.fact.where == statement.fact.where and span.fact.end <= statement.fact.start
        return behind and statement.fact.start - span.fact.end < NEXT
    if statement.fact.about != "incident":
        return False
    if span.sentence == statement.sentence:
        return not (WINDOW.search(span.before) and _is_part(statement, span))
    return _is_whole(statement) and all(agree.duration(ranges[0], one) for one in ranges)


def _is_part(statement: Statement, span: Statement) -> bool:
    """Whether it is less than half of a range: "between 14:00 and 16:00 it failed for 12 minutes"."""
    short, long = (durations.seconds(s.fact.value) or 0 for s in (statement, span))
    return 2 * short < long


def _is_whole(statement: Statement) -> bool:
    """Whether a label, the subject or plain words say that a duration is that of the whole incident."""
    if statement.fact.where == "subject":
        return True
    return bool(WHOLE.search(statement.line)) and not untold.is_of_a_part(statement)


def _heads_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """The only length of time of a subject, where the text has one for the incident, and not that."""
    named = [s for s in told if not s.derived and not s.meant & likely.APART]
    heads, bodies = [s for s in named if s.fact.where == "subject"], [s for s in named if s.fact.where == "text"]
    same = [s for s in bodies if s.fact.about == "incident"]
    if len(heads) != 1 or heads[0].fact.about not in {"", "incident"} or len({s.fact.value for s in same}) != 1:
        return
    if not any(agree.duration(heads[0], body) for body in bodies):
        yield heads[0], same[0]
