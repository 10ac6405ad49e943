"""The edit's other order, where MultiMail may not hold the replacement: the original is rejected before it is sent.

Nothing else keeps both from going out: what is not held is gone as soon as it is handed in, while the original could
still be approved on MultiMail. What could keep the replacement from being taken is asked before, since a rejection
cannot be taken back; what keeps it all the same asks a person, and the edit can be tried again.
"""

from functools import partial

from django.utils import timezone

from reviewer.decisions.models import Step
from reviewer.delivery.hand_in import OnRefusal, cannot_send, copies_are_as_approved, hand_in, message_of
from reviewer.delivery.in_time import check_time
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Done, Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import post
from reviewer.delivery.shown import as_read, base_of
from reviewer.multimail import connect
from reviewer.multimail.errors import Permanent

COPIED_OTHERWISE = (
    "The mailbox's automatic copies changed after it was approved. Put them back on MultiMail and try again, or settle "
    "this."
)


def begin(job: Job) -> Outcome | None:
    """The original is as it was read. Raises OutboundError when the replacement could not be made or handed in."""
    if ended := cannot_send(job):
        return ended
    job.write(job.step)  # renews the lease: it was looked at before this, and is once more before it is rejected
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
        job.progress(Step.REJECTED)
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
        return _kept_back(job, job.why_void)
    check_time(job)
    message, unsure = message_of(job), _may_be_in(job)
    # Hours may lie between the rejection and this, such as at a used-up quota.
    if not copies_are_as_approved(job, connect.reviewer().mailboxes()):
        return _kept_back(job, COPIED_OTHERWISE)
    if not job.intend(Step.SENDING_LAST):
        return Later("What may be sent to whom was changed just now.", 0.0, counts=False, ours=True)
    if not unsure:
        job.write(Step.SENDING_LAST, first_sent_at=timezone.now())
    undo = partial(job.write, Step.REJECTED, first_sent_at=None)
    return hand_in(job, message, Step.SENT_LAST, OnRefusal(_refused, undo), unsure=unsure)


def _kept_back(job: Job, why: str) -> NeedsLook:
    sent = "may have been sent before" if _may_be_in(job) else "was not sent"
    return NeedsLook(f"The original is rejected, and the edited mail {sent}. {why}")


def _may_be_in(job: Job) -> bool:
    """Whether a call that hands it in may have gone through before."""
    return bool(job.row.first_sent_at)


def _refused(error: Permanent) -> Outcome:
    return NeedsLook(
        f"The original is rejected, and MultiMail does not take the edited mail; nothing was sent. ({error}) Put right "
        "what it says, and try again."
    )
