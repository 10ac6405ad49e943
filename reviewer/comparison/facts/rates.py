"""Shares of a whole. Value: a number and a percent sign: 12%, 0.1%, 50% for half of. Pure."""

import re
from collections.abc import Iterator

from . import foreign_rates, numbers
from .found import Found
from .hedges import begin
from .numbers import DIGITS, GAP, SPELT

OF = (
    rf"(?={GAP}(?:of\b(?!{GAP}an?\b)|the\b|all\b|our\b"
    rf"|(?:less|fewer|lower|more|higher|below|above){GAP}(?:than|the|normal|usual)\b))"
)
# Of what, is not said again: "it was a good fifth", "fell by a third".
ENDS = rf"(?P<ends>(?=[.,;:)]|$|{GAP}(?:on|in|at|from|during|while|since|when)\b))"
A = rf"(?:(?:a|one){GAP}(?:good{GAP})?|one-|(?<=good ))"
PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
SEVERAL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
SHARES = {
    **{
        rf"{many}(?:{GAP}|-){name}s": 100 * number / parts
        for many, number in SEVERAL.items()
        for name, parts in PARTS.items()
        if number < parts
    },
    rf"(?:{A})?half(?!{GAP}of{GAP}(?:one|a){GAP}per)"
    rf"(?!{GAP}(?:of{GAP})?the{GAP}(?:hour|day|time|costs?|price|expenses?|fee|bill)\b)": 50.0,
    **{rf"{A}{name}": 100 / parts for name, parts in PARTS.items() if name != "eighth"},
    rf"(?:an{GAP}|one{GAP}|one-)eighth": 12.5,
}
EVERY = {
    rf"every{GAP}{name}{GAP}(?!(?:time|day|week|month|hour|minute|second)\b)[a-z]{{3,20}}": share
    for name, share in (
        ("second", 50.0),
        ("other", 50.0),
        ("third", 100 / 3),
        ("fourth", 25.0),
        ("fifth", 20.0),
        ("tenth", 10.0),
    )
}
HALVES = {
    rf"half{GAP}(?:a|of{GAP}(?:one|a)){GAP}per{GAP}?cent": 0.5,
    **{
        rf"{many}{GAP}and{GAP}a{GAP}half{GAP}per{GAP}?cent": number + 0.5
        for many, number in {"one": 1, **SEVERAL}.items()
    },
}
EACH = {**EVERY, **HALVES}
PERCENT = rf"(?:per{GAP}?cent|pct|prozent|pour{GAP}cent|por{GAP}ciento)"
IN = (
    rf"(?P<part>one|two|three|four|five|six|seven|eight|nine|[1-9]\d?){GAP}(?:[a-z]{{3,14}}{GAP}){{0,2}}"
    rf"(?:in|out{GAP}of|of{GAP}every){GAP}(?:every{GAP})?"
    rf"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|[1-9]\d{{0,2}})(?![\w%]|[.,:]\d)"
)
# Of ten or a hundred of what is asked or who asks, so many are a share: "3 of 10 requests", and not "9 of 24 nodes".
OF_TEN = (
    rf"(?P<few>one|two|three|four|[1-9]\d?){GAP}of{GAP}(?:every{GAP})?(?P<ten>ten|10|100|a{GAP}hundred){GAP}"
    r"(?=(?:\w+[ ])?(?:requests|calls|orders|logins|sign-ins|payments|messages|users|customers|visitors|clients"
    r"|attempts|transactions|uploads|searches|bookings|mails|emails|queries|jobs)\b)"
)
# "0.3 of all requests", "an error rate of 0.12".
PART = rf"(?P<n>0\.\d{{1,3}})(?![\w%.]|{GAP}?(?:%|per\b|percent|[smh]\b|ms\b|seconds|minutes|points))"
PART_OF = re.compile(rf"{PART}(?={GAP}of{GAP}(?:all|the|our)\b)")
RATIO = re.compile(
    rf"\b(?:rate|ratio|fraction|share|proportion)\b(?:{GAP}(?!per\b)[a-z]{{2,12}}){{0,3}}?[ :=|]{{1,3}}{PART}", re.I
)
RATE = re.compile(
    rf"(?<![^\W_])(?<!\.)(?:(?P<n>{DIGITS}|{SPELT})[*_]{{0,2}}(?:{GAP})?(?:%(?!\w)|{PERCENT}\b)"
    rf"|\b(?P<fraction>{'|'.join(SHARES)})(?:{OF}|{ENDS})|\b(?P<each>{'|'.join(EACH)})|\b(?:{IN})|\b(?:{OF_TEN}))",
    re.I,
)
HOURS_AND = re.compile(r"\b(?:hours?|days?|weeks?|minutes?|months?)\s+and\s+$", re.I)
BY = re.compile(r"\bby\s$", re.I)


def find(text: str) -> Iterator[Found]:
    """Every share, with the words that hedge it: "about 12%", "more than half of", "one in five"."""
    for match in numbers.matches(RATE, text):
        percent, start = _percent(match), begin(text, match.start())
        if percent is not None and not _is_bare(match, start) and not _is_of_hours(match):
            yield Found(start, match.end(), "percentage", f"{numbers.shown(round(percent, 4))}%")
    yield from foreign_rates.find(text)
    # Few texts have such a number at all.
    for match in (*numbers.matches(PART_OF, text, in_digits=True), *RATIO.finditer(text)) if "0." in text else ():
        value = f"{numbers.shown(round(100 * float(match['n']), 4))}%"
        yield Found(*match.span("n"), "percentage", value)


def _is_of_hours(match: re.Match[str]) -> bool:
    """Whether a fraction is the end of a length of time: "an hour and a quarter"."""
    before, after = (
        match.string[max(0, match.start() - 16) : match.start()],
        match.string[match.end() : match.end() + 4],
    )
    return match["fraction"] is not None and bool(HOURS_AND.search(before)) and not after.startswith(" of ")


def _is_bare(match: re.Match[str], start: int) -> bool:
    """Whether a fraction is of nothing, and neither "about" nor "by" says that it is a share: "the third"."""
    hedged = start < match.start() or "good" in match.group() or BY.search(match.string[max(0, start - 4) : start])
    return match["ends"] is not None and not hedged


def _percent(match: re.Match[str]) -> float | None:
    if match["n"]:
        return numbers.parse(match["n"])
    for known, shares in (("fraction", SHARES), ("each", EACH)):
        if match[known]:
            return next((share for said, share in shares.items() if re.fullmatch(said, match[known], re.I)), None)
    part, whole = (numbers.parse(match[a] or match[b]) for a, b in (("part", "few"), ("whole", "ten")))
    return 100.0 * part / whole if part and whole and part <= whole else None
