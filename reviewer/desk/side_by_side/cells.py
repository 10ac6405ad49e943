"""What stands in the cells of the page: the sections of each version, laid out and marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reviewer.comparison.alignment import LABELS, bare, body_start, rows
from reviewer.comparison.values import Section, Where
from reviewer.desk.mail import markdown
from reviewer.desk.side_by_side.bodies import Written
from reviewer.desk.side_by_side.cards import Card
from reviewer.desk.side_by_side.columns import Column
from reviewer.desk.side_by_side.facts import Differs
from reviewer.desk.side_by_side.marking import Mark, apart, exact, in_blocks, laid_out, plain, tries, within
from reviewer.redaction.values import NAMED

Marks = Mapping[Where, Sequence[Mark]]


# The markup of so many reports is kept, where the texts of each together are no longer than this: a page is looked at
# many times before it changes. It depends on texts and marks alone, and they are the key.
MOST_KEPT, LONGEST_KEPT = 64, 100_000
TOO_MUCH = "It would take too long to lay this out, so it stands here exactly as written."


@dataclass(frozen=True)
class Said:
    """What one version says under one name, as markup; empty when it says nothing there. `places` are its sections."""

    html: SafeString
    places: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Row:
    """A name, what each version says under it, and the keys of the facts that are marked there."""

    anchor: str
    label: str
    canonical: bool
    said: Sequence[Said]
    facts: frozenset[str]


@dataclass(frozen=True)
class Piece:
    """What is said in one place, and the hints that stand below it."""

    said: SafeString
    cards: Sequence[Card]

    @cached_property
    def loud(self) -> list[Card]:
        """The hints that want a word."""
        return [card for card in self.cards if card.open]

    @cached_property
    def quiet(self) -> list[Card]:
        """Those that are only noted, or settled: folded away."""
        return [card for card in self.cards if not card.open]


@dataclass(frozen=True)
class Cell(Piece):
    """What one version says under one name, and the hints that begin there."""

    column: Column


@dataclass(frozen=True)
class Whole:
    """A text that stands alone, in pieces with the hints of each; `left` are the others of the text and the HTML."""

    pieces: Sequence[Piece]
    left: Sequence[Card]


@dataclass(frozen=True)
class Line:
    """A row of the page, with what differs in it."""

    anchor: str
    label: str
    cells: Sequence[Cell]
    flags: Sequence[Differs]
    canonical: bool = False

    @cached_property
    def wanting(self) -> list[Card]:
        """The hints that want a word, in all versions."""
        return [card for cell in self.cells for card in cell.loud]

    @cached_property
    def blockers(self) -> int:
        """How many of them block."""
        return sum(card.one.blocks for card in self.wanting)

    @property
    def level(self) -> str:
        """The gravest of what is to be seen to: block, or warn, as facts are."""
        return "block" if self.blockers else "warn"

    @property
    def count(self) -> int:
        """How many there are of the gravest, whose sign stands beside it: blockers, else warnings, else facts."""
        return self.blockers or len(self.wanting) or len(self.flags)

    @property
    def count_words(self) -> str:
        """All that is to be seen to, in words: "1 fact that differs, 2 blockers"."""
        told = (
            (len(self.flags), "fact that differs", "facts that differ"),
            (self.blockers, "blocker", "blockers"),
            (len(self.wanting) - self.blockers, "warning", "warnings"),
        )
        return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in told if count)

    @property
    def lacks(self) -> str:
        """The versions that do not have it, where that says nothing: no report has to have it."""
        return "" if self.canonical else " ".join(cell.column.key for cell in self.cells if not cell.said)


def lines(columns: Sequence[Column], marks: Sequence[Marks], differs: Sequence[Differs]) -> list[Line]:
    """The sections of all columns, aligned. `marks` are those of each column's mail."""
    texts = tuple(column.written for column in columns)
    told = _rows(texts, tuple(tuple(found["text"]) for found in marks))
    return [
        Line(
            row.anchor,
            row.label,
            [Cell(said.html, _cards(column, said), column) for column, said in zip(columns, row.said, strict=True)],
            [one for one in differs if any(said.key in row.facts for said in one.said)],
            row.canonical,
        )
        for row in told
    ]


