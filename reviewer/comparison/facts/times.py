"""Times of day and instants. Value: ISO 8601 to the precision written, with the zone if one is given. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from . import durations, foreign_times, numbers, pointed_times, spoken_times, zones
from .found import Found
from .hedges import begin, mode
from .layout import layout
from .lexicon import openings

# "4:30 p. m." is how Spanish writes it.
HALF = r"(?:[^\S\n]{0,2}(?:[ap]\.[^\S\n]?m(?:\.|\b)|[ap]m\b))"
CLOCK = (
    rf"(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:[.,]\d{{1,6}})?)?|h[0-5]\d){HALF}?"
    rf"|(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?{HALF}"
)
TO = (
    r"(?:[^\S\n]{0,2}[-\u2013\u2014][^\S\n]{0,2}"
    r"|\s{1,3}(?:to|until|till|and|through|bis|hasta|jusqu'\u00e0|\u00e0|a)\s{1,3})"
)


def _tail(name: str) -> str:
    """The zone that may follow a clock."""
    return rf"(?:(?:,[ ](?=(?-i:[A-Z]{{2}}))|[^\S\n]{{0,2}}(?:Uhr[ ])?)\(?(?P<{name}>{zones.ZONE})(?!\w))?"


DAY = r"\d{4}-\d{2}-\d{2}"
# What stands before a time and belongs to it.
LOOSE = re.compile(r"\b(?:(?:shortly|just|soon|right)[ ](?:after|before)|after|before|by|towards?)[ ][*_`]{0,2}$", re.I)

# A colon after it ends a label: "06:48Z: both resolvers stop".
ENDED = r"(?![\w/]|:\S)"
INSTANT = re.compile(
    rf"(?<![\w.-])(?P<day>{DAY})(?:[T ]|(?P<prose>[ ]at[ ]|,[ ]))"
    r"(?P<clock>(?:[01]\d|2[0-3]):?[0-5]\d(?::?[0-5]\d(?:[.,]\d{1,9})?)?)" + _tail("zone") + ENDED
)
RANGE = re.compile(
    rf"(?<![\w.:/-])(?P<first>{CLOCK}){_tail('zone1')}(?!{zones.BEHIND_UTC}){TO}(?P<last>{CLOCK}){_tail('zone2')}{ENDED}",
    re.I,
)
# The end of a range that an instant begins: "2026-04-14, 07:30-10:05 UTC".
ENDS_RANGE = re.compile(rf"{TO}(?:{CLOCK}){_tail('zone')}{ENDED}", re.I)
SINGLE = re.compile(rf"(?<![\w.:/-])(?P<clock>{CLOCK})(?:[ ]?h(?!\w))?{_tail('zone')}{ENDED}(?!\.\d)", re.I)
MILITARY = re.compile(
    rf"(?<![\w.:/-])(?P<clock>(?:[01]\d|2[0-3])[0-5]\d)"
    rf"(?:(?P<zulu>Z)|[^\S\n](?P<zone>{zones.NAMES})|[^\S\n]?(?:hrs|hours|h)\b)(?!\w)"
)
# "From 9 to 11 am".
SHARED = re.compile(
    rf"(?<![\w.:/,-])(?P<first>1[0-2]|[1-9]){TO}(?P<last>(?:1[0-2]|[1-9])(?:[.:][0-5]\d)?{HALF}){_tail('zone')}", re.I
)
# "Von 14 bis 16 Uhr", "De 14 à 16 h".
HOUR = r"(?:[01]?\d|2[0-3])"
HOURS = re.compile(
    rf"(?<![\w.:/,-])(?P<first>{HOUR})(?:{TO}|\sund\s)(?:las\s)?(?P<last>(?P<clock>{HOUR}(?:[.:][0-5]\d)?)"
    rf"[ \u00a0\u202f]?(?P<unit>Uhr|h))(?!\w){_tail('zone')}{ENDED}",
    re.I,
)
# In an hour before that a length may begin, and behind a word as well: "un retard de 8 à 10 h", "takes 14-16 h".
LATE = 13
FROM = re.compile(r"(?:^|\n|[.!?]\s)De\s(?:las\s)?$|\bde\slas\s$")
LED = re.compile(r"(?:^|\n|[:|(]\s?|\b(?:[Dd]e|[Ee]ntre)\s)$")
NAMED = re.compile(rf"(?<![\w-])(?P<clock>noon|midday|midnight){_tail('zone')}(?![\w-])", re.I)
WORDS = openings("noon, midday, midnight")
SINCE, ON = re.compile(r"\bfrom $", re.I), re.compile(r"[^\w\n]{0,3}(?:to|until|till|on|onwards?)\b", re.I)
UNTIL = re.compile(r"\)?\s(?:until|till|to|bis|hasta(?: las)?|jusqu'\u00e0)\s", re.I)
ZONED, PLAIN = re.compile(r"(?:Z|[+-]\d\d:\d\d)$"), re.compile(r"\d\d:\d\d(?::\d\d)?")
PARTS = re.compile(r"(\d{1,2})(?:[:h.](\d{2}))?(?::(\d{2}))?(?:[.,]\d+)?\s*([ap])?", re.I)
SUFFIX = re.compile(r"([ap])\.?\s?m", re.I)


def find(text: str) -> Iterator[Found]:
    """Every time in a text; a time within a range gets the zone and the half of the day that its partner names."""
    seen = {match.start("n") for match in durations.clocked(text)}
    all_found = list[Found]()
    for found in _all(text, zones.stated(text)):
        if not seen.intersection((found.start, found.end)):
            seen.update((found.start, found.end))
            all_found.append(found)
    yield from _with_zones(text, sorted(all_found))


def _with_zones(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The times; the end of a range in words gets the zone of its beginning: "from two (CET) until 15:00"."""
    for before, one in zip([None, *found], found, strict=False):
        zone = ZONED.search(before.value) if before else None
        if before and zone and PLAIN.fullmatch(one.value) and UNTIL.fullmatch(text, before.end, one.start):
            yield _closed(text, one._replace(value=one.value + zone[0]))
        else:
            yield _closed(text, one)


