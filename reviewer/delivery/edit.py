"""The edit saga: send the replacement, reject the original, approve the replacement. Resumable at every step.

MultiMail cannot change a pending mail, so an edit takes several calls. The table in reviewer/delivery/__init__.py names
the steps. Each function does what follows one step, and writes the next one down or ends the attempt with an Outcome.
Where MultiMail may not hold the replacement, the original goes first: see reviewer/delivery/original_first.py.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from django.utils import timezone

from reviewer import stopping
from reviewer.delivery import original_first
from reviewer.delivery.attachments import NotAsRead
from reviewer.delivery.hand_in import (
    Refused,
    base_of,
    cannot_send,
    hand_in,
    is_held,
    look,
    message_of,
    mode_of,
    tags_of,
)  # fmt: skip
from reviewer.delivery.in_time import TooEarly, check_time, learn_time, too_early
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Done, Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import CopiesUnknown, after, as_read, by, post, shown, sorted_otherwise
from reviewer.drafts.content import Content, unlike
from reviewer.drafts.models import Draft
from reviewer.drafts.plan import is_known, state_of
from reviewer.drafts.sync import refresh
from reviewer.multimail import connect
from reviewer.multimail.errors import AlreadyDecided, NotFound, OutboundError, Permanent
from reviewer.multimail.schemas import Email, MailboxInfo, aware
from reviewer.multimail.words import OversightMode, Status

OTHER_TIME = "MultiMail shows another time for the edited mail than was handed in: it may go out too early."
SCAN_LASTS = timedelta(minutes=15)
SCAN_POLL = 1.0
# The states in which a replacement cannot go out any more.
ENDED = ("rejected", "cancelled", "expired", "failed")


def carry_out(job: Job) -> Outcome:
    """Go on from the step that was written down last."""
    try:
        while True:
            outcome = _NEXT[job.step](job)
            if outcome is not None:
                return outcome
            if stopping.asked():
                return Later("This worker is stopping; another goes on.", 0.0, counts=False, ours=True)
    except CopiesUnknown as unknown:
        return Later(str(unknown))
    except NotAsRead as differs:
        return _not_sent(job, differs)
    except TooEarly as early:
        return _too_early(job, early)
    except OutboundError as error:
        return after(error)


def _not_sent(job: Job, differs: NotAsRead | TooEarly) -> Outcome:
    """What keeps it from being handed in, such as an attachment that is another one than was read, at this step."""
    if job.step in ("rejected", "sending last"):
        sent = "may have been sent before" if job.row.first_sent_at else "was not sent"
        return NeedsLook(f"The original is rejected, and the edited mail {sent}. {differs}")
    if job.row.first_sent_at:
        return NeedsLook(f"{differs} The edited mail may have been handed in before: look for it on MultiMail.")
    return Void(f"{differs} The edit was not sent.")


def _too_early(job: Job, early: TooEarly) -> Outcome:
    """It could go out before its time: nothing more is sent, and what was done by then is said."""
    if job.step in ("rejecting", "rejection taken"):
        look_at = "both mails" if job.row.first_sent_at else "the draft, whose rejection may be on its way,"
        return NeedsLook(f"{early} The edit was begun: look at {look_at} on MultiMail, and settle this.")
    if job.row.replacement_id:
        there = "Look at the edited mail, which waits on MultiMail, and settle this."
        return NeedsLook(f"The original is rejected. {early} {there}")
    return _not_sent(job, early)


def without_a_call(job: Job) -> Outcome | None:
    """How the attempt ends if that is known before MultiMail is asked anything."""
    is_next = job.step in ("sending", "sending last") or (job.step == "rejected" and not job.row.replacement_id)
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
    job.write("sending", first_sent_at=timezone.now())
    undo = partial(job.write, "", first_sent_at=None)
    return hand_in(job, message, "sent", Refused(_refused, undo), unsure=False)


def _send(job: Job) -> Outcome | None:
    """An earlier attempt may have handed the replacement in; the idempotency key makes a repeat harmless for a day."""
    if ended := cannot_send(job):
        return ended
    check_time(job)
    message = message_of(job)
    if not _is_held_still(job):
        return original_first.begin(job)
    return hand_in(job, message, "sent", Refused(_refused), unsure=True)


def _is_held_still(job: Job) -> bool:
    """Asked once more where some time has passed since: nothing is handed in that would go out at once."""
    mode = mode_of(job, connect.reviewer().mailboxes())
    return mode is OversightMode.READ_ONLY or is_held(job, mode)


def _refused(error: Permanent) -> Outcome:
    return Void(f"MultiMail did not take the edited mail, nothing was sent: {error}")


def _await_held(job: Job) -> Outcome | None:
    """The replacement must be through the scan, held, and exactly what was approved here; then it gets its tags."""
    email, last = look(job, job.row.replacement_id), job.step == "sent last"
    if email is None:
        return NeedsLook(f"MultiMail took the replacement {job.row.replacement_id} and now does not know it.")
    if email.status == Status.PENDING_SCAN or not is_known(email.status):
        return _scanned(job, email.status)
    state = state_of(email.status)
    if state not in ("pending", "sent", "scheduled"):
        what = f"On MultiMail the replacement is {state}"
        return NeedsLook(f"The original is rejected. {what}.") if last else _without_it(job, what)
    if last or state != "pending":
        # Before anything can keep the edit from going on: it may be out already, or go out.
        original_first.take_in(job, email)
    if wrong := _wrong(job, email, last=last):
        if last:
            return NeedsLook(f"The original is rejected. {wrong} Look at the edited mail there.")
        job.progress("cancelling", note=wrong)
        return None
    if last or state != "pending":
        # While the original still waits somebody may approve it: its rejection waits for no tags.
        original_first.tag(job, waits=last)
    elif ended := _tag_held(job):
        return ended
    # Without its row in the mirror nobody would learn that it bounced, or that what was scheduled was rewritten after
    # its approval. No refresh makes one for a mail that somebody has approved by now.
    refresh(job.mailbox_id, job.row.replacement_id)
    original_first.take_in(job, email)
    job.progress("tagged last" if last else "tagged")
    return None


def _without_it(job: Job, what: str) -> Outcome:
    """The replacement goes nowhere any more: the original says how this ends. Whoever saw both may have chosen it."""
    original = look(job, job.email_id)
    if original is None:
        return Elsewhere(f"{what}, and MultiMail no longer knows the original.")
    if not is_known(original.status):
        return Later(f"MultiMail calls the original {original.status}, a word that this desk does not know.")
    if (state := state_of(original.status)) == "pending":
        return Void(f"{what}. The original still waits.", original)
    return Elsewhere(f"{what}, and the original is {state}{by(original)}.", original)


def _tag_held(job: Job) -> Outcome | None:
    """Give a replacement that is held its tags. Raises OutboundError, unless it is held no longer: then look again."""
    try:
        connect.sender().set_tags(job.mailbox_id, job.row.replacement_id, tags_of(job))
    except Permanent:
        email = look(job, job.row.replacement_id)
        if email is not None and state_of(email.status) == "pending":
            raise
        # Somebody approved it just now, and it may be out beside its original.
        return Later("MultiMail does not hold the replacement any more.", 0.0)
    return None


def _wrong(job: Job, email: Email, *, last: bool) -> str:
    """Why the edit does not go on with the replacement, as MultiMail shows it; empty when it does.

    Of one that waits `last` it is asked before its approval whether that is too early: it may be out already.
    """
    if not last and _may_be_held_yet(email):
        return "MultiMail does not hold the edited mail: it may go out at its time, whatever becomes of the original."
    if not last and state_of(email.status) == "pending" and (why := too_early(job)):
        return why
    if not _keeps_time(job, email):
        return OTHER_TIME
    if changed := unlike(job.revision.content, _shown(job, email)):
        return f"MultiMail holds the edited mail otherwise than it was handed in: {', '.join(changed)}."
    return ""


def _keeps_time(job: Job, email: Email) -> bool:
    """Whether the replacement waits for the time of the original, where that is yet to come."""
    wanted = job.draft.send_at
    if wanted is None or wanted <= timezone.now():
        return True
    return email.send_at is not None and _to_the_second(aware(email.send_at)) == _to_the_second(wanted)


def _to_the_second(moment: datetime) -> datetime:
    """As it is handed in."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _scanned(job: Job, status: str) -> Outcome:
    """It is not through the scan, or in some state that nobody knows: it may still come to be held."""
    since = max((at for at in (job.row.retried_at, job.row.first_sent_at) if at), default=timezone.now())
    if timezone.now() - since > SCAN_LASTS:
        return NeedsLook(f"MultiMail's scan of the replacement {job.row.replacement_id} does not end: it is {status}.")
    return Later(f"MultiMail is scanning the replacement ({status}).", SCAN_POLL, counts=False)


