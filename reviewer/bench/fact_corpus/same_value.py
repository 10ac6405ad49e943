"""Whether two normalised values of facts say the same, whatever the fashion they are written in."""

import re

CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?\s*(Z|UTC|[+-]\d\d:?\d\d)?")
DAY = re.compile(r"(\d{4})?-+(\d\d)-(\d\d)")
LASTING = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?")
SECONDS = (604_800, 86_400, 3_600, 60, 1)


def same_value(kind: str, one: str, other: str) -> bool:
    """Compare two values of one kind; parts that only one of them states (a zone, a year) do not count."""
    if kind in {"time", "next_update"}:
        return _same_clock(one, other)
    if kind in {"date", "due_date"}:
        return _same_day(one, other)
    if kind == "duration":
        return _seconds(one) == _seconds(other)
    if kind in {"percentage", "count"}:
        return _number(one) == _number(other)
    return _plain(one) == _plain(other)


def _same_clock(one: str, other: str) -> bool:
    a, b = CLOCK.search(one), CLOCK.search(other)
    if not a or not b:
        return _plain(one) == _plain(other)
    if a[3] and b[3]:
        return (_minutes(a) - _offset(a[3]) - _minutes(b) + _offset(b[3])) % 1440 == 0
    return _minutes(a) == _minutes(b)


def _minutes(clock: re.Match[str]) -> int:
    return int(clock[1]) * 60 + int(clock[2])


def _offset(zone: str) -> int:
    """Minutes east of Greenwich."""
    digits = re.sub(r"\D", "", zone)
    sign = -1 if zone.startswith("-") else 1
    return sign * (int(digits[:2]) * 60 + int(digits[2:])) if digits else 0


def _same_day(one: str, other: str) -> bool:
    a, b = DAY.search(one), DAY.search(other)
    if not a or not b:
        return _plain(one) == _plain(other)
    years = {a[1], b[1]} - {None}
    return a.groups()[1:] == b.groups()[1:] and len(years) < 2


def _seconds(value: str) -> float | None:
    if not (found := LASTING.search(value)):
        return None
    return sum(float(part) * unit for part, unit in zip(found.groups(), SECONDS, strict=True) if part)


def _number(value: str) -> float | None:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", value)
    return float(found[0].replace(",", "")) if found else None


def _plain(value: str) -> str:
    words = re.sub(r"[^\w.]+", " ", value.casefold()).split()
    return " ".join(word for word in words if word not in {"the", "service"}).removeprefix("v")
