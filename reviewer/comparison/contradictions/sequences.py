"""What a text says of the order in which things happened. Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, groupby, takewhile

from reviewer.comparison.facts.to_do import to_do

from .events import Event, Order, event_at
from .order_cues import (
    AFTER,
    ALONE,
    ARROW,
    BEFORE,
    CLAUSE,
    EARLIER,
    FIRST,
    LAST,
    LEADING,
    LED,
    LONG_DONE,
    ONLY_AFTER,
    PLANNED,
    PRONOUN,
    REASON,
    REMARK,
    SOONER,
    SUBJECT,
    THEN,
    WHEN,
    WHY,
    WITHIN,
)
from .order_times import LINE, SENTENCE, clocked, is_row, timeline

# More than so many steps in a row, or pairs in a text, are not looked at.
STEPS, PAIRS = 14, 240
# Of so many texts at once it is kept: while one is typed, those beside it stay.
KEPT = 16
STEP = re.compile(r"[^\S\n]{0,6}(?:\d{1,2}[.)]|[-*\u2022])[^\S\n]+(?=\S)")
# A table whose rows are steps, and such a row.
TABLE = re.compile(
    r"(?:^|\n)[^\S\n]{0,4}\|[^\S\n]*(?:step|schritt|\u00e9tape|paso)\b[^\n]*\n[^\S\n]{0,4}\|[\s|:-]+\n"
    r"(?P<rows>(?:[^\S\n]{0,4}\|[^\n]*(?:\n|$)){2,20})",
    re.I,
)
COUNTED = re.compile(r"^[^\S\n]{0,4}\|[^\S\n]*\d{1,2}[.)]?[^\S\n]*\|[^\S\n]*(?P<said>[^|\n]{3,200})", re.M)
# An item may begin with what was done before it: "Only after the restore had ended: replaced the controller".
STEP_AFTER = re.compile(
    r"(?:only\s)?(?:after|once|when|as soon as)\s"
    r"(?!(?:that|this)\s(?:we|they|i|he|she|it|did|do|could|the|our)\b)[^:,.\n]{3,60}[:,]\s",
    re.I,
)
ASIDE = re.compile(r",\s(?:which|who|whose|where|so that)\b", re.I)
# Under such a heading bullets tell one thing after the other.
ORDERED = re.compile(r"timeline|chronolog|sequence of|in order|course of|ablauf|cronolog", re.I)
# Under such a heading a number is no moment.
UNORDERED = re.compile(
    r"action|next steps|follow|to-?do|impact|lesson|what you|recommend|question|contribut|factor|n\u00e4chste|massnahm",
    re.I,
)
VERB = r"(?:\w{2,12}(?:ed|t)|took|put|cut|set|shut|built|brought|made|gave|ran)"
DEEDS = re.compile(
    rf"\b(?:we|they|team|engineers?)\s(?P<one>{VERB}\s[^,;.\n]{{3,70}}),\s(?P<two>{VERB}\s[^,;.\n]{{3,70}}?),?\sand\s"
    rf"(?P<three>{VERB}\s[^,;.\n]{{3,70}})",
    re.I,
)
IN_THAT_ORDER = re.compile(r",?\sin\s(?:that|this)\sorder\b", re.I)
PAIR = re.compile(r"(?P<one>[^,;.\n]{3,80}),?\sand\s(?:then\s)?(?P<two>[^,;.\n]{3,80})$", re.I)
PAIR_LENGTH = 170
# "We called the bank and, once it had answered, stopped the queue".
JOINED = re.compile(r"\band,?\s*$")
CLAUSE_END = re.compile(r"[.,;:!?\n]")
# What is still to be done by a day, or is wished for instead of what happened: neither is in any order yet.
DUE = re.compile(r"\bdue\b|\(\d{1,2}\.? [A-Z]\w+\)|\brather than\b")
# Nothing but that it was done: the clause before says what.
EMPTY = frozenset({"complete", "start", "happen", "occurr", "occur", "came", "come", "follow", "take", "place"})


@lru_cache(maxsize=KEPT)
def orders(text: str) -> tuple[Sequence[Order], Sequence[Order]]:
    """Pairs of events, the earlier first: those told in words or numbered steps, and those that only stand so.

    The latter follow each other by the times of a timeline or of prose, or as deeds in a row.
    """
    steps = (pair for pair in _steps(text) if not any(_is_due(e) for e in pair))
    said = (pair for pair in _sentences(text) if not any(_is_planned(e) for e in pair))
    parts = to_do(text)
    told = [*steps, *_tabled(text), *(pair for pair in said if not any(_is_to_do(e, parts) for e in pair))]
    return tuple(told[:PAIRS]), tuple([*timeline(text), *clocked(text), *_listed(text)][:PAIRS])


def _resolved(event: Event, text: str, clauses: Sequence[tuple[int, int]], index: int) -> Event:
    """The event itself; of "it had begun" the one of the clause before."""
    vague = PRONOUN.match(event.text) and event.words <= EMPTY
    return event_at(text, *clauses[index - 1]) if index and vague else event


def _is_planned(event: Event) -> bool:
    return PLANNED.search(WHY.sub("", event.text)) is not None


def _is_to_do(event: Event, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether it stands among the action items: "check free space before the run" has not happened."""
    return any(first <= event.start < last for first, last in parts)


