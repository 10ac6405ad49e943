"""Reading what organisations know about themselves from a file, as `manage.py scan --org` takes it."""

from pathlib import Path

import msgspec

from reviewer.redaction.values import Org


def read_orgs(path: Path) -> dict[str, Org]:
    """Organisations by the name that lines call them by. Raises OSError, or ValueError saying what is wrong."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Org])
