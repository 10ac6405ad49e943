"""One statement: its text, which of its parameters stand for the values of a call, and its execution."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.postgresql.psycopg_any import mogrify
from django.db.backends.utils import CursorWrapper
from django.db.models.sql.compiler import SQLCompiler
from psycopg.types.numeric import Int8

from reviewer.prepared.values import adapted

# A parameter, or a percent sign, in the text of a statement.
PLACEHOLDER = re.compile("%[s%]")


@dataclass(frozen=True)
class Statement:
    """`places` has for each parameter the place of the value that it stands for; None where it is always the same."""

    text: str
    params: Sequence[Any]
    places: Sequence[int | None]

    @contextmanager
    def executed(self, values: Sequence[Any]) -> Iterator[CursorWrapper]:
        """The cursor after the statement was executed with these values, adapted for the database."""
        pairs = zip(self.params, self.places, strict=True)
        with execute(self.text, [param if place is None else values[place] for param, place in pairs]) as cursor:
            yield cursor


@contextmanager
def execute(text: str, params: Sequence[Any]) -> Iterator[CursorWrapper]:
    """A cursor that has executed a text with parameters. PostgreSQL keeps its plan for as long as the connection lives.

    Django's cursor sees to the connection, counts and tells of errors; but it puts the parameters into the text, which
    PostgreSQL would plan anew each time. So it is given another one to work with.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.cursor = psycopg.Cursor(connection.connection)
            # A small number would be of another type than a large one, and its statement another one.
            params = [Int8(param) if type(param) is int else param for param in params]
        cursor.execute(text, params)
        yield cursor


def compiled(what: str, compiler: SQLCompiler, args: Sequence[Any]) -> Statement:
    """The compiler's statement, where `args` stand in for values.

    Raises EmptyResultSet, and LookupError, naming `what`, where a value does not reach the statement as it is.
    """
    text, found = compiler.as_sql()
    params: Sequence[Any] = found
    known = {value: place for place, value in enumerate(adapted(args))}
    places = [known.get(param) if isinstance(param, int | str | datetime) else None for param in params]
    fixed = " ".join([text, *(str(param) for param, place in zip(params, places, strict=True) if place is None)])
    lost = [value for value, place in known.items() if place not in places or str(value) in fixed]
    if lost:
        raise LookupError(f"{what}: {len(lost)} of its values do not reach the statement as they are.")
    statement = Statement(text, params, places)
    return _with_what_is_fixed(statement) if connection.vendor == "postgresql" else statement


def _with_what_is_fixed(statement: Statement) -> Statement:
    """The same, its constants in the text: PostgreSQL plans for them, and sees which partial index serves."""
    pairs = zip(statement.params, statement.places, strict=True)

    def put(match: "re.Match[str]") -> str:
        if match[0] == "%%":
            return match[0]
        param, place = next(pairs)
        literal: str = mogrify("%s", [param], connection)
        return literal.replace("%", "%%") if place is None else "%s"

    places = [place for place in statement.places if place is not None]
    return Statement(PLACEHOLDER.sub(put, statement.text), places, places)
