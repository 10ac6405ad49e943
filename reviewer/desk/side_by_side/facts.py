"""What the versions of a report say otherwise than each other, themselves, their HTML part, or earlier mails.

Numbered in one row, for cards and marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial

from reviewer.comparison.values import Contradiction, Place, Version, Where
from reviewer.desk.side_by_side import comparing
from reviewer.desk.side_by_side.earlier import Earlier
from reviewer.desk.side_by_side.marking import Mark
from reviewer.desk.times import clock

MOST_IN_CHIP = 3
LONGEST_IN_STEP = 24
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


def title(kind: str, about: str) -> str:
    """A kind of fact and what it is about, for people: "Duration, incident"."""
    name, about = SHORT.get(kind, kind.capitalize()), about.replace("_", " ")
    return f"{name}, {about}" if about and about not in (kind.replace("_", " "), name.lower()) else name


def anchor(number: int) -> str:
    """The id of the card of what differs, by its number from 1."""
    return f"f-{number}"


@dataclass(frozen=True)
class ToCompare:
    """A version to be compared: what it is called and says, its HTML part, the mails of its thread before it.

    `settled`: it goes out as it stands, or went; what differs from it can be changed in the others alone.
    """

    label: str
    version: Version
    html: str = ""
    earlier: Sequence[Earlier] = ()
    settled: bool = False


@dataclass(frozen=True)
class Said:
    """One value as it is written, in which version, and the id of its mark. `odd`: it stands alone.

    `suspect`: so far as can be told it is this one that is to be changed: it stands alone, nobody does, or who does is
    settled.
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
class Elsewhere:
    """A value that stands in no column. `where` as "the earlier mail of 02:10 UTC"; `draft` is that mail's, if any."""

    where: str
    words: str
    draft: int | None = None

    @property
    def sentence(self) -> str:
        """As "the HTML part says 35 minutes"."""
        return f"{self.where} says {self.words}"


@dataclass(frozen=True)
class Differs:
    """One contradiction: its number on the page, what it is about, who stands alone, and every value."""

    number: int
    kind: str
    about: str
    reason: str
    verdict: str
    said: Sequence[Said]
    elsewhere: Sequence[Elsewhere] = ()

    @property
    def anchor(self) -> str:
        """The id of its card."""
        return anchor(self.number)

    @property
    def title(self) -> str:
        """As "Duration, incident"."""
        return title(self.kind, self.about)

    @property
    def chip(self) -> str:
        """For the band of a section: "Duration: 45 min, 45 min, about 40 min"."""
        shown = [one.words for one in self.said] + [one.sentence for one in self.elsewhere]
        return f"{self.title}: {', '.join(shown[:MOST_IN_CHIP])}{', …' if len(shown) > MOST_IN_CHIP else ''}"

    @cached_property
    def keys(self) -> str:
        """The columns of its values, for scripts: "v1 v2 v2 "."""
        return "".join(f"v{one.number} " for one in self.said)

    @property
    def versions(self) -> set[int]:
        """The numbers of the versions that it concerns, from 1."""
        return {one.version + 1 for one in self.said}

    @property
    def heard(self) -> str:
        """What a screen reader says at its mark."""
        return f"differs, {'; '.join(one.sentence for one in self.elsewhere) or self.title}: fact"

    def step(self, index: int) -> tuple[str, str] | None:
        """For the version at this place, from 0: the id of its mark, and "45 vs 40 minutes". None if it is not its."""
        own = next((one for one in self.said if one.version == index and one.suspect), None)
        if own is None:
            return None
        said = sorted(self.said, key=lambda one: not one.odd)
        words = [*(one.words for one in self.elsewhere), *(one.words for one in said)]
        others = [one for one in words if one != own.words]
        return own.key, _versus(own.words, others[0]) if others else self.title


@dataclass(frozen=True)
class Compared:
    """All that differs, and the marks of each version by the part of the mail.

    `crowded`: how many facts of a text were compared, where one has more. `failed`: nothing could be compared.
    """

    differs: Sequence[Differs]
    marks: Sequence[dict[Where, list[Mark]]]
    too_long: bool = False
    crowded: int = 0
    failed: bool = False

    def steps(self, index: int) -> list[tuple[str, str]]:
        """What differs for the version at this place, from 0: the id of each mark, and the values in short."""
        return [step for one in self.differs if (step := one.step(index))]


def compared(told: Sequence[ToCompare], moment: datetime) -> Compared:
    """What differs between the versions, within each, and from what its readers see or have read elsewhere."""
    failed = Compared([], _unmarked(told), failed=True)
    return comparing.unless_it_fails(partial(_compared, told, moment), failed)


