"""Versions written as one string."""

import re

from reviewer.comparison.values import Version


def read(told: str) -> Version:
    """A version; of one that begins with "S:" that line is the subject."""
    if told.startswith("S:"):
        subject, text = told.split("\n", 1)
        return Version("engineering", subject[2:].strip(), text)
    return Version("engineering", "", told)


def sectioned(report: str) -> tuple[str, list[tuple[str, int]]]:
    """A report in which "§name§" stands where a section begins: its text, and name and start of each section."""
    text, sections = "", []
    for index, part in enumerate(re.split(r"§(\w+)§", report)):
        if index % 2:
            sections.append((part, len(text)))
        else:
            text += part
    return text, sections
