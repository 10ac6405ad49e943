"""Where a report says what is still to be done. Pure."""

from functools import lru_cache

from reviewer.comparison.sections import parse


@lru_cache(maxsize=16)
def to_do(text: str) -> tuple[tuple[int, int], ...]:
    """From where to where its action items stand."""
    return tuple((part.start, part.end) for part in parse(text) if part.name == "action_items")
