"""How fresh the mirror of MultiMail is: the one rule for probes, figures and pages. One query by index."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.conf import settings
from django.db.models import QuerySet, Subquery

from reviewer.clock import AHEAD, DatabaseNow, shared_now
from reviewer.drafts.limits import LONGEST, READ_AGAIN
from reviewer.drafts.models import SyncPass
from reviewer.drafts.sync import alive
from reviewer.marks.models import Mark
from reviewer.prepared import prepared

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

# What the beat asks for is late when it has not ended for so many of its periods, and then down.
LATE_AFTER, DOWN_AFTER = 2, 5
# In seconds. A worker that has something else to do for a moment is no finding.
SHORTEST_PERIOD = 10.0


@dataclass(frozen=True)
class Freshness:
    """Moments, None for never. `outcome` and `error`: of the last pass that ended; `running_since`: of a live one.

    `read_again_at`: until when MultiMail last asked to be left alone. All by the clock that all processes share: what
    lies in its future was written before it was set back, and of that nobody knows how long ago it was.
    """

    now: datetime
    synced_at: datetime | None = None
    answered_at: datetime | None = None
    outcome: str = ""
    error: str = ""
    running_since: datetime | None = None
    read_again_at: datetime | None = None

    @property
    def failed(self) -> bool:
        """Whether MultiMail did not answer in the last pass."""
        return self.outcome == SyncPass.Outcome.FAILED

    @property
    def state(self) -> str:
        """Of the sync: ok, late, down, limited or unknown. A pass under way is a sign of life, however long it is."""
        state = "ok" if self.running_since else standing(self.age(self.synced_at), settings.SYNC_SECONDS)
        return "limited" if state != "ok" and self.is_limited else state

    @property
    def is_limited(self) -> bool:
        """Whether the sync rests because MultiMail asked for it, or did so until a moment ago: a pass is due then."""
        until = self.read_again_at
        if until is None or until > self.now + LONGEST or (self.synced_at is not None and self.synced_at >= until):
            return False
        return until > self.now or standing(self.age(until), settings.SYNC_SECONDS) == "ok"

    def age(self, moment: datetime | None) -> float | None:
        """Seconds since then, never negative; None when it never was, or when nobody knows how long ago."""
        return None if moment is None or self.is_ahead(moment) else max(0.0, (self.now - moment).total_seconds())

    def is_ahead(self, moment: datetime | None) -> bool:
        """Whether it lies in the future."""
        return moment is not None and moment > self.now + AHEAD


class Known(TypedDict):
    """What is asked along with the last pass that began."""

    now: datetime
    ended_at: datetime | None
    ended: str | None
    why: str | None
    answered_at: datetime | None
    running_since: datetime | None
    read_again_at: datetime | None


def standing(age: float | None, period: float) -> str:
    """Of what is due every `period` seconds and last ended so long ago: ok, late, down; unknown where nobody knows."""
    if age is None:
        return "unknown"
    periods = age / max(period, SHORTEST_PERIOD)
    return "ok" if periods <= LATE_AFTER else "late" if periods <= DOWN_AFTER else "down"


@prepared
def _last() -> "QuerySet[WithAnnotations[SyncPass, Known]]":
    """The last pass that began, with what is known of the last that ended, that was answered, and that is under way.

    The last by number: what began before the clock was set back seems to have begun later.
    """
    passes = SyncPass.objects.order_by("-pk")
    ended = passes.filter(finished_at__isnull=False)
    running = passes.filter(alive())
    return passes.annotate(
        now=DatabaseNow(),
        ended_at=Subquery(ended.values("finished_at")[:1]),
        ended=Subquery(ended.values("outcome")[:1]),
        why=Subquery(ended.values("error")[:1]),
        answered_at=Subquery(ended.exclude(outcome=SyncPass.Outcome.FAILED).values("finished_at")[:1]),
        running_since=Subquery(running.values("started_at")[:1]),
        read_again_at=Subquery(Mark.objects.filter(name=READ_AGAIN).values("at")[:1]),
    )[:1]


def load() -> Freshness:
    """What the database knows. One query, and one more where no pass ever began."""
    rows: list[WithAnnotations[SyncPass, Known]] = list(_last())
    if not rows:
        return Freshness(shared_now()[0])
    [known] = rows
    return Freshness(
        now=known.now,
        synced_at=known.ended_at,
        answered_at=known.answered_at,
        outcome=known.ended or "",
        error=known.why or "",
        running_since=known.running_since,
        read_again_at=known.read_again_at,
    )
