"""What the tests of the desk's pages share: people at a browser, and drafts that change under their hands."""

import re
from dataclasses import replace
from html import unescape
from typing import Any, Protocol

from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.waiting import last_decision
from reviewer.drafts.models import Draft, Revision

# What htmx says of itself when it asks.
HTMX = {"HX-Request": "true"}


def signed_in(user: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(user)
    return client


def digest(draft: Draft) -> str:
    """The digest of what waits now."""
    draft.refresh_from_db()
    assert draft.current is not None
    return draft.current.digest


def change(draft: Draft, **fields: Any) -> Revision:
    """What the sync does when the agent's mail is another one now."""
    assert draft.current is not None
    content = replace(draft.current.content, **(fields or {"text": "It broke twice."}))
    number = draft.revisions.count() + 1
    draft.current = Revision.objects.create(draft=draft, number=number, **Revision.fields_of(content))
    draft.save(update_fields=["current"])
    return draft.current


def decided(user: User, draft: Draft, action: Action = Action.APPROVE, reason: str = "Read and correct") -> Decision:
    """A decision by this person, in its hold."""
    decision = give_verdict(user, draft.pk, action, digest(draft), reason, last=last_decision(draft.pk)).decision
    assert decision is not None
    return decision


def carried_out(decision: Decision, state: str) -> None:
    """What the worker writes once MultiMail has done it, and the sync once it shows the draft as `state`."""
    now = timezone.now()
    Delivery.objects.filter(decision=decision).update(state=Delivery.State.DONE, finished_at=now)
    Decision.objects.filter(pk=decision.pk).update(outcome=Decision.Outcome.DONE, closed_at=now)
    Draft.objects.filter(pk=decision.draft_id).update(state=state, closed_at=now)


class Answer(Protocol):
    """What a page came as."""

    @property
    def content(self) -> bytes:
        """The page."""
        ...


def words(response: Answer) -> str:
    """What the page says, without its markup and with single spaces."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
