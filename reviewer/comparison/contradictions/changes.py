"""What says by how much something rose, or how much more there was than before: no value that it had. Pure."""

import re
from functools import lru_cache

from .statements import Statement

# "Went up by", "60% more people than", "three points above", "longer than planned".
ROSE_BY = re.compile(
    r"\b(?:rose|rises?|risen|rising|grew|grows?|grown|climbed|increas\w+|went up|gone up|up|jumped|higher"
    r"|exceeded|overran"
    r"|worse|stieg(?:en)?|gestiegen|erh\u00f6ht\w*|zugenommen|augment\w+|hauss\w+|aument\w+|subi\w+|creci\w+)\b"
    r"[^.;:\n\d]{0,24}?[ ](?:by|um|de|del|en|un)[ ](?:an?[ ]|about[ ]|around[ ]|nearly[ ]|almost[ ]|some[ ]|un[ ]"
    r"|el[ ])?[*_]{0,2}$",
    re.I,
)
POINTS = re.compile(
    r"[*_]{0,2}(?:[ -](?:percentage[ -])?points?|[- ]?Prozentpunkte?n?|[ ]points? de pourcentage"
    r"|[ ]puntos(?: porcentuales)?)\b",
    re.I,
)
MORE = re.compile(
    r"[*_]{0,2}[ ](?:more|higher|longer|slower|above|worse|mehr|h\u00f6her|l\u00e4nger|langsamer|\u00fcber"
    r"|de plus|plus longs?"
    r"|sup\u00e9rieurs?|m\u00e1s|superior(?:es)?)\b",
    re.I,
)
LONGER = re.compile(
    r"[*_]{0,2}[ ](?:more|longer|later|slower|above|l\u00e4nger|sp\u00e4ter|mehr|de plus|plus longtemps|plus tard"
    r"|m\u00e1s(?: tarde)?)"
    r" (?:than|as|als|que)\b",
    re.I,
)
# How it was another time: "last year's sale", "a similar outage".
ANOTHER_TIME = re.compile(
    r"\b(?:(?:last|the previous|the) year(?:['\u2019]s| before|(?= had| saw| it| we| there|,))|(?:a|one|two"
    r"|three) years? (?:ago|earlier|before)"
    r"|(?:a|one|two|three|four|five|six|\d{1,2}|some|several) (?:months|weeks) (?:ago|earlier)"
    r"|last (?:drill|exercise|rehearsal)(?= \(|:| took| lasted| needed| went| ended| was)"
    r"|(?:a|the) (?:similar|comparable|previous|earlier|former) (?:\w+ )?(?:incident|outage|fault|failure"
    r"|interruption|event|disturbance)"
    r"|(?:im|zum) Vorjahr|vor einem Jahr|letztes Jahr|(?:eine|die) (?:\u00e4hnliche|vergleichbare|fr\u00fchere"
    r"|vorige) \w+"
    r"|l['\u2019](?:an dernier|ann\u00e9e derni\u00e8re)|il y a un an|une \w+ (?:comparable|similaire"
    r"|pr\u00e9c\u00e9dente)"
    r"|(?:el|del) a\u00f1o (?:pasado|anterior)|hace un a\u00f1o|una? \w+ (?:parecid|similar|anterior)\w*)(?!\w)",
    re.I,
)
SENTENCE = re.compile(r"[.!?](?=\s)|\n")


def are_apart(one: Statement, other: Statement) -> bool:
    """Whether one alone says how much more there was, or tells of another time."""
    return are_change_and_level(one, other) or are_of_two_times(one, other)


def are_change_and_level(one: Statement, other: Statement) -> bool:
    """Whether one of two says how much more there was, and the other how much there was."""
    return _is_change(one) != _is_change(other)


def _is_change(statement: Statement) -> bool:
    return _says_change(statement.fact.kind, statement.before, statement.after)


@lru_cache(maxsize=4096)
def _says_change(kind: str, before: str, after: str) -> bool:
    more = LONGER if kind == "duration" else MORE
    return bool(more.match(after) or POINTS.match(after) or ROSE_BY.search(before))


def are_of_two_times(one: Statement, other: Statement) -> bool:
    """Whether one of two is told of another time than this: of last year, of a similar outage."""
    return is_of_another_time(one) != is_of_another_time(other)


def is_of_another_time(statement: Statement) -> bool:
    """Whether it is told of another time than this."""
    return _is_of_another(statement.line, statement.shown, statement.after)


@lru_cache(maxsize=4096)
def _is_of_another(line: str, shown: str, after: str) -> bool:
    start = max(0, line.find(shown + after.partition("\n")[0]))
    first = max((mark.end() for mark in SENTENCE.finditer(line, 0, start)), default=0)
    last = SENTENCE.search(line, start + len(shown))
    return ANOTHER_TIME.search(line, first, last.start() if last else len(line)) is not None
