"""Reads the labelled reports: light markup within plain text, stripped into versions and labels with exact offsets.

A file is a head and two or more versions:

    # a comment
    c1: duration incident odd=1
    === engineering
    Subject: Checkout was down for [[c1|45 minutes]]

    [[s summary|Summary:]] The outage lasted [[c1;f duration PT45M|45 minutes]].

A line `ID: KIND ABOUT [odd=N] [optional]` of the head declares a planted contradiction. `optional` is one that follows
from another: it is neither missed when it is not reported nor wrong when it is. A mark is `[[TAGS|text]]`, with tags
between `;`:

* `c1`: a place of contradiction c1.
* `s NAME`: a section begins here, its heading is the text; `NAME/NAME` when either is right. A text that does not begin
  with a mark begins with a `summary`.
* `f KIND VALUE`: a fact. A version with one has all of its facts marked; only such versions are scored for facts.
* `o`: may be read as a fact or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.comparison.values import Fact, Place, Section, Version, Where

HALVES = ("development", "held_out")
MARK = re.compile(r"\[\[([^|\[\]]+)\|([^\[\]]*)\]\]")
HEAD = re.compile(r"(c\d+): (\w+) (.+?)(?: odd=(\d))?( optional)?")


class CorpusError(ValueError):
    """A file of the corpus is not well formed; the message names it."""


@dataclass
class Planted:
    """A contradiction that was put into a report, with every place its values stand."""

    kind: str
    about: str
    odd: int | None
    optional: bool
    places: list[Place] = field(default_factory=list)


@dataclass
class Labels:
    """What is true of one version. `optional` are places that may be read as a fact or not."""

    sections: list[Section] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    optional: list[Place] = field(default_factory=list)


@dataclass
class Report:
    """One labelled report; `labels` has one entry for each of its versions."""

    name: str
    versions: list[Version]
    labels: list[Labels]
    planted: dict[str, Planted]

    @property
    def clean(self) -> bool:
        """Whether nothing in it contradicts anything."""
        return not self.planted


def read_half(half: str) -> list[Report]:
    """All reports of one half, by name."""
    folder = Path(__file__).parent / half
    return [read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def read(name: str, source: str) -> Report:
    """One file's report; `CorpusError` when a label is not declared, or declared and not used twice."""
    head, *parts = re.split(r"^=== ", source, flags=re.MULTILINE)
    report = Report(name, [], [], dict(_declared(name, head)))
    for part in parts:
        _add_version(report, part)
    for key, planted in report.planted.items():
        if len(planted.places) < 2:
            raise CorpusError(f"{name}: {key} has fewer than two places")
    return report


def _declared(name: str, head: str) -> Iterator[tuple[str, Planted]]:
    for line in head.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not (found := HEAD.fullmatch(line)):
            raise CorpusError(f"{name}: not a declaration: {line}")
        key, kind, about, odd, optional = found.groups()
        yield key, Planted(kind, about, int(odd) if odd else None, bool(optional))


def _add_version(report: Report, part: str) -> None:
    first, _, source = part.partition("\n\n")
    audience, _, subject = first.partition("\nSubject: ")
    labels = Labels()
    report.labels.append(labels)
    plain = _strip(report, labels, subject, "subject")
    text = _strip(report, labels, source.rstrip("\n"), "text")
    report.versions.append(Version(audience, plain, text))
    labels.sections = _closed(labels.sections, len(text))


def _strip(report: Report, labels: Labels, source: str, where: Where) -> str:
    """The source without its marks; what they say goes into the labels."""
    plain, last = "", 0
    for mark in MARK.finditer(source):
        plain += source[last : mark.start()]
        start, last = len(plain), mark.end()
        plain += mark[2]
        for tag in mark[1].split(";"):
            _label(report, labels, tag.split(" ", 2), mark[2], start, where)
    plain += source[last:]
    if "[[" in plain or "]]" in plain:
        raise CorpusError(f"{report.name}: a broken mark in: {plain}")
    return plain


def _label(report: Report, labels: Labels, tag: list[str], text: str, start: int, where: Where) -> None:
    end = start + len(text)
    place = Place(len(report.labels) - 1, start, end, text, where)
    match tag:
        case ["s", name]:
            labels.sections.append(Section(name, text, start, end))
        case ["f", kind, value]:
            labels.facts.append(Fact(kind, start, end, value, "", where))
        case ["o"]:
            labels.optional.append(place)
        case [key] if key in report.planted:
            report.planted[key].places.append(place)
        case _:
            raise CorpusError(f"{report.name}: unknown tag {' '.join(tag)}")


def _closed(marked: list[Section], length: int) -> list[Section]:
    """The marked sections, each up to the next; a summary before the first when that does not begin the text."""
    if not marked or marked[0].start:
        marked = [Section("summary", "", 0, 0), *marked]
    ends = [section.start for section in marked[1:]] + [length]
    return [Section(one.name, one.heading, one.start, end) for one, end in zip(marked, ends, strict=True)]
