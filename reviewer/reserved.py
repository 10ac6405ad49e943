"""The files of figures that prometheus_client maps, with room on the disk for all that is mapped of them.

It makes a file longer without asking for the room. Where the disk is full, the process that then writes into what it
has mapped is killed by SIGBUS: a worker amid a step.
"""

import os

from prometheus_client import values
from prometheus_client.mmap_dict import MmapedDict

# How long it makes a file at first.
FIRST = 1 << 16
# More than a figure takes beside its key: the key's length, what fills it up to eight bytes, and two numbers.
BESIDE_KEY = 32


class Reserved(MmapedDict):
    """One process's file. Raises OSError, and has changed nothing, where there is no room for it."""

    def __init__(self, filename: str, read_mode: bool = False) -> None:
        if not read_mode:
            _reserve(filename, FIRST)
        super().__init__(filename, read_mode)  # type: ignore[no-untyped-call]

    def _init_value(self, key: str) -> None:
        if self._used + len(key.encode()) + BESIDE_KEY > self._capacity:
            _reserve(self._fname, 2 * self._capacity)
        super()._init_value(key)  # type: ignore[no-untyped-call]


def _reserve(path: str, least: int) -> None:
    """Room for as much of a file as there is of it, and for `least` bytes; what stands in it stays."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.posix_fallocate(file, 0, max(least, os.fstat(file).st_size))
    finally:
        os.close(file)


def use() -> None:
    """From here on figures are kept so."""
    values.MmapedDict = Reserved  # type: ignore[attr-defined]
