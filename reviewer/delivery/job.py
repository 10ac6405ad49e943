"""One attempt's lease on an outbox row, and writing steps down under it."""

import os
import socket
import threading
import uuid
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypedDict

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from reviewer.clock import DatabaseNow, running
from reviewer.decisions.models import Delivery, Step
from reviewer.decisions.validity import why_void
from reviewer.delivery.brake import stopped_within, worn_within
from reviewer.drafts.models import Draft, Mailbox, Revision
from reviewer.marks.leave import RULES_CHANGED, last_within
from reviewer.marks.models import Mark
from reviewer.outbound import DEADLINE
from reviewer.prepared import prepared, prepared_update
from reviewer.redaction.models import Hint

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

# How many rows a worker claims at once, and the seconds after which it begins nothing more of them.
LOT, LOT_LASTS = 16, 4.0
# Longer than a lot's turn and the calls that may follow one written step (the effect, two readings), each bounded by
# outbound.DEADLINE. Where more of them follow, the step is written once more on the way.
LEASE = timedelta(seconds=3 * DEADLINE + LOT_LASTS)


class LeaseLost(Exception):
    """Somebody else has the row now: stop at once and touch nothing."""


class Lease(NamedTuple):
    """When a row is ours no longer, by this process's own clocks: whichever comes first.

    The one on the wall may be set back; the one that nobody sets may have stood still with its whole machine.
    """

    at: datetime
    running: float

    @classmethod
    def from_now(cls) -> Self:
        """Of what is written from now on: never later than by the database's clock."""
        return cls(timezone.now() + LEASE, running() + LEASE.total_seconds())

    @property
    def is_over(self) -> bool:
        """Whether the one or the other has come."""
        return timezone.now() >= self.at or running() >= self.running


class Job:
    """A claimed delivery with all that the attempt needs at hand.

    `rules_changed_at` is when they last did, `worn` whether calls were held back or had failed lately as it was taken,
    `hinted` whether what was decided had hints then, `time_asked` whether this attempt has asked MultiMail for a time
    that nobody knew. The lease ends `lease_until` by the database's clock, which every statement asks; `lease` is that
    by this process's own, counted from before it was written.
    """

    def __init__(
        self, delivery: Delivery, rules_changed_at: datetime | None, worn: bool, hinted: bool, lease: Lease
    ) -> None:
        self.row, self.rules_changed_at, self.worn, self._hinted = delivery, rules_changed_at, worn, hinted
        self.lease = lease
        self.found = delivery.step
        self.time_asked = False
        self.decision = delivery.decision
        self.draft: Draft = delivery.decision.draft
        self.revision: Revision = delivery.decision.revision
        self.mailbox: Mailbox = delivery.decision.draft.mailbox

    @property
    def step(self) -> Step:
        """The last step that was written down. Raises ValueError where it is none that this release knows."""
        return Step(self.row.step)

    @property
    def email_id(self) -> str:
        """MultiMail's id of the mail that was decided."""
        return self.draft.multimail_id

    @property
    def mailbox_id(self) -> str:
        """MultiMail's id of its mailbox."""
        return self.mailbox.multimail_id

    @cached_property
    def why_void(self) -> str:
        """Why the decision did not hold as the row was taken, as a sentence; empty when it held."""
        return why_void(self.decision, self.rules_changed_at, () if self._hinted else (self.revision.pk,))

    def intend(self, step: Step) -> bool:
        """As `write`, for what cannot be taken back: False, and nothing written, when `why_void` may be old.

        That is when what may be sent to whom was changed since the row was taken: in the same statement, so that
        whatever is committed before the intent is heeded, and whatever comes after it came too late.
        """
        lease, owner = Lease.from_now(), self.row.lease_owner
        if self.rules_changed_at is None:
            written = _intended_first(self.row.pk, owner, step.value)
        else:
            written = _intended(self.row.pk, owner, step.value, self.rules_changed_at)
        if written:
            self.row.step, self.lease = step.value, lease
        else:
            self.check_lease()
        return bool(written)

    def write(self, step: Step, **fields: Any) -> None:
        """Write a step down, committed at once, and renew the lease.

        Raises LeaseLost when the lease has run out or changed hands.
        """
        lease = Lease.from_now()
        owner, word = self.row.lease_owner, step.value
        if not (self._write_all(word, fields) if fields else _written(self.row.pk, owner, word)):
            raise LeaseLost
        self.lease = lease
        for name, value in {"step": word, **fields}.items():
            setattr(self.row, name, value)

    def check_lease(self) -> None:
        """Ask the clock once more just before an effect: a process that was put to sleep meanwhile must not post.

        Raises LeaseLost.
        """
        if self.lease.is_over:
            raise LeaseLost

    def intended_before(self, *intents: Step) -> bool:
        """Whether an earlier attempt left one of these: its call may have gone through, or be on its way still."""
        return self.found in intents

    def progress(self, step: Step, **fields: Any) -> None:
        """Write down a step that was reached: as `write`, and the count of attempts begins anew."""
        self.write(step, attempts=0, **fields)
        self.found = step.value

    def release(self, **fields: Any) -> bool:
        """End the attempt with these fields, the lease run out or not; False when the row is not ours any more."""
        return bool(self._mine().update(lease_owner="", lease_until=None, **fields))

    def _write_all(self, step: str, fields: dict[str, Any]) -> int:
        mine = _under_lease(self.row.pk, self.row.lease_owner)
        return mine.update(step=step, lease_until=DatabaseNow(LEASE), **fields)

    def _mine(self) -> "QuerySet[Delivery]":
        return Delivery.objects.filter(pk=self.row.pk, state=Delivery.State.POSTING, lease_owner=self.row.lease_owner)


