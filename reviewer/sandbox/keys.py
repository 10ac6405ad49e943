"""The keys that a sandbox starts with, and the file that tells them to tests and to the desk."""

import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec

from reviewer.multimail.words import Scope
from reviewer.sandbox import routes_account, routes_webhooks
from reviewer.sandbox.box import Box
from reviewer.sandbox.emails import first_mailbox
from reviewer.sandbox.store import get_meta, set_meta

AGENT: Final = "agent"
OVERSIGHT: Final = "oversight"
ADMIN: Final = "admin"
LIMITED: Final = "limited"

_SCOPES: Final = {
    AGENT: (Scope.READ, Scope.SEND),
    OVERSIGHT: (Scope.READ, Scope.OVERSIGHT),
    ADMIN: (Scope.READ, Scope.ADMIN),
    LIMITED: (Scope.READ, Scope.SEND),
}


class Secrets(msgspec.Struct):
    """What the sandbox keeps to tell again after a restart: each key by its name, their ids, and the default secret."""

    keys: dict[str, str]
    ids: dict[str, str]
    webhook_secret: str


def make(box: Box, db: sqlite3.Connection) -> Secrets:
    """Make the four keys and the default webhook secret, and store them."""
    now = box.clock.now()
    made = Secrets({}, {}, routes_webhooks.new_secret())
    for name, scopes in _SCOPES.items():
        made.keys[name] = routes_account.new_secret(routes_account.LIVE)
        made.ids[name] = routes_account.add_key(
            box.ids.new("key_", now), db, name, made.keys[name], scopes, at=now, limited=name == LIMITED
        )
    set_meta(db, "secrets", msgspec.json.encode(made).decode())
    return made


def kept(db: sqlite3.Connection) -> Secrets | None:
    """Those of an earlier start, None at the first."""
    text = get_meta(db, "secrets")
    return None if text is None else msgspec.json.decode(text, type=Secrets)


def write(path: Path, box: Box, db: sqlite3.Connection, secrets: Secrets) -> None:
    """Write the keys file: whole or not at all, for its owner's eyes only."""
    text = msgspec.json.format(msgspec.json.encode(contents(box, db, secrets)), indent=2) + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def contents(box: Box, db: sqlite3.Connection, secrets: Secrets) -> dict[str, Any]:
    """The keys file as a value. `inbound` is the call that puts a received mail in, its placeholders filled."""
    mailbox = first_mailbox(db)
    return {
        "base_url": box.base_url,
        "mailbox_id": mailbox.id,
        "mailbox_address": mailbox.address,
        "agent_key": secrets.keys[AGENT],
        "oversight_key": secrets.keys[OVERSIGHT],
        "admin_key": secrets.keys[ADMIN],
        "limited_key": secrets.keys[LIMITED],
        "webhook_secret": secrets.webhook_secret,
        "inbound": {
            "url": f"{box.base_url}/_control/inbound",
            "method": "POST",
            "headers": {"Content-Type": "application/json"},
            "json": {
                "mailbox_id": "{mailbox_id}",
                "mailbox": "{mailbox_address}",
                "from": "customer@example.com",
                "subject": "{subject}",
                "text": "A received mail about: {subject}",
            },
        },
    }
