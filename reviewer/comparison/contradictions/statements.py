"""A fact with what its words allow, how it is meant and what stands around it: what contradictions compare. Pure."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from reviewer.comparison.facts import as_of
from reviewer.comparison.facts.about import Scene, qualifiers, scene
from reviewer.comparison.facts.layout import Layout, layout
from reviewer.comparison.facts.to_do import to_do
from reviewer.comparison.values import Fact, Place, Version, Where

from .concepts import concepts
from .tasks import NOTHING, OTHER_KIND, Tasks

# A time at the head of its line, behind a marker at most: a timeline.
HEAD = re.compile(r"[\s\-*\u2022|`_\[(\d.)#]{0,12}")
# From here on an earlier mail is quoted, or what earlier updates said; so does a line that begins with ">".
EARLIER = re.compile(
    r"^[^\S\n]{0,3}[-_#*=]{0,6}[ ]?(?:original message|forwarded message|"
    r"(?:earlier|previous|past)[ ]updates?|update history)\b",
    re.I | re.M,
)
# The heads of a status page's posts, the newest first.
POST = re.compile(
    r"^[^\w\n]{0,4}(?:(?:investigating|identified|monitoring|resolved|mitigated|update)[^\w\n]{1,6}(?:at )?"
    r"(?P<a>\d{1,2}[:.]\d\d)|(?P<b>\d{1,2}[:.]\d\d)(?: [A-Z]{2,4})?[^\w\n]{1,6}"
    r"(?:investigating|identified|monitoring|resolved|mitigated|update)\b)[^\n]{0,12}$",
    re.I | re.M,
)
# The heads of updates that one mail tells in a row, the oldest first.
UPDATE = re.compile(r"^[^\w\n]{0,6}update (?:no\.? ?|#)?(?P<n>\d{1,2})\b[^\n]{0,60}$", re.I | re.M)
# What each update says anew.
MOVES_ON = frozenset({"status", "next_update"})
# What a value was before, or usually is.
FROM = re.compile(r"\bfrom (?:an? |its |the |about |around )?(?:usual |normal )?$")
TO = re.compile(r"\W{0,3}(?:\w+ )?(?:down |up )?to\b")
DOWN_FROM = re.compile(r"\bto \S{1,12}(?: \w{2,12})? from (?:about |the usual )?$")
PLANNED = frozenset({"plan"})
# Where a sentence that tells several things of one kind goes on to the next of them.
PART = re.compile(r",\s(?:and\s|but\s|then\s)?|;\s|\s(?:and|but|while|und|et|y)\s")
PARTED = frozenset({"time"})
USUAL = frozenset({"baseline", "than", "threshold"})


@dataclass(frozen=True)
class Statement:
    """One fact of one version.

    `shown` is its span's text, `words` what its sentence (an item's line) means beside it,
    `meant` its qualifiers; `alone` says that its sentence has no other fact of its kind,
    `listed` that it stands at the head of a line, as the times of a timeline do, `derived`
    that no words name it: the length between a start and an end; `lone` that its version gives
    no other value of its kind (of counts: of its noun), save what was before or is usual;
    `spoken` is the time that its version speaks from ("as of 14:00"), if it says, and
    `context` what the words of a task mean that its own words point back to; `instead` is
    the length that its version names where a derived one is what its times say; `beside` is
    the owner of what is due, or the day of an owner's task, or the other end of a span of days,
    and `sole` that its version has
    that owner, or that day, nowhere else.
    """

    version: int
    fact: Fact
    shown: str
    meant: frozenset[str]
    line: str = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    words: frozenset[str] = field(repr=False)
    sentence: tuple[int, int] = field(repr=False)
    alone: bool = False
    listed: bool = False
    derived: bool = False
    lone: bool = False
    spoken: str = ""
    context: frozenset[str] = field(default=NOTHING, repr=False)
    instead: Fact | None = None
    beside: str = ""
    sole: bool = False

    @cached_property
    def tabled(self) -> bool:
        """Whether it stands in a row of a table."""
        return self.line.lstrip().startswith("|")

    @property
    def place(self) -> Place:
        """Where it stands, as a contradiction names it."""
        fact = self.fact
        return Place(self.version, fact.start, fact.end, fact.value, fact.where)


Pair = tuple[Statement, Statement]
# Whether two can both be true.
Agree = Callable[[Statement, Statement], bool]


def statements(index: int, version: Version, facts: Sequence[Fact], names: Sequence[str] = ()) -> list[Statement]:
    """The facts of a version with their surroundings, in order, without those of earlier mails that it quotes.

    `names` are those of the owners that any version names.
    """
    pages = {"text": layout(version.text), "subject": layout(version.subject)}
    end = _own_end(version.text)
    own = [fact for fact in facts if fact.where == "subject" or fact.start < end]
    tasks = {where: Tasks(page, [f for f in own if f.where == where], names) for where, page in pages.items()}
    beside = _beside(own)
    starts = {(fact.where, fact.start, fact.end): fact.value for fact in own if fact.kind in OTHER_KIND}
    told = [_statement(index, pages[fact.where], fact, tasks[fact.where], beside) for fact in own]
    told = [replace(s, beside=_value_beside(s.fact, tasks[s.fact.where], starts)) for s in told]
    told = [statement for statement in told if not _is_quoted(version.text, statement)]
    told = list(_newest(told, _newest_update(version.text)))
    spoken = next((fact.value for fact in own if fact.kind == "time" and fact.about == as_of.ABOUT), "")
    crowd = Counter((s.fact.kind, s.fact.where, s.sentence) for s in told)
    named = Counter((fact.kind, fact.value) for fact in own)
    tasked = Counter((s.fact.kind, s.beside) for s in told)
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for s in told:
        if not _is_usual(s):
            values[s.fact.kind, _noun(s.fact)].add(s.fact.value)
    return [
        replace(
            s,
            alone=crowd[s.fact.kind, s.fact.where, s.sentence] == 1,
            lone=not _is_usual(s) and len(values[s.fact.kind, _noun(s.fact)]) == 1,
            spoken=spoken,
            sole=tasked[s.fact.kind, s.beside] == 1 and named[OTHER_KIND.get(s.fact.kind, ""), s.beside] == 1,
        )
        for s in told
    ]


def _value_beside(fact: Fact, tasks: Tasks, values: Mapping[tuple[Where, int, int], str]) -> str:
    """The owner of what is due, or the day of an owner's task."""
    place = tasks.beside(fact) if fact.kind in OTHER_KIND else None
    return values[fact.where, *place] if place else ""


