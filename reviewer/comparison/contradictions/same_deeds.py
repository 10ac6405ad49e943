"""Whether two events are one: how alike their words are, and that no other event is more so. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from .deeds import DONE

Words = frozenset[str]
# What only one of both versions has a word for tells two events apart less than what both name; a deed tells more.
UNSHARED, DEED = 0.4, 1.5
# So much of an event's words must be those of the other, and nearly as much as of any other event.
ALIKE, NEARLY = 0.34, 0.7
# What was stopped and is on again; and what is done to a change.
UNDONE, CHANGED = frozenset({"stop", "enable"}), frozenset({"rollback", "stop"})
# Of these one is enough.
TELLING = DONE | {"alert", "reset", "compact", "rebalanc", "defragment"}
ONCE = TELLING - {"notify"}


class Alike:
    """The events of two versions, held against each other by their words."""

    def __init__(self, first: Iterable[Words], second: Iterable[Words]) -> None:
        """The same events are told in many pairs: each set of words is weighed once."""
        one, other = set(first), set(second)
        self._shared = Words().union(*one) & Words().union(*other)
        self._scores: dict[Words, dict[Words, float]] = defaultdict(dict)
        for a, b in _near(one, other):
            self._scores[a][b] = self._scores[b][a] = self._score(a, b)
        self._best = {words: max(scores.values()) for words, scores in self._scores.items()}

    def score(self, one: Words, other: Words) -> float:
        """How much of the one is the other, 0 to 1."""
        return self._scores.get(one, {}).get(other, 0.0)

    def same(self, one: Words) -> frozenset[Words]:
        """The words of those events that may be the one that is told in these."""
        scores, best = self._scores.get(one, {}), self._best
        return frozenset(
            other for other, score in scores.items() if score >= ALIKE and score >= NEARLY * max(best[one], best[other])
        )

    def _score(self, one: Words, other: Words) -> float:
        return self._weight(one & other) / min(self._weight(one), self._weight(other))

    def _weight(self, words: Words) -> float:
        return sum(DEED if word in DONE else 1.0 if word in self._shared else UNSHARED for word in words)


def _near(one: Iterable[Words], other: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """Those that share enough, and of which no other deed is told."""
    of_key = defaultdict(list)
    for words in other:
        for key in _keys(words, (len(words),)):
            of_key[key].append(words)
    for words in one:
        keys = _keys(words, range(1, 4 - len(words)))
        for near in {near for key in keys for near in of_key.get(key, ())}:
            if _tells(words, near) and not _deeds_apart(words, near):
                yield words, near


def _keys(words: Words, lengths: Iterable[int]) -> Iterator[object]:
    """What to find an event by: two of its words, one that tells a deed, or any one if both have hardly another.

    One word that says little is not enough: a lag rose and a lag fell.
    """
    yield from map(frozenset, combinations(words, 2))
    yield from words & TELLING
    yield from product(words, (length for length in lengths if length < 3))


def _tells(words: Words, other: Words) -> bool:
    """Whether the deed is shared, where either tells of one, or half of the words; or hardly another word is told.

    That somebody was told is of all deeds the one that is done again and again.
    """
    shared = words & other
    if len(words) + len(other) <= 3 or not shared.isdisjoint(ONCE):
        return True
    if len(shared) > 1 and shared in (words, other):
        return True
    return (words | other).isdisjoint(ONCE) and 2 * len(shared) >= max(len(words), len(other))


def _deeds_apart(words: Words, other: Words) -> bool:
    """Whether something else was done, to whatever it was, or only one tells what was done and undone."""
    done, others = _done(words), _done(other)
    return (bool(done and others) and done.isdisjoint(others)) or (done >= UNDONE) != (others >= UNDONE)


def _done(words: Words) -> Words:
    """The deeds of an event; a change that was taken back is none."""
    done = words & DONE
    return done - {"deploy"} if done & CHANGED else done
