"""Connections to the database that outlive a request or a task."""

import select

import psycopg
from django.db import connections


def drop_what_hung_up() -> None:
    """Close this thread's connections that PostgreSQL has ended meanwhile; the next statement opens another one.

    Between two statements PostgreSQL says nothing but goodbye, so that something to read means that it is gone.
    Django would ask each of them a question instead, which every page and every delivery had to wait for.
    """
    for connection in connections.all(initialized_only=True):
        kept = connection.vendor == "postgresql" and connection.connection is not None
        if kept and not connection.in_atomic_block and _hung_up(connection.connection):
            connection.close()


def _hung_up(connection: psycopg.Connection) -> bool:
    if connection.closed:
        return True
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
