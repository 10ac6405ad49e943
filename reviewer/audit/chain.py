"""The chain itself, as functions of values: what is hashed, and how a break is found."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True)
class Link:
    """One event as it was hashed."""

    seq: int
    at: datetime
    actor: str
    action: str
    draft: str
    incident: str
    data: dict[str, Any]
    previous: str
    hash: str = ""


# What of an event is hashed, and its hash, in the order of an export's columns.
FIELDS = tuple(field.name for field in fields(Link))


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold, and why, in words."""

    seq: int
    why: str


def written(moment: datetime) -> str:
    """A moment as the history has it: in UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(link: Link) -> dict[str, Any]:
    """Every field but the hash, as JSON has it: times in UTC, to the microsecond. Raises ValueError for no time."""
    values = {name: getattr(link, name) for name in FIELDS if name != "hash"}
    if not isinstance(link.at, datetime):
        raise ValueError(f"the time of event {link.seq} is none")
    return {**values, "at": written(link.at)}


def digest(link: Link) -> str:
    """SHA-256, in hex, of the canonical JSON: ASCII, sorted keys, no spaces."""
    text = json.dumps(canonical(link), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def is_as_hashed(link: Link) -> bool:
    """Whether its hash is that of what stands in it."""
    try:
        return digest(link) == link.hash
    except (AttributeError, TypeError, ValueError, OverflowError):
        # A value of which no hash can be made stands there since: a time that is none, say.
        return False


def first_break(links: Iterable[Link], head_seq: int, head_hash: str) -> Break | None:
    """The first place where the chain is broken, or None. `links` come in order of `seq`."""
    expected, previous = 1, GENESIS
    for link in links:
        if link.seq != expected:
            return Break(expected, f"event {expected} is missing")
        if link.previous != previous:
            return Break(link.seq, f"event {link.seq} does not follow event {link.seq - 1}")
        if not is_as_hashed(link):
            return Break(link.seq, f"event {link.seq} was changed after it was written")
        expected, previous = expected + 1, link.hash
    if (expected - 1, previous) != (head_seq, head_hash):
        return Break(expected, f"the chain ends at event {expected - 1}, its head says {head_seq}")
    return None
