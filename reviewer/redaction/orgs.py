"""Reading what organisations know about themselves from a file, as `manage.py scan --org` takes it."""

from collections.abc import Collection
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from reviewer.redaction.values import Org


def read_orgs(path: Path) -> dict[str, Org]:
    """Organisations by the name that lines call them by. Raises OSError, or ValueError saying what is wrong."""
    read = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, Any]])
    for name, told in read.items():
        _check(name, told)
    return msgspec.convert(read, dict[str, Org])


def _check(name: str, told: Collection[str]) -> None:
    """A misspelt key would leave out what it stands for without a word."""
    known = [one.name for one in fields(Org)]
    if wrong := [key for key in told if key not in known]:
        raise ValueError(f"{name}: nothing is called {', '.join(map(repr, wrong))} here, only {', '.join(known)}")
