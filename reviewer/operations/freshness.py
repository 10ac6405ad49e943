"""How long ago the sync and the sweep last ended, as rows tell. A few queries by index."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from reviewer.drafts.models import SyncPass
from reviewer.drafts.sync import STALE_AFTER
from reviewer.marks.leave import last


@dataclass(frozen=True)
class Freshness:
    """Moments, None for never. `failed`: MultiMail did not answer in the last pass. `running_since`: of a live pass."""

    now: datetime
    synced_at: datetime | None
    answered_at: datetime | None
    failed: bool
    running_since: datetime | None
    swept_at: datetime | None

    def age(self, moment: datetime | None) -> float | None:
        """Seconds since then; never negative, clocks may differ."""
        return None if moment is None else max(0.0, (self.now - moment).total_seconds())


def load(now: datetime) -> Freshness:
    """What the database knows."""
    passes = SyncPass.objects.order_by("-started_at")
    last_ended = passes.filter(finished_at__isnull=False).first()
    failed = last_ended is not None and last_ended.outcome == SyncPass.Outcome.FAILED
    answered = _answered(passes) if failed else last_ended
    running = passes.filter(outcome=SyncPass.Outcome.RUNNING, started_at__gte=now - STALE_AFTER).first()
    return Freshness(
        now=now,
        synced_at=last_ended.finished_at if last_ended else None,
        answered_at=answered.finished_at if answered else None,
        failed=failed,
        running_since=running.started_at if running else None,
        swept_at=last("sweep"),
    )


def _answered(passes: "QuerySet[SyncPass]") -> SyncPass | None:
    return passes.filter(outcome__in=(SyncPass.Outcome.DONE, SyncPass.Outcome.PARTLY)).first()