def _reject_original(job: Job) -> Outcome | None:
    """The original must be out of the way before the replacement may go."""
    if not job.row.replacement_id:
        return original_first.reject(job)
    reason = f"Replaced by {job.row.replacement_id}: {job.decision.reason}"
    try:
        outcome = post(job, job.email_id, "reject", reason, as_read(base_of(job)), partial(_before_rejection, job))
    except TooEarly as early:
        if job.step != "tagged":
            raise
        job.progress("cancelling", note=str(early))
        return None
    if isinstance(outcome, Done):
        job.progress("rejected")
        return None
    if isinstance(outcome, Elsewhere | Void):
        job.progress("cancelling", note=outcome.note)
        return None
    return outcome


def _before_rejection(job: Job, original: Email) -> None:
    """Raises TooEarly and OutboundError."""
    if (why := too_early(job)) and not _goes_out(look(job, job.row.replacement_id)):
        raise TooEarly(why)
    _tag_anew(job, original)


def _goes_out(email: Email | None) -> bool:
    """Whether the replacement is out, or goes at its time: then its original is to be rejected, whatever is known."""
    return email is not None and state_of(email.status) in ("sent", "scheduled") and not _may_be_held_yet(email)


def _tag_anew(job: Job, original: Email) -> None:
    """Tags that the original got since the replacement was tagged go along too, if they can at once.

    The rejection waits for none of that: the replacement may be out by now, while somebody may approve the original.
    The step stays: where it is "rejecting" already, that call may be on its way still.
    """
    ident = job.row.replacement_id
    put = Draft.objects.filter(mailbox=job.mailbox, multimail_id=ident).values_list("tags", flat=True).first()
    if put is None or original.tags is None or put == {**original.tags, "replaces": job.email_id}:
        return
    job.write(job.step)  # renews the lease: three calls follow
    original_first.tag(job, waits=False)
    with suppress(OutboundError):
        refresh(job.mailbox_id, ident)


