"""What was learned, and the file that keeps it.

The first lines of the file tell the symbols, where a part starts, the bounds of each category, and the weights of the
second look at it. Every other line holds features that begin alike: what they have in common, then for each what is its
own and its three weights. All weights are whole numbers: tenths of what was learned, hundredths in the second look.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from functools import cache
from itertools import chain, groupby
from pathlib import Path

from reviewer.redaction.weighing.features import ROOM, Weight
from reviewer.redaction.weighing.second_look import SIZE

FILE = Path(__file__).with_name("weights.txt")


@dataclass(frozen=True, slots=True)
class Bounds:
    """From what weight on the parts of a sentence are looked at again, and from how sure on they are told.

    A neighbour of one that is told is told with it from `beside` on, and from `quoted` on where a quotation begins or
    ends between the two. `evidence` is what the words of a sentence must weigh for it to be looked at.
    """

    again: float
    told: float
    beside: float
    quoted: float
    evidence: float


# How many bounds each category has, and how many weights of the second look.
_EACH, _SECOND = len(fields(Bounds)), 1 + SIZE


@dataclass(frozen=True)
class Weights:
    """What was learned: the numbers of symbols, the weights of features, and the bounds of each category.

    `second` are those of the second look for each category: where a part starts, then one for each of its features.
    There are none while nothing but the first look is learned.
    """

    symbols: Mapping[str, int]
    features: Mapping[int, Weight]
    start: Weight
    bounds: tuple[Bounds, ...]
    second: tuple[tuple[float, ...], ...] = ()


class _Features(Mapping[int, Weight]):
    """Features by the lines of a file. A line is read when one of its features is asked for: most never are."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = {int(common): rest for common, _, rest in (line.partition(" ") for line in lines)}
        self._read: dict[int, dict[int, Weight]] = {}

    def __getitem__(self, feature: int) -> Weight:
        common, own = divmod(feature, ROOM)
        return self._of(common)[own]

    def __iter__(self) -> Iterator[int]:
        return (common * ROOM + own for common in self._lines for own in self._of(common))

    def __len__(self) -> int:
        return sum(len(self._of(common)) for common in self._lines)

    def _of(self, common: int) -> dict[int, Weight]:
        found = self._read.get(common)
        if found is None:
            # Two threads that read one line at once read the same.
            found = self._read[common] = _of_line(self._lines[common])
        return found


def _of_line(rest: str) -> dict[int, Weight]:
    """The weights of the features that begin alike, by what is their own."""
    numbers = [*map(int, rest.split())]
    return dict(zip(numbers[::4], zip(numbers[1::4], numbers[2::4], numbers[3::4], strict=True), strict=True))


def read(text: str) -> Weights:
    """The weights that a file's text holds. Raises ValueError when it holds none."""
    symbols, start, bounds, looked, *lines = text.splitlines()
    first, second, third = map(int, start.split())
    limits, again = [*map(int, bounds.split())], [*map(int, looked.split())]
    return Weights(
        symbols={symbol: number for number, symbol in enumerate(symbols.split(), start=1)},
        features=_Features(lines),
        start=(first, second, third),
        bounds=tuple(Bounds(*limits[at : at + _EACH]) for at in range(0, len(limits), _EACH)),
        second=tuple(tuple(again[at : at + _SECOND]) for at in range(0, len(again), _SECOND)),
    )


@cache
def on_file() -> Weights:
    """The weights that the room works with; read at the first use, so that importing costs nothing."""
    return read(FILE.read_text(encoding="utf-8"))


def written(weights: Weights) -> str:
    """The text of a file that holds some weights."""
    limits = chain.from_iterable(map(astuple, weights.bounds))
    grouped = groupby(sorted(weights.features), key=lambda feature: feature // ROOM)
    lines = [
        " ".join([str(common), *(f"{feature % ROOM} {_line(weights.features[feature])}" for feature in features)])
        for common, features in grouped
    ]
    second = chain.from_iterable(weights.second)
    return "\n".join([" ".join(weights.symbols), _line(weights.start), _line(limits), _line(second), *lines, ""])


def _line(numbers: Iterable[float]) -> str:
    return " ".join(f"{number:.0f}" for number in numbers)
