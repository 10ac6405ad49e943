"""The account: its plan and usage, its API keys, its audit log."""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from reviewer.multimail.words import Scope
from reviewer.sandbox import account, checks, ledger
from reviewer.sandbox.clock import day, iso, iso_or_none, month_start
from reviewer.sandbox.paging import by_seq
from reviewer.sandbox.web import Call, Reply, bad, missing

LIVE: Final = "mm_live_"
TEST: Final = "mm_test_"
_SHOWN: Final = 12


def health(call: Call) -> Reply:
    """GET /health."""
    call.db.execute("SELECT 1")
    return Reply({"status": "ok"})


def one(call: Call) -> Reply:
    """GET account."""
    own = account.load(call.db)
    stored: int = call.db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[
        0
    ]
    shown = {
        "id": own.id,
        "name": own.name,
        "slug": account.SLUG,
        "plan": own.plan,
        "oversight_email": own.oversight_email,
        "physical_address": own.physical_address,
        "monthly_email_quota": own.allows.emails_a_month,
        "emails_sent_this_month": account.sent_this_month(call.db, own, call.now),
        "max_mailboxes": own.allows.mailboxes,
        "storage_used_bytes": stored,
        "max_storage_bytes": account.MAX_STORAGE_BYTES,
        "is_active": True,
        "sending_disabled": own.sending_disabled,
        "sending_disabled_reason": own.sending_disabled_reason,
    }
    return Reply(shown)


def usage(call: Call) -> Reply:
    """GET usage, in sum or by day (`breakdown=daily` or `period=daily`); whole days, `from` and `to` in epoch ms."""
    to_ms = _epoch(call, "to", call.now)
    from_ms = _epoch(call, "from", month_start(min(to_ms, call.now)))
    if from_ms > to_ms:
        raise bad("from must not be after to.")
    by_day = _wants_days(call)
    ledger.write_tally(call.box, call.db)
    if by_day:
        rows = _counts(call.db, from_ms, to_ms)
        data = [{"date": row["day"], "event_type": row["event_type"], "count": row["count"]} for row in rows]
        return Reply({"from": from_ms, "to": to_ms, "breakdown": "daily", "data": data})
    names = {"emails_sent": ledger.SENT, "emails_received": ledger.RECEIVED}
    names |= {"api_calls": ledger.API_CALL, "oversight_actions": ledger.OVERSIGHT}
    sums = {name: ledger.total(call.db, event, from_ms, to_ms) for name, event in names.items()}
    return Reply({"from": from_ms, "to": to_ms, **sums})


def audit_log(call: Call) -> Reply:
    """GET audit-log: newest first."""
    rows, cursor = by_seq(call, "audit")
    return Reply({"entries": [_entry(row) for row in rows], "cursor": cursor})


def keys(call: Call) -> Reply:
    """GET api-keys: never the key itself."""
    ledger.write_tally(call.box, call.db)
    rows = call.db.execute("SELECT * FROM api_keys ORDER BY created_ms, id").fetchall()
    return Reply({"api_keys": [_key(row) for row in rows]})


def create_key(call: Call) -> Reply:
    """POST api-keys: shows the key this once. `test` makes one whose e-mails are never delivered."""
    body = call.body(nulls=True)
    name = checks.filled(body.get("name"), "name")
    scopes = _scopes(body["scopes"]) if "scopes" in body else [Scope.READ]
    test = checks.flag(body.get("test", False), "test")
    secret = new_secret(TEST if test else LIVE)
    key_id = add_key(call.box.ids.new("key_", call.now), call.db, name, secret, scopes, at=call.now)
    _audit(call, "create_api_key", key_id, {"name": name, "scopes": scopes})
    shown = {"id": key_id, "api_key": secret, "prefix": _prefix(secret), "name": name, "scopes": scopes}
    return Reply(shown, 201)


