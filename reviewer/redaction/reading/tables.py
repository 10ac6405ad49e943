"""Tables in a text, drawn with bars or pasted as comma-separated lines: their cells, and the heads of their columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, and the head of its column in lower case. Offsets are into the text."""

    start: int
    end: int
    head: str


_RULE = re.compile(r"[ \t>|:+-]+")
_DRAWN = Pattern(r"(?m)^[ \t>]*\|", outline=("|",))
# The first line of comma-separated ones: three names at least, without a space behind the commas.
_HEADS = Pattern(
    r"(?m)^[ \t>]*(\"?[A-Za-z_][\w\".-]*(?:([,;\t])\"?[A-Za-z_][\w\" .-]*){2,})$", needs=r"[,;\t]\"?[A-Za-z_]"
)


def cells_of(passage: Passage) -> list[Cell]:
    """The cells below the heads of every table; by `passage.once` they are cut once for all."""
    return [*_drawn(passage), *_separated(passage)]


def rows_of(passage: Passage) -> list[Cell]:
    """The second cells of drawn rows of two, with the first as their head: "| Bucket | acme-logs |"."""
    text, found = passage.text, []
    for match in _DRAWN.finditer(passage):
        start = match.end() - 1
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else None]
        if line.count("|") == 3 and not _RULE.fullmatch(line):
            (first, last), (begins, ends) = _between_bars(line)
            if begins < ends:
                found.append(Cell(start + begins, start + ends, line[first:last].lower().strip("*_: ")))
    return found


# The heads of a table that has a label in each row, and what it is the label of.
_OF_LABELS = re.compile(r"(?:field|key|name|property|attribute|item|label|detail)s?\|(?:value|detail|content|entry)s?")


def labelled_of(passage: Passage) -> list[Cell]:
    """Those of `rows_of` that stand below "| Field | Value |": such a table tells what each value is."""
    rows = {cell.start: cell for cell in passage.once(rows_of)}
    found, is_labelled, done = [], False, -1
    for match in _DRAWN.finditer(passage):
        start = match.end() - 1
        end = passage.text.find("\n", start)
        line = passage.text[start : end if end >= 0 else None]
        if match.start() != done:
            is_labelled = _OF_LABELS.fullmatch(re.sub(r"[ \t*_]", "", line.lower()).strip("|")) is not None
        elif is_labelled and line.count("|") == 3 and not _RULE.fullmatch(line):
            _, (begins, _) = _between_bars(line)
            found += [rows[start + begins]] if start + begins in rows else []
        done = start + len(line) + 1
    return found


def _drawn(passage: Passage) -> Iterator[Cell]:
    heads: list[str] | None = None
    done = -1
    for match in _DRAWN.finditer(passage):
        start = match.end() - 1
        end = passage.text.find("\n", start)
        line = passage.text[start : end if end >= 0 else None]
        if match.start() != done:
            heads = None
        done = start + len(line) + 1
        if heads is None:
            heads = [line[first:last].lower().strip("*_ ") for first, last in _between_bars(line)]
        elif not _RULE.fullmatch(line):
            for head, (first, last) in zip(heads, _between_bars(line), strict=False):
                yield Cell(start + first, start + last, head)


def _between_bars(line: str) -> Iterator[tuple[int, int]]:
    """Where the texts between the bars of a line begin and end."""
    place = 1
    while (bar := line.find("|", place)) >= 0:
        yield _stripped(line, place, bar, " \t")
        place = bar + 1


def _separated(passage: Passage) -> Iterator[Cell]:
    text, done = passage.text, 0
    for match in _HEADS.finditer(passage):
        if match.start() < done:
            continue
        first, done = match.span(1)
        mark = text[match.start(2)]
        heads = [head.strip('" ').lower() for head in text[first:done].split(mark)]
        while (row := _row(text, done + 1, mark)) and len(row) == len(heads):
            yield from (Cell(start, end, head) for head, (start, end) in zip(heads, row, strict=True))
            done = text.find("\n", done + 1)
            if done < 0:
                return


def _row(text: str, start: int, mark: str) -> list[tuple[int, int]]:
    """Where the fields of the line lie that begins at a place; none in prose, with spaces behind commas."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else None]
    fields: list[tuple[int, int]] = []
    place = 0
    if f"{mark} " in line:
        return fields
    for field in line.split(mark):
        first, last = _stripped(line, place, place + len(field), ' \t">')
        fields.append((start + first, start + last))
        place += len(field) + 1
    return fields


def _stripped(line: str, start: int, end: int, marks: str) -> tuple[int, int]:
    """A stretch of a line without some marks at its ends."""
    inner = line[start:end]
    first = start + len(inner) - len(inner.lstrip(marks))
    return first, max(first, start + len(inner.rstrip(marks)))
