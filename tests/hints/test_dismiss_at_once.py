"""Two people who dismiss one value at the same moment, and what was made before the database refused a second one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import verify
from reviewer.drafts.models import Draft
from reviewer.redaction import hints
from reviewer.redaction.models import Dismissal, Hint
from tests.hints.conftest import make_version, mark

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE, NOW = [("redaction", "0004_read_as")], [("redaction", "0006_uncounted")]


def test_at_two_versions_of_one_report_one_of_them_does(
    lead: User, leads_browser: Client, commanders_browser: Client, draft: Draft, hint: Hint
) -> None:
    other = make_version("customer")
    places = [(leads_browser, draft, hint), (commanders_browser, other, mark(lead, other))]
    together = Barrier(len(places))

    def post(place: tuple[Client, Draft, Hint]) -> int:
        browser, at, one = place
        together.wait()
        try:
            return browser.post(f"/drafts/{at.pk}/hints/{one.pk}/dismiss/", {"reason": "public"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(places)) as threads:
        assert list(threads.map(post, places)) == [302, 302]
    assert Dismissal.objects.count() == 1
    assert Event.objects.filter(action="hint.dismissed").count() == 1
    assert verify()[1] is None


@pytest.fixture
def of_before(draft: Draft, hint: Hint) -> Iterator[None]:
    """The tables of the release before, and what is in them; afterwards those of this one."""
    MigrationExecutor(connection).migrate(BEFORE)
    yield
    MigrationExecutor(connection).migrate(NOW)


@pytest.mark.parametrize("alone", [False, True])
def test_doubles_of_before_are_closed_and_the_first_holds(
    of_before: None, lead: User, commander: User, draft: Draft, hint: Hint, alone: bool
) -> None:
    whose: dict[str, Any] = {"draft": draft} if alone else {"incident": draft.incident, "kind": draft.kind}
    if alone:
        Draft.objects.filter(pk=draft.pk).update(incident=None)
    for user, audience in ((lead, "customer"), (commander, "customer"), (commander, "executive")):
        same = {"key": hint.key, "category": hint.category, "reason": "agreed"}
        Dismissal.objects.create(**whose, **same, user=user, audience=audience)
    MigrationExecutor(connection).migrate(NOW)
    still = Dismissal.objects.filter(reopened_at=None).order_by("pk")
    assert [(one.user, one.audience) for one in still] == [(lead, "customer"), (commander, "executive")]
    draft = Draft.objects.get(pk=draft.pk)
    assert draft.current is not None
    assert still[0] in [one.dismissal for one in hints.of(draft, draft.current).judged]
