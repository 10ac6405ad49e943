"""Where in their versions two statements stand, and among how many. Pure."""

from bisect import bisect_right
from collections.abc import Iterator

from reviewer.comparison.contradictions.statements import Statement

from .crowd import Crowd

# A sentence that begins before this place opens the mail.
OPENING = 250
BULLETS = ("-", "*", "\u2022")
# How many values of a kind a version gives: one, two, a few, many.
SEVERAL = (2, 3, 5, 9)


def standing(one: Statement, other: Statement, crowd: Crowd) -> Iterator[str]:
    """What a reader expects in both versions stands in like places, and early."""
    first, second = sorted((_place(one), _place(other)))
    yield f"in {first}, {second}"
    indices = crowd.place_of(one), crowd.place_of(other)
    yield f"first of the kind {indices.count(0)}"
    yield "same turn" if indices[0] == indices[1] else "other turn"
    fewer, more = sorted(bisect_right(SEVERAL, crowd.values_of(s.version)) for s in (one, other))
    yield f"among {fewer}, {more}"


def _place(statement: Statement) -> str:
    if statement.fact.where == "subject":
        return "subject"
    if statement.tabled:
        return "table"
    if statement.listed:
        return "row"
    if statement.line.lstrip().startswith(BULLETS):
        return "item"
    return "opening" if statement.sentence[0] < OPENING else "prose"
