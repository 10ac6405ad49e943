"""The same events told in another order. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from reviewer.comparison.values import Contradiction, Place, Version

from .concepts import likeness
from .deeds import DONE
from .events import WHEN, Event, Order
from .same_deeds import Alike
from .sequences import orders

# So much must two events of two versions have of the two others; few words must be nearly the very same.
TOGETHER, SURELY, SHARED = 0.9, 1.8, 3
# Within one version each must have so much, both together so much, and nothing may have been done twice.
ALIKE, INSIDE, WITHIN = 0.5, 0.6, 1.2
# What was done once more is another event.
REPEATED = re.compile(
    r"\b(?:once more|anew|(?:a|the) second time|(?:re(?:start|boot|run)|purg|clear|deploy|drain|tri|fail)\w*"
    r"(?:\s\w+){0,4}\sagain)\b",
    re.I,
)
FAILED, BACK = frozenset({"error", "loss", "break", "freeze"}), frozenset({"resolve", "enable", "fix", "work"})
TWICE = re.compile(r"\b(?:again|once more|anew|twice|second time|repeated\w*|another)\b", re.I)

# That something is so again is not that it was done again.
SO_AGAIN = re.compile(
    r"\b(?:is|are|was|were|be|works?|worked|runs?|ran|running|moves?|moving|up|back|\w+able|full|empty|online|normal|clear)"
    r"\s(?:(?!\w+ed\b)\w+\s)?again\b",
    re.I,
)


def find(versions: Sequence[Version]) -> list[Contradiction]:
    """The events that one version tells in one order and another, or the same elsewhere, in the opposite one."""
    read = [orders(version.text) for version in versions]
    found = []
    for (i, (told, timed)), (j, (other_told, other_timed)) in combinations(enumerate(read), 2):
        alike = Alike(_words(told, timed), _words(other_told, other_timed))
        # Two timelines that differ are told by their times.
        turned = [*_turned(told, other_told, alike), *_turned(told, other_timed, alike, once=True)]
        turned += [(one, other) for other, one in _turned(other_told, timed, alike, once=True)]
        if turned:
            found.append(_contradiction(i, j, turned))
    for i, (told, timed) in enumerate(read):
        turned = [pair for pair in _turned_inside(told, [*told, *timed]) if _is_sure(*pair)]
        if turned:
            found.append(_contradiction(i, i, turned[:1]))
    return _once(found)


def _words(*told: Sequence[Order]) -> Iterator[frozenset[str]]:
    return (event.words for order in chain(*told) for event in order if event.words)


def _turned(
    first: Sequence[Order], second: Sequence[Order], alike: Alike, *, once: bool = False
) -> Iterator[tuple[Order, Order]]:
    """Orders of the first that the second tells the other way round; if `once`, only of what it does not tell twice."""
    twice = _done_twice(second) if once else frozenset()
    earlier, later = (_places(order[at].words for order in second) for at in (0, 1))
    for one in first:
        ends = {index for words in alike.same(one[0].words) for index in later.get(words, ())}
        starts = {index for words in alike.same(one[1].words) for index in earlier.get(words, ())}
        for other in (second[index] for index in sorted(ends & starts)):
            if twice.isdisjoint(event.start for event in other) and _crossed(one, other, alike):
                yield one, other


def _places(told: Iterable[frozenset[str]]) -> dict[frozenset[str], list[int]]:
    """Where those events stand that are told in the same words."""
    places = defaultdict(list)
    for index, words in enumerate(told):
        places[words].append(index)
    return places


def _crossed(one: Order, other: Order, alike: Alike) -> bool:
    """Whether each event is the last of the other order, rather than the first, and both are surely the same."""
    back, fore = alike.score(one[0].words, other[1].words), alike.score(one[1].words, other[0].words)
    straight = alike.score(one[0].words, other[0].words), alike.score(one[1].words, other[1].words)
    shared = len(one[0].words & other[1].words) + len(one[1].words & other[0].words)
    return (
        (shared >= SHARED or back + fore >= SURELY)
        and back > straight[0]
        and fore > straight[1]
        and back + fore >= TOGETHER
        and not _apart(one, other)
    )


def _turned_inside(first: Sequence[Order], second: Sequence[Order]) -> Iterator[tuple[Order, Order]]:
    """Orders of a version that it tells the other way round elsewhere."""
    earlier, later = _Told([other[0] for other in second]), _Told([other[1] for other in second])
    for one in first:
        for index in sorted(later.like(one[0].words) & earlier.like(one[1].words)):
            other = second[index]
            if _same(one[0], other[1], other[0]) and _same(one[1], other[0], other[1]):
                together = likeness(one[0].words, other[1].words) + likeness(one[1].words, other[0].words)
                if together >= WITHIN and not _apart(one, other):
                    yield one, other


def _done_twice(told: Sequence[Order]) -> frozenset[int]:
    """Where events stand of which a timeline has another one with the very same words, one of them a deed."""
    rows: dict[frozenset[str], set[int]] = defaultdict(set)
    for event in (event for order in told for event in order):
        rows[event.words].add(event.start)
    return frozenset(at for words, places in rows.items() if len(places) > 1 and words & DONE for at in places)


def _apart(one: Order, other: Order) -> bool:
    """Whether one tells how things failed and the other how they came back, or only one tells of a second time."""
    failed, back = ([bool(those & (e[0].words | e[1].words)) for e in (one, other)] for those in (FAILED, BACK))
    opposed = failed[0] != failed[1] and back[0] != back[1] and failed[0] == back[1]
    return opposed or _is_repeated(one, other) or _is_repeated(other, one)


def _is_repeated(one: Order, other: Order) -> bool:
    """Whether only the first tells of a second time."""
    repeated = any(REPEATED.search(WHEN.sub("", event.text)) and "replay" not in event.words for event in one)
    return repeated and not any(TWICE.search(event.text) for event in other)


class _Told:
    """Events by their words, so that each is held only against those that share enough words with it."""

    def __init__(self, events: Iterable[Event]) -> None:
        """The same events are told in many pairs: each set of words is looked at once."""
        self._places: dict[frozenset[str], list[int]] = defaultdict(list)
        for index, event in enumerate(events):
            self._places[event.words].append(index)
        self._of_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in self._places:
            for word in words:
                self._of_word[word].append(words)
        self._known: dict[frozenset[str], frozenset[int]] = {}

    def like(self, words: frozenset[str]) -> frozenset[int]:
        """The places of the events that are told in like words."""
        if words not in self._known:
            near = {other for word in words for other in self._of_word.get(word, ())}
            self._known[words] = frozenset(i for other in near if _alike(words, other) for i in self._places[other])
        return self._known[words]


def _alike(words: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(words & other)
    enough = shared >= 2 or (shared == 1 and len(words) + len(other) <= 3)
    return enough and likeness(words, other) >= ALIKE and not _deeds_apart(words, other)


def _deeds_apart(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether something else was done, to whatever it was."""
    done = words & DONE, other & DONE
    return all(done) and done[0].isdisjoint(done[1])


def _same(event: Event, other: Event, apart: Event) -> bool:
    """Whether an event is the other, which is told in like words, rather than the one beside that."""
    return likeness(event.words, other.words) > likeness(event.words, apart.words)


def _is_sure(one: Order, other: Order) -> bool:
    """Whether two sentences of one version tell the very same events, each once."""
    again = any(TWICE.search(SO_AGAIN.sub("", event.text)) for event in (*one, *other))
    apart = {event.start for event in one}.isdisjoint(event.start for event in other)
    alike = [(a.words, b.words) for a, b in zip(one, reversed(other), strict=True)]
    shared = sorted(len(a & b) for a, b in alike)
    # Of "we rolled it back" one word is all.
    enough = shared[0] > 1 or (shared[1] > 1 and any(len(a & b) == len(a) == 1 for a, b in alike))
    return apart and not again and enough and all(likeness(a, b) >= INSIDE for a, b in alike)


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
