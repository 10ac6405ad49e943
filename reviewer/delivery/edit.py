"""The edit saga: send the replacement, reject the original, approve the replacement. Resumable at every step.

MultiMail cannot change a pending mail, so an edit takes several calls. The table in reviewer/delivery/__init__.py names
the steps. Each function does what follows one step, and writes the next one down or ends the attempt with an Outcome.
Where MultiMail may not hold the replacement, the original goes first: see original_first.py. What it shows of the
replacement is judged in replacement.py; how an edit ends that does not go on is told in giving_up.py.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.utils import timezone

from reviewer import stopping
from reviewer.decisions.models import Step
from reviewer.delivery import original_first
from reviewer.delivery.attachments import NotAsRead
from reviewer.delivery.errors import after, is_about_the_key
from reviewer.delivery.giving_up import cancel_replacement, goes_no_further, not_sent
from reviewer.delivery.hand_in import OnRefusal, cannot_send, hand_in, is_held, message_of, mode_of
from reviewer.delivery.in_time import TooEarly, check_time, learn_time, too_early
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Done, Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import APPROVE, REJECT, post
from reviewer.delivery.replacement import (
    OTHER_TIME,
    await_held,
    goes_out,
    keeps_time,
    may_be_held_yet,
    unlike_approved,
)
from reviewer.delivery.shown import (
    CopiesUnknown,
    as_read,
    base_of,
    look,
    may_be_out,
    not_known,
    shown,
    sorted_otherwise,
    stands,
)
from reviewer.delivery.tagging import tag_anew
from reviewer.delivery.thread import learn_thread
from reviewer.drafts import send_key
from reviewer.drafts.plan import is_known, state_of
from reviewer.drafts.words import OUT_OR_TIMED, State
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError, Permanent
from reviewer.multimail.schemas import Email, MailboxInfo, aware
from reviewer.multimail.words import OversightMode, Status


def carry_out(job: Job) -> Outcome:
    """Go on from the step that was written down last."""
    try:
        while True:
            outcome = NEXT[job.step](job)
            if outcome is not None:
                return outcome
            if stopping.asked():
                return Later("This worker is stopping; another goes on.", 0.0, counts=False, ours=True)
    except CopiesUnknown as unknown:
        return Later(str(unknown))
    except NotAsRead as differs:
        return not_sent(job, str(differs))
    except TooEarly as early:
        return goes_no_further(job, str(early))
    except OutboundError as error:
        if is_about_the_key(error):
            send_key.ask()
        return after(error)


def without_a_call(job: Job) -> Outcome | None:
    """How the attempt ends if that is known before MultiMail is asked anything."""
    sends_anew = job.step is Step.REJECTED and not job.row.replacement_id
    is_next = sends_anew or job.step in (Step.SENDING, Step.SENDING_LAST)
    return cannot_send(job) if is_next else None


def _begin(job: Job) -> Outcome | None:
    """Nothing is done yet: the original must be what was read."""
    asked_at, original = timezone.now(), look(job, job.email_id)
    mailboxes = connect.reviewer().mailboxes()
    if ended := _original_is_fit(job, original, asked_at, mailboxes):
        return ended
    mode = mode_of(job, mailboxes)
    if mode is OversightMode.READ_ONLY:
        return Void("The mailbox is read_only by now: MultiMail takes no mail from it, and the edit was not sent.")
    if not is_held(job, mode):
        return original_first.begin(job)
    if ended := cannot_send(job):
        return ended
    message = message_of(job)
    if job.revision.attachments and not _is_held_still(job):
        return original_first.begin(job)
    # Not before all that may end the attempt: from here on it counts as perhaps handed in.
    job.write(Step.SENDING, first_sent_at=timezone.now())
    undo = partial(job.write, Step.UNBEGUN, first_sent_at=None)
    return hand_in(job, message, Step.SENT, OnRefusal(_refused, undo), unsure=False)


def _original_is_fit(
    job: Job, original: Email | None, asked_at: datetime, mailboxes: Sequence[MailboxInfo]
) -> Outcome | None:
    """How the attempt ends because the original is not what was read; None when it is.

    Raises TooEarly, OutboundError and CopiesUnknown.
    """
    if original is None:
        return not_known(job, job.email_id, Elsewhere("MultiMail no longer knows this email."))
    if not is_known(original.status):
        return Later(f"MultiMail calls the draft {original.status}, a word that this desk does not know.")
    if state_of(original.status) != State.PENDING:
        return Elsewhere(f"On MultiMail it is {stands(original)}; {_sent(original)}", original)
    if changed := as_read(base_of(job))(shown(job, original, mailboxes)):
        return Void(f"The draft changed after it was edited: {', '.join(changed)}.", original)
    learn_time(job, original, asked_at)
    check_time(job)
    if original.send_at_told and (original.send_at and aware(original.send_at)) != job.draft.send_at:
        return Void("The draft changed after it was edited: the time at which it goes out.", original)
    return learn_thread(job, original, asked_at) or sorted_otherwise(job, original)


def _sent(original: Email) -> str:
    """What is known of the edited mail where the original waits no more and this row has begun nothing.

    As an edit leaves the original it also stands after a restore, where the row is older than what it did.
    """
    if state_of(original.status) == State.REJECTED or original.status == Status.DELETED:
        return (
            "this attempt sent nothing. An edited mail may have gone out before if the desk was restored: look there."
        )
    return "the edit was not sent."


def _send(job: Job) -> Outcome | None:
    """An earlier attempt may have handed the replacement in; the idempotency key makes a repeat harmless for a day."""
    if ended := cannot_send(job):
        return ended
    check_time(job)
    message = message_of(job)
    if not _is_held_still(job):
        return original_first.begin(job)
    return hand_in(job, message, Step.SENT, OnRefusal(_refused), unsure=True)


def _is_held_still(job: Job) -> bool:
    """Asked once more where some time has passed since: nothing is handed in that would go out at once."""
    mode = mode_of(job, connect.reviewer().mailboxes())
    return mode is OversightMode.READ_ONLY or is_held(job, mode)


def _refused(error: Permanent) -> Outcome:
    return Void(f"MultiMail did not take the edited mail, nothing was sent: {error}")


def _reject_original(job: Job) -> Outcome | None:
    """The original must be out of the way before the replacement may go."""
    if not job.row.replacement_id:
        return original_first.reject(job)
    reason = f"Replaced by {job.row.replacement_id}: {job.decision.reason}"
    try:
        outcome = post(job, job.email_id, REJECT, reason, as_read(base_of(job)), partial(_before_rejection, job))
    except TooEarly as early:
        if job.step is not Step.TAGGED:
            raise
        job.progress(Step.CANCELLING, note=str(early))
        return None
    if isinstance(outcome, Done):
        job.progress(Step.REJECTED)
        return None
    if isinstance(outcome, Elsewhere | Void):
        job.progress(Step.CANCELLING, note=outcome.note)
        return None
    return outcome


def _before_rejection(job: Job, original: Email) -> None:
    """Raises TooEarly and OutboundError."""
    if (why := too_early(job)) and not goes_out(look(job, job.row.replacement_id)):
        raise TooEarly(why)
    tag_anew(job, original)


def _after_rejection(job: Job) -> Outcome | None:
    return _approve_replacement(job) if job.row.replacement_id else original_first.send(job)


def _approve_replacement(job: Job) -> Outcome | None:
    """The last step; only now can the edited mail go out."""
    wanted, before = partial(unlike_approved, job), partial(_check_kept_time, job)
    outcome = post(job, job.row.replacement_id, APPROVE, job.decision.reason, wanted, before)
    if isinstance(outcome, Done):
        if outcome.email and state_of(outcome.email.status) == State.FAILED:
            return NeedsLook("The original is rejected, and MultiMail could not send the replacement. Look there.")
        told = f"{outcome.note} It replaces the original, which is rejected. {job.row.note}".strip()
        return Done(told, look(job, job.email_id))
    if isinstance(outcome, Elsewhere) and outcome.email and state_of(outcome.email.status) in OUT_OR_TIMED:
        if may_be_held_yet(outcome.email) and not _goes_unasked(job):
            return NeedsLook(
                "The original is rejected. The replacement waits for its time, and MultiMail names nobody who approved "
                "it: it may go out then, or be held. Look there; once it is held, try again."
            )
        went = "went out" if state_of(outcome.email.status) == State.SENT else "goes out at its time"
        told = f"The replacement {went}; the original is rejected. {job.row.note}".strip()
        return Done(told, look(job, job.email_id))
    if isinstance(outcome, Elsewhere | Void):
        not_out = outcome.email is not None and not may_be_out(outcome.email)
        went = "did not go out" if not_out else "may have gone out"
        waits = "Put that right and try again. Or settle this: then the edited mail waits in the queue."
        way_on = f" {waits}" if isinstance(outcome, Void) else ""
        return NeedsLook(f"The original is rejected, and the replacement {went}. {outcome.note}{way_on}")
    return outcome


def _check_kept_time(job: Job, email: Email) -> None:
    """Of a replacement that is about to be approved. Raises TooEarly and OutboundError."""
    check_time(job)
    if not keeps_time(job, email):
        # It was learned only since the mail was handed in, or moved there.
        raise TooEarly(OTHER_TIME)


def _goes_unasked(job: Job) -> bool:
    """Whether the mailbox holds nothing: what waits for its time goes out then."""
    return mode_of(job, connect.reviewer().mailboxes()) in (OversightMode.MONITORED, OversightMode.AUTONOMOUS)


# What follows the step that was written down last.
NEXT = {
    Step.UNBEGUN: _begin,
    Step.SENDING: _send,
    Step.SENT: await_held,
    Step.TAGGED: _reject_original,
    Step.REJECTING: _reject_original,
    Step.REJECTION_TAKEN: _reject_original,
    Step.REJECTION_SECOND: _reject_original,
    Step.REJECTED: _after_rejection,
    Step.SENDING_LAST: original_first.send,
    Step.SENT_LAST: await_held,
    Step.TAGGED_LAST: _approve_replacement,
    Step.APPROVING: _approve_replacement,
    Step.APPROVAL_TAKEN: _approve_replacement,
    Step.APPROVAL_SECOND: _approve_replacement,
    Step.CANCELLING: cancel_replacement,
}
