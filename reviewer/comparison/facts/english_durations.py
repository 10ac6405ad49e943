"""Lengths of time as English writes them: "45 minutes", "1h 45m", "two hours forty", "a good hour and a half". Pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from . import counts, numbers
from .hedges import AFTER
from .numbers import GAP, NUMBER

SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}
UNIT = (
    r"(?:milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?)"
    r"(?![\w'\u2019/]|-(?!long|minute|hour))"
)
LONG = r"(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)(?![\w'\u2019/])"
AND = rf"(?:,?{GAP}(?:and{GAP})?|{GAP}?)"
MARK = r"[*_`]{0,2}"
JOINED = rf"(?:{GAP}|-)"
# What may stand between a number and its unit: "two full hours", "three working days", "20-odd minutes".
WHOLE = rf"{GAP}(?:(?:whole|full|entire|solid|long|straight|consecutive|working|business|calendar){GAP}){{1,2}}"
ODD = rf"(?:{JOINED}odd|\+|{GAP}or{GAP}so)?"
AMOUNT = rf"{NUMBER}{MARK}{ODD}(?:{WHOLE}|{GAP}|-)?{UNIT}"
QUARTERS = rf"quarters?{JOINED}of{JOINED}an{JOINED}hour"
PHRASES = {
    rf"three{JOINED}{QUARTERS}": 2700.0,
    rf"five{JOINED}{QUARTERS}": 4500.0,
    rf"seven{JOINED}{QUARTERS}": 6300.0,
    rf"(?:(?:a|one){GAP})?{QUARTERS}|(?:a{GAP})?quarter[- ]hour": 900.0,
    rf"half{JOINED}an?{JOINED}hour|(?:a{GAP})?half[- ]hour": 1800.0,
    rf"half{GAP}a{GAP}second": 0.5,
    rf"half{GAP}a{GAP}minute": 30.0,
    rf"half{GAP}a{GAP}day": 43200.0,
    rf"a{GAP}fortnight": 1209600.0,
}
MORE = {"half": 0.5, "quarter": 0.25, "quarters": 0.75}
PHRASE = "|".join(PHRASES)
PARTS = rf"(?:an?{JOINED}|one{JOINED}|(?P<three>three){JOINED})"
MIXED = rf"(?P<n>{NUMBER}){JOINED}and{JOINED}{PARTS}(?P<part>half|quarters?){JOINED}(?P<unit>{LONG})"
# "A good hour and a half": what a length of one begins with.
ONE = rf"an?{GAP}(?:(?:good|bare|scant|short|mere|little|whole|full|entire|solid|long){GAP})?"
MIXED_AFTER = rf"(?P<n2>{NUMBER}{GAP}|{ONE})(?P<unit2>{LONG}){GAP}and{GAP}"
MIXED_AFTER += rf"{PARTS.replace('three>', 'three2>')}(?P<part2>half|quarters?)\b"
# "2\u00be hours", "2 3/4 hours".
BROKEN = {"\u00bc": 0.25, "\u00bd": 0.5, "\u00be": 0.75, "1/4": 0.25, "1/2": 0.5, "3/4": 0.75}
FRACTION = rf"(?P<n3>\d{{1,3}})(?:{JOINED}?(?P<part3>[\u00bc\u00bd\u00be])|{JOINED}(?P<part4>[13]/[24]))"
FRACTION += rf"{JOINED}?(?P<unit3>{UNIT})"
COUPLE = rf"a{GAP}couple{GAP}of{GAP}(?P<couple>{LONG})"
# "2h40m", "4m30s", "1d4h".
GLUED = r"(?P<glued>\d{1,3}(?:d\d{1,2}h(?:\d{1,2}m)?|h[0-5]?\dm(?:in)?(?:[0-5]?\ds)?|m(?:in)?[0-5]?\ds))(?!\w)"
PLAIN = (
    rf"(?:{AMOUNT}|{ONE}(?:minute|hour|day|week|second)(?![\w'\u2019])(?:{GAP}and{GAP}{AMOUNT})?)"
    rf"(?:{AND}{AMOUNT}){{0,3}}"
)
# "Two hours forty", "an hour and twenty": minutes that nobody names, where nothing follows that they could count.
MINUTES = re.compile(
    rf"{GAP}(?:and{GAP})?(?P<n>(?:{'|'.join(numbers.TENS[:4])})(?:[- ](?:{'|'.join(numbers.UNITS)}))?"
    rf"|{'|'.join(numbers.TEENS)}|five|[0-5]?\d)"
    r"(?=[^\S\n]{0,2}(?:[.;:!?)\]|](?!\d)|,(?!\d)|$|\n)|\s(?:in (?:all|total)|altogether|overall|later|long"
    r"|until|till|before|after|from|between|than|that|when|while|because|since|instead|rather|yesterday|this|last|today)\b)",
    re.I,
)
HOURS_LAST = re.compile(r"(?:hours?|hrs?|\bh|\dh)$", re.I)
# "A second redemption" is one more, and no time.
ORDINAL = re.compile(
    r"an?[ ]second[ ](?!(?:later|after|ago|before|or|and|at|to|in|of|on|per|for|too|until|when|while|as|is|was"
    r"|longer)\b)[a-z]",
    re.I,
)
ISO = r"(?<!\w)PT(?:\d{1,3}H)?(?:\d{1,4}M)?(?:\d{1,5}S)?(?!\w)"
DURATION = re.compile(
    rf"(?<![^\W_])(?<!\.)(?:(?P<phrase>{PHRASE})|{GLUED}|{FRACTION}|{COUPLE}|{MIXED}|{MIXED_AFTER}|(?P<plain>{PLAIN})"
    rf"|(?P<iso>{ISO})){MARK}(?:{AFTER})?",
    re.I,
)
PART = re.compile(rf"(?P<n>{NUMBER}|\b{ONE}){MARK}{ODD}(?:{WHOLE}|{GAP}|-)?(?P<unit>{UNIT})", re.I)
# Several answers with such a code: 503s.
ANSWERS = re.compile(r"[45]\d\ds")
AMOUNT_OF = re.compile(r"\W*\d{1,4}(?P<point>[.,]\d{1,3})*[ \u00a0\u202f]?(?P<letter>[mMdD])\W*")
GLUED_PART = re.compile(r"(\d{1,3})([dhms])", re.I)
ISO_PART = re.compile(r"(\d{1,5})([HMS])")


def find(text: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and seconds of each; what hedges it from behind ("or so") is within."""
    for match in numbers.matches(DURATION, text):
        if match["plain"] and _is_several(match["plain"]):
            for part in PART.finditer(text, match.start(), match.end()):
                yield part.start(), part.end(), _amount(part)
            continue
        seconds = None if ANSWERS.fullmatch(match.group()) else _seconds(match)
        if seconds and not (_is_amount(text, match) or ORDINAL.match(text, match.start())):
            end = match.start() + len(match.group().rstrip("*_`"))
            more = MINUTES.match(text, end) if HOURS_LAST.search(match.group()) else None
            if more:
                end, seconds = more.end(), seconds + 60 * (numbers.parse(more["n"]) or 0.0)
            yield match.start(), end, seconds


