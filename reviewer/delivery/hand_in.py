"""Handing an edited mail in, and whether MultiMail holds it for approval then."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from reviewer.decisions.models import Step
from reviewer.delivery import brake
from reviewer.delivery.attachments import attachments_of
from reviewer.delivery.errors import after, is_about_the_key
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Later, NeedsLook, Outcome
from reviewer.delivery.shown import CopiesUnknown, base_of
from reviewer.drafts import limits
from reviewer.drafts.content import Content, added_otherwise
from reviewer.drafts.models import Mailbox
from reviewer.drafts.shown import mailbox_fields, with_added
from reviewer.multimail import connect
from reviewer.multimail.errors import DecidedThere, Permanent, Transient
from reviewer.multimail.schemas import MailboxInfo
from reviewer.multimail.words import OversightMode

# MultiMail remembers an idempotency key for 24 h; after that a repeat would be a second mail.
KEY_LIVES = timedelta(hours=23)
# What only the answer about a warm-up has (contract, section 4), and the most seconds that a limit on all calls lasts.
WARM_UP = frozenset({"warmup_stage", "daily_sent", "daily_limit"})
LONGEST_OF_CALLS = 60.0


def mode_of(job: Job, mailboxes: Iterable[MailboxInfo]) -> OversightMode | None:
    """How MultiMail oversees the mailbox now; None when it says so in no word that is known.

    Raises CopiesUnknown when it does not list the mailbox.
    """
    said = (_listed(job, mailboxes).oversight_mode or "").strip().lower()
    return OversightMode(said) if said in set(OversightMode) else None


def added_since(job: Job, mailboxes: Iterable[MailboxInfo]) -> list[str]:
    """What the mailbox adds otherwise than when the edit was approved, in words. Raises CopiesUnknown as `mode_of`."""
    now, approved = Mailbox(**mailbox_fields(_listed(job, mailboxes))), job.revision.content
    return added_otherwise(approved, with_added(approved, now))


def _listed(job: Job, mailboxes: Iterable[MailboxInfo]) -> MailboxInfo:
    info = next((info for info in mailboxes if info.id == job.mailbox_id), None)
    if info is None:
        raise CopiesUnknown("MultiMail does not list the mailbox, or so that it cannot be read.")
    return info


def is_held(job: Job, mode: OversightMode | None) -> bool:
    """Whether MultiMail holds the edited mail as it holds the original, as far as can be known before.

    Under gated_send mail to people on the mailbox's allowlist, which no call shows, is held by nobody: an edit that
    leaves somebody out may have left out the one reader for whom the original is held.
    """
    if mode is OversightMode.GATED_SEND:
        return set(_readers(base_of(job))) <= set(_readers(job.revision.content))
    return mode is OversightMode.GATED_ALL


def _readers(mail: Content) -> list[str]:
    return [address.lower() for address in (*mail.to, *mail.cc, *(mail.bcc or ()))]


@dataclass(frozen=True)
class OnRefusal:
    """What follows when MultiMail surely has not taken the mail: `undo` what was written down, and how it `ends`."""

    ends: Callable[[Permanent], Outcome]
    undo: Callable[[], None] = lambda: None


def hand_in(job: Job, message: dict[str, Any], reached: Step, refused: OnRefusal, *, unsure: bool) -> Outcome | None:
    """Send the message; its id is written down with the step `reached`. `unsure`: it may have been sent before."""
    try:
        job.check_lease()
        replacement = connect.sender().send(job.mailbox_id, message)
    except (Transient, Permanent) as error:
        # It answers 409 to what it has already.
        unsure = unsure or error.unclear or isinstance(error, DecidedThere)
        if not unsure:
            refused.undo()
        if isinstance(error, Transient):
            return _limited(error)
        if is_about_the_key(error):
            raise
        if not unsure:
            return refused.ends(error)
        return NeedsLook(
            "MultiMail refuses the edited mail, and this try or an earlier one may have gone through. Look there, "
            f"then try again: that makes no second mail. ({error})"
        )
    if replacement == job.email_id:
        return NeedsLook("MultiMail names the draft itself as its replacement. Find the edited mail there.")
    job.progress(reached, replacement_id=replacement)
    return None


def cannot_send(job: Job) -> Outcome | None:
    """Why nothing may be handed in now, asked without a call; None when it may."""
    if job.row.first_sent_at and timezone.now() - job.row.first_sent_at > KEY_LIVES:
        what = (
            "Find it on MultiMail and reject one of the two mails."
            if job.step is Step.SENDING
            else "The original is rejected. Look on MultiMail whether the edited mail is there, and settle this."
        )
        return NeedsLook(f"The replacement may have been handed in a day ago. {what}")
    return held_back()


def held_back() -> Later | None:
    """Sends wait, at a quota that one of them has met; None when they do not."""
    wait = brake.stopped_for(brake.Kind.SENDS)
    return Later("MultiMail takes no more mails for now.", wait, counts=False) if wait else None


def _limited(error: Transient) -> Outcome:
    """A limit on sends alone holds back sends; decisions go on."""
    if error.status != 429 or not _is_of_sends(error):
        return after(error)
    wait = brake.QUOTA_STOP if error.retry_after is None else max(error.retry_after, limits.LEAST)
    brake.limited(brake.Kind.SENDS, wait, str(error))
    return Later(str(error), wait, counts=False)


def _is_of_sends(error: Transient) -> bool:
    """Whether a limit that a send met is one of sends alone, by its words, its fields or its length.

    The contract has the words of a quota, the fields of a warm-up, and no limit on all calls but one for a second.
    """
    if error.fields & WARM_UP or re.search(r"quota|warm-?up|daily|monthly", str(error), re.I):
        return True
    return error.retry_after is not None and error.retry_after > LONGEST_OF_CALLS


def message_of(job: Job) -> dict[str, Any]:
    """The replacement as MultiMail's send takes it.

    Raises OutboundError when an attachment cannot be had, NotAsRead when it is another one.
    """
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
        message["attachments"] = attachments_of(job)
    if job.draft.thread:
        message["thread_id"] = job.draft.thread
    if job.draft.send_at and job.draft.send_at > timezone.now():
        message["send_at"] = job.draft.send_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        # The mailbox's own way may be to hold it at its time only, when nobody here waits for it any more.
        message["gate_timing"] = "gate_first"
    return message
