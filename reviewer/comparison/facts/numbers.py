"""Numbers as people write them: 1,862, 2k, 1.2 million, forty-five, a dozen. Pure."""

import re

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "hundred": 1e2, "billion": 1e9, "dozen": 12.0}
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
    r"(?<![\w.,:/#$€£+-])(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,4}|\d{1,12})(?:\.\d{1,4})?(?![\d:])"
)
SPELT = (
    rf"\b(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?|{'|'.join(TEENS)}|{'|'.join(UNITS)})"
    r"(?:[ -](?:hundred|thousand|million|dozen))?\b|\ba[ ](?:hundred|thousand|million|dozen)\b"
)
NUMBER = rf"(?:{DIGITS}(?:[kKmM](?![A-Za-z])|{GAP}(?:thousand|million|billion)\b)?|{SPELT})"

PARTS = re.compile(r"([\d.]+)|([a-z]+)")


def parse(text: str) -> float | None:
    """The number that `text`, something NUMBER has matched, stands for; None when it is none."""
    total: float | None = None
    for digits, word in PARTS.findall(re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d)", "", text.lower())):
        if digits:
            total = _float(digits)
        elif word in SCALES and (total is not None or word != "m"):
            total = (1.0 if total is None else total) * SCALES[word]
        elif word in SMALL:
            total = (total or 0.0) + SMALL[word]
    return total


def shown(number: float) -> str:
    """The shortest plain writing: 1862, 0.1, 2000000."""
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _float(digits: str) -> float | None:
    try:
        return float(digits.strip("."))
    except ValueError:
        return None
