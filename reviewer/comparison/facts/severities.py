"""How grave an incident is. Value: P0 to P4; SEV1 and critical are P1. Pure."""

import re
from collections.abc import Iterator

from .found import Found
from .layout import layout
from .lexicon import openings
from .numbers import tried

CODE = re.compile(r"(?<![\w.-])(?:P|SEV|Sev|sev|S)(?:[- ]?|:[ ]|[ ]?level[ ])([0-4])(?![\w%]|[.:-]\d)")
SPELT = re.compile(
    r"\b(?:severity|priority)(?:[ ]level)?[ :]{0,2}(?:\*\*|is|was|of|as|level|[ :]){0,6}([0-4])(?![\w%]|[.:]\d)", re.I
)
LEVEL = "critical|high|major|medium|moderate|minor|low"
WORD = re.compile(
    rf"\b(?:severity|priority|impact level)\b(?:\*\*|\||[ :]|is|was|level|rating|as){{0,8}}(?P<a>{LEVEL})\b"
    rf"|\b(?P<b>{LEVEL})[- ](?:severity|priority)\b(?!\s+(?:alert|ticket))",
    re.I,
)
CODES = openings("P, SEV, S, P#, SEV#, S#")
NAMED = openings("severity, priority, impact level, critical, high, major, medium, moderate, minor, low")
LEVELS = {"critical": 1, "high": 2, "major": 2, "medium": 3, "moderate": 3, "minor": 4, "low": 4}


def find(text: str) -> Iterator[Found]:
    """Every severity: P1, SEV-2, "severity: critical", "high severity"."""
    marks = layout(text).marks
    for match in tried(CODE, text, marks.starts(CODES)):
        if match.group()[0] != "S" or len(match.group()) > 3 or "sev" in match.group().lower():
            yield Found(match.start(), match.end(), "severity", f"P{match[1]}")
    for match in tried(SPELT, text, marks.starts(NAMED)):
        yield Found(match.start(), match.end(), "severity", f"P{match[1]}")
    for match in tried(WORD, text, marks.starts(NAMED)):
        group = "a" if match["a"] else "b"
        start, end = (match.start("a"), match.end("a")) if match["a"] else match.span()
        yield Found(start, end, "severity", f"P{LEVELS[match[group].lower()]}")
