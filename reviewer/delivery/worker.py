"""Carrying out what is due: claim, attempt one after the other, write down how each ended.

What is claimed together is a lot. Its rows are claimed in one transaction and what came to an end in it is closed in
one; between the two each delivery is looked at, intended and posted for itself, as if it were alone.
"""

import logging
import random
import time
from collections import deque
from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone

from reviewer import stopping, trace
from reviewer.decisions.models import Action
from reviewer.delivery import brake, edit
from reviewer.delivery.closing import MOST_ATTEMPTS, SHORT_WAIT, Ended, close, give_back, put_off
from reviewer.delivery.expired_first import expired_first
from reviewer.delivery.job import LOT, LOT_LASTS, Job, LeaseLost, claim, claim_one, due_ids, hold_left
from reviewer.delivery.outcome import Final, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import APPROVE, REJECT, post
from reviewer.delivery.shown import as_read
from reviewer.nudge import nudge

log = logging.getLogger(__name__)

# A sweep that finds more than so many asks for so many drains side by side, which end before the next sweep.
DRAINERS = 8
DRAIN_LASTS = 0.9 * settings.SWEEP_SECONDS
PROBED = Later("MultiMail is being probed by another worker.", 2.0, counts=False, ours=True, answered=False)


def deliver(delivery_id: int) -> None:
    """Make one attempt, if the row is due and free. Safe to call at any time, any number of times."""
    if stopping.asked():
        return
    if jobs := claim_one(delivery_id):
        work(jobs, worn=brake.glance.told(jobs[0].worn))
    elif (wait := brake.stopped_for(brake.Kind.CALLS)) > 0:
        _again_after(delivery_id, wait)
    elif (wait := hold_left(delivery_id)) > 0:
        # This machine's clock is ahead of that of the one that asked.
        nudge("delivery.deliver", delivery_id, countdown=wait + 0.05)


def drain(seconds: float = DRAIN_LASTS) -> None:
    """Attempt what is due, what expires first in front, until nothing is, calls are held back, or time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and _may_begin(worn := brake.glance.look()):
        jobs = claim(LOT)
        if not jobs:
            return
        work(jobs, worn=worn)


def sweep() -> int:
    """See to whatever is due and nobody works on; how many were found. The backstop of every lost nudge."""
    if brake.stopped_for(brake.Kind.CALLS):
        return 0
    ids = due_ids(DRAINERS + 1)
    if len(ids) <= DRAINERS:
        for delivery_id in ids:
            nudge("delivery.deliver", delivery_id)
    else:
        for _ in range(DRAINERS):
            nudge("delivery.drain")
    return len(ids)


def work(jobs: Sequence[Job], *, worn: bool) -> None:
    """Carry a lot out. What has ended is closed together, what its turn does not come to is given back.

    `worn`: calls were held back or failed lately, so that an attempt may have to wait, and its success is news.
    """
    end = time.monotonic() + LOT_LASTS
    left, ended = deque(jobs), list[Ended]()
    try:
        while left:
            job = left.popleft()
            with trace.follow(job.row.trace or trace.current(), decision=job.decision.pk, delivery=job.row.pk):
                ended += _attempt(job, worn=worn)
            worn = bool(left) and brake.glance.worn()
            if time.monotonic() > end or not _may_begin(worn):
                break
    finally:
        # Even after a failure nobody foresaw: what the others came to is known, and must not wait for their leases.
        try:
            close(ended)
        finally:
            give_back(left)


def _may_begin(worn: bool) -> bool:
    return not stopping.asked() and not (worn and brake.stopped_for(brake.Kind.CALLS))


def _attempt(job: Job, *, worn: bool) -> list[Ended]:
    """One delivery's turn: how it ended if that is final, else nothing is left to be closed."""
    # What it ends with is an answer to something that was asked later than this, and a good deal earlier than it ends.
    asked_at = timezone.now()
    try:
        job.check_lease()
        outcome = _without_a_call(job) or _call(job, worn=worn)
    except LeaseLost:
        log.warning("delivery %s: the lease ran out, another worker goes on", job.row.pk)
        return []
    if isinstance(outcome, Final):
        outcome = expired_first(job, outcome) or outcome
    log.info("%s of %s: %s", job.decision.action, job.email_id, type(outcome).__name__)
    if isinstance(outcome, Later | NeedsLook):
        put_off(job, outcome)
        return []
    return [Ended(job, outcome, asked_at)]


def _without_a_call(job: Job) -> Outcome | None:
    """What asks MultiMail nothing comes first: it takes the probe from nobody, and tells nothing of an outage."""
    if job.row.attempts > MOST_ATTEMPTS:
        return NeedsLook(f"{MOST_ATTEMPTS} workers ended in the middle of it. Their logs may say why.")
    if not job.step and job.why_void:
        return Void(job.why_void)
    return edit.without_a_call(job) if job.decision.action == Action.EDIT else None


def _call(job: Job, *, worn: bool) -> Outcome:
    if worn and not brake.may_call(brake.Kind.CALLS):
        return PROBED
    outcome = _carry_out(job)
    if worn and not (isinstance(outcome, Later) and not outcome.answered):
        brake.answered()
    return outcome


def _carry_out(job: Job) -> Outcome:
    """Raises ValueError where the action is none that this release knows: nothing stands for it."""
    match Action(job.decision.action):
        case Action.EDIT:
            return edit.carry_out(job)
        case Action.APPROVE:
            call = APPROVE
        case Action.REJECT:
            call = REJECT
    return post(job, job.email_id, call, job.decision.reason, as_read(job.revision.content))


def _again_after(delivery_id: int, wait: float) -> None:
    """Calls are held back: ask again when they are released, if that is soon; else the sweep does."""
    if wait <= SHORT_WAIT:
        nudge("delivery.deliver", delivery_id, countdown=wait + random.uniform(0.05, 1.0))  # noqa: S311 (no secret)
