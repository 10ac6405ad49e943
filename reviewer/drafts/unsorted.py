"""Drafts that nobody can place yet: an agent may tag a mail after it has handed it in, and no list names tags."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from reviewer.drafts.models import WAITS, Draft
from reviewer.drafts.plan import Key
from reviewer.drafts.words import Kind

# How long after its arrival a pass asks for such a draft again, and for how many of them at most.
YOUNG, MOST = timedelta(hours=1), 20


def may_be_tagged(draft: Draft) -> bool:
    """Whether it waits unsorted, so that tags that came later would place it."""
    placed = draft.incident_id and draft.kind and draft.audience in settings.AUDIENCES
    return draft.is_open and not draft.sorted_by_hand and not placed


def young_unsorted(now: datetime) -> list[Key]:
    """Some of those that came lately; where there are more than MOST, each gets its turn by chance."""
    nowhere = Q(incident=None) | Q(kind=Kind.UNSORTED) | ~Q(audience__in=settings.AUDIENCES)
    young = Draft.objects.filter(WAITS, nowhere, sorted_by_hand=False, received_at__gte=now - YOUNG)
    return list(young.order_by("?").values_list("mailbox__multimail_id", "multimail_id")[:MOST])
