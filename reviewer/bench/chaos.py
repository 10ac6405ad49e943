"""`bench chaos`: people decide while everything that can die dies; then nothing may be lost, sent twice or sent unread.

Real PostgreSQL, Redis, pages, workers and clock, all of this run's own and on loopback. Processes are killed by pid
without a word, Redis comes back empty, PostgreSQL breaks every connection, and a fifth of MultiMail's calls go wrong.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from reviewer.bench.deciders import Deciders
from reviewer.bench.house import House
from reviewer.bench.judge import Judge, tell
from reviewer.bench.processes import wait_until
from reviewer.bench.troubles import Troubles
from reviewer.decisions.models import Brake, Delivery
from reviewer.drafts.sync import sync

PEOPLE: Final = 3
# Who decides without a browser is so fast that all is decided when this part of the time is over.
BUSY: Final = 0.8
# Seconds for what is left once all has healed: at least, and more for each decision.
PATIENCE: Final = 180.0
PATIENCE_EACH: Final = 0.3
Say = Callable[[str], object]


def run(decisions: int, workers: int, seconds: int, say: Say, *, impatient: bool = False) -> bool:
    """Print what happened and, last, the one line; True when nothing was lost, sent twice or sent unread.

    `impatient`: once all has healed, nobody waits for the leases of the dead to run out, nor for breaks and backoffs.
    """
    quick = {"HOLD_SECONDS": "1", "SYNC_SECONDS": "5", "SWEEP_SECONDS": "2", "LOG_LEVEL": "ERROR"}
    with House(workers, durable=True, webhook=True, **quick) as house:
        people = house.people(PEOPLE)
        house.control("POST", "load", {"count": decisions - decisions // 2})
        sync()
        house.start_all()
        deciders, troubles = Deciders(house, people, BUSY * seconds / decisions), Troubles(house)
        deciders.start()
        try:
            _under_fire(house, deciders, troubles, decisions, seconds, say)
            connection.close()  # PostgreSQL may have been restarted since it was made
            if impatient:
                _end_leases()
            patience = PATIENCE + PATIENCE_EACH * decisions
            begun = time.monotonic()
            with suppress(TimeoutError):
                wait_until(lambda: _all_decided(deciders, decisions), patience, "the last decision", 0.5)
        finally:
            troubles.stop()
            deciders.stop()
        with suppress(TimeoutError):  # the judge says what is left
            wait_until(lambda: _nothing_moves(impatient), patience, "the drain's end", 0.5)
        if (count := deciders.promises.count) < decisions:
            say(f"  this machine was too slow: {count} of {decisions} drafts were decided at all")
        say(f"  healed and drained in {time.monotonic() - begun:.0f} s")
        verdict = Judge(house, deciders.promises).judge()
    tell(verdict, say)
    return verdict.well


def _under_fire(house: House, deciders: Deciders, troubles: Troubles, decisions: int, seconds: int, say: Say) -> None:
    """So many seconds of trouble, in which the second half of the drafts comes in as well."""
    troubles.start()
    end = time.monotonic() + seconds
    house.control("POST", "load", {"count": decisions // 2})
    while time.monotonic() < end:
        deciders.feed()
        time.sleep(0.5)
    troubles.stop()
    struck = ", ".join(f"{what} {count}" for what, count in sorted(troubles.seen.items()))
    say(f"chaos for {seconds} s with {len(house.worker_names)} workers: {struck}")
    say(f"  {deciders.promises.count} of {decisions} drafts decided under fire, {deciders.refused} answers went wrong")


def _end_leases() -> None:
    """Of every row at once, as time would: one that a living worker still has is safe all the same."""
    past = timezone.now() - timedelta(seconds=1)
    Delivery.objects.filter(state=Delivery.State.POSTING).update(lease_until=past)


def _make_due() -> None:
    """Whatever waits for its next attempt, or for calls to go on after a break."""
    now = timezone.now()
    Delivery.objects.filter(state=Delivery.State.WAITING, due_at__gt=now).update(due_at=now)
    Brake.objects.filter(until__gt=now).update(until=now)


def _all_decided(deciders: Deciders, decisions: int) -> bool:
    deciders.feed()
    return deciders.promises.count >= decisions


def _nothing_moves(impatient: bool) -> bool:
    """Whether nothing waits or is being carried out; whoever is impatient has what waits begin first."""
    try:
        if impatient:
            _make_due()
        moving = [Delivery.State.WAITING, Delivery.State.POSTING]
        return not Delivery.objects.filter(state__in=moving).exists()
    except (DatabaseError, InterfaceError):
        connection.close()
        return False
