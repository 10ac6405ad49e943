"""What settings may be, and stand for. Checks raise ValidationError, and quote no value that may hold a password."""

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from environs import ValidationError, validate

from reviewer.drafts.audiences import UNSORTED
from reviewer.drafts.patterns import as_pattern, why_not

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
# What logging also calls two of them.
_OTHER_NAMES = {"WARN": "WARNING", "FATAL": "CRITICAL"}
# At most a day: what PostgreSQL and the clock of the beat can count has an end as well.
SECONDS = validate.Range(min=1, max=24 * 3600)
_NO_COUNT = "It must be a whole number of processes, from 1 on."
PROCESSES: dict[str, Any] = {
    "validate": validate.Range(min=1, error=_NO_COUNT),
    "error_messages": {"invalid": _NO_COUNT},
}
# As the columns have it.
LONGEST_AUDIENCE = 40
_NAME = r"[a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\]"
_HOST = re.compile(rf"\*|{_NAME}", re.IGNORECASE | re.ASCII)
_ORIGIN = re.compile(rf"https?://(?:{_NAME})(?::(?P<port>[1-9][0-9]{{0,4}}))?/*", re.IGNORECASE | re.ASCII)
# The ports that browsers leave out.
_USUAL_PORT = {"https": ":443", "http": ":80"}
_ENGINES = ("django.db.backends.postgresql", "django.db.backends.sqlite3")


def secret(value: str) -> None:
    """Anything but what stands behind an empty value in `.env`, which Compose takes for the value."""
    if re.match(r"#\s", value):
        raise ValidationError("It is the comment behind it in .env: give that a line of its own.")


def key(value: str) -> None:
    """A secret that HTTP can carry; around it may be space."""
    secret(value)
    if not re.fullmatch(r"[!-~]*", value.strip()):
        raise ValidationError("It has characters that no key has, such as a space or a new line within it.")


def database(url: str) -> None:
    """PostgreSQL, or SQLite in another place; empty for SQLite under VAR_DIR."""
    try:
        known = not url or _names_one(dj_database_url.parse(url))
    except ValueError:
        known = False
    if not known:
        raise ValidationError("It must be like postgres://user:password@host/name.")


def _names_one(found: dj_database_url.DBConfig) -> bool:
    return found["ENGINE"] in _ENGINES and bool(found["NAME"] or found.get("OPTIONS", {}).get("service"))


def hosts(names: Sequence[str]) -> None:
    """Names by which browsers may ask for the desk, as Django compares them; empty for this machine's own."""
    if not all(_HOST.fullmatch(name) for name in named(names)):
        raise ValidationError("Each must be like desk.example.com: no scheme, no port, no path.")


def origin(url: str) -> None:
    """What browsers call the origin of a page; empty for the one of a local run."""
    found = _ORIGIN.fullmatch(url.strip())
    if url.strip() and not (found and int(found["port"] or 1) < 2**16):
        raise ValidationError("It must be like https://desk.example.com, without a path.")


def origin_of(url: str) -> str:
    """The same as browsers write it, who compare it letter by letter."""
    url = url.strip().rstrip("/").lower()
    return url.removesuffix(_USUAL_PORT.get(url.partition(":")[0], ""))


def redis(url: str) -> None:
    """Redis, or Redis behind TLS; empty for none."""
    try:
        parts = urlsplit(url)
        known = not url or (parts.scheme in ("redis", "rediss") and parts.port != 0)
    except ValueError:  # no port
        known = False
    if not known:
        raise ValidationError("It must be like redis://host:6379/0.")


def level(name: str) -> None:
    """A level of logging, in any case."""
    if level_of(name) not in LEVELS:
        raise ValidationError(f"It must be one of {', '.join(LEVELS)}.")


def level_of(name: str) -> str:
    """The name of LEVELS that it stands for."""
    return _OTHER_NAMES.get(name.upper(), name.upper())


def named(names: Sequence[str]) -> list[str]:
    """What a list names: a comma at its end adds nothing."""
    return [name for name in names if name]


def audiences(names: Sequence[str]) -> None:
    """Words of their own, in lower case, by which filters and the tables of hints find them; empty for the usual."""
    names = named(names)
    if len(set(names)) < len(names):
        raise ValidationError("One of them is named twice.")
    if UNSORTED in names:
        raise ValidationError(f"None may be called {UNSORTED}: that is what belongs to none.")
    if not all(len(name) <= LONGEST_AUDIENCE and name == name.lower() for name in names):
        raise ValidationError(f"Each must be written in lower case, with at most {LONGEST_AUDIENCE} characters.")


def from_json(written: str) -> Any:
    """What is written in JSON; None where that cannot be read, or is nested too deep, which no setting is."""
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def recipients(written: str) -> None:
    """Address or domain to audience. One that no mail can have would be a fence that never closes."""
    rules = from_json(written)
    if not isinstance(rules, dict) or not all(isinstance(name, str) for name in rules.values()):
        raise ValidationError("It must be a JSON object of address or domain to audience.")
    audience_of: dict[str, str] = {}
    for typed, audience in rules.items():
        pattern = as_pattern(typed)
        if why := why_not(pattern):
            raise ValidationError(f"{typed[:80]!r} {why}.")
        if audience_of.setdefault(pattern.removeprefix("@"), audience) != audience:
            raise ValidationError(f"{typed[:80]!r} is there twice, with two audiences.")


def remarks(names: Sequence[str]) -> None:
    """Kinds of remarks on wording."""
    names = named(names)
    if not names:
        return
    from reviewer.comparison.wording import RULES  # most desks want them all, and start without it

    if not set(names) <= set(RULES):
        raise ValidationError(f"They must be among {', '.join(RULES)}.")
