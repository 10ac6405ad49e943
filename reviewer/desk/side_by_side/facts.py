"""What the versions of a report say otherwise than each other or themselves: numbered, for cards and marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviewer.comparison import contradictions
from reviewer.comparison.values import Contradiction, Place, Version, Where
from reviewer.desk.side_by_side.marking import Mark

# A text longer than this is not compared: it says so.
LONGEST = 60_000
MOST_IN_CHIP = 3
SHORT = {
    "time": "Time",
    "date": "Date",
    "duration": "Duration",
    "severity": "Severity",
    "percentage": "Share",
    "count": "Count",
    "version": "Release",
    "service": "Service",
    "owner": "Owner",
    "due_date": "Due date",
    "next_update": "Next update",
    "status": "Status",
    "order": "Order of events",
}


@dataclass(frozen=True)
class Said:
    """One value as it is written, in which version, and the id of its mark. `odd`: it stands alone.

    `suspect`: so far as can be told it is this one that is wrong: it stands alone, or nobody does.
    """

    label: str
    words: str
    key: str
    odd: bool
    version: int
    suspect: bool

    @property
    def number(self) -> int:
        """Of its column, from 1."""
        return self.version + 1


@dataclass(frozen=True)
class Differs:
    """One contradiction: its number on the page, what it is about, who stands alone, and every value."""

    number: int
    kind: str
    about: str
    reason: str
    verdict: str
    said: Sequence[Said]

    @property
    def anchor(self) -> str:
        """The id of its card."""
        return f"f-{self.number}"

    @property
    def title(self) -> str:
        """As "Duration, incident"."""
        name = SHORT.get(self.kind, self.kind.capitalize())
        about = self.about.replace("_", " ")
        return f"{name}, {about}" if about and about not in (self.kind.replace("_", " "), name.lower()) else name

    @property
    def chip(self) -> str:
        """For the band of a section: "Duration: 45 min, 45 min, about 40 min"."""
        shown = [one.words for one in self.said[:MOST_IN_CHIP]]
        return f"{self.title}: {', '.join(shown)}{', …' if len(self.said) > MOST_IN_CHIP else ''}"

    @property
    def versions(self) -> set[int]:
        """The numbers of the versions that it concerns, from 1."""
        return {one.version + 1 for one in self.said}


@dataclass(frozen=True)
class Compared:
    """All that differs, and the marks of each version by the part of the mail."""

    differs: Sequence[Differs]
    marks: Sequence[dict[Where, list[Mark]]]
    too_long: bool = False

    def of(self, index: int) -> int:
        """How many concern the version at this place, from 0: it stands alone, or nobody does."""
        return sum(any(one.version == index and (one.suspect) for one in differs.said) for differs in self.differs)


def compared(labels: Sequence[str], versions: Sequence[Version]) -> Compared:
    """What differs between the versions, which are named by `labels`, and within each."""
    marks: list[dict[Where, list[Mark]]] = [{"subject": [], "text": []} for _ in versions]
    if any(len(version.text) > LONGEST for version in versions):
        return Compared([], marks, too_long=True)
    differs = []
    for number, found in enumerate(_found(tuple(versions)), 1):
        said = [_said(number, index, place, found, labels, versions) for index, place in enumerate(found.values)]
        one = Differs(number, found.kind, found.about, found.reason, _verdict(found, labels), said)
        differs.append(one)
        for place, words in zip(found.values, said, strict=True):
            told = f"differs, {one.title}: fact"
            marks[place.version][place.where].append(
                Mark(place.start, place.end, "fact", number, one.anchor, told, words.key)
            )
    return Compared(differs, marks)


@lru_cache(maxsize=64)
def _found(versions: tuple[Version, ...]) -> tuple[Contradiction, ...]:
    """Pure, so the same texts are compared once."""
    return tuple(contradictions.find(versions))


def _said(
    number: int, index: int, place: Place, found: Contradiction, labels: Sequence[str], versions: Sequence[Version]
) -> Said:
    version = versions[place.version]
    whole = version.subject if place.where == "subject" else version.text
    words = " ".join(whole[place.start : place.end].split())
    where = f"{labels[place.version]}, subject" if place.where == "subject" else labels[place.version]
    return Said(
        where, words, f"m-{number}-{index + 1}", found.odd == place.version, place.version, found.odd is not None
    )


def _verdict(found: Contradiction, labels: Sequence[str]) -> str:
    """Who is to look at it: "Customer differs", "Within Executive"."""
    if len({place.version for place in found.values}) == 1:
        return f"Within {labels[found.values[0].version]}"
    return f"{labels[found.odd]} differs" if found.odd is not None else "Versions differ"