def _is_due(event: Event) -> bool:
    return DUE.search(event.text) is not None


def _steps(text: str) -> Iterator[Order]:
    """Every two items of each list that tells one thing after the other."""
    lines = [(match, STEP.match(match.group())) for match in LINE.finditer(text)]
    heading = ""
    for listed, group in groupby(lines, key=lambda line: line[1] is not None):
        rows = list(group)
        if not listed:
            heading = rows[-1][0].group()
        elif _is_sequence(heading, rows[0][0].group()):
            steps = [
                event_at(text, *_said_in(text, line.start() + step.end(), line.end()))
                for line, step in rows[:STEPS]
                if step
            ]
            yield from combinations(steps, 2)


def _tabled(text: str) -> Iterator[Order]:
    """Every two rows of a table whose first column counts steps: "| 1 | drained the pool |"."""
    for table in TABLE.finditer(text):
        rows = [event_at(text, *row.span("said")) for row in COUNTED.finditer(text, *table.span("rows"))]
        yield from combinations(rows[:STEPS], 2)


def _said_in(text: str, start: int, end: int) -> tuple[int, int]:
    """What an item tells, without what it says that was done before, and without what explains it behind "which"."""
    led = STEP_AFTER.match(text, start, end)
    aside = ASIDE.search(text, led.end() if led else start, end)
    return led.end() if led else start, aside.start() if aside else end


def _is_sequence(heading: str, first: str) -> bool:
    """Whether the items of a list follow each other: numbers do, save of what is to be done; bullets in a timeline."""
    if first.lstrip()[0].isdigit():
        return not UNORDERED.search(heading)
    return bool(ORDERED.search(heading)) and not is_row(first)


def _listed(text: str) -> Iterator[Order]:
    """Deeds in a row: "we paused the importer, deleted the duplicates and resumed the importer"."""
    pairs = (
        PAIR.search(text, max(0, said.start() - PAIR_LENGTH), said.start()) for said in IN_THAT_ORDER.finditer(text)
    )
    for row in (*DEEDS.finditer(text), *filter(None, pairs)):
        steps = [event_at(text, *span) for span in map(row.span, row.groupdict())]
        if not any(_is_planned(step) for step in steps):
            yield from combinations(steps, 2)


def _sentences(text: str) -> Iterator[Order]:
    chain, certain = list[Event](), False
    # The clause that a sentence ended with, which is an event only if what follows is said to come after it.
    last: tuple[int, int] | None = None
    for sentence in SENTENCE.finditer(text):
        clauses = list(_clauses(text, sentence.start(), sentence.end()))
        linked = False
        for index, (start, end) in enumerate(clauses):
            yield from _around(text, clauses, index)
            link = _link(text, start, end)
            if not link:
                if later := _after_that(text, clauses, index) if chain and (linked or certain) else None:
                    yield from ((earlier, later) for earlier in chain[-STEPS:])
                    chain, linked = [*chain[-STEPS:], later], True
                continue
            chain, last = ([event_at(text, *last)], None) if last else (chain, None)
            event, before = event_at(text, start, end), _before(text, clauses, index)
            if link == "earlier":
                yield from ((event, later) for later in ([before] if before else chain[-1:]))
            elif link == "first":
                if index and LAST.search(text, *clauses[index - 1]):
                    yield event, event_at(text, *clauses[index - 1])
                chain, linked = [event], True
            else:
                if before and (not chain or chain[-1].start != before.start):
                    chain = [*(chain if certain or linked else []), before]
                yield from ((earlier, event) for earlier in chain[-STEPS:])
                chain, linked = [*chain[-STEPS:], event], True
        if not linked and chain and REMARK.match(sentence.group()):
            continue  # it says how that went, and what follows goes on
        if not linked:
            chain, last = [], clauses[-1] if clauses else None
        certain = linked


