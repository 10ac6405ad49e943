"""How surely two statements of one kind speak of the same thing, 0 to 1. Pure."""

import re
from functools import lru_cache

from reviewer.comparison.facts.counts import is_foreign
from reviewer.comparison.facts.services import PLAIN, QUOTED
from reviewer.comparison.facts.topics import MOMENTS
from reviewer.comparison.facts.versions import is_commit

from .concepts import likeness
from .statements import Statement

# Below this nothing is compared.
SURE = 0.5
# These qualifiers say that a value is another one: of a plan, of the peak, of what is usual.
APART = frozenset({"plan", "threshold", "peak", "average", "baseline", "after", "subset"})
PHASED = frozenset({"release", "rollback", "mitigation", "backlog", "maintenance"})
STARTS = re.compile(
    r"\b(?:start\w*|beg[aiu]n\w*|initiat\w+|kick\w*|launch\w*|trigger\w*|decid\w+|decision|agreed|rolling|attempt\w*"
    r"|first)\b",
    re.I,
)
# What names the service that failed.
FAILING = re.compile(
    r"(?:affected|failing|impacted|degraded|faulty|broken|down)[ ](?:service|component|system)s?"
    r"[ ]?(?:was|is|:|were|are)?"
    r"[*_`\s]{0,4}$|\b[Ss]ervice[:]?[ ][*_`]{0,2}$|\boutage[ ]of[ ][*_`]{0,2}$",
    re.I,
)
# A line of a timeline, and the words before what is no longer so.
PASSED = re.compile(r"(?i:[\s\-*\u2022|`_\[(]{0,8}(?:update\W{0,3})?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}[:h]\d\d)")
RAISED = re.compile(r"\b(?:from|initially|first|originally|before|alert|ticket)[ ](?:an?[ ]|as[ ])?$", re.I)
# An item of a list that is graded by itself: its own priority.
GRADED = re.compile(r"[^\S\n]{0,6}(?:[-*\u2022]|\d{1,2}[.)])[ ]{1,3}(?:\[.\][ ])?[(\[*]{0,2}P[0-4]\b")
# What follows the name of somebody who was not alone in a role.
HANDED = re.compile(r"[*_]{0,2}(?:\s(?:until|then|and|from)\b|,[ ](?:then|later)\b|[ ]?/)")
# Nine of 24 nodes are not all nodes.
PART_OF = re.compile(
    r"\sof\s(?:the\s)?(?:\d|\w+\s\w)|\b(?:other|more|further|additional|remaining|smaller|larger)\s", re.I
)
# The head of an earlier update within the same mail.
OLDER = re.compile(r"\W{0,8}update\W{0,3}(?:at\s)?\d{1,2}[:h]\d\d", re.I)
# What is graded beside the incident.
ASIDE = re.compile(r"[*_`)]{0,3}[- ](?:tickets?|alerts?|bugs?|issues?|tasks?|items?|pages?|follow-ups?)\b", re.I)
ENDS = re.compile(r"\b(?:complet\w+|finish\w*|done|in place|fully|succe\w+|effective|everywhere|second)\b", re.I)
# What a report has one of, so that its topic alone says that it is the same.
SINGLE = frozenset({
    "incident", "detection", "acknowledgement", "identification", "recovery", "error rate", "customers affected",
    "availability",
})  # fmt: skip


def time(one: Statement, other: Statement) -> float:
    """The same event: the same topic in the same phase, or mostly the same words."""
    if "posted" in (one.fact.about, other.fact.about):
        return 0.0
    if "plan" in one.meant ^ other.meant or _phase(one) * _phase(other) < 0:
        return 0.0
    likely = _by_topic(one, other, 0.6, 0.6)
    alike = likeness(one.words, other.words)
    if not likely and alike >= 0.3 and (other.fact.about in _also(one) or one.fact.about in _also(other)):
        return 0.45 + 0.4 * alike
    return likely


def date(one: Statement, other: Statement) -> float:
    """The same day's event: a common topic, or a sentence in mostly the same words."""
    return 0.0 if "plan" in one.meant ^ other.meant else _by_topic(one, other, 0.5, 0.65)


def amount(one: Statement, other: Statement) -> float:
    """The same measure, meant in the same way (none a peak, a plan or what is usual unless both are)."""
    if _meant_apart(one, other):
        return 0.0
    common = 0.6 if one.fact.about in SINGLE or transposed(one.fact.value, other.fact.value) else 0.4
    return _by_topic(one, other, common, 0.5)


def count(one: Statement, other: Statement) -> float:
    """The same things with the same fate; where one names no fate the words must be alike."""
    first, second = _noun(one), _noun(other)
    if bool(PART_OF.search(one.shown)) != bool(PART_OF.search(other.shown)):
        return 0.0
    if first != second or (_meant_apart(one, other) and not transposed(one.fact.value, other.fact.value)):
        return 0.0
    alike = likeness(one.words, other.words)
    if one.fact.about == other.fact.about and one.fact.about != first:
        return 0.5 + 0.5 * alike if alike >= 0.2 or min(len(one.words), len(other.words)) < 3 else 0.45
    if transposed(one.fact.value, other.fact.value) or is_foreign(one.shown) != is_foreign(other.shown):
        return 0.6 + 0.4 * alike
    if one.alone and other.alone and alike >= 0.6:
        return alike
    return min(1.0, alike + 0.15) if first in (one.fact.about, other.fact.about) else alike * 0.8


