"""One mail asked for by itself: after a webhook, or when somebody wants to be sure."""

import logging

from django.db.models import Q

from reviewer.drafts import fetch
from reviewer.drafts.apply import Applied, apply, apply_mailboxes
from reviewer.drafts.limits import heed, is_limited, named_by
from reviewer.drafts.models import Draft, Mailbox
from reviewer.drafts.plan import is_closed
from reviewer.drafts.received import received
from reviewer.drafts.sync import sync_unless_running
from reviewer.drafts.words import State
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError
from reviewer.multimail.words import Status

log = logging.getLogger(__name__)


def refresh(mailbox_id: str, email_id: str) -> Applied:
    """Fetch one email and take it in: after a webhook, or when somebody wants to be sure. Raises OutboundError."""
    mailbox = Mailbox.objects.filter(multimail_id=mailbox_id).first()
    if mailbox is None:
        mailbox = _listed_mailboxes().get(mailbox_id)
    if mailbox is None:
        return Applied()
    key = mailbox_id, email_id
    fetched = fetch.read_detail(key, received([key]))
    heed(fetched.wait)
    if fetched.error:
        log.warning("email %s could not be read: %s", email_id, fetched.error)
        return Applied()
    known = Draft.objects.filter(mailbox=mailbox, multimail_id=email_id).values_list("listed", flat=True).first()
    return apply(mailbox, [fetched], {fetched.key: known or ""})


def refresh_told(mailbox_id: str, email_id: str, told: str) -> Applied:
    """The same, after a webhook that told a status: nothing is asked when a mail is closed here and stands so already.

    Nor is it of one that waits for nobody and is not ours: it would not be taken in, and asking for an agent's unread
    mail marks it as read. Where no status was told of one that is not ours, a pass finds it if it waits. An approval is
    told twice, as approved and as sent; whichever comes second brings no news.
    While MultiMail wants to be left alone, or does not answer, the next pass asks instead.
    """
    if is_limited():
        return Applied()
    ours = Draft.objects.filter(mailbox__multimail_id=mailbox_id, multimail_id=email_id)
    if is_closed(told):
        known = Q(remote_status=told)
        if told == Status.APPROVED:
            known |= Q(state=State.SENT)
        if not ours.exists() or ours.filter(known, closed_at__isnull=False).exists():
            return Applied()
    elif not told and not ours.exists():
        sync_unless_running()
        return Applied()
    try:
        return refresh(mailbox_id, email_id)
    except OutboundError as error:
        log.warning("email %s could not be read: %s", email_id, error)
        return Applied()


def _listed_mailboxes() -> dict[str, Mailbox]:
    """All that MultiMail lists, taken in. Raises OutboundError; a limit that one names is heeded."""
    try:
        return apply_mailboxes(connect.reviewer().mailboxes())
    except OutboundError as error:
        heed(named_by(error))
        raise
