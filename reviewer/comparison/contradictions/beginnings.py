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


def apart(told: Sequence[Statement]) -> Iterator[Pair]:
    """A beginning that the prose names and the timeline has nowhere, though one of its rows tells the first failure."""
    rows = [s for s in told if s.listed and s.fact.where == "text"]
    firsts = [s for s in rows if FIRST_FAILURE.search(s.line)]
    if len(firsts) != 1 or len(rows) < FEWEST:
        return
    for one in told:
        if are_told((one, firsts[0])) and not any(moments.same(one, row) for row in rows):
            yield one, firsts[0]
            return


def are_told(pair: Pair) -> bool:
    """Whether prose tells a beginning, and a row of the same version the first failure."""
    prose, row = pair
    begins = prose.fact.where == "text" and not prose.listed and prose.fact.about == "incident start"
    same = prose.version == row.version and row.listed
    return begins and same and bool(BEGINS.search(prose.before) and FIRST_FAILURE.search(row.line))
