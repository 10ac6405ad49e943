"""The last requests, for tests and benchmarks that ask what arrived here, when, and what was answered."""

import itertools
import threading
import time
from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any, Final

KEPT: Final = 5_000


@dataclass
class Entry:
    """One request. `status` is None while it is under way, 0 when the connection was cut instead of an answer.

    `received_at` is epoch seconds, `received_monotonic` and `answered_monotonic` are seconds of this machine's
    monotonic clock, which other processes on it share.
    """

    seq: int
    method: str
    path: str
    query: str
    received_at: float = field(default_factory=time.time)
    received_monotonic: float = field(default_factory=time.monotonic)
    answered_monotonic: float | None = None
    status: int | None = None
    key: str | None = None
    email_id: str | None = None
    fault: str | None = None


class Journal:
    """Keeps the last `KEPT` requests."""

    def __init__(self) -> None:
        """Start without any."""
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def begin(self, method: str, path: str, query: str) -> Entry:
        """Write down that a request arrived."""
        with self._lock:
            entry = Entry(next(self._numbers), method, path, query)
            self._entries.append(entry)
            return entry

    def since(self, seq: int) -> list[dict[str, Any]]:
        """The requests after number `seq`, oldest first."""
        with self._lock:
            return [asdict(entry) for entry in self._entries if entry.seq > seq]
