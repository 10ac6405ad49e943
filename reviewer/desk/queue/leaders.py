"""Which reports stand on a page of the queue, and how many drafts there are of each sort: two queries in plain SQL.

They are the same for SQLite and PostgreSQL. Django's query builder can say the same, but building the first takes it
4 ms of every page, ten times what the database needs. Everything put into the text is a constant of this module or a
table's name; whatever comes from outside is a parameter.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from string import Template
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from reviewer.decisions.models import Decision
from reviewer.desk.queue.filters import DECIDED, LARGEST, Filters, Place, Sort
from reviewer.desk.times import SOON
from reviewer.drafts.audiences import UNSORTED
from reviewer.drafts.models import Draft

TABLES = {"draft": Draft._meta.db_table, "decision": Decision._meta.db_table}

# A draft leads its report when no other of the report comes before it: what can still be decided before what cannot,
# then by the order asked for.
LEADERS = Template("""
SELECT $columns
FROM $draft d
WHERE $open_d AND $condition_d $beyond
AND (
    d.incident_id IS NULL OR d.kind = '' OR d.audience NOT IN ($audiences)
    OR NOT EXISTS (
        SELECT 1 FROM $draft s
        WHERE s.incident_id = d.incident_id AND s.kind = d.kind AND s.audience IN ($audiences)
        AND $open_s AND $condition_s
        AND (
            ($ready_s AND (($sort_of_s) $before ($sort_of_d) OR NOT $ready_d))
            OR (NOT $ready_d AND ($sort_of_s) $before ($sort_of_d))
        )
    )
)
ORDER BY $order LIMIT $limit
""")
# As drafts.models.WAITS has it, of which the indexes are.
OPEN = "$x.state = 'pending' AND $x.replaces_id IS NULL"
UNDER_DECISION = "EXISTS (SELECT 1 FROM $decision o WHERE o.draft_id = $x.id AND o.outcome = '')"
READY = f"($x.expires_at > %s AND NOT {UNDER_DECISION})"

GROUPS = Template("""
SELECT severity, kind, audience, mailbox_id, COUNT(*), SUM(CASE WHEN soon THEN 1 ELSE 0 END)
FROM (
    SELECT x.severity, x.kind, x.audience, x.mailbox_id, x.expires_at < %s AND $ready AS soon
    FROM $draft x
    WHERE $open
    ORDER BY x.expires_at, x.id LIMIT $limit
) AS sample
GROUP BY severity, kind, audience, mailbox_id
""")
Leader = tuple[int, int | None]


class Asking(NamedTuple):
    """A statement, or a part of one, with its parameters. In a part that is a condition $x stands for the table."""

    sql: str
    params: Sequence[Any]


# That a draft is one of those that a search allows: they are in the statement, by this name.
IN_SEARCH = Asking("$x.id IN (SELECT id FROM found)", ())


class Neighbour(NamedTuple):
    """The draft that leads a report, and whether it can be decided now."""

    pk: int
    ready: bool


def read_leaders(filters: Filters, found: Sequence[int] | None, now: datetime, limit: int) -> list[Leader]:
    """Id and incident id of the leading drafts after the filters' place, in order. `found`: ids a search allows."""
    among = None if found is None else _among(found)
    return _rows(*_leaders(filters, among, now, limit, "d.id, d.incident_id", _beyond(filters.sort, filters.after)))


def around(filters: Filters, sought: Asking | None, now: datetime, place: Place, most: int) -> Asking:
    """A statement for the leading drafts on both sides of a place, the nearest `most` of each; none is expired.

    It gives one value, for `neighbours` to read, so that it can be asked along with others. `sought`: of the ids that
    a search allows.
    """
    columns, ready = _columns(filters.sort, "d"), _of("d", READY)
    parts, values = [], [*sought.params] if sought else []
    for side, back in enumerate((True, False)):
        told = f"{_json_array('json_array', 'json_build_array')}({side}, {columns}, {ready}) AS told"
        # Of two limits where the way through an index begins a database may take the nearer: one is enough.
        one = filters.sort.fields[0] == "expires_at" and not back
        beyond = _beyond(filters.sort, max(place, (now, LARGEST)) if one else place, back=back)
        limits = beyond if one else Asking(f"AND d.expires_at > %s {beyond.sql}", [_moment(now), *beyond.params])
        sql, params = _leaders(filters, IN_SEARCH if sought else None, now, most, told, limits, back=back)
        parts.append(f"SELECT told FROM ({sql}) side{side}")  # noqa: S608 (LEADERS)
        values += [_moment(now), *params]
    found = f"WITH found(id) AS ({sought.sql}) " if sought else ""
    gathered = f"CAST({_json_array('json_group_array', 'json_agg')}(told) AS TEXT)"
    return Asking(f"{found}SELECT {gathered} FROM ({' UNION ALL '.join(parts)}) around", values)  # noqa: S608 (LEADERS)


