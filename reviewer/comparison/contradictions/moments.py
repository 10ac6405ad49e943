"""When two times are one instant. Pure."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from reviewer.comparison.facts import hedges, spoken_times, zones
from reviewer.comparison.facts.durations import seconds
from reviewer.comparison.facts.hedges import Span
from reviewer.comparison.facts.zones import ZONE

from .agree import DAYS, duration, same_day
from .statements import Statement

DAY, HOUR = 1440.0, 60.0
# How long a minute is that a time is written to.
MINUTE = 0.99
# The whole of what lies before, and not the last hour of it.
HALF_DAYS = ("before noon", "before midday", "before midnight", "before lunch")
CLOCK = re.compile(r"(?:((?:\d{4}|-)-\d\d-\d\d)T)?(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?")
NAMED = re.compile(rf"({ZONE})\)?$", re.I)
LOCAL = re.compile(
    r"[ (]{1,2}(?:(?i:local|site|store|office|heure (?:de|locale)|hora (?:de|local)|ortszeit)\b|in [A-Z][a-z]{2,})"
)
# Where the next word will be.
CHANNEL = re.compile(r"\b(?:status (?=page)|channel|thread|bridge|call|mail|e-mail|intranet|portal)\b", re.I)
# Who will hear it: a call of the executives is no message to customers.
AUDIENCES = {
    "customers": (
        r"customers?|clients?|users?|merchants?|public|status (?:page|site)|tenants?|partners?|kunden"
        r"|clientes|abonn\u00e9s"
    ),
    "executives": (
        r"executives?|leadership|management|board|directors?|gesch\u00e4ftsleitung|vorstand|direction"
        r"|direcci\u00f3n"
    ),
    "staff": r"internal(?:ly)?|staff|employees|engineers|responders|intern\w*|interne|equipo",
}
AUDIENCE = {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in AUDIENCES.items()}
SENTENCES = re.compile(r"[.!?;]\s|\n")
# "Between about 4 and 5 pm" is rough on both sides, and so is "entre 14 h et 15 h environ".
ROUGHLY = (
    r"(?:about|around|roughly|approximately|approx\.?|circa|ca\.|some time around|etwa|ungef\u00e4hr|gegen|rund|environ"
    r"|vers|aproximadamente|alrededor de|hacia|sobre)[ ](?:las? )?"
)
TO_END = r"(?: (?:and|to|until|und|bis|et|\u00e0|y|a|hasta) (?:las? )?[\d:.h]{1,5}(?: ?(?:[ap]m|h|Uhr)(?: ?\d\d)?)?)?"
ROUGH_BEFORE = re.compile(
    rf"\b{ROUGHLY}(?:(?:between|from|zwischen|von|entre|de|desde)[ ](?:las? )?)?"
    r"(?:[\w:.]{1,5}(?: ?(?:[ap]\.?m\.?|h|Uhr)(?: ?\d\d)?)?(?: (?:and|to|until|till|und|bis|et|\u00e0|y|a|hasta)"
    r"|[ ]?[-\u2013])"
    r"[ ]?(?:las? )?)?$",
    re.I,
)
ROUGH_BEHIND = re.compile(
    rf"{TO_END}\)?,? (?:environ|aproximadamente|or so|or thereabouts|roughly|approximately)\b", re.I
)
NEAR = {
    "shortly after": (0.0, 20.0), "just after": (0.0, 10.0), "soon after": (0.0, 20.0), "shortly before": (-15.0, 0.0),
        "just before": (-10.0, 0.0), "right after": (0.0, 5.0), "right before": (-5.0, 0.0)
}  # fmt: skip


def same(one: Statement, other: Statement) -> bool:
    """Whether both can be one instant; without a zone, whole hours may lie between them."""
    exact = _exact(one), _exact(other)
    if all(exact):
        return exact[0] == exact[1]
    day_one, day_other = day(one), day(other)
    if day_one and day_other and not same_day(day_one, day_other) and one.fact.value[-1] == other.fact.value[-1]:
        return False
    first, second = offsets(one), offsets(other)
    unsure = bool(first) != bool(second) or any(_is_local(s.after) for s in (one, other))
    either = any(spoken_times.is_either(s.shown) for s in (one, other))
    spans = span(one), span(other)
    if unsure and _near(spans[0], 0, spans[1], 0, HOUR):
        return True  # a zone that is not named
    first, second = first or second or (0,), second or first or (0,)
    # By the clocks of one place summer time holds for both, or for neither.
    shifted = zip(first, second, strict=True) if first == second else product(first, second)
    return any(_near(spans[0], a, spans[1], b, DAY / 2 if either else DAY) for a, b in shifted)


def _exact(statement: Statement) -> str:
    """A time of day in UTC that is written to the minute, with its zone; "" for any other.

    Two of those are one instant or they are not: long timelines hold hundreds against each other.
    """
    return (
        ""
        if _is_local(statement.after) or is_rough(statement)
        else _exactly(statement.fact.value, statement.shown.lower())
    )


@lru_cache(maxsize=4096)
def _exactly(value: str, shown: str) -> str:
    clock = CLOCK.fullmatch(value)
    if not clock or clock[1] or clock[4] or not clock[5] or spoken_times.is_either(shown):
        return ""
    allowed = _span(value, shown)
    if not math.isclose(allowed.high - allowed.low, MINUTE):
        return ""
    return str(round(allowed.low - _meant(value, shown)[0]) % int(DAY))


@lru_cache(maxsize=4096)
def _is_local(after: str) -> bool:
    """Whether what follows a time says that it is that of a place which is not named."""
    return bool(LOCAL.match(after))


def spoken_apart(one: Statement, other: Statement) -> bool:
    """Whether two versions say that they speak from different moments, so that what moves on may differ."""
    if not (one.spoken and other.spoken):
        return False
    first, second = _meant(one.spoken, ""), _meant(other.spoken, "")
    moved = (_minutes(one.spoken) - (first or second or (0,))[0]) - (
        _minutes(other.spoken) - (second or first or (0,))[0]
    )
    return moved % (DAY / 2) != 0  # "ten past three" is either


def day(statement: Statement) -> str:
    """The date within an instant, "" for a time of day."""
    return _day(statement.fact.value)


@lru_cache(maxsize=4096)
def _day(value: str) -> str:
    match = CLOCK.match(value)
    return match[1] or "" if match else ""


def days(told: Sequence[Statement]) -> list[Statement]:
    """A date for each instant that names its day."""
    dated = [s for s in told if s.fact.kind == "time" and day(s)]
    lone = len({day(s) for s in dated} | {s.fact.value for s in told if s.fact.kind == "date"}) == 1
    return [replace(s, fact=replace(s.fact, kind="date", value=day(s)), lone=lone) for s in dated]


def minutes(statement: Statement) -> float:
    """The time of day in minutes, as written in its own zone."""
    return _minutes(statement.fact.value)


@lru_cache(maxsize=4096)
def _minutes(value: str) -> float:
    match = CLOCK.match(value)
    return int(match[2]) * 60 + int(match[3]) + int(match[4] or 0) / 60 if match else 0.0


def shifts(statement: Statement, own: Sequence[int], east: int) -> set[int]:
    """By how many days the day by a clock so many minutes east of UTC differs from the day as written.

    `own` are the minutes east of UTC that its own clock can be.
    """
    at = int(minutes(statement))
    return {(at - offset + east) // int(DAY) for offset in own}


def is_vague(statement: Statement) -> bool:
    """Whether its words say that it is not meant to the minute: "shortly before three"."""
    shown = statement.shown.lower()
    return bool(hedges.mode(shown)) or shown.startswith((*NEAR, "toward")) or is_rough(statement)


def is_rough(statement: Statement) -> bool:
    """Whether what stands around it makes it rough: "about" before the range that it ends, "environ" behind it."""
    return _is_rough(statement.before, statement.after)


@lru_cache(maxsize=4096)
def _is_rough(before: str, after: str) -> bool:
    return bool(ROUGH_BEFORE.search(before) or ROUGH_BEHIND.match(after))


def span(statement: Statement) -> Span:
    """The minutes of the day that a time's words allow."""
    return _span(statement.fact.value, statement.shown.lower(), is_rough(statement))


