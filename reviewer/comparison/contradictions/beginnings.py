"""When it began, as the prose says, and as the row of a timeline that tells the first failure. Pure."""

import re
from collections.abc import Iterator, Sequence

from . import moments
from .statements import Pair, Statement

# So many rows make a timeline.
FEWEST = 3
FIRST_FAILURE = re.compile(
    r"\b(?:first|premi\u00e8re?s?|erste[nrs]?|primer[oa]?s?)\b[^\n]{0,25}?"
    r"\b(?:error|failure|fail\w*|[45]\d\d|timeout|time-out|erreurs?|fehler|error(?:es)?|refus\w*|rejected|lost"
    r"|crash\w*)\b",
    re.I,
)
BEGINS = re.compile(
    r"(?:\b(?:start(?:ing|ed)?|began|beginning|since|from|depuis|ab|seit|desde)|\u00e0 partir de|a partir de(?: las?)?)"
    r"(?: (?:at|about|around|on))?[ *_]{1,3}$",
    re.I,
)


# The first or the last of what there were many of, and so much of the same is told of it.
END = re.compile(
    r"\b(?:(?P<first>first|première?s?|premiers?|erste[nrs]?|primer[oa]?s?)"
    r"|(?P<last>last|dernière?s?|derniers?|letzte[nrs]?|últim[oa]s?))\b",
    re.I,
)
TOLD_ALIKE = 3


def apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A beginning that the prose names and the timeline has nowhere, though one of its rows tells the first failure.

    Or the first or the last of anything that both name.
    """
    rows = [s for s in told if s.listed and s.fact.where == "text"]
    if len(rows) >= FEWEST:
        yield from _ends_apart(told, rows)
    firsts = [s for s in rows if FIRST_FAILURE.search(s.line)]
    if len(firsts) != 1 or len(rows) < FEWEST:
        return
    for one in told:
        if are_told((one, firsts[0])) and not any(moments.same(one, row) for row in rows):
            yield one, firsts[0]
            return


def are_told(pair: Pair) -> bool:
    """Whether prose tells a beginning and a row of its version the first failure, or both the first of a thing."""
    prose, row = pair
    if _are_one_end(prose, row):
        return True
    begins = prose.fact.where == "text" and not prose.listed and prose.fact.about == "incident start"
    same = prose.version == row.version and row.listed
    return begins and same and bool(BEGINS.search(prose.before) and FIRST_FAILURE.search(row.line))


def _ends_apart(told: Sequence[Statement], rows: Sequence[Statement]) -> Iterator[Pair]:
    """Moments that the prose gives to the first or the last of a thing, where the one row that tells it has another."""
    for one in told:
        same = [row for row in rows if _are_one_end(one, row)]
        if len(same) == 1 and not any(moments.same(one, row) for row in rows):
            yield one, same[0]


def _are_one_end(prose: Statement, row: Statement) -> bool:
    """Whether prose and a row of the same version tell in like words of the first, or of the last, of a thing."""
    if prose.listed or not row.listed or prose.version != row.version or prose.fact.where != "text":
        return False
    ends = {_end(prose.before), _end(row.line)}
    return len(ends) == 1 and ends != {""} and len(prose.words & row.words) >= TOLD_ALIKE


def _end(said: str) -> str:
    """Which end a text tells of last: "first", "last" or neither."""
    found = list(END.finditer(said))
    return (found[-1].lastgroup or "") if found else ""
