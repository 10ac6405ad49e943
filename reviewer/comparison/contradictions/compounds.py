"""Compounds of one version that another takes apart: "Zertifikatslaufzeit" and "Laufzeit der Zertifikate". Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from .statements import Statement

# The kinds of which words alone tell which task is meant.
KINDS = frozenset({"owner", "due_date"})
# So long must a part be ("Auftrag" is in too many words), and what is left of the compound.
PART, REST = 8, 4


def parted(told: Sequence[Sequence[Statement]]) -> list[list[Statement]]:
    """What the versions tell, of tasks each compound as the word that another version has for a part of it."""
    words: dict[str, set[int]] = defaultdict(set)
    for statement in chain.from_iterable(told):
        if statement.fact.kind in KINDS:
            for word in statement.words:
                words[word].add(statement.version)
    parts = {word: part for word in words if (part := _part(word, words))}
    return [[_parted(s, parts) for s in one] for one in told] if parts else [list(one) for one in told]


def _part(word: str, words: Mapping[str, set[int]]) -> str:
    """The longest word of another version that a compound begins or ends with."""
    if len(word) < PART + REST:
        return ""
    sides = (side for at in range(REST, len(word) - PART + 1) for side in (word[: len(word) - at], word[at:]))
    return next((side for side in sides if words.get(side, words[word]) - words[word]), "")


def _parted(statement: Statement, parts: Mapping[str, str]) -> Statement:
    if statement.fact.kind not in KINDS or parts.keys().isdisjoint(statement.words):
        return statement
    return replace(statement, words=frozenset(parts.get(word, word) for word in statement.words))
