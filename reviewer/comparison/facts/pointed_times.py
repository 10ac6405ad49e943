"""Times of day with a point in them: "restarted at 12.49, clean from 12.52". Pure.

Such a number may be a release or an amount as well. Some are clocks for sure, by a zone or a day beside them; a text
that has one of those, and no clock with a colon, writes them so, and what a word like "since" leads to is one, too.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from . import numbers, zones

CLOCK = r"(?:[01]?\d|2[0-3])\.[0-5]\d"
TWO_DIGITS = r"(?:[01]\d|2[0-3])\.[0-5]\d"
# What a number with a point counts or measures.
UNIT = (
    r"(?:[^\S\n]?(?:[%\u20ac$\u00a3\u00b0\u00d7]|x\b)|[^\S\n](?:percent|per|out of|of|seconds?|secs?|s|ms|minutes?"
    r"|mins?|hours?|days?|weeks?|[kmgt]i?b|[kmg]w?h?|euros?|eur|usd|gbp|chf|dollars?|pounds?|cents?|francs?|times|million"
    r"|billion|thousand|degrees?|kg|tonnes?|km|metres?|litres?|mg|ml|bar|volts?|points?|prozent|sekunden|minuten"
    r"|stunden|tage|millionen|mio|or (?:higher|later|newer|above|below|less|more))\b)"
)
# A hyphen stands between two of them alone: "9.10-11.40".
NUMBER = re.compile(
    rf"(?<![\w.:/])(?<!(?<!\d\.\d\d)-)(?P<clock>{CLOCK})(?![\w:/%]|-(?!{CLOCK}(?!\d))|\.\d)(?!{UNIT})", re.I
)
COLON = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
MARK = r"[*_`]{0,2}"
# "17.30 UTC", "um 17.30 Uhr".
ZONE = re.compile(rf"[^\S\n]{{1,2}}\(?(?:(?P<zone>{zones.ZONE})(?!\w)|(?:Uhr|hrs)\b)", re.I)
# A day right behind a clock, or right before it: "21.40 last night", "on Tuesday at 17.00".
DAY = (
    r"(?:(?:last|the same) night|(?:this|that|in the|on \w{6,9}day|yesterday) (?:morning|afternoon|evening)|today"
    r"|yesterday|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
DATED = re.compile(rf"{MARK},? (?:on )?{DAY}\b", re.I)
DATES = re.compile(rf"\b{DAY},? (?:at |by |from |until |since )?(?:(?:at|about|around) )?{MARK}$", re.I)
# The other end of a span, in words: "from around 5.30 until ten past seven".
_HOUR = rf"(?:{'|'.join(numbers.UNITS)}|ten|eleven|twelve)"
TO_WORDS = re.compile(
    rf"{MARK} (?:until|till|to|and) (?:\w+ ){{0,3}}?(?:noon|midday|midnight|(?:past|to) {_HOUR}"
    rf"|{_HOUR} (?:o['\u2019]clock|in the (?:morning|afternoon|evening)))\b",
    re.I,
)
# What "at" leads to is a time where nothing that it could count follows, and nothing stands at an amount.
AT = re.compile(rf"\bat {MARK}$", re.I)
ENDED = re.compile(
    rf"{MARK}(?:[,;)!?\u2014]|[.:](?:\s|$)|\s*$|\n|\s[-\u2013\u2014]\s|\s(?:I|I['\u2019]d|[A-Z][a-z]{{2,12}})\s"
    r"|\s(?i:the|an?|it|its|we|they|he|she|you|who|that|this|there|all|on|in|and|but|or|when|because|since|as|so|once"
    r"|while|with|after|before|until|till|our|my|nobody|everything|nothing|someone|then|only|exactly|precisely|sharp)\b)"
)
AMOUNT = re.compile(
    r"\b(?:stood|stands?|peak(?:s|ed)|priced?|sat|sits|held|capped|charged|billed|hover(?:s|ed)|settled|rated?|valued|set"
    rf"|steady|flat|stuck|limited|sold|load|average|median|costs?|p\d\d)(?: (?:out|now|still|again))? at {MARK}$",
    re.I,
)
# What leads to a time in a text that writes them so.
LED = re.compile(
    r"\b(?:at|since|from|between|until|till|by|around|about|before|after|it was|um|gegen|seit|kurz (?:nach|vor)|vers) "
    rf"{MARK}$",
    re.I,
)
# What changed by an amount, or from one release to another.
CHANGED = re.compile(
    r"\b(?:updat|upgrad|downgrad|migrat|mov|roll|ris|ros|rais|fell|fall|drop|grew|grow|increas|decreas|chang|jump|climb"
    rf"|lower|reduc|switch|went|cut|up|down)\w* (?:back )?(?:from|by) {MARK}$",
    re.I,
)
# What names a release by the very number, or an amount.
NO_CLOCK = re.compile(
    rf"\b(?:v|(?:version|release|build|patch|firmware|hotfix|app|client|driver)s? |(?:of|than) )({CLOCK})\b", re.I
)
# "It lasted between 9.10 and 11.40", "03.10 to 04.05 UTC": both ends.
TO = re.compile(
    rf"{MARK}(?:[^\S\n]?[-\u2013\u2014][^\S\n]?|\s(?:and|to|until|till|bis|und|y|et|\u00e0|a)\s){MARK}", re.I
)
SPANNED = re.compile(r"\b(?:between|zwischen|entre|lasted|ran|down)\s$", re.I)
# A row of a timeline, told by its dash: "16.20 - back", or by the rows beside it: "22.10 imports stop".
ROW = re.compile(
    rf"(?m)^[^\S\n]{{0,4}}(?:[-*\u2022|][^\S\n]?)?(?P<clock>{TWO_DIGITS})(?=[^\S\n]{{0,3}}[-\u2013\u2014|:])"
)
PLAIN_ROW = re.compile(
    rf"(?m)^[^\S\n]{{0,4}}(?:[-*\u2022][^\S\n])?{MARK}(?P<clock>{TWO_DIGITS})(?={MARK}[^\S\n]+[^\W\d])"
)
FAR = 40


class Pointed(NamedTuple):
    """Where a time stands, with its zone if it names one, the time as written, and the zone or ""."""

    start: int
    end: int
    clock: str
    zone: str


def find(text: str) -> Iterator[Pointed]:
    """Every time of day with a point in it; both ends of a span have the zone that the last one names."""
    other = {match[1] for match in NO_CLOCK.finditer(text)}
    every = [match for match in numbers.matches(NUMBER, text, in_digits=True) if match["clock"] not in other]
    if not every:
        return
    zones_of = {match.start(): zone for match in every if (zone := ZONE.match(text, match.end()))}
    spans = {one.start(): other.start() for one, other in pairwise(every) if _is_span(text, one, other, zones_of)}
    sure = {*zones_of, *spans, *spans.values(), *_rows(text), *(m.start() for m in every if _is_at(text, m))}
    if not COLON.search(text):
        sure |= _in_such_a_text(text, every, sure)
    for match in every:
        if match.start() in sure:
            zone = zones_of.get(match.start())
            named = zones_of.get(spans.get(match.start(), match.start()))
            end = zone.end("zone") if zone and zone["zone"] else match.end()
            yield Pointed(match.start(), end, match["clock"], (named and named["zone"]) or "")


def _is_span(text: str, one: re.Match[str], other: re.Match[str], zoned: Container[int]) -> bool:
    """Whether two numbers are the ends of a span of time: one after the other, where one is told or a zone follows."""
    if not TO.fullmatch(text, one.end(), other.start()) or _minutes(one) >= _minutes(other):
        return False
    return other.start() in zoned or bool(SPANNED.search(text[max(0, one.start() - FAR) : one.start()]))


def _minutes(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(map(int, match["clock"].split(".")))


def _rows(text: str) -> set[int]:
    return {match.start("clock") for match in ROW.finditer(text)}


def _is_at(text: str, match: re.Match[str]) -> bool:
    """Whether a number stands behind "at", and with nothing behind it that it could count."""
    before = text[max(0, match.start() - FAR) : match.start()]
    return bool(AT.search(before) and ENDED.match(text, match.end()) and not AMOUNT.search(before))


def _in_such_a_text(text: str, every: Sequence[re.Match[str]], sure: Container[int]) -> set[int]:
    """The times of a text whose clocks have a point, if it has one for sure, by a day beside it or as one of rows."""
    rows = {match.start("clock") for match in PLAIN_ROW.finditer(text)}
    found = {match.start() for match in every if len(rows) > 1 and match.start() in rows}
    found |= {match.start() for match in every if _is_dated(text, match)}
    if not found and not any(match.start() in sure for match in every):
        return found
    return found | {match.start() for match in every if _is_led(text, match)}


def _is_dated(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - FAR) : match.start()]
    behind = DATED.match(text, match.end()) or TO_WORDS.match(text, match.end())
    return bool(DATES.search(before) or (LED.search(before) and behind))


def _is_led(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - FAR) : match.start()]
    return bool(LED.search(before)) and not (AMOUNT.search(before) or CHANGED.search(before))
