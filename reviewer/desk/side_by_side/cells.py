"""What stands in the cells of the page: the sections of each version, laid out and marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from reviewer.comparison.alignment import LABELS, bare, body_start, rows
from reviewer.comparison.values import Section, Where
from reviewer.desk.mail import markdown
from reviewer.desk.side_by_side.columns import Column
from reviewer.desk.side_by_side.facts import Differs
from reviewer.desk.side_by_side.marking import Mark, apart, laid_out, plain, within
from reviewer.desk.side_by_side.points import Card

Marks = Mapping[Where, Sequence[Mark]]


@dataclass(frozen=True)
class Part:
    """One section of one version: its own heading, where that says more than the row's name, and its text."""

    heading: SafeString
    html: SafeString
    exact: bool = False


@dataclass(frozen=True)
class Cell:
    """What one version says under one name; no parts when it says nothing there."""

    column: Column
    parts: Sequence[Part]
    cards: Sequence[Card] = ()

    @property
    def loud(self) -> list[Card]:
        """The hints that want a word."""
        return [card for card in self.cards if card.open]

    @property
    def quiet(self) -> list[Card]:
        """Those that are only noted, or settled: folded away."""
        return [card for card in self.cards if not card.open]


@dataclass(frozen=True)
class Line:
    """A row of the page, with what differs in it."""

    anchor: str
    label: str
    cells: Sequence[Cell]
    flags: Sequence[Differs]
    canonical: bool = False

    @property
    def lacks(self) -> str:
        """The versions that do not have it, where that says nothing: no report has to have it."""
        return "" if self.canonical else " ".join(cell.column.key for cell in self.cells if not cell.parts)


def lines(columns: Sequence[Column], marks: Sequence[Marks], differs: Sequence[Differs]) -> list[Line]:
    """The sections of all columns, aligned. `marks` are those of each column's mail."""
    texts = [column.version.text for column in columns]
    flat = [apart(found["text"]) for found in marks]
    told = []
    for row in rows(texts):
        cells, keys = [], set()
        for column, text, sections, found in zip(columns, texts, row.cells, flat, strict=True):
            cards = [card for one in sections for card in _cards(column, one)]
            cells.append(Cell(column, [_part(text, one, row.label, found) for one in sections], cards))
            inside = (mark for one in sections for mark in within(found, one.start, one.end))
            keys |= {mark.key for mark in inside if mark.kind == "fact"}
        flags = [one for one in differs if any(said.key in keys for said in one.said)]
        told.append(Line(row.anchor, row.label, cells, flags, row.name in LABELS))
    return told


def _cards(column: Column, section: Section) -> list[Card]:
    """The hints that begin in a section."""
    return [card for card in column.points.of("text") if section.start <= card.one.hint.start < section.end]


def subject(column: Column, marks: Marks) -> SafeString:
    """The subject with its marks."""
    return plain(column.version.subject, apart(marks["subject"]))


def whole(column: Column, marks: Marks) -> SafeString | None:
    """The text of a version that stands alone, laid out with its marks; None when it is too long or there is none."""
    text = column.version.text
    if not text.strip() or len(text) > markdown.LONGEST:
        return None
    return laid_out(text, tuple(apart(marks["text"])))


def _part(text: str, section: Section, label: str, found: Sequence[Mark]) -> Part:
    start = body_start(text, section)
    body = text[start : section.end]
    inside = within(found, start, section.end)
    if len(body) > markdown.LONGEST:
        return Part(SafeString(), plain(body, inside), exact=True)
    return Part(_heading(text, section, start, label, found), laid_out(body, inside, text if "]:" in text else ""))


def _heading(text: str, section: Section, start: int, label: str, found: Sequence[Mark]) -> SafeString:
    """The version's own heading, unless it is the row's name again."""
    if start == section.start or bare(section.heading).casefold() in (label.casefold(), *LABELS):
        return SafeString()
    place = text.index(bare(section.heading), section.start)
    return plain(bare(section.heading), within(found, place, place + len(bare(section.heading))))
