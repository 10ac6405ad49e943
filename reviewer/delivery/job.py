"""One attempt's hold on an outbox row: the lease, and writing steps down under it."""

import os
import socket
import threading
import uuid
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from reviewer.decisions.models import Delivery
from reviewer.drafts.models import Draft, Mailbox, Revision
from reviewer.outbound import DEADLINE

# Longer than the calls that may follow one written step (the effect, two readings), each bounded by outbound.DEADLINE.
LEASE = timedelta(seconds=3 * DEADLINE + 4)
State = Delivery.State


class LeaseLost(Exception):
    """Somebody else has the row now: stop at once and touch nothing."""


class Job:
    """A claimed delivery with all that the attempt needs at hand."""

    def __init__(self, delivery: Delivery) -> None:
        self.row = delivery
        self.found = delivery.step
        self.decision = delivery.decision
        self.draft: Draft = delivery.decision.draft
        self.revision: Revision = delivery.decision.revision
        self.mailbox: Mailbox = delivery.decision.draft.mailbox

    @property
    def step(self) -> str:
        """The last step that was written down."""
        return self.row.step

    @property
    def email_id(self) -> str:
        """MultiMail's id of the mail that was decided."""
        return self.draft.multimail_id

    @property
    def mailbox_id(self) -> str:
        """MultiMail's id of its mailbox."""
        return self.mailbox.multimail_id

    def write(self, step: str, **fields: Any) -> None:
        """Write a step down, committed at once, and renew the lease.

        Raises LeaseLost when the lease has run out or changed hands.
        """
        now = timezone.now()
        values = {"step": step, "lease_until": now + LEASE, **fields}
        if not self._mine().filter(lease_until__gt=now).update(**values):
            raise LeaseLost
        for name, value in values.items():
            setattr(self.row, name, value)

    def still_held(self) -> None:
        """Ask the clock once more just before an effect: a process that was put to sleep meanwhile must not post.

        Raises LeaseLost.
        """
        if self.row.lease_until is None or timezone.now() >= self.row.lease_until:
            raise LeaseLost

    def intended_before(self, intent: str) -> bool:
        """Whether an earlier attempt left this intent: its call may have gone through, or be on its way still."""
        return self.found == intent

    def progress(self, step: str, **fields: Any) -> None:
        """Write down a step that was reached: as `write`, and the count of attempts begins anew."""
        self.write(step, attempts=0, **fields)
        self.found = step

    def release(self, **fields: Any) -> bool:
        """End the attempt with these fields, the lease run out or not; False when the row is not ours any more."""
        return bool(self._mine().update(lease_owner="", lease_until=None, **fields))

    def _mine(self) -> "Any":
        return Delivery.objects.filter(pk=self.row.pk, state=State.POSTING, lease_owner=self.row.lease_owner)


def claim(delivery_id: int) -> Job | None:
    """Take the row if it is due, or if the lease of whoever had it has run out; None when somebody else was first."""
    now = timezone.now()
    owner = f"{socket.gethostname()[:40]}:{os.getpid()}:{threading.get_native_id()}:{uuid.uuid4().hex[:8]}"
    due = Q(state=State.WAITING, due_at__lte=now) | Q(state=State.POSTING, lease_until__lt=now)
    taken = Delivery.objects.filter(due, pk=delivery_id).update(
        state=State.POSTING, lease_owner=owner, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    if taken != 1:
        return None
    related = (
        "decision__draft__mailbox",
        "decision__draft__incident",
        "decision__revision__base",
        "decision__decided_by",
    )
    return Job(Delivery.objects.select_related(*related).get(pk=delivery_id))


def due_ids(most: int) -> list[int]:
    """Deliveries that wait for a worker, those whose draft expires first in front."""
    now = timezone.now()
    due = Q(state=State.WAITING, due_at__lte=now) | Q(state=State.POSTING, lease_until__lt=now)
    rows = Delivery.objects.filter(due).order_by("decision__draft__expires_at", "pk")
    return list(rows.values_list("pk", flat=True)[:most])
