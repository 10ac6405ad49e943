"""Whether a time only names something that runs by a timetable ("the 18:30 sailing") and is no event. Pure."""

import re

# What such a time is about.
ABOUT = "timetable"
BEFORE = re.compile(
    r"\b(?:the|this|that|our|your|its|their|each|every|an?|yesterday['\u2019]s|today['\u2019]s)[ ]$", re.I
)
AFTER = re.compile(
    r"(?:[ ](?:UTC|GMT|[A-Z]{3,4}))?[ ](?:\w{2,9}day[ ]|(?:morning|evening|night|early|late|regular|daily)[ ])?"
    r"(?:sailing|crossing|ferry|boat|train|tram|flight|bus|coach|shuttle|departure|tour|show|performance|screening|concert"
    r"|match|kick-?off|lecture|class|lesson|session|appointment|slot|news(?:cast)?|bulletin|edition|broadcast|mass)s?\b",
    re.I,
)


def is_departure(text: str, start: int, end: int) -> bool:
    """Whether the time from `start` to `end` stands before the noun that it names."""
    return AFTER.match(text, end) is not None and BEFORE.search(text[max(0, start - 14) : start]) is not None
