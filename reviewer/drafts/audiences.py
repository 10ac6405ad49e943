"""How an audience is called. Pure: which there are, in what order, say the settings."""

from collections.abc import Iterable

# In addresses and in POLICY, what belongs to none; no audience may be called so.
UNSORTED = "unsorted"


def label(name: str) -> str:
    """As a word for people: "Customer"; of "" it is "Unsorted"."""
    return (name or UNSORTED).capitalize()


def choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """Each with its label, for a field that lets one be chosen."""
    return [(name, label(name)) for name in names]
