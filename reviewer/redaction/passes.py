"""The background scan: open drafts that nobody scanned, or that were scanned by other rules. Found on the beat."""

import logging
import time
from collections.abc import Sequence

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from reviewer import stopping
from reviewer.drafts.models import Draft, State
from reviewer.nudge import nudge
from reviewer.redaction.counting import note
from reviewer.redaction.hints import Rules, of_many
from reviewer.redaction.models import Progress

log = logging.getLogger(__name__)

LOT = 50
# A pass ends before the next one begins.
LASTS = 20.0
# Rows get their ids before they can be seen: a pass looks back so far for those that came late.
LATE = 200


def scan(seconds: float = LASTS) -> int:
    """RevisionScan what wants it, oldest first, until nothing does or time is up; how many were scanned.

    Two at once do no harm: each writes down the same. A change of the rules begins anew, with a total to count to.
    """
    end, done, rules = time.monotonic() + seconds, 0, Rules()
    progress = _begun(rules.stamp)
    while time.monotonic() < end and not stopping.asked():
        drafts = _next(progress.through - LATE, rules.stamp)
        if not drafts:
            break
        done += _scan(drafts, rules)
        through = max(draft.current_id or 0 for draft in drafts)
        Progress.objects.filter(pk=1, stamp=rules.stamp).update(
            through=max(through, progress.through), done=F("done") + len(drafts), changed_at=timezone.now()
        )
        progress.through = max(through, progress.through)
    if done:
        log.info("scanned %d revisions", done)
        if settings.SECOND_OPINION:
            nudge("redaction.second_opinion")
    return done


def _begun(stamp: str) -> Progress:
    progress, _ = Progress.objects.get_or_create(pk=1)
    if progress.stamp != stamp:
        progress.stamp, progress.through, progress.done = stamp, 0, 0
        progress.total, progress.changed_at = _wanting(stamp).count(), timezone.now()
        progress.save(update_fields=["stamp", "through", "done", "total", "changed_at"])
    return progress


def _wanting(stamp: str) -> QuerySet[Draft]:
    """The drafts that wait and were not scanned by these rules."""
    stale = Q(current__scan__isnull=True) | ~Q(current__scan__stamp=stamp)
    return Draft.objects.filter(stale, state=State.PENDING, current__isnull=False)


def _next(after: int, stamp: str) -> Sequence[Draft]:
    rows = _wanting(stamp).filter(current__gt=after).select_related("current")
    return list(rows.order_by("current")[:LOT])


def _scan(drafts: Sequence[Draft], rules: Rules) -> int:
    pairs = [(draft, draft.current) for draft in drafts if draft.current is not None]
    for hints in of_many(pairs, rules):
        note(hints)
    return len(pairs)