def neighbours(told: str | None, sort: Sort) -> tuple[list[Neighbour], list[Neighbour]]:
    """What `around` found: before the place, the nearest first, and after it."""
    rows = [json.loads(row) if isinstance(row, str) else row for row in json.loads(told or "[]")]
    rows.sort(reverse=sort.descending)
    sides = [[Neighbour(row[-2], bool(row[-1])) for row in rows if row[0] == side] for side in (0, 1)]
    return sides[0][::-1], sides[1]


def ask(asking: Asking) -> str | None:
    """Ask it alone. One query."""
    [[told]] = _rows(asking.sql, asking.params)
    return str(told) if told is not None else None


def _json_array(on_sqlite: str, on_postgresql: str) -> str:
    return on_sqlite if connection.vendor == "sqlite" else on_postgresql


def _leaders(
    filters: Filters,
    among: Asking | None,
    now: datetime,
    limit: int,
    columns: str,
    beyond: Asking,
    *,
    back: bool = False,
) -> Asking:
    """The statement. `among` is one more condition; `beyond` limits the leaders alone, not what leads.

    `back`: from the end.
    """
    condition, values = _condition(filters, among)
    ready, direction = _moment(now), "DESC" if filters.sort.descending != back else "ASC"
    sql = LEADERS.substitute(
        TABLES,
        columns=columns,
        sort_of_d=_columns(filters.sort, "d"),
        sort_of_s=_columns(filters.sort, "s"),
        condition_d=_of("d", condition),
        condition_s=_of("s", condition),
        open_d=_of("d", OPEN),
        open_s=_of("s", OPEN),
        ready_d=_of("d", READY),
        ready_s=_of("s", READY),
        before=">" if filters.sort.descending else "<",
        audiences=_marks(settings.AUDIENCES),
        beyond=beyond.sql,
        order=", ".join(f"d.{name} {direction}" for name in filters.sort.fields),
        limit=limit,
    )
    audiences = settings.AUDIENCES
    return Asking(sql, [*values, *beyond.params, *audiences, *audiences, *values, ready, ready, ready])


def read_groups(now: datetime, limit: int) -> list[tuple[int, str, str, int, int, int]]:
    """(severity, kind, audience, mailbox id, drafts, of them expiring soon) of the `limit` drafts that expire first."""
    sql = GROUPS.substitute(TABLES, open=_of("x", OPEN), ready=_of("x", READY), limit=limit)
    return _rows(sql, [_moment(now + SOON), _moment(now)])


def _condition(filters: Filters, among: Asking | None) -> Asking:
    """What a draft must meet."""
    parts: list[str] = ["1 = 1"]
    values: list[Any] = []
    for column, value in (("severity", filters.severity), ("kind", filters.kind), ("mailbox_id", filters.mailbox)):
        if value is not None:
            parts.append(f"$x.{column} = %s")
            values.append(getattr(value, "value", value))
    if filters.audience == UNSORTED:
        parts.append(f"$x.audience NOT IN ({_marks(settings.AUDIENCES)})")
        values += settings.AUDIENCES
    elif filters.audience:
        parts.append("$x.audience = %s")
        values.append(filters.audience)
    if filters.state:
        parts.append(UNDER_DECISION if filters.state == DECIDED else f"NOT {UNDER_DECISION}")
    if among is not None:
        parts.append(among.sql)
        values += among.params
    return Asking(" AND ".join(parts), values)


def _among(ids: Sequence[int]) -> Asking:
    """That a draft is one of these."""
    return Asking(f"$x.id IN ({_marks(ids)})" if ids else "1 = 0", ids)


def _beyond(sort: Sort, place: Place | None, *, back: bool = False) -> Asking:
    """What stands after a place or, `back`, before it."""
    if place is None:
        return Asking("", ())
    values = [_moment(value) if isinstance(value, datetime) else value for value in place]
    return Asking(f"AND ({_columns(sort, 'd')}) {'<' if sort.descending != back else '>'} ({_marks(values)})", values)


def _of(table: str, fragment: str) -> str:
    return Template(fragment).substitute(TABLES, x=table)


def _columns(sort: Sort, table: str) -> str:
    return ", ".join(f"{table}.{name}" for name in sort.fields)


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _moment(value: datetime) -> Any:
    """As the database at hand keeps it."""
    return connection.ops.adapt_datetimefield_value(value)


def _rows(sql: str, params: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Any] = cursor.fetchall()
    return rows
