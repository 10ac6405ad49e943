"""How the database goes about what it is asked."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def walks(table: str, work: Callable[[], object]) -> list[str]:
    """The statements of `work` for which SQLite reads every row of a table: their cost grows with the history."""
    with CaptureQueriesContext(connection) as asked:
        work()
    asks = [query["sql"] for query in asked.captured_queries if f'FROM "{table}"' in query["sql"]]
    return [sql for sql in asks if sql.startswith("SELECT") and _walks(table, sql)]


def _walks(table: str, sql: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"), [])
        steps = [row[-1] for row in cursor.fetchall()]
    return f"SCAN {table}" in steps
