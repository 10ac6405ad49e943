"""What the mirror takes in of an edited mail before any sync would, so that what becomes of it is known."""

from datetime import datetime

import msgspec

from reviewer.delivery.job import Job
from reviewer.delivery.shown import may_be_out
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.models import Draft
from reviewer.drafts.plan import state_of
from reviewer.drafts.refresh import refresh
from reviewer.drafts.words import OUT_OR_TIMED
from reviewer.multimail.schemas import Email
from reviewer.multimail.words import Direction, Status


def take_in(job: Job, email: Email, asked_at: datetime) -> None:
    """Have the mirror know the replacement, which may be out already, so that somebody learns when it bounces.

    It takes in no mail that it has not seen waiting: this one is taken in as it was when it was handed in, unless a
    pass does so first. `email` is what MultiMail answered when it was asked at `asked_at`. Raises OutboundError.
    """
    ident = job.row.replacement_id
    if not Draft.objects.filter(mailbox=job.mailbox, multimail_id=ident).exists():
        # By now it may be called what a received mail most often is; this one the desk has handed in itself.
        ours = {"direction": Direction.OUTBOUND, "direction_told": True}
        handed_in = msgspec.structs.replace(email, status=Status.PENDING_SCAN, **ours)
        apply(job.mailbox, [Fetched((job.mailbox_id, ident), handed_in, asked_at=asked_at)], {})
        refresh(job.mailbox_id, ident)


def take_over(job: Job, email: Email, asked_at: datetime) -> None:
    """Have the mirror know how a replacement stands that was to be cancelled: it may be out, or go out all the same.

    `email` is what MultiMail answered when it was asked at `asked_at`. Raises OutboundError.
    """
    if state_of(email.status) in OUT_OR_TIMED or may_be_out(email):
        take_in(job, email, asked_at)
    apply(job.mailbox, [Fetched((job.mailbox_id, job.row.replacement_id), email, asked_at=asked_at)], {})
