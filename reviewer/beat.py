"""Celery's beat, for a machine whose clock is set back."""

from datetime import UTC, datetime
from typing import Any

from celery.beat import PersistentScheduler

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Schedule(PersistentScheduler):
    """Celery's own, which goes by the wall clock, but for this: what was last asked for in the future is due.

    Celery would ask for nothing until the clock has caught up, and no start would help: the times stand in its file.
    """

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Ask for one task that is due; for how many seconds none is, 0 when another may be."""
        entries = self.schedule.values()
        ahead = [entry for entry in entries if entry.last_run_at and entry.last_run_at > entry.default_now()]
        for entry in ahead:
            entry.last_run_at = LONG_AGO
        if ahead:
            # The times of before are in it; it is made anew.
            self._heap = None
        left: float = super().tick(*args, **kwargs)
        return left
