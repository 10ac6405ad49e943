"""A digest of code, by which what it worked out is known to be of this release or of another."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

# Beside weights: what they were learned from. Nothing is found by it.
_LEARNED_FROM = "learned_from.txt"


def digest_of(room: Path, beside: Iterable[Path]) -> str:
    """Of all that a room finds by, its code and its weights, and of files that it reads from beside itself."""
    kept = (path for path in room.rglob("*") if path.suffix in (".py", ".txt") and path.name != _LEARNED_FROM)
    lines = hashlib.sha256()
    for path in [*sorted(kept), *beside]:
        lines.update(path.read_bytes())
    return lines.hexdigest()
