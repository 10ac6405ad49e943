"""Whether an edited mail could go out before a time that its original waits for, and nobody has said so (invariant 8).

Asked where something is sent next, and not of what MultiMail has sent already. It is asked as all else is: no answer is
tried again, and says nothing of the time; only an answer that was read, and names none, leaves it unknown.
"""

from datetime import datetime

from django.utils import timezone

from reviewer.delivery.job import Job
from reviewer.delivery.shown import look
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.multimail.schemas import Email

# Why an edit is not sent that was decided by a release that did not ask.
TIME_UNKNOWN = (
    "MultiMail does not say whether this mail waits for a time of its own. An edited mail could go out before it."
)
# Why one is not sent that was to go out at once.
TIME_TOLD = "MultiMail told after the decision that this mail waits for a time of its own."


class TooEarly(Exception):
    """The edited mail may not go out; `str()` says why, as a sentence."""


def check_time(job: Job) -> None:
    """Raises TooEarly, and OutboundError when MultiMail could not be asked."""
    if why := too_early(job):
        raise TooEarly(why)


def too_early(job: Job) -> str:
    """Why the edited mail may not go out, as far as that can be learned; empty when it may. Raises OutboundError."""
    if not (job.draft.is_time_known or job.time_asked):
        asked_at = timezone.now()
        if original := look(job, job.email_id):
            learn_time(job, original, asked_at)
    confirmed = job.decision.at_once
    if not job.draft.is_time_known:
        return "" if confirmed else TIME_UNKNOWN
    return TIME_TOLD if confirmed and job.draft.waits_at(timezone.now()) else ""


def learn_time(job: Job, original: Email, asked_at: datetime) -> None:
    """Have the mirror know what this answer tells, where the time is not known; an attempt asks once."""
    if not job.draft.is_time_known:
        key = job.mailbox_id, job.email_id
        apply(job.mailbox, [Fetched(key, original, asked_at=asked_at)], {key: job.draft.listed})
        job.draft.refresh_from_db(fields=["send_at", "send_at_told"])
        job.time_asked = True
