"""The edit's other order, where MultiMail may not hold the replacement: the original is rejected before it is sent.

Nothing else keeps both from going out: what is not held is gone as soon as it is handed in, while the original could
still be approved on MultiMail. What could keep the replacement from being taken is asked before, since a rejection
cannot be taken back; what keeps it all the same asks a person, and the edit can be tried again.
"""

import logging
from datetime import datetime
from functools import partial

import msgspec
from django.utils import timezone

from reviewer.delivery.hand_in import Refused, base_of, cannot_send, hand_in, message_of, tags_of
from reviewer.delivery.in_time import check_time
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Done, Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import as_read, post
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.models import Draft
from reviewer.drafts.plan import state_of
from reviewer.drafts.sync import refresh
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError, Permanent
from reviewer.multimail.schemas import Email
from reviewer.multimail.words import Direction, Status

log = logging.getLogger(__name__)


def begin(job: Job) -> Outcome | None:
    """The original is as it was read. Raises OutboundError when the replacement could not be made or handed in."""
    if ended := cannot_send(job):
        return ended
    if why := connect.sender().sending_disabled():
        what = f"MultiMail takes no mail from this account by now: {why}."
        if _may_be_in(job):
            return NeedsLook(f"{what} The edited mail may have been handed in before: look for it there.")
        return Void(f"{what} The edit was not sent.")
    message_of(job)
    return reject(job)


def reject(job: Job) -> Outcome | None:
    """Reject the original, of which nothing is known to replace it yet."""
    reason = f"Replaced by an edited mail: {job.decision.reason}"
    outcome = post(job, job.email_id, "reject", reason, as_read(base_of(job)), lambda _: check_time(job))
    if isinstance(outcome, Done):
        job.progress("rejected")
        return None
    if isinstance(outcome, Elsewhere | Void) and job.row.first_sent_at:
        return NeedsLook(
            f"{outcome.note} The edited mail may have been handed in before the mailbox stopped holding mail. "
            "Look for it on MultiMail and cancel it."
        )
    return outcome


def send(job: Job) -> Outcome | None:
    """The original is out of the way: hand the replacement in, which may go out at once.

    So all that keeps it from being sent is asked about now, as it is before an approval.
    """
    if ended := cannot_send(job):
        return ended
    if job.why_void:
        sent = "may have been sent before" if _may_be_in(job) else "was not sent"
        return NeedsLook(f"The original is rejected, and the edited mail {sent}. {job.why_void}")
    check_time(job)
    message, unsure = message_of(job), _may_be_in(job)
    if not job.intend("sending last"):
        return Later("What may be sent to whom was changed just now.", 0.0, counts=False, ours=True)
    if not unsure:
        job.write("sending last", first_sent_at=timezone.now())
    undo = partial(job.write, "rejected", first_sent_at=None)
    return hand_in(job, message, "sent last", Refused(_refused, undo), unsure=unsure)


def take_in(job: Job, email: Email) -> None:
    """Have the mirror know the replacement, which may be out already, so that somebody learns when it bounces.

    It takes in no mail that it has not seen waiting: this one is taken in as it was when it was handed in.
    """
    ident = job.row.replacement_id
    if not Draft.objects.filter(mailbox=job.mailbox, multimail_id=ident).exists():
        # By now it may be called what a received mail most often is; this one the desk has handed in itself.
        ours = {"direction": Direction.OUTBOUND, "direction_told": True}
        handed_in = msgspec.structs.replace(email, status=Status.PENDING_SCAN, **ours)
        apply(job.mailbox, [Fetched((job.mailbox_id, ident), handed_in)], {})
        refresh(job.mailbox_id, ident)


def take_over(job: Job, email: Email, asked_at: datetime) -> None:
    """Have the mirror know how a replacement stands that was to be cancelled: it may be out, or go out all the same."""
    if state_of(email.status) in ("sent", "scheduled"):
        take_in(job, email)
    apply(job.mailbox, [Fetched((job.mailbox_id, job.row.replacement_id), email, asked_at=asked_at)], {})


def tag(job: Job, *, waits: bool) -> None:
    """Give the replacement its tags, as far as MultiMail lets one that may be out already have them.

    It is known by its id without them. Raises OutboundError when it is worth asking again and the edit `waits` for it.
    """
    try:
        connect.sender().set_tags(job.mailbox_id, job.row.replacement_id, tags_of(job))
    except OutboundError as error:
        if waits and not isinstance(error, Permanent):
            raise
        log.warning("the edited mail %s did not get its tags: %s", job.row.replacement_id, error)


def _may_be_in(job: Job) -> bool:
    """Whether a call that hands it in may have gone through before."""
    return bool(job.row.first_sent_at)


def _refused(error: Permanent) -> Outcome:
    return NeedsLook(
        f"The original is rejected, and MultiMail does not take the edited mail; nothing was sent. ({error}) Put right "
        "what it says, and try again."
    )
