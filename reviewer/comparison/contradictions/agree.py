"""Whether two statements of one kind can both be true. Pure."""

import re
from datetime import date as date_of
from functools import lru_cache

from reviewer.comparison.facts import durations, foreign_counts, hedges, numbers
from reviewer.comparison.facts.hedges import Span
from reviewer.comparison.facts.versions import is_commit

from . import complements, names, ranges
from .statements import Statement

MOST = re.compile(r"(?:up to|at most|a maximum of)\b", re.I)
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# That somebody looks for the cause, and that things work, whoever still watches them.
SEARCHING = re.compile(
    r"investig|look|search|hunt|troubleshoot|debug|unknown|unclear|know|found|underst|mystery|untersuch|en cours d"
    r"|such|unbekannt|unklar|ermittel|geprüft|analys|analiz|cherch|inconnu|enquêt|desconoc|busca",
    re.I,
)
WORKING = re.compile(
    r"\b(?:again|back|running|normally|works?|runs?|recovered|healthy|usual|gone away|wieder|läuft|laufen|normal\w*"
    r"|nouveau|fonctionn\w+|nuevo|funcionan?|funcionar)\b",
    re.I,
)
# What is due before a day is not due on it: "antes del 15 de mayo".
BEFORE = re.compile(r"\b(?:before|ahead of|prior to|vor(?: dem)?|avant(?: le)?|antes de(?:l)?)[ ](?:the[ ])?$", re.I)
# Whose days stand for those of any year.
LEAP_YEAR = 2000
# From a day to the next, and from the last of that year to the first.
NEXT_DAY = (1, -365)
# Parts of an hour in words are round by themselves.
SPOKEN = re.compile(r"^(?:an? )?(?:half|quarter|three quarters)\b[ -](?:of )?(?:an? )?hour$")
SHARE_OF_HOURS = {"nearly": 0.17, "just over": 0.25}
# Thousands and millions that are said to be so.
SCALES = {**numbers.SCALES, **foreign_counts.SCALES}
SCALED = re.compile(
    rf"\d(?:\.(\d{{1,4}})|,(\d{{1,2}}))?\s?(k|mn|bn|thousand|billion|{'|'.join(foreign_counts.SCALES)})\b", re.I
)
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
# A word for a level may mean either of these codes.
GRADES = {
    "critical": {"P0", "P1"},
    "high": {"P1", "P2"},
    "major": {"P1", "P2"},
    "medium": {"P2", "P3"},
    "moderate": {"P2", "P3"},
    "minor": {"P3", "P4"},
    "low": {"P3", "P4"},
    "top": {"P0", "P1"},
    "kritisch": {"P0", "P1"},
    "hoch": {"P1", "P2"},
    "mittel": {"P2", "P3"},
    "niedrig": {"P3", "P4"},
}


def duration(one: Statement, other: Statement) -> bool:
    """Lengths of time meet within what their words and their precision allow."""
    return length(one, _as_said(one, other)).meets(length(other, _as_said(other, one)))


def _as_said(statement: Statement, other: Statement) -> str:
    """How it is hedged; "up to" hedges nothing against another statement of what it was at the most."""
    how = hedges.mode(statement.shown)
    return "" if how == "under" and MOST.match(statement.shown) and "peak" in other.meant else how


def length(statement: Statement, how: str) -> Span:
    """The seconds that a duration's words allow."""
    return ranges.widened(_length(statement.fact.value, statement.shown, how), statement)


@lru_cache(maxsize=4096)
def _length(written: str, shown: str, how: str) -> Span:
    value = durations.seconds(written) or 0.0
    if how:
        return hedges.allowed(how, value, max(loose_seconds(value), _round_hours(value, how)))
    return Span(value - _fine(shown, value), value + _fine(shown, value))


def _round_hours(value: float, how: str) -> float:
    """How far one hour or two reach: 50 minutes are nearly an hour, and 75 a good one."""
    return value * SHARE_OF_HOURS.get(how, 0.0) if value in (HOUR, 2 * HOUR) else 0.0


