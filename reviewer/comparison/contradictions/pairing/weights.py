"""How much each thing that is seen of a pair counts, by kind of fact: a file of lines that one can read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("weights.txt")
# What a kind starts from stands beside its features under this name.
START: Final = "start"

Weights = Mapping[str, Mapping[str, int]]


@cache
def weights() -> Weights:
    """Tenths by what is seen, by kind; read once."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Weights:
    """A file's weights: a line for each, the kind, the tenths and what is seen between tabs."""
    found: dict[str, dict[str, int]] = {}
    for line in text.splitlines():
        kind, tenths, seen = line.split("\t")
        found.setdefault(kind, {})[seen] = int(tenths)
    return found


def written(found: Weights) -> str:
    """The file that gives these weights again."""
    lines = (
        f"{kind}\t{tenths:+d}\t{seen}\n" for kind, those in found.items() for seen, tenths in sorted(those.items())
    )
    return "".join(lines)
