"""What MultiMail shows of the mails of a decision: whether it is what was read, and how it is told."""

from collections.abc import Callable, Iterable

from reviewer.decisions.models import Action
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Later, Outcome
from reviewer.drafts.content import Content, differences
from reviewer.drafts.models import Draft
from reviewer.drafts.plan import state_of
from reviewer.drafts.refresh import refresh
from reviewer.drafts.shown import content_of, mailbox_fields
from reviewer.drafts.words import State
from reviewer.multimail import connect
from reviewer.multimail.errors import NotFound
from reviewer.multimail.schemas import Email, MailboxInfo
from reviewer.multimail.words import Status


class CopiesUnknown(Exception):
    """The mailbox as it is now is not known, so neither is whom the mail would reach (invariants 1 and 8)."""


def look(job: Job, email_id: str) -> Email | None:
    """An email of the job's mailbox as MultiMail shows it now; None when it does not know it. Raises OutboundError."""
    try:
        return connect.reviewer().email(job.mailbox_id, email_id)
    except NotFound:
        return None


def not_known(job: Job, email_id: str, otherwise: Outcome) -> Outcome:
    """What follows where MultiMail answers that it does not know a mail: `otherwise`, once the mirror agrees.

    As long as it waits by the mirror, which the list and each pass's own question keep right, one answer is no word.
    """
    waits = Draft.objects.filter(mailbox=job.mailbox, multimail_id=email_id, state=State.PENDING)
    if not waits.exists():
        return otherwise
    return Later("MultiMail says that it does not know this email, which it listed as waiting.")


def shown(job: Job, email: Email, now: Iterable[MailboxInfo]) -> Content:
    """What MultiMail shows, with what the mailbox adds to it now.

    Raises CopiesUnknown; a rejection and a received mail go to nobody, whatever the mailbox copies.
    """
    mailbox = job.mailbox
    info = next((info for info in now if info.id == mailbox.multimail_id), None)
    if info is not None:
        for name, value in mailbox_fields(info).items():
            setattr(mailbox, name, value)
    elif email.direction != "inbound" and job.decision.action != Action.REJECT:
        raise CopiesUnknown(
            "MultiMail does not list the mailbox, or so that it cannot be read: nobody knows where copies would go."
        )
    return content_of(email, mailbox)


def base_of(job: Job) -> Content:
    """What was edited."""
    if job.revision.base is None:
        raise ValueError(f"revision {job.revision.pk} is an edit without a base")
    return job.revision.base.content


def as_read(read: Content) -> Callable[[Content], list[str]]:
    """Names what differs from the revision that was read; by digest, so that nothing is forgotten."""
    return lambda now: [] if now.digest == read.digest else differences(read, now) or ["its content"]


def sorted_otherwise(job: Job, email: Email) -> Outcome | None:
    """By other tags the draft may be for other readers: they are taken in, and the next attempt asks about it so."""
    known = email.tags is None or email.tags == job.draft.tags
    if known or job.draft.sorted_by_hand or job.decision.action == Action.REJECT:
        return None
    refresh(job.mailbox_id, job.email_id)
    return Later("MultiMail shows other tags than the desk knew.", 0.0)


def may_be_out(email: Email) -> bool:
    """Whether it was approved and then deleted: what became of it in between is not told (invariant 8)."""
    return email.status == Status.DELETED and bool(email.approved_at or email.approved_by)


def stands(email: Email) -> str:
    """How MultiMail shows a mail that waits no more, as the end of a sentence."""
    if may_be_out(email):
        return f"deleted, after it was approved{by(email)}, and may have gone out"
    return f"{state_of(email.status)}{by(email)}"


def by(email: Email) -> str:
    """Who decided it, as the end of a sentence; empty where MultiMail does not tell."""
    return f" by {email.approved_by}" if email.approved_by else ""
