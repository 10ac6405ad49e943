"""What settings may be, and stand for. Checks raise ValidationError, and quote no value that may hold a password."""

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

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
_POSTGRESQL, _SQLITE = "django.db.backends.postgresql", "django.db.backends.sqlite3"
# What Django and psycopg take beside the parameters of libpq.
_NOT_OF_LIBPQ = {"assume_role", "server_side_binding", "prepare_threshold"}
_COUNTS = ("connect_timeout", "prepare_threshold")
# What cache and broker both read from the address of Redis, each in a way of its own: the number of the database, and
# how TLS is checked.
_REDIS_PATH = re.compile(r"/?[0-9]{0,4}", re.ASCII)
_REDIS_TLS = {
    "ssl_cert_reqs": re.compile("required|optional|none"),
    "ssl_check_hostname": re.compile("true|false"),
    **dict.fromkeys(("ssl_ca_certs", "ssl_certfile", "ssl_keyfile"), re.compile(".+")),
}


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
    if not url:
        return
    try:
        found = dj_database_url.parse(url)
    except ValueError:
        found = {}
    options = found.get("OPTIONS", {})
    if found.get("ENGINE") not in (_POSTGRESQL, _SQLITE) or not (found["NAME"] or options.get("service")):
        raise ValidationError("It must be like postgres://user:password@host/name.")
    if not (_connects(options) if found["ENGINE"] == _POSTGRESQL else not options):
        raise ValidationError("Behind its ? stands what is no parameter of the database, or is there twice.")


def _connects(options: dict[str, Any]) -> bool:
    """Whether psycopg would open a connection with these: each would else fail, with a traceback."""
    from psycopg import ProgrammingError  # most starts of a try have no PostgreSQL
    from psycopg.conninfo import make_conninfo

    try:
        make_conninfo("", **{name: value for name, value in options.items() if name not in _NOT_OF_LIBPQ})
        for name in _COUNTS:
            int(options.get(name, 0))
    except (ProgrammingError, ValueError, TypeError):
        return False
    return not any(isinstance(value, list) for value in options.values())


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
    if not url:
        return
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("redis", "rediss") and parts.port != 0 and not parts.fragment
        given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True) if parts.query else []
    except ValueError:  # no port, or no parameters
        known = False
    if not (known and _REDIS_PATH.fullmatch(parts.path)):
        raise ValidationError("It must be like redis://host:6379/0, with a number for its database.")
    tls = _REDIS_TLS if parts.scheme == "rediss" else {}
    if not all(name in tls and tls[name].fullmatch(value) for name, value in given):
        raise ValidationError(f"Behind its ? rediss:// may name {', '.join(_REDIS_TLS)}, and nothing else.")


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
