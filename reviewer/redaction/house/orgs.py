"""Reading what organisations know about themselves from a file, as `manage.py scan --org` takes it."""

import codecs
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from reviewer.redaction.values import Org


class Orgs(NamedTuple):
    """Organisations by the name that lines call them by.

    `unknown` are the keys that mean nothing here, by organisation: misspelt, or meant for another program.
    """

    known: dict[str, Org]
    unknown: dict[str, list[str]]


def read_orgs(path: Path) -> Orgs:
    """What a file tells of organisations; it is read once, so that it may be a pipe.

    Raises OSError, or ValueError saying what is wrong.
    """
    try:
        # Some tools write a mark in front of a file.
        told = msgspec.json.decode(path.read_bytes().removeprefix(codecs.BOM_UTF8), type=dict[str, msgspec.Raw])
        return Orgs(
            {name: _org(name, one) for name, one in told.items()},
            {name: keys for name, one in told.items() if (keys := _unknown(one))},
        )
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _unknown(told: msgspec.Raw) -> list[str]:
    known = {one.name for one in fields(Org)}
    return [key for key in msgspec.json.decode(told, type=dict[str, Any]) if key not in known]


def _org(name: str, told: msgspec.Raw) -> Org:
    try:
        return msgspec.json.decode(told, type=Org)
    except msgspec.ValidationError as wrong:
        raise ValueError(f"{name}: {wrong}") from None