Beside = dict[tuple[str, str], list[int]]


def _beside(facts: Sequence[Fact]) -> Beside:
    """Where the facts of each kind and part begin, in order."""
    places: Beside = defaultdict(list)
    for fact in facts:
        places[fact.kind, fact.where].append(fact.start)
    return {key: sorted(those) for key, those in places.items()}


def _own_end(text: str) -> int:
    """Where earlier mails, or the earlier posts of a status page, begin."""
    quoted = EARLIER.search(text)
    end = quoted.start() if quoted else len(text)
    posts = list(POST.finditer(text, 0, end))
    clocks = [(post["a"] or post["b"]).replace(".", ":").zfill(5) for post in posts]
    newest_first = len(set(clocks)) > 1 and clocks == sorted(clocks, reverse=True)
    told = newest_first and text[posts[0].end() : posts[1].start()].strip()
    return posts[1].start() if told else end


def _newest(told: Sequence[Statement], newest: int) -> Iterator[Statement]:
    """Those that hold still by the last of several updates, which begins there: what it says anew was otherwise."""
    anew = {s.fact.kind for s in told if s.fact.where == "text" and s.fact.start >= newest} & MOVES_ON
    for statement in told:
        fact = statement.fact
        if fact.kind not in anew or fact.where != "text" or fact.start >= newest:
            yield statement


