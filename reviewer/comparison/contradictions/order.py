"""The same events told in another order. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reviewer.comparison.values import Contradiction, Place, Version

from .concepts import likeness
from .sequences import Event, Order, orders

# So much of an event's words must be those of the other, and more than of the event it is told apart from.
ALIKE, TOGETHER = 0.5, 1.2
# Within one version so much, and nothing may have been done twice.
INSIDE = 0.6
TWICE = re.compile(r"\b(?:again|once more|anew|twice|second time|repeated\w*|another)\b", re.I)


def find(versions: Sequence[Version]) -> list[Contradiction]:
    """The events that one version tells in one order and another, or the same elsewhere, in the opposite one."""
    read = [orders(version.text) for version in versions]
    found = []
    for (i, (told, timed)), (j, (other_told, other_timed)) in combinations(enumerate(read), 2):
        # Two timelines that differ are told by their times.
        turned = [*_turned(told, [*other_told, *other_timed]), *_turned(timed, other_told)]
        if turned:
            found.append(_contradiction(i, j, turned))
    for i, (told, timed) in enumerate(read):
        turned = [pair for pair in _turned(told, [*told, *timed]) if _is_sure(*pair)]
        if turned:
            found.append(_contradiction(i, i, turned[:1]))
    return _once(found)


def _turned(first: Sequence[Order], second: Sequence[Order]) -> Iterator[tuple[Order, Order]]:
    for one, other in ((a, b) for a in first for b in second):
        if _same(one[0], other[1], other[0]) and _same(one[1], other[0], other[1]):
            together = likeness(one[0].words, other[1].words) + likeness(one[1].words, other[0].words)
            if together >= TOGETHER:
                yield one, other


def _same(event: Event, other: Event, apart: Event) -> bool:
    alike = likeness(event.words, other.words)
    shared = len(event.words & other.words)
    enough = shared >= 2 or (shared == 1 and max(len(event.words), len(other.words)) <= 2)
    return alike >= ALIKE and enough and alike > likeness(event.words, apart.words)


def _is_sure(one: Order, other: Order) -> bool:
    """Whether two sentences of one version tell the very same events, each once."""
    again = any(TWICE.search(event.text) for event in (*one, *other))
    apart = {event.start for event in one}.isdisjoint(event.start for event in other)
    alike = [(a.words, b.words) for a, b in zip(one, reversed(other), strict=True)]
    return apart and not again and all(len(a & b) > 1 and likeness(a, b) >= INSIDE for a, b in alike)


def _contradiction(i: int, j: int, turned: Sequence[tuple[Order, Order]]) -> Contradiction:
    places = {Place(i, e.start, e.end, e.text, e.where) for one, _ in turned for e in one}
    places |= {Place(j, e.start, e.end, e.text, e.where) for _, other in turned for e in other}
    (first, second), (earlier, later) = turned[0]
    reason = f"{_short(first)} before {_short(second)} against {_short(earlier)} before {_short(later)}"
    odd = i if i == j else None
    return Contradiction("order", "events", odd, reason, tuple(sorted(places, key=lambda p: (p.version, p.start))))


def _short(event: Event) -> str:
    return f'"{" ".join(event.text.split())[:60]}"'


def _once(found: Sequence[Contradiction]) -> list[Contradiction]:
    """One contradiction for all versions that tell the events: the version that differs from two others is odd."""
    if len(found) < 2:
        return list(found)
    versions = [{place.version for place in one.values} for one in found]
    shared = set.intersection(*versions)
    places = dict.fromkeys(place for one in found for place in one.values)
    odd = next(iter(shared)) if len(shared) == 1 else None
    ordered = tuple(sorted(places, key=lambda p: (p.version, p.start)))
    return [Contradiction("order", "events", odd, found[0].reason, ordered)]
