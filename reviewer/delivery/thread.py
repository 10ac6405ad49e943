"""The thread of an edited mail: it is to stay in that of its original, beside the mails that it answers.

Officially only MultiMail's reply joins a thread, and that takes neither readers nor a subject. So the send is given the
thread's id as well, and what it made of that is seen once MultiMail shows the edited mail.
"""

from datetime import datetime

from reviewer.decisions.models import Step
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import NeedsLook, Void
from reviewer.drafts import edited_thread
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.plan import state_of
from reviewer.drafts.words import State
from reviewer.marks.leave import last
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError, Transient, Unreadable
from reviewer.multimail.schemas import Email

LEFT = "MultiMail holds the edited mail in another thread than the original, away from the mails that it answers."
# What the end of the edit says of it.
TOLD = "It is in another thread than the original."
# A mail of a thread that never went out is answered by nobody.
UNSENT = (State.REJECTED, State.CANCELLED, State.EXPIRED, State.FAILED)


def learn_thread(job: Job, original: Email, asked_at: datetime) -> Void | None:
    """Have the mirror know the whole id, which a release before may have cut; Void where it does not fit at all."""
    if (original.thread_id or "") != job.draft.thread:
        key = job.mailbox_id, job.email_id
        apply(job.mailbox, [Fetched(key, original, asked_at=asked_at)], {key: job.draft.listed})
        job.draft.refresh_from_db(fields=["thread"])
    return Void(f"{edited_thread.TOO_LONG} The edit was not sent.") if job.draft.is_thread_cut else None


def check_thread(job: Job, email: Email) -> NeedsLook | None:
    """A person is asked where the edited mail is held away from the mails that it answers, and nobody knew of that.

    Else the end says so; that is written down. Raises OutboundError where it is held and asking again may help.
    """
    if not job.draft.thread:
        return None
    knew, lost = _knew(job), email.thread_id != job.draft.thread
    edited_thread.seen(lost=lost)
    if not lost:
        return None
    job.write(job.step)  # renews the lease: one more call
    is_held = state_of(email.status) == State.PENDING
    if not _answers_any(job, is_held=is_held):
        return None
    if is_held and not knew:
        return NeedsLook(_question(job))
    job.write(job.step, note=TOLD)
    return None


def _knew(job: Job) -> bool:
    """Whether somebody decided, or had it tried again, who was told that it leaves its thread."""
    since = last(edited_thread.LOST)
    decided_since = since is not None and since < job.decision.decided_at
    # The problem is the one that was shown to whoever had it tried again, until an attempt has another.
    return decided_since or job.row.note == TOLD or LEFT in job.row.problem


def _answers_any(job: Job, *, is_held: bool) -> bool:
    """Whether other mails stand in the original's thread, or may."""
    try:
        stand = connect.reviewer().thread(job.mailbox_id, job.draft.thread)
    except OutboundError as error:
        # What is not held is out, or may be: its original waits for no such answer. A bare 404 stays what it is.
        helps = isinstance(error, Transient) and not isinstance(error, Unreadable) and error.status != 404
        if is_held and helps:
            raise
        return True
    own = {job.email_id, job.row.replacement_id}
    return any(ident not in own and state_of(status) not in UNSENT for ident, status in stand)


def _question(job: Job) -> str:
    if job.step is Step.SENT_LAST:
        return (
            f"The original is rejected. {LEFT} If it may go out so, try again. If not, settle this: then it waits in "
            "the queue, to be rejected."
        )
    return (
        f"{LEFT} If it may go out so, try again. If not, settle this: then both wait in the queue, where one of them "
        "is to be rejected."
    )
