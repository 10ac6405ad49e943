"""How surely two statements of one kind speak of the same thing, 0 to 1. Pure."""

import re

from reviewer.comparison.facts.services import PLAIN, QUOTED

from .concepts import likeness
from .statements import Statement

# Below this nothing is compared.
SURE = 0.5
# These qualifiers say that a value is another one: of a plan, of the peak, of what is usual.
APART = frozenset({"plan", "threshold", "peak", "average", "baseline", "after", "partial"})
PHASED = frozenset({"release", "rollback", "mitigation", "backlog", "maintenance"})
STARTS = re.compile(
    r"\b(?:start\w*|beg[aiu]n\w*|initiat\w+|kick\w*|launch\w*|trigger\w*|decid\w+|decision|agreed|rolling|attempt\w*|first)\b",
    re.I,
)
ENDS = re.compile(
    r"\b(?:complet\w+|finish\w*|done|in place|fully|succe\w+|effective|everywhere|across all|second)\b", re.I
)
SINGLE = frozenset(
    {
        "incident",
        "detection",
        "acknowledgement",
        "identification",
        "recovery",
        "error rate",
        "customers affected",
        "availability",
    }
)


def time(one: Statement, other: Statement) -> float:
    """The same event: the same topic in the same phase, or mostly the same words."""
    alike = likeness(one.words, other.words)
    first, second = one.fact.about, other.fact.about
    if "plan" in one.meant ^ other.meant or _phase(one) * _phase(other) < 0:
        return 0.0
    if first == second and first:
        return 0.6 + 0.4 * alike
    if first and second:
        return 0.0
    return alike if alike >= 0.6 and min(len(one.words), len(other.words)) >= 2 else 0.0


def date(one: Statement, other: Statement) -> float:
    """The same day's event: a common topic, or a sentence in mostly the same words."""
    alike = likeness(one.words, other.words)
    if "plan" in one.meant ^ other.meant:
        return 0.0
    if one.fact.about and one.fact.about == other.fact.about:
        return 0.5 + 0.5 * alike
    return alike if alike >= 0.5 else 0.0


def amount(one: Statement, other: Statement) -> float:
    """The same measure, meant in the same way (none a peak, a plan or what is usual unless both are)."""
    if not one.fact.about or one.fact.about != other.fact.about or (one.meant ^ other.meant) & _telling(one, other):
        return 0.0
    alike = likeness(one.words, other.words)
    if one.fact.about in SINGLE:
        return 0.6 + 0.4 * alike
    return 0.4 + 0.6 * alike if alike >= 0.2 else 0.0


def count(one: Statement, other: Statement) -> float:
    """The same things with the same fate; where one names no fate the words must be alike."""
    first, second = one.fact.value.split(" ", 1)[1], other.fact.value.split(" ", 1)[1]
    if first != second or (one.meant ^ other.meant) & _telling(one, other):
        return 0.0
    alike = likeness(one.words, other.words)
    if one.fact.about == other.fact.about:
        return 0.5 + 0.5 * alike
    return alike if first in (one.fact.about, other.fact.about) else 0.0


def version(one: Statement, other: Statement) -> float:
    """The same role, and not two services' releases."""
    first, second = _service(one), _service(other)
    if first and second and first != second:
        return 0.0
    return 0.6 + 0.4 * likeness(one.words, other.words) if one.fact.about == other.fact.about else 0.0


def item(one: Statement, other: Statement) -> float:
    """The same action item, by its words; a role that is held by one person needs none."""
    if one.fact.about != other.fact.about:
        return 0.0
    return 1.0 if one.fact.about not in {"owner", "due_date"} else likeness(one.words, other.words)


def always(one: Statement, other: Statement) -> float:
    """What a report has one of."""
    return 1.0 if one.fact.about == other.fact.about else 0.0


def _telling(one: Statement, other: Statement) -> frozenset[str]:
    named = {q for q in one.meant | other.meant if q.startswith(("region ", "segment "))}
    return APART | named


def _phase(statement: Statement) -> int:
    """-1 for the beginning of something, 1 for its end, 0 when it is not said."""
    if statement.fact.about not in PHASED:
        return 0
    return 1 if ENDS.search(statement.line) else -1 if STARTS.search(statement.line) else 0


def _service(statement: Statement) -> str:
    names = [match["n"] for pattern in (QUOTED, PLAIN) for match in pattern.finditer(statement.line)]
    return names[0] if names else ""
