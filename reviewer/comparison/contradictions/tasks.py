"""What somebody is to do, or what is to be done by a day: the words of that task alone. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reviewer.comparison.facts.layout import Layout
from reviewer.comparison.values import Fact

from .concepts import concepts

Span = tuple[int, int]
Words = frozenset[str]
NOTHING: Words = frozenset()
# A line that is one item of a list, however many sentences it has; and one that names its owner by a label.
ITEM = re.compile(r"[^\S\n]{0,8}(?:[-*\u2022|]|\d{1,2}[.)])[^\S\n]")
LABELLED = re.compile(
    r".{0,200}\b(?:owner|due|assignee|in charge|when|who)\b[*_]{0,2}[^\S\n]?[:=(]"
    r"|.{0,200}[.] (?:taken by|falls to|sits with|lies with|to be (?:done|finished) by)\b",
    re.I,
)
# What says nothing of what is to be done; what says little is left out where other words are left.
NOISE = re.compile(
    r"\b(?:owner|due|assignee|actions?|items?|to-?dos?|follow-?ups?|ticket|in charge|responsible|accountable"
    r"|latter|former|in the hands|in place|ready|by|until|will|last|latest|follows?|tasks?"
    r"|(?:that|this|the|whose|his|her) job|duty|duties|turn"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\b|against"
    r"|verantwort\w+|zuständig\w*|kümmert sich|in den händen|liegt bei|übernimmt|übernommen|responsable|chargée?s?"
    r"|confiée?s?|entre les mains|en manos|encargad[oa]|a cargo|se encarga|s['\u2019]occupe"
    r"|also|too|ones|taken|takes|such|further|on (?:its|the|their) way|matter|deadline|hands?|team['\u2019]?s?)\b",
    re.I,
)
BACK_PAID = re.compile(
    r"\b(?:back (?:on|in|to|into) (?:your|their|the|his|her) (?:account|card|wallet)s?|money back"
    r"|paid back|pa(?:y|id|ys) .{1,20} back"
    r"|(?:get|gets|have|has|receive|receives|see|sees) (?:your|their|the|his|her|its) (?:full |whole )?"
    r"(?:money|amount|sum|credit)s?|(?:money|amounts?|sums?) (?:arrives?|will (?:arrive|be (?:back|credited|returned))"
    r"|(?:is|are) (?:back|credited|returned)))\b",
    re.I,
)
LIGHT = re.compile(
    r"\b(?:add(?:s|ed|ing)?|introduc\w+|carr(?:y|ies|ied) out|perform\w*|provid\w+|finish\w*|complet\w+|done"
    r"|mak(?:e|es|ing)|made|gets?|puts?|putting|brings?|brought|cover\w*|plan(?:s|ned)?|schedul\w+|sets?|setting up"
    r"|work(?:s|ing)?|wants?|agreed|asked|going|look(?:s|ing)? after|see(?:s|ing)? to|all|new|whole|available|own"
    r"|tells?|told|inform(?:s|ed|ing)?|notif\w+|overall|things?|lack(?:s|ing)?|missing|need(?:s|ed)?|deliver\w*|later|colleagues?|engineers?"
    r"|baut|richtet|stellt|führt|ergänzt|erstellt|schreibt|ein|auf|ajoute|met en place|rédige|añade|incorpora"
    r"|pone en marcha|prepara)\b",
    re.I,
)
# Why, and when else: no part of the task.
WHY = re.compile(
    r"(?:\b(?:so that|damit|afin (?:de|que)|pour que|para que|in order (?:to|that)|lest|because|ahead of"
    r"|to (?:avoid|prevent|keep|stop|make sure|ensure|rule out))\b"
    r"|\bbefore (?:the next|we|you|they)\b|\bafter (?:which|that|this)\b)[^,;.]*",
    re.I,
)
# Where another thing to do begins, and where one that is somebody else's can.
OTHER = re.compile(
    r"[,;]\s(?:and|but|while|whereas|who|plus|as well as)\s|;\s|\sand\s(?=(?:will|shall|we|he|she|they|is|are|also)\s)",
    re.I,
)
APART = re.compile(
    r"(?:[,;.]\s|\s(?:and|while|whereas)\s|\s/\s|[^\S\n]*\n)"
    r"(?!\W{0,3}(?:by|due|until|before|to be|at the latest|no later|on)\b"
    r"|\W{0,3}(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day))",
    re.I,
)
# What speaks of what was named before.
BACK = re.compile(
    r"\W{0,3}(?:it|this|that|these|they|he|she|which|both|the (?:latter|former|work|task|item|date|deadline|job|first"
    r"|second))\b",
    re.I,
)
POINTS = re.compile(
    r"\b(?:this|that|it|them|those|these|latter|former)\b(?! (?:is|was|will|the|we|our|a)\b)|\bones\b", re.I
)
LATTER, FORMER = re.compile(r"\bthe (?:latter|second)\b", re.I), re.compile(r"\bthe (?:former|first)\b", re.I)
LISTED = re.compile(r"[,;:]\s(?:and\s|or\s)?", re.I)
FEW = 4
PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
OTHER_KIND = {"owner": "due_date", "due_date": "owner"}
# Owners whose names are left out of what is to be done.
MOST_NAMES = 60


class Tasks:
    """Reads, for the owners and due dates of one page, what each is about."""

    def __init__(self, page: Layout, facts: Sequence[Fact], names: Sequence[str]) -> None:
        """`facts` are all of the page, in order; `names` those of the owners of all versions."""
        self.page = page
        known = sorted({re.escape(name) for name in names}, key=len, reverse=True)
        self.names = re.compile("|".join(known[:MOST_NAMES])) if known else None
        self.places: dict[str, list[Span]] = defaultdict(list)
        # A sentence may tell of many, and is then read for each of them.
        self._marks: dict[Span, tuple[int, int]] = {}
        for fact in facts:
            if fact.kind in {"owner", "due_date"}:
                self.places[fact.kind].append((fact.start, fact.end))

    def of(self, fact: Fact) -> tuple[Words, Words]:
        """The words of its task, and those of what that task points back to."""
        first, last = self.page.line(fact.start)
        first, last = max(first, fact.start - 200), min(last, fact.end + 300)
        line = self.page.text[first:last]
        if ITEM.match(line):
            own = self._own(fact, first, last)
            words = self._words(*own) or self._words(*own, light=True)
            if words:
                return words, NOTHING
        start, end = self.page.sentence(fact.start)
        words, context = self._of_sentence(fact, start, max(end, fact.end))
        if not words and not context and LABELLED.match(line):
            words = self._words(*self._own(fact, first, last)) or words
        return words or context or self._words(start, end, light=True), context if words else NOTHING

    def beside(self, fact: Fact) -> Span | None:
        """Where the owner of what is due stands, or the day of an owner's task, if just one stands with it."""
        first, last = self.page.line(fact.start)
        first, last = max(first, fact.start - 200), min(last, fact.end + 300)
        line = self.page.text[first:last]
        if not ITEM.match(line) and not LABELLED.match(line):
            first, last = self.page.sentence(fact.start)
        others = self._within(OTHER_KIND[fact.kind], *self._own(fact, first, max(last, fact.end)))
        return others[0] if len(others) == 1 else None

    def _of_sentence(self, fact: Fact, start: int, end: int) -> tuple[Words, Words]:
        text = self.page.text
        own = self._own(fact, start, end)
        parts = list(_parts(text, *own))
        index = next((i for i, (first, last) in enumerate(parts) if first <= fact.start < last), 0)
        first, last = parts[index] if parts else own
        words = self._words(first, last)
        # A name is no word of it: "the latter: Ida Morrow".
        points = BACK.match(text, first) or (len(words) < FEW and POINTS.search(text, first, last))
        if words and not points:
            return words, NOTHING
        context = self._before(text[first:last], parts[:index], start)
        return words, context - words

    def _before(self, told: str, parts: Sequence[Span], start: int) -> Words:
        """What stands before that a task points back to: the part before it, or the sentence."""
        text = self.page.text
        if parts:
            return self._words(*parts[-1])
        if not start:
            return NOTHING
        first = self.page.sentence(start - 1)[0]
        if PARAGRAPH.search(text, first, start):
            return NOTHING
        if LATTER.search(told) or FORMER.search(told):
            listed = [match.end() for match in LISTED.finditer(text, first, start)]
            listed = [place for place in listed if text[place:start].strip()] or [first]
            near = listed[-1] if LATTER.search(told) else listed[0]
            until = start if LATTER.search(told) else next((p for p in listed if p > near), start)
            return self._words(near, until)
        return self._words(*[(first, start), *_parts(text, first, start)][-1])

    def _own(self, fact: Fact, first: int, last: int) -> Span:
        """The part of a line or a sentence that is this one's, where it tells of several owners or days."""
        owners, same = self._within("owner", first, last), self._within(fact.kind, first, last)
        places = owners if len(owners) > 1 else same
        if len(places) < 2:
            return first, last
        cuts = [first]
        for (begin, end), (after, _) in pairwise(places):
            leads = not any(char.isalnum() for char in self.page.text[cuts[-1] : begin])
            cuts.append(self._apart(end, after)[leads])
            if cuts[-1] > fact.start:
                break
        index = bisect_right(cuts, fact.start) - 1
        return cuts[index], cuts[index + 1] if index + 1 < len(cuts) else last

    def _apart(self, end: int, after: int) -> tuple[int, int]:
        """The first and the last place between two where another part begins; the end of the first where none does."""
        if (end, after) not in self._marks:
            marks = [match.end() for match in APART.finditer(self.page.text, end, after)] or [end]
            self._marks[end, after] = marks[0], marks[-1]
        return self._marks[end, after]

    def _within(self, kind: str, first: int, last: int) -> Sequence[Span]:
        places = self.places[kind]
        return places[bisect_left(places, (first, 0)) : bisect_left(places, (last, 0))]

    def _words(self, first: int, last: int, *, light: bool = False) -> Words:
        """What the words between two places mean, without names and days; what says little only if it is `light`."""
        said = self.page.text[first:last]
        for start, end in reversed(self._within("due_date", first, last)):
            said = f"{said[: start - first]} {said[end - first :]}"
        said = BACK_PAID.sub(" refund ", said)
        said = NOISE.sub(" ", self.names.sub(" ", said) if self.names else said)
        return concepts(said if light else LIGHT.sub(" ", WHY.sub(" ", said)))


def _parts(text: str, first: int, last: int) -> Iterator[Span]:
    start = first
    for match in OTHER.finditer(text, first, last):
        if match.start() > start:
            yield start, match.start()
            start = match.end()
    if text[start:last].strip():
        yield start, last
