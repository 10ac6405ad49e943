"""Several small whole numbers in one large one: a single addition adds them all."""

from collections.abc import Iterable
from struct import Struct

# Each has 32 bits, so that sums of many thousands of weights stay apart.
_BITS, _FIELDS = 32, 7
_ROW = Struct(f"<{_FIELDS}i")
# Added and then flipped, these bits turn what a negative number borrowed from the next one into its sign.
_SIGNS = sum(1 << (place * _BITS + _BITS - 1) for place in range(_FIELDS))

Seven = tuple[int, int, int, int, int, int, int]


def packed(numbers: Iterable[float]) -> int:
    """At most seven whole numbers in one."""
    return sum(int(number) << place * _BITS for place, number in enumerate(numbers))


def unpacked(total: int) -> Seven:
    """The seven numbers in one, or in a sum or a difference of such."""
    seven: Seven = _ROW.unpack(((total + _SIGNS) ^ _SIGNS).to_bytes(_ROW.size, "little"))
    return seven
