"""One attempt at one delivery: claim, carry out, write down how it ended. Recording is not done here, nor deciding."""

import logging
import random
import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from reviewer import stopping, trace
from reviewer.audit.record import Entry, record
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import requirement_for, still_wanted
from reviewer.delivery import brake, edit
from reviewer.delivery.job import Job, LeaseLost, claim, due_ids
from reviewer.delivery.outcome import Done, Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import as_read, post
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.nudge import nudge

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 15
# Attempts that an outage of MultiMail stops do not count; after so long a person is asked all the same.
MOST_PATIENCE = timedelta(hours=6)
LONGEST_WAIT = 300.0
# A wait this short is worth a nudge of its own; longer ones are found by the sweep.
SHORT_WAIT = 9.0
# A sweep that finds many asks for so many drains side by side, each with lots of LOT, that end before the next sweep.
DRAINERS, LOT = 8, 64
DRAIN_LASTS = 0.9 * settings.SWEEP_SECONDS

State = Delivery.State
FINAL = {Done: State.DONE, Elsewhere: State.ELSEWHERE, Void: State.VOID}


def deliver(delivery_id: int) -> None:
    """Make one attempt, if the row is due and free. Safe to call at any time, any number of times."""
    if stopping.asked():
        return
    worn = brake.worn()
    if worn and (until := brake.held_until(brake.Kind.CALLS)) is not None:
        _again_at(delivery_id, until)
        return
    job = claim(delivery_id)
    if job is not None:
        with trace.follow(job.row.trace or trace.current(), decision=job.decision.pk, delivery=job.row.pk):
            _attempt(job, worn=worn)


def drain(seconds: float = DRAIN_LASTS) -> None:
    """Attempt what is due, what expires first in front, until nothing is, calls are held back, or time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not stopping.asked() and brake.held_until(brake.Kind.CALLS) is None:
        ids = due_ids(LOT)
        if not ids:
            return
        # Several drain side by side: in another order each, so that they do not reach for the same row.
        for delivery_id in random.sample(ids, len(ids)):
            deliver(delivery_id)


def _attempt(job: Job, *, worn: bool) -> None:
    """`worn`: calls were held back or failed lately, so that this one may have to wait, and its success is news."""
    probing = Later("MultiMail is being probed by another worker.", 2.0, counts=False)
    try:
        outcome = _carry_out(job) if not worn or brake.may_call(brake.Kind.CALLS) else probing
    except LeaseLost:
        log.warning("delivery %s: the lease ran out, another worker goes on", job.row.pk)
        return
    if worn and not isinstance(outcome, Later):
        brake.answered()
    _end(job, outcome)


def sweep() -> int:
    """See to whatever is due and nobody works on; how many were found. The backstop of every lost nudge."""
    if brake.held_until(brake.Kind.CALLS) is not None:
        return 0
    ids = due_ids(LOT)
    if len(ids) <= DRAINERS:
        for delivery_id in ids:
            nudge("delivery.deliver", delivery_id)
    else:
        for _ in range(DRAINERS):
            nudge("delivery.drain")
    return len(ids)


def _again_at(delivery_id: int, until: datetime) -> None:
    """Calls are held back: ask again when they are released, if that is soon; else the sweep does."""
    wait = (until - timezone.now()).total_seconds()
    if 0 < wait <= SHORT_WAIT:
        nudge("delivery.deliver", delivery_id, countdown=wait + random.uniform(0.05, 1.0))  # noqa: S311 (no secret)


def _carry_out(job: Job) -> Outcome:
    if not job.step and not still_wanted(job.decision):
        return Void(f"The policy was changed since: this draft needs {requirement_for(job.draft).words}.")
    if job.decision.action == Action.EDIT:
        return edit.carry_out(job)
    return post(job, job.email_id, job.decision.action, job.decision.reason, as_read(job.revision.content))


def _end(job: Job, outcome: Outcome) -> None:
    log.info("%s of %s: %s", job.decision.action, job.email_id, type(outcome).__name__)
    if isinstance(outcome, Later) and job.row.attempts >= MOST_ATTEMPTS:
        outcome = NeedsLook(f"{MOST_ATTEMPTS} attempts did not get through. The last one: {outcome.problem}")
    if isinstance(outcome, Later) and timezone.now() - job.decision.decided_at > MOST_PATIENCE:
        hours = MOST_PATIENCE // timedelta(hours=1)
        outcome = NeedsLook(f"It did not get through in {hours} hours. The last attempt: {outcome.problem}")
    if isinstance(outcome, Later):
        _hand_back(job, outcome)
    elif isinstance(outcome, NeedsLook):
        _ask_a_person(job, outcome)
    else:
        _close(job, outcome)


def _hand_back(job: Job, later: Later) -> None:
    wait = backoff(job.row.attempts) if later.seconds is None else later.seconds
    attempts = job.row.attempts if later.counts else max(0, job.row.attempts - 1)
    due = timezone.now() + timedelta(seconds=wait)
    if (
        job.release(state=State.WAITING, due_at=due, problem=later.problem[:2000], attempts=attempts)
        and wait <= SHORT_WAIT
    ):
        nudge("delivery.deliver", job.row.pk, countdown=wait + 0.05)


def backoff(attempts: int) -> float:
    """Seconds until the next attempt: 1, 2, 4 ... at most five minutes, spread by a fifth: workers must not march."""
    return float(min(2.0 ** max(0, attempts - 1), LONGEST_WAIT) * random.uniform(0.8, 1.2))  # noqa: S311 (no secret)


def _ask_a_person(job: Job, look: NeedsLook) -> None:
    with transaction.atomic():
        if job.release(state=State.NEEDS_LOOK, problem=look.problem[:2000]):
            _tell(job, "needs_look", {"problem": look.problem[:500], "step": job.step})


def _close(job: Job, outcome: Done | Elsewhere | Void) -> None:
    """Delivery, decision, mirror and history in one transaction."""
    now = timezone.now()
    state = FINAL[type(outcome)]
    with transaction.atomic():
        if not job.release(state=state, note=outcome.note[:2000], problem="", finished_at=now):
            return
        ended = {"outcome": Decision.Outcome(state.value), "closed_at": now}
        Decision.objects.filter(pk=job.decision.pk, outcome="").update(**ended)
        if outcome.email is not None:
            key = (job.mailbox_id, job.email_id)
            apply(job.mailbox, [Fetched(key, outcome.email)], {key: job.draft.listed})
        data = {"note": outcome.note[:500], "replacement": job.row.replacement_id}
        _tell(job, f"delivery.{state.value}", data)
    if outcome.email is None:
        nudge("drafts.refresh", job.draft.pk)


def _tell(job: Job, action: str, data: dict[str, Any]) -> None:
    incident = job.draft.incident.key if job.draft.incident else ""
    facts = {"email": job.email_id, "decision": job.decision.pk, "action": job.decision.action, **data}
    record(Entry("Reviewer", action, str(job.draft.pk), incident, facts))
