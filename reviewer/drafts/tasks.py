"""Doors for Celery. The beat calls sync; webhooks and people ask for one email."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.db import connections

from reviewer.drafts.limits import is_limited
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh as ask_for
from reviewer.drafts.refresh import refresh_told
from reviewer.drafts.sync import sync_unless_running
from reviewer.nudge import nudge

# Seconds after a worker's start: the beat's first turn comes half a minute later, and MultiMail may start beside us.
FIRST_PASSES = (0.5, 3.0, 8.0)


@worker_ready.connect
def begin(**_: Any) -> None:
    """A worker that starts looks at once, so that nobody waits at an empty queue."""
    for wait in FIRST_PASSES:
        nudge("drafts.sync", countdown=wait)
    # This thread hands tasks out; it has no other use for the database.
    connections.close_all()


@shared_task(name="drafts.sync")
def sync() -> None:
    """One pass, unless another is under way."""
    sync_unless_running()


@shared_task(name="drafts.refresh_email")
def refresh_email(mailbox_id: str, email_id: str, told: str = "") -> None:
    """Fetch one email that a webhook spoke of, unless the status that it told is what we have."""
    refresh_told(mailbox_id, email_id, told)


@shared_task(name="drafts.refresh")
def refresh(draft_id: int) -> None:
    """Fetch one draft of ours again; while MultiMail wants to be left alone that is left to the next pass."""
    if not is_limited():
        draft = Draft.objects.select_related("mailbox").get(pk=draft_id)
        ask_for(draft.mailbox.multimail_id, draft.multimail_id)
