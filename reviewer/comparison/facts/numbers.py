"""Numbers as people write them: 1,862, 2k, 1.2 million, forty-five, a dozen. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "hundred": 1e2, "billion": 1e9, "bn": 1e9,
    "dozen": 12.0,
}  # fmt: skip
SMALL = {
    **{word: float(i) for i, word in enumerate([*UNITS, *TEENS], start=1)},
    **{word: 10.0 * i for i, word in enumerate(TENS, start=2)},
    "a": 1.0,
    "an": 1.0,
    "zero": 0.0,
    "no": 0.0,
}

# One blank, or a line broken within a phrase; never unbounded, so that a page of blanks costs nothing.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,4})"
DIGITS = (
    r"(?<![\w.,:/#$€£+-])(?<!\d['\u2019])(?:\d{1,3}(?:(?:,\d{3}){1,4}|(?:[\u00a0\u202f]\d{3}){1,4}|(?:['\u2019]\d{3}){1,4})"
    r"|\d{1,12})(?:\.\d{1,4})?(?![\d:])"
)
BELOW_100 = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?|{'|'.join(TEENS)}|{'|'.join(UNITS)})"
HUNDREDS = rf"{BELOW_100}(?:[ -]hundred(?:{GAP}and{GAP}{BELOW_100})?)?"
SPELT = (
    r"\b(?:a|three)[ ]quarters?[ ]of[ ]a[ ]million\b"
    rf"|\b{HUNDREDS}(?:[ -](?:thousand(?:,?{GAP}(?:and{GAP})?{HUNDREDS})?|million|dozen))?\b"
    rf"|\ba[ ](?:hundred|thousand|million|dozen)(?:{GAP}and{GAP}{BELOW_100})?\b|\bhalf[ ]a[ ](?:dozen|million)\b"
    r"|\b(?:one|a)[ ]and[ ]a[ ]half[ ]million\b"
)
# "1.3 M events", "2.4 m transactions"; alone "m" is a unit of length or of time.
APART = r"[ \u00a0\u202f](?:(?-i:M)|(?<=\d\.\d[ \u00a0\u202f])m(?=[^\S\n][a-z]{4}))"
NUMBER = (
    rf"(?:{DIGITS}(?:(?:[kKmM]|{APART})(?![A-Za-z])|{GAP}?(?:mn|bn)\b|{GAP}(?:thousand|million|billion)\b)?|{SPELT})"
)

# What a number, or a length of time, can begin with.
WORDS = "|".join([*UNITS, *TEENS, *TENS, "half", "quarter", "every"])
# An article counts only what is measured, or many.
ONE = (
    rf"an?(?=(?:{GAP}|-)(?:(?:good|bare|scant|short|mere|little){GAP})?(?:half|third|quarter|fifth|sixth|eighth|tenth"
    r"|hundred|thousand|million|dozen|whole|full|entire|solid|long|couple|minute|hour|day|week|second|fortnight))"
)
START = re.compile(rf"(?<![^\W_])(?:\d|PT|(?i:{WORDS})(?![^\W_])|(?i:{ONE}))")
PARTS = re.compile(r"([\d.]+)|([a-z]+)")
HALVES = {
    "half a dozen": "six",
    "half a million": "500 thousand",
    "one and a half million": "1.5 million",
    "a and a half million": "1.5 million",
    "a quarter of a million": "250 thousand",
    "three quarters of a million": "750 thousand",
}
HALF = re.compile("|".join(HALVES))


def matches(pattern: re.Pattern[str], text: str, *, in_digits: bool = False) -> Iterator[re.Match[str]]:
    """What `pattern` matches where a number begins; other places need not be tried, which makes it quick.

    With `in_digits` only where it is written in digits.
    """
    return tried(pattern, text, digits(text) if in_digits else places(text))


def tried(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern` matches at some places, given in order; no two overlap."""
    done = 0
    for start in starts:
        if start >= done and (match := pattern.match(text, start)):
            yield match
            done = match.end()


@lru_cache(maxsize=16)
def places(text: str) -> list[int]:
    """Where a number, or a length of time, can begin."""
    return [match.start() for match in START.finditer(text)]


@lru_cache(maxsize=16)
def digits(text: str) -> list[int]:
    """Where a number in digits begins."""
    return [start for start in places(text) if text[start].isdigit()]


def parse(text: str) -> float | None:
    """The number that `text`, something NUMBER has matched, stands for; None when it is none."""
    whole, last, text = 0.0, None, HALF.sub(lambda half: HALVES[half.group()], text.lower())
    for written, word in PARTS.findall(re.sub(r"(?<=\d)[,\u00a0\u202f'\u2019](?=\d)", "", text)):
        if written:
            last = _float(written)
        elif word in SMALL:
            last = (last or 0.0) + SMALL[word]
        elif word in SCALES and (last is not None or word != "m"):
            scaled = (1.0 if last is None else last) * SCALES[word]
            # Two hundred and four: what follows is added to the hundreds, and these to the thousands.
            whole, last = (whole, scaled) if scaled < 1000.0 else (whole + scaled, 0.0)
    return None if last is None else whole + last


def shown(number: float) -> str:
    """The shortest plain writing: 1862, 0.1, 2000000."""
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _float(written: str) -> float | None:
    try:
        return float(written.strip("."))
    except ValueError:
        return None
