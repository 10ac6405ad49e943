"""Reports, decisions and what a queue page shows of them."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision, Delivery
from reviewer.drafts.models import Draft
from reviewer.drafts.words import Kind
from tests.support.rows import lease, make_draft

AUDIENCES = ("engineering", "executive", "customer")


def make_version(incident: str, audience: str, hours: float = 71, subject: str = "", **fields: Any) -> Draft:
    """One audience's version of an incident report that expires in so many hours."""
    expires = timezone.now() + timedelta(hours=hours)
    title = subject or f"Incident Report: {incident}"
    values = {"kind": Kind.REPORT, "severity": 1, "subject": title, **fields}
    return make_draft(incident=incident, audience=audience, expires_at=expires, **values)


def make_report(incident: str, hours: float = 71, **fields: Any) -> list[Draft]:
    """A version for each audience."""
    return [make_version(incident, audience, hours, **fields) for audience in AUDIENCES]


def decide(draft: Draft, user: User, state: str = "waiting", outcome: str = "", seconds: int = 60) -> Decision:
    """An approval in some state of being carried out; its hold ends in so many seconds."""
    assert draft.current is not None
    until = timezone.now() + timedelta(seconds=seconds)
    decision = Decision.objects.create(
        draft=draft,
        revision=draft.current,
        action="approve",
        decided_by=user,
        outcome=outcome,
        closed_at=timezone.now() if outcome else None,
    )
    held = lease() if state == Delivery.State.POSTING else {}
    Delivery.objects.create(decision=decision, state=state, due_at=until, hold_until=until, **held)
    return decision


def page(desk: Client, address: str = "/") -> str:
    """The queue's markup."""
    response = desk.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def titles(markup: str) -> list[str]:
    """What the rows are called, in order."""
    found = re.findall(r'<a href="/drafts/\d+/[^"]*" data-item>(.*?)</a>', markup)
    return [unescape(title) for title in found]


def links(markup: str) -> list[int]:
    """Which drafts the rows open, in order."""
    return [int(pk) for pk in re.findall(r'<a href="/drafts/(\d+)/[^"]*" data-item>', markup)]


def words(markup: str) -> str:
    """The text of a page, one space between words."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def headings(markup: str) -> list[str]:
    """The groups, in order."""
    found = re.findall(r'class="q-group".*?>(.*?)</th>', markup, re.DOTALL)
    return [words(heading) for heading in found]
