"""Shares of a whole. Value: a number and a percent sign: 12%, 0.1%, 50% for half of. Pure."""

import re
from collections.abc import Iterator

from . import numbers
from .found import Found
from .hedges import begin
from .numbers import DIGITS, GAP, SPELT

OF = rf"(?={GAP}(?:of\b(?!{GAP}an?\b)|the\b|all\b|our\b))"
FRACTIONS = {
    rf"three{GAP}quarters{OF}": 75.0,
    rf"two{GAP}thirds{OF}|two-thirds{OF}": 66.6667,
    rf"(?:a{GAP}|one{GAP}|one-)?half{OF}(?!{GAP}(?:of{GAP})?the{GAP}(?:hour|day|time)\b)": 50.0,
    rf"(?:a{GAP}|one{GAP}|one-)third{OF}": 33.3333,
    rf"(?:a{GAP}|one{GAP}|one-|(?<=good ))quarter{OF}": 25.0,
    rf"(?:a{GAP}|one{GAP}|one-)fifth{OF}": 20.0,
    rf"(?:a{GAP}|one{GAP}|one-)tenth{OF}": 10.0,
    **{
        rf"every{GAP}{name}{GAP}(?!(?:time|day|week|month|hour|minute|second)\b)[a-z]{{3,20}}": share
        for name, share in (("second", 50.0), ("third", 33.3333), ("fourth", 25.0), ("fifth", 20.0), ("tenth", 10.0))
    },
}
FRACTION = "|".join(FRACTIONS)
IN = (
    rf"(?P<part>one|two|three|four|five|six|seven|eight|nine|[1-9]\d?){GAP}(?:[a-z]{{3,14}}{GAP}){{0,2}}(?:in|out{GAP}of){GAP}(?:every{GAP})?"
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
    rf"(?<![^\W_])(?<!\.)(?:(?P<n>{DIGITS}|{SPELT})[*_]{{0,2}}(?:{GAP})?(?:%(?!\w)|per{GAP}?cent\b|percent\b|pct\b)"
    rf"|\b(?P<fraction>{FRACTION})|\b(?:{IN})|\b(?:{OF_TEN}))",
    re.I,
)


def find(text: str) -> Iterator[Found]:
    """Every share, with the words that hedge it: "about 12%", "more than half of", "one in five"."""
    for match in numbers.matches(RATE, text):
        percent = _percent(match)
        if percent is not None:
            value = f"{numbers.shown(round(percent, 4))}%"
            yield Found(begin(text, match.start()), match.end(), "percentage", value)
    # Few texts have such a number at all.
    for match in (*numbers.matches(PART_OF, text, in_digits=True), *RATIO.finditer(text)) if "0." in text else ():
        value = f"{numbers.shown(round(100 * float(match['n']), 4))}%"
        yield Found(*match.span("n"), "percentage", value)


def _percent(match: re.Match[str]) -> float | None:
    if match["n"]:
        return numbers.parse(match["n"])
    if match["fraction"]:
        start = match.start("fraction")
        return next((v for p, v in FRACTIONS.items() if re.compile(p, re.I).match(match.string, start)), None)
    part, whole = (numbers.parse(match[a] or match[b]) for a, b in (("part", "few"), ("whole", "ten")))
    return 100.0 * part / whole if part and whole and part <= whole else None