def _cards(column: Column, said: Said) -> list[Card]:
    """The hints that begin where a version says something."""
    cards = column.points.of("text") if said.places else []
    return [card for start, end in said.places for card in cards if start <= card.one.hint.start < end]


def subject(column: Column, marks: Marks) -> SafeString:
    """The subject with its marks."""
    return plain(column.version.subject, apart(marks["subject"]))


def whole(column: Column, marks: Marks) -> Whole:
    """The text of a version that stands alone, laid out with its marks, each hint below the paragraph it begins in.

    Without pieces where it is too much or there is none: the text part is then shown exactly as written.
    """
    html, elsewhere = _whole(column, marks), {"subject", *NAMED}
    waiting = {card.key: card for card in column.points.shown if card.one.hint.where not in elsewhere}
    pieces, said = list[Piece](), list[SafeString]()
    for block, keys in in_blocks(html) if html else ():
        said.append(block)
        if found := [waiting.pop(key) for key in keys if key in waiting]:
            pieces.append(Piece(_joined(said), found))
            said = []
    return Whole([*pieces, Piece(_joined(said), ())] if said else pieces, list(waiting.values()))


def _whole(column: Column, marks: Marks) -> SafeString | None:
    """What an HTML part says is there though it is too much to be laid out: it stands nowhere else."""
    written = column.written
    found = tuple(apart(marks["text"]))
    if not written.text.strip():
        return None
    if markdown.is_too_much(written.text):
        return _too_much(written.text, found) if written.marked else None
    return laid_out(written, found, most_tries=tries(written.text))


def _rows(texts: tuple[Written, ...], marks: tuple[tuple[Mark, ...], ...]) -> Sequence[Row]:
    return (_rows_once if sum(len(one.text) for one in texts) <= LONGEST_KEPT else _laid_out)(texts, marks)


def _laid_out(texts: tuple[Written, ...], marks: tuple[tuple[Mark, ...], ...]) -> Sequence[Row]:
    """The sections of some texts, aligned, laid out and marked. Pure."""
    flat = [apart(found) for found in marks]
    return [
        Row(
            row.anchor,
            row.label,
            row.name in LABELS,
            [
                _said(text, sections, row.label, found)
                for text, sections, found in zip(texts, row.cells, flat, strict=True)
            ],
            frozenset(
                mark.key
                for sections, found in zip(row.cells, flat, strict=True)
                for one in sections
                for mark in within(found, one.start, one.end)
                if mark.kind == "fact"
            ),
        )
        for row in rows([one.text for one in texts])
    ]


_rows_once = lru_cache(maxsize=MOST_KEPT)(_laid_out)


def _said(text: Written, sections: Sequence[Section], label: str, found: Sequence[Mark]) -> Said:
    html = format_html_join("", "{}{}", (_part(text, one, label, found) for one in sections))
    return Said(html, [(one.start, one.end) for one in sections])


def _part(written: Written, section: Section, label: str, found: Sequence[Mark]) -> tuple[SafeString, SafeString]:
    """One section of one version: its own heading, where that says more than the row's name, and its text."""
    start = body_start(written.text, section)
    body = written.part(start, section.end)
    inside = within(found, start, section.end)
    if len(body.text) > markdown.LONGEST or markdown.weight(written.text) > markdown.LONGEST:
        return SafeString(), _too_much(body.text, inside)
    html = laid_out(body, inside, written.references, tries(written.text))
    heading = _heading(written.text, section, start, label, found)
    return heading, format_html('<div class="mailtext" dir="auto">{}</div>', html)


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _too_much(text: str, found: Sequence[Mark]) -> SafeString:
    return format_html('<p class="hintline">{}</p>{}', TOO_MUCH, exact(text, found))


def _heading(text: str, section: Section, start: int, label: str, found: Sequence[Mark]) -> SafeString:
    """The version's own heading, unless it is the row's name again."""
    if start == section.start or bare(section.heading).casefold() in (label.casefold(), *LABELS):
        return SafeString()
    place = text.index(bare(section.heading), section.start)
    inside = within(found, place, place + len(bare(section.heading)))
    return format_html('<p class="own" dir="auto">{}</p>', plain(bare(section.heading), inside))