def version(one: Statement, other: Statement) -> float:
    """The same role, and not two services' releases, nor a release and a commit."""
    services, commits = {_service(one), _service(other)} - {""}, {is_commit(s.fact.value) for s in (one, other)}
    roles = {one.fact.about, other.fact.about}
    if len(services) > 1 or len(commits) > 1 or (len(roles) > 1 and "rollback" in roles):
        return 0.0
    alike = likeness(one.words, other.words)
    return 0.6 + 0.4 * alike if len(roles) == 1 else 0.35 + 0.5 * alike


def service(one: Statement, other: Statement) -> float:
    """The service that is said to be the one that failed, or that a sentence in mostly the same words is about."""
    shared, alike = len(one.words & other.words), likeness(one.words, other.words)
    if all(s.fact.where == "subject" or FAILING.search(s.before) for s in (one, other)):
        return 0.6 + 0.4 * alike
    return alike if shared >= 3 else alike * 0.7


def item(one: Statement, other: Statement) -> float:
    """The same action item, by its words; a role that is held by one person needs none."""
    if one.fact.about != other.fact.about or HANDED.match(one.after) or HANDED.match(other.after):
        return 0.0
    if one.fact.about not in {"owner", "due_date"}:
        return 1.0
    alike, shared = likeness(one.words, other.words), len(one.words & other.words)
    apart = len(one.words ^ other.words)
    return alike if (shared >= 2 or not apart) and apart <= 3 * shared else alike * 0.6


def always(one: Statement, other: Statement) -> float:
    """What a report has one of."""
    return 1.0 if one.fact.about == other.fact.about else 0.0


def promise(one: Statement, other: Statement) -> float:
    """The next update: the one that an earlier update promised is past."""
    return 0.0 if any(OLDER.match(s.line) for s in (one, other)) else always(one, other)


def standing(one: Statement, other: Statement) -> float:
    """How grave or how far an incident is, not how it was: by a timeline, or before it was raised."""
    past = any(
        GRADED.match(s.line) or PASSED.match(s.line) or RAISED.search(s.before) or ASIDE.match(s.after)
        for s in (one, other)
    )
    return 0.0 if past else always(one, other)


def transposed(one: str, other: str) -> bool:
    """Whether two numbers are written with the same two or more digits in another order: 1,862 and 1,682."""
    first, second = (re.sub(r"\D|0+$", "", value.split(" ")[0]) for value in (one, other))
    return len(first) > 1 and first != second and sorted(first) == sorted(second)


def _also(statement: Statement) -> frozenset[str]:
    """All topics of a timeline's line; prose is about the one that stands nearest."""
    return _topics_of(statement.line) if statement.listed else frozenset()


@lru_cache(maxsize=2048)
def _topics_of(line: str) -> frozenset[str]:
    return frozenset(topic for topic, words in MOMENTS if words.search(line))


def _by_topic(one: Statement, other: Statement, common: float, alike: float) -> float:
    """`common` and more when both are about one topic; else how alike the words are, if that is at least `alike`."""
    first, second, words = one.fact.about, other.fact.about, likeness(one.words, other.words)
    if first and first == second:
        return common + (1 - common) * words
    if min(len(one.words), len(other.words)) < 2:
        return 0.0
    if first and second:
        told_alike = one.alone and other.alone and len(one.words & other.words) >= 2
        return words * 0.8 if told_alike and words >= 0.65 else 0.0
    return words if words >= alike else 0.0


def _meant_apart(one: Statement, other: Statement) -> bool:
    differ = one.meant ^ other.meant
    return bool(differ & APART) or any(q.startswith(("region ", "segment ")) for q in differ)


def _noun(statement: Statement) -> str:
    return statement.fact.value.split(" ", 1)[1]


def _phase(statement: Statement) -> int:
    """-1 for the beginning of something, 1 for its end, 0 when it is not said."""
    if statement.fact.about not in PHASED:
        return 0
    return _phase_of(statement.line)


@lru_cache(maxsize=2048)
def _phase_of(line: str) -> int:
    return 1 if ENDS.search(line) else -1 if STARTS.search(line) else 0


def _service(statement: Statement) -> str:
    """The service named last before it, or else the first of its line."""
    names = [match["n"] for text in (statement.before, statement.line) for match in _named(text)]
    return names[0] if names else ""


@lru_cache(maxsize=2048)
def _named(text: str) -> list[re.Match[str]]:
    return [match for pattern in (QUOTED, PLAIN) for match in pattern.finditer(text)]
