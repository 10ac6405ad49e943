"""Rows of a queryset that is built and compiled only once."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

from reviewer.prepared.statement import Statement, compiled
from reviewer.prepared.values import Shape, adapted, by_place, fit, shape, stand_ins

P = ParamSpec("P")
M = TypeVar("M", bound=Model)

# Of one function: each number of items in its lists makes another statement.
MOST_STATEMENTS = 32


def prepared(build: Callable[P, QuerySet[M]]) -> Callable[P, list[M]]:
    """A function that gives a queryset, as one that gives its rows: the queryset is built and compiled only once.

    It takes integers, words, moments and lists of them, by place. All of them have to be parameters of the statement:
    `build` must not look at what it is given, nor at settings or the clock. Raises TypeError for another value, None
    among them, and LookupError where a value does not reach the statement as it is.
    """

    @lru_cache(maxsize=MOST_STATEMENTS)
    def question(vendor: str, shape: Shape) -> _Question[M] | None:  # noqa: ARG001 (the SQL is the vendor's)
        return _question(build, shape)

    @wraps(build)
    def rows(*args: P.args, **kwargs: P.kwargs) -> list[M]:
        values = adapted(by_place(args, kwargs))
        if not fit(values):
            return list(build(*args, **kwargs))
        found = question(connection.vendor, shape(args))
        return found.rows(values) if found else []

    return rows


@dataclass(frozen=True)
class _Question(Generic[M]):
    queryset: QuerySet[M]
    compiler: SQLCompiler
    statement: Statement
    converters: dict[int, Any]

    def rows(self, values: list[Any]) -> list[M]:
        """The rows for these values, adapted for the database. One query."""
        with self.statement.executed(values) as cursor:
            found = cursor.fetchall()
        # A compiler remembers what its query selects, and is otherwise free of the thread and the connection; so are
        # the functions that make values of what the database gives.
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        compiler.execute_sql = lambda *_, **__: [found]  # type: ignore[method-assign,assignment]
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


def _question(build: Callable[..., QuerySet[M]], shape: Shape) -> _Question[M] | None:
    """The question for values of this shape; None where Django knows that no row can be found."""
    args = stand_ins(shape)
    queryset = build(*args)
    compiler = queryset.query.get_compiler(queryset.db)
    try:
        statement = compiled(build.__qualname__, compiler, args)
    except EmptyResultSet:
        return None
    converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
    return _Question(queryset, compiler, statement, converters)
