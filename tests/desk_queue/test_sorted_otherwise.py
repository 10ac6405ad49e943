"""What a row says of hints is true for whom the draft is now: sorted by hand, by a pass, or by other rules."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.redaction import passes
from reviewer.redaction.acts import dismiss
from reviewer.redaction.counting import uncount
from reviewer.redaction.hints import Rules
from reviewer.redaction.models import Hint, RevisionScan
from reviewer.redaction.rules import Meaning, set_meanings
from reviewer.redaction.scanning import keep, look
from tests.desk_queue.rows import page, words
from tests.drafts.mirror import mirrored
from tests.support.multimail import LocalMultiMail
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

TEXT = "The pool on 10.20.4.7 ran dry."
SORTING = {"key": "PD-1", "kind": "report", "severity": "1"}
TAGS = {"incident": "PD-1", "audience": "engineering"}


def made(audience: str, incident: str = "PD-1") -> Draft:
    content = Content("Incident Report: it broke", to=("all@acme.example",), text=TEXT)
    return make_draft(content, incident=incident, kind="report", audience=audience, severity=1)


def sort(desk: Client, draft: Draft, **sorting: str) -> None:
    assert desk.post(f"/drafts/{draft.pk}/sort/", {**SORTING, **sorting}).status_code == 302


def tag(multimail: LocalMultiMail, ident: str, **tags: str) -> None:
    """The agent says otherwise what it is, and a pass takes it in."""
    where = f"/v1/mailboxes/{multimail.mailbox_id}/emails/{ident}/tags"
    multimail.call("agent_key", "PUT", where, json={"tags": {**TAGS, **tags}})
    sync(full=True)


def allowed(user: User, draft: Draft) -> None:
    """The address may be read in this draft's report."""
    hint = Hint.objects.get(revision=draft.current)
    dismiss(user, draft, hint, "public")


def test_sorted_by_hand_for_others_it_is_not_ready(desk: Client, lead: User) -> None:
    draft = made("engineering")
    passes.scan()
    assert "Eng No open hints" in words(page(desk))
    sort(desk, draft, audience="customer")
    assert "Cust 1 blocker" in words(page(desk))
    sort(desk, draft, audience="engineering")
    assert "Eng No open hints" in words(page(desk))


def test_in_another_report_what_was_dismissed_blocks_again(desk: Client, lead: User) -> None:
    draft = made("customer")
    passes.scan()
    allowed(lead, draft)
    assert "Cust No open hints" in words(page(desk))
    sort(desk, draft, audience="customer", key="PD-2")
    assert "Cust 1 blocker" in words(page(desk))
    sort(desk, draft, audience="customer", key="PD-1")
    assert "Cust No open hints" in words(page(desk))


@pytest.mark.parametrize("tags", [{"audience": "customer"}, {"audience": "customer", "incident": "PD-2"}])
def test_what_a_pass_sorts_otherwise_is_unknown_until_it_is_scanned(
    multimail: LocalMultiMail, desk: Client, tags: dict[str, str]
) -> None:
    ident = multimail.send(markdown=TEXT, tags=TAGS)
    sync()
    passes.scan()
    assert "Eng No open hints" in words(page(desk))
    tag(multimail, ident, **tags)
    assert "Cust Waiting Not scanned yet" in words(page(desk))
    assert [passes.scan(), passes.scan()] == [1, 0]
    assert "Cust 1 blocker" in words(page(desk))


def test_another_incident_alone_is_looked_at_anew(multimail: LocalMultiMail, desk: Client, lead: User) -> None:
    ident = multimail.send(markdown=TEXT, tags={**TAGS, "audience": "customer"})
    sync()
    passes.scan()
    allowed(lead, mirrored(ident))
    assert "Cust No open hints" in words(page(desk))
    tag(multimail, ident, audience="customer", incident="PD-2")
    assert "Cust Waiting Not scanned yet" in words(page(desk))
    passes.scan()
    assert "Cust 1 blocker" in words(page(desk))


def test_a_scan_whose_hints_nobody_has_counted_yet_is_none(desk: Client) -> None:
    """All mails of a lot are looked at before the first is counted."""
    draft, rules = made("customer"), Rules()
    assert draft.current is not None
    keep(draft.current, *look(draft.current, rules.org), rules.stamp)
    assert "Cust Waiting Not scanned yet" in words(page(desk))
    passes.scan()
    assert "Cust 1 blocker" in words(page(desk))


def test_nor_is_one_that_was_counted_before_a_word_on_its_report(desk: Client) -> None:
    draft = made("customer")
    passes.scan()
    uncount(draft)
    assert "Cust Waiting Not scanned yet" in words(page(desk))
    passes.scan()
    assert "Cust 1 blocker" in words(page(desk))


def test_opening_the_page_is_enough(multimail: LocalMultiMail, desk: Client) -> None:
    ident = multimail.send(markdown=TEXT, tags=TAGS)
    sync()
    passes.scan()
    tag(multimail, ident, audience="customer")
    desk.get(f"/drafts/{mirrored(ident).pk}/")
    assert "Cust 1 blocker" in words(page(desk))


def test_what_a_page_scans_by_other_rules_is_counted_too(desk: Client, lead: User) -> None:
    draft = made("engineering")
    passes.scan()
    set_meanings(lead, [Meaning("network", "engineering", "block", seen="info")])
    desk.get(f"/drafts/{draft.pk}/")
    assert "Eng 1 blocker" in words(page(desk))


def test_many_that_moved_are_each_scanned_once(db: None) -> None:
    drafts = [made("engineering", f"PD-{number}") for number in range(passes.LOT + 5)]
    assert passes.scan() == len(drafts)
    Draft.objects.update(audience="customer")
    assert [passes.scan(), passes.scan()] == [len(drafts), 0]
    assert set(RevisionScan.objects.values_list("blocks", flat=True)) == {1}