def _after_rejection(job: Job) -> Outcome | None:
    return _approve_replacement(job) if job.row.replacement_id else original_first.send(job)


def _approve_replacement(job: Job) -> Outcome | None:
    """The last step; only now can the edited mail go out."""
    wanted, before = partial(_unlike, job), partial(_check_kept_time, job)
    outcome = post(job, job.row.replacement_id, "approve", job.decision.reason, wanted, before)
    if isinstance(outcome, Done):
        if outcome.email and state_of(outcome.email.status) == "failed":
            return NeedsLook("The original is rejected, and MultiMail could not send the replacement. Look there.")
        return Done(f"{outcome.note} It replaces the original, which is rejected.", look(job, job.email_id))
    if isinstance(outcome, Elsewhere) and outcome.email and state_of(outcome.email.status) in ("sent", "scheduled"):
        if _may_be_held_yet(outcome.email) and not _goes_unasked(job):
            return NeedsLook(
                "The original is rejected. The replacement waits for its time, and MultiMail names nobody who approved "
                "it: it may go out then, or be held. Look there; once it is held, try again."
            )
        went = "went out" if state_of(outcome.email.status) == "sent" else "goes out at its time"
        return Done(f"The replacement {went}; the original is rejected.", look(job, job.email_id))
    if isinstance(outcome, Elsewhere | Void):
        return NeedsLook(f"The original is rejected, and the replacement did not go out. {outcome.note}")
    return outcome


