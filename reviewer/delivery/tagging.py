"""The tags of an edited mail: all that its original has, and which mail it stands for."""

import logging
from contextlib import suppress

from reviewer.delivery.job import Job
from reviewer.delivery.outcome import Later, Outcome
from reviewer.delivery.shown import look
from reviewer.drafts.models import Draft
from reviewer.drafts.plan import state_of
from reviewer.drafts.refresh import refresh
from reviewer.drafts.words import State
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError, Permanent
from reviewer.multimail.schemas import Email
from reviewer.multimail.words import Status

log = logging.getLogger(__name__)


def tags_of(job: Job) -> dict[str, str]:
    """All of the original's tags (the call replaces the whole map) and which mail this one stands for.

    As MultiMail shows them now: no list tells the mirror of tags that the agent sets later. What is shown of a deleted
    mail may be emptied. Raises OutboundError.
    """
    original = look(job, job.email_id)
    told = original.tags if original and original.status != Status.DELETED else None
    return {**(job.draft.tags if told is None else told), "replaces": job.email_id}


def tag(job: Job, *, waits: bool) -> None:
    """Give the replacement its tags, as far as MultiMail lets one that may be out already have them.

    It is known by its id without them. Raises OutboundError when it is worth asking again and the edit `waits` for it.
    """
    try:
        connect.sender().set_tags(job.mailbox_id, job.row.replacement_id, tags_of(job))
    except OutboundError as error:
        if waits and not isinstance(error, Permanent):
            raise
        log.warning("the edited mail %s did not get its tags: %s", job.row.replacement_id, error)


def tag_held(job: Job) -> Outcome | None:
    """Give a replacement that is held its tags. Raises OutboundError, unless it is held no longer: then look again."""
    try:
        connect.sender().set_tags(job.mailbox_id, job.row.replacement_id, tags_of(job))
    except Permanent:
        email = look(job, job.row.replacement_id)
        if email is not None and state_of(email.status) == State.PENDING:
            raise
        # Somebody approved it just now, and it may be out beside its original.
        return Later("MultiMail does not hold the replacement any more.", 0.0)
    return None


def tag_anew(job: Job, original: Email) -> None:
    """Tags that the original got since the replacement was tagged go along too, if they can at once.

    The rejection waits for none of that: the replacement may be out by now, while somebody may approve the original.
    The step stays: where it is "rejecting" already, that call may be on its way still.
    """
    ident = job.row.replacement_id
    put = Draft.objects.filter(mailbox=job.mailbox, multimail_id=ident).values_list("tags", flat=True).first()
    if put is None or original.tags is None or put == {**original.tags, "replaces": job.email_id}:
        return
    job.write(job.step)  # renews the lease: three calls follow
    tag(job, waits=False)
    with suppress(OutboundError):
        refresh(job.mailbox_id, ident)
