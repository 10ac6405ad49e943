"""Times of day in words: "half past two", "19 minutes past midnight", "at ten in the evening". Pure.

Without a word for the half of the day the value is that of the morning, and the time may be either (`is_either`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import numbers, zones
from .numbers import GAP, TEENS, UNITS

HOUR = rf"(?:{'|'.join(UNITS)}|ten|eleven|twelve)"
STRUCK = rf"(?:{HOUR}|1[0-2]|[1-9])(?![\w-]|[.,:]\d)"
MINUTE = rf"(?:(?:twenty|thirty|forty|fifty)(?:[- ](?:{'|'.join(UNITS)}))?|{'|'.join([*TEENS, *UNITS])}|[1-5]?\d)"
ROUND = r"(?:half(?:[ ]an[ ]hour)?|(?:a[ ])?quarter[ ]of[ ]an[ ]hour|(?:a[ ])?quarter|five|ten|twenty[- ]five|twenty)"
NOTHING = re.compile("")
# What must stand before words that may count something else: "at ten to one", and not "in ten to twelve shops".
LEAD = re.compile(r"\b(?:at|by|since|until|till|after|about|before|around|towards?)\s$", re.I)
# What stands before an hour that is told by its number alone: "just after nine", "from nine", "By five".
JUST = re.compile(
    r"(?:\b(?:since|until|till|around|towards?|(?:shortly|just|soon|right|not long|a little) (?:after|before))|\bBy"
    r"|(?<!kept )(?<!held )(?<!set )(?<!stood )(?<!fixed )(?<!stuck )(?<!capped )(?<!peaked )(?<!limited )\bat)\s$"
)
BETWEEN = re.compile(r"\b(?:between|from)\s$", re.I)
PART = (
    rf"(?:{GAP}(?P<part>in{GAP}the{GAP}(?:early{GAP}|late{GAP})?(?:morning|afternoon|evening)|at{GAP}night"
    rf"|(?:this|that|yesterday|the{GAP}same|next|the{GAP}next){GAP}(?:morning|afternoon|evening)|tonight|[ap]\.?m\b))"
)
ZONE = rf"(?:[^\S\n]{{1,2}}\(?(?P<zone>{zones.ZONE})(?!\w))?"
# Where "am" and "pm" are read with the digits before them, these alone are left.
PART_IN_WORDS = PART.replace("|[ap]\\.?m\\b", "")
MINUTES_AFTER = rf"(?:oh[- ])?(?:{MINUTE.replace('[1-5]?', '[0-5]')})"
# Nothing follows that the number could count.
ALONE = (
    r"(?=[^\S\n]{0,2}(?:[.;:!?)\u2014]|,(?!\d)|$|\n)|\s(?:sharp|precisely|exactly|on the dot|and|but|the|it|we|they|he"
    r"|she|everything|nothing|all|things|until|till|when|while|with|that|this|on|UTC|GMT|CES?T)\b)"
)
LATER = rf"(?:half|(?:a{GAP})?quarter|{MINUTE}){GAP}(?:past|to|after|before)"
PATTERNS = tuple(
    (re.compile(rf"(?<![\w.:,-]){pattern}{ZONE}(?![\w-]){after}", re.I), lead)
    for pattern, after, lead in (
        (
            rf"(?P<m>{MINUTE}){GAP}minutes?{GAP}(?P<way>past|after|to|before){GAP}(?P<h>{STRUCK}|midnight|noon|midday){PART}?",
            "",
            NOTHING,
        ),
        (
            rf"(?P<m>{ROUND}){GAP}(?P<way>past|after|before){GAP}(?P<h>{STRUCK}|midnight|noon|midday){PART}?",
            "",
            NOTHING,
        ),
        (rf"(?P<m>{ROUND}){GAP}(?P<way>to){GAP}(?P<h>{HOUR}|midnight|noon){PART}?(?=[^\w-]|$)", "", LEAD),
        (rf"(?P<m>half){GAP}(?P<h>{HOUR}){PART}?", ALONE, LEAD),
        (rf"(?P<h>{STRUCK}){GAP}o['\u2019]clock{PART}?", "", NOTHING),
        (rf"(?P<h>{HOUR})[- ](?P<m>{MINUTES_AFTER}){PART}", "", NOTHING),
        (rf"(?P<h>{HOUR})[- ](?P<m>{MINUTES_AFTER})", ALONE, LEAD),
        (rf"(?P<h>1[0-2]|0?[1-9])[:.](?P<m>[0-5]\d){PART_IN_WORDS}", "", NOTHING),
        (rf"(?P<h>{HOUR}){PART}", "", LEAD),
        (rf"(?P<h>1[0-2]|[1-9]){PART_IN_WORDS}", "", LEAD),
        (rf"(?P<h>{HOUR})", ALONE, JUST),
        (rf"(?P<h>{HOUR})", rf"(?={GAP}(?:and|until|till|to){GAP}{LATER})", BETWEEN),
    )
)
FIXED = {"midnight": 0, "noon": 720, "midday": 720}
# A half of the day, or what names one: the time is no other.
SURE = re.compile(
    r"midnight|noon|midday|morning|afternoon|evening|night|[ap]\.?m\b|\d:\d"
    r"|morgen|mittag|abend|nachts|matin|après-midi|soir|mañana|tarde|noche|madrugada",
    re.I,
)
# In words of other languages as well.
WORDY = re.compile(
    r"\b(?:past|to|after|before)\b|o['\u2019]clock|^[a-z]+$|\b(?:halb|viertel)\b"
    r"|^\D{0,30}\b(?:uhr|heures?|nach|vor|y|menos)\b\D{0,30}$",
    re.I,
)
# "At 1.20": with a point, and no nought before it, a writer may mean the afternoon.
POINTED = re.compile(r"(?<![\d.:])(?:1[0-2]|[1-9])\.[0-5]\d$")


class Spoken(NamedTuple):
    """Where a time in words stands, the minutes from midnight that it says, and its zone if it names one."""

    start: int
    end: int
    minutes: int
    zone: str


def find(text: str) -> Iterator[Spoken]:
    """Every time of day in words, none over another."""
    done = 0
    for start in numbers.places(text):
        match = _at(text, start) if start >= done else None
        if match:
            done = match.end("zone") if match["zone"] else match.end()
            yield Spoken(start, done, _minutes(match), match["zone"] or "")


def _at(text: str, start: int) -> re.Match[str] | None:
    """What is a time in words at a place where a number begins."""
    before = text[max(0, start - 20) : start]
    for pattern, lead in PATTERNS:
        if lead.search(before) and (match := pattern.match(text, start)):
            return match
    return None


def is_either(shown: str) -> bool:
    """Whether the words of a time say an hour that comes twice a day: "ten past nine"."""
    return bool(WORDY.search(shown) or POINTED.search(shown)) and not SURE.search(shown)


def is_spoken(shown: str) -> bool:
    """Whether a time is told in words, which are seldom meant to the minute."""
    return bool(WORDY.search(shown)) and not re.search(r"\d", shown)


def _minutes(match: re.Match[str]) -> int:
    said = match.groupdict()
    hour, part = said["h"].lower(), (said.get("part") or "").lower()
    at = FIXED[hour] if hour in FIXED else _hour(int(numbers.parse(hour) or 0), part) * 60
    words = (said.get("m") or "").lower()
    words = words.removeprefix("oh").lstrip("- ")
    apart = 30 if words.startswith("half") else 15 if "quarter" in words else int(numbers.parse(words) or 0)
    return (at + (-apart if said.get("way") in {"to", "before"} else apart)) % 1440


def _hour(hour: int, part: str) -> int:
    """The hour of the day that an hour of the clock is in a part of the day, the morning when none is named."""
    late = part.startswith("p") or "afternoon" in part or "evening" in part or ("night" in part and 6 <= hour < 12)
    return hour % 12 + (12 if late else 0)
