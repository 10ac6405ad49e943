"""What a prepared query takes: integers, words, moments and lists of them; and what stands in for them meanwhile."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection

# Stand-ins for values while a statement is compiled; no row has them and no query of ours names them.
NOWHERE, LONG_AGO = -(10**12), datetime(1583, 1, 1, tzinfo=UTC)
LARGEST = 2**63 - 1

Kind = type[int] | type[str] | type[datetime]
# Of each argument: the kind of the value, or of every item of a list.
Shape = tuple[Kind | tuple[Kind, ...], ...]


def by_place(args: Sequence[Any], kwargs: Mapping[str, Any]) -> Sequence[Any]:
    """What a call was given. Raises TypeError when something was given by name."""
    if kwargs:
        raise TypeError("A prepared query takes its values by place.")
    return args


def adapted(args: Iterable[Any]) -> list[Any]:
    """The values of a call, flat, as Django gives them to the database."""
    return [_adapted(value) for value in _flat(args)]


def shape(args: Iterable[Any]) -> Shape:
    """The kinds of the values of a call. Raises TypeError for another kind."""
    return tuple(map(_kinds, args))


def fit(values: Iterable[Any]) -> bool:
    """Whether all can be parameters: an address may name a number that no database holds, as Django would notice."""
    return all(not isinstance(value, int) or abs(value) <= LARGEST for value in values)


def stand_ins(shape: Shape) -> list[Any]:
    """Values of this shape, each another."""
    numbers = count()
    return [_stand_ins(kinds, numbers) for kinds in shape]


def _kinds(value: Any) -> Kind | tuple[Kind, ...]:
    if isinstance(value, list | tuple):
        return tuple(_kind(item) for item in value)
    return _kind(value)


def _kind(value: Any) -> Kind:
    if type(value) not in (int, str, datetime):
        raise TypeError(f"Not a value for a prepared query: {type(value).__name__}.")
    return type(value)


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
