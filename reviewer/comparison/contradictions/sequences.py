"""What a text says of the order in which things happened. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, takewhile

from reviewer.comparison.facts import zones
from reviewer.comparison.values import Where

from .deeds import deeds
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

# More than so many steps in a row, or pairs in a text, are not looked at.
STEPS, PAIRS = 14, 240
LINE = re.compile(r"[^\n]+")
STEP = re.compile(r"[^\S\n]{0,6}(?:\d{1,2}[.)]|[-*\u2022])[^\S\n]+(?=\S)")
# Under such a heading bullets tell one thing after the other.
ORDERED = re.compile(r"timeline|chronolog|sequence of|in order|course of|ablauf|cronolog", re.I)
TIMED = re.compile(
    r"[\s\-*\u2022|`_\[(]{0,8}(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2})[:h](\d\d)(?::\d\d)?"
    rf"(?:[^\w\n]{{0,3}}(?:{zones.NAMES}|Z)\b)?[^\w\n]{{0,8}}"
)
# Under such a heading a number is no moment.
UNORDERED = re.compile(
    r"action|next steps|follow|to-?do|impact|lesson|what you|recommend|question|contribut|factor|n\u00e4chste|massnahm",
    re.I,
)
SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\w))+[.!?]?")
# What may have a time of its own in prose, and that time.
PART = re.compile(r"(?:(?!,\s|;\s|\s(?:and|but|while)\s).)+", re.S)
CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})[:h](\d\d)(?![\d:%])")
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
# What was named before: "the alarm", "withdrew that update".
NAMED = re.compile(r"(?:\b(?:that|this|these|those|said)|^\W*the)\s(?P<noun>[a-z]{4,16})\b(?!\s[a-z])", re.I)
NAMED_BEFORE = 400
# What is still to be done by a day, or is wished for instead of what happened: neither is in any order yet.
DUE = re.compile(r"\bdue\b|\(\d{1,2}\.? [A-Z]\w+\)|\brather than\b")
# Nothing but that it was done: the clause before says what.
EMPTY = frozenset({"complete", "start", "happen", "occurr", "occur", "came", "come", "follow", "take", "place"})


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
    """Pairs of events, the earlier first: those told in words or numbered steps, and those that only stand so.

    The latter follow each other by the times of a timeline or of prose, or as deeds in a row.
    """
    steps = (pair for pair in _steps(text) if not any(_is_due(e) for e in pair))
    told = [*steps, *(pair for pair in _sentences(text) if not any(_is_planned(e) for e in pair))]
    return told[:PAIRS], [*_timeline(text), *_clocked(text), *_listed(text)][:PAIRS]


def _event(text: str, start: int, end: int) -> Event:
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip(" *_`-\u2022|,;:"))
    end -= len(cut) - len(cut.rstrip(" *_`.,;:|\n"))
    shown = text[start : max(start, end)]
    said = EARLIER.sub("", THEN.sub("", FIRST.sub("", WHY.sub("", shown))))
    return Event(start, max(start, end), shown, deeds(f"{said} {_named_before(text, start, said)}".rstrip()))


def _named_before(text: str, start: int, said: str) -> str:
    """What stood beside a thing where it was named last, if an event only points back to it: "that update"."""
    pointed = NAMED.search(said)
    if not pointed or len(said) > 60:
        return ""
    noun = re.escape(pointed["noun"])
    beside = rf"(?:(?P<led>[\w-]{{3,20}})\s)?{noun}\b(?:\s(?:of|for|to)\s(?:the\s|our\s)?(?P<of>\w{{3,20}}))?"
    found = list(re.finditer(beside, text[max(0, start - NAMED_BEFORE) : start], re.I))
    return " ".join(filter(None, found[-1].groups())) if found else ""


def _resolved(event: Event, text: str, clauses: Sequence[tuple[int, int]], index: int) -> Event:
    """The event itself; of "it had begun" the one of the clause before."""
    vague = PRONOUN.match(event.text) and event.words <= EMPTY
    return _event(text, *clauses[index - 1]) if index and vague else event


def _is_planned(event: Event) -> bool:
    return PLANNED.search(WHY.sub("", event.text)) is not None


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


def _clocked(text: str) -> Iterator[Order]:
    """Events of prose that each have a time: "the deploy went out at 10:00, the migration ran at 10:30"."""
    timed = list[tuple[int, Event]]()
    for sentence in SENTENCE.finditer(text):
        if len(timed) > STEPS:
            break
        if CLOCK.search(text, *sentence.span()) and not TIMED.match(sentence.group()):
            timed += _parts_with_times(text, *sentence.span())
    for (first, one), (second, other) in combinations(timed, 2):
        if first < second and one.words and other.words:
            yield one, other


def _parts_with_times(text: str, start: int, end: int) -> Iterator[tuple[int, Event]]:
    """The parts of a sentence that have one time each, and its minutes."""
    alone = list[tuple[str, str]]()
    for part in PART.finditer(text, start, end):
        times, event = CLOCK.findall(text, *part.span()) or alone, _event(text, *part.span())
        # "At 02:20, the pumps stopped".
        alone = times if not event.words and text.startswith(",", part.end()) else []
        if len(times) == 1 and event.words:
            yield int(times[0][0]) * 60 + int(times[0][1]), event


def _listed(text: str) -> Iterator[Order]:
    """Deeds in a row: "we paused the importer, deleted the duplicates and resumed the importer"."""
    pairs = (
        PAIR.search(text, max(0, said.start() - PAIR_LENGTH), said.start()) for said in IN_THAT_ORDER.finditer(text)
    )
    for row in (*DEEDS.finditer(text), *filter(None, pairs)):
        steps = [_event(text, *span) for span in map(row.span, row.groupdict())]
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
                continue
            chain, last = ([_event(text, *last)], None) if last else (chain, None)
            event, before = _event(text, start, end), _before(text, clauses, index)
            if link == "earlier":
                yield from ((event, later) for later in ([before] if before else chain[-1:]))
            elif link == "first":
                if index and LAST.search(text, *clauses[index - 1]):
                    yield event, _event(text, *clauses[index - 1])
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
    events = (_event(text, *clauses[at]) for at in range(index - 1, max(-1, index - 3), -1))
    told = list(takewhile(lambda event: not event.words, events))
    return None if not index else _event(text, *clauses[max(0, index - 1 - len(told))])


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
        yield _event(text, *late.span("first")), _event(text, *clauses[index - 1])
    elif both := next((match for pattern in WITHIN if (match := pattern.match(text, start, end))), None):
        yield _event(text, *both.span("first")), _event(text, *both.span("then"))
    elif led := _led(text, clauses, index):
        yield led
        if index and JOINED.search(text, clauses[index - 1][1], start):
            yield _event(text, *clauses[index - 1]), led[1]
    elif match := BEFORE.search(text, start + 1, end):
        later = _resolved(_event(text, match.end(), end), text, clauses, index)
        yield _said(text, clauses, index, match.start()), later
    elif match := AFTER.search(text, start + 1, end):
        sooner = _resolved(_event(text, match.end(), end), text, clauses, index)
        yield sooner, _said(text, clauses, index, match.start())


def _led(text: str, clauses: Sequence[tuple[int, int]], index: int) -> Order | None:
    """What a clause says that "before", "after" or "when" leads, with the clause behind it, or else before it."""
    start, end = clauses[index]
    follows = next((clause for clause in clauses[index + 1 : index + 3] if _event(text, *clause).words), None)
    if follows and (when := WHEN.match(text, start, end)) and LONG_DONE.search(text, *follows):
        return _event(text, *follows), _event(text, when.end(), end)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if not (head := LEADING.match(text[start:end])):
        return None
    begin = start + head.end()
    if follows:
        one, other = _event(text, begin, end), _event(text, *follows)
    elif subject := SUBJECT.search(text, begin, end):
        one, other = _event(text, begin, subject.start()), _event(text, subject.end(), end)
    elif index:
        one, other = _event(text, begin, end), _event(text, *clauses[index - 1])
    else:
        return None
    return (other, one) if head[1].lower() in SOONER else (one, other)


def _said(text: str, clauses: Sequence[tuple[int, int]], index: int, end: int) -> Event:
    """The event of a clause up to a place; of "that was done" the one of the clause before."""
    event = _event(text, clauses[index][0], end)
    return _event(text, *clauses[index - 1]) if index and event.words <= EMPTY else event
