"""Starts and stops a sandbox: the store, the first filling, the port, the background, the keys file."""

import signal
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Final

from reviewer.multimail.words import Event
from reviewer.sandbox import account, keys, loading, routes_webhooks
from reviewer.sandbox.app import App
from reviewer.sandbox.box import DEFAULT_SCAN_MS, Box
from reviewer.sandbox.clock import HOUR, Clock
from reviewer.sandbox.deliver import Background
from reviewer.sandbox.edge import Server
from reviewer.sandbox.seed.model import SeedDraft, SeedMailbox
from reviewer.sandbox.store import Store, get_meta, set_meta

_DEFAULT_BOX: Final = SeedMailbox(f"incidents@{account.DOMAIN}", "Incident agent")


class StartError(Exception):
    """The sandbox cannot start; the message is one line that says why and what to do."""


@dataclass(frozen=True)
class Options:
    """How to start. `data` None means a file of the port's own in `data_dir`; port 0 takes a free one."""

    port: int
    keys: Path
    data_dir: Path
    data: Path | None = None
    empty: bool = False
    ttl_hours: float = 72.0
    webhook_url: str | None = None
    scan_ms: int = DEFAULT_SCAN_MS


class Sandbox:
    """A running sandbox. `start` returns once it answers; `stop` ends it and keeps its state in the data file."""

    def __init__(self, options: Options) -> None:
        """Take the port and open the data file; StartError or StoreError when either cannot be had."""
        self._options = options
        self._server = _listen(options.port)
        try:
            self.box, self._secrets = _prepare(options, self._server.port)
        except BaseException:
            self._server.server_close()
            raise
        self._background = Background(self.box)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def start(self) -> None:
        """Answer requests, then write the keys file."""
        self._server.app = App(self.box)
        self._thread.start()
        self._background.start()
        try:
            with self.box.store.transaction() as db:
                keys.write(self._options.keys, self.box, db, self._secrets)
        except OSError as error:
            self.stop()
            raise _unwritable(self._options.keys, error) from error

    def stop(self) -> None:
        """Stop answering, stop the background, close the data file."""
        self._server.shutdown()
        self._server.server_close()
        self._server.app = None  # connections that are still open are closed at their next request
        self._background.stop()
        self.box.store.close()


def run(options: Options, say: Callable[[str], object]) -> None:
    """Serve until SIGTERM or SIGINT."""
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    sandbox = Sandbox(options)
    sandbox.start()
    say(f"Sandbox of MultiMail at {sandbox.box.base_url} (keys in {options.keys}, data in {sandbox.box.store.path})")
    stopping.wait()
    sandbox.stop()


