"""A pass of the scan leaves nothing by the rules of before, and ends."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft, State
from reviewer.redaction import passes
from reviewer.redaction.models import RevisionScan
from reviewer.redaction.rules import Meaning, set_meanings
from tests.desk_support import words
from tests.hints.conftest import make_version

pytestmark = pytest.mark.django_db
HOST = "The pool on 10.20.4.7 ran dry."


def blocks(draft: Draft) -> int:
    return RevisionScan.objects.get(revision=draft.current_id).blocks


def let_it_pass(lead: User) -> None:
    """From now on an address within the network is only worth a note to customers."""
    assert set_meanings(lead, [Meaning("network", "customer", "info", "block")])


def test_what_waits_again_is_judged_by_the_rules_of_now(lead: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """MultiMail holds a mail at its own time, long after the pass by these rules has gone by."""
    monkeypatch.setattr(passes, "LATE", 0)
    held, _ = [make_version("customer", HOST) for _ in range(2)]
    assert passes.scan() == 2
    Draft.objects.filter(pk=held.pk).update(state=State.SCHEDULED)
    let_it_pass(lead)
    assert passes.scan() == 1
    assert blocks(held) == 1
    Draft.objects.filter(pk=held.pk).update(state=State.PENDING)
    assert [passes.scan(), passes.scan()] == [1, 0]
    assert blocks(held) == 0


@pytest.mark.parametrize("end", ["opened", "sent"])
def test_a_pass_is_over_although_others_were_faster(lead: User, leads_browser: Client, end: str) -> None:
    drafts = [make_version("customer", HOST) for _ in range(3)]
    passes.scan()
    let_it_pass(lead)
    assert passes.scan(-1) == 0  # time is up as soon as it has begun
    page = words(leads_browser.get("/rules/hints/"))
    assert "0 of 3 waiting drafts are judged by the newest rules. The rest follow" in page
    if end == "opened":
        leads_browser.get(f"/drafts/{drafts[0].pk}/")
    else:
        Draft.objects.filter(pk=drafts[0].pk).update(state=State.SENT)
    passes.scan()
    assert [blocks(draft) for draft in drafts[1:]] == [0, 0]
    assert "The rest follow" not in words(leads_browser.get("/rules/hints/"))
