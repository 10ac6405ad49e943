"""Mails that were approved and did not reach everybody: MultiMail could not send them, or they came back."""

from datetime import datetime

from django.db.models import QuerySet

from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from reviewer.multimail.words import Status


def unreached_mails() -> QuerySet[Draft]:
    """All of them. What nobody has taken note of is an alarm."""
    return Draft.objects.filter(unreached_at__isnull=False)


def unreached_alarms() -> QuerySet[Draft]:
    """Those of them of which nobody has taken note."""
    return unreached_mails().filter(noted_at=None)


def met(draft: Draft, now: datetime) -> bool:
    """Whether it has become one of them. Marks the draft by what MultiMail shows of it; the caller saves it."""
    came_back = draft.state == State.SENT and draft.remote_status == Status.BOUNCED
    if not draft.is_outbound or not (came_back or draft.state == State.FAILED):
        draft.unreached_at = None
        return False
    first = draft.unreached_at is None
    draft.unreached_at = draft.unreached_at or now
    return first