@lru_cache(maxsize=4096)
def _span(value: str, shown: str, rough: bool = False) -> Span:
    at = _minutes(value)
    for words, (before, after) in NEAR.items():
        if shown.startswith(words):
            return Span(at + before, at + after)
    how = hedges.mode(shown)
    if shown.startswith(HALF_DAYS):
        return Span(at - 240, at)
    if shown.startswith("before "):
        return Span(at - 60, at)
    if shown.startswith(("by noon", "by midday", "by midnight")):
        return Span(at - 45, at + 10)
    if how or rough or shown.startswith(("by ", "toward")):
        slack = 15.0 if at % 60 == 0 else 8.0 if at % 30 == 0 else 5.0 if at % 5 == 0 else 2.0
        return Span(at - slack, at + slack)
    if spoken_times.is_spoken(shown):
        slack = 5.0 if at % 15 == 0 else 2.5
        return Span(at - slack, at + slack)
    if shown.startswith("after "):
        return Span(at, at + 60)
    whole = ":" not in shown and re.match(r"\d{1,2}\s?[ap]", shown)
    fine = 10.0 if whole else 0.0 if value.count(":") > 1 + ("+" in value) else MINUTE
    return Span(at - (fine if whole else 0.0), at + fine)


def offsets(statement: Statement) -> tuple[int, ...]:
    """The minutes east of UTC that its zone can mean; empty when it names none."""
    return _meant(statement.fact.value, statement.shown)


