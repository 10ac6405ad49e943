"""What the chaos run does to a house: kills its processes, restarts its servers, breaks a fifth of the API's calls."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from reviewer.bench.house import House

# Each trouble comes as often as it stands here before the deck is shuffled again.
DECK: Final = ("worker", "worker", "worker", "worker", "web", "web", "beat", "redis", "postgres")
# Seconds between two troubles.
PAUSE: Final = (1.0, 3.0)
# One call in so many meets a fault, ordered in batches.
ONE_IN: Final = 5
BATCH: Final = 100
LOW: Final = 25
FAULTS: Final[tuple[dict[str, Any], ...]] = (
    {"fault": "cut_before"},
    {"fault": "cut_after"},
    {"fault": "truncated"},
    {"fault": "malformed"},
    {"fault": "html"},
    {"fault": "delay", "seconds": 0.3},
    {"fault": "delay_after", "seconds": 0.3},
    {"fault": "status", "status": 500},
    {"fault": "status", "status": 503},
    {"fault": "status", "status": 429, "retry_after": 0.2},
)


class Troubles:
    """Begins with `start`, and ends with `stop`, after which everything runs again and no call breaks."""

    def __init__(self, house: House) -> None:
        """Nothing happens yet."""
        self._house = house
        self._over = threading.Event()
        self._failures: list[BaseException] = []
        self._threads = [threading.Thread(target=self._run, args=(what,)) for what in (self._strike, self._break_calls)]
        self.seen: Counter[str] = Counter()

    def start(self) -> None:
        """Let it happen."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """No more of it; what was killed runs again. Raises what went wrong. A repeat does nothing."""
        if self._over.is_set():
            return
        self._over.set()
        for thread in self._threads:
            if thread.ident:
                thread.join()
        self.seen["faulty calls"] += self._met()
        self._house.control("DELETE", "faults")
        for name in ("web", *self._house.worker_names, "beat"):
            if not self._house.children[name].alive:
                self._house.start(name)
        if self._failures:
            raise self._failures[0]

    def _run(self, what: Callable[[], None]) -> None:
        try:
            what()
        except BaseException as failure:  # noqa: BLE001 (raised again by stop)
            self._failures.append(failure)

    def _strike(self) -> None:
        deck: list[str] = []
        while not self._over.wait(random.uniform(*PAUSE)):  # noqa: S311 (no secret)
            deck = deck or random.sample(DECK, len(DECK))
            trouble = deck.pop()
            self.seen[trouble] += 1
            if trouble == "redis":
                self._house.redis.restart()
            elif trouble == "postgres":
                self._house.postgres.restart()
            else:
                self._kill(trouble)

    def _kill(self, kind: str) -> None:
        name = random.choice(self._house.worker_names) if kind == "worker" else kind  # noqa: S311
        self._house.children[name].kill()
        self._house.start(name, wait=False)

    def _break_calls(self) -> None:
        while not self._over.is_set():
            if self._left() < LOW:
                self.seen["faulty calls"] += self._met()
                self._house.control("DELETE", "faults")
                for number in range(BATCH):
                    self._order(number)
            self._over.wait(0.5)

    def _order(self, number: int) -> None:
        skip = number * ONE_IN + random.randrange(ONE_IN)  # noqa: S311
        fault = random.choice(FAULTS)  # noqa: S311
        self._house.control("POST", "faults", {"route": "* /v1/*", "skip": skip, **fault})

    def _met(self) -> int:
        return sum(row["met"] > row["skip"] for row in self._house.control("GET", "faults")["faults"])

    def _left(self) -> int:
        return sum(row["met"] <= row["skip"] for row in self._house.control("GET", "faults")["faults"])
