"""Calendar days. Value: 2026-03-12; --03-12 without a year; 2026-03 for a month. Pure."""

import re
from collections.abc import Iterator, Sequence

from . import numbers
from .found import Found
from .layout import layout
from .lexicon import openings
from .months import ENGLISH, FOREIGN_NUMBERS, SPELT_DAYS

MONTHS = ENGLISH
NUMBERS = {**{m: i for i, m in enumerate(MONTHS, 1)}, **{m[:3]: i for i, m in enumerate(MONTHS, 1)}, "sept": 9}
MONTH_NAMES = openings(*NUMBERS)
NAME = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(m[:3] for m in MONTHS)}|Sept)(?:\.|\b))"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|:)"
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ ](?:the[ ])?)?"
B, E = r"(?<![\w.-])", r"(?![\w-]|\.\d)"

PATTERNS = (
    re.compile(rf"{B}(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"),
    re.compile(rf"{B}{DAY}\.?(?:[ ]of)?[\s-]{NAME}(?:,?[\s-]{YEAR})?(?!\w)", re.I),
    re.compile(rf"{B}(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>20\d\d){E}"),
    re.compile(rf"{B}(?P<year>20\d\d)/(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01]){E}"),
)
# "12 mars 2026", "12. März", "12 de marzo de 2026".
FOREIGN = re.compile(
    rf"{B}(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|er|º|°)?\s(?:de[ ])?"
    rf"(?P<month>{'|'.join(sorted(FOREIGN_NUMBERS, key=len, reverse=True))})\b"
    rf"(?:\s(?:de[ ]|del[ ])?{YEAR})?(?!\w)",
    re.I,
)
SPELT = rf"(?P<spelt>{'|'.join(sorted(SPELT_DAYS, key=len, reverse=True)).replace('-', '[- ]')})"
SPELT_FIRST = re.compile(rf"{B}{SPELT}[ ]of[ ]{NAME}(?:,?[\s]{YEAR})?(?!\w)", re.I)
SPELT_LAST = re.compile(rf"{B}{NAME}[ ](?:the[ ])?{SPELT}(?:,?[\s]{YEAR})?(?!\w)", re.I)
# The first day of "2 to 4 November 2026" and of "November 2-4".
DAYS_TO = (
    r"(?:st|nd|rd|th)?(?:\s?[-\u2013\u2014]\s?|\s(?:to|and|until|till|through|or|bis|au|al|und|et|y)\s(?:the[ ])?)"
)
RANGE = re.compile(
    rf"{B}(?P<first>3[01]|[12]\d|0?[1-9]){DAYS_TO}{DAY}(?:[ ]of)?[\s-]{NAME}(?:,?[\s-]{YEAR})?(?!\w)", re.I
)
# The days before the last two of "17, 18, 19 and 20 November".
LISTED = re.compile(
    rf"{B}(?P<days>(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,\s){{1,4}})(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?"
    rf"\s(?:and|or|und|oder|et|ou|y|o)\s(?:the[ ])?{DAY}(?:[ ]of)?[\s-]{NAME}(?:,?[\s-]{YEAR})?(?!\w)",
    re.I,
)
NUMBER = re.compile(r"\d+")
RANGE_LAST = re.compile(
    rf"{B}{NAME}[ ](?:the[ ])?{DAY}{DAYS_TO}(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:,?\s{YEAR})?{E}", re.I
)
ORDINAL_NAMES = openings(*SPELT_DAYS)
# "On 2 December 18% of the calls failed" names one day, and so do "on 2 December 1,480 bills went out" and
# "on 2 December 27 bills went out"; "at 10:05 December 27 it" and "update 2 December 27:" name another.
TAKEN = r"(?:(?<=[^:.\d]\d )|(?<=[^:.\d][0-3]\d )|(?<=\d\. ))\w+[ ]\d{1,2}[ ][a-z]"
NAMED_FIRST = re.compile(
    rf"(?!{TAKEN}){B}{NAME}[ ](?:the[ ])?{DAY}(?:,?\s{YEAR})?{E}(?![ ]?(?:%|per\s?cent\b)|,\d{{3}}(?!\d))", re.I
)
MONTH = re.compile(rf"{B}(?P<month>{'|'.join(MONTHS)})[ ]{YEAR}{E}", re.I)
# Month and day, whichever comes first, is anybody's guess below 13: only what can be read in one way is taken.
SLASHED = re.compile(rf"{B}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<year>20\d\d){E}")
# Without a year where a word leads to a day: "on 10/16", "am 16.10."; "10/16 nodes" is no day.
LED_TO = r"(?:on|since|until|by|from|due|before|after|dated|due:|date:|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)"
SHORT_SLASHED = re.compile(
    rf"\b{LED_TO}[ ](?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\w/%]|[.,]\d|[ ][a-z]+(?<!wa)(?<!i)s\b)", re.I
)
DOTTED = re.compile(r"\d\.\d{1,2}\.")
SHORT_DOTTED = re.compile(
    r"(?:\b(?:on|am|vom|zum|seit|bis|ab)[ ]|[(,][ ]?(?=[\d.]{4,6}[)\n]))"
    r"(?P<b>0?[1-9]|[12]\d|3[01])\.(?P<a>0?[1-9]|1[0-2])\.(?!\w)",
    re.I,
)


