"""Ids that grow with time: a prefix and a ULID. `since_id` compares them: the order holds within a millisecond."""

import secrets
import threading
from typing import Final

from ulid import ULID

EMAIL: Final = "msg_"
_RANDOM_BITS: Final = 80


class Ids:
    """Makes ids. One for each process; `follow` makes it continue after the ids of an earlier run."""

    def __init__(self) -> None:
        """Start with no id made yet."""
        self._last = 0
        self._lock = threading.Lock()

    def follow(self, email_id: str) -> None:
        """Never make an id at or below this one, even if the clock went back."""
        with self._lock:
            self._last = max(self._last, int(ULID.from_str(email_id.removeprefix(EMAIL))))

    def new(self, prefix: str, now_ms: int) -> str:
        """Make an id above every one made before. Its time part is `now_ms` unless that is in the past of the last."""
        with self._lock:
            self._last = max(_value_at(now_ms), self._last + 1)
            return prefix + str(ULID.from_int(self._last))

    @staticmethod
    def past(prefix: str, at_ms: int) -> str:
        """Make an id for something that happened at `at_ms`, for loading older drafts."""
        return prefix + str(ULID.from_int(_value_at(at_ms)))


def _value_at(ms: int) -> int:
    return (ms << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS - 1)
