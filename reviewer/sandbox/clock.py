"""The sandbox's own clock: the machine's, moved by a shift that tests set, and the two ways MultiMail writes a time."""

import re
import time
from datetime import UTC, datetime

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_PLAIN_OFFSET = re.compile(r"[ ](\d{2}:?\d{2})$")


class Clock:
    """Milliseconds since the epoch, UTC, plus `shift_ms`."""

    def __init__(self, shift_ms: int = 0) -> None:
        """Start with a shift kept from an earlier run."""
        self.shift_ms = shift_ms

    def now(self) -> int:
        """The present in epoch milliseconds."""
        return time.time_ns() // 1_000_000 + self.shift_ms


def iso(ms: int) -> str:
    """Write epoch milliseconds as ISO 8601 UTC with milliseconds and a `Z`."""
    moment = datetime.fromtimestamp(ms // 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03d}Z"


def iso_or_none(ms: int | None) -> str | None:
    """Write a time that may be missing."""
    return None if ms is None else iso(ms)


def parse_iso(text: str) -> int:
    """Read ISO 8601 (a date alone is its midnight, no offset means UTC) as epoch milliseconds; ValueError otherwise.

    A `+` that a query string turned into a space is read as the `+` it was.
    """
    moment = datetime.fromisoformat(_PLAIN_OFFSET.sub(r"+\1", text))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return round(moment.timestamp() * 1000)
    except OverflowError as error:
        raise ValueError(text) from error


def month_start(ms: int) -> int:
    """The first instant of the month that `ms` is in: the start of a billing period."""
    moment = datetime.fromtimestamp(ms // 1000, UTC)
    return round(datetime(moment.year, moment.month, 1, tzinfo=UTC).timestamp() * 1000)


def day(ms: int) -> str:
    """The date (UTC) of `ms`, as usage names it."""
    return f"{datetime.fromtimestamp(ms // 1000, UTC):%Y-%m-%d}"
