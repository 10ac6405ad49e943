"""The background work: webhook deliveries with their retries, what time makes due, and the counters kept in memory."""

import hashlib
import hmac
import queue
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import httpx

from reviewer.multimail.words import SIGNATURE_HEADER
from reviewer.sandbox import ledger, life
from reviewer.sandbox.box import Box

WAITS: Final = (0.5, 1.0, 2.0)
"""Seconds before the first, second and third retry."""

_TICK: Final = 0.1
_TIMEOUT: Final = httpx.Timeout(5.0)
_WORKERS: Final = 4


def sign(secret: str, body: bytes) -> str:
    """The hex HMAC-SHA256 of a body, as the signature header carries it."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class _Due:
    seq: int
    url: str
    secret: str
    body: bytes
    attempts: int


class Background:
    """Runs until it is stopped. Deliveries that a stop interrupts are made again at the next start."""

    def __init__(self, box: Box) -> None:
        """Prepare; nothing runs before `start`."""
        self.box = box
        self._stopping = threading.Event()
        self._under_way: set[int] = set()
        self._work: queue.SimpleQueue[_Due] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._tick, self._dispatch)]
        self._posting = [threading.Thread(target=self._deliver_all, daemon=True) for _ in range(_WORKERS)]

    @cached_property
    def _client(self) -> httpx.Client:
        """Made when the first webhook is told: reading the certificates takes a moment."""
        return httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)

    def start(self) -> None:
        """Begin."""
        for thread in (*self._threads, *self._posting):
            thread.start()

    def stop(self) -> None:
        """End within about a second, whatever the receivers of webhooks do."""
        self._stopping.set()
        self.box.deliveries_wait.set()
        for thread in self._threads:
            thread.join(timeout=2)
        with self.box.store.transaction() as db:
            ledger.write_tally(self.box, db)

    def _tick(self) -> None:
        """Do what is due even when nobody asks, so that webhooks are told in time."""
        while not self._stopping.wait(_TICK):
            with self.box.store.transaction() as db:
                life.advance(self.box, db, self.box.clock.now())
                ledger.write_tally(self.box, db)

    def _dispatch(self) -> None:
        while not self._stopping.is_set():
            self.box.deliveries_wait.wait(_TICK)
            self.box.deliveries_wait.clear()
            for due in self._take():
                self._work.put(due)

    def _take(self) -> list[_Due]:
        with self.box.store.transaction() as db:
            rows = db.execute(
                "SELECT seq, url, secret, body, attempts FROM deliveries"
                " WHERE status = 'pending' AND next_attempt <= ? ORDER BY seq LIMIT 200",
                (time.time(),),
            ).fetchall()
        found = [_Due(**dict(row)) for row in rows if row["seq"] not in self._under_way]
        self._under_way.update(due.seq for due in found)
        return found

    def _deliver_all(self) -> None:
        """One of a few posting threads; a receiver that never answers holds one of them for a while, not all."""
        while True:
            due = self._work.get()
            status = self._post(due)
            if self._stopping.is_set():
                return
            self._note(due, status)
            self._under_way.discard(due.seq)

    def _post(self, due: _Due) -> int | None:
        """The status that the receiver answers, None when it does not answer."""
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "MultiMail-Sandbox",
            SIGNATURE_HEADER: sign(due.secret, due.body),
        }
        try:
            with self._client.stream("POST", due.url, content=due.body, headers=headers) as response:
                return response.status_code
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
            return None

    def _note(self, due: _Due, status: int | None) -> None:
        attempts = due.attempts + 1
        next_attempt: float | None = None
        if status is not None and 200 <= status < 300:
            result = "delivered"
        elif attempts > len(WAITS):
            result = "failed"
        else:
            result, next_attempt = "pending", time.time() + WAITS[attempts - 1]
        with self.box.store.transaction() as db:
            db.execute(
                "UPDATE deliveries SET status = ?, attempts = ?, response_status = ?, last_attempt_ms = ?,"
                " next_attempt = ? WHERE seq = ? AND status = 'pending'",
                (result, attempts, status, self.box.clock.now(), next_attempt, due.seq),
            )
