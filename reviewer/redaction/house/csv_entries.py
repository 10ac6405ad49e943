"""Reading what an organisation knows about itself from CSV. Pure."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from reviewer.redaction.models import OrgEntry
from reviewer.storable import storable_text

from .entries import BadEntry, as_kept, short

MOST_BYTES = 2_000_000
_EXAMPLE = "Each line has a kind and a value, such as: person,Ada Byron"
# Kinds by how they are named: public_domain, public-domain, and as the page calls them.
_KINDS = {said.lower().replace("_", " "): kind for kind, label in OrgEntry.Kind.choices for said in (kind, label)}
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# By this first line Excel says what parts the columns.
_TOLD = re.compile(r'"?sep=([,;\t|])"?', re.IGNORECASE)
# Kinds have none of these in them, so the first one outside of quotes parts the columns.
_FIRST = re.compile(r'(?:"[^"]*"|[^",;\t])*([,;\t])')
_SPACE_BEHIND = re.compile(r'" +(?=[,;\t|\n]|\Z)')


class BadFile(ValueError):
    """The file cannot be read; `str()` says where and why."""


def read(data: bytes) -> list[tuple[str, str]]:
    """(kind, value) for each row of a CSV file with two columns, `kind` and `value`; a header row may say so.

    Parted by commas, semicolons or tabs, or by what `sep=` in the first line says; UTF-8 with or without a mark, or
    UTF-16 with one; empty rows are passed over. Values are as they are kept. Raises BadFile with the line.
    """
    if len(data) > MOST_BYTES:
        raise BadFile(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        text = storable_text(data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig"))
    except UnicodeDecodeError:
        raise BadFile("The file is not UTF-8 text. Save it as CSV in UTF-8.") from None
    rows = _rows(_SPACE_BEHIND.sub('"', text.replace("\r\n", "\n").replace("\r", "\n")))
    found = [_entry(line, cells) for line, cells in rows]
    if not found:
        raise BadFile(f"There is no entry in the file. {_EXAMPLE}")
    return found


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, without the header; each with its line, which is the first of several."""
    separator, text = _parted(text)
    reader = csv.reader(io.StringIO(text), delimiter=separator, skipinitialspace=True, strict=True)
    line, is_first = 1, True
    while (row := _next(reader, line)) is not None:
        cells = [cell.strip() for cell in row]
        if any(_swallows(cell, separator) for cell in cells):
            raise _unclosed(line)
        if any(cells):
            if not is_first or [cell.lower() for cell in cells[:2]] != ["kind", "value"]:
                yield line, cells
            is_first = False
        line = reader.line_num + 1


def _parted(text: str) -> tuple[str, str]:
    """What parts the columns, and the text with an empty line in place of the one that says so."""
    first, _, rest = text.partition("\n")
    if told := _TOLD.fullmatch(first.strip(" ")):
        return told[1], f"\n{rest}"
    found = _FIRST.match(text)
    return (found[1] if found else ","), text


def _next(reader: "Iterator[list[str]]", line: int) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error:
        raise _unclosed(line) from None


def _swallows(cell: str, separator: str) -> bool:
    """Whether rows of their own stand in a cell, because a quote before them is not closed."""
    below = (line.partition(separator) for line in cell.split("\n")[1:])
    return any(parts and _kind(kind.strip(' "')) for kind, parts, _ in below)


def _unclosed(line: int) -> BadFile:
    return BadFile(
        f"Line {line}: a quote is not closed, or something stands behind a closing one. A quote within a value in "
        "quotes is written twice."
    )


def _entry(line: int, cells: list[str]) -> tuple[str, str]:
    if len(cells) < 2 or not cells[1]:
        raise BadFile(f"Line {line} has no value. {_EXAMPLE}")
    if any(cells[2:]):
        raise BadFile(
            f"Line {line} has more than a kind and a value. A value with a comma or semicolon in it stands in "
            'quotes, such as: customer,"Globex, Inc."'
        )
    kind = _kind(cells[0])
    if not kind:
        raise BadFile(f"Line {line}: there is no kind “{short(cells[0])}”. Use {', '.join(OrgEntry.Kind.values)}.")
    try:
        return kind, as_kept(kind, cells[1])
    except BadEntry as problem:
        raise BadFile(f"Line {line}: {problem}") from None


def _kind(cell: str) -> str:
    """The kind that a cell names; empty where there is no such one."""
    return _KINDS.get(cell.lower().replace("_", " ").replace("-", " "), "")
