"""The edit's other order, where MultiMail may not hold the replacement: the original is rejected before it is sent.

Nothing else keeps both from going out: what is not held is gone as soon as it is handed in, while the original could
still be approved on MultiMail. What could keep the replacement from being taken is asked before, since a rejection
cannot be taken back; what keeps it all the same asks a person, and the edit can be tried again.
"""

from functools import partial

from django.utils import timezone

from reviewer.decisions.models import Step
from reviewer.delivery.errors import is_about_the_key
from reviewer.delivery.giving_up import goes_no_further, not_sent
from reviewer.delivery.hand_in import OnRefusal, added_since, cannot_send, hand_in, held_back, message_of
from reviewer.delivery.in_time import check_time
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import CHANGED_JUST_NOW, Done, Elsewhere, NeedsLook, Outcome, Void
from reviewer.delivery.post import REJECT, post
from reviewer.delivery.shown import as_read, base_of
from reviewer.drafts import send_key
from reviewer.multimail import connect
from reviewer.multimail.client import Client
from reviewer.multimail.errors import OutboundError, Permanent

# What can be done about an edit that does not hold any more, once its original is rejected.
PUT_RIGHT = "Put that right and try again, or settle this: the agent can draft it again."


class Kept(Exception):
    """The original is not rejected now; `outcome` is how the attempt ends."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def begin(job: Job) -> Outcome | None:
    """The original is as it was read. Raises OutboundError when the replacement could not be made or handed in."""
    if ended := cannot_send(job):
        return ended
    job.write(job.step)  # renews the lease: it was looked at before this, and is once more before it is rejected
    message_of(job)
    return reject(job)


def reject(job: Job) -> Outcome | None:
    """Reject the original, of which nothing is known to replace it yet."""
    reason = f"Replaced by an edited mail: {job.decision.reason}"
    try:
        outcome = post(job, job.email_id, REJECT, reason, as_read(base_of(job)), lambda _: _check_can_follow(job))
    except Kept as kept:
        return kept.outcome
    if isinstance(outcome, Done):
        job.progress(Step.REJECTED)
        return None
    if isinstance(outcome, Elsewhere | Void) and job.row.first_sent_at:
        return NeedsLook(
            f"{outcome.note} The edited mail may have been handed in before the mailbox stopped holding mail. "
            "Look for it on MultiMail and cancel it."
        )
    return outcome


def _check_can_follow(job: Job) -> None:
    """What could not be handed in must not cost the original: asked before each call that may reject it.

    Raises Kept, TooEarly and OutboundError.
    """
    check_time(job)
    if waits := held_back():
        raise Kept(waits)
    job.write(job.step)  # renews the lease: three calls follow
    try:
        if ended := _why_kept(job, connect.sender()):
            raise Kept(ended)
    except OutboundError as error:
        if is_about_the_key(error):
            send_key.ask()
        raise


def _why_kept(job: Job, sender: Client) -> Outcome | None:
    """Why MultiMail would take no mail from this account, or not with this key; None when nothing says so."""
    account = sender.account()
    if account.disabled:
        return goes_no_further(job, f"MultiMail takes no mail from this account by now: {account.disabled}.")
    if account.is_used_up:
        counts = f"MultiMail counts {account.sent:,} mails of {account.quota:,} for this month, so it takes no more."
        return _asks(job, counts, "With a larger plan, or in the next month, try again.")
    # A key of another mailbox may be told that there is no such mail, as one that may send is.
    if not sender.may_send(job.mailbox_id, should=True):
        lacks = "may not send from this mailbox."
    elif not sender.sees(job.mailbox_id, job.email_id):
        lacks = "does not reach this mailbox."
    else:
        return None
    send_key.ask()
    return _asks(job, f"The key that sends (MULTIMAIL_SEND_KEY) {lacks}", "Put the key right, then try again.")


def _asks(job: Job, why: str, do: str) -> NeedsLook:
    if job.step is Step.UNBEGUN:
        instead = "Or settle this, and decide on the draft as it is."
        return NeedsLook(f"{why} Nothing was rejected or sent: the original still waits. {do} {instead}")
    if job.step is Step.SENDING:
        return NeedsLook(f"{why} The edited mail may have been handed in before: look for it on MultiMail. {do}")
    before = "the edited mail, which may have been handed in before, and at " if _may_be_in(job) else ""
    return NeedsLook(f"{why} Look at {before}the draft, whose rejection may be on its way, on MultiMail. {do}")


def send(job: Job) -> Outcome | None:
    """The original is out of the way: hand the replacement in, which may go out at once.

    So all that keeps it from being sent is asked about now, as it is before an approval.
    """
    if ended := cannot_send(job):
        return ended
    if job.why_void:
        look_first = "Look for it on MultiMail first. " if _may_be_in(job) else ""
        return not_sent(job, f"{job.why_void} {look_first}{PUT_RIGHT}")
    check_time(job)
    message, unsure = message_of(job), _may_be_in(job)
    # Hours may lie between the rejection and this, such as at a used-up quota.
    if changed := added_since(job, connect.reviewer().mailboxes()):
        what = f"It is another mail since it was approved: {', '.join(changed)}."
        return not_sent(job, f"{what} Put that back on MultiMail and try again, or settle this.")
    if not job.intend(Step.SENDING_LAST):
        return CHANGED_JUST_NOW
    if not unsure:
        job.write(Step.SENDING_LAST, first_sent_at=timezone.now())
    undo = partial(job.write, Step.REJECTED, first_sent_at=None)
    return hand_in(job, message, Step.SENT_LAST, OnRefusal(_refused, undo), unsure=unsure)


def _may_be_in(job: Job) -> bool:
    """Whether a call that hands it in may have gone through before."""
    return bool(job.row.first_sent_at)


def _refused(error: Permanent) -> Outcome:
    return NeedsLook(
        f"The original is rejected, and MultiMail does not take the edited mail; nothing was sent. ({error}) Put right "
        "what it says, and try again."
    )
