"""Days that begin and end a span of time, of which two versions tell one end alike and the other not. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .agree import same_day
from .statements import Pair, Statement

FROM = re.compile(
    r"\b(?:from|since|between|starting(?: on)?|beginning(?: on)?|vom|von|ab(?: dem)?|seit(?: dem)?|zwischen(?: dem)?"
    r"|du|depuis(?: le)?|\u00e0 (?:partir|compter) du|entre (?:le|el)|del|desde(?: el)?)\W{1,3}(?:the )?$",
    re.I,
)
ENDED = r"(?:end|stopp?|clos|finish|resolv|remov|correct)\w*"
UNTIL = re.compile(
    rf"[^\n;]{{0,30}}?\b(?:until|till?|to|through|and(?: was| were)?(?: \w+)? {ENDED}(?: \w+)? on|and"
    r"|bis(?: zum)?|und(?: dem)?|jusqu['\u2019]au|au|et (?:le|au)|al|hasta(?: el)?|y (?:el|al))\W{1,3}(?:the )?",
    re.I,
)
# "7 to 10 July 2026", with no word before it: the first is a number alone.
JOINED = re.compile(r"[ ]?(?:[-\u2013\u2014]|to|through|bis|au|al)[ ]?", re.I)
BARE = re.compile(r"\d{1,2}\.?")
# A day that something went on until is read as one that it is due by.
DAYS = frozenset({"date", "due_date"})
BEGINS, ENDS = "until ", "from "


def marked(told: Sequence[Statement]) -> list[Statement]:
    """What is told; a day that begins or ends a span has the other end of it beside it."""
    days = [s for s in told if s.fact.kind in DAYS]
    beside: dict[int, str] = {}
    for first, last in pairwise(days):
        if first.fact.kind == "date" and _are_ends(first, last):
            beside[id(first)], beside[id(last)] = BEGINS + last.fact.value, ENDS + first.fact.value
    return [replace(s, beside=beside[id(s)]) if s.fact.kind == "date" and id(s) in beside else s for s in told]


def apart(first: Sequence[Statement], second: Sequence[Statement]) -> Iterator[Pair]:
    """Days of two versions that begin, or end, spans with the same other end, and that the other has nowhere."""
    for one in first:
        for other in second:
            if share_an_end(one, other) and _is_only(one, first, second) and _is_only(other, second, first):
                yield one, other


def head_apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """The same of the subject of a version and its text."""
    heads, bodies = ([s for s in told if s.fact.where == where] for where in ("subject", "text"))
    yield from apart(heads, bodies)


def share_an_end(one: Statement, other: Statement) -> bool:
    """Whether two versions, or a subject and its text, tell two days as one side of a span of the same thing.

    The other side of it is the same day.
    """
    together = (one.version, one.fact.where) == (other.version, other.fact.where)
    if together or one.fact.kind != "date" or not (one.beside and other.beside):
        return False
    (side, day), (other_side, other_day) = (s.beside.split(" ", 1) for s in (one, other))
    alike = one.version == other.version or one.fact.about == other.fact.about or one.words & other.words
    return bool(side == other_side and same_day(day, other_day) and alike and one.meant == other.meant)


def _is_only(one: Statement, own: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether its version has no other span with that end, and the other version does not name the day."""
    rivals = {s.fact.value for s in own if s.beside == one.beside}
    return len(rivals) == 1 and not any(same_day(one.fact.value, s.fact.value) for s in others)


def _are_ends(first: Statement, last: Statement) -> bool:
    """Whether one sentence tells of two days as the first and the last."""
    if (first.fact.where, first.sentence) != (last.fact.where, last.sentence) or first.fact.end > last.fact.start:
        return False
    between = first.after[: last.fact.start - first.fact.end]
    bare = BARE.fullmatch(first.shown) and JOINED.fullmatch(between)
    return bool(bare or (FROM.search(first.before) and UNTIL.fullmatch(between)))
