"""What a webhook tells of one mail: whose it is, and a bounce that is kept until MultiMail shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from reviewer.drafts.models import Draft, Mailbox
from reviewer.drafts.plan import Key
from reviewer.multimail.words import Status

# How long it is asked about when MultiMail answers and shows no bounce, and how many a pass asks about.
ASK_FOR = timedelta(hours=1)
MOST = 500


@dataclass(frozen=True)
class Told:
    """Mailbox id, its address, and the status may be empty: not every source of the contract names them."""

    mailbox_id: str
    address: str
    email_id: str
    status: str


def mailboxes_of(told: Told) -> list[str]:
    """MultiMail's ids of the mailboxes that the mail may be in; none when nobody knows."""
    if told.mailbox_id:
        return [told.mailbox_id]
    if ours := list(_ours(told).values_list("mailbox__multimail_id", flat=True)):
        return ours
    named = Mailbox.objects.filter(address__iexact=told.address) if told.address else Mailbox.objects.none()
    return list(named.values_list("multimail_id", flat=True))


def note_bounce(told: Told) -> bool:
    """Keep it on the draft, so that each pass asks until MultiMail shows it; whether there is such a draft.

    A look right after the webhook may fail, and no list names what was sent.
    """
    unknown = _ours(told).exclude(remote_status=Status.BOUNCED)
    return bool(unknown.update(bounce_told_at=timezone.now()))


def _ours(told: Told) -> QuerySet[Draft]:
    drafts = Draft.objects.filter(multimail_id=told.email_id)
    return drafts.filter(mailbox__multimail_id=told.mailbox_id) if told.mailbox_id else drafts


def told_bounces() -> list[Key]:
    """The mails of which a bounce was told that MultiMail has not shown yet."""
    rows = Draft.objects.filter(bounce_told_at__isnull=False).order_by("bounce_told_at")
    return list(rows.values_list("mailbox__multimail_id", "multimail_id")[:MOST])


def is_answered(draft: Draft, asked_at: datetime | None) -> bool:
    """Whether MultiMail, asked then, has shown the bounce that was told of the draft, or has had its time to."""
    if draft.bounce_told_at is None or draft.unreached_at:
        return True
    return (asked_at or timezone.now()) - draft.bounce_told_at > ASK_FOR
