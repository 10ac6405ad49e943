"""Which section the weights name, and how surely. Pure."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from reviewer.comparison.sections.titles.words import NAMES

from .weights import TENTHS, Weights, weights

# What all that is seen says together counts as much as this for each time that as much again is seen.
SHARE = 2.0


class Likely(NamedTuple):
    """A section's name, and how surely it is that one, 0 to 1."""

    name: str
    sure: float


def likeliest(seen: Sequence[str], known: Weights | None = None) -> Likely:
    """The section that most speaks for."""
    found = weights() if known is None else known
    rows = [found[one] for one in seen if one in found]
    share = SHARE / math.sqrt(max(1, len(rows))) / TENTHS
    chances = softmax([share * sum(column) for column in zip(*rows, strict=True)]) if rows else [1.0]
    best = max(range(len(chances)), key=chances.__getitem__)
    return Likely(NAMES[best], chances[best] if rows else 0.0)


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares that add up to 1, the greater the score the greater."""
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]