def update_key(call: Call) -> Reply:
    """PATCH api-keys/{id}: name and scopes."""
    row = _find_key(call)
    body = call.body(nulls=True)
    name = checks.filled(body["name"], "name") if "name" in body else row["name"]
    scopes = _scopes(body["scopes"]) if "scopes" in body else msgspec.json.decode(row["scopes"])
    call.db.execute(
        "UPDATE api_keys SET name = ?, scopes = ? WHERE id = ?", (name, msgspec.json.encode(scopes).decode(), row["id"])
    )
    _audit(call, "update_api_key", row["id"], {"name": name, "scopes": scopes})
    return Reply({**_key(_find_key(call)), "status": "updated"})


def revoke_key(call: Call) -> Reply:
    """DELETE api-keys/{id}: the key answers 401 from now on."""
    row = _find_key(call)
    call.db.execute("UPDATE api_keys SET is_active = 0 WHERE id = ?", (row["id"],))
    _audit(call, "revoke_api_key", row["id"], {"name": row["name"]})
    return Reply({"id": row["id"], "status": "revoked"})


def new_secret(prefix: str) -> str:
    """A new random key."""
    return prefix + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What the store keeps of a key."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def add_key(
    key_id: str,
    db: sqlite3.Connection,
    name: str,
    secret: str,
    scopes: Iterable[Scope],
    *,
    at: int,
    limited: bool = False,
) -> str:
    """Store a key; gives its id."""
    db.execute(
        "INSERT INTO api_keys (id, name, prefix, digest, scopes, limited, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            key_id,
            name,
            _prefix(secret),
            digest(secret),
            msgspec.json.encode(list(scopes)).decode(),
            int(limited),
            at,
        ),
    )
    return key_id


def _prefix(secret: str) -> str:
    return secret[:_SHOWN] + "..."


def _scopes(value: object) -> list[Scope]:
    if not isinstance(value, list) or not value:
        raise bad("scopes must be a list with at least one scope.")
    scopes = list(dict.fromkeys(checks.word(item, "scopes", Scope) for item in value))
    if {Scope.SEND, Scope.OVERSIGHT} <= set(scopes):
        raise bad("A key may not hold both send and oversight: nobody approves what they sent. Make two keys.")
    return scopes


def _find_key(call: Call) -> sqlite3.Row:
    row: sqlite3.Row | None = call.db.execute(
        "SELECT * FROM api_keys WHERE id = ? AND is_active", (call.args["key"],)
    ).fetchone()
    if row is None:
        raise missing("API key", call.args["key"])
    return row


def _key(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "name": row["name"],
        "prefix": row["prefix"],
        "scopes": msgspec.json.decode(row["scopes"]),
        "created_at": iso(row["created_ms"]),
        "last_used_at": iso_or_none(row["last_used_ms"]),
        "is_active": bool(row["is_active"]),
    }


def _entry(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "action": row["action"],
        "resource_type": row["resource_type"],
        "resource_id": row["resource_id"],
        "actor_key_id": row["actor_key_id"],
        "metadata": None if row["metadata"] is None else msgspec.json.decode(row["metadata"]),
        "created_at": iso(row["created_ms"]),
    }


def _audit(call: Call, action: str, key_id: str, metadata: dict[str, object]) -> None:
    ledger.write_audit(
        call.box,
        call.db,
        call.now,
        action=action,
        resource=("api_key", key_id),
        actor=call.actor,
        metadata=metadata,
    )


def _epoch(call: Call, name: str, default: int) -> int:
    return checks.whole(call.query(name), name, default=default, least=0, most=253_402_300_799_999)


def _wants_days(call: Call) -> bool:
    breakdown, period = call.query("breakdown"), call.query("period")
    if breakdown not in (None, "daily"):
        raise bad("breakdown must be daily.")
    if period not in (None, "daily", "summary"):
        raise bad("period must be summary or daily.")
    return "daily" in (breakdown, period)


def _counts(db: sqlite3.Connection, from_ms: int, to_ms: int) -> list[sqlite3.Row]:
    return db.execute(
        "SELECT * FROM usage WHERE day BETWEEN ? AND ? ORDER BY day, event_type",
        (day(from_ms), day(to_ms)),
    ).fetchall()