def _closed(text: str, one: Found) -> Found:
    """A time with the end of the bracket that its zone stands in: "14:05 (CET)"."""
    opened = text.count("(", one.start, one.end) > text.count(")", one.start, one.end)
    return one._replace(end=one.end + 1) if opened and text.startswith(")", one.end) else one


def _all(text: str, common: str) -> Iterator[Found]:
    for match in numbers.matches(INSTANT, text, in_digits=True):
        yield _instant(text, match, common)
    for match in numbers.matches(RANGE, text, in_digits=True):
        yield from _range(match, common)
    yield from _hours(text, common)
    for start, end, minutes, zone in chain(spoken_times.find(text), foreign_times.find(text)):
        yield Found(_begin(text, start), end, "time", iso(f"{minutes // 60}:{minutes % 60:02}", zone or common))
    for match in numbers.matches(SINGLE, text, in_digits=True):
        value = iso(match["clock"], match["zone"] or common)
        yield Found(_begin(text, match.start()), _end(match, "zone"), "time", value)
    yield from _shared(text, common)
    for start, end, clock, zone in pointed_times.find(text):
        yield Found(_begin(text, start), end, "time", iso(clock, zone or common))
    for match in numbers.matches(MILITARY, text, in_digits=True):
        clock = match["clock"]
        zone = match["zone"] or match["zulu"] or common
        if re.search(r"[\d:]\s$|[a-z]{3}\s$", text[max(0, match.start() - 5) : match.start()]) and clock[:2] == "20":
            continue  # a year at the end of a date
        yield Found(match.start(), match.end(), "time", iso(f"{clock[:2]}:{clock[2:]}", zone))
    for match in numbers.tried(NAMED, text, layout(text).marks.starts(WORDS)):
        if SINCE.search(text[max(0, match.start() - 6) : match.start()]) and not ON.match(text, match.end()):
            continue  # left over from noon: no moment of an event
        clock = "00:00" if match["clock"].lower() == "midnight" else "12:00"
        yield Found(_begin(text, match.start()), _end(match, "zone"), "time", iso(clock, match["zone"] or common))