@lru_cache(maxsize=4096)
def _meant(value: str, shown: str) -> tuple[int, ...]:
    match = CLOCK.match(value)
    if match and match[5]:
        return zones.offsets("UTC" if match[5] == "Z" else match[5])
    named = NAMED.search(shown)
    return zones.offsets(named[1] if named else "")


def _near(one: Span, offset: int, other: Span, other_offset: int, turn: float) -> bool:
    """Whether the spans meet on the face of a clock that comes round after `turn` minutes, each moved to UTC."""
    low, high = one.low - offset, one.high - offset
    shift = round((low - (other.low - other_offset)) / turn) * turn
    moved = Span(other.low - other_offset + shift, other.high - other_offset + shift)
    return Span(low, high).meets(moved)


def are_of_two_channels(one: Statement, other: Statement, versions: Sequence[Sequence[Statement]]) -> bool:
    """Whether each is promised to readers or on a channel of its own (on the status page), or a third has both."""
    readers = [_audiences(statement) for statement in (one, other)]
    if all(readers) and readers[0].isdisjoint(readers[1]):
        return True
    if one.version != other.version and any(
        _names(value, s) for value, there in ((one, other), (other, one)) for s in _of(there, versions)
    ):
        return True
    channels = [_channel(statement) for statement in (one, other)]
    if one.version == other.version and all(channels) and channels[0] != channels[1]:
        return True
    thirds = [those for those in versions if those and those[0].version not in (one.version, other.version)]
    return any(all(any(_names(value, s) for s in those) for value in (one, other)) for those in thirds)


def _of(statement: Statement, versions: Sequence[Sequence[Statement]]) -> Sequence[Statement]:
    """All of its kind that its version states."""
    return next((those for those in versions if those and those[0].version == statement.version), ())


def _audiences(statement: Statement) -> frozenset[str]:
    """Who is named beside a promise."""
    said = _beside(statement)
    return frozenset(name for name, words in AUDIENCE.items() if words.search(said))


def _channel(statement: Statement) -> str:
    said = CHANNEL.findall(_beside(statement))
    return said[-1].lower() if said else ""


def _beside(statement: Statement) -> str:
    """The words of its sentence right before it and behind it."""
    return f"{SENTENCES.split(statement.before)[-1]} {SENTENCES.split(statement.after)[0]}"


def _names(value: Statement, other: Statement) -> bool:
    """Whether another promise is of that very moment."""
    return not other.fact.value.startswith("P") and same_update(value, other)


def _from_then(length: Statement) -> Statement:
    """The moment that a length of time from when its version speaks comes to: "in three hours", as of 15:00."""
    clock = CLOCK.match(length.spoken)
    at = round(_minutes(length.spoken) + (seconds(length.fact.value) or 0) / 60) % int(DAY)
    value = f"{at // 60:02}:{at % 60:02}{(clock and clock[5]) or ''}"
    return replace(length, fact=replace(length.fact, value=value), shown=f"about {value}")


def same_update(one: Statement, other: Statement) -> bool:
    """Whether two promised updates are one; a time and a length of time cannot be told apart without a clock."""
    values = one.fact.value, other.fact.value
    told, length = sorted((one, other), key=lambda s: s.fact.value.startswith("P"))
    if length.spoken and length.fact.value.startswith("PT") and CLOCK.match(told.fact.value):
        return same(told, _from_then(length))
    if any(value.startswith("P") for value in values):
        return not all(value.startswith("P") for value in values) or duration(one, other)
    if DAYS.issuperset(values):
        return values[0] == values[1]
    if not all(CLOCK.match(value) for value in values):
        return bool(CLOCK.match(values[0])) != bool(CLOCK.match(values[1])) or same_day(*values)
    return same(one, other)
