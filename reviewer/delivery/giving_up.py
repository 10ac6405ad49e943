"""An edit that does not go on: the replacement is cancelled, and what was done by then is said."""

from contextlib import suppress

from django.utils import timezone

from reviewer.decisions.models import Step
from reviewer.delivery import mirroring
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.shown import look, may_be_out, stands
from reviewer.drafts.plan import state_of
from reviewer.drafts.words import OUT_OR_TIMED, State
from reviewer.multimail import connect
from reviewer.multimail.errors import DecidedThere, NotFound
from reviewer.multimail.schemas import Email

# The states in which a replacement cannot go out any more.
ENDED = (State.REJECTED, State.CANCELLED, State.EXPIRED, State.FAILED)
OUT_OF_SIGHT = "The edited mail was approved on MultiMail and is deleted there: it may have gone out."


def cancel_replacement(job: Job) -> Outcome | None:
    """Giving up: the replacement must not go out. Then the original says how this ends. Raises OutboundError."""
    job.check_lease()
    with suppress(DecidedThere, NotFound):
        connect.sender().cancel(job.mailbox_id, job.row.replacement_id)
    asked_at, email = timezone.now(), look(job, job.row.replacement_id)
    if email is None:
        # Nothing tells whether it went out before, nor that it does not wait still.
        what = f"MultiMail does not know the replacement {job.row.replacement_id} any more: it may have gone out."
        return beside_original(job, what)
    mirroring.take_over(job, email, asked_at)
    if may_be_out(email):
        return beside_original(job, OUT_OF_SIGHT)
    if state_of(email.status) not in ENDED:
        what = f"The replacement {job.row.replacement_id} could not be cancelled: it is {email.status}."
        return beside_original(job, what) if state_of(email.status) in OUT_OR_TIMED else Later(what)
    original = look(job, job.email_id)
    why = job.row.note
    if original is not None and state_of(original.status) == State.PENDING:
        return Void(f"{why} The replacement is cancelled, nothing was sent.", original)
    return Elsewhere(f"{why} The replacement is cancelled.", original)


def beside_original(job: Job, what: str) -> NeedsLook:
    """A person is asked, where the replacement goes out without being meant to, or may. Raises OutboundError."""
    return NeedsLook(what + _beside_it(look(job, job.email_id)))


def _beside_it(original: Email | None) -> str:
    """What is to be said of the original then; may be empty."""
    state = original and state_of(original.status)
    if state == State.PENDING:
        return (
            " The original still waits there: reject it on MultiMail, or its readers may get both. Then press “I "
            "settled it on MultiMail…”. Who cannot reject it there presses that first, and rejects the draft here."
        )
    if state in OUT_OR_TIMED:
        return " The original went out, or will, as well: its readers get both."
    if original and may_be_out(original):
        return f" On MultiMail the original is {stands(original)}: its readers may have both."
    return ""


def not_sent(job: Job, why: str) -> Outcome:
    """How it ends, at this step, where something keeps it from being handed in; `why` says what, as a sentence."""
    if job.step in (Step.REJECTED, Step.SENDING_LAST):
        sent = "may have been sent before" if job.row.first_sent_at else "was not sent"
        return NeedsLook(f"The original is rejected, and the edited mail {sent}. {why}")
    if job.row.first_sent_at:
        return NeedsLook(f"{why} The edited mail may have been handed in before: look for it on MultiMail.")
    return Void(f"{why} The edit was not sent.")


def goes_no_further(job: Job, why: str) -> Outcome:
    """The same where it may have come further: nothing more is sent, and what was done by then is said."""
    if job.step in (Step.REJECTING, Step.REJECTION_TAKEN, Step.REJECTION_SECOND):
        look_at = "both mails" if job.row.first_sent_at else "the draft, whose rejection may be on its way,"
        return NeedsLook(f"{why} The edit was begun: look at {look_at} on MultiMail, and settle this.")
    if job.row.replacement_id:
        there = "Look at the edited mail, which waits on MultiMail, and settle this."
        return NeedsLook(f"The original is rejected. {why} {there}")
    return not_sent(job, why)
