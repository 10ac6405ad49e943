"""The edit saga: send the replacement, reject the original, approve the replacement. Resumable at every step.

MultiMail cannot change a pending mail, so an edit takes several calls. The table in reviewer/delivery/__init__.py names
the steps. Each function does what follows one step, and writes the next one down or ends the attempt with an Outcome.
"""

import base64
import re
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.utils import timezone

from reviewer import stopping
from reviewer.delivery import brake
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Done, Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.post import LEAST_LIMIT, CopiesUnknown, after, as_read, post, shown, sorted_otherwise
from reviewer.drafts.content import CHANGED_WORDS, Content, same_mail
from reviewer.drafts.plan import is_known, state_of
from reviewer.drafts.sync import refresh
from reviewer.multimail import connect
from reviewer.multimail.errors import AlreadyDecided, KeyRefused, NotFound, OutboundError, Permanent, Transient
from reviewer.multimail.schemas import Email
from reviewer.multimail.words import Status

# MultiMail remembers an idempotency key for 24 h; after that a repeat would be a second mail.
KEY_LIVES = timedelta(hours=23)
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
    except OutboundError as error:
        return after(error)


def without_a_call(job: Job) -> Outcome | None:
    """How the attempt ends if that is known before MultiMail is asked anything."""
    return _cannot_send(job) if job.step == "sending" else None


def _begin(job: Job) -> Outcome | None:
    """Nothing is done yet: the original must be what was read."""
    original = _look(job, job.email_id)
    if ended := _original_is_fit(job, original):
        return ended
    job.write("sending", first_sent_at=timezone.now())
    return None


def _send(job: Job) -> Outcome | None:
    """Hand the replacement in; the idempotency key makes a repeat harmless for a day."""
    if ended := _cannot_send(job):
        return ended
    try:
        replacement = connect.sender().send(job.mailbox_id, _message(job))
    except KeyRefused:
        raise
    except Transient as error:
        return _limited(error)
    except Permanent as error:
        # It answers 409 to what it has already.
        if job.intended_before("sending") or error.unclear or isinstance(error, AlreadyDecided):
            return NeedsLook(
                "MultiMail refuses the edited mail, and this try or an earlier one may have gone through. Look there, "
                f"then try again: that makes no second mail. ({error})"
            )
        return Void(f"MultiMail did not take the edited mail, nothing was sent: {error}")
    if replacement == job.email_id:
        return NeedsLook("MultiMail names the draft itself as its replacement. Find the edited mail there.")
    job.progress("sent", replacement_id=replacement)
    return None


def _cannot_send(job: Job) -> Outcome | None:
    if job.row.first_sent_at and timezone.now() - job.row.first_sent_at > KEY_LIVES:
        return NeedsLook(
            "The replacement may have been handed in a day ago. Find it on MultiMail and reject one of the two mails."
        )
    if until := brake.stopped_until(brake.Kind.SENDS):
        return Later("MultiMail takes no more mails for now.", (until - timezone.now()).total_seconds(), counts=False)
    return None


def _limited(error: Transient) -> Outcome:
    """A limit on sends alone holds back sends; decisions go on."""
    if error.status != 429 or not re.search(r"quota|warm-?up|daily|monthly", str(error), re.I):
        return after(error)
    wait = brake.QUOTA_STOP if error.retry_after is None else max(error.retry_after, LEAST_LIMIT)
    brake.limited(brake.Kind.SENDS, wait, str(error))
    return Later(str(error), wait, counts=False)


def _await_held(job: Job) -> Outcome | None:
    """The replacement must be through the scan, held, and exactly what was approved here; then it gets its tags."""
    email = _look(job, job.row.replacement_id)
    if email is None:
        return NeedsLook(f"MultiMail took the replacement {job.row.replacement_id} and now does not know it.")
    if email.status == Status.PENDING_SCAN or not is_known(email.status):
        return _scanned(job, email.status)
    state = state_of(email.status)
    if state not in ("pending", "sent", "scheduled"):
        return Void(f"On MultiMail the replacement is {state}. The original still waits.")
    if not same_mail(job.revision.content, _shown(job, email)):
        job.progress("cancelling", note="MultiMail holds another text than was handed in.")
        return None
    connect.sender().set_tags(job.mailbox_id, job.row.replacement_id, _tags(job))
    # The mirror takes in no mail that it has not seen waiting: without its row nobody would learn that it bounced, or
    # that what was scheduled was rewritten after its approval.
    refresh(job.mailbox_id, job.row.replacement_id)
    job.progress("tagged")
    return None


def _scanned(job: Job, status: str) -> Outcome:
    """It is not through the scan, or in some state that nobody knows: it may still come to be held."""
    since = job.row.retried_at or job.row.first_sent_at or timezone.now()
    if timezone.now() - since > SCAN_LASTS:
        return NeedsLook(f"MultiMail's scan of the replacement {job.row.replacement_id} does not end: it is {status}.")
    return Later(f"MultiMail is scanning the replacement ({status}).", SCAN_POLL, counts=False)


def _reject_original(job: Job) -> Outcome | None:
    """The original must be out of the way before the replacement may go."""
    reason = f"Replaced by {job.row.replacement_id}: {job.decision.reason}"
    outcome = post(job, job.email_id, "reject", reason, as_read(_base(job)))
    if isinstance(outcome, Done):
        job.progress("rejected")
        return None
    if isinstance(outcome, Elsewhere | Void):
        job.progress("cancelling", note=outcome.note)
        return None
    return outcome


