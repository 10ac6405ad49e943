"""Drafts as rows, for tests that need no MultiMail behind them."""

import itertools
from datetime import timedelta
from typing import Any

from django.utils import timezone

from incidents.models import Incident
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Mailbox, Revision

_numbers = itertools.count(1)


def lease() -> dict[str, Any]:
    """What the row of a delivery has while a worker posts it."""
    return {"lease_owner": "worker-1", "lease_until": timezone.now() + timedelta(seconds=30)}


def make_mailbox(**fields: Any) -> Mailbox:
    """The mailbox of these tests, or another by its multimail_id."""
    defaults = {"address": "incidents@mail.example", **fields}
    return Mailbox.objects.get_or_create(multimail_id=defaults.pop("multimail_id", "mb_1"), defaults=defaults)[0]


def make_draft(content: Content | None = None, incident: str = "", **fields: Any) -> Draft:
    """A waiting draft with its first revision."""
    number = next(_numbers)
    content = content or Content(subject=f"Incident Report: number {number}", to=("all@eng.example",), text="It broke.")
    now = timezone.now()
    values = {
        "mailbox": fields.pop("mailbox", None) or make_mailbox(),
        "multimail_id": f"msg_{number:08}",
        "remote_status": "pending_send_approval",
        "sender": "incidents@mail.example",
        "subject": content.subject,
        "listed": "",
        "send_at_told": True,
        "received_at": now - timedelta(hours=1),
        "expires_at": now + timedelta(hours=71),
        "incident": Incident.objects.get_or_create(key=incident)[0] if incident else None,
        **fields,
    }
    draft = Draft.objects.create(**values)
    draft.current = Revision.objects.create(draft=draft, number=1, **Revision.fields_of(content))
    draft.save(update_fields=["current"])
    return draft
