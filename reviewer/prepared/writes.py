"""Updates and insertions that are compiled only once."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, wraps
from typing import Any, ParamSpec

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Field, Model, QuerySet
from django.db.models.sql import InsertQuery, UpdateQuery

from reviewer.prepared.rows import MOST_STATEMENTS
from reviewer.prepared.statement import Statement, compiled, execute
from reviewer.prepared.values import Shape, adapted, by_place, fit, shape, stand_ins

P = ParamSpec("P")


def prepared_update(build: Callable[P, tuple[QuerySet[Any], dict[str, Any]]]) -> Callable[P, int]:
    """As `prepared`, for a queryset and what its rows become: a function that writes that.

    It gives the number of rows that were written.
    """

    @lru_cache(maxsize=MOST_STATEMENTS)
    def statement(vendor: str, shape: Shape) -> Statement | None:  # noqa: ARG001 (the SQL is the vendor's)
        return _update(build, shape)

    @wraps(build)
    def write(*args: P.args, **kwargs: P.kwargs) -> int:
        values = adapted(by_place(args, kwargs))
        if not fit(values):
            queryset, changes = build(*args, **kwargs)
            return queryset.update(**changes)
        found = statement(connection.vendor, shape(args))
        if found is None:
            return 0
        with transaction.mark_for_rollback_on_error(connection.alias), found.executed(values) as cursor:
            return int(cursor.rowcount)

    return write


def insert(row: Model) -> None:
    """Write a new row of a plain table, as `row.save(force_insert=True)` would; the id that it gets is set.

    Raises what that raises, and sends no signals. Its columns hold values, none of them an expression.
    """
    text, fields = _insertion(type(row), connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with transaction.mark_for_rollback_on_error(connection.alias), execute(text, values) as cursor:
        if row.pk is None:
            (row.pk,) = cursor.fetchone()
    row._state.adding, row._state.db = False, connection.alias


def _update(build: Callable[..., tuple[QuerySet[Any], dict[str, Any]]], shape: Shape) -> Statement | None:
    """The statement for values of this shape; None where Django knows that no row can be meant."""
    args = stand_ins(shape)
    queryset, changes = build(*args)
    query: UpdateQuery = queryset.query.chain(UpdateQuery)  # type: ignore[assignment]
    query.add_update_values(changes)
    try:
        return compiled(build.__qualname__, query.get_compiler(queryset.db), args)
    except EmptyResultSet:
        return None


@cache
def _insertion(model: type[Model], vendor: str) -> tuple[str, Sequence["Field[Any, Any]"]]:  # noqa: ARG001
    """The statement that inserts one row of a model and gives back the id that the database makes, and its columns."""
    meta = model._meta
    fields = [field for field in meta.local_concrete_fields if field is not meta.auto_field]
    query = InsertQuery(model)
    query.insert_values(fields, [model()])
    compiler = query.get_compiler(connection.alias)
    compiler.returning_fields = [meta.pk]
    ((text, _),) = compiler.as_sql()
    return text, fields