def claim(most: int, **which: Any) -> list[Job]:
    """Take up to so many rows that are due, those whose draft expires first in front; of `which` alone, if given.

    What another worker takes at the same moment is passed over, not waited for. All rows have one owner and one lease.
    """
    lease, owner = Lease.from_now(), _owner()
    with transaction.atomic():
        ids = list(_due().filter(**which).select_for_update(skip_locked=True).values_list("pk", flat=True)[:most])
        if ids:
            Delivery.objects.filter(pk__in=ids).update(**_taking(owner))
    return sorted(_jobs(ids, owner, lease), key=lambda job: ids.index(job.row.pk))


def claim_one(delivery_id: int) -> list[Job]:
    """Take this row, if it is due, nobody has it and no calls are held back.

    One statement, which waits for whoever writes it just now.
    """
    lease, owner = Lease.from_now(), _owner()
    return _jobs([delivery_id], owner, lease) if _taken_one(delivery_id, owner) else []


def _owner() -> str:
    """Whose rows are those that are taken now."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{threading.get_native_id()}:{uuid.uuid4().hex[:8]}"


def _taking(owner: str) -> dict[str, Any]:
    """What becomes of a row that is taken."""
    return {
        "state": Delivery.State.POSTING,
        "lease_owner": owner,
        "lease_until": DatabaseNow(LEASE),
        "attempts": F("attempts") + 1,
    }


@prepared_update
def _taken_one(pk: int, owner: str) -> "tuple[QuerySet[Delivery], dict[str, Any]]":
    return _due().order_by().filter(~stopped_within(), pk=pk), _taking(owner)


@prepared_update
def _written(pk: int, owner: str, step: str) -> "tuple[QuerySet[Delivery], dict[str, Any]]":
    """A step, if the row is still this owner's under its lease."""
    return _under_lease(pk, owner), {"step": step, "lease_until": DatabaseNow(LEASE)}


@prepared_update
def _intended(pk: int, owner: str, step: str, rules_at: datetime) -> "tuple[QuerySet[Delivery], dict[str, Any]]":
    """The same, if this is the mark of the rules still."""
    same = Exists(Mark.objects.filter(name=RULES_CHANGED, at=rules_at))
    return _under_lease(pk, owner).filter(same), {"step": step, "lease_until": DatabaseNow(LEASE)}


@prepared_update
def _intended_first(pk: int, owner: str, step: str) -> "tuple[QuerySet[Delivery], dict[str, Any]]":
    """The same, if the rules have no mark still."""
    none = ~Exists(Mark.objects.filter(name=RULES_CHANGED))
    return _under_lease(pk, owner).filter(none), {"step": step, "lease_until": DatabaseNow(LEASE)}


def _under_lease(pk: int, owner: str) -> "QuerySet[Delivery]":
    return Delivery.objects.filter(
        pk=pk, state=Delivery.State.POSTING, lease_owner=owner, lease_until__gt=DatabaseNow()
    )


class _Marked(TypedDict):
    rules_changed_at: datetime | None
    worn: bool
    hinted: bool


def _jobs(ids: Sequence[int], owner: str, lease: Lease) -> list[Job]:
    rows: list[WithAnnotations[Delivery, _Marked]] = _taken(ids, owner) if ids else []
    return [Job(row, row.rules_changed_at, row.worn, row.hinted, lease) for row in rows]


@prepared
def _taken(ids: Sequence[int], owner: str) -> "QuerySet[WithAnnotations[Delivery, _Marked]]":
    """Those of these deliveries that are this owner's, with what their attempts need."""
    related = (
        "decision__draft__mailbox",
        "decision__draft__incident",
        "decision__revision__scan",
        "decision__decided_by",
    )
    rows = Delivery.objects.filter(pk__in=ids, state=Delivery.State.POSTING, lease_owner=owner)
    return rows.select_related(*related).annotate(
        rules_changed_at=last_within(RULES_CHANGED),
        worn=worn_within(),
        hinted=Exists(Hint.objects.filter(revision=OuterRef("decision__revision"))),
    )


def kept(jobs: Collection[Job]) -> set[int]:
    """Those of these rows, by id, that are still under their leases; locked until the transaction ends."""
    rows = Delivery.objects.filter(pk__in=[job.row.pk for job in jobs], state=Delivery.State.POSTING).order_by("pk")
    owners = dict(rows.select_for_update().values_list("pk", "lease_owner"))
    return {job.row.pk for job in jobs if owners.get(job.row.pk) == job.row.lease_owner}


def due_ids(most: int) -> list[int]:
    """Deliveries that wait for a worker, those whose draft expires first in front."""
    return list(_due().values_list("pk", flat=True)[:most])


def hold_left(delivery_id: int) -> float:
    """For how many seconds nobody may take this row because it is in its hold; 0 when it is not."""
    held = Delivery.objects.filter(pk=delivery_id, state=Delivery.State.WAITING, step=Step.UNBEGUN, attempts=0)
    found = held.annotate(now=DatabaseNow()).values_list("due_at", "now").first()
    return max(0.0, (found[0] - found[1]).total_seconds()) if found else 0.0


def _due() -> "QuerySet[Delivery]":
    """What waits and is due, and what was claimed by somebody whose lease has run out; by the database's clock."""
    now = DatabaseNow()
    due = Q(state=Delivery.State.WAITING, due_at__lte=now) | Q(state=Delivery.State.POSTING, lease_until__lt=now)
    return Delivery.objects.filter(due).order_by(F("expires_at").asc(nulls_last=True), "pk")