def find(text: str) -> Iterator[Found]:
    """Every date in a text; months alone only with their year."""
    months = layout(text).marks.starts(MONTH_NAMES)
    numbered = (match for pattern in PATTERNS for match in numbers.matches(pattern, text, in_digits=True))
    for match in (*numbered, *numbers.tried(NAMED_FIRST, text, months)):
        yield Found(match.start(), match.end(), "date", _iso(match["year"], match["month"], match["day"]))
    for match in numbers.matches(FOREIGN, text, in_digits=True):
        month = str(FOREIGN_NUMBERS[match["month"].lower()])
        yield Found(match.start(), match.end(), "date", _iso(match["year"], month, match["day"]))
    spelt = layout(text).marks.starts(ORDINAL_NAMES)
    for match in (*numbers.tried(SPELT_FIRST, text, spelt), *numbers.tried(SPELT_LAST, text, months)):
        day = str(SPELT_DAYS[match["spelt"].lower().replace(" ", "-")])
        yield Found(match.start(), match.end(), "date", _iso(match["year"], match["month"], day))
    yield from _in_a_row(text, months)
    for match in numbers.tried(MONTH, text, months):
        yield Found(match.start(), match.end(), "date", _iso(match["year"], match["month"], ""))
    for match in numbers.matches(SLASHED, text, in_digits=True):
        if read := _read(match["a"], match["b"]):
            yield Found(match.start(), match.end(), "date", _iso(match["year"], *read))
    for match in SHORT_SLASHED.finditer(text) if "/" in text else ():
        if read := _read(match["a"], match["b"]):
            yield Found(match.start("a"), match.end("b"), "date", _iso(None, *read))
    for match in SHORT_DOTTED.finditer(text) if DOTTED.search(text) else ():
        yield Found(match.start("b"), match.end(), "date", _iso(None, match["a"], match["b"]))


def _in_a_row(text: str, months: Sequence[int]) -> Iterator[Found]:
    """The days of ranges and lists beside the one that stands at its month."""
    for match in numbers.matches(RANGE, text, in_digits=True):
        yield Found(*match.span("first"), "date", _iso(match["year"], match["month"], match["first"]))
    for match in numbers.matches(LISTED, text, in_digits=True):
        for day in NUMBER.finditer(text, *match.span("days")):
            yield Found(*day.span(), "date", _iso(match["year"], match["month"], day.group()))
    for match in numbers.tried(RANGE_LAST, text, months):
        yield Found(*match.span("last"), "date", _iso(match["year"], match["month"], match["last"]))


def _read(one: str, other: str) -> tuple[str, str] | None:
    """Month and day of two numbers, if they can be read in one way alone."""
    day, month = (one, other) if int(one) > 12 else (other, one)
    return (month, day) if 12 < int(day) <= 31 and 0 < int(month) <= 12 else None


def _iso(year: str | None, month: str, day: str) -> str:
    number = int(month) if month.isdecimal() else NUMBERS[month.rstrip(".").lower()]
    return f"{year or '-'}-{number:02}" + (f"-{int(day):02}" if day else "")
