"""Two numbers that are both sides of one whole: what failed, and what worked all the same. Pure."""

import re
from functools import lru_cache

from reviewer.comparison.facts.hedges import Span

from .statements import Statement

WHOLE = 100.0
# A small share and what is left of the hundred need no words: how small, and how exactly both make a hundred.
LITTLE, TINY = 10.0, 0.001
# Where what is told of a number ends.
CLAUSE, SENTENCE = re.compile(r"[.!?](?=\s|$)|[;:|\n]|,\s"), re.compile(r"[.!?](?=\s|$)|[;|\n]")
WORKED = re.compile(
    r"\b(?:kept|keeps|stayed|remained|still|continu\w+|went on|go(?:es|t)? through|gets? through|went through"
    r"|work(?:s|ed|ing)"
    r"|runs?|ran|running|succe\w+|deliver\w*|available|online|answer\w*|reach\w*|arriv\w+|complet\w+|process\w+"
    r"|handl\w+|serv(?:ed|es|ing)|normal\w*|usual|unaffected|untouched|unharmed|intact|fine|survived|passed|accepted"
    r"|receiv\w+|carried|spared|safe|correct\w*|(?:on|in) time|recovered|restored|read|automatic\w*|booked|paid"
    r"|funktion\w+|lief(?:en)?|erreich\w+|zugestellt|abgeschlossen|verarbeitet|verf\u00fcgbar|unber\u00fchrt|weiter(?:hin)?"
    r"|blieb(?:en)?|gelang(?:en)?|erfolgreich|geklappt|fonctionn\w+|about\w+|abouti\w*|livr\w+|trait\w+|disponible\w*"
    r"|march\w+|normale?ment|rest\u00e9\w*|funcion\w+|sigui\w+|atendi\w+|entreg\w+|complet\w+|llegar?on|lleg\u00f3|proces\w+"
    r"|recibi\w+|normalmente)\b",
    re.I,
)
FAILED = re.compile(
    r"\b(?:fail\w*|lost|lose|down|affected|hit|err\w+|declin\w+|reject\w*|dropp?\w*|timed out|miss\w*|delay\w*"
    r"|late|refus\w+"
    r"|broken|offline|unavailable|unreachable|unable|stuck|block\w*|wrong\w*|repeat\w*|retr(?:y|ied)|by hand|manual\w*"
    r"|without|nothing|out of (?:service|order)|abandon\w*|bounced|fehl\w*|ausgefallen|ausfiel\w*|verlor\w*|betroffen"
    r"|gest\u00f6rt|abgebrochen|\u00e9chou\w+|perdu\w*|hors service|en panne|touch\u00e9\w*|refus\u00e9\w*"
    r"|fall(?:\u00f3|aron|an?)|perdi\w+"
    r"|rechaz\w+|afectad\w+|repetir\w*|ca\u00eddo?s?)\b",
    re.I,
)
NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|hardly|nicht|nie|kein\w*|ne|pas|jamais|aucun\w*|nunca|ning\w+)\b|n['\u2019]t\b",
    re.I,
)
NUMBER = re.compile(r"(?<![\w.,:])\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?![\w%])|(?<![\w.,:])\d+(?![\w:%]|[.,]\d)")


def make_a_hundred(one: Statement, other: Statement, first: Span, second: Span) -> bool:
    """Whether two shares, as far as their words allow, are what failed and what did not."""
    values = [float(s.fact.value.rstrip("%")) for s in (one, other)]
    if min(values) <= LITTLE and abs(sum(values) - WHOLE) < TINY:
        return True
    rest = Span(WHOLE - second.high, WHOLE - second.low)
    return first.meets(rest) and max(values) < WHOLE and _are_opposed(one, other)


def make_a_total(one: Statement, other: Statement) -> bool:
    """Whether two numbers of things add up to one that either names beside them, and are told as opposites."""
    values = [int(float(s.fact.value.split(" ")[0])) for s in (one, other)]
    total = sum(values)
    return total > max(values) and any(total in _numbers(s.line) for s in (one, other)) and _are_opposed(one, other)


@lru_cache(maxsize=2048)
def _numbers(line: str) -> frozenset[int]:
    return frozenset(int(re.sub(r"\D", "", number)) for number in NUMBER.findall(line))


def _are_opposed(one: Statement, other: Statement) -> bool:
    """Whether one tells of what worked and the other does not, or only one of what was not so."""
    sides = [_side_of(s) for s in (one, other)]
    return sides[0][0] != sides[1][0] and (any(side > 0 for side, _ in sides) or sides[0][1] != sides[1][1])


def _side_of(statement: Statement) -> tuple[int, bool]:
    """Of its clause; of its sentence where that says neither: "126 stations worked, that is 60%"."""
    told = _side(_around(statement, CLAUSE))
    return told if told[0] else _side(_around(statement, SENTENCE))


@lru_cache(maxsize=2048)
def _side(said: str) -> tuple[int, bool]:
    """1 for what worked, -1 for what failed, 0 for neither; and whether it is denied."""
    denied = NOT.search(said) is not None
    told = -1 if FAILED.search(said) else 1 if WORKED.search(said) else 0
    return (-told if denied else told), denied


def _around(statement: Statement, end: re.Pattern[str]) -> str:
    """The words of its line that stand around a number, up to such an end."""
    line, behind = statement.line, statement.after.partition("\n")[0]
    start = max(0, line.find(statement.shown + behind))
    stop = start + len(statement.shown)
    first = max((mark.end() for mark in end.finditer(line, 0, start)), default=0)
    last = end.search(line, stop)
    return f"{line[first:start]} {line[stop : last.start() if last else len(line)]}"
