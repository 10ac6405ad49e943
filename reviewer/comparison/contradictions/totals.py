"""How many of one thing there were in all: the number of a subject against the total of its text. Pure."""

import re
from collections.abc import Iterator, Sequence

from . import agree, likely
from .statements import Pair, Statement

ALL = r"(?:in total|in all|altogether|all told|overall|insgesamt|alles in allem|au total|en tout|en total)"
BEHIND = re.compile(rf"(?:[ ]\w+){{0,3}},? \(?{ALL}\b", re.I)
BEFORE = re.compile(
    rf"(?:\b{ALL},?(?: [^\W\d]+){{0,2}}"
    r"|\b(?:total|sum|gesamt(?:zahl)?|summe)(?: (?:number|count))?(?: of| was| is| von| de|:)?)"
    r"[ *_]{1,3}$",
    re.I,
)
# A subject that gives no more than a part of them, or what was known when it was written.
PART = re.compile(
    r"\b(?:first|so far|at least|already|another|further|more|additional|remaining|new|some|initial\w*|of (?:the|our)"
    r"|left|still|erste\w*|weitere|bisher|mindestens|au moins|premi\w+|primer\w+|al menos|hasta ahora)\b",
    re.I,
)


def apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """The number of a subject, and the total of its text, which has the number of the subject nowhere."""
    heads, bodies = ([s for s in told if s.fact.where == where] for where in ("subject", "text"))
    for head in heads:
        same = [s for s in bodies if _noun(s) == _noun(head)]
        totals = [s for s in same if are_told(head, s)]
        only = len({s.fact.value for s in totals}) == 1 and len([s for s in heads if _noun(s) == _noun(head)]) == 1
        if only and not any(agree.count(head, s) for s in same):
            yield head, totals[0]


def are_told(head: Statement, body: Statement) -> bool:
    """Whether a subject counts a thing, and its text says of how many of it there were in all."""
    if (head.fact.kind, head.fact.where, body.fact.where) != ("count", "subject", "text"):
        return False
    whole = bool(BEHIND.match(body.after) or BEFORE.search(body.before))
    part = PART.search(head.line) or (head.meant ^ body.meant) & likely.APART or likely.meant_apart(head, body)
    return whole and not part and head.version == body.version and _noun(head) == _noun(body)


def _noun(statement: Statement) -> str:
    return statement.fact.value.partition(" ")[2]