def _check_kept_time(job: Job, email: Email) -> None:
    """Of a replacement that is about to be approved. Raises TooEarly and OutboundError."""
    check_time(job)
    if not _keeps_time(job, email):
        # It was learned only since the mail was handed in, or moved there.
        raise TooEarly(OTHER_TIME)


def _may_be_held_yet(email: Email) -> bool:
    """Whether it waits for its time, and was approved by nobody: MultiMail may ask for a decision then."""
    return email.status == Status.SCHEDULED and not email.approved_at and not email.approved_by


def _goes_unasked(job: Job) -> bool:
    """Whether the mailbox holds nothing: what waits for its time goes out then."""
    return mode_of(job, connect.reviewer().mailboxes()) in (OversightMode.MONITORED, OversightMode.AUTONOMOUS)


def _cancel_replacement(job: Job) -> Outcome | None:
    """Giving up: the replacement must not go out. Then the original says how this ends."""
    with suppress(AlreadyDecided, NotFound):
        connect.sender().cancel(job.mailbox_id, job.row.replacement_id)
    asked_at, email = timezone.now(), look(job, job.row.replacement_id)
    if email is not None:
        original_first.take_over(job, email, asked_at)
    if email is not None and state_of(email.status) not in ENDED:
        what = f"The replacement {job.row.replacement_id} could not be cancelled: it is {email.status}."
        if state_of(email.status) not in ("sent", "scheduled"):
            return Later(what)
        return NeedsLook(what + _beside_it(look(job, job.email_id)))
    original = look(job, job.email_id)
    why = job.row.note
    if original is not None and state_of(original.status) == "pending":
        return Void(f"{why} The replacement is cancelled, nothing was sent.", original)
    return Elsewhere(f"{why} The replacement is cancelled.", original)


def _beside_it(original: Email | None) -> str:
    """What is to be said of the original where the replacement goes out without being meant to; may be empty."""
    state = original and state_of(original.status)
    if state == "pending":
        return (
            " The original still waits there: reject it on MultiMail, or its readers may get both. Then press “I "
            "settled it on MultiMail…”. Who cannot reject it there presses that first, and rejects the draft here."
        )
    if state in ("sent", "scheduled"):
        return " The original went out, or will, as well: its readers get both."
    return ""


_NEXT = {
    "": _begin,
    "sending": _send,
    "sent": _await_held,
    "tagged": _reject_original,
    "rejecting": _reject_original,
    "rejection taken": _reject_original,
    "rejected": _after_rejection,
    "sending last": original_first.send,
    "sent last": _await_held,
    "tagged last": _approve_replacement,
    "approving": _approve_replacement,
    "approval taken": _approve_replacement,
    "cancelling": _cancel_replacement,
}


def _shown(job: Job, email: Email) -> Content:
    """Raises OutboundError and CopiesUnknown."""
    return shown(job, email, connect.reviewer().mailboxes())


def _original_is_fit(
    job: Job, original: Email | None, asked_at: datetime, mailboxes: Sequence[MailboxInfo]
) -> Outcome | None:
    if original is None:
        return Elsewhere("MultiMail no longer knows this email.")
    if not is_known(original.status):
        return Later(f"MultiMail calls the draft {original.status}, a word that this desk does not know.")
    if (state := state_of(original.status)) != "pending":
        return Elsewhere(f"On MultiMail it is {state}; the edit was not sent.", original)
    if changed := as_read(base_of(job))(shown(job, original, mailboxes)):
        return Void(f"The draft changed after it was edited: {', '.join(changed)}.", original)
    learn_time(job, original, asked_at)
    check_time(job)
    if original.send_at_told and (original.send_at and aware(original.send_at)) != job.draft.send_at:
        return Void("The draft changed after it was edited: the time at which it goes out.", original)
    return sorted_otherwise(job, original)


def _unlike(job: Job, now: Content) -> list[str]:
    wanted = job.revision.content
    if changed := unlike(wanted, now):
        return changed
    copies = (wanted.auto_cc, wanted.auto_bcc) != (now.auto_cc, now.auto_bcc)
    return ["the mailbox's automatic copies"] if copies else []
