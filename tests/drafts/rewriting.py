"""What happens on MultiMail to a mail that was approved for later, and what the desk then says of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.db.models import F
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.noting import take_note
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.rewrites import alarms
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.drafts.mirror import mirrored, rewrite
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

HOUR = 3600
CHANGED = "changed_after_approval"
UNKNOWN = "what became of it is not known"


def later() -> str:
    return (datetime.now(UTC) + timedelta(seconds=HOUR)).strftime("%Y-%m-%dT%H:%M:%SZ")


def patch(multimail: LocalMultiMail, ident: str, **changes: Any) -> None:
    """The agent rewrites what is scheduled, and its new content is through the scan."""
    multimail.call("agent_key", "PATCH", f"/v1/mailboxes/{multimail.mailbox_id}/emails/{ident}/schedule", json=changes)
    wait_until(lambda: multimail.status(ident) == "scheduled", what="the scan", every=0.01)


def its_time_comes() -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 1)):
        sync()


def rewritten_edit(multimail: LocalMultiMail, road: Road) -> tuple[Draft, str]:
    """A draft, and the id of its edit, which is rewritten while it is scheduled."""
    draft = road.draft(send_at=later())
    row = road.carry_out(road.edit(draft))
    sync(full=True)
    patch(multimail, row.replacement_id, subject="Another subject")
    sync(full=True)
    assert mirrored(draft.multimail_id).rewritten_at is not None
    return draft, row.replacement_id


def lose(multimail: LocalMultiMail, ident: str) -> None:
    """MultiMail answers that it knows no such mail, and does so still when minutes have passed."""
    for _ in range(2):
        apply(mirrored(ident).mailbox, [Fetched((multimail.mailbox_id, ident))], {})
        minutes_pass(ident)
    assert mirrored(ident).state == State.GONE


def not_found(multimail: LocalMultiMail, times: int) -> None:
    """MultiMail answers so many times that it knows no such mail."""
    multimail.fault("GET /v1/mailboxes/*/emails/*", "status", status=404, times=times)


def minutes_pass(ident: str) -> None:
    """Since what was last learned of a mail that is over."""
    Draft.objects.filter(multimail_id=ident).update(answered_at=F("answered_at") - timedelta(minutes=6))


def deleted(multimail: LocalMultiMail, ident: str) -> Draft:
    """Deleted on MultiMail, and seen so."""
    rewrite(multimail, ident, status="deleted", text="", due_ms=None)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 100)):
        refresh(multimail.mailbox_id, ident)
    return mirrored(ident)


def noted(draft: Draft, person: User) -> None:
    now = mirrored(draft.multimail_id)
    assert take_note(person, draft.pk, now.stamp, "Read it, the agent was told so")
    assert alarms().count() == 0


def last(draft: Draft) -> Event:
    return Event.objects.filter(draft=draft.pk).latest("seq")


def labels(browser: Client) -> list[str]:
    """What the list of decisions calls each."""
    return [row.far.word for row in browser.get("/history/").context["page"].rows]
