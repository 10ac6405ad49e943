"""Two versions of which one says that a piece of work is done and the other that it is still to come. Pure.

"The backfill is complete" against "the backfill is still in progress": what is told of must be named in common words,
and neither version may tell of it what the other does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from reviewer.comparison.facts.progress import DONE, OPEN, Progress, progress
from reviewer.comparison.facts.vocabulary import words
from reviewer.comparison.values import Contradiction, Fact, Version, Where

from . import likely, measures, moments
from .clash import put, reason
from .concepts import concept, concepts, likeness
from .statements import Statement

# The kind of a fact that is no status of the incident.
PROGRESS = "progress"
# What most work is of, and what says only that there is work; how far the incident is, is read elsewhere.
GENERAL = frozenset(map(concept, words("""
    customer user client people person everyone everybody nobody service system team engineer incident issue problem
    outage disruption trouble matter case ticket work thing rest part state moment today morning evening new last first
    currently present still yet already meanwhile complete finished live open place way progress underway running
    pending production use test deploy development preparation review draft fully outstanding
    noon midday midnight night now error decline delay timeout alert back
"""))) - {""}  # fmt: skip
# A release by its number names the thing.
NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,6}){1,3}")
# So much of the shorter name must be common.
LEAST = 0.5


@dataclass(frozen=True)
class _Work:
    """A statement of how far something is, and what that is called, as concepts."""

    told: Statement
    named: frozenset[str]

    def is_of(self, other: "_Work") -> bool:
        """Whether both may be of one thing."""
        return likeness(self.named, other.named) >= LEAST

    def denies(self, other: "_Work") -> bool:
        """Whether one is done and the other open, of one thing at one time and place."""
        one, two = self.told, other.told
        return (
            one.fact.value != two.fact.value
            and self.is_of(other)
            and not moments.spoken_apart(one, two)
            and not measures.are_elsewhere(one, two)
        )


def facts(version: Version) -> list[Fact]:
    """What a version says about how far any work is. Value: open or done."""
    return [Fact(PROGRESS, one.start, one.end, one.value, "", where) for where, _, one in _all(version)]


def find(versions: Sequence[Version], told: Sequence[Sequence[Statement]]) -> list[Contradiction]:
    """The pieces of work that versions tell otherwise, one of each two; `told` are all statements."""
    own = [list(_works(version, those)) for version, those in zip(versions, told, strict=True)]
    groups: list[list[Statement]] = []
    for first, second in combinations(own, 2):
        if pair := _apart(first, second):
            put(groups, pair)
    return [_contradiction(group) for group in groups]


def _apart(first: Sequence[_Work], second: Sequence[_Work]) -> tuple[Statement, Statement] | None:
    """What two versions tell otherwise, of several the thing that they name in the likest words."""
    apart = [(one, other) for one, other in product(first, second) if one.denies(other)]
    sure = [pair for pair in apart if not _tells_both(pair[0], first) and not _tells_both(pair[1], second)]
    pair = max(sure, key=lambda pair: likeness(pair[0].named, pair[1].named), default=None)
    return (pair[0].told, pair[1].told) if pair else None


def _contradiction(group: Sequence[Statement]) -> Contradiction:
    ordered = sorted(group, key=lambda s: s.version)
    return Contradiction("status", "progress", _odd(ordered), reason(ordered), tuple(s.place for s in ordered))


def _odd(group: Sequence[Statement]) -> int | None:
    """The version that alone tells otherwise than the others."""
    saying = {value: {s.version for s in group if s.fact.value == value} for value in (OPEN, DONE)}
    fewer, more = sorted(saying.values(), key=len)
    return next(iter(fewer)) if len(fewer) == 1 < len(more) else None


def _all(version: Version) -> Iterator[tuple[Where, str, Progress]]:
    texts: tuple[tuple[Where, str], ...] = (("subject", version.subject), ("text", version.text))
    for where, text in texts:
        yield from ((where, text, one) for one in progress(text))


def _works(version: Version, told: Sequence[Statement]) -> Iterator[_Work]:
    named = {(where, one.start): _named(text, one) for where, text, one in _all(version)}
    for statement in told:
        if statement.fact.kind == PROGRESS and not likely.is_past(statement):
            yield _Work(statement, named[statement.fact.where, statement.fact.start])


def _named(text: str, one: Progress) -> frozenset[str]:
    """What a thing is called; the deed itself may be its name: "have been reconciled"."""
    said = text[one.of[0] : one.end]
    return (concepts(said) - GENERAL) | frozenset(NUMBER.findall(said))


def _tells_both(work: _Work, own: Sequence[_Work]) -> bool:
    """Whether its version tells of the same thing also that it is done, or that it is not."""
    return any(other.told.fact.value != work.told.fact.value and work.is_of(other) for other in own)
