"""Events that follow each other by their times: rows of a timeline, and prose that gives each event a time. Pure."""

import re
from collections.abc import Iterator
from itertools import combinations

from reviewer.comparison.facts import dates, zones

from .events import Event, Order, event_at

# More than so many rows, or times in prose, are not looked at.
ROWS, TIMES = 28, 14
LINE = re.compile(r"[^\n]+")
WEEKDAY = r"(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\b\.?,?"
MARKS = r"[\s\-*\u2022|`_\[(]{0,8}"
# A day in front of a time: "8 October, ", "Tue ", "2026-03-12T".
DAY = (
    rf"(?:{WEEKDAY}\s)?(?P<day>\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{{3,10}}\.?(?:,?\s\d{{4}})?"
    rf"|[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,\s\d{{4}})?|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?)?"
)
CLOCKED = (
    r"(?P<hour>\d{1,2})(?::|\s?h\s?)(?P<minute>\d\d)(?::\d\d)?(?![\d%])"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
TIMED = re.compile(
    rf"{MARKS}(?:(?=\w)(?!(?:at|um)\s){DAY}[T,:|\s\u2013\u2014-]{{0,4}}(?:(?:at|um)\s)?)?{CLOCKED}"
    rf"(?:[^\w\n]{{0,3}}(?:{zones.NAMES}|Z)\b)?[^\w\n]{{0,8}}",
    re.I,
)
# A dot that ends "a.m." ends a sentence only before a capital.
SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\w)|(?<=\b[apAP]\.[mM])\.(?=,|\s[a-z]))+[.!?]?")
# What may have a time of its own in prose, and that time.
PART = re.compile(r"(?:(?!,\s|;\s|\s(?:and|but|while)\s).)+", re.S)
CLOCK = re.compile(rf"(?<![\d:.]){CLOCKED}(?!:)", re.I)
# A time that names a thing, and says nothing of when what is told of it was done: "the backup taken at 20:00".
OF_A_THING = re.compile(
    r"\b(?:backups?|snapshots?|dumps?|copy|copies|exports?|images?|checkpoints?|state|savepoints?|sicherung|kopie|stand"
    r"|sauvegarde|copia|instantan\u00e9e?)\s(?:(?:that|which)\s(?:was|were|had been)\s)?"
    r"(?:(?:taken|made|created|written|started|dated|stamped)\s)?(?:(?:at|of|from|von|vom|de|des)\s)?(?:las\s)?$",
    re.I,
)
# Since when a field holds, or until when: "Commander from 12:00 UTC: Ada Berg" tells no event.
HOLDS = re.compile(
    r"\b(?:from|since|until|till|ab|seit|bis|de|depuis|jusqu['\u2019]\u00e0|desde|hasta)\s(?:las\s)?$", re.I
)
FIELD = re.compile(r"(?:\s?\(?(?:Uhr|[A-Z]{1,4})\)?)?[*_]{0,2}\s?:\s", re.I)
# What says in prose that another day has come.
NEXT_DAY = re.compile(
    r"\b(?:(?:the\s)?(?:next|following)\s(?:day|morning|night|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?-i:\d{1,2}(?:\.|st|nd|rd|th)?\s(?:of\s|de\s)?[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2}(?!:))|days?\slater)\b",
    re.I,
)
# How a step went, behind it: "controllers restarted, no improvement".
OUTCOME = re.compile(
    r"[,;(]\s?(?:with\s)?(?:but\s|yet\s|still\s|to\s)?(?:no|without)\s(?:\w+\s)?(?:effect|change|improvement|success|avail|help|luck"
    r"|result|difference)\b|[,;]\s(?:in vain|(?:which\s|but\s|this\s)?(?:did|does)(?: not|n['\u2019]t)\s(?:help|work)"
    r"|ohne\s(?:erfolg|wirkung)|sans\s(?:effet|succ\u00e8s)|sin\s(?:efecto|\u00e9xito))\b",
    re.I,
)
# A line that is but a day, over the rows of that day, is no longer than so.
HEADING = 40
# So far before a time the thing that it names may stand.
THING = 60
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALF_A_DAY, DAY_LONG, MONTH, YEAR = 720, 1440, 31, 372


