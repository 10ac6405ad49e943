"""Workers that stand still wherever a test wants them to: each is a thread, and only one runs at a time."""

import queue
import threading
import time
from collections.abc import Callable

from tests.crash.gate import Gate, Held

EVERY_CALL = "* /v1/*"
NEVER = 10_000


class Worker:
    """One worker. It goes on until its work is done or it stands at a call to MultiMail."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._orders: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        self._idle = threading.Event()
        self._idle.set()
        self._held: Held | None = None
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    @property
    def stands(self) -> bool:
        """Whether it is in the middle of something."""
        return not self._idle.is_set()

    def begin(self, action: Callable[[], object], calls: int = NEVER, *, after: bool = False) -> None:
        """Do this, and stand at the call that follows `calls` others: before it is carried out, or `after` that."""
        self._idle.clear()
        self._wait(calls, after, lambda: self._orders.put(action))

    def go_on(self, calls: int = NEVER, *, after: bool = False) -> None:
        """Go on from the call at which it stands, and stand again."""
        standing = self._held
        self._wait(calls, after, lambda: self._gate.forget(standing) if standing else None)

    def _wait(self, calls: int, after: bool, start: Callable[[], object]) -> None:
        held = Held(EVERY_CALL, after, calls)
        self._gate.wait_for(held)
        start()
        deadline = time.monotonic() + 30
        while not (self._idle.is_set() or held.arrived.is_set()):
            assert time.monotonic() < deadline, "the worker neither ends nor calls"
            time.sleep(0.0003)
        self._held = held if held.arrived.is_set() else None
        if self._held is None:
            self._gate.forget(held)
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def _work(self) -> None:
        while True:
            action = self._orders.get()
            try:
                action()
            except BaseException as failure:  # noqa: BLE001 (raised again in the test's thread)
                self._failure = failure
            self._idle.set()
