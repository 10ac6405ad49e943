"""Writing down how attempts ended: what is final for a whole lot in one transaction, the rest row by row."""

import logging
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from reviewer import stopping
from reviewer.audit.actions import Act
from reviewer.audit.actors import DESK
from reviewer.audit.record import Entry, record_many
from reviewer.clock import DatabaseNow
from reviewer.decisions.models import Action, Decision, Delivery, Step
from reviewer.decisions.record import EXPIRY_MARGIN
from reviewer.delivery.job import Job, kept
from reviewer.delivery.outcome import Done, Elsewhere, Final, Later, NeedsLook, Void
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.history import entry
from reviewer.drafts.replacements import release
from reviewer.nudge import nudge

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 15
# Attempts that an outage of MultiMail stops do not count; so long after the decision, or after a person last had it
# tried again, a person is asked all the same.
MOST_PATIENCE = timedelta(hours=6)
LONGEST_WAIT = 300.0
# The seconds between the last attempts before a draft expires.
LAST_WAITS = 5.0
# A wait this short is worth a nudge of its own; longer ones are found by the sweep.
SHORT_WAIT = 9.0
# A wait this short is no news to people: the scan's, or a probe's.
A_MOMENT = 2.0

# What a single mail may bring with it that no row can hold.
UNWRITABLE = (DataError, IntegrityError, ValueError, OverflowError)

STATES = {Done: Delivery.State.DONE, Elsewhere: Delivery.State.ELSEWHERE, Void: Delivery.State.VOID}


@dataclass(frozen=True)
class Ended:
    """An attempt that came to something final; MultiMail was asked for what it says of the mail after `asked_at`."""

    job: Job
    outcome: Final
    asked_at: datetime

    @property
    def state(self) -> Delivery.State:
        """What its row becomes."""
        return STATES[type(self.outcome)]


def put_off(job: Job, outcome: Later | NeedsLook) -> None:
    """The row waits for another attempt or, when there were too many, for a person."""
    ended = _enough(job, outcome) if isinstance(outcome, Later) else outcome
    if isinstance(ended, Later):
        _hand_back(job, ended)
        return
    with transaction.atomic():
        step = Step.UNBEGUN if ended.expired else job.row.step
        if job.release(state=Delivery.State.NEEDS_LOOK, step=step, problem=ended.problem[:2000]):
            record_many([_event(job, Act.NEEDS_LOOK, {"problem": ended.problem[:500], "step": job.row.step})])
            if ended.expired:
                nudge("drafts.refresh", job.draft.pk)


def _enough(job: Job, later: Later) -> Later | NeedsLook:
    if job.row.attempts >= MOST_ATTEMPTS:
        return NeedsLook(f"{MOST_ATTEMPTS} attempts did not get through. The last one: {later.problem}")
    since = job.row.retried_at or job.decision.decided_at
    if not later.ours and timezone.now() - since > MOST_PATIENCE:
        hours = MOST_PATIENCE // timedelta(hours=1)
        return NeedsLook(f"It did not get through in {hours} hours. The last attempt: {later.problem}")
    return later


def _hand_back(job: Job, later: Later) -> None:
    wait = backoff(job.row.attempts) if later.seconds is None else later.seconds
    wait = _in_time(job.row, wait, timezone.now())
    attempts = job.row.attempts if later.counts else max(0, job.row.attempts - 1)
    problem = later.problem[:2000] if later.counts or attempts or wait > A_MOMENT else ""
    due = DatabaseNow(timedelta(seconds=wait))
    if job.release(state=Delivery.State.WAITING, due_at=due, problem=problem, attempts=attempts) and wait <= SHORT_WAIT:
        nudge("delivery.deliver", job.row.pk, countdown=wait + 0.05)


def _in_time(row: Delivery, wait: float, now: datetime) -> float:
    """A wait that would outlast the draft ends shortly before it expires, and then is a short one until it has.

    What MultiMail names is a guess: it may be back at once. Calls that are held back stay so: see `brake`.
    """
    if row.expires_at is None or now >= row.expires_at:
        return wait
    left = (row.expires_at - EXPIRY_MARGIN - now).total_seconds()
    return min(wait, max(left, LAST_WAITS))