def _instant(text: str, match: re.Match[str], common: str) -> Found:
    """An instant; one that begins a range has the zone of its end, and what looks like a zone behind a comma is it."""
    ended = ENDS_RANGE.match(text, match.end("clock")) if match["prose"] or not match["zone"] else None
    zone = (ended["zone"] if ended else match["zone"]) or common
    digits = re.split("[.,]", match["clock"].replace(":", ""))[0]
    clock = ":".join(digits[i : i + 2] for i in range(0, len(digits), 2))
    end = match.end("clock") if ended else _end(match, "zone")
    return Found(match.start(), end, "time", f"{match['day']}T{clock}{zones.shown(zone)}")


def _hours(text: str, common: str) -> Iterator[Found]:
    """Both ends of a span in whole hours whose unit stands behind the last alone."""
    for match in numbers.matches(HOURS, text, in_digits=True):
        before = text[max(0, match.start() - 8) : match.start()]
        led = FROM.search(before) or (int(match["first"]) >= LATE and LED.search(before))
        if match["unit"].lower() == "uhr" or led:
            zone = match["zone"] or common
            yield Found(*match.span("first"), "time", iso(match["first"], zone))
            yield Found(match.start("last"), _end(match, "zone", "last"), "time", iso(match["clock"], zone))


def _shared(text: str, common: str) -> Iterator[Found]:
    """The beginning of a span of time that its end tells to be one: "from 9 to 11 am"."""
    for match in numbers.matches(SHARED, text, in_digits=True):
        first = iso(
            match["first"],
            match["zone"] or common,
            _shared_half(match["first"], match["last"], _half(match["last"])) or _half(match["last"]),
        )
        yield Found(match.start(), match.end("first"), "time", first)


def iso(clock: str, zone: str = "", half: str = "") -> str:
    """A time of day as ISO 8601: 14:05, 14:05Z, 14:05:30-07:00. `half` (a or p) counts when the clock names none."""
    match = PARTS.match(clock)
    if not match:
        return ""
    hour, minute, second = int(match[1]), match[2] or "00", match[3]
    named = (match[4] or half).lower()
    if named and hour <= 12:
        hour = hour % 12 + (12 if named == "p" else 0)
    return f"{hour:02}:{minute}{':' + second if second else ''}{zones.shown(zone)}"


def _begin(text: str, start: int) -> int:
    """Where a time begins with what makes it vague; "up to 10:40" and "over at 10:40" do not."""
    window = max(0, start - 20)
    match = LOOSE.search(text[window:start])
    if match:
        return window + match.start()
    first = begin(text, start)
    return start if mode(text[first:start]) in {"over", "under"} else first


def _range(match: re.Match[str], common: str) -> Iterator[Found]:
    zone = match["zone2"] or match["zone1"] or common
    last_half = _half(match["last"])
    first_half = _half(match["first"]) or _shared_half(match["first"], match["last"], last_half)
    if ":" not in match["first"] + match["last"] and "h" not in match["first"].lower() and not last_half:
        return
    yield Found(
        match.start("first"),
        _end(match, "zone1", "first"),
        "time",
        iso(match["first"], match["zone1"] or zone, first_half),
    )
    yield Found(match.start("last"), _end(match, "zone2", "last"), "time", iso(match["last"], zone))


def _half(clock: str) -> str:
    match = SUFFIX.search(clock)
    return match[1].lower() if match else ""


def _shared_half(first: str, last: str, half: str) -> str:
    """The half of the day of a first time without one: 2:00-2:45 pm begins in the afternoon, 11:30-1:15 pm not."""
    hours = [int(re.split(r"\D", clock, maxsplit=1)[0]) for clock in (first, last)]
    if not half or hours[0] > 12:
        return ""
    turned = hours[0] % 12 > hours[1] % 12
    return {"p": "a", "a": "p"}[half] if turned else half


def _end(match: re.Match[str], zone: str, clock: str = "clock") -> int:
    return match.end(zone) if match[zone] else match.end(clock)
