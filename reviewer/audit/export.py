"""The evidence as text: events of some days, each with the hashes by which anybody can check that none is missing."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from reviewer.audit.chain import FIELDS, Link, canonical
from reviewer.audit.models import Event
from reviewer.audit.record import links

# A spreadsheet takes a cell that begins so for a formula and carries it out. Where its cells end at ";", as in Germany
# and France, it takes no quotes within a line of ours for such, and what stands behind ";" or a new line is a cell; a
# quote that such a cell begins with is none of its text.
_FORMULA = re.compile(r'^(?=[\t\r\n])|(?:^|(?<=[;|\t\r\n]))(?="*+[=+\-@\uff1d\uff0b\uff0d\uff20])')


def between(start: datetime | None, end: datetime | None) -> Iterator[Link]:
    """The events from `start` until before `end` (None: from the first, to the last), in order, in constant memory."""
    events = Event.objects.all()
    if start is not None:
        events = events.filter(at__gte=start)
    if end is not None:
        events = events.filter(at__lt=end)
    return links(events)


def jsonl(found: Iterator[Link]) -> Iterator[str]:
    """One JSON object a line. Without its `hash` and in canonical form it is exactly what was hashed."""
    for link in found:
        yield json.dumps({**canonical(link), "hash": link.hash}, sort_keys=True) + "\n"


def table(found: Iterator[Link]) -> Iterator[str]:
    """CSV with a head line, to be read in a spreadsheet.

    What it would take for a formula gets an apostrophe in front, within a cell as well: behind ";", "|", a tab or a new
    line another cell begins for some. What was written exactly is in `jsonl`.
    """
    yield _row(list(FIELDS))
    for link in found:
        values = {**canonical(link), "data": json.dumps(link.data, sort_keys=True), "hash": link.hash}
        yield _row([_safe(str(values[column])) for column in FIELDS])


def moment(text: str, *, is_end: bool) -> datetime:
    """An ISO date or time in UTC. A date is that day's beginning, as an end the next day's: both days are included.

    Raises ValueError.
    """
    when = datetime.fromisoformat(text)
    when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return when + timedelta(days=1) if is_end and _is_date(text) else when


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _row(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _safe(cell: str) -> str:
    return _FORMULA.sub("'", cell)
