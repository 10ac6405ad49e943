"""Two versions that blame two different parts of the system, in plain words. Pure.

"The culprit is the address normaliser" against "the mistake originated in the route planning service". One thing has
many names, and a failure many levels (the certificate, the gateway, the shop): so both must be said to be what failed,
and neither version may know the other's as part of the trouble.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from reviewer.comparison.facts.component_cues import CAUSE, FAILED
from reviewer.comparison.facts.component_names import PLAIN_HEADS
from reviewer.comparison.facts.components import COMPONENT, Blamed, blamed
from reviewer.comparison.facts.layout import layout
from reviewer.comparison.facts.vocabulary import phrases
from reviewer.comparison.sections import parse
from reviewer.comparison.values import Contradiction, Fact, Place, Version, Where

from .clash import reason
from .concepts import concepts
from .statements import Statement

# So many words beside the names must two sentences share that tell one deed of two parts.
TOLD_ALIKE = 3
# And so many where one version tells it twice.
TOLD_TWICE = 2
# What is said of a part that had nothing to do with it; what works again did not work.
FINE = phrases("""
    green, fine, ok, okay, healthy, unaffected, untouched, unharmed, intact, innocent, spared, as usual/always/before,
    normal, normally, work, works, worked, working, in order, nothing to do with, only, merely, just,
    kept running/working/going, continued, went on, not affected/involved/concerned, not to blame, not at fault,
    not the cause/culprit, no fault/trouble, without fault/trouble/errors, correct, correctly, ruled out, all well,
    behaved, all else, everything/everyone/nothing/all else, everything/nothing/all other, the rest, to spare
""")
AGAIN = phrases("again, back, restored, recovered, once more")
# What a sentence begins with before the service that it tells of, and what follows it: what that did.
LEADS = re.compile(r"[\s*_`:.\u2022\u2013\u2014-]*(?:(?:the|our|an?|one|some)\s)?(?:service\s)?[*_`\"]{0,3}", re.I)
DID = re.compile(r"[*_`\"]{0,3} (?!(?:and|or|to|for|of|in|on|is|was)\b)(?:[\d.]{2,12} )?[a-z]{2,}")
# Behind these another may be to blame; behind "so" are those that suffered.
BECAUSE = re.compile(
    r"\b(?:because|since|as|due to|owing to|after|when|while|that|whose|which)\b"
    r"(?:(?!\b(?:so|hence|therefore|thus|and)\b).)*$",
    re.I | re.S,
)
WORD = re.compile(r"\w+")
# So many letters of a word tell it: "passenger info".
BEGINNING = 4
# What is called so is the whole of what its users have.
WHOLE = frozenset({"system", "service", "platform"})
# What is named by two words of a row may be one part of the system, as it belongs to one business.
BUSINESS = """
    login sign-in sign-on auth authentication session token identity credential password account directory profile user
    permission,
    order basket cart checkout booking reservation purchase, message mail notification push event sms letter,
    picture image photo media thumbnail video, price pricing tariff rate quote, search index catalogue query,
    payment settlement billing invoice till ledger payout refund, address postcode geocoding location,
    map route routing tile, sensor telemetry meter measurement metric
