"""Mailboxes: list, make, change, delete, and the way to a looser oversight mode."""

import re
import secrets
import sqlite3
from collections.abc import Callable
from typing import Any, Final

from reviewer.multimail.words import GateTiming, OversightMode
from reviewer.sandbox import account, checks, emails, ledger
from reviewer.sandbox.clock import DAY
from reviewer.sandbox.records import Mailbox
from reviewer.sandbox.web import Call, Refusal, Reply, bad, conflict

_LOCAL: Final = re.compile(r"[a-z0-9][a-z0-9._+-]{0,63}")
_NAMES: Final = ("address_local", "address_local_part", "address")
_SIGNATURE: Final = 200


def listed(call: Call) -> Reply:
    """GET mailboxes."""
    rows = call.db.execute("SELECT * FROM mailboxes WHERE is_active ORDER BY created_ms, id").fetchall()
    tenant = account.load(call.db).id
    return Reply({"mailboxes": [shape(Mailbox.of(row), tenant) for row in rows]})


def one(call: Call) -> Reply:
    """GET mailboxes/{mb}: adds `mcp_configured`."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    extra = {"mcp_configured": mailbox.mcp_configured, "default_gate_timing": mailbox.default_gate_timing}
    return Reply({**shape(mailbox, account.load(call.db).id), **extra})


def create(call: Call) -> Reply:
    """POST mailboxes: 201; the mode asked for is ignored, a new mailbox starts at gated_send."""
    body = call.body()
    address = _new_address(body)
    # Many clients write an empty text for what they were not given.
    columns = _settings({name: body[name] for name in ("display_name", "webhook_url") if body.get(name, "") != ""})
    if "oversight_mode" in body:
        checks.text(body["oversight_mode"], "oversight_mode")
    _refuse_over_plan(call)
    if call.db.execute("SELECT 1 FROM mailboxes WHERE address = ?", (address,)).fetchone():
        raise conflict(f"{address} is taken.")
    mailbox_id = add(call, address, columns)
    return Reply({"id": mailbox_id, "address": address, "oversight_mode": OversightMode.GATED_SEND}, 201)


def update(call: Call) -> Reply:
    """PATCH mailboxes/{mb}: the mode only stricter."""
    _change(call, _settings(call.body(nulls=True)))
    return Reply({"status": "updated"})


def configure(call: Call) -> Reply:
    """PATCH mailboxes/{mb}/configure: the same, and the mailbox counts as configured."""
    body = call.body(nulls=True)
    columns = _settings(body)
    if "default_gate_timing" in body:
        columns["default_gate_timing"] = checks.word(body["default_gate_timing"], "default_gate_timing", GateTiming)
    _change(call, {**columns, "mcp_configured": 1})
    return Reply({"status": "updated", "mcp_configured": 1})


def delete(call: Call) -> Reply:
    """DELETE mailboxes/{mb}: it and its e-mails are gone for every route; its address stays taken."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    call.db.execute("UPDATE mailboxes SET is_active = 0 WHERE id = ?", (mailbox.id,))
    call.db.execute("UPDATE emails SET status = 'deleted', due_ms = NULL WHERE mailbox_id = ?", (mailbox.id,))
    _audit(call, "delete_mailbox", mailbox.id, {"address": mailbox.address})
    return Reply({"status": "deleted"})


