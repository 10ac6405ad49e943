"""A limit that MultiMail names while the desk reads (429): until it is over nothing is read, by no process."""

from datetime import timedelta

from django.utils import timezone

from reviewer.marks.leave import last, leave
from reviewer.multimail.errors import OutboundError, Transient

# The mark that says until when.
READ_AGAIN = "read again"
# Seconds after a 429 that names no time, and after one that names none worth the name.
DEFAULT, LEAST = 5.0, 1.0


def named_by(error: OutboundError) -> float:
    """For how many seconds MultiMail wants to be left alone; 0 when it does not."""
    if not isinstance(error, Transient) or error.status != 429:
        return 0.0
    return DEFAULT if error.retry_after is None else max(error.retry_after, LEAST)


def heed(seconds: float) -> None:
    """Read nothing for so long; a longer wait that stands already is kept."""
    until = timezone.now() + timedelta(seconds=seconds)
    if seconds and until > (last(READ_AGAIN) or timezone.now()):
        leave(READ_AGAIN, until)


def is_limited() -> bool:
    """Whether nothing is to be read now."""
    until = last(READ_AGAIN)
    return until is not None and timezone.now() < until
