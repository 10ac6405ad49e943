"""How fresh the mirror of MultiMail is, in words (invariant 8: what is old or unknown says so)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, Subquery
from django.utils import timezone

from reviewer.desk.times import clock, span
from reviewer.drafts.models import SyncPass
from reviewer.prepared import prepared

# Passes come every SYNC_SECONDS; a mirror without one for so long has lost its worker or its beat.
LATE_AFTER = timedelta(seconds=max(120, 10 * settings.SYNC_SECONDS))


@dataclass(frozen=True)
class Sync:
    """The last finished pass, and the last in which MultiMail answered.

    `state` is live, partly (something could not be read), down (no answer), late (no pass for long) or never.
    """

    state: str
    answered_at: datetime | None
    error: str
    now: datetime

    @property
    def reached(self) -> bool:
        """Whether what MultiMail says now is what the page shows."""
        return self.state in ("live", "partly")

    @property
    def stamp(self) -> str:
        """The same in one word, by which a page says what it shows: "live-031204"."""
        return f"{self.state}-{self.answered_at:%H%M%S}" if self.answered_at else self.state

    @property
    def ago(self) -> str:
        """How long that is: "4 s"."""
        return span(self.now - self.answered_at) if self.answered_at else ""

    @property
    def short(self) -> str:
        """For the top bar, when the mirror is old."""
        return f"Not synced since {self.since}" if self.since else "Not synced yet"

    @property
    def since(self) -> str:
        """When MultiMail last answered: "03:12 UTC"."""
        return clock(self.answered_at, self.now) if self.answered_at else ""

    @property
    def headline(self) -> str:
        """The one sentence of the banner; empty when there is nothing to say."""
        since = f"since {self.since}" if self.since else "yet"
        return {
            "down": f"MultiMail has not answered {since}.",
            "late": f"Nothing has been synced {since}.",
            "partly": "The last sync took in only a part.",
        }.get(self.state, "")


def load_sync() -> Sync:
    """The last pass that has ended, and when MultiMail last answered. One query."""
    now = timezone.now()
    last = _last()
    return _as_of(last[0], now) if last else Sync("never", None, "", now)


@prepared
def _last() -> QuerySet[SyncPass]:
    """The last that has ended; `answered_at` is when one ended last that MultiMail had answered."""
    finished = SyncPass.objects.filter(finished_at__isnull=False).order_by("-started_at")
    answered = finished.exclude(outcome=SyncPass.Outcome.FAILED)
    return finished.annotate(answered_at=Subquery(answered.values("finished_at")[:1]))[:1]


def _as_of(last: Any, now: datetime) -> Sync:
    error = last.error.rstrip(".")
    if last.outcome == SyncPass.Outcome.FAILED:
        return Sync("down", last.answered_at, error, now)
    state = "partly" if last.outcome == SyncPass.Outcome.PARTLY else "live"
    if last.finished_at and now - last.finished_at > LATE_AFTER:
        state = "late"
    return Sync(state, last.finished_at, error, now)