def loose_seconds(value: float) -> float:
    """How far "about" reaches around so many seconds: 2 minutes at 45, 8 at an hour, a tenth above."""
    if value >= DAY:
        return value * 0.15
    if value >= HOUR and value % HOUR == 0:
        return max(8 * MINUTE, value * 0.1)
    if value >= HOUR:
        return max(5 * MINUTE, value * 0.06) if value % (30 * MINUTE) == 0 else max(3 * MINUTE, value * 0.04)
    if value % (30 * MINUTE) == 0:
        return 5 * MINUTE
    if value >= 10 * MINUTE:
        return 2 * MINUTE if value % (5 * MINUTE) == 0 else MINUTE
    return max(value * 0.2, 0.05)


def _fine(shown: str, value: float) -> float:
    """Half of the smallest unit named, or of the last decimal, for a statement that hedges nothing."""
    text = shown.lower()
    if match := re.search(r"\d\.(\d{1,4})", text):
        unit = HOUR if "h" in text else MINUTE if re.search(r"\bm", text[match.end() :]) else 1.0
        return float(unit * 10.0 ** -len(match[1]) * 0.6)
    if value >= DAY and value % DAY == 0:
        return DAY * 0.5
    if SPOKEN.search(text):
        return 3.5 * MINUTE
    if value >= HOUR and value % HOUR == 0 and "min" not in text:
        return 3 * MINUTE
    return 0.5 * MINUTE if value >= MINUTE else 0.0


def percentage(one: Statement, other: Statement) -> bool:
    """Shares meet within their hedges; 12% is what 12.4% is in round numbers, and 0.4% failed where 99.6% did not."""
    first, second = _share(one, _as_said(one, other)), _share(other, _as_said(other, one))
    return first.meets(second) or complements.make_a_hundred(one, other, first, second)


def _share(statement: Statement, how: str) -> Span:
    return ranges.widened(_share_of(statement.fact.value, statement.shown, how), statement)


@lru_cache(maxsize=4096)
def _share_of(written: str, shown: str, how: str) -> Span:
    value = float(written.rstrip("%"))
    spelt = not re.search(r"\d", shown)
    if how:
        slack = (
            5.0
            if spelt
            else 2.5
            if value % 5 == 0 and 5 < value < 95
            else max(0.6, value * 0.05)
            if value >= 2
            else value * 0.15
        )
        return hedges.allowed(how, value, slack)
    fine = 2.0 if spelt or " " in written else 0.5 * 10.0 ** -_decimals(shown)
    return Span(value - fine * 0.999, value + fine * 0.999) if not spelt else Span(value - fine, value + fine)


def _decimals(shown: str) -> int:
    match = re.search(r"\d\.(\d{1,4})", shown)
    return len(match[1]) if match else 0


def count(one: Statement, other: Statement) -> bool:
    """Numbers of things meet; "2k" and "1.2 million" are round by themselves."""
    meet = amount(one, _as_said(one, other)).meets(amount(other, _as_said(other, one)))
    return meet or complements.make_a_total(one, other)


def amount(statement: Statement, how: str) -> Span:
    """The numbers that a count's words allow."""
    return ranges.widened(_amount(statement.fact.value, statement.shown, how), statement)


@lru_cache(maxsize=4096)
def _amount(written: str, shown: str, how: str) -> Span:
    value = float(written.split(" ", 1)[0])
    unit = _round_unit(value)
    if how:
        return hedges.allowed(how, value, max(min(unit * 0.6, value * 0.12), value * 0.03))
    match = SCALED.search(shown)
    fine = 0.5 * SCALES.get(match[3].lower(), 1.0) * 10.0 ** -len(match[1] or match[2] or "") if match else 0.0
    return Span(value - fine, value + fine)


def _round_unit(value: float) -> float:
    """The power of ten, or five of them, that a number is round to."""
    unit = 1.0
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit * 5 if value and value % (unit * 5) == 0 and value != unit * 5 else unit