def _newest_update(text: str) -> int:
    """Where the last of several numbered updates begins, 0 if there are none in their order."""
    heads = list(UPDATE.finditer(text))
    numbers = [int(head["n"]) for head in heads]
    in_order = len(numbers) > 1 and numbers == sorted(set(numbers))
    return heads[-1].start() if in_order else 0


def _is_quoted(text: str, statement: Statement) -> bool:
    """Whether it stands in a line of an earlier mail; one such line by itself at the top is set off, not quoted."""
    if not statement.line.lstrip().startswith(">"):
        return False
    opening = text[: statement.fact.end].strip()
    below = text[statement.fact.end :].partition("\n")[2]
    return "\n" in opening or below.startswith(">")


def was_before(statement: Statement) -> bool:
    """Whether it is what a value was: "from 94% to 31%", "to 31% from 94%"."""
    return _was_before(statement.before, statement.after)


@lru_cache(maxsize=4096)
def _was_before(before: str, after: str) -> bool:
    return bool(DOWN_FROM.search(before)) or bool(FROM.search(before) and TO.match(after))


def _is_usual(statement: Statement) -> bool:
    aside = USUAL | {"plan", "subset"} if statement.fact.kind == "duration" else USUAL
    return was_before(statement) or not aside.isdisjoint(statement.meant)


def _noun(fact: Fact) -> str:
    return fact.value.split(" ", 1)[1] if fact.kind == "count" else ""


def _statement(index: int, page: Layout, fact: Fact, tasks: Tasks, beside: Beside) -> Statement:
    around = scene(page, fact.start, fact.end)
    first, last = page.line(fact.start)
    line = page.text[max(first, fact.start - 200) : min(last, fact.end + 300)]
    words, context = (
        tasks.of(fact) if fact.kind in {"owner", "due_date"} else (_words(_own_part(around, fact, beside)), NOTHING)
    )
    listed = HEAD.fullmatch(page.text[max(first, fact.start - 13) : fact.start]) is not None
    return Statement(
        version=index,
        fact=fact,
        shown=page.text[fact.start : fact.end],
        meant=qualifiers(around) | _planned(page, fact),
        line=line,
        before=page.text[max(0, fact.start - 40) : fact.start],
        after=page.text[fact.end : fact.end + 40],
        words=words,
        context=context,
        sentence=page.sentence(fact.start),
        listed=listed and fact.kind == "time",
    )


def _planned(page: Layout, fact: Fact) -> frozenset[str]:
    """That a number among what is still to be done is of a plan."""
    if fact.kind not in {"count", "percentage"}:
        return NOTHING
    parts = to_do(page.text)
    part = bisect_right(parts, (fact.start, sys.maxsize)) - 1
    return PLANNED if part >= 0 and fact.start < parts[part][1] else NOTHING


def _own_part(around: Scene, fact: Fact, beside: Beside) -> Scene:
    """The part of a sentence that tells this fact, where it tells several of one kind."""
    if fact.kind not in PARTED:
        return around
    places, text = beside[fact.kind, fact.where], around.page.text
    at = bisect_left(places, fact.start)
    earlier = places[at - 1] if at and places[at - 1] >= around.first else None
    later = places[at + 1] if at + 1 < len(places) and places[at + 1] < around.last else None
    first, last = around.first, around.last
    if earlier is not None:
        first = max((m.end() for m in PART.finditer(text, earlier, fact.start)), default=first)
    if later is not None:
        last = max((m.start() for m in PART.finditer(text, fact.end, later)), default=last)
    return replace(around, first=first, last=last)


def _words(around: Scene) -> frozenset[str]:
    """What the words around a fact mean, without its own."""
    return concepts(f"{around.before} {around.after}")
