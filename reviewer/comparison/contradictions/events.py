"""Something that happened, where a text tells it. Pure."""

import re
from dataclasses import dataclass

from reviewer.comparison.values import Where

from .deeds import deeds
from .order_cues import EARLIER, FIRST, THEN, WHY

# What was named before: "the alarm", "withdrew that update".
NAMED = re.compile(r"(?:\b(?:that|this|these|those|said)|^\W*the)\s(?P<noun>[a-z]{4,16})\b(?!\s[a-z])", re.I)
NAMED_BEFORE = 400
# When it was done: "when it filled up for the second time we doubled it".
WHEN = re.compile(r"^(?:when|as)\s[^,]{3,70}?\s(?=(?:we|they|she|he|the team)\s\w)", re.I)


@dataclass(frozen=True)
class Event:
    """Something that happened, where it is told, and what its words mean."""

    start: int
    end: int
    text: str
    words: frozenset[str]
    where: Where = "text"


Order = tuple[Event, Event]


def event_at(text: str, start: int, end: int) -> Event:
    """What a text tells between two places."""
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip(" *_`-\u2022|,;:"))
    end -= len(cut) - len(cut.rstrip(" *_`.,;:|\n"))
    shown = text[start : max(start, end)]
    said = EARLIER.sub("", THEN.sub("", FIRST.sub("", WHY.sub("", shown))))
    return Event(start, max(start, end), shown, deeds(f"{said} {_named_before(text, start, said)}".rstrip()))


def _named_before(text: str, start: int, said: str) -> str:
    """What stood beside a thing where it was named last, if an event only points back to it: "that update"."""
    pointed = NAMED.search(said)
    if not pointed or len(said) > 60:
        return ""
    noun = re.escape(pointed["noun"])
    beside = rf"(?:(?P<led>[\w-]{{3,20}})\s)?{noun}\b(?:\s(?:of|for|to)\s(?:the\s|our\s)?(?P<of>\w{{3,20}}))?"
    found = list(re.finditer(beside, text[max(0, start - NAMED_BEFORE) : start], re.I))
    return " ".join(filter(None, found[-1].groups())) if found else ""
