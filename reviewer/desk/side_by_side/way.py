"""The way to the approval of a version: what blocks it, and what is worth a look, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reviewer.desk.side_by_side.points import Points
from reviewer.fence.classify import Seen


@dataclass(frozen=True)
class Step:
    """What the main button offers, and the id of what it leads to."""

    words: str
    anchor: str


@dataclass(frozen=True)
class Way:
    """Of the version with this `number` on the page; `differs` as its column has them.

    `taken_out` are the addresses that are pointed at and that this person's edit takes out.
    """

    number: int
    points: Points
    differs: Sequence[tuple[str, str]]
    taken_out: Sequence[Seen]

    def reader_anchor(self, at: int) -> str:
        """The id of the line of an address, counted from 1: see fence.html."""
        return f"r-{self.number}-{at}"

    @property
    def scan_anchor(self) -> str:
        """The id of the notice that part of it could not be scanned: see notices.html."""
        return f"scan-{self.number}"

    @property
    def edit_anchor(self) -> str:
        """The id of the notice that an edit of it waits: see edit_waits.html."""
        return f"edit-{self.number}"

    @cached_property
    def blockers(self) -> list[str]:
        """The ids of what blocks: of the hints, then of the addresses that may not get it.

        Last those of the notices that part of it could not be scanned, and of this person's edit.
        """
        hints = [card.anchor for card in self.points.shown if card.open and card.one.blocks]
        readers = [
            self.reader_anchor(at)
            for at, one in enumerate(self.points.seen, 1)
            if one.blocked and one not in self.taken_out
        ]
        in_edit = any(one.blocks for one, _ in self.points.in_edit)
        return [*hints, *readers, *[self.scan_anchor] * self.points.partly, *[self.edit_anchor] * in_edit]

    @property
    def blockers_left(self) -> int:
        """How many there are, also those that the page does not show; of an edited version in the edit."""
        return self.points.blockers - sum(one.blocked for one in self.taken_out)

    @property
    def warnings_left(self) -> int:
        """The same of what whoever approves has to confirm."""
        return self.points.warnings - sum(one.warns for one in self.taken_out)

    @cached_property
    def steps(self) -> list[Step]:
        """What is worth a look before it is approved, one after the other: warnings first, then facts that differ."""
        wanting = [self.reader_anchor(at) for at, one in enumerate(self.points.seen, 1) if one.warns]
        wanting += [card.anchor for card in self.points.shown if card.open and card.one.warns]
        left = range(len(wanting), 0, -1)
        warnings = [
            Step(f"Review {count} warning{'s' if count > 1 else ''}", anchor)
            for count, anchor in zip(left, wanting, strict=True)
        ]
        # A value in two contradictions has one mark. What it differs from the band above the section tells: here the
        # values would push the other buttons away.
        marks = list(dict.fromkeys(key for key, _ in self.differs))
        count = len(marks)
        words = ["See 1 fact"] if count == 1 else [f"Next fact, {left} left" for left in range(count, 0, -1)]
        return warnings + [Step(said, key) for said, key in zip(words, marks, strict=True)]
