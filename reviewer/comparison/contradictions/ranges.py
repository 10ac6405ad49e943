"""The lower end of a range of which a value is the upper: "between 400 and 500 orders", "two to three hours". Pure."""

import re
from functools import lru_cache

from reviewer.comparison.facts import numbers
from reviewer.comparison.facts.hedges import HEDGE, Span
from reviewer.comparison.facts.numbers import GAP, NUMBER

from .statements import Statement

# A unit may stand behind the lower end as well: "between 10% and 12%".
UNIT = rf"(?:{GAP}?%|{GAP}(?:per{GAP}cent|percent|minutes?|hours?|days?|seconds?))?"
BETWEEN = re.compile(
    rf"\b(?:between|zwischen|entre){GAP}(?:{HEDGE})?(?P<n>{NUMBER}){UNIT}{GAP}(?:and|und|et|y){GAP}$", re.I
)
TO = re.compile(
    rf"(?:^|(?<=[\s(\u2013\u2014]))(?P<n>{NUMBER}){UNIT}"
    rf"(?:{GAP}(?:to|or|bis|oder|\u00e0|ou)(?:{GAP}|$)|{GAP}?[\u2013-]{GAP}?)$",
    re.I,
)
# What rose "from 3 to 45" was both.
FROM = re.compile(rf"\b(?:from|von|de|desde|depuis) (?:the )?(?:usual |normal )?(?:{HEDGE})?$", re.I)
FIRST = re.compile(NUMBER, re.I)


def widened(span: Span, statement: Statement) -> Span:
    """What a value allows, down to the lower end of its range if it has one."""
    part = _share_of_upper(statement.before, statement.shown)
    return Span(min(span.low, span.high * part), span.high) if part else span


@lru_cache(maxsize=4096)
def _share_of_upper(before: str, shown: str) -> float:
    """How much of the upper end the lower is; 0 where there is no range."""
    led = BETWEEN.search(before) or TO.search(before)
    upper = FIRST.search(shown)
    if not led or not upper or FROM.search(before, 0, led.start()):
        return 0.0
    low, high = numbers.parse(led["n"]), numbers.parse(upper.group())
    if not low or not high:
        return 0.0
    scaled = next((low * scale for scale in (1.0, 1e3, 1e6) if low * scale < high <= low * scale * 100), 0.0)
    return scaled / high
