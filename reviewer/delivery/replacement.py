"""An edited mail that MultiMail has taken: whether it is held, is what was approved here, and goes out at its time."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from reviewer.decisions.models import Step
from reviewer.delivery import mirroring
from reviewer.delivery.giving_up import OUT_OF_SIGHT, beside_original
from reviewer.delivery.in_time import too_early
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import MOST_LOOKS
from reviewer.delivery.shown import look, may_be_out, shown, stands
from reviewer.delivery.tagging import tag, tag_held
from reviewer.delivery.thread import check_thread
from reviewer.drafts.content import Content, added_otherwise, unlike
from reviewer.drafts.plan import is_known, state_of
from reviewer.drafts.refresh import refresh
from reviewer.drafts.words import OUT_OR_TIMED, State
from reviewer.multimail import connect
from reviewer.multimail.schemas import Email, aware
from reviewer.multimail.words import Status

OTHER_TIME = "MultiMail shows another time for the edited mail than was handed in: it may go out too early."
SCAN_LASTS = timedelta(minutes=15)
SCAN_POLL = 1.0


def await_held(job: Job) -> Outcome | None:
    """The replacement must be through the scan, held, and exactly what was approved here; then it gets its tags.

    What follows the steps SENT and SENT_LAST: None when the next step is written down. Raises OutboundError
    and CopiesUnknown.
    """
    asked_at, email, last = timezone.now(), look(job, job.row.replacement_id), job.step is Step.SENT_LAST
    if email is None:
        what = f"MultiMail took the replacement {job.row.replacement_id} and now does not know it."
        return Later(what) if job.row.attempts < MOST_LOOKS else NeedsLook(what)
    if email.status == Status.PENDING_SCAN or not is_known(email.status):
        return _scanned(job, email.status)
    if may_be_out(email):
        mirroring.take_over(job, email, asked_at)
        return beside_original(job, OUT_OF_SIGHT)
    state = state_of(email.status)
    if state not in (State.PENDING, State.SENT, State.SCHEDULED):
        what = f"On MultiMail the replacement is {state}"
        return NeedsLook(f"The original is rejected. {what}.") if last else _without_it(job, what)
    if last or state != State.PENDING:
        # Before anything can keep the edit from going on: it may be out already, or go out.
        mirroring.take_in(job, email, asked_at)
    if wrong := _wrong(job, email, last=last):
        if last:
            return NeedsLook(f"The original is rejected. {wrong} Look at the edited mail there.")
        job.progress(Step.CANCELLING, note=wrong)
        return None
    job.write(job.step)  # renews the lease: three calls follow
    if last or state != State.PENDING:
        # While the original still waits somebody may approve it: its rejection waits for no tags.
        tag(job, waits=last)
    elif ended := tag_held(job):
        return ended
    # Without its row in the mirror nobody would learn that it bounced, or that what was scheduled was rewritten after
    # its approval. No refresh makes one for a mail that somebody has approved by now.
    refresh(job.mailbox_id, job.row.replacement_id)
    mirroring.take_in(job, email, asked_at)
    if asked := check_thread(job, email):
        return asked
    job.progress(Step.TAGGED_LAST if last else Step.TAGGED)
    return None


def _without_it(job: Job, what: str) -> Outcome:
    """The replacement goes nowhere any more: the original says how this ends. Whoever saw both may have chosen it."""
    original = look(job, job.email_id)
    if original is None:
        return Elsewhere(f"{what}, and MultiMail no longer knows the original.")
    if not is_known(original.status):
        return Later(f"MultiMail calls the original {original.status}, a word that this desk does not know.")
    if state_of(original.status) == State.PENDING:
        return Void(f"{what}. The original still waits.", original)
    return Elsewhere(f"{what}, and the original is {stands(original)}.", original)


def _wrong(job: Job, email: Email, *, last: bool) -> str:
    """Why the edit does not go on with the replacement, as MultiMail shows it; empty when it does.

    Of one that waits `last` it is asked before its approval whether that is too early: it may be out already.
    """
    if not last and may_be_held_yet(email):
        return "MultiMail does not hold the edited mail: it may go out at its time, whatever becomes of the original."
    if not last and state_of(email.status) == State.PENDING and (why := too_early(job)):
        return why
    if not keeps_time(job, email):
        return OTHER_TIME
    if changed := unlike(job.revision.content, _shown(job, email)):
        return f"MultiMail holds the edited mail otherwise than it was handed in: {', '.join(changed)}."
    return ""


def _shown(job: Job, email: Email) -> Content:
    """With what the mailbox adds to it now. Raises OutboundError and CopiesUnknown."""
    return shown(job, email, connect.reviewer().mailboxes())


def _scanned(job: Job, status: str) -> Outcome:
    """It is not through the scan, or in some state that nobody knows: it may still come to be held."""
    since = max((at for at in (job.row.retried_at, job.row.first_sent_at) if at), default=timezone.now())
    if timezone.now() - since > SCAN_LASTS:
        return NeedsLook(f"MultiMail's scan of the replacement {job.row.replacement_id} does not end: it is {status}.")
    return Later(f"MultiMail is scanning the replacement ({status}).", SCAN_POLL, counts=False)


def unlike_approved(job: Job, now: Content) -> list[str]:
    """What MultiMail would send otherwise than it was approved here, with what the mailbox adds; by name."""
    wanted = job.revision.content
    return unlike(wanted, now) or added_otherwise(wanted, now)


def keeps_time(job: Job, email: Email) -> bool:
    """Whether the replacement waits for the time of the original, where that is yet to come."""
    wanted = job.draft.send_at
    if wanted is None or wanted <= timezone.now():
        return True
    return email.send_at is not None and _to_the_second(aware(email.send_at)) == _to_the_second(wanted)


def _to_the_second(moment: datetime) -> datetime:
    """As it is handed in."""
    return moment.astimezone(UTC).replace(microsecond=0)


def goes_out(email: Email | None) -> bool:
    """Whether the replacement is out, or goes at its time: then its original is to be rejected, whatever is known."""
    return email is not None and state_of(email.status) in OUT_OR_TIMED and not may_be_held_yet(email)


def may_be_held_yet(email: Email) -> bool:
    """Whether it waits for its time, and was approved by nobody: MultiMail may ask for a decision then."""
    return email.status == Status.SCHEDULED and not email.approved_at and not email.approved_by
