"""Cells of markdown tables by the head of their column. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell: its text without the blanks around it, and where that begins."""

    start: int
    text: str
    head: str


ROW = re.compile(r"^[^\S\n]{0,4}\|[^\n]{1,2000}$", re.M)
RULE = re.compile(r"[\s|:-]+")


def cells(text: str, heads: re.Pattern[str]) -> Iterator[Cell]:
    """The cells under those heads that match, row by row."""
    columns: list[str] = []
    last = -2
    for match in ROW.finditer(text):
        row = list(_split(match))
        if match.start() > last + 1:
            columns = [cell.text for cell in row]
        elif not RULE.fullmatch(match.group()):
            for cell, head in zip(row, columns, strict=False):
                if cell.text and heads.search(head):
                    yield Cell(cell.start, cell.text, head)
        last = match.end()


def _split(row: re.Match[str]) -> Iterator[Cell]:
    start = row.start()
    for piece in row.group().split("|")[1:] if row.group().lstrip().startswith("|") else []:
        start = row.string.index("|", start) + 1
        yield Cell(start + len(piece) - len(piece.lstrip()), piece.strip(), "")
        start += len(piece)
