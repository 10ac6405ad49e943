"""Where two versions give one task to two people: by its words, and by the label and the day beside it. Pure."""

import re
from collections.abc import Iterator, Sequence

from . import agree, items
from .clash import Rule, pairs
from .likely import SURE
from .statements import Pair, Statement

LABEL = re.compile(
    r"(?:^|[\n.;,(|\u2013\u2014-])[\s*_]*([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2})[*_]{0,2}\s?[:=][*_]{0,2}\s*$"
)
RULE = Rule(items.item, agree.owner, crowded=SURE)


def between(first: Sequence[Statement], second: Sequence[Statement]) -> Iterator[Pair]:
    """Owners of one task by its words, and those of the only task that either version has for one day."""
    found = list(pairs(first, second, RULE))
    yield from found
    known = {id(s) for pair in found for s in pair}
    for one in first:
        for other in second:
            if known.isdisjoint((id(one), id(other))) and _are_of_one_day(one, other) and not agree.owner(one, other):
                yield one, other


def _are_of_one_day(one: Statement, other: Statement) -> bool:
    """Whether either is the only owner of what is due on one day, and a word or a label of both is the same."""
    if not (one.beside and other.beside and one.sole and other.sole and agree.same_date(one.beside, other.beside)):
        return False
    if items.item(one, other) or items.is_handed(one, other):
        return bool(one.words & other.words)
    return one.lone and other.lone and _label(one) == _label(other) != ""


def _label(statement: Statement) -> str:
    found = LABEL.search(statement.before)
    return found[1].casefold() if found else ""
