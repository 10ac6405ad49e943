"""Weights of signs as they are kept in a file: a line for each sign, with its weights behind tabs, as whole numbers."""

from collections.abc import Mapping
from pathlib import Path

# A weight of 1 in the file is this part of a natural logarithm of odds.
SCALE = 100


def read(path: Path) -> dict[str, tuple[int, ...]]:
    """The weights of each sign."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {sign: tuple(map(int, weights)) for sign, *weights in lines}


def write(path: Path, weights: Mapping[str, tuple[int, ...]]) -> None:
    """Keep them in the order of the signs, so that a change shows what changed."""
    lines = ("\t".join((sign, *map(str, weights[sign]))) for sign in sorted(weights))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