def _seconds(match: re.Match[str]) -> float | None:
    if phrase := match["phrase"]:
        return next(value for pattern, value in PHRASES.items() if re.fullmatch(pattern, phrase, re.I))
    if match["iso"]:
        return sum(int(n) * SECONDS[unit.lower()] for n, unit in ISO_PART.findall(match["iso"]))
    if match["glued"]:
        return sum(int(n) * SECONDS[unit.lower()] for n, unit in GLUED_PART.findall(match["glued"]))
    if match["couple"]:
        return 2 * _unit(match["couple"])
    if match["n3"]:
        return (int(match["n3"]) + BROKEN[match["part3"] or match["part4"]]) * _unit(match["unit3"])
    if match["part"] or match["part2"]:
        number = numbers.parse(match["n"] or match["n2"])
        unit = _unit(match["unit"] or match["unit2"])
        more = 0.75 if match["three"] or match["three2"] else MORE[(match["part"] or match["part2"]).lower()]
        return None if number is None else (number + more) * unit
    return sum(_amount(part) for part in PART.finditer(match["plain"]))


def _amount(part: re.Match[str]) -> float:
    """The seconds of a number with its unit."""
    return (numbers.parse(part["n"]) or 0.0) * _unit(part["unit"])


def _is_several(plain: str) -> bool:
    """Whether these are durations side by side (1.9 s and 3.84 s): within one, as 1 h 45 min, units become smaller."""
    units = [_unit(part["unit"]) for part in PART.finditer(plain)]
    return any(first <= second for first, second in pairwise(units))


def _unit(word: str) -> float:
    word = word.lower()
    return SECONDS["ms"] if word.startswith(("ms", "milli")) else SECONDS[word[0]]


def _is_amount(text: str, match: re.Match[str]) -> bool:
    """Whether it is a year before a word that begins like a unit, or millions: "1.2M", "1.2m requests"."""
    number = AMOUNT_OF.fullmatch(match.group())
    return number is not None and (
        number["letter"] in "MD" or (number["point"] is not None and counts.is_thing(text, match.end() + 1))
    )