def backoff(attempts: int) -> float:
    """Seconds until the next attempt: 1, 2, 4 ... at most five minutes, spread by a fifth: workers must not march."""
    return float(min(2.0 ** max(0, attempts - 1), LONGEST_WAIT) * random.uniform(0.8, 1.2))  # noqa: S311 (no secret)


def give_back(jobs: Collection[Job]) -> None:
    """Nothing was begun with these rows: anybody may take them, now. A worker that stops asks for another one."""
    if not jobs:
        return
    with transaction.atomic():
        rows = Delivery.objects.filter(pk__in=kept(jobs))
        rows.update(state=Delivery.State.WAITING, lease_owner="", lease_until=None, attempts=F("attempts") - 1)
    if stopping.asked():
        nudge("delivery.drain")


def close(ended: Iterable[Ended]) -> None:
    """Final outcomes: for each mailbox deliveries, decisions, mirror and history in one transaction.

    One mailbox at a time, since a sync that holds another mailbox may wait for the history, which is held here.
    """

    def mailbox(one: Ended) -> int:
        return one.job.mailbox.pk

    for _, of_one in groupby(sorted(ended, key=mailbox), mailbox):
        lot = list(of_one)
        try:
            _close(lot)
        except UNWRITABLE:
            _close_one_by_one(lot)


def _close_one_by_one(lot: Sequence[Ended]) -> None:
    """What cannot be written of one mail keeps no other open, in no mailbox, and nothing from being given back.

    Its own row is tried again and then asks a person.
    """
    for one in lot:
        try:
            _close([one])
        except UNWRITABLE:
            log.exception("delivery %s could not be closed", one.job.row.pk)


@transaction.atomic
def _close(lot: Sequence[Ended]) -> None:
    ours = kept([one.job for one in lot])
    lot = [one for one in lot if one.job.row.pk in ours]
    for (state, note), same in _alike(lot):
        _finish([one.job for one in same], state, note)
    released = _released([one.job for one in lot if one.job.decision.action == Action.EDIT])
    _mirror([one for one in lot if one.outcome.email is not None])
    record_many([*(_event(one.job, Act(f"delivery.{one.state.value}"), _said(one)) for one in lot), *released])
    for one in lot:
        if one.outcome.email is None:
            nudge("drafts.refresh", one.job.draft.pk)


def _alike(lot: Sequence[Ended]) -> "Iterable[tuple[tuple[Delivery.State, str], Iterable[Ended]]]":
    def ending(one: Ended) -> tuple[Delivery.State, str]:
        return one.state, one.outcome.note

    return groupby(sorted(lot, key=ending), ending)


def _finish(jobs: Sequence[Job], state: Delivery.State, note: str) -> None:
    """Rows that are ours and ended alike."""
    now = timezone.now()
    Delivery.objects.filter(pk__in=[job.row.pk for job in jobs]).update(
        state=state, note=note[:2000], problem="", finished_at=now, lease_owner="", lease_until=None
    )
    decisions = Decision.objects.filter(pk__in=[job.decision.pk for job in jobs], outcome="")
    # By the clock that says what an answer about its replacement is older than.
    decisions.update(outcome=Decision.Outcome(state.value), closed_at=DatabaseNow())


def _mirror(lot: Sequence[Ended]) -> None:
    """What MultiMail last showed of these drafts, all of one mailbox."""
    if lot:
        keys = {(one.job.mailbox_id, one.job.email_id): one for one in lot}
        fetched = [Fetched(key, one.outcome.email, asked_at=one.asked_at) for key, one in keys.items()]
        apply(lot[0].job.mailbox, fetched, {key: one.job.draft.listed for key, one in keys.items()})


def _released(edits: Sequence[Job]) -> list[Entry]:
    """An edit has ended, and its replacement, where one is known, waits no more: what else waits is the agent's."""
    if not edits:
        return []
    known = [job.row.replacement_id for job in edits]
    return release(edits[0].mailbox.pk, [job.draft.pk for job in edits], but=known)


def _said(one: Ended) -> dict[str, Any]:
    return {"note": one.outcome.note[:500], "replacement": one.job.row.replacement_id}


def _event(job: Job, action: Act, data: dict[str, Any]) -> Entry:
    return entry(DESK, action, job.draft, decision=job.decision.pk, action=job.decision.action, **data)
