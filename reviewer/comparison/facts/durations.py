"""Lengths of time. Value: ISO 8601 in its largest whole units: PT45M, PT1H45M, P2D, PT0.3S. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from . import english_durations, foreign_durations, numbers
from .found import Found
from .hedges import begin

# What a label gives as a clock shows it.
CLOCKED = re.compile(
    r"\b(?:duration|length|downtime|lasted|time to \w{3,12}|\w{0,12}dauer|(?:durée|duración)(?: totale?)?)\b[*_]{0,2}"
    r"\s?[:|=][*_| ]{0,4}(?P<n>(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:[ \u00a0\u202f]?h\b)?)"
    r"(?![\d:]|\s?[ap]\.?m|\s?(?:[-\u2013]|to|until)\s?\d|\s?(?:UTC|GMT|CES?T)\b)",
    re.I,
)
# What lasted "1h45", which else is a time of day.
LASTED = re.compile(
    r"\b(?:lasted|took|durée?|dura|pendant|soit|durée(?: totale)?(?: de| :)?|total de)[ ]"
    r"(?:(?:about|around|for|environ|près de|plus de|moins de|presque|un total de)[ ])?"
    r"(?P<n>(?P<h>\d{1,2})h(?P<m>[0-5]\d)(?P<s>))(?![\w:])",
    re.I,
)
# "2:40 hours": as a clock shows it, but for "at 16:20 hours", which is a time of day.
OF_HOURS = re.compile(
    r"(?<!\b(?:at|by|to|um|ab) )(?<!\blas )(?<!\b(?:seit|from) )(?<!\b(?:since|until|gegen) )(?<![\w:.,])"
    r"(?P<n>(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?[ ]?(?:hours\b|Stunden\b|Std\b\.?))"
)


def find(text: str) -> Iterator[Found]:
    """Every duration, with the words that hedge it: "about 40 minutes", "an hour and a half", "1h 45m"."""
    for start, end, length in chain(english_durations.find(text), foreign_durations.find(text)):
        yield Found(begin(text, start), end, "duration", iso(length))
    for match in clocked(text):
        length = int(match["h"]) * 3600 + int(match["m"]) * 60 + int(match["s"] or 0)
        yield Found(match.start("n"), match.end("n"), "duration", iso(length))


def clocked(text: str) -> Iterator[re.Match[str]]:
    """Lengths written as a clock shows them, behind a label or before their unit, in hours and minutes."""
    every = chain.from_iterable(pattern.finditer(text) for pattern in (CLOCKED, LASTED, OF_HOURS))
    return (match for match in every if int(match["h"]) + int(match["m"]) > 0)


def iso(seconds: float) -> str:
    """A length of time as ISO 8601, days only where they are whole."""
    if seconds >= 86400 and seconds % 86400 == 0:
        return f"P{int(seconds // 86400)}D"
    hours, rest = divmod(round(seconds, 3), 3600)
    minutes, rest = divmod(rest, 60)
    parts = (f"{int(hours)}H" if hours else "") + (f"{int(minutes)}M" if minutes else "")
    return "PT" + parts + (f"{numbers.shown(rest)}S" if rest or not parts else "")


@lru_cache(maxsize=4096)
def seconds(value: str) -> float | None:
    """What `iso` has written, back as seconds."""
    if match := re.fullmatch(r"P(\d{1,9})D", value):
        return int(match[1]) * 86400.0
    parts = re.fullmatch(r"PT(?:(\d{1,12})H)?(?:(\d{1,2})M)?(?:([\d.]{1,12})S)?", value)
    if not parts:
        return None
    return int(parts[1] or 0) * 3600.0 + int(parts[2] or 0) * 60.0 + float(parts[3] or 0)