def _compared(told: Sequence[ToCompare], moment: datetime) -> Compared:
    page = _Page(told, _unmarked(told))
    versions = tuple(one.version for one in told)
    if any(len(version.text) > comparing.LONGEST for version in versions):
        return Compared([], page.marks, too_long=True)
    for found in comparing.between(versions):
        page.add(found, [(place.version, place) for place in found.values], _verdict(found, told))
    for index, one in enumerate(told):
        _beside_html(page, index, one)
        _beside_thread(page, index, one, moment)
    return Compared(page.differs, page.marks, crowded=comparing.crowded(_texts(told)) * comparing.MOST_FACTS)


def _unmarked(told: Sequence[ToCompare]) -> list[dict[Where, list[Mark]]]:
    return [{"subject": [], "text": []} for _ in told]


def _texts(told: Sequence[ToCompare]) -> tuple[Version, ...]:
    """Everything that is compared, each text once."""
    versions = [one.version for one in told]
    beside = [one for one in told if one.version.text.strip()]
    html = [comparing.html_version(one.version, comparing.text_of(one.html)) for one in beside]
    return tuple(dict.fromkeys([*versions, *html, *(mail.version for one in told for mail in one.earlier)]))


def _beside_html(page: "_Page", index: int, one: ToCompare) -> None:
    html = comparing.text_of(one.html)
    for found in comparing.against_html(one.version, html) if html else ():
        others = [Elsewhere("the HTML part", _words(html, place)) for place in _others(found)]
        page.add(found, _own(found, index), "HTML part differs", others)


def _beside_thread(page: "_Page", index: int, one: ToCompare, moment: datetime) -> None:
    mails = tuple(mail.version for mail in one.earlier)
    for found in comparing.against_thread(one.version, mails) if mails else ():
        others = []
        for place in _others(found):
            mail = one.earlier[place.version - 1]
            where = f"the earlier mail of {clock(mail.at, moment)}"
            others.append(Elsewhere(where, _words(_part(mail.version, place), place), mail.pk))
        page.add(found, _own(found, index), "Earlier mail differs", others)


@dataclass
class _Page:
    """The cards and marks so far. A span that is marked already keeps its mark: two would hide one another."""

    told: Sequence[ToCompare]
    marks: list[dict[Where, list[Mark]]]
    differs: list[Differs] = field(default_factory=list)
    keys: dict[tuple[int, Where, int, int], str] = field(default_factory=dict)

    def add(
        self, found: Contradiction, places: Sequence[tuple[int, Place]], verdict: str, others: Sequence[Elsewhere] = ()
    ) -> None:
        """A card of what is said at these places; the index of its version stands before each."""
        number = len(self.differs) + 1
        new: dict[str, tuple[int, Place]] = {}
        said = []
        # The odd version may say what the others say as well, beside what it says alone.
        alone = found.odd if not others else None
        agreed = {place.value for index, place in places if index != alone}
        for count, (index, place) in enumerate(places, 1):
            span = (index, place.where, place.start, place.end)
            key = self.keys.setdefault(span, f"m-{number}-{count}")
            if key == f"m-{number}-{count}":
                new[key] = (index, place)
            odd = index == alone and place.value not in agreed
            suspect = odd or alone is None or (index != alone and self.told[alone].settled)
            said.append(_said(self.told[index], index, place, key, odd=odd, suspect=suspect))
        one = Differs(number, found.kind, found.about, found.reason, verdict, said, others)
        self.differs.append(one)
        for key, (index, place) in new.items():
            mark = Mark(place.start, place.end, "fact", number, one.anchor, one.heard, key)
            self.marks[index][place.where].append(mark)


def _said(one: ToCompare, index: int, place: Place, key: str, *, odd: bool, suspect: bool) -> Said:
    label = f"{one.label}, subject" if place.where == "subject" else one.label
    return Said(label, _words(_part(one.version, place), place), key, odd, index, suspect)


def _own(found: Contradiction, index: int) -> list[tuple[int, Place]]:
    return [(index, place) for place in found.values if place.version == 0]


def _others(found: Contradiction) -> list[Place]:
    """The values of other texts that the version itself does not have."""
    own = {place.value for place in found.values if place.version == 0}
    return [place for place in found.values if place.version != 0 and place.value not in own]


def _part(version: Version, place: Place) -> str:
    return version.subject if place.where == "subject" else version.text


def _words(text: str, place: Place) -> str:
    return " ".join(text[place.start : place.end].split())


def _verdict(found: Contradiction, told: Sequence[ToCompare]) -> str:
    """Who is to look at it: "Customer differs", "Within Executive"."""
    if len({place.version for place in found.values}) == 1:
        return f"Within {told[found.values[0].version].label}"
    return f"{told[found.odd].label} differs" if found.odd is not None else "Versions differ"


def _versus(own: str, other: str) -> str:
    """Two values in short; what they end in alike is said once: "45 vs 40 minutes"."""
    first, _, unit = own.rpartition(" ")
    if first and other.endswith(f" {unit}"):
        own = first
    return f"{_short(own)} vs {_short(other)}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_IN_STEP else f"{words[: LONGEST_IN_STEP - 1].rstrip()}…"
