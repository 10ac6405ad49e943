"""A pass of the scan leaves nothing by the rules of before, and ends; two releases do not undo each other's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from reviewer.redaction import passes
from reviewer.redaction.hints import Rules
from reviewer.redaction.house.context import OF_CODE
from reviewer.redaction.models import Progress, RevisionScan
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


def scanned_by_another_release(draft: Draft, ago: timedelta) -> None:
    """As its worker leaves it."""
    scans = RevisionScan.objects.filter(revision=draft.current_id)
    scans.update(stamp="f" * 64, scanned_at=timezone.now() - ago)


def test_what_another_release_has_scanned_is_left_to_it_for_a_while() -> None:
    """In an upgrade both run side by side; each would undo what the other has done."""
    draft = make_version("customer", HOST)
    passes.scan()
    scanned_by_another_release(draft, timedelta(0))
    assert passes.scan() == 0
    scanned_by_another_release(draft, passes.TURN)
    assert [passes.scan(), passes.scan()] == [1, 0]
    assert RevisionScan.objects.get().stamp == Rules().stamp


def test_what_is_left_to_another_release_is_not_said_to_be_judged(leads_browser: Client) -> None:
    left, new = [make_version("customer", HOST) for _ in range(2)]
    passes.scan()
    scanned_by_another_release(left, timedelta(0))
    scanned_by_another_release(new, passes.TURN)
    Progress.objects.update(stamp="f" * 64)
    assert [passes.scan(), passes.scan()] == [1, 0]
    page = words(leads_browser.get("/rules/hints/"))
    assert "1 of 2 waiting drafts are judged by the newest rules. The rest follow" in page
    scanned_by_another_release(left, passes.TURN)
    assert [passes.scan(), passes.scan()] == [1, 0]
    assert "The rest follow" not in words(leads_browser.get("/rules/hints/"))


def test_what_nobody_has_scanned_is_scanned_beside_another_release() -> None:
    left, new = [make_version("customer", HOST) for _ in range(2)]
    passes.scan()
    scanned_by_another_release(left, timedelta(0))
    RevisionScan.objects.filter(revision=new.current_id).delete()
    assert passes.scan() == 1
    assert blocks(new) == 1


def test_a_change_of_the_rules_waits_for_no_turn(lead: User) -> None:
    draft = make_version("customer", HOST)
    passes.scan()
    before = Rules().stamp
    let_it_pass(lead)
    now = Rules().stamp
    assert len(now) == 64
    assert now[:OF_CODE] == before[:OF_CODE]
    assert now[OF_CODE:] != before[OF_CODE:]
    assert passes.scan() == 1
    assert blocks(draft) == 0
