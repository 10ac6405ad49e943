"""Lengths of time. Value: ISO 8601 in its largest whole units: PT45M, PT1H45M, P2D, PT0.3S. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from . import foreign_durations, numbers
from .found import Found
from .hedges import AFTER, begin
from .numbers import GAP, NUMBER

SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}
UNIT = (
    r"(?:milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?)"
    r"(?![\w'\u2019/]|-(?!long|minute|hour))"
)
LONG = r"(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)(?![\w'\u2019/])"
AND = rf"(?:,?{GAP}(?:and{GAP})?|{GAP}?)"
MARK = r"[*_`]{0,2}"
WHOLE = rf"{GAP}(?:whole|full|entire|solid){GAP}"
AMOUNT = rf"{NUMBER}{MARK}(?:{GAP}|-)?{UNIT}"
PHRASES = {
    rf"three{GAP}quarters{GAP}of{GAP}an{GAP}hour": 2700.0,
    rf"(?:a{GAP})?quarter{GAP}of{GAP}an{GAP}hour": 900.0,
    rf"half{GAP}an?{GAP}hour|(?:a{GAP})?half[- ]hour": 1800.0,
    rf"half{GAP}a{GAP}minute": 30.0,
    rf"half{GAP}a{GAP}day": 43200.0,
    rf"1\s?\u00bd{GAP}hours": 5400.0,
    rf"an{GAP}hour{GAP}and{GAP}a{GAP}half": 5400.0,
    rf"an{GAP}hour{GAP}and{GAP}a{GAP}quarter": 4500.0,
    rf"an{GAP}hour{GAP}and{GAP}three{GAP}quarters": 6300.0,
    rf"2\s?\u00bd{GAP}hours": 9000.0,
    rf"3\s?\u00bd{GAP}hours": 12600.0,
}
MORE = {"half": 0.5, "quarter": 0.25, "quarters": 0.75}
PHRASE = "|".join(PHRASES)
PARTS = rf"(?:an?{GAP}|one{GAP}|(?P<three>three){GAP})"
MIXED = rf"(?P<n>{NUMBER}){GAP}and{GAP}{PARTS}(?P<part>half|quarters?){GAP}(?P<unit>{LONG})"
MIXED_AFTER = rf"(?P<n2>{NUMBER}){GAP}(?P<unit2>{LONG}){GAP}and{GAP}"
MIXED_AFTER += rf"{PARTS.replace('three>', 'three2>')}(?P<part2>half|quarters?)\b"
PLAIN = (
    rf"(?:{AMOUNT}|an?(?:{WHOLE}|{GAP})(?:minute|hour|day|week|second)(?![\w'\u2019])(?:{GAP}and{GAP}{AMOUNT})?)"
    rf"(?:{AND}{AMOUNT}){{0,3}}"
)
# "A second redemption" is one more, and no time.
ORDINAL = re.compile(
    r"an?[ ]second[ ](?!(?:later|after|ago|before|or|and|at|to|in|of|on|per|for|too|until|when|while|as|is|was"
    r"|longer)\b)[a-z]",
    re.I,
)
ISO = r"(?<!\w)PT(?:\d{1,3}H)?(?:\d{1,4}M)?(?:\d{1,5}S)?(?!\w)"
DURATION = re.compile(
    rf"(?<![^\W_])(?<!\.)(?:(?P<phrase>{PHRASE})|{MIXED}|{MIXED_AFTER}|(?P<plain>{PLAIN})|(?P<iso>{ISO})){MARK}(?:{AFTER})?",
    re.I,
)
PART = re.compile(rf"(?P<n>{NUMBER}|\ban?(?={GAP})){MARK}(?:{WHOLE}|{GAP}|-)?(?P<unit>{UNIT})", re.I)
# What a label gives as a clock shows it.
CLOCKED = re.compile(
    r"\b(?:duration|length|downtime|lasted|time to \w{3,12})\b[*_]{0,2}\s?[:|=][*_| ]{0,4}"
    r"(?P<n>(?P<h>\d{1,2}):(?P<m>[0-5]\d))"
    r"(?![\d:]|\s?[ap]\.?m|\s?(?:[-\u2013]|to|until)\s?\d|\s?(?:UTC|GMT|CES?T)\b)",
    re.I,
)
# What lasted "1h45", which else is a time of day.
LASTED = re.compile(
    r"\b(?:lasted|took|durée?|dura|pendant|soit|durée(?: totale)?(?: de| :)?|total de)[ ]"
    r"(?:(?:about|around|for|environ|près de|plus de|moins de|presque|un total de)[ ])?"
    r"(?P<n>(?P<h>\d{1,2})h(?P<m>[0-5]\d))(?![\w:])",
    re.I,
)
# Several answers with such a code: 503s.
ANSWERS = re.compile(r"[45]\d\ds")
ISO_PART = re.compile(r"(\d{1,5})([HMS])")


def find(text: str) -> Iterator[Found]:
    """Every duration, with the words that hedge it: "about 40 minutes", "an hour and a half", "1h 45m"."""
    for match in numbers.matches(DURATION, text):
        if match["plain"] and _is_several(match["plain"]):
            for part in PART.finditer(text, match.start(), match.end()):
                yield Found(
                    part.start(), part.end(), "duration", iso((numbers.parse(part["n"]) or 0.0) * _unit(part["unit"]))
                )
            continue
        seconds = None if ANSWERS.fullmatch(match.group()) else _seconds(match)
        if seconds is not None and seconds > 0 and not (_is_year(match.group()) or ORDINAL.match(text, match.start())):
            end = match.start() + len(match.group().rstrip("*_`"))
            yield Found(begin(text, match.start()), end, "duration", iso(seconds))
    for match in clocked(text):
        yield Found(match.start("n"), match.end("n"), "duration", iso(int(match["h"]) * 3600 + int(match["m"]) * 60))
    for start, end, length in foreign_durations.find(text):
        yield Found(begin(text, start), end, "duration", iso(length))


def clocked(text: str) -> Iterator[re.Match[str]]:
    """Lengths written as a clock shows them behind a label, in hours and minutes."""
    return (
        match for match in chain(CLOCKED.finditer(text), LASTED.finditer(text)) if int(match["h"]) + int(match["m"]) > 0
    )


def iso(seconds: float) -> str:
    """A length of time as ISO 8601, days only where they are whole."""
    if seconds >= 86400 and seconds % 86400 == 0:
        return f"P{int(seconds // 86400)}D"
    hours, rest = divmod(round(seconds, 3), 3600)
    minutes, rest = divmod(rest, 60)
    parts = (f"{int(hours)}H" if hours else "") + (f"{int(minutes)}M" if minutes else "")
    return "PT" + parts + (f"{numbers.shown(rest)}S" if rest or not parts else "")


@lru_cache(maxsize=4096)
def seconds(value: str) -> float | None:
    """What `iso` has written, back as seconds."""
    if match := re.fullmatch(r"P(\d{1,9})D", value):
        return int(match[1]) * 86400.0
    parts = re.fullmatch(r"PT(?:(\d{1,12})H)?(?:(\d{1,2})M)?(?:([\d.]{1,12})S)?", value)
    if not parts:
        return None
    return int(parts[1] or 0) * 3600.0 + int(parts[2] or 0) * 60.0 + float(parts[3] or 0)


def _seconds(match: re.Match[str]) -> float | None:
    if phrase := match["phrase"]:
        return next(value for pattern, value in PHRASES.items() if re.fullmatch(pattern, phrase, re.I))
    if match["iso"]:
        return sum(int(n) * SECONDS[unit.lower()] for n, unit in ISO_PART.findall(match["iso"]))
    if match["part"] or match["part2"]:
        number = numbers.parse(match["n"] or match["n2"])
        unit = _unit(match["unit"] or match["unit2"])
        more = 0.75 if match["three"] or match["three2"] else MORE[(match["part"] or match["part2"]).lower()]
        return None if number is None else (number + more) * unit
    amounts = [(numbers.parse(part["n"]), _unit(part["unit"])) for part in PART.finditer(match["plain"])]
    return sum((number or 0.0) * unit for number, unit in amounts)


def _is_several(plain: str) -> bool:
    """Whether these are durations side by side (1.9 s and 3.84 s): within one, as 1 h 45 min, units become smaller."""
    units = [_unit(part["unit"]) for part in PART.finditer(plain)]
    return any(first <= second for first, second in pairwise(units))


def _unit(word: str) -> float:
    word = word.lower()
    return SECONDS["ms"] if word.startswith(("ms", "milli")) else SECONDS[word[0]]


def _is_year(text: str) -> bool:
    """A year before a word that begins like a unit is no duration, nor is a bare number and "m" for million."""
    return bool(re.fullmatch(r"\W*\d{1,4}[mMdD]\W*", text)) and text.strip()[-1:] in "MD"
