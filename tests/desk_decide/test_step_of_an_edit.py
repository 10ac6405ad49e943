"""The step that approves an edit tells the facts in which the edit differs from the other versions."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, Revision
from tests.desk_support import change, digest, words
from tests.support.edited import AGENTS, EDITED, Report, make_edited_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]
DIFFERS = "1 fact differs: 30 vs 45 minutes"


@pytest.fixture
def report() -> Report:
    return make_edited_report()


def edit(user: User, draft: Draft, text: str) -> Revision:
    return save_edit(user, draft.pk, digest(draft), "Report for customer", text, {"customer@lists.example"})


def step(client: Client, revision: Revision) -> str:
    return words(client.get(f"/drafts/{revision.draft_id}/revisions/{revision.number}/approve/"))


def test_what_the_edit_says_otherwise_is_told(leads_browser: Client, lead: User, report: Report) -> None:
    assert DIFFERS in step(leads_browser, edit(lead, report.customer, EDITED))


def test_so_is_what_it_leaves_as_the_agent_wrote_it(leads_browser: Client, lead: User, report: Report) -> None:
    change(report.customer, text=EDITED)
    assert DIFFERS in step(leads_browser, edit(lead, report.customer, f"{EDITED}It is resolved.\n"))


def test_who_agrees_to_it_reads_so_too(commanders_browser: Client, lead: User, report: Report) -> None:
    assert DIFFERS in step(commanders_browser, edit(lead, report.customer, EDITED))


def test_what_the_edit_puts_right_is_not_told(leads_browser: Client, lead: User, report: Report) -> None:
    change(report.customer, text=EDITED)
    assert "fact differs" not in step(leads_browser, edit(lead, report.customer, AGENTS))


def test_what_another_edit_that_is_approved_says_counts(
    leads_browser: Client, lead: User, commander: User, report: Report
) -> None:
    report.edit(commander)
    keep = {"executive@lists.example"}
    mine = save_edit(lead, report.executive.pk, digest(report.executive), "To leadership", AGENTS, keep)
    assert "1 fact differs: 45 vs 30 minutes" in step(leads_browser, mine)


def test_it_is_told_again_with_what_was_typed(leads_browser: Client, lead: User, report: Report) -> None:
    revision = edit(lead, report.customer, EDITED)
    address = f"/drafts/{report.customer.pk}/revisions/{revision.number}/approve/"
    again = leads_browser.post(address, {"digest": revision.digest, "words": "short", "last": "0"})
    assert again.status_code == 422
    assert DIFFERS in words(again)
