"""The background work: webhook deliveries with their retries, what time makes due, and the counters kept in memory."""

import asyncio
import hashlib
import hmac
import sqlite3
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import httpx

from reviewer.multimail.words import SIGNATURE_HEADER
from reviewer.sandbox import ledger, life
from reviewer.sandbox.box import Box

WAITS: Final = (0.5, 1.0, 2.0)
"""Seconds before the first, second and third retry."""

ANSWERS_WITHIN: Final = 5.0
"""Seconds for the whole of a call: httpx's own timeouts are those of single reads, which a trickle never meets."""

_TICK: Final = 0.1


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
        self._told: set[str] = set()
        """The URLs that have a thread. Read and changed within a transaction, which is one thread's at a time."""
        self._turn = threading.Lock()
        """Of a delivery at the store, which `stop` waits for: behind it the store is closed."""
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._tick, self._dispatch)]

    @cached_property
    def _authorities(self) -> ssl.SSLContext:
        """Made when the first webhook is told: reading the certificates takes a moment."""
        return httpx.create_ssl_context(trust_env=False)

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End within about a second, whatever the receivers of webhooks do."""
        self._stopping.set()
        self.box.deliveries_wait.set()
        for thread in self._threads:
            thread.join(timeout=2)
        with self._turn, self.box.store.transaction() as db:
            ledger.write_tally(self.box, db)

    def _tick(self) -> None:
        """Do what is due even when nobody asks, so that webhooks are told in time."""
        while not self._stopping.wait(_TICK):
            with self.box.store.transaction() as db:
                life.advance(self.box, db, self.box.clock.now())
                ledger.write_tally(self.box, db)

    def _dispatch(self) -> None:
        """Give each URL that something is due for a thread of its own: who does not answer holds up nobody else."""
        while not self._stopping.is_set():
            self.box.deliveries_wait.wait(_TICK)
            self.box.deliveries_wait.clear()
            for url in self._waiting():
                threading.Thread(target=asyncio.run, args=(self._deliver_all(url),), daemon=True).start()

    def _waiting(self) -> set[str]:
        with self.box.store.transaction() as db:
            rows = db.execute(
                "SELECT DISTINCT url FROM deliveries WHERE status = 'pending' AND next_attempt <= ?", (time.time(),)
            ).fetchall()
            found = {row["url"] for row in rows} - self._told
            self._told |= found
        return found

    async def _deliver_all(self, url: str) -> None:
        """Make what is due for one URL, one delivery after the other, until nothing is."""
        async with httpx.AsyncClient(
            verify=self._authorities, timeout=ANSWERS_WITHIN, follow_redirects=False, trust_env=False
        ) as client:
            while due := self._next(url):
                self._note(due, await _post(client, due))

    @contextmanager
    def _kept(self) -> Iterator[sqlite3.Connection | None]:
        """A transaction of a delivery; None once it stops."""
        with self._turn:
            if self._stopping.is_set():
                yield None
                return
            with self.box.store.transaction() as db:
                yield db

    def _next(self, url: str) -> _Due | None:
        with self._kept() as db:
            if db is None:
                return None
            row: sqlite3.Row | None = db.execute(
                "SELECT seq, url, secret, body, attempts FROM deliveries INDEXED BY deliveries_of_url"
                " WHERE status = 'pending' AND url = ? AND next_attempt <= ? ORDER BY seq LIMIT 1",
                (url, time.time()),
            ).fetchone()
            if row is None:
                self._told.discard(url)
                return None
        return _Due(**dict(row))

    def _note(self, due: _Due, status: int | None) -> None:
        attempts = due.attempts + 1
        next_attempt: float | None = None
        if status is not None and 200 <= status < 300:
            result = "delivered"
        elif attempts > len(WAITS):
            result = "failed"
        else:
            result, next_attempt = "pending", time.time() + WAITS[attempts - 1]
        with self._kept() as db:
            if db is None:
                return
            db.execute(
                "UPDATE deliveries SET status = ?, attempts = ?, response_status = ?, last_attempt_ms = ?,"
                " next_attempt = ? WHERE seq = ? AND status = 'pending'",
                (result, attempts, status, self.box.clock.now(), next_attempt, due.seq),
            )


async def _post(client: httpx.AsyncClient, due: _Due) -> int | None:
    """The status that the receiver answers, None when it does not answer in time."""
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "MultiMail-Sandbox",
        SIGNATURE_HEADER: sign(due.secret, due.body),
    }
    try:
        async with asyncio.timeout(ANSWERS_WITHIN):
            async with client.stream("POST", due.url, content=due.body, headers=headers) as response:
                return response.status_code
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
        return None