def is_row(line: str) -> bool:
    """Whether a line begins with a time."""
    return TIMED.match(line) is not None


def timeline(text: str) -> Iterator[Order]:
    """Every two rows of a timeline, the earlier first, by day and time."""
    for (first, one), (second, other) in combinations(list(_rows(text))[:ROWS], 2):
        if first < second:
            yield one, other


def _rows(text: str) -> Iterator[tuple[int, Event]]:
    """Each row and its minutes from the first day on; what follows a row by half a day backwards is after midnight."""
    day, last, dated, weekday = 0, 0, False, ""
    for line in _lines(text):
        row = TIMED.match(line.group())
        named = _day(row[0] if row else line.group()) if row or len(line.group()) <= HEADING else 0
        if named:
            day, dated = (named + YEAR if named < day - YEAR // 2 else named), True
        elif row and row["weekday"]:
            new = row["weekday"][:3].lower()
            day += (WEEK.index(new) - WEEK.index(weekday or new)) % len(WEEK)
            weekday = new
        elif row and not dated:
            day += _over_midnight(last, _minutes(row))
        if row:
            last = _minutes(row)
            yield day * DAY_LONG + last, event_at(text, *_told(text, line.start() + row.end(), line.end()))


def _lines(text: str) -> Iterator[re.Match[str]]:
    """The lines of a text; of one whose sentences each begin with a time, the sentences."""
    for line in LINE.finditer(text):
        told = list(SENTENCE.finditer(text, *line.span())) if is_row(line.group()) else []
        yield from told if len(told) > 1 and all(is_row(sentence.group()) for sentence in told) else (line,)


def _told(text: str, start: int, end: int) -> tuple[int, int]:
    """What a row tells, without what it says of how that went."""
    outcome = OUTCOME.search(text, start + 1, end)
    return start, outcome.start() if outcome else end


def _day(head: str) -> int:
    """A day as a number that grows with the year; 0 when none is named."""
    found = next(dates.find(head), None)
    numbers = re.search(r"-(\d\d)-(\d\d)$", found.value) if found else None
    return int(numbers[1]) * MONTH + int(numbers[2]) if numbers else 0


def _over_midnight(last: int, now: int) -> int:
    """How many days lie between two rows: one, either way, where more than half a day would lie between their times."""
    return (last - now > HALF_A_DAY) - (now - last > HALF_A_DAY and last > 0)


def _minutes(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    return (hour % 12 + (12 if half == "p" else 0) if half else hour) * 60 + int(clock["minute"])


def clocked(text: str) -> Iterator[Order]:
    """Events of prose that each have a time: "the deploy went out at 10:00, the migration ran at 10:30"."""
    timed = list[tuple[int, Event]]()
    for sentence in SENTENCE.finditer(text):
        if len(timed) > TIMES:
            break
        if CLOCK.search(text, *sentence.span()) and not is_row(sentence.group()):
            timed += _parts_with_times(text, *sentence.span())
    for (first, one), (second, other) in combinations(timed, 2):
        if first != second and one.words and other.words and not NEXT_DAY.search(text, one.end, other.end):
            yield (one, other) if first < second else (other, one)


def _parts_with_times(text: str, start: int, end: int) -> Iterator[tuple[int, Event]]:
    """The parts of a sentence that have one time each, and its minutes."""
    alone = list[re.Match[str]]()
    for part in PART.finditer(text, start, end):
        clocks = [clock for clock in CLOCK.finditer(text, *part.span()) if not _names_a_thing(text, *clock.span())]
        times, event = clocks or alone, event_at(text, *part.span())
        # "At 02:20, the pumps stopped".
        alone = times if not event.words and text.startswith(",", part.end()) else []
        if len(times) == 1 and event.words:
            yield _minutes(times[0]), event


def _names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether a time says which thing is meant, or for how long what a field says was so."""
    before = text[max(0, start - THING) : start]
    field = HOLDS.search(before) is not None and FIELD.match(text, end) is not None
    return field or OF_A_THING.search(before) is not None
