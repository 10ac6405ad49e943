"""One pass of a kind at a time, as far as the cache tells: for what does no harm twice but takes the processor."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.core.cache import cache

# A pass ends what it has begun when its time is over.
LONGER = 5.0


@contextmanager
def alone(key: str, lasts: float) -> Iterator[bool]:
    """Whether no other pass named `key` is at it.

    One that takes longer than it `lasts`, in seconds, leaves the word of the next one alone.
    """
    mine = uuid4().hex
    free = cache.add(key, mine, timeout=lasts + LONGER)
    try:
        yield free
    finally:
        if free and cache.get(key) == mine:
            cache.delete(key)
