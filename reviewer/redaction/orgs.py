"""Reading what organisations know about themselves from a file, as `manage.py scan --org` takes it."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from reviewer.redaction.values import Org


def read_orgs(path: Path) -> dict[str, Org]:
    """Organisations by the name that lines call them by. Raises OSError, or ValueError saying what is wrong."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Org])


def unknown_keys(path: Path) -> dict[str, list[str]]:
    """By organisation the keys of such a file that mean nothing here: misspelt, or meant for another program."""
    known = {one.name for one in fields(Org)}
    read = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, Any]])
    found = {name: [key for key in told if key not in known] for name, told in read.items()}
    return {name: keys for name, keys in found.items() if keys}
