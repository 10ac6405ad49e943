"""The sandbox's own SQLite file: one connection, one transaction at a time."""

import fcntl
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from reviewer.sandbox import schema


class StoreError(Exception):
    """The data file cannot be used; the message says why."""


class Store:
    """Opens (or makes) the data file and hands out transactions.

    All requests share one connection and take turns: an answer is written after its transaction has ended, and nothing
    ever sees half a change. A second process on the same file is refused.
    """

    def __init__(self, path: Path) -> None:
        """Open `path`; StoreError when another sandbox has it or it is not one of ours."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._guard = _lock_file(path)
        except OSError as error:
            raise StoreError(f"{path} cannot be used: {error.strerror}. Name another file with --data.") from error
        self._turn = threading.Lock()
        try:
            self._open()
        except BaseException:
            self._guard.close()
            raise

    def _open(self) -> None:
        try:
            self._db = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self.path} cannot be used: {error}. Name another file with --data.") from error
        self._db.row_factory = sqlite3.Row
        # The keys are in it. What SQLite makes beside it has its mode.
        self.path.chmod(0o600)
        try:
            self._prepare()
        except BaseException as error:
            self._db.close()
            if isinstance(error, sqlite3.DatabaseError):
                problem = f"{self.path} is not a sandbox's data file ({error}). Name another with --data."
                raise StoreError(problem) from error
            raise

    def _prepare(self) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.create_function("has_part", 2, _has_part, deterministic=True)
        version: int = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            self._db.executescript(f"BEGIN; {schema.TABLES} PRAGMA user_version = {schema.VERSION}; COMMIT;")
        elif version != schema.VERSION:
            raise StoreError(f"{self.path} is of another version ({version}). Remove it or name another with --data.")
        self._db.executescript(schema.ADDED)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Take a turn: all of it is kept when the block ends, none of it when the block raises."""
        with self._turn:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def wipe(self) -> None:
        """Forget everything and begin with empty tables."""
        with self._turn:
            self._db.close()
            for suffix in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            self._open()

    def close(self) -> None:
        """Wait for the turn under way and close the file."""
        with self._turn:
            self._db.close()
            self._guard.close()


def _lock_file(path: Path) -> IO[bytes]:
    guard = path.with_name(path.name + ".lock").open("wb")
    try:
        fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        guard.close()
        raise StoreError(f"Another sandbox is using {path}. Stop it, or name another file with --data.") from error
    return guard


def _has_part(text: str, part: str) -> bool:
    """Whether `part` is in `text`, in any case."""
    return part.casefold() in text.casefold()


def get_meta(db: sqlite3.Connection, name: str) -> str | None:
    """A named value of the store, None when it was never set."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    """Set a named value of the store."""
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value))
