"""The desk's database from the outside: what it says, and a worker held at exactly one write."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from tests.crash.points import Write

# The advisory lock of a hold: its number says which.
STOP, MEANWHILE = 1, 2

HOLDER = """
CREATE OR REPLACE FUNCTION hold_{number}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_advisory_xact_lock_shared({number}); RETURN NEW; END $$
"""
BEFORE = "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION hold_{number}()"
AT_COMMIT = """
CREATE CONSTRAINT TRIGGER {name} AFTER {event} ON {table} DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION hold_{number}()
"""


def quickly(predicate: Callable[[], Any], what: str, timeout: float = 15.0) -> Any:
    """Ask often until the answer is true, and give it."""
    deadline = time.monotonic() + timeout
    while not (answer := predicate()):
        assert time.monotonic() < deadline, f"{what} did not come"
        time.sleep(0.003)
    return answer


class Hold:
    """Whoever makes the write waits at it until this is opened."""

    def __init__(self, database: "Database", number: int, gate: "psycopg.Connection[Any]") -> None:
        self._database, self._number, self._gate = database, number, gate
        self._closed = True

    def held(self) -> int | None:
        """The database's process that waits at the write, None while nobody does."""
        found = self._database.one(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted", self._number
        )
        return int(found[0]) if found else None

    def lose(self, backend: int) -> None:
        """The write is never made: its statement dies with the worker."""
        self._database.one("SELECT pg_terminate_backend(%s)", backend)
        self._database.wait_gone(backend)
        self.open()

    def keep(self, backend: int, *, leaves: bool = True) -> None:
        """The write is made although nobody hears of it any more. `leaves`: its worker is dead, not only asleep."""
        self.open()
        if leaves:
            self._database.wait_gone(backend)
        else:
            quickly(lambda: not self._database.busy(backend), "the statement's end")

    def open(self) -> None:
        """Let everybody through."""
        if self._closed:
            self._gate.execute("SELECT pg_advisory_unlock(%s)", (self._number,))
            self._closed = False


class Database:
    """A second pair of eyes on PostgreSQL, apart from Django."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection = psycopg.connect(url, autocommit=True)

    def close(self) -> None:
        self._connection.close()

    def all(self, query: LiteralString, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._connection.execute(query, values).fetchall()

    def one(self, query: LiteralString, *values: object) -> tuple[Any, ...] | None:
        """The first row of a query."""
        return self._connection.execute(query, values).fetchone()

    def do(self, statement: LiteralString, *values: object) -> None:
        """A statement without rows."""
        self._connection.execute(statement, values)

    def wait_gone(self, backend: int) -> None:
        """Until one of the database's processes has ended."""
        quickly(lambda: not self.one("SELECT 1 FROM pg_stat_activity WHERE pid = %s", backend), "the backend's end")

    def busy(self, backend: int) -> bool:
        """Whether one of the database's processes is at a statement."""
        return bool(self.one("SELECT 1 FROM pg_stat_activity WHERE pid = %s AND state = 'active'", backend))

    @contextmanager
    def hold(self, write: Write, number: int = STOP) -> Iterator[Hold]:
        """Hold whoever makes this write, by a trigger that waits for a lock of ours; the desk knows nothing of it."""
        names = {
            "name": sql.Identifier(f"hold_{number}"),
            "number": sql.SQL(str(number)),
            "event": sql.SQL(write.event),
            "table": sql.Identifier(write.table),
            "when": sql.SQL(write.when),
        }
        with psycopg.connect(self._url, autocommit=True) as gate:
            gate.execute("SELECT pg_advisory_lock(%s)", (number,))
            for statement in (HOLDER, AT_COMMIT if write.deferred else BEFORE):
                gate.execute(sql.SQL(statement).format(**names))
            hold = Hold(self, number, gate)
            try:
                yield hold
            finally:
                hold.open()
                gate.execute(sql.SQL("DROP TRIGGER {name} ON {table}").format(**names))
