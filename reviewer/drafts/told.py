"""What a webhook tells of one mail: whose it is, and a bounce that is kept until MultiMail shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from reviewer.audit.actions import Act
from reviewer.audit.actors import MULTIMAIL
from reviewer.audit.record import record_many
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft, Mailbox
from reviewer.drafts.plan import Key
from reviewer.multimail.words import Status

# How long it is asked about when MultiMail answers and shows no bounce, and how long when it answers nothing of use.
ASK_FOR, LASTS = timedelta(hours=1), timedelta(days=3)
# How many a pass asks about.
MOST = 500


@dataclass(frozen=True)
class ToldMail:
    """Mailbox id, its address, and the status may be empty: not every source of the contract names them."""

    mailbox_id: str
    address: str
    email_id: str
    status: str


def mailboxes_of(told: ToldMail) -> list[str]:
    """MultiMail's ids of the mailboxes that the mail may be in; none when nobody knows."""
    if told.mailbox_id:
        return [told.mailbox_id]
    if ours := list(_ours(told).values_list("mailbox__multimail_id", flat=True)):
        return ours
    named = Mailbox.objects.filter(address__iexact=told.address) if told.address else Mailbox.objects.none()
    return list(named.values_list("multimail_id", flat=True))


def note_bounce(told: ToldMail) -> bool:
    """Keep it on the draft, so that each pass asks until MultiMail shows it; whether there is such a draft.

    A look right after the webhook may fail, and no list names what was sent.
    """
    unknown = _ours(told).exclude(remote_status=Status.BOUNCED)
    return bool(unknown.update(bounce_told_at=timezone.now()))


def _ours(told: ToldMail) -> QuerySet[Draft]:
    drafts = Draft.objects.filter(multimail_id=told.email_id)
    return drafts.filter(mailbox__multimail_id=told.mailbox_id) if told.mailbox_id else drafts


def told_bounces(now: datetime) -> list[Key]:
    """The mails of which a bounce was told just now that MultiMail has not shown yet: each pass asks about them."""
    return _keys(Q(bounce_told_at__gt=now - ASK_FOR))


def old_bounces(now: datetime) -> list[Key]:
    """Those told longer ago, of which MultiMail said nothing of use since: no reason to ask, and to warn, each time."""
    return _keys(Q(bounce_told_at__lte=now - ASK_FOR))


def _keys(told: Q) -> list[Key]:
    rows = Draft.objects.filter(told).order_by("bounce_told_at")
    return list(rows.values_list("mailbox__multimail_id", "multimail_id")[:MOST])


def give_up(key: Key, now: datetime) -> None:
    """Asked about once more in vain: after three days nobody asks again, and the history says that it is not known."""
    rows = Draft.objects.filter(mailbox__multimail_id=key[0], multimail_id=key[1])
    with transaction.atomic():
        locked = rows.select_for_update(of=("self",), no_key=True).select_related("incident")
        for draft in locked.filter(bounce_told_at__lte=now - LASTS):
            draft.bounce_told_at = None
            draft.save(update_fields=["bounce_told_at"])
            record_many([entry(MULTIMAIL, Act.BOUNCE_UNKNOWN, draft)])


def is_answered(draft: Draft, asked_at: datetime | None) -> bool:
    """Whether MultiMail, asked then, has shown the bounce that was told of the draft, or has had its time to."""
    if draft.bounce_told_at is None or draft.unreached_at:
        return True
    return (asked_at or timezone.now()) - draft.bounce_told_at > ASK_FOR
