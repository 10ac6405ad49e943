"""A mail that somebody wanted sent, and that expired first: nobody decided that, so a person has to know of it."""

from reviewer.decisions.models import Action
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Final, NeedsLook
from reviewer.drafts.plan import state_of
from reviewer.drafts.words import State


def expired_first(job: Job, outcome: Final) -> NeedsLook | None:
    """What becomes of an end that MultiMail shows as expired, where it was to be sent; None of any other."""
    expired = outcome.email is not None and state_of(outcome.email.status) == State.EXPIRED
    if not expired or job.decision.action == Action.REJECT:
        return None
    what = "edit" if job.decision.action == Action.EDIT else "approval"
    also = " The edited mail, which MultiMail had taken, does not go out either." if job.row.replacement_id else ""
    told = f"It expired on MultiMail before the {what} was carried out: nothing was sent.{also}"
    return NeedsLook(told, expired=True)