def _approve_replacement(job: Job) -> Outcome | None:
    """The last step; only now can the edited mail go out."""
    outcome = post(job, job.row.replacement_id, "approve", job.decision.reason, lambda now: _unlike(job, now))
    if isinstance(outcome, Done):
        if outcome.email and state_of(outcome.email.status) == "failed":
            return NeedsLook("The original is rejected, and MultiMail could not send the replacement. Look there.")
        return Done(f"{outcome.note} It replaces the original, which is rejected.", _look(job, job.email_id))
    if isinstance(outcome, Elsewhere) and outcome.email and state_of(outcome.email.status) in ("sent", "scheduled"):
        if _may_be_held_yet(outcome.email):
            return NeedsLook(
                "The original is rejected. The replacement waits for its time, and MultiMail names nobody who approved "
                "it: it may go out then, or be held. Look there; once it is held, try again."
            )
        return Done("The replacement went out; the original is rejected.", _look(job, job.email_id))
    if isinstance(outcome, Elsewhere | Void):
        return NeedsLook(f"The original is rejected, and the replacement did not go out. {outcome.note}")
    return outcome


def _may_be_held_yet(email: Email) -> bool:
    """Whether it waits for its time, and was approved by nobody: MultiMail may ask for a decision then."""
    return email.status == Status.SCHEDULED and not email.approved_at and not email.approved_by


def _cancel_replacement(job: Job) -> Outcome | None:
    """Giving up: the replacement must not go out. Then the original says how this ends."""
    with suppress(AlreadyDecided, NotFound):
        connect.sender().cancel(job.mailbox_id, job.row.replacement_id)
    email = _look(job, job.row.replacement_id)
    if email is not None and state_of(email.status) not in ENDED:
        what = f"The replacement {job.row.replacement_id} could not be cancelled: it is {email.status}."
        return NeedsLook(what) if state_of(email.status) in ("sent", "scheduled") else Later(what)
    original = _look(job, job.email_id)
    why = job.row.note
    if original is not None and state_of(original.status) == "pending":
        return Void(f"{why} The replacement is cancelled, nothing was sent.", original)
    return Elsewhere(f"{why} The replacement is cancelled.", original)


_NEXT = {
    "": _begin,
    "sending": _send,
    "sent": _await_held,
    "tagged": _reject_original,
    "rejecting": _reject_original,
    "rejection taken": _reject_original,
    "rejected": _approve_replacement,
    "approving": _approve_replacement,
    "approval taken": _approve_replacement,
    "cancelling": _cancel_replacement,
}


def _look(job: Job, email_id: str) -> Email | None:
    try:
        return connect.reviewer().email(job.mailbox_id, email_id)
    except NotFound:
        return None


def _shown(job: Job, email: Email) -> Content:
    """Raises OutboundError and CopiesUnknown."""
    return shown(job, email, connect.reviewer().mailboxes())


def _original_is_fit(job: Job, original: Email | None) -> Outcome | None:
    if original is None:
        return Elsewhere("MultiMail no longer knows this email.")
    if not is_known(original.status):
        return Later(f"MultiMail calls the draft {original.status}, a word that this desk does not know.")
    if (state := state_of(original.status)) != "pending":
        return Elsewhere(f"On MultiMail it is {state}; the edit was not sent.", original)
    if changed := as_read(_base(job))(_shown(job, original)):
        return Void(f"The draft changed after it was edited: {', '.join(changed)}.", original)
    return sorted_otherwise(job, original)


def _base(job: Job) -> Content:
    if job.revision.base is None:
        raise ValueError(f"revision {job.revision.pk} is an edit without a base")
    return job.revision.base.content


def _unlike(job: Job, now: Content) -> list[str]:
    wanted = job.revision.content
    if not same_mail(wanted, now):
        return [words for field, words in CHANGED_WORDS.items() if getattr(wanted, field) != getattr(now, field)]
    copies = (wanted.auto_cc, wanted.auto_bcc) != (now.auto_cc, now.auto_bcc)
    return ["the mailbox's automatic copies"] if copies else []


def _message(job: Job) -> dict[str, Any]:
    """The replacement as MultiMail's send takes it."""
    content = job.revision.content
    message: dict[str, Any] = {
        "to": list(content.to),
        "subject": content.subject,
        "markdown": content.text,
        "idempotency_key": str(job.row.key),
    }
    if content.cc:
        message["cc"] = list(content.cc)
    if content.bcc:
        message["bcc"] = list(content.bcc)
    if content.attachments:
        message["attachments"] = [_attachment(job, name, kind) for name, _, kind in content.attachments]
    if job.draft.thread:
        message["thread_id"] = job.draft.thread
    if job.draft.send_at and job.draft.send_at > timezone.now():
        message["send_at"] = job.draft.send_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        # The mailbox's own way may be to hold it at its time only, when nobody here waits for it any more.
        message["gate_timing"] = "gate_first"
    return message


def _attachment(job: Job, name: str, content_type: str) -> dict[str, str]:
    job.write("sending")  # renews the lease: there may be many of them
    reply = connect.reviewer().attachment(job.mailbox_id, job.email_id, name)
    return {"name": name, "content_type": content_type, "content_base64": base64.b64encode(reply.body).decode()}


def _tags(job: Job) -> dict[str, str]:
    """All of the original's tags (the call replaces the whole map) and which mail this one stands for."""
    return {**job.draft.tags, "replaces": job.email_id}