def severity(one: Statement, other: Statement) -> bool:
    """Codes are equal; a word agrees with the codes it can mean."""
    return not _grades(one).isdisjoint(_grades(other))


def _grades(statement: Statement) -> set[str]:
    shown = statement.shown.lower()
    if shown.startswith(("highest", "lowest")):
        return {"P0", "P1"} if shown[0] == "h" else {"P3", "P4"}
    word = next((word for word in GRADES if word in shown), "")
    return GRADES.get(word, {statement.fact.value})


def version(one: Statement, other: Statement) -> bool:
    """Releases are equal, or one is the other less precisely: 2.4 and 2.4.1, a commit id cut short."""
    first, second = sorted((one.fact.value, other.fact.value), key=len)
    if is_commit(first) and is_commit(second):
        return second.startswith(first)
    return first == second or second.startswith((f"{first}.", f"{first}-"))


def date(one: Statement, other: Statement) -> bool:
    """Days are equal as far as both say: a year, a month may be missing; names of days are held against each other."""
    return same_date(one.fact.value, other.fact.value)


def same_date(first: str, second: str) -> bool:
    """Whether two dates, or two names of days, are one."""
    names = [value.removeprefix("next ").removeprefix("this ") for value in (first, second)]
    return names[0] == names[1] if DAYS.issuperset(names) else same_day(*names)


def due(one: Statement, other: Statement) -> bool:
    """Days by which something is to be done: what is due before a day may be due on its eve."""
    return date(one, other) or _is_eve(one, other) or _is_eve(other, one)


def owner(one: Statement, other: Statement) -> bool:
    """One name, or the role of whoever is named behind it: "DBA on-call lead (Greta Lind)"."""
    return name(one, other) or _is_behind(one, other) or _is_behind(other, one)


def _is_behind(role: Statement, named: Statement) -> bool:
    behind = re.match(r"[^\n;.()]{0,40}\(([^()\n]{3,40})\)", role.after)
    return behind is not None and named.fact.value in behind[1]


def _is_eve(one: Statement, other: Statement) -> bool:
    """Whether a day is the one right before another before which something is to be done."""
    if not BEFORE.search(other.before):
        return False
    first, second = whole_day(one.fact.value), whole_day(other.fact.value)
    return first is not None and second is not None and (second - first).days in NEXT_DAY


def whole_day(value: str) -> date_of | None:
    """The day that a value names, of whatever year; None when it names a month or a day of the week."""
    _, month, day = _date_parts(value)
    try:
        return date_of(LEAP_YEAR, int(month), int(day))
    except ValueError:
        return None


def same_day(first: str, second: str) -> bool:
    """Whether two dates, as far as both go, are one day."""
    one, other = _date_parts(first), _date_parts(second)
    return all(a == b for a, b in zip(one, other, strict=True) if a and b)


@lru_cache(maxsize=4096)
def _date_parts(value: str) -> tuple[str, str, str]:
    match = re.match(r"(\d{4}|-)-(\d\d)(?:-(\d\d))?", value)
    return (match[1].strip("-"), match[2], match[3] or "") if match else ("", "", "")


def works(statement: Statement) -> bool:
    """Whether a status says that things work again, which leaves open whether somebody still watches them."""
    return statement.fact.value == "resolved" and WORKING.search(statement.shown) is not None


def status(one: Statement, other: Statement) -> bool:
    """The same status; that it is not over does not say whether the cause is known, nor "works again" who watches."""
    return not _statuses(one).isdisjoint(_statuses(other))


def _statuses(statement: Statement) -> set[str]:
    name = statement.fact.value
    if name == "investigating" and not SEARCHING.search(statement.shown):
        return {name, "identified"}
    return {name, "monitoring"} if works(statement) else {name}


def name(one: Statement, other: Statement) -> bool:
    """Names are equal, or one is part of the other (Dana, Dana Ruiz; the payments team, Payments)."""
    teams = [" team" in s.fact.value.lower() for s in (one, other)]
    if teams[0] != teams[1]:
        return True  # somebody of the team may be meant
    return names.same_name(one.fact.value, other.fact.value)
