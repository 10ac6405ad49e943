"""Weights of signs as they are kept in a file: a line for each sign, with its weights behind tabs, as whole numbers."""

from collections.abc import Iterator, Mapping
from pathlib import Path

# A weight of 1 in the file is this part of a natural logarithm of odds.
SCALE = 100


class _Signs(Mapping[str, tuple[int, ...]]):
    """Signs by the lines of a file. The weights of one are read when they are asked for: most never are."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = {sign: weights for sign, _, weights in (line.partition("\t") for line in lines)}

    def __getitem__(self, sign: str) -> tuple[int, ...]:
        return tuple(map(int, self._lines[sign].split("\t")))

    def __contains__(self, sign: object) -> bool:
        """Whether a sign has weights; without reading them."""
        return sign in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def read(path: Path) -> Mapping[str, tuple[int, ...]]:
    """The weights of each sign."""
    return _Signs(path.read_text(encoding="utf-8").splitlines())


def write(path: Path, weights: Mapping[str, tuple[int, ...]]) -> None:
    """Keep them in the order of the signs, so that a change shows what changed."""
    lines = ("\t".join((sign, *map(str, weights[sign]))) for sign in sorted(weights))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
