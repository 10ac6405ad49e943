"""How much each thing that is seen of a heading speaks for each section: a file of lines that one can read."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from reviewer.comparison.sections.titles.words import NAMES

FILE: Final = Path(__file__).with_name("weights.txt")
TENTHS: Final = 10

# Tenths for each section, in the order of `NAMES`, by what is seen.
Weights = Mapping[str, Sequence[int]]


@cache
def weights() -> Weights:
    """Read once."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Weights:
    """A file's weights: a line for each below the sections' names; the tenths, a tab, and what is seen."""
    found = {}
    for line in text.splitlines()[1:]:
        tenths, seen = line.split("\t")
        found[seen] = tuple(map(int, tenths.split()))
    return found


def written(found: Weights) -> str:
    """The file that gives these weights again."""
    lines = (f"{' '.join(map(str, tenths))}\t{seen}\n" for seen, tenths in sorted(found.items()))
    return "".join((" ".join(NAMES) + "\n", *lines))
