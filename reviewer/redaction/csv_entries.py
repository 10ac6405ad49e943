"""Reading what an organisation knows about itself from CSV. Pure."""

import csv
import io
from collections.abc import Iterator

from reviewer.redaction.entries import BadEntry, as_kept
from reviewer.redaction.models import OrgEntry
from reviewer.storable import storable_text

MOST_BYTES = 2_000_000


class BadFile(ValueError):
    """The file cannot be read; `str()` says where and why."""


def read(data: bytes) -> list[tuple[str, str]]:
    """(kind, value) for each row of a CSV file with two columns, `kind` and `value`; a header row may say so.

    Commas or semicolons, UTF-8 with or without a mark, empty rows are passed over. Raises BadFile with the line.
    """
    if len(data) > MOST_BYTES:
        raise BadFile(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        text = storable_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadFile("The file is not UTF-8 text. Save it as CSV in UTF-8.") from None
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        return list(_rows(csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)))
    except csv.Error as problem:
        raise BadFile(f"The file cannot be read as CSV: {problem}.") from None


def _rows(lines: "Iterator[list[str]]") -> Iterator[tuple[str, str]]:
    for number, row in enumerate(lines, 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and [cell.lower() for cell in cells[:2]] == ["kind", "value"]):
            continue
        if len(cells) < 2 or not cells[1]:
            raise BadFile(f"Line {number} has no value. Each line has a kind and a value, such as: person,Ada Byron")
        if any(cells[2:]):
            raise BadFile(
                f"Line {number} has more than a kind and a value. A value with a comma or semicolon in it stands in "
                'quotes, such as: customer,"Globex, Inc."'
            )
        kind = cells[0].lower().replace(" ", "_").replace("-", "_")
        if kind not in OrgEntry.Kind.values:
            raise BadFile(f"Line {number}: there is no kind {cells[0]!r}. Use {', '.join(OrgEntry.Kind.values)}.")
        try:
            yield kind, as_kept(kind, cells[1])
        except BadEntry as problem:
            raise BadFile(f"Line {number}: {problem}") from None
