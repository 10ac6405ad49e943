"""What the sandbox writes down of what happened: the audit log and the usage counters."""

import sqlite3
from typing import Final

import msgspec

from reviewer.sandbox.box import Box
from reviewer.sandbox.clock import day

SENT: Final = "email_sent"
RECEIVED: Final = "email_received"
API_CALL: Final = "api_call"
OVERSIGHT: Final = "oversight_action"
BOUNCED: Final = "email_bounced"
COMPLAINED: Final = "email_complained"

SYSTEM: Final = "system"
"""The actor of what time does by itself."""


def write_audit(
    box: Box,
    db: sqlite3.Connection,
    at: int,
    *,
    action: str,
    resource: tuple[str, str],
    actor: str,
    metadata: dict[str, object] | None = None,
) -> None:
    """Append an audit entry. `resource` is its type and its id; nothing ever changes or removes an entry."""
    stored = None if metadata is None else msgspec.json.encode(metadata).decode()
    db.execute(
        "INSERT INTO audit (id, action, resource_type, resource_id, actor_key_id, metadata, created_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (box.ids.new("aud_", at), action, *resource, actor, stored, at),
    )


def count(db: sqlite3.Connection, event_type: str, at: int, number: int = 1) -> None:
    """Add to a usage counter of the day that `at` is in."""
    db.execute(
        "INSERT INTO usage VALUES (?, ?, ?) ON CONFLICT (day, event_type) DO UPDATE SET count = count + excluded.count",
        (day(at), event_type, number),
    )


def total(db: sqlite3.Connection, event_type: str, from_ms: int, to_ms: int) -> int:
    """The sum of a usage counter over the days from `from_ms` to `to_ms`, both included."""
    row = db.execute(
        "SELECT coalesce(sum(count), 0) FROM usage WHERE event_type = ? AND day BETWEEN ? AND ?",
        (event_type, day(from_ms), day(to_ms)),
    ).fetchone()
    return int(row[0])


def write_tally(box: Box, db: sqlite3.Connection) -> None:
    """Move what was counted in memory into the store.

    After it nothing may be refused: a refusal ends the transaction without a trace, and the counts with it.
    """
    with box.tally.lock:
        calls, box.tally.calls = box.tally.calls, type(box.tally.calls)()
        used, box.tally.last_used = box.tally.last_used, {}
    for at, number in calls.items():
        count(db, API_CALL, at, number)
    db.executemany("UPDATE api_keys SET last_used_ms = ? WHERE id = ?", [(at, key) for key, at in used.items()])
