"""Two people who change a rule in the same way at the same moment: it is changed once, and told once."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, transaction

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import hold
from reviewer.fence.models import Rule
from reviewer.fence.rules import Moved, Wanted, remove_rule, set_rule, shown
from reviewer.redaction.house import add_entries, forget_entry
from reviewer.redaction.models import Allowed, OrgEntry
from reviewer.redaction.rules import WantedAllowed, allow, disallow

pytestmark = pytest.mark.django_db(transaction=True)
ALLOWED = WantedAllowed(
    "status.acme.example", is_pattern=False, category="", audience="", owner="Lena", reason="Public"
)
KNOWN = [(OrgEntry.Kind.PERSON.value, "Ana Roy")]
PATTERN = "acme.example"


def at_once(changes: Sequence[Callable[[], object]]) -> None:
    """Each begins while somebody else has the history; all have read what they read before it when that one lets go."""

    def change(one: Callable[[], object]) -> None:
        try:
            one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(changes)) as threads:
        with transaction.atomic():
            hold()
            done = [threads.submit(change, one) for one in changes]
            time.sleep(0.3)
        for one in done:
            one.result()


def told(action: str) -> list[Event]:
    return list(Event.objects.filter(action=action).order_by("seq"))


def test_what_the_house_knows_is_added_once(lead: User) -> None:
    at_once([lambda: add_entries(lead, KNOWN)] * 2)
    [event] = told("redaction.known")
    assert event.data["added"] == {"person": 1}
    assert OrgEntry.objects.count() == 1


def test_it_is_forgotten_once(lead: User) -> None:
    add_entries(lead, KNOWN)
    pk = OrgEntry.objects.get().pk
    at_once([lambda: forget_entry(lead, pk)] * 2)
    assert len(told("redaction.forgotten")) == 1


def test_what_is_allowed_is_disallowed_once(lead: User) -> None:
    pk = allow(lead, ALLOWED).pk
    at_once([lambda: disallow(lead, pk)] * 2)
    assert len(told("redaction.disallowed")) == 1
    assert not Allowed.objects.exists()


def test_who_reads_somewhere_is_said_once(lead: User) -> None:
    at_once([lambda: set_rule(lead, Wanted(PATTERN, "customer"))] * 2)
    assert len(told("fence.set")) == 1


def test_of_two_words_at_once_on_who_reads_there_one_is_told_of_the_other(lead: User) -> None:
    with pytest.raises(Moved, match=f"There is a rule for {PATTERN} already"):
        at_once([partial(set_rule, lead, Wanted(PATTERN, one)) for one in ("customer", "executive")])
    [event] = told("fence.set")
    assert Rule.objects.get().audience == event.data["now"]["audience"]


def test_it_is_removed_once(lead: User) -> None:
    pk = set_rule(lead, Wanted(PATTERN, "customer")).pk
    seen = shown(PATTERN).stamp
    at_once([lambda: remove_rule(lead, pk, seen)] * 2)
    assert len(told("fence.removed")) == 1
    assert not Rule.objects.exists()
