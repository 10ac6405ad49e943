"""What a text says of the order in which things happened. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, takewhile

from reviewer.comparison.facts import zones
from reviewer.comparison.values import Where

from .deeds import deeds

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
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
# What says of a clause that it comes after the one before it.
UNIT = r"(?:second|moment|minute|hour|day|week|while|bit|little)s?"
DONE = (
    r"(?:done|finished|completed?|over|in\splace|ready|achieved|accomplished|behind\sus|out\sof\sthe\sway|settled|true"
    r"|so|up|back|running|through|happened|live|healthy|stable|online|working|clear|green|in\s(?:use|effect)"
    r"|(?:serving|carrying|handling|taking)(?:\s(?:traffic|requests|load|calls|users))?)"
)
LATER = rf"""(?:
    (?:and\s|but\s)?(?:only\s|just\s|right\s|immediately\s|shortly\s|soon\s|directly\s|some\stime\s)*
    (?: then | next(?!\s(?:update|step|report|message|word|news|week|time|day|month|release|review|to)s?\b)
      | later(?:\son)? | afterwards? | after\s(?:that|this|which|it|them|these) | there(?:after|upon)
      | where(?:upon|after) | subsequently | eventually | finally | lastly | last | at\slast | at\sthe\send
      | (?:straight|right|directly|immediately|soon|shortly)\safter(?:wards)?(?!\s(?:the|an?|our|its|we|they)\s)
      | step\s(?:[2-9]|two|three|four)
      | in\sthe\send | in\sturn | ultimately | secondly | thirdly | second(?=\s(?:the|we|our|they)\b)
      | (?:following|upon)\s(?:that|this|which)
      | (?:an?|one|two|three|four|five|six|ten|twenty|\d{{1,3}}|some|several|half\san?)\s(?:few\s|good\s|couple\sof\s)?
        {UNIT}\s?(?:later|after(?:wards|\s(?:that|this|it)\b|(?!\s(?:the|an?|our|its|we|they|\w+ing)\b))|on)
      | (?:once|when|as\ssoon\sas|with|after|now)\s(?:that|this|it|they|these|all\s(?:that|this|of\sit))\s
        (?:\w+\s){{0,2}}{DONE}
      | (?:this|that|which|all\sof\sit)\s(?:being\s|having\sbeen\s)?(?:done|finished|accomplished|completed?|in\splace)
      | (?:when|as|since|because|once|after)\s(?:that|this|it|which|neither|nothing)\s(?:\w+\s)?
        (?:did(?:\snot|n['\u2019]t)\s\w+(?:\sat\s(?:once|all)|\seither)?|(?:had|made|brought|showed)\s(?:no|little|not|nothing)(?:\s\w+)?
          |changed\s(?:nothing|little)|failed|(?:was|were)\snot\senough|helped\slittle)
      | (?:this|that|it)\s(?:did(?:\snot|n['\u2019]t)\s(?:help|suffice|work)|had\sno\seffect|changed\snothing
          |(?:was|were)\snot\senough|helped\slittle)(?:\s\w+)?(?=,\s|$)
      | (?:the|our|a)\s(?:next|second|third|last|final)\s(?:thing|step|measure|action|move|was\sto)
      | (?:ended|finished|concluded|closed|continued|went\son)\s(?:by|with|to)
      | (?:in|as\sa)\s(?:consequence|result)(?:\sof\s(?:that|this|which))? | consequently
      | subsequent\sto\s(?:that|this) | danach | dann | anschlie(?:\u00df|ss)end | darauf(?:hin)? | luego | despu\u00e9s
      | posteriormente | ensuite | puis | having\sdone\s(?:so|this|that)
      | (?:which\s)?(?:was\s|were\s|and\s)?followed\sby
      | it\swas\s(?:only\s)?(?:then|after\s(?:that|this))\sthat
      | (?:as|in)\s(?:a|the|our)\s(?:next|second|third|last|final)\s(?:step|thing|measure|action)
    )\b
    | and\swith\s(?:its|their|that|this)\s\w+\b
)"""
# What says that it comes before it.
FORMER = r"""(?:
    (?:and\s|but\s)?(?:only\s|just\s|right\s|immediately\s|shortly\s)*
    (?: before\s(?:that|this|which|then) | beforehand | prior\sto\s(?:that|this|which)
      | (?:was\s|were\s|and\s)?preceded\sby )\b
)"""
# At the end of a clause.
TAIL = (
    r"afterwards|thereafter|later(?:\s(?:that|in\sthe|the\ssame)\s\w{3,10})?|at\sthe\send|in\sthe\send|finally|last"
    r"|only\sthen|next|second|third|followed|subsequently|eventually|in turn"
    r"|(?:the|our)\s(?:next|second|last|final)\s(?:step|thing|measure|action|move)|(?:(?:straight|right|directly|soon|shortly)\s)?after(?:\s(?:that|this|it|them))?"
)
CLAUSE = re.compile(
    rf"""(?=[,;:\s])(?: [,;]\s(?:and\s(?!with\s)|but\s)? | :\s | \s(?:->|=>|\u2192)\s
    | \sand,?\s(?=(?:only\s|at\s)?(?:last|lastly|after|at)\b | {LATER} | {FORMER})
    | \sand\s(?=[^,;.!?\n]{{3,80}}\s(?:{TAIL})(?:[.,;!]|$))
    | (?<!\bwhich)\s(?=(?:was|were|and)\s(?:followed|preceded)\sby\b)
    | \s(?=whereupon\b|whereafter\b) | (?<!\bwas)(?<!\bwere)(?<!\band)\s(?=(?:followed|preceded)\sby\b)
    | (?<!\bsince)(?<!\bby)(?<!\buntil)(?<!\band)(?<!\bonly)(?<!\bif)(?<!\bwas)(?<!\bwere)(?<!\bwe)(?<!\bthey)(?<!\bhad)
      \s(?=then\s) )""",
    re.I | re.X,
)
FIRST = re.compile(
    r"(?:^\W{0,3}(?:at\s)?|\b(?:we|they|had|were|was|have|has|and|it|team|engineers)\s)first(?:ly)?(?:\sof\sall)?\b"
    r"(?!\s+(?:time|error|failure|report|alert|ticket|customer|sign|outage|incident|fault|order|user|name|version)s?\b)"
    r"|\bfirst$|\bto\s(?:begin|start)\swith\b|\b(?:began|started|opened|begun)\s(?:by|with)\b|\bfirst\sthing\b"
    r"|\bit\s(?:all\s)?(?:began|started)\s(?:when|as|with)\b|^(?:initially|zuerst|zun\u00e4chst|primero|d'abord|as\sa\sfirst\s(?:step|measure|thing)|step\s(?:one|1))\b",
    re.I,
)
PRONOUN = re.compile(r"\W{0,3}(?:it|this|that|these|they|which)\b", re.I)
# What is to be done, or would be, has not happened.
PLANNED = re.compile(
    r"\b(?:will|must|should|shall|would|could|(?:has|have|need|needs|is|are|meant|supposed|going)\sto"
    r"|from\snow\son|in\s(?:the\s)?future|henceforth|always|usually|normally|instead\sof|rather\sthan)\b",
    re.I,
)
# What follows says why.
WHY = re.compile(r"\s(?:so that|in order to|because|as a precaution|to make sure)\b.*", re.I | re.S)
ARROW = re.compile(r"\s(?:->|=>|\u2192)\s")
THEN = re.compile(
    rf"^{LATER} | \b(?:{TAIL})$ | \b(?:was|were|they|we|had)\s(?:then|subsequently|afterwards)\b",
    re.I | re.X,
)
EARLIER = re.compile(
    rf"^{FORMER} | \b(?:beforehand|before\sthat|prior\sto\sthat|before\s(?:it|this|them)"
    r"|by\s(?:then|that\stime))$",
    re.I | re.X,
)
ALONE = re.compile(
    rf"\s*(?:{LATER}|{FORMER}|(?:and\s+|at\s+)?first|step\s(?:one|1)|initially|as\sa\sfirst\sstep"
    r"|(?:for|as|to)\s(?:(?:your|our|their|the|an?)\s)?(?:safety|precaution|stopgap|test|trial|caution|good\smeasure|be\s(?:safe|sure)))\s*",
    re.I | re.X,
)
BEFORE = re.compile(
    r"\s(?:before|prior\sto|ahead\sof|preceded|came\sbefore|went\sbefore|by\sthe\stime|(?:earlier|sooner)\sthan)\s(?!(?:that|this|then|which|by)\b|(?:it|them)(?:[.,;]|$)|\d)",
    re.I,
)
AFTER = re.compile(
    r"\s(?:only\s|right\s|shortly\s|immediately\s|just\s|soon\s)?"
    r"(?:after|once|as\ssoon\sas|only\swhen|subsequent\sto|(?<!\bthe\s)following|followed)\s(?!(?:that|this|which|all|by|up)\b|(?:it|them)(?:[.,;]|$)|\d)",
    re.I,
)
LEADING = re.compile(
    rf"^(?:then,?\s)?(?:(?:only|right|shortly|immediately|just|soon|(?:an?|one|two|three|four|five|six|ten|twenty|\d{{1,3}}"
    rf"|some|several|a\sfew)\s{UNIT})\s)?(before|prior to|after|once|following|as soon as|having"
    r"|by the time|when(?=[^,]{{3,60}}\bhad\b)"
    r"|with(?=[^,]{3,60}\b(?:done|complete|finished|over|in place|out of the way|up again|healthy|\w{3,}ed$)\b))"
    r"\s+(?!(?:that|this|which)\b|\d)",
    re.I,
)
SOONER = {"before", "prior to", "by the time"}
# Where the clause that it leads ends without a comma: "after switching it we warmed the cache".
SUBJECT = re.compile(
    r"\s(?=(?:we|they|I|the (?:team|engineers?|operators?|desk|staff)|engineers|somebody|someone"
    r"|(?:the|our|all)\s\w+(?:\s\w+)?\s(?:was|were))\s)"
)
# What had been done when something else was.
ALREADY = re.compile(
    r"(?P<first>.*?\b(?:had|was|were)\s(?:already|long)\b[^,;]{3,70}?)\swhen\s(?P<then>.+)", re.I | re.S
)
# What came first stands between, and what it let happen behind: "not until it was moved did we restart".
ONLY_THEN = re.compile(
    r"\W{0,3}(?:and\s|but\s)?(?:it\s(?:was|is)\s)?(?:not\suntil|not\sbefore|only\s(?:after|once|when))\s"
    r"(?!(?:that|this|then)\b)(?P<first>.{3,90}?)"
    r"\s(?:that|(?:did|was|were|could|had)(?=\s(?:we|they|it|the|an?|our|its|their|all|both)\s))\s(?P<then>.{3,90})",
    re.I | re.S,
)
# Something waits for what is told behind "until".
WAITED = re.compile(
    r"(?P<then>.*?\b(?:wait\w*|held|hold|not|never|put\soff|delay\w*|postpon\w*)\b[^,;]{0,60}?)"
    r"\s(?:until|(?<=\bto\swait\s)for|(?<!\bas\s)before)\s(?!(?:then|now|that|this)\b|\d)(?P<first>.+)",
    re.I | re.S,
)
# Of these a clause says both what came first and what then.
WITHIN = (ONLY_THEN, ALREADY, WAITED)
# What came first, told behind what it let happen: "restarted, but not before the cache was purged".
ONLY_AFTER = re.compile(
    r"\W{0,3}(?:and\s|but\s)?(?:not\s(?:before|until)|(?:and\s|but\s)only\s(?:after|once|when))\s"
    r"(?!(?:that|this|then)\b|\d)(?P<first>.{3,90})",
    re.I | re.S,
)
# "When the nodes were restarted, the cache had already been purged".
WHEN = re.compile(r"\W{0,3}when\s", re.I)
LONG_DONE = re.compile(r"\b(?:had|was|were)\s(?:already|long)\b", re.I)
# "The nodes were restarted last, the cache was purged first".
LAST = re.compile(r"\b(?:last|second|afterwards|later|next)\W*$", re.I)
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
    told = [*_steps(text), *(pair for pair in _sentences(text) if not any(_is_planned(e) for e in pair))]
    return told[:PAIRS], [*_timeline(text), *_clocked(text), *_listed(text)][:PAIRS]


def _event(text: str, start: int, end: int) -> Event:
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip(" *_`-\u2022|,;:"))
    end -= len(cut) - len(cut.rstrip(" *_`.,;:|\n"))
    shown = text[start : max(start, end)]
    return Event(start, max(start, end), shown, deeds(EARLIER.sub("", THEN.sub("", FIRST.sub("", WHY.sub("", shown))))))


def _resolved(event: Event, text: str, clauses: Sequence[tuple[int, int]], index: int) -> Event:
    """The event itself; of "it had begun" the one of the clause before."""
    vague = PRONOUN.match(event.text) and event.words <= EMPTY
    return _event(text, *clauses[index - 1]) if index and vague else event


def _is_planned(event: Event) -> bool:
    return PLANNED.search(WHY.sub("", event.text)) is not None


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
    for part in PART.finditer(text, start, end):
        times = CLOCK.findall(text, *part.span())
        if len(times) == 1:
            yield int(times[0][0]) * 60 + int(times[0][1]), _event(text, *part.span())


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
    return "then" if THEN.search(clause) or ARROW.search(text[max(0, start - 4) : start]) else ""


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
    elif match := BEFORE.search(text, start + 1, end):
        later = _resolved(_event(text, match.end(), end), text, clauses, index)
        yield _said(text, clauses, index, match.start()), later
    elif match := AFTER.search(text, start + 1, end):
        sooner = _resolved(_event(text, match.end(), end), text, clauses, index)
        yield sooner, _said(text, clauses, index, match.start())


def _led(text: str, clauses: Sequence[tuple[int, int]], index: int) -> Order | None:
    """What a clause says that "before", "after" or "when" leads, with the clause behind it, or else before it."""
    start, end = clauses[index]
    follows = clauses[index + 1] if index + 1 < len(clauses) else None
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
