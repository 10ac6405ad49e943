"""Versions written as one string."""

from reviewer.comparison.values import Version


def read(told: str) -> Version:
    """A version; of one that begins with "S:" that line is the subject."""
    if told.startswith("S:"):
        subject, text = told.split("\n", 1)
        return Version("engineering", subject[2:].strip(), text)
    return Version("engineering", "", told)