def request_upgrade(call: Call) -> Reply:
    """POST mailboxes/{mb}/request-upgrade: the code goes to the operator (here: to GET /_control/codes)."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    target = checks.word(call.body().get("target_mode"), "target_mode", OversightMode)
    if target.looseness <= mailbox.oversight_mode.looseness:
        raise bad(f"{target} is not looser than {mailbox.oversight_mode}: PATCH the mailbox instead.")
    code = "-".join(f"{secrets.randbelow(1000):03d}" for _ in range(3))
    call.db.execute("INSERT INTO upgrades VALUES (?, ?, ?, ?, NULL)", (code, mailbox.id, target, call.now))
    _audit(call, "request_upgrade", mailbox.id, {"target_mode": target})
    return Reply({"status": "upgrade_requested", "target_mode": target})


def upgrade(call: Call) -> Reply:
    """POST mailboxes/{mb}/upgrade `{code}`: a code works once, within a day."""
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    code = checks.filled(call.body().get("code"), "code")
    waiting = [row for row in open_codes(call) if row["mailbox_id"] == mailbox.id]
    if not waiting:
        raise Refusal(404, f"No upgrade of {mailbox.address} waits for a code. A code is good for 24 hours.")
    row = next((row for row in waiting if row["code"] == code), None)
    if row is None:
        raise Refusal(403, "The code is not one that the operator was given for this mailbox, or it was used.")
    call.db.execute("UPDATE upgrades SET used_ms = ? WHERE code = ?", (call.now, code))
    call.db.execute("UPDATE mailboxes SET oversight_mode = ? WHERE id = ?", (row["target_mode"], mailbox.id))
    _audit(call, "upgrade", mailbox.id, {"oversight_mode": row["target_mode"]})
    return Reply({"status": "upgraded", "oversight_mode": row["target_mode"]})


def open_codes(call: Call) -> list[sqlite3.Row]:
    """The upgrade codes that the operator was given, oldest first: not used, and no older than a day."""
    return call.db.execute(
        "SELECT * FROM upgrades WHERE used_ms IS NULL AND created_ms > ? ORDER BY created_ms", (call.now - DAY,)
    ).fetchall()


def shape(mailbox: Mailbox, tenant: str) -> dict[str, Any]:
    """A mailbox as the API shows it."""
    return {
        "id": mailbox.id,
        "tenant_id": tenant,
        "address": mailbox.address,
        "display_name": mailbox.display_name,
        "oversight_mode": mailbox.oversight_mode,
        "auto_cc": mailbox.auto_cc,
        "auto_bcc": mailbox.auto_bcc,
        "forward_inbound": mailbox.forward_inbound,
        "webhook_url": mailbox.webhook_url,
        "oversight_webhook_url": mailbox.oversight_webhook_url,
        "signature_block": mailbox.signature_block,
        "created_at": mailbox.created_ms,
        "is_active": mailbox.is_active,
    }


def add(call: Call, address: str, columns: dict[str, object]) -> str:
    """Make a mailbox and write it down; gives its id."""
    mailbox_id = call.box.ids.new("", call.now)
    call.db.execute(
        "INSERT INTO mailboxes (id, address, display_name, webhook_url, created_ms) VALUES (?, ?, ?, ?, ?)",
        (mailbox_id, address, columns.get("display_name"), columns.get("webhook_url"), call.now),
    )
    _audit(call, "create_mailbox", mailbox_id, {"address": address})
    return mailbox_id


def _new_address(body: dict[str, Any]) -> str:
    name = next((name for name in _NAMES if name in body), _NAMES[0])
    given = checks.filled(body.get(name), name).lower()
    if "@" in given:
        return checks.address(given, name)
    if not _LOCAL.fullmatch(given):
        raise bad(f"{name} must be the part before the @ (letters, digits, . _ + -) or a whole address.")
    return f"{given}@{account.DOMAIN}"


def _refuse_over_plan(call: Call) -> None:
    own = account.load(call.db)
    used: int = call.db.execute("SELECT count(*) FROM mailboxes WHERE is_active").fetchone()[0]
    if used >= own.allows.mailboxes:
        raise Refusal(403, f"The plan {own.plan} has {own.allows.mailboxes} mailboxes, and all are in use.")


def _settings(body: dict[str, Any]) -> dict[str, object]:
    """The settings that a body changes, checked, as columns."""
    return {name: _READ[name](body[name]) for name in _READ if name in body}


def _change(call: Call, columns: dict[str, object]) -> None:
    mailbox = emails.find_mailbox(call.db, call.args["mailbox"])
    mode = columns.get("oversight_mode")
    if isinstance(mode, OversightMode) and mode.looseness > mailbox.oversight_mode.looseness:
        raise Refusal(403, f"{mode} is looser than {mailbox.oversight_mode}: use request-upgrade and upgrade.")
    if isinstance(mode, OversightMode) and mode is not mailbox.oversight_mode:
        # What was asked for before is not what the operator wants any more.
        call.db.execute(
            "UPDATE upgrades SET used_ms = ? WHERE mailbox_id = ? AND used_ms IS NULL", (call.now, mailbox.id)
        )
    call.db.execute(_UPDATE, {**vars(mailbox), **columns})
    _audit(call, "update_mailbox", mailbox.id, columns)


def _audit(call: Call, action: str, mailbox_id: str, metadata: dict[str, object]) -> None:
    ledger.write_audit(
        call.box,
        call.db,
        call.now,
        action=action,
        resource=("mailbox", mailbox_id),
        actor=call.actor,
        metadata=metadata,
    )


def _or_null(check: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else check(value)


_READ: Final[dict[str, Callable[[object], object]]] = {
    "display_name": lambda value: checks.text(value, "display_name", longest=checks.MAX_NAME, one_line=True),
    "oversight_mode": lambda value: checks.word(value, "oversight_mode", OversightMode),
    "auto_cc": _or_null(lambda value: checks.address(value, "auto_cc")),
    "auto_bcc": _or_null(lambda value: checks.address(value, "auto_bcc")),
    "forward_inbound": lambda value: int(checks.flag(value, "forward_inbound")),
    "webhook_url": _or_null(lambda value: checks.web_url(value, "webhook_url")),
    "oversight_webhook_url": _or_null(lambda value: checks.web_url(value, "oversight_webhook_url")),
    "signature_block": _or_null(lambda value: checks.text(value, "signature_block", longest=_SIGNATURE)),
}
"""How each setting is read; `_UPDATE` writes them all."""

_UPDATE: Final = """
UPDATE mailboxes SET
    display_name = :display_name, oversight_mode = :oversight_mode, auto_cc = :auto_cc, auto_bcc = :auto_bcc,
    forward_inbound = :forward_inbound, webhook_url = :webhook_url, oversight_webhook_url = :oversight_webhook_url,
    signature_block = :signature_block, default_gate_timing = :default_gate_timing, mcp_configured = :mcp_configured
WHERE id = :id"""
