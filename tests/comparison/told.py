"""Versions written as one string."""

import re

from reviewer.comparison.facts import find
from reviewer.comparison.values import Fact, Version


def read(told: str) -> Version:
    """A version; of one that begins with "S:" that line is the subject."""
    if told.startswith("S:"):
        subject, text = told.split("\n", 1)
        return Version("engineering", subject[2:].strip(), text)
    return Version("engineering", "", told)


def facts(text: str, kind: str) -> list[Fact]:
    """The facts of one kind that a text tells."""
    return [fact for fact in find(Version("engineering", "", text)) if fact.kind == kind]


def values(text: str, kind: str) -> list[str]:
    """Their values."""
    return [fact.value for fact in facts(text, kind)]


def sectioned(report: str) -> tuple[str, list[tuple[str, int]]]:
    """A report in which "§name§" stands where a section begins: its text, and name and start of each section."""
    text, sections = "", []
    for index, part in enumerate(re.split(r"§(\w+)§", report)):
        if index % 2:
            sections.append((part, len(text)))
        else:
            text += part
    return text, sections
