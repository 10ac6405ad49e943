"""A limit that MultiMail names while the desk reads (429): until it is over nothing is read, by no process."""

from datetime import timedelta

from reviewer.clock import AHEAD, DatabaseNow
from reviewer.marks.leave import leave
from reviewer.marks.models import Mark
from reviewer.multimail.errors import OutboundError, Transient
from reviewer.outbound import MAX_RETRY_AFTER

# The mark that says until when.
READ_AGAIN = "read again"
# Seconds after a 429 that names no time, and after one that names none worth the name.
DEFAULT, LEAST = 5.0, 1.0
# What is said to last longer was written before the clock was set back: it is over.
LONGEST = timedelta(seconds=MAX_RETRY_AFTER) + AHEAD


def named_by(error: OutboundError) -> float:
    """For how many seconds MultiMail wants to be left alone; 0 when it does not."""
    if not isinstance(error, Transient) or error.status != 429:
        return 0.0
    return DEFAULT if error.retry_after is None else max(error.retry_after, LEAST)


def heed(seconds: float) -> None:
    """Read nothing for so long; a longer wait that stands already is kept."""
    wait = timedelta(seconds=seconds)
    if seconds and not _limited_for(wait):
        leave(READ_AGAIN, wait)


def is_limited() -> bool:
    """Whether nothing is to be read now."""
    return _limited_for(timedelta(0))


def _limited_for(wait: timedelta) -> bool:
    """Whether nothing is to be read now, nor so long after."""
    return Mark.objects.filter(name=READ_AGAIN, at__gt=DatabaseNow(wait), at__lte=DatabaseNow(LONGEST)).exists()
