"""Whether the desk is ready: the state of each part with a sentence. Nobody is called but the broker, for a second.

    state    means
    -------  -------------------------------------------------------------
    ok       it works, as far as can be seen from here
    late     its turn has come and gone (freshness.LATE_AFTER)
    down     it does not answer, or is late by far (freshness.DOWN_AFTER)
    limited  it rests for as long as MultiMail asks (drafts/limits.py)
    unknown  it has never been seen, it was last seen before the clock was set back, or the database cannot tell

The desk is not ready when a needed part is down, or unknown: where no worker ever ran, nothing that is decided is
posted (invariant 8). MultiMail is not needed: people read and decide without it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from reviewer.marks.leave import last
from reviewer.operations import broker, freshness
from reviewer.operations.freshness import Freshness


@dataclass(frozen=True)
class Part:
    """One part of the whole, for people and for probes."""

    name: str
    state: str
    says: str
    needed: bool = True

    @property
    def stops(self) -> bool:
        """Whether the desk cannot do its work because of it, as far as is known."""
        return self.needed and self.state in ("down", "unknown")


def parts() -> list[Part]:
    """Every part, the database first: without it most others are unknown."""
    found = _from_database()
    return [found[0], _broker(), *found[1:]]


def _from_database() -> list[Part]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        known, swept_at = freshness.load(), last("sweep")
    except (DatabaseError, InterfaceError):
        unknown = "The database cannot tell."
        return [
            Part("database", "down", "The database does not answer."),
            Part("multimail", "unknown", unknown, needed=False),
            Part("sync", "unknown", unknown),
            Part("sweep", "unknown", unknown),
        ]
    return [Part("database", "ok", "The database answers."), multimail(known), sync(known), sweep(known, swept_at)]


def _broker() -> Part:
    if broker.takes():
        return Part("broker", "ok", "The broker takes messages.")
    return Part("broker", "down", f"Nothing says within {broker.LONGEST:g} s that the broker takes messages.")


def multimail(known: Freshness) -> Part:
    """As the last pass found it; nothing is asked now."""
    if known.synced_at is None:
        return Part("multimail", "unknown", "No pass of the sync has ended yet.", needed=False)
    if known.is_ahead(known.synced_at):
        return Part("multimail", "unknown", _set_back("pass of the sync"), needed=False)
    answered = f"It last answered {_at(known, known.answered_at)}." if known.answered_at else "It has never answered."
    if known.failed and known.is_limited:
        return Part("multimail", "limited", f"{_asked_to_wait(known)} {answered}", needed=False)
    if known.failed:
        return Part("multimail", "down", f"MultiMail did not answer the last pass. {answered}", needed=False)
    return Part("multimail", "ok", f"MultiMail answered the last pass, {_at(known, known.answered_at)}.", needed=False)


def sync(known: Freshness) -> Part:
    """A pass under way is a sign of life, however long it takes; one that died is counted out by the sync itself."""
    if known.running_since is not None:
        return Part("sync", "ok", f"A pass has been running for {_span(known, known.running_since)}.")
    if known.state == "limited":
        ended = f"The last pass ended {_at(known, known.synced_at)}." if known.synced_at else "No pass has ended yet."
        return Part("sync", "limited", f"{_asked_to_wait(known)} {ended}")
    return _regular("sync", "pass of the sync", known, known.synced_at, settings.SYNC_SECONDS)


def sweep(known: Freshness, swept_at: datetime | None) -> Part:
    """The beat asks for it, a worker does it: late means that one of the two is missing."""
    return _regular("sweep", "sweep", known, swept_at, settings.SWEEP_SECONDS)


def _regular(name: str, what: str, known: Freshness, moment: datetime | None, period: float) -> Part:
    state = freshness.standing(known.age(moment), period)
    if known.is_ahead(moment):
        return Part(name, state, f"{_set_back(what)} Are a worker and the beat running?")
    if state == "unknown":
        return Part(name, state, f"No {what} has ended yet. Are a worker and the beat running?")
    words = f"The last {what} ended {_at(known, moment)}; one is due every {period:g} s."
    return Part(name, state, words if state == "ok" else f"{words} Are a worker and the beat running?")


def _asked_to_wait(known: Freshness) -> str:
    return f"MultiMail asked to wait until {known.read_again_at:%H:%M} UTC."


def _set_back(what: str) -> str:
    return f"The last {what} ended before the clock was set back; how long ago that was is not known."


def _at(known: Freshness, moment: datetime | None) -> str:
    return "before the clock was set back" if known.is_ahead(moment) else f"{_span(known, moment)} ago"


def _span(known: Freshness, moment: datetime | None) -> str:
    return f"{known.age(moment) or 0:.0f} s"
