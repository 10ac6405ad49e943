"""A second look at the parts of sentences that weigh something: by what stands around them, and how they stand.

A part that weighs little is told where its mail tells more of the sort, where its neighbour does, where it is long; one
that weighs enough is not where nothing else does, or where it is asked. What each of these adds is learned.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from math import inf
from typing import Protocol

from reviewer.redaction.weighing.features import Weight

# Weights between two of these count for both, the nearer the more.
_KNOTS = (-40, -25, -15, -8, -3, 2, 8, 16, 30)
_EACH = len(_KNOTS)
# What nothing weighs.
_NOTHING = -50.0
# How many words make a part or a mail longer; the longest count as one.
_WORDS_OF_A_PART, _LONGEST_PART = 3, 20
_WORDS_OF_A_MAIL = (60, 120, 250)
# What a line begins with that is no prose: an entry of a list, a row, a quote, a heading.
_LEADS = ("-*\u2022", "|", ">", "#")
_REACH = 1_000  # how far back a line's beginning is looked for, in characters

_SIZES = {
    "own": _EACH,
    "beside": _EACH,
    "most": _EACH,
    "second": _EACH,
    "others": 2 * _EACH,
    "next": _EACH,
    "length": _LONGEST_PART // _WORDS_OF_A_PART + 1,
    "size": len(_WORDS_OF_A_MAIL) + 1,
    "lead": len(_LEADS) + 1,
    "asked": 2,
    "place": 3,
}
_STARTS = dict(zip(_SIZES, [sum([*_SIZES.values()][:at]) for at in range(len(_SIZES))], strict=True))
# How many features there are.
SIZE = sum(_SIZES.values())

# Which features a part has, and how much of each.
Features = list[tuple[int, float]]


class Seen(Protocol):
    """A part of a sentence as the first look saw it."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def weight(self) -> Weight:
        """What it weighs in each category."""


class Mail:
    """A text of so many words, and what the parts of its sentences weigh that weigh something."""

    def __init__(self, text: str, sentences: Sequence[Sequence[Seen]]) -> None:
        self._text, self._sentences = text, sentences
        self.words = len(text.split())
        self._size = sum(self.words >= least for least in _WORDS_OF_A_MAIL)

    def features(self, place: int, least: float = -inf) -> Iterator[list[Features]]:
        """Those of each part of each sentence, for what stands at a place of CATEGORIES.

        None of a sentence in which no part weighs the least.
        """
        heaviest = [max(part.weight[place] for part in sentence) for sentence in self._sentences]
        three = [*sorted(heaviest, reverse=True)[:3], *[_NOTHING] * 3]
        around = [_NOTHING, *heaviest, _NOTHING]
        for at, sentence in enumerate(self._sentences):
            if heaviest[at] < least:
                yield []
                continue
            others = [*three]
            if heaviest[at] in others:
                others.remove(heaviest[at])
            mail = [
                *_hats("most", others[0]),
                *_hats("second", others[1]),
                *_hats("next", max(around[at], around[at + 2])),
                (_STARTS["size"] + self._size, 1.0),
            ]
            yield [[*self._of_part(sentence, where, place), *mail] for where in range(len(sentence))]

    def _of_part(self, sentence: Sequence[Seen], where: int, place: int) -> Features:
        part = sentence[where]
        start, end, weight = part.start, part.end, part.weight
        beside = [one.weight[place] for one in chain(sentence[max(0, where - 1) : where], sentence[where + 1 :][:1])]
        one, other = (weight[category] for category in range(len(weight)) if category != place)
        words = min(len(self._text[start:end].split()), _LONGEST_PART)
        return [
            *_hats("own", weight[place]),
            *_hats("beside", max(beside, default=_NOTHING)),
            *_hats("others", one),
            *_hats("others", other, _EACH),
            (_STARTS["length"] + words // _WORDS_OF_A_PART, 1.0),
            (_STARTS["lead"] + self._lead(start), 1.0),
            (_STARTS["asked"] + ("?" in self._text[max(start, end - 1) : end + 2]), 1.0),
            (_STARTS["place"] + (0 if len(sentence) == 1 else 1 if where == 0 else 2), 1.0),
        ]

    def _lead(self, start: int) -> int:
        line = self._text.rfind("\n", max(0, start - _REACH), start) + 1
        first = self._text[line : line + 3].strip()[:1]
        return next((at for at, signs in enumerate(_LEADS, start=1) if first and first in signs), 0)


def _hats(kind: str, weight: float, more: int = 0) -> Features:
    """How near a weight is to the one or the two knots beside it."""
    first = _STARTS[kind] + more
    if weight <= _KNOTS[0]:
        return [(first, 1.0)]
    if weight >= _KNOTS[-1]:
        return [(first + _EACH - 1, 1.0)]
    at = next(at for at, knot in enumerate(_KNOTS) if knot >= weight)
    share = (weight - _KNOTS[at - 1]) / (_KNOTS[at] - _KNOTS[at - 1])
    return [(first + at - 1, 1 - share), (first + at, share)]


def told(learned: Sequence[float], features: Features) -> float:
    """How sure it is that a part with these features tells what these weights are of; the first is where all start."""
    return learned[0] + sum([learned[1 + place] * much for place, much in features])
