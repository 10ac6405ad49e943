"""The first part of a pass: what MultiMail has. Only HTTP here, no transaction is open and no row is touched.

What waits is listed by listing.py; here the mails are read in full.
"""

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import msgspec
from django.utils import timezone

from reviewer.drafts.limits import named_by
from reviewer.drafts.plan import Key, is_closed
from reviewer.multimail import connect
from reviewer.multimail.errors import KeyRefused, NotFound, OutboundError, Permanent, Transient, Unreadable
from reviewer.multimail.schemas import Email

CONCURRENCY = 8
# Details asked for before the first of them is taken in: enough to keep every thread busy while a lot is written, and
# no more to be held. After one of more letters than LONG they are the fewest that do: more like it may follow.
AHEAD, LEAST_AHEAD, LONG = 200, 2 * CONCURRENCY, 20_000
# So many failures in a row mean that MultiMail is down, not that these emails are odd; and so many refusals that the
# key may not read their mailbox: some are bound to one, and the list may name all.
GIVE_UP = 2 * CONCURRENCY
NONE: Mapping[Key, Email] = {}


@dataclass(frozen=True)
class Fetched:
    """The detail of one email: `email` is None when MultiMail does not know it; `error` says why it was not read.

    `asked_at` is when it was asked for, by this process's clock: what was written down later than that is newer. None
    counts as now.
    `wait` is as in Listing.
    """

    key: Key
    email: Email | None = None
    error: str = ""
    asked_at: datetime | None = None
    wait: float = 0.0

    @property
    def is_left_out(self) -> bool:
        """Whether MultiMail was not asked for it, since it failed at others or refused them."""
        return bool(self.error) and self.asked_at is None

    @property
    def letters(self) -> int:
        """How long its texts are."""
        return len(self.email.text) + len(self.email.html) if self.email else 0


def read_details(keys: Iterable[Key], received: Mapping[Key, Email] = NONE) -> Iterator[Fetched]:
    """The details, in the order of `keys`, a few at a time side by side; each thread has a client of its own.

    `received` are received mails among them, as they are known: see `look`.

    When MultiMail does not answer any more, the rest is not asked for: each comes back with an error.
    """
    reader, waiting, ahead = _Reader(received), deque[Future[Fetched]](), LEAST_AHEAD
    try:
        for key in keys:
            waiting.append(_pool(os.getpid()).submit(reader.read, key))
            while len(waiting) > ahead:
                item = waiting.popleft().result()
                ahead = LEAST_AHEAD if item.letters > LONG else min(ahead + 1, AHEAD)
                yield item
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


@cache
def _pool(pid: int) -> ThreadPoolExecutor:  # noqa: ARG001 (threads do not outlive a fork: each process has its own)
    return ThreadPoolExecutor(CONCURRENCY, thread_name_prefix="sync")


def read_detail(key: Key, received: Mapping[Key, Email] = NONE) -> Fetched:
    """The detail of one email; an error is part of the answer, so that one bad email stops nothing."""
    return _Reader(received).read(key)


def look(key: Key, known: Email | None) -> Email:
    """An email as MultiMail shows it now. Raises OutboundError.

    To ask for a received one that was let in marks it as read, which is for its agent to do: where the mailbox's list
    says that it waits no more, it is what was known of it with that status.
    """
    status = _listed_status(key, known.received_at) if known else ""
    if known and is_closed(status):
        return msgspec.structs.replace(known, status=status)
    return connect.reviewer().email(*key)


def _listed_status(key: Key, received_at: datetime) -> str:
    """Its status in its mailbox's list; empty when that does not tell, which is no reason not to look."""
    try:
        return connect.reviewer().listed_status(*key, received_at)
    except (Permanent, Unreadable):
        return ""


class _Reader:
    """Counts what follows each other in one pass: failures of all mails, and refusals of each mailbox's.

    Its threads need not count exactly.
    """

    def __init__(self, received: Mapping[Key, Email]) -> None:
        self._failures, self._refused, self._received = 0, Counter[str](), received

    def read(self, key: Key) -> Fetched:
        if self._failures >= GIVE_UP:
            return Fetched(key, error="MultiMail had stopped answering")
        if self._refused[key[0]] >= GIVE_UP:
            return Fetched(key, error="MultiMail had refused all of its mailbox that were asked for")
        asked_at = timezone.now()
        try:
            email = look(key, self._received.get(key))
        except NotFound:
            email = None
        except OutboundError as error:
            self._count(key[0], error)
            return Fetched(key, error=str(error), asked_at=asked_at, wait=named_by(error))
        self._count(key[0])
        return Fetched(key, email, asked_at=asked_at)

    def _count(self, mailbox_id: str, error: OutboundError | None = None) -> None:
        if self._failures >= GIVE_UP:
            return
        is_down = isinstance(error, Transient | KeyRefused) and not isinstance(error, Unreadable)
        is_bound = isinstance(error, KeyRefused) and error.status == 403 and error.explained
        if error and named_by(error):
            self._failures = GIVE_UP
        else:
            self._failures = self._failures + 1 if is_down and not is_bound else 0
        self._refused[mailbox_id] = self._refused[mailbox_id] + 1 if is_bound else 0
