"""A number that is the sum of others, or what one of them leaves of another: it denies none of them. Pure."""

import re
from collections.abc import Sequence

from reviewer.comparison.facts import durations, hedges, numbers
from reviewer.comparison.facts.numbers import GAP, NUMBER

from . import agree
from .statements import Statement

# Of more numbers than these some two make any.
MOST = 5
TINY = 1e-6
TOTAL = re.compile(
    r"\b(?:sum|altogether|in total|in all|all told|combined|together|taken together|total(?:ling|ed)?|sum of|added up"
    r"|insgesamt|zusammen|in summe|au total|en tout|en total|sumaron|cumul\u00e9\w*)\b",
    re.I,
)

MORE = re.compile(
    rf"(?P<a>{NUMBER}){GAP}(?:more|further|others?|additional|weitere[nr]?|autres|m\u00e1s)\b"
    rf"|\b(?:another|a{GAP}further|an{GAP}additional|plus|weitere){GAP}(?P<b>{NUMBER})",
    re.I,
)


def are_told_in_parts(one: Statement, other: Statement, versions: Sequence[Sequence[Statement]]) -> bool:
    """Whether what either names is made of two numbers of the other's version, told of the same."""
    own = {those[0].version: those for those in versions if those}
    if one.version == other.version:
        return False
    return _is_made(one, other, own[other.version]) or _is_made(other, one, own[one.version])


def _is_made(one: Statement, other: Statement, others: Sequence[Statement]) -> bool:
    """Whether the other and one beside it, added or taken from each other, are the first."""
    values = {_number(s) for s in others if _thing(s) == _thing(other)} - {_number(other)} | _more(other)
    made, part = _number(one), _number(other)
    return len(values) < MOST and any(
        abs(made - whole) < TINY for value in values if value for whole in (value + part, abs(value - part))
    )


def _more(statement: Statement) -> set[float]:
    """The numbers beside one that name no thing of their own: "190 patients rang, 77 more did so on the day after"."""
    said = (m["a"] or m["b"] for m in MORE.finditer(statement.line)) if statement.fact.kind == "count" else ()
    return {number for number in map(numbers.parse, said) if number}


def _number(statement: Statement) -> float:
    return float(statement.fact.value.split(" ")[0].rstrip("%"))


def _thing(statement: Statement) -> str:
    """What is counted, or what a share is about."""
    return statement.fact.value.partition(" ")[2] or statement.fact.about


def are_two_lengths(one: Statement, other: Statement, versions: Sequence[Sequence[Statement]]) -> bool:
    """Whether two lengths of time are told beside each other by a third version, or one is the total of several.

    "Lifts at rest for 44 minutes, two persons let out after 11"; "8 minutes, then 21" and "altogether half an hour".
    """
    if one.version == other.version and (_is_part(one, other) or _is_part(other, one)):
        return True
    own = {those[0].version: [s for s in those if not s.derived] for those in versions if those}
    thirds = [those for version, those in own.items() if version not in (one.version, other.version)]
    if any(_has(one, those) and _has(other, those) for those in thirds):
        return True
    return one.version != other.version and (_is_total(one, own[other.version]) or _is_total(other, own[one.version]))


def _is_part(part: Statement, whole: Statement) -> bool:
    """Whether the total of a version goes on with how much of it was so: "sum: 63 minutes, of which 45 were down"."""
    shown = re.match(r"\d+", part.shown)
    of_which = shown and re.match(rf"[^.\n]{{0,30}}\b(?:of which|including|among them) {shown[0]}\b", whole.after)
    return bool(of_which) and bool(TOTAL.search(whole.line))


def _has(value: Statement, those: Sequence[Statement]) -> bool:
    return any(s.fact.value == value.fact.value for s in those)


def _is_total(one: Statement, others: Sequence[Statement]) -> bool:
    """Whether it is said to be what several lengths of the other version come to."""
    lengths = {durations.seconds(s.fact.value) or 0.0 for s in others if s.fact.about in {"", "incident"}}
    if one.derived or not 1 < len(lengths) < MOST or not TOTAL.search(one.line):
        return False
    total = sum(lengths)
    about = agree.loose_seconds(total)
    return agree.length(one, hedges.mode(one.shown)).meets(hedges.Span(total - about, total + about))