"""
KIN = {word: row.split()[0] for row in BUSINESS.split(",") for word in row.split()}
# The kind of a fact that is no service by name, but may be the one that failed.
GUILTY = "guilty"


def guilty(version: Version) -> list[Fact]:
    """The parts of the system that a version blames. Value: the name in lower case."""
    texts: tuple[tuple[Where, str], ...] = (("subject", version.subject), ("text", version.text))
    return [
        Fact(GUILTY, one.start, one.end, text[one.start : one.end].lower(), COMPONENT, where)
        for where, text in texts
        for one in blamed(text)
    ]


def find(versions: Sequence[Version], told: Sequence[Sequence[Statement]]) -> Iterator[Contradiction]:
    """For each two versions that blame one part each, where the two cannot be one; `told` are all statements."""
    own = [_Report(version, those) for version, those in zip(versions, told, strict=True)]
    for one, other in combinations(own, 2):
        pair = _apart(one, other) or _by_name(one, other) or _by_name(other, one)
        if pair:
            yield Contradiction("service", COMPONENT, None, reason(pair), _places(pair))
    for report in own:
        if pair := report.apart():
            yield Contradiction("service", COMPONENT, None, reason(pair), _places(pair))


def _places(pair: tuple[Statement, Statement]) -> tuple[Place, ...]:
    return tuple(s.place for s in sorted(pair, key=lambda s: (s.version, s.fact.where != "subject", s.fact.start)))


class _Report:
    """What one version says about who failed."""

    def __init__(self, version: Version, told: Sequence[Statement]) -> None:
        """`told` are its statements; a service by a name of its own may be anything that another version blames."""
        self.text = f"{version.subject}\n{version.text}"
        self.words = concepts(self.text)
        self.named = any(s.fact.kind == "service" and s.fact.about != COMPONENT for s in told)
        read = {("subject", one.start): one for one in blamed(version.subject)}
        read |= {("text", one.start): one for one in blamed(version.text)}
        self.accused = _accused(version.text, told)
        self.all = [(s, read[s.fact.where, s.fact.start]) for s in told if s.fact.kind == GUILTY]
        most = max((one.grade for _, one in self.all), default=0)
        top = [(s, one) for s, one in self.all if one.grade == most]
        self.single = top[0] if top and all(_related(one, top[0][1]) for _, one in top) else None

    def apart(self) -> tuple[Statement, Statement] | None:
        """Two parts of which it tells in two sentences, in like words, that each was the cause."""
        causes = [(s, one) for s, one in self.all if one.grade == CAUSE]
        for (first, own), (second, other) in combinations(causes, 2):
            alike = len((first.words & second.words) - _key(own) - _key(other)) >= TOLD_TWICE
            if first.sentence != second.sentence and alike and not _related(own, other):
                return first, second
        return None

    def blames(self, part: Blamed) -> bool:
        """Whether it blames that part, too, however surely."""
        return any(_related(one, part) for _, one in self.all)

    def knows(self, part: Blamed) -> bool:
        """Whether it has the words of that name, be it as names of other things."""
        return _key(part) <= self.words

    def clears(self, part: Blamed) -> bool:
        """Whether a sentence of it says that the part had nothing to do with it."""
        page, parts = layout(self.text), part.parts if len(part.parts) > 1 else (*part.parts, part.head)
        told = (self.text[start:end] for start, end in page.sentences)
        return any(FINE.search(s) and not AGAIN.search(s) and _names_all(s, parts) for s in told)


def _apart(one: _Report, other: _Report) -> tuple[Statement, Statement] | None:
    """The two statements that cannot both be right."""
    if not one.single or not other.single or one.named or other.named:
        return None
    (first, own), (second, theirs) = one.single, other.single
    if one.blames(theirs) or other.blames(own):
        return None
    alike = len((first.words & second.words) - _key(own) - _key(theirs)) >= TOLD_ALIKE
    sure = min(own.grade, theirs.grade) >= FAILED or _are_of_one_level(own, theirs)
    strange = (alike or sure) and not one.knows(theirs) and not other.knows(own)
    return (first, second) if strange or _cleared(theirs, one, own) or _cleared(own, other, theirs) else None


def _by_name(one: _Report, other: _Report) -> tuple[Statement, Statement] | None:
    """A service by its name that one blames, and a part in plain words that the other does.

    Only where the first clears that part, or tells much the same of the service and knows of no such part.
    """
    if not one.accused or not other.single or other.named:
        return None
    second, theirs = other.single
    words = tuple(re.split("[-_]", one.accused.fact.value))
    name = Blamed(one.accused.fact.start, one.accused.fact.end, words, "", CAUSE)
    if theirs.grade < FAILED or one.blames(theirs) or other.blames(name) or _related(name, _whole(theirs)):
        return None
    shared = (one.accused.words & second.words) - _key(name) - _key(theirs)
    alike = len(shared) >= TOLD_ALIKE and not (one.knows(theirs) or other.knows(name))
    return (one.accused, second) if one.clears(theirs) or alike else None


def _whole(part: Blamed) -> Blamed:
    """A part with its head among its words: a "mail gateway" may be the service called `edge-gateway`."""
    return part if part.head in PLAIN_HEADS else part._replace(parts=(*part.parts, part.head))


def _accused(text: str, told: Sequence[Statement]) -> Statement | None:
    """The service that the root cause begins with, and of which it tells what it did."""
    causes = [part for part in parse(text) if part.name == "root_cause"]
    named = [s for s in told if s.fact.kind == "service" and s.fact.where == "text" and s.fact.about != COMPONENT]
    for part in causes[:1]:
        first = next((s for s in named if part.start <= s.fact.start < part.end), None)
        if not first or not DID.match(text, first.fact.end):
            return None
        body = text.find(part.heading, part.start) + len(part.heading) if part.heading else part.start
        by_others = any(
            BECAUSE.search(text[first.fact.end : s.fact.start]) for s in named if s.sentence == first.sentence
        )
        return first if LEADS.fullmatch(text, body, first.fact.start) and not by_others else None
    return None


def _are_of_one_level(one: Blamed, other: Blamed) -> bool:
    """Whether both were down, and neither can have been so by the other: a shop may be down by its payment service."""
    if one.grade != other.grade:
        return False
    # One tells the part and the other the whole: "the login service", "the customer platform".
    wholes = {one.head, other.head} <= WHOLE and _are_of_two_sorts(one.parts, other.parts)
    return wholes or one.head == other.head != ""


def _cleared(part: Blamed, report: _Report, guilty: Blamed) -> bool:
    """Whether a report that blames `guilty` clears a part; that a shop was down is no blame where the cause is told."""
    return part.grade >= min(FAILED, guilty.grade) and report.clears(part)


def _names_all(said: str, parts: Sequence[str]) -> bool:
    """Whether all parts of a name stand in what is said, or their beginnings: "passenger info"."""
    beginnings = [word.lower()[:BEGINNING] for word in WORD.findall(said)]
    return all(part[:BEGINNING] in beginnings for part in parts)


@lru_cache(maxsize=1024)
def _key(part: Blamed) -> frozenset[str]:
    """What tells it from others: its words, and its head unless that says nothing."""
    return concepts(" ".join(part.parts if part.head in PLAIN_HEADS else (*part.parts, part.head)))


def _related(one: Blamed, other: Blamed) -> bool:
    """Whether two names may be of one thing: a word in common, or the beginning of one, or words of one business."""
    if _are_of_two_sorts(one.parts, other.parts):
        return False
    first, second = _business(one), _business(other)
    return bool(first & second) or any(
        a[:BEGINNING] == b[:BEGINNING] or _is_end(a, b) or _is_end(b, a) for a in first for b in second
    )


def _are_of_two_sorts(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are of one thing of two sorts: a loyalty card is no gift card."""
    if not (len(one) == len(other) == 2 and one[1] == other[1] and one[0][:BEGINNING] != other[0][:BEGINNING]):
        return False
    strange = concepts(one[0]).isdisjoint(concepts(other[0]))
    return strange and KIN.get(one[0], one[0]) != KIN.get(other[0], other[0])


def _is_end(one: str, other: str) -> bool:
    """Whether a German compound ends with the other: "Kartendatenbank" is a "Datenbank"."""
    return len(one) > BEGINNING and other.endswith(one)


@lru_cache(maxsize=1024)
def _business(part: Blamed) -> frozenset[str]:
    singular = (word.removesuffix("s") for word in part.parts)
    return concepts(" ".join(part.parts)) | {KIN[word] for word in singular if word in KIN}
