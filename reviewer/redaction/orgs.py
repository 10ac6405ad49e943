"""Reading what organisations know about themselves from a file, as `manage.py scan --org` takes it."""

import codecs
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from reviewer.redaction.values import Org

T = TypeVar("T")


def read_orgs(path: Path) -> dict[str, Org]:
    """Organisations by the name that lines call them by. Raises OSError, or ValueError saying what is wrong."""
    return {name: _org(name, told) for name, told in _read(path, msgspec.Raw).items()}


def unknown_keys(path: Path) -> dict[str, list[str]]:
    """By organisation the keys of such a file that mean nothing here: misspelt, or meant for another program."""
    known = {one.name for one in fields(Org)}
    found = {name: [key for key in told if key not in known] for name, told in _read(path, dict[str, Any]).items()}
    return {name: keys for name, keys in found.items() if keys}


def _read(path: Path, each: type[T]) -> dict[str, T]:
    """What the file tells of each organisation. Some tools write a mark in front of a file."""
    return msgspec.json.decode(path.read_bytes().removeprefix(codecs.BOM_UTF8), type=dict[str, each])  # type: ignore[valid-type]


def _org(name: str, told: msgspec.Raw) -> Org:
    try:
        return msgspec.json.decode(told, type=Org)
    except msgspec.ValidationError as wrong:
        raise ValueError(f"{name}: {wrong}") from None
