"""Leaks: sentences of a version that restate, perhaps in other words, what has a hint in the one that may read most."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from reviewer.desk.side_by_side.cards import sorts
from reviewer.desk.side_by_side.marking import Mark
from reviewer.redaction.hints import Hints
from reviewer.redaction.judging import Judge
from reviewer.redaction.leaks import Leak, trace
from reviewer.redaction.meanings import Severity

# Longer texts are not searched for sentences that restate others.
LONGEST_TRACED = 40_000


@dataclass(frozen=True)
class Leaked:
    """A sentence that restates, perhaps in other words, what the version that may read most should keep."""

    number: int
    start: int
    end: int
    source: str
    source_label: str

    @property
    def anchor(self) -> str:
        """The id of its line under the version."""
        return f"l-{self.number}"

    @cached_property
    def mark(self) -> Mark:
        """Where it stands in the text."""
        told = f"restates the {self.source_label} version: leak"
        return Mark(self.start, self.end, "leak", self.number, self.anchor, told, f"lm-{self.number}", "note")


class Hinted(NamedTuple):
    """Where a hint stands: what `trace` wants to know of it, by value."""

    start: int
    end: int


def leaks_of(versions: Sequence[Hints], judge: Judge) -> dict[int, list[Leaked]]:
    """By a draft's key: its sentences that restate hinted ones of the version that may read most.

    They are numbered through the page.
    """
    ranked = sorted(versions, key=lambda one: one.draft.audience_rank)
    if len(ranked) < 2:
        return {}
    source, found, number = ranked[0], dict[int, list[Leaked]](), 1
    for other in ranked[1:]:
        if max(len(source.revision.text), len(other.revision.text)) > LONGEST_TRACED:
            continue
        kept = tuple(
            Hinted(one.hint.start, one.hint.end)
            for one in source.judged
            if one.hint.where == "text" and judge.severity(sorts(one), other.draft.audience) != Severity.INFO
        )
        label = source.draft.audience_label
        # A sentence that has a hint of its own is pointed at already.
        pointed = [one.hint.start for one in other.judged if one.hint.where == "text"]
        for leak in _traced(source.revision.text, kept, other.revision.text):
            if any(leak.start <= start < leak.end for start in pointed):
                continue
            sentence = source.revision.text[leak.source_start : leak.source_end]
            found.setdefault(other.draft.pk, []).append(Leaked(number, leak.start, leak.end, sentence, label))
            number += 1
    return found


@lru_cache(maxsize=64)
def _traced(text: str, hinted: tuple[Hinted, ...], other: str) -> tuple[Leak, ...]:
    """Pure, so the same texts are traced once."""
    return tuple(trace(text, hinted, other))