def _before(text: str, clauses: Sequence[tuple[int, int]], index: int) -> Event | None:
    """The event of the clause before, or of the one before that if it says nothing: "which did not help"."""
    events = (event_at(text, *clauses[at]) for at in range(index - 1, max(-1, index - 3), -1))
    told = list(takewhile(lambda event: not event.words, events))
    return None if not index else event_at(text, *clauses[max(0, index - 1 - len(told))])


def _link(text: str, start: int, end: int) -> str:
    """How a clause is tied to the one before it: "earlier", "first", "then", or "" when it is not."""
    clause = text[start:end].strip(" .*_")
    if EARLIER.search(clause):
        return "earlier"
    if FIRST.search(clause):
        return "first"
    led = ARROW.search(text, max(0, start - 4), start) or _reasoned(text[max(0, start - 140) : start])
    return "then" if led or THEN.search(clause) else ""


def _reasoned(before: str) -> bool:
    """Whether what stands before a clause is a cue and a reason: "afterwards, since nobody was sure of it"."""
    if before.endswith(", ") and LED.match(CLAUSE_END.split(before[:-2])[-1]):
        return True
    reason = REASON.search(before)
    return reason is not None and ALONE.fullmatch(CLAUSE_END.split(before[: reason.start()])[-1]) is not None


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marked = STEP.match(text, start, end)
    start = marked.end() if marked else start
    for match in CLAUSE.finditer(text, start, end):
        if ALONE.fullmatch(text, start, match.start()):
            continue  # it belongs to what follows: "next, writes were enabled"
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _around(text: str, clauses: Sequence[tuple[int, int]], index: int) -> Iterator[Order]:
    """What a clause says with "before" and "after" in its midst, or at its head and of the clause beside it."""
    start, end = clauses[index]
    if index and (late := ONLY_AFTER.fullmatch(text, start, end)):
        yield event_at(text, *late.span("first")), event_at(text, *clauses[index - 1])
    elif both := next((match for pattern in WITHIN if (match := pattern.match(text, start, end))), None):
        yield event_at(text, *both.span("first")), event_at(text, *both.span("then"))
    elif led := _led(text, clauses, index):
        yield led
        if index and JOINED.search(text, clauses[index - 1][1], start):
            yield event_at(text, *clauses[index - 1]), led[1]
    elif match := BEFORE.search(text, start + 1, end):
        later = _resolved(event_at(text, match.end(), end), text, clauses, index)
        yield _said(text, clauses, index, match.start()), later
    elif match := AFTER.search(text, start + 1, end):
        sooner = _resolved(event_at(text, match.end(), end), text, clauses, index)
        yield sooner, _said(text, clauses, index, match.start())


def _led(text: str, clauses: Sequence[tuple[int, int]], index: int) -> Order | None:
    """What a clause says that "before", "after" or "when" leads, with the clause behind it, or else before it."""
    start, end = clauses[index]
    follows = next((clause for clause in clauses[index + 1 : index + 3] if event_at(text, *clause).words), None)
    if follows and (when := WHEN.match(text, start, end)) and LONG_DONE.search(text, *follows):
        return event_at(text, *follows), event_at(text, when.end(), end)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if not (head := LEADING.match(text[start:end])):
        return None
    begin = start + head.end()
    if follows:
        one, other = event_at(text, begin, end), event_at(text, *follows)
    elif subject := SUBJECT.search(text, begin, end):
        one, other = event_at(text, begin, subject.start()), event_at(text, subject.end(), end)
    elif index:
        one, other = event_at(text, begin, end), event_at(text, *clauses[index - 1])
    else:
        return None
    return (other, one) if head[1].lower() in SOONER else (one, other)


def _after_that(text: str, clauses: Sequence[tuple[int, int]], index: int) -> Event | None:
    """What followed, where a clause repeats that the step before was done: "after the link was up, a crew went"."""
    led = _led(text, clauses, index)
    return led[1] if led and led[0].start < led[1].start else None


def _said(text: str, clauses: Sequence[tuple[int, int]], index: int, end: int) -> Event:
    """The event of a clause up to a place; of "that was done" the one of the clause before."""
    event = event_at(text, clauses[index][0], end)
    return event_at(text, *clauses[index - 1]) if index and event.words <= EMPTY else event
