"""Faults that tests order: what goes wrong with which calls, and how often. In memory only; a restart clears them."""

import fnmatch
import itertools
import threading
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What can go wrong.

    `delay` waits before anything happens, `delay_after` between the effect and the answer. `status` answers an error
    instead of doing anything. `cut_before` closes the connection before the effect, `cut_after` after it.
    `truncated` does it and sends half of the answer, `malformed` does it and sends no JSON, `html` sends a page of
    HTML instead of doing anything. `official` does it and shows of an email the official fields alone,
    `bare` all but some `fields` of its attachments.
    """

    DELAY = "delay"
    DELAY_AFTER = "delay_after"
    STATUS = "status"
    CUT_BEFORE = "cut_before"
    CUT_AFTER = "cut_after"
    TRUNCATED = "truncated"
    MALFORMED = "malformed"
    HTML = "html"
    OFFICIAL = "official"
    BARE = "bare"


@dataclass
class Fault:
    """An order: after `skip` matching calls, `times` calls of `route` (`METHOD path`, with `*`) meet `fault`."""

    id: int
    route: str
    fault: Kind
    times: int = 1
    skip: int = 0
    seconds: float = 1.0
    status: int = 503
    retry_after: float | None = None
    fields: tuple[str, ...] = ()
    met: int = 0

    def matches(self, method: str, path: str) -> bool:
        """Whether a call is one of those meant, whatever `skip` and `times` say."""
        return fnmatch.fnmatchcase(f"{method} {path}", self.route)


class Faults:
    """The orders that still wait for their calls."""

    def __init__(self) -> None:
        """Start without any."""
        self._orders: list[Fault] = []
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)

    def order(self, **values: Any) -> Fault:
        """Add an order; the fields are those of Fault."""
        with self._lock:
            fault = Fault(id=next(self._numbers), **values)
            self._orders.append(fault)
            return fault

    def meet(self, method: str, path: str) -> Fault | None:
        """The fault that this call meets, counted as met."""
        with self._lock:
            for fault in self._orders:
                if fault.matches(method, path) and fault.met < fault.skip + fault.times:
                    fault.met += 1
                    if fault.met > fault.skip:
                        return fault
        return None

    def listed(self) -> list[dict[str, Any]]:
        """All orders, those already met included, with how many calls each has seen."""
        with self._lock:
            return [asdict(fault) for fault in self._orders]

    def clear(self) -> None:
        """Forget all orders."""
        with self._lock:
            self._orders.clear()