def _listen(port: int) -> Server:
    try:
        return Server(port)
    except OSError as error:
        raise StartError(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.") from error
    except OverflowError as error:
        raise StartError(f"Port {port} cannot be used: ports go from 0 to 65535.") from error


def _prepare(options: Options, port: int) -> tuple[Box, keys.Secrets]:
    box = _open_box(options, port)
    try:
        return box, _fill(box, options)
    except BaseException:
        box.store.close()
        raise


def _open_box(options: Options, port: int) -> Box:
    path = options.data or options.data_dir / f"sandbox-{port}.sqlite3"
    store = Store(path)
    with store.transaction() as db:
        afresh = options.empty and options.data is None and not _is_restart(db, options.keys)
    if afresh:
        store.wipe()
    with store.transaction() as db:
        shift = int(get_meta(db, "shift_ms") or 0)
        newest = db.execute("SELECT max(id) FROM emails").fetchone()[0]
    ttl_ms = round(options.ttl_hours * HOUR)
    box = Box(store, Clock(shift), ttl_ms, options.scan_ms, base_url=f"http://127.0.0.1:{port}")
    if newest:
        box.ids.follow(newest)
    return box


def _is_restart(db: sqlite3.Connection, keys_path: Path) -> bool:
    """Whether the last start on this data file wrote the same keys file, and the first one left it empty as well."""
    return get_meta(db, "keys_path") in (None, str(keys_path.resolve())) and not _was_filled(db)


def _was_filled(db: sqlite3.Connection) -> bool:
    """Whether the first start put the example drafts in, as far as the file says: older ones do not."""
    return get_meta(db, "filled") == "yes"


def _fill(box: Box, options: Options) -> keys.Secrets:
    """At the first start make the account, its keys and what it holds; at later ones read the keys."""
    with box.store.transaction() as db:
        set_meta(db, "keys_path", str(options.keys.resolve()))
        secrets = keys.kept(db)
        if secrets is None:
            _drop_old_keys(options.keys)
            secrets = _first_start(box, db, empty=options.empty)
            set_meta(db, "filled", "no" if options.empty else "yes")
        elif options.empty and _was_filled(db):
            what = f"{box.store.path} holds the example drafts."
            raise StartError(f"{what} Leave --empty out, or name another file with --data.")
        _refill(box, db, secrets)
        box.webhook_secret = secrets.webhook_secret
        if options.webhook_url:
            _subscribe(box, db, options.webhook_url)
        return secrets


def _drop_old_keys(path: Path) -> None:
    """Keys of another store would mislead whoever waits for the file to appear."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> StartError:
    return StartError(f"{path} cannot be written: {error.strerror}. Name another file with --keys.")


def _first_start(box: Box, db: sqlite3.Connection, *, empty: bool) -> keys.Secrets:
    account.save(db, account.Account(box.ids.new("ten_", box.clock.now())))
    secrets = keys.make(box, db)
    boxes, drafts = ((_DEFAULT_BOX,), ()) if empty else _seed()
    loading.load_seed(box, db, boxes, drafts, secrets.ids[keys.OVERSIGHT])
    return secrets


def _seed() -> tuple[tuple[SeedMailbox, ...], tuple[SeedDraft, ...]]:
    from reviewer.sandbox import seed  # reading all of it takes a moment that an empty start need not wait

    return tuple(seed.mailboxes()), tuple(seed.drafts())


def _refill(box: Box, db: sqlite3.Connection, secrets: keys.Secrets) -> None:
    """Where the last mailbox was deleted there is a new one: the keys file names one, and agents need it."""
    if db.execute("SELECT 1 FROM mailboxes WHERE is_active").fetchone():
        return
    taken = {row["address"] for row in db.execute("SELECT address FROM mailboxes")}
    name, _, domain = _DEFAULT_BOX.address.partition("@")
    numbered = (f"{name}-{number}@{domain}" for number in count(2))
    free = next(address for address in chain([_DEFAULT_BOX.address], numbered) if address not in taken)
    loading.load_seed(box, db, (replace(_DEFAULT_BOX, address=free),), (), secrets.ids[keys.OVERSIGHT])


def _subscribe(box: Box, db: sqlite3.Connection, url: str) -> None:
    """Tell every event to `url`, signed with the default secret, and no longer to that of an earlier start."""
    own = get_meta(db, "own_webhook") or _own_of_older_files(box, db, url)
    if own and db.execute("UPDATE webhooks SET url = ? WHERE id = ?", (url, own)).rowcount:
        db.execute("UPDATE deliveries SET url = ? WHERE webhook_id = ? AND status = 'pending'", (url, own))
    else:
        now = box.clock.now()
        names = [str(event) for event in Event if event is not Event.EMAIL_RECEIVED]
        own = routes_webhooks.add(box.ids.new("wh_", now), db, url, names, box.webhook_secret, now, None)
    set_meta(db, "own_webhook", own)


def _own_of_older_files(box: Box, db: sqlite3.Connection, url: str) -> str | None:
    """The subscription that a start made before its id was written down."""
    whole = "SELECT id FROM webhooks WHERE url = ? AND secret = ? AND mailbox_id IS NULL"
    row = db.execute(whole, (url, box.webhook_secret)).fetchone()
    return None if row is None else str(row["id"])
