"""The one clock that says what is due and what came first, whatever the clocks of the machines say: the database's.

And beside it the one of a machine that nobody sets.
"""

import sqlite3
import time
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateTimeField, Expression
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

# How far ahead of a statement's own beginning it may read a moment that has come: it may have waited for the writer.
# What lies further ahead was written before the clock was set back, and proves nothing.
AHEAD = timedelta(seconds=5)

# Linux goes on counting in it while the machine sleeps; where there is none, the system's own monotonic clock.
_NEVER_SET = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def running() -> float:
    """For how many seconds this machine has run, whatever its clock is set to meanwhile."""
    return time.clock_gettime(_NEVER_SET)


class DatabaseNow(Expression):
    """The moment at which a statement begins, `after` later, by the clock that all processes share.

    PostgreSQL's own; on SQLite, where all of them run on one machine, the machine's.
    """

    output_field = DateTimeField()

    def __init__(self, after: timedelta = timedelta(0)) -> None:
        super().__init__()
        self.after = after

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> tuple[str, list[Any]]:
        """The machine's clock, which is asked as the statement is executed."""
        return "%s", [_AsExecuted(self.after)]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> tuple[str, list[Any]]:
        """PostgreSQL's clock, as of this statement: as of the transaction it would be from before a wait for locks."""
        return "(STATEMENT_TIMESTAMP() + %s)", [self.after]


def shared_now() -> tuple[datetime, timedelta]:
    """Now by the shared clock, and by how much that is ahead of this process's own, or behind where it is below zero.

    A process that had to wait for the answer takes it for less: what it asked for before counts as older, never newer.
    """
    if connection.vendor == "sqlite":
        return timezone.now(), timedelta(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT CLOCK_TIMESTAMP()")
        now: datetime = cursor.fetchone()[0]
    return now, now - timezone.now()


class _AsExecuted:
    """A parameter whose value is asked for whenever its statement is executed, which may be compiled long before."""

    def __init__(self, after: timedelta) -> None:
        self.after = after

    def __conform__(self, protocol: type[sqlite3.PrepareProtocol]) -> str:
        return str(connection.ops.adapt_datetimefield_value(timezone.now() + self.after))
