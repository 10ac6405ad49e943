"""`bench queue`: the queue page at a thousand drafts and at many, beside Django admin's list of the same table."""

import itertools
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from incidents.models import Incident
from reviewer.accounts.models import Role, User
from reviewer.bench.tools import best_ms, own_database
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Mailbox, Revision
from reviewer.drafts.words import Kind

PAGES = {
    "queue": "/",
    "queue, filtered": "/?severity=1&audience=customer",
    "queue, searched": "/?q=checkout",
    "admin list": "/admin/drafts/draft/?state__exact=pending",
    "admin search": "/admin/drafts/draft/?q=checkout",
}
SMALL = 1000
KINDS = [Kind.REPORT, Kind.UPDATE, Kind.POSTMORTEM]


def run(drafts: int, say: Callable[[str], object]) -> None:
    """Print each page's growth from a thousand drafts to `drafts`, then the milliseconds of server time."""
    with own_database():
        client = _signed_in()
        fill(SMALL)
        small = {name: _measure(client, path) for name, path in PAGES.items()}
        fill(drafts - SMALL, first=SMALL)
        large = {name: _measure(client, path) for name, path in PAGES.items()}
    say(f"server time of a page of 50 (best of 25), {drafts} drafts over {SMALL}, on {connection.vendor}")
    for name in PAGES:
        say(f"  {name:16} {large[name] / small[name]:6.2f} times   {small[name]:7.1f} ms -> {large[name]:7.1f} ms")
    say(f"  queue / admin list at {drafts}: {large['queue'] / large['admin list']:.2f}")


def fill(count: int, first: int = 0) -> None:
    """Add open drafts, three audiences to a report, with bodies of 2 KB and expiries spread over three days."""
    mailbox, _ = Mailbox.objects.get_or_create(multimail_id="mb_bench", defaults={"address": "incidents@mail.example"})
    for lot in _lots(range(first, first + count), 5000):
        keys = sorted({number // 9 for number in lot})
        Incident.objects.bulk_create([Incident(key=f"INC-{key}") for key in keys], ignore_conflicts=True)
        incidents = {row.key: row for row in Incident.objects.filter(key__in=[f"INC-{key}" for key in keys])}
        drafts = Draft.objects.bulk_create([_draft(number, mailbox, incidents) for number in lot], batch_size=500)
        revisions = Revision.objects.bulk_create([_revision(draft) for draft in drafts], batch_size=500)
        for draft, revision in zip(drafts, revisions, strict=True):
            draft.current = revision
        Draft.objects.bulk_update(drafts, ["current"], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _draft(number: int, mailbox: Mailbox, incidents: dict[str, Incident]) -> Draft:
    now = timezone.now()
    drafted = timedelta(minutes=number * 7919 % 4000)
    return Draft(
        mailbox=mailbox,
        multimail_id=f"msg_{number:012}",
        sender=mailbox.address,
        subject=f"[P{number % 4}] Incident INC-{number // 9}: {'checkout' if number % 50 == 0 else 'search'} is slow",
        listed="",
        send_at_told=True,
        received_at=now - drafted,
        expires_at=now - drafted + timedelta(hours=72),
        incident=incidents[f"INC-{number // 9}"],
        kind=KINDS[number // 3 % 3],
        severity=number // 9 % 4,
        audience=settings.AUDIENCES[number % 3],
        agent="incident-agent",
    )


def _revision(draft: Draft) -> Revision:
    text = "The pool of connections was exhausted. " * 50
    content = Content(subject=draft.subject, to=("all@eng.example",), text=text)
    return Revision(draft=draft, number=1, **Revision.fields_of(content))


def _lots(numbers: range, size: int) -> Iterator[list[int]]:
    iterator = iter(numbers)
    while lot := list(itertools.islice(iterator, size)):
        yield lot


def _signed_in() -> Client:
    user = User.objects.create_user(
        "bench@desk.example", name="Bench", role=Role.LEAD, is_staff=True, is_superuser=True
    )
    client = Client()
    client.force_login(user)
    return client


def _measure(client: Client, path: str) -> float:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return best_ms(lambda: client.get(path))
