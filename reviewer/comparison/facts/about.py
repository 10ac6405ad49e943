"""What a value is about: the nearest words of its clause, sentence or line that name a topic. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .durations import seconds
from .found import Found
from .layout import Layout, layout
from .topics import LENGTHS, MOMENTS, OUTCOMES, QUALIFIERS, ROLES, SHARES
from .vocabulary import Topics

# What one looks across costs as much as so many characters: another clause, another value.
CLAUSE, VALUE = 30, 30
BOUNDARY = re.compile(
    r"[,;()\n|]|[ ][-\u2013\u2014][ ]|[\u2014]|[.!?][ ]|\s(?:and|but|while|when|then|after|before|because|although"
    r"|whereas|which|until)\s",
    re.I,
)
FAR = 140
LABEL = re.compile(r"^[^\S\n]{0,4}(?:[-*•|#]{1,3}[^\S\n]{0,3})?[*_]{0,2}([A-Z][^:|\n]{1,50}?)[*_]{0,2}[^\S\n]{0,3}[:|]")
# What these topics go by is often named in passing: the page that was acknowledged, the alert that was muted.
WEAK = {"detection": 12, "incident start": 15, "incident end": 8, "customers affected": 10}
LASTED = re.compile(r"\b(?:for|during|lasted|over)(?:[ ]the)?[ ]$", re.I)
# What a range of times is told with, in brackets behind it or before it.
LEADS = re.compile(r"\d{1,2}:\d\d[^.\n]{0,12}[(,][ *_]{0,4}$")
# Seconds below which a duration is how long something took to answer, not how long an incident was.
SHORTEST = 60
# A range of times: "14:00-14:45", "from 14:00 until 14:45", "between 14:00 and 14:45".
BETWEEN = re.compile(
    r"[^\S\n]{0,3}(?:\(?\w{1,4}\)?[^\S\n])?[^\S\n]{0,2}(?:[-\u2013\u2014]|to|until|till|and|through|bis|und|hasta|jusqu'\u00e0|\u00e0|a|et|y)\s{0,3}(?:the\s)?(?:about\s|around\s)?",
    re.I,
)


@dataclass(frozen=True)
class Scene:
    """What stands around a value: its line or sentence, and where the value is in it."""

    text: str
    start: int
    end: int


def scene(page: Layout, start: int, end: int) -> Scene:
    """The sentence around a span, at most FAR characters on either side."""
    first, last = page.sentence(start)
    first, last = max(first, start - FAR), min(max(last, end), end + FAR)
    return Scene(page.text[first:last], start - first, end - first)


def nearest(around: Scene, topics: Topics, after: int = 0) -> str:
    """The topic whose words stand nearest, those behind the value by `after` further off; "" when there is none."""
    best, cost = "", FAR
    for topic, words in topics:
        for match in words.finditer(around.text):
            if match.start() < around.end and around.start < match.end():
                continue
            here = _cost(around, match.start(), match.end()) + WEAK.get(topic, 0)
            here += after if match.start() >= around.end else 0
            if here < cost:
                best, cost = topic, here
    return best


def qualifiers(around: Scene) -> frozenset[str]:
    """How the value is meant (a plan, a peak, what is usual), by words of its own clause."""
    return frozenset(
        f"{topic} {match.group().lower()}" if topic in {"region", "segment"} else topic
        for topic, words in QUALIFIERS
        for match in words.finditer(around.text)
        if _cost(around, match.start(), match.end()) < 2 * CLAUSE
    )


def label(page: Layout, place: int) -> str:
    """What stands before the colon of a line such as "Detection: 14:05", or in the first cell of a row."""
    first, last = page.line(place)
    match = LABEL.match(page.text[first : min(last, place)])
    return match[1] if match else ""


def abouts(text: str, found: Sequence[Found]) -> list[str]:
    """For each of the facts of a text, sorted, what it is about."""
    page = layout(text)
    names = [_about(page, fact) for fact in found]
    for index, (fact, after) in enumerate(pairwise(found)):
        if fact.kind == after.kind == "time" and BETWEEN.fullmatch(text[fact.end : after.start]):
            names[index], names[index + 1] = _ends_of_range(page, fact, after)
    return names


def _about(page: Layout, fact: Found) -> str:
    if fact.about:
        return fact.about
    around = scene(page, fact.start, fact.end)
    if fact.kind in {"time", "date"}:
        return _moment(page, fact)
    if fact.kind == "duration":
        return _length(around, fact)
    if fact.kind == "percentage":
        return nearest(around, SHARES)
    if fact.kind == "count":
        return f"{fact.value.split(' ', 1)[1]} {nearest(around, OUTCOMES)}".rstrip()
    if fact.kind == "version":
        return nearest(around, ROLES, after=20) or "release"
    return {"severity": "incident", "status": "incident", "next_update": "next update"}.get(fact.kind, fact.kind)


def _moment(page: Layout, fact: Found) -> str:
    """A time at the head of its line (a timeline) is about the line's first clause that names a topic."""
    first, last = page.line(fact.start)
    if fact.start - first > 12 or any(c.isalpha() for c in page.text[first : fact.start]):
        return nearest(scene(page, fact.start, fact.end), MOMENTS)
    for clause in BOUNDARY.split(page.text[fact.end : min(last, fact.end + FAR)]):
        topic = next((topic for topic, words in MOMENTS if words.search(clause)), "")
        if topic:
            return topic
    return ""


def _length(around: Scene, fact: Found) -> str:
    """A duration is about the incident only if an incident can last so long; "for 45 minutes" alone is enough."""
    topic = nearest(around, LENGTHS)
    if topic in {"", "trouble"}:
        topic = (
            "incident"
            if LASTED.search(around.text[: around.start]) or LEADS.search(around.text[: around.start])
            else ""
        )
    short = (seconds(fact.value) or 0) < SHORTEST
    return ("latency" if short else topic) if topic == "incident" else topic


def _ends_of_range(page: Layout, first: Found, last: Found) -> tuple[str, str]:
    whole = scene(page, first.start, last.end)
    topic = nearest(whole, MOMENTS)
    if topic in {"maintenance", "rollback", "backlog", "release", "meeting", "mitigation"}:
        return f"{topic} start", f"{topic} end"
    return "incident start", "incident end"


def _cost(around: Scene, start: int, end: int) -> int:
    """How far words are from the value, clauses and other values between them counted as distance."""
    left, right = (end, around.start) if end <= around.start else (around.end, start)
    between = around.text[left:right]
    return len(between) + CLAUSE * len(BOUNDARY.findall(between)) + VALUE * len(re.findall(r"\d{1,2}:\d\d", between))
