"""Queries that are asked again and again, compiled once.

Django writes the SQL of a queryset each time it is asked. For a page that is far more work than the database has with
the answer: of the review page it was a third.
"""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache, wraps
from itertools import count
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections, transaction
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
M = TypeVar("M", bound=Model)

# Of one function: each number of items in its lists makes another statement.
MOST_STATEMENTS = 32
# Stand-ins for values while a statement is compiled; no row has them and no query of ours names them.
NOWHERE, LONG_AGO = -(10**12), datetime(1583, 1, 1, tzinfo=UTC)
LARGEST = 2**63 - 1

Kind = type[int] | type[str] | type[datetime]
# Of each argument: the kind of the value, or of every item of a list.
Shape = tuple[Kind | tuple[Kind, ...], ...]


def prepared(build: Callable[P, QuerySet[M]]) -> Callable[P, list[M]]:
    """A function that gives a queryset, as one that gives its rows: the queryset is built and compiled only once.

    It takes integers, words, moments and lists of them, by place. All of them have to be parameters of the statement:
    `build` must not look at what it is given, nor at settings or the clock. Raises TypeError for another value, None
    among them, and LookupError where a value does not reach the statement as it is.
    """

    @lru_cache(maxsize=MOST_STATEMENTS)
    def statement(vendor: str, shape: Shape) -> _Statement[M] | None:  # noqa: ARG001 (the SQL is the vendor's)
        return _compiled(build, shape)

    @wraps(build)
    def rows(*args: P.args, **kwargs: P.kwargs) -> list[M]:
        values = _values(args, kwargs)
        if not all(map(_fits, values)):
            return list(build(*args, **kwargs))
        found = statement(connection.vendor, tuple(map(_kinds, args)))
        return found.rows(values) if found else []

    return rows


def prepared_update(build: Callable[P, tuple[QuerySet[M], dict[str, Any]]]) -> Callable[P, int]:
    """As `prepared`, for a queryset and what its rows become: a function that writes that.

    It gives the number of rows that were written.
    """

    @lru_cache(maxsize=MOST_STATEMENTS)
    def statement(vendor: str, shape: Shape) -> _Sql | None:  # noqa: ARG001 (the SQL is the vendor's)
        return _compiled_update(build, shape)

    @wraps(build)
    def write(*args: P.args, **kwargs: P.kwargs) -> int:
        values = _values(args, kwargs)
        if not all(map(_fits, values)):
            queryset, changes = build(*args, **kwargs)
            return queryset.update(**changes)
        found = statement(connection.vendor, tuple(map(_kinds, args)))
        if found is None:
            return 0
        with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
            cursor.execute(found.text, found.with_values(values))
            return int(cursor.rowcount)

    return write


@dataclass(frozen=True)
class _Sql:
    """`places` has for each parameter the place of the value that it stands for; None where it is always the same."""

    text: str
    params: Sequence[Any]
    places: Sequence[int | None]

    def with_values(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """The parameters for these values, adapted for the database."""
        pairs = zip(self.params, self.places, strict=True)
        return tuple(param if place is None else values[place] for param, place in pairs)


@dataclass(frozen=True)
class _Statement(Generic[M]):
    queryset: QuerySet[M]
    compiler: SQLCompiler
    sql: _Sql
    converters: dict[int, Any]

    def rows(self, values: Sequence[Any]) -> list[M]:
        """The rows for these values, adapted for the database. One query."""
        params = self.sql.with_values(values)
        # A compiler remembers what its query selects, and is otherwise free of the thread and the connection; so are
        # the functions that make values of what the database gives.
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        compiler.as_sql = lambda *_, **__: (self.sql.text, params)  # type: ignore[method-assign]
        compiler.get_converters = lambda expressions: self.converters  # type: ignore[method-assign] # noqa: ARG005
        return list(ModelIterable(_Ready(self.queryset, compiler)))  # type: ignore[arg-type]


class _Ready:
    """What Django makes rows from: a queryset and its query, whose compiler is ready."""

    def __init__(self, queryset: QuerySet[Any], compiler: SQLCompiler) -> None:
        self._queryset, self._compiler = queryset, compiler
        self.query = self

    def get_compiler(self, using: str) -> SQLCompiler:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queryset, name)


def _compiled(build: Callable[..., QuerySet[M]], shape: Shape) -> _Statement[M] | None:
    """The statement for values of this shape; None where Django knows that no row can be found."""
    args = _args(shape)
    queryset = build(*args)
    compiler = queryset.query.get_compiler(queryset.db)
    try:
        sql = _sql(build, compiler, args)
    except EmptyResultSet:
        return None
    converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
    return _Statement(queryset, compiler, sql, converters)


def _compiled_update(build: Callable[..., tuple[QuerySet[Any], dict[str, Any]]], shape: Shape) -> _Sql | None:
    """The statement for values of this shape; None where Django knows that no row can be meant."""
    args = _args(shape)
    queryset, changes = build(*args)
    query: UpdateQuery = queryset.query.chain(UpdateQuery)  # type: ignore[assignment]
    query.add_update_values(changes)
    try:
        return _sql(build, query.get_compiler(queryset.db), args)
    except EmptyResultSet:
        return None


def _sql(build: Callable[..., object], compiler: SQLCompiler, args: Sequence[Any]) -> _Sql:
    """Raises EmptyResultSet, and LookupError where a value does not reach the statement as it is."""
    text, found = compiler.as_sql()
    params: Sequence[Any] = found
    known = {_adapted(value): place for place, value in enumerate(_flat(args))}
    places = [known.get(param) if isinstance(param, int | str | datetime) else None for param in params]
    fixed = " ".join([text, *(str(param) for param, place in zip(params, places, strict=True) if place is None)])
    lost = [value for value, place in known.items() if place not in places or str(value) in fixed]
    if lost:
        raise LookupError(f"{build.__qualname__}: {len(lost)} of its values do not reach the statement as they are.")
    return _Sql(text, params, places)


def _args(shape: Shape) -> list[Any]:
    """Stand-ins for values of this shape."""
    numbers = count()
    return [_stand_ins(kinds, numbers) for kinds in shape]


def _values(args: Iterable[Any], kwargs: Mapping[str, Any]) -> list[Any]:
    """Flat, and adapted for the database."""
    if kwargs:
        raise TypeError("A prepared query takes its values by place.")
    return [_adapted(value) for value in _flat(args)]


def _kinds(value: Any) -> Kind | tuple[Kind, ...]:
    if isinstance(value, list | tuple):
        return tuple(_kind(item) for item in value)
    return _kind(value)


def _kind(value: Any) -> Kind:
    if type(value) not in (int, str, datetime):
        raise TypeError(f"Not a value for a prepared query: {type(value).__name__}.")
    return type(value)


def _fits(value: Any) -> bool:
    """Whether it can be a parameter: an address may name a number that no database holds, as Django would notice."""
    return not isinstance(value, int) or abs(value) <= LARGEST


def _stand_ins(kinds: Kind | tuple[Kind, ...], numbers: Iterator[int]) -> Any:
    if isinstance(kinds, tuple):
        return [_stand_ins(kind, numbers) for kind in kinds]
    number = next(numbers)
    return {int: NOWHERE - number, str: f"stand-in {number}.", datetime: LONG_AGO + timedelta(microseconds=number)}[
        kinds
    ]


def _flat(args: Iterable[Any]) -> Iterator[Any]:
    for value in args:
        yield from value if isinstance(value, list | tuple) else (value,)


def _adapted(value: Any) -> Any:
    """As Django gives it to the database."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
