"""What a text says of the order in which things happened. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from reviewer.comparison.values import Where

from .concepts import concepts

# More than so many steps in a row, or pairs in a text, are not looked at.
STEPS, PAIRS = 14, 240
LINE = re.compile(r"[^\n]+")
STEP = re.compile(r"[^\S\n]{0,6}(?:\d{1,2}[.)]|[-*\u2022])[^\S\n]+(?=\S)")
# Under such a heading bullets tell one thing after the other.
ORDERED = re.compile(r"timeline|chronolog|sequence of|in order|course of|ablauf|cronolog", re.I)
TIMED = re.compile(
    r"[\s\-*\u2022|`_\[(]{0,8}(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2})[:h](\d\d)(?::\d\d)?"
    r"[^\w\n]{0,3}(?:[A-Z]{1,4}\b)?[^\w\n]{0,5}"
)
# Under such a heading a number is no moment.
UNORDERED = re.compile(
    r"action|next steps|follow|to-?do|impact|lesson|what you|recommend|question|contribut|factor|n\u00e4chste|massnahm",
    re.I,
)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
CLAUSE = re.compile(
    r"[,;]\s(?:and\s|but\s)?|:\s"
    r"|\sand\s(?=(?:only\s|at\s)?(?:then|finally|last|lastly|after|afterwards|the\send|at)\b)",
    re.I,
)
FIRST = re.compile(r"\bfirst\b(?!\s+(?:time|error|failure|report|alert|ticket|customer|sign))|\bto begin with\b", re.I)
THEN = re.compile(
    r"^(?:and\s+)?(?:only\s+)?(?:then|next|afterwards|after that|after which|later|finally|lastly|last|at last"
    r"|at the end|in the end|subsequently|followed by)\b"
    r"|\b(?:afterwards|at the end|in the end|finally|last|only then)$",
    re.I,
)
ALONE = re.compile(r"\s*(?:and\s+)?(?:then|next|afterwards|after that|later|finally|lastly|first)\s*", re.I)
BEFORE = re.compile(r"\sbefore\s(?!(?:that|this|then)\b|\d)", re.I)
AFTER = re.compile(r"\s(?:only\s)?(?:after|once)\s(?!(?:that|this|which|all)\b|\d)", re.I)
LEADING = re.compile(r"^(before|after|once)\s+(?!(?:that|this|which)\b|\d)", re.I)


@dataclass(frozen=True)
class Event:
    """Something that happened, where it is told, and what its words mean."""

    start: int
    end: int
    text: str
    words: frozenset[str]
    where: Where = "text"


Order = tuple[Event, Event]


def orders(text: str) -> tuple[list[Order], list[Order]]:
    """Pairs of events, the earlier first: those told in words or numbered steps, and those by a timeline's times."""
    told = [*_steps(text), *_sentences(text)]
    return told[:PAIRS], list(_timeline(text))[:PAIRS]


def _event(text: str, start: int, end: int) -> Event:
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip(" *_`-\u2022|,;:"))
    end -= len(cut) - len(cut.rstrip(" *_`.,;:|\n"))
    shown = text[start : max(start, end)]
    return Event(start, max(start, end), shown, concepts(THEN.sub("", FIRST.sub("", shown))))


def _steps(text: str) -> Iterator[Order]:
    """Every two items of each list that tells one thing after the other."""
    lines = [(match, STEP.match(match.group())) for match in LINE.finditer(text)]
    heading = ""
    for listed, group in groupby(lines, key=lambda line: line[1] is not None):
        rows = list(group)
        if not listed:
            heading = rows[-1][0].group()
        elif _is_sequence(heading, rows[0][0].group()):
            steps = [_event(text, line.start() + step.end(), line.end()) for line, step in rows[:STEPS] if step]
            yield from combinations(steps, 2)


def _is_sequence(heading: str, first: str) -> bool:
    """Whether the items of a list follow each other: numbers do, save of what is to be done; bullets in a timeline."""
    if first.lstrip()[0].isdigit():
        return not UNORDERED.search(heading)
    return bool(ORDERED.search(heading)) and not TIMED.match(first)


def _timeline(text: str) -> Iterator[Order]:
    rows = []
    for line in LINE.finditer(text):
        if match := TIMED.match(line.group()):
            rows.append((int(match[1]) * 60 + int(match[2]), _event(text, line.start() + match.end(), line.end())))
    for (first, one), (second, other) in combinations(rows[: 2 * STEPS], 2):
        if first < second:
            yield one, other


def _sentences(text: str) -> Iterator[Order]:
    chain: list[Event] = []
    for sentence in SENTENCE.finditer(text):
        clauses = list(_clauses(text, sentence.start(), sentence.end()))
        for index, (start, end) in enumerate(clauses):
            yield from _around(text, start, end, clauses[index + 1] if index + 1 < len(clauses) else None)
            clause, event = text[start:end].strip(" .*_"), _event(text, start, end)
            if FIRST.search(clause):
                chain = [event]
            elif THEN.search(clause) and len(chain) < STEPS:
                chain = chain or ([_event(text, *clauses[index - 1])] if index else [])
                yield from ((earlier, event) for earlier in chain)
                chain = [*chain, event]
        if not any(THEN.search(text[s:e].strip(" .*_")) for s, e in clauses) and not FIRST.search(sentence.group()):
            chain = [_event(text, *clauses[-1])] if clauses else []


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in CLAUSE.finditer(text, start, end):
        if ALONE.fullmatch(text, start, match.start()):
            continue  # it belongs to what follows: "next, writes were enabled"
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _around(text: str, start: int, end: int, following: tuple[int, int] | None) -> Iterator[Order]:
    """What a clause says with "before" and "after" in its midst, or at its head and of the next clause."""
    cut = text[start:end]
    lead = len(cut) - len(cut.lstrip())
    if (head := LEADING.match(cut[lead:])) and following:
        one, other = _event(text, start + lead + head.end(), end), _event(text, *following)
        yield (other, one) if head[1].lower() == "before" else (one, other)
    elif match := BEFORE.search(text, start + 1, end):
        yield _event(text, start, match.start()), _event(text, match.end(), end)
    elif match := AFTER.search(text, start + 1, end):
        yield _event(text, match.end(), end), _event(text, start, match.start())
