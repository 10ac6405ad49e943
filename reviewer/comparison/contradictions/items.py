"""How surely two owners, or two days, are of one thing to do, 0 to 1. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reviewer.comparison.facts.doers import DEED

from . import agree
from .likely import SURE
from .statements import Statement

# What is said of a task or of something done, not of a role that a report has one of.
OWNED = {"owner": "owner", DEED: "owner", "due_date": "due_date"}
DONE_AND_TO_DO = 0.6
# That one day is told of several tasks, all of which are done by then.
SEVERAL = re.compile(
    r"\b(?:both|all|everything|each|the (?:two|three|four|five)|together"
    r"|beide[sn]?|alles?|s\u00e4mtliche[ns]?|tou(?:s|tes)"
    r"|les deux|tod[oa]s|amb[oa]s)\b",
    re.I,
)
BY = re.compile(
    r"\b(?:by|until|before|no later than|bis(?: zum)?"
    r"|sp\u00e4testens am|avant le|d'ici(?: le| au)?|antes del?) (?:the )?$",
    re.I,
)
# One of two who are named here had it before the other.
TAKEN = re.compile(
    r"\b(?:took|takes?|taking|taken)\s(?:(?:it|this|that|command|the\s\w+)\s)?over\sfrom\b|\breliev\w+|\bsucceed\w+"
    r"|\bhand(?:ed|s|ing)?[ -]?(?:(?:it|this|command|the\s\w+)\s)?over\b|\bhandover\b|\breplac(?:ed|es|ing)\b"
    r"|\b\u00fcbernahm\b|\b\u00fcbergab\w*|\brelev\w+|\btook\sthe\splace\b",
    re.I,
)
# What a day was moved from, and by what it was replaced.
MOVED = (
    r"(?:moved|postponed|put (?:off|back)|pushed(?: back| out)?|rescheduled|delayed|deferred|extended|brought forward"
    r"|changed|shifted|slipped|revised|verschoben|report\u00e9e?s?|d\u00e9cal\u00e9e?s?|aplazad[oa]s?)"
)
WAS_DUE = re.compile(
    rf"\b(?:originally|initially|at first|formerly|previously|urspr\u00fcnglich|initialement"
    rf"|inicialmente)\b[^.;\n]{{0,32}}$"
    rf"|\b{MOVED} (?:from|vom|du|del) (?:the )?$|\b(?:instead of|rather than) (?:(?:by|on) )?(?:the )?$",
    re.I,
)
NOW_DUE = re.compile(
    rf"(?:,? \d{{4}})?[,;)]? \(?(?:(?:but|then|since|now|later|and|has|have"
    rf"|had|been|was|were|is|wurde|jetzt|dann) ){{0,4}}"
    rf"{MOVED}(?: (?!from)\w+){{0,3}} (?:to|until|till|by|on|auf|au|al?|hasta)\b",
    re.I,
)
# What follows the name of somebody who was not alone in a role.
HANDED = re.compile(r"[*_]{0,2}(?:\s(?:until|then|from)\b|\sand\s(?:then\s)?[A-Z@]|,[ ](?:then|later)\b|[ ]?/)")
# The label of a role that was held for a time: "Commander until 12:00 UTC: ".
FOR_A_TIME = re.compile(
    r"\b(?:until|till|up to|from|since|as of|bis|ab|seit|von|jusqu['\u2019]\u00e0|d\u00e8s|depuis|\u00e0 partir de"
    r"|hasta(?: las)?|desde(?: las)?|a partir de(?: las)?)"
    r"\s(?:noon|midnight|mittag|midi|mediod\u00eda|\d{1,2}(?:[:.h]\d\d)?(?:\s?[ap]m)?)"
    r"(?:\s\(?(?:Uhr|h|[A-Z]{2,4})\)?)?[*_]{0,2}\s?:[*_]{0,2}\s{1,2}[*_@]{0,2}$",
    re.I,
)


def item(one: Statement, other: Statement) -> float:
    """The same action item, by its words; a role that is held by one person needs none."""
    about = OWNED.get(one.fact.about, one.fact.about)
    if about != OWNED.get(other.fact.about, other.fact.about) or is_handed(one, other):
        return 0.0
    if was_due(one) or was_due(other):
        return 0.0
    if about not in OWNED:
        return 1.0
    if one.version == other.version and (are_rows(one, other) or is_deed(one, other)):
        return 0.0
    # What somebody did may have been another thing than what somebody is to do.
    return _by_words(one, other) * (1.0 if one.fact.about == other.fact.about else DONE_AND_TO_DO)


def was_due(statement: Statement) -> bool:
    """Whether a day is one that another has taken the place of: "planned for 15 May, moved to 29 May"."""
    moved = WAS_DUE.search(statement.before) or NOW_DUE.match(statement.after)
    return statement.fact.kind == "due_date" and moved is not None


def are_both_told(one: Statement, other: Statement, versions: Sequence[Sequence[Statement]]) -> bool:
    """Whether two days, or two owners, are told by both versions, and by one of them in one sentence.

    Which of two tasks is meant where a sentence tells of both is not sure then: "by 12 May, those two weeks later".
    """
    own = {those[0].version: those for those in versions if those}
    if one.version == other.version:
        return one.fact.kind == "owner" and one.sentence == other.sentence and _have_two_days(one, other)
    told = [[s for s in own[v.version] if s.fact.value in (one.fact.value, other.fact.value)] for v in (one, other)]
    if all(len({s.fact.value for s in those}) == 2 for those in told) and any(map(_share_a_sentence, told)):
        return True
    if was_due(one) or was_due(other) or _is_last_of(one, other, own[other.version]):
        return True
    if _is_last_of(other, one, own[one.version]):
        return True
    return _has_its_own(one, other, own[other.version]) or _has_its_own(other, one, own[one.version])


def _is_last_of(one: Statement, other: Statement, others: Sequence[Statement]) -> bool:
    """Whether several tasks are to be done by a day which is the last of the days that the other's version gives them.

    "Both will be in place by 7 December", of which one is due on the second.
    """
    if one.fact.kind != "due_date" or not (SEVERAL.search(one.line) and BY.search(one.before)):
        return False
    earlier = other.fact.value[-5:] < one.fact.value[-5:] if len(other.fact.value) > 5 < len(one.fact.value) else False
    return earlier and any(agree.same_date(one.fact.value, s.fact.value) for s in others)


def _has_its_own(one: Statement, other: Statement, others: Sequence[Statement]) -> bool:
    """Whether the other's version gives the first its task, in words that are as like as the other's."""
    shared = len(one.words & other.words)
    return one.fact.kind == "owner" and any(
        s is not other and agree.owner(one, s) and len(one.words & s.words) >= max(2, shared) for s in others
    )


def _have_two_days(one: Statement, other: Statement) -> bool:
    """Whether either owner has a day beside it, and not the same."""
    return bool(one.beside and other.beside) and not agree.same_date(one.beside, other.beside)


def _share_a_sentence(told: Sequence[Statement]) -> bool:
    return len({(s.fact.where, s.sentence) for s in told}) == 1


def is_handed(one: Statement, other: Statement) -> bool:
    """Whether one of two was not alone in a role, or took it over from the other."""
    if any(HANDED.match(s.after) or FOR_A_TIME.search(s.before) for s in (one, other)):
        return True
    return any(_hands_over(s.line) and _names(s.line, one) and _names(s.line, other) for s in (one, other))


@lru_cache(maxsize=1024)
def _hands_over(line: str) -> bool:
    """Whether a line says that somebody took over; all owners of a line are held against each other."""
    return TAKEN.search(line) is not None


def _names(line: str, statement: Statement) -> bool:
    return statement.fact.value.rpartition(" ")[2] in line


def are_rows(one: Statement, other: Statement) -> bool:
    """Whether both stand in a table: two rows are two things to do."""
    return one.tabled and other.tabled


def is_deed(one: Statement, other: Statement) -> bool:
    """Whether one of two only did something; more than one did, in any report."""
    return DEED in (one.fact.about, other.fact.about)


def _by_words(one: Statement, other: Statement) -> float:
    common = one.words & other.words
    if one.version != other.version:  # what one task of a version points back to is its neighbour
        common |= (one.words & other.context) | (other.words & one.context)
    shared, apart = len(common), len((one.words ^ other.words) - common)
    if one.lone and other.lone and shared and one.fact.about == other.fact.about == "owner":
        return max(SURE, shared / max(1, min(len(one.words), len(other.words))))
    alike = min(1.0, shared / max(1, min(len(one.words), len(other.words))))
    return alike if (shared >= 2 or not apart) and apart <= 3 * shared else alike * 0.6
