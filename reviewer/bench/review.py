"""`bench review`: server time of a report's page and of its poll, beside the least a signed-in page can take."""

import statistics
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.models import Incident
from reviewer.accounts.models import Role, User
from reviewer.bench.tools import own_database, seconds
from reviewer.comparison import facts
from reviewer.desk.side_by_side import lines
from reviewer.desk.side_by_side.sheet import load_sheet
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Mailbox, Revision, SyncPass
from reviewer.drafts.words import Kind
from reviewer.marks.leave import RULES_CHANGED, leave
from reviewer.redaction.models import Hint

RUNS = 60
TITLES = ("Summary", "Timeline", "Impact", "Root cause", "Remediation", "Action items")


def run(say: Callable[[str], object]) -> None:
    """Print the median milliseconds and the queries of each, ratios first."""
    with own_database():
        user, client = _signed_in()
        drafts = [_draft(audience) for audience in settings.AUDIENCES]
        page = f"/drafts/{drafts[-1].pk}/"
        sheet = load_sheet(user, drafts[-1].pk)
        poll = f"{page}status/?seen={lines.pairs({one.draft.pk: one.stamp for one in sheet.columns})}"
        figures = {name: _measure(client, path) for name, path in (("hello", "/keys/"), ("page", page), ("poll", poll))}
        found = len(facts.find(sheet.columns[0].version))
        hints = Hint.objects.count()
    size = len(_text(0)) / 1000
    told = f"{len(drafts)} versions of {size:.1f} KB with {found} facts each, {hints} hints in all"
    say(f"{told}; median of {RUNS} on {connection.vendor}")
    for name, (took, queries) in figures.items():
        say(f"  {name:6} {took / figures['hello'][0]:6.2f} times hello   {took:7.1f} ms   {queries:2} queries")


def _measure(client: Client, path: str) -> tuple[float, int]:
    for _ in range(3):
        client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
        queries = len(asked)
    return statistics.median(seconds(lambda: client.get(path)) for _ in range(RUNS)) * 1000, queries


def _draft(audience: str) -> Draft:
    mailbox, _ = Mailbox.objects.get_or_create(multimail_id="mb_bench", defaults={"address": "incidents@mail.example"})
    incident, _ = Incident.objects.get_or_create(key="INC-1")
    now = timezone.now()
    content = Content(f"Incident Report for {audience}", (f"{audience}@lists.example",), text=_text(len(audience)))
    draft = Draft.objects.create(
        mailbox=mailbox, multimail_id=f"msg_{audience}", sender=mailbox.address, subject=content.subject, listed="",
        send_at_told=True,
        received_at=now, expires_at=now + timedelta(hours=72), incident=incident, kind=Kind.REPORT, severity=1,
        audience=audience,
    )  # fmt: skip
    draft.current = Revision.objects.create(draft=draft, number=1, **Revision.fields_of(content))
    draft.save(update_fields=["current"])
    return draft


def _text(turn: int) -> str:
    """Six sections, facts in each; `turn` makes a version say a little else than the others."""
    parts = []
    for number, title in enumerate(TITLES):
        minute = 10 + number
        parts.append(
            f"## {title}\n\nFrom 14:{minute} to 15:{minute + turn % 3} UTC on 12 March 2026 the service `api-{number}` "
            f"answered {number + 20}% of requests late, for {40 + number} minutes, after v2.{number}.1 went out.\n\n"
            f"- 14:{minute + 20} {1000 + number * 37:,} customers were affected\n- seen first on 10.20.{number}.7\n\n"
            + "The pool of connections was exhausted and requests waited for their turn. "
            * 8
        )
    return "\n\n".join(parts)


def _signed_in() -> tuple[User, Client]:
    user = User.objects.create_user("bench@desk.example", name="Bench", role=Role.LEAD)
    leave(RULES_CHANGED)
    SyncPass.objects.create(finished_at=timezone.now(), outcome=SyncPass.Outcome.DONE)
    client = Client()
    client.force_login(user)
    return user, client
