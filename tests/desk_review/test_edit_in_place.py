"""A version that somebody edited is read, and compared with the others, as its readers get it."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk.times import clock
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, Answer, change, decided, digest, words
from tests.support.edited import EDITED, Report, make_edited_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]

AGREE = "No contradiction was found between the versions."


@pytest.fixture
def report() -> Report:
    return make_edited_report()


def page(client: Client, draft: Draft) -> str:
    return words(client.get(f"/drafts/{draft.pk}/"))


def step(client: Client, draft: Draft) -> str:
    return words(client.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))


@pytest.mark.parametrize("mirrored", [True, False])
def test_what_went_out_is_shown_and_compared(leads_browser: Client, lead: User, report: Report, mirrored: bool) -> None:
    assert AGREE in page(leads_browser, report.engineering)
    report.send(lead, mirrored=mirrored)
    said = page(leads_browser, report.engineering)
    assert AGREE not in said
    assert "Customer differs" in said
    assert "The outage lasted 30 minutes." in said
    # As each is sent; where it is laid out, the fact is a link.
    assert said.count("The outage lasted 45 minutes.") == 2
    assert "This is the edited version" in said
    assert "The outage lasted 30 minutes." in page(leads_browser, report.customer)


def test_what_an_edit_has_put_right_is_told_no_more(leads_browser: Client, lead: User, report: Report) -> None:
    for draft in (report.engineering, report.executive):
        change(draft, text=EDITED)
    assert "Customer differs" in page(leads_browser, report.engineering)
    report.send(lead)
    assert AGREE in page(leads_browser, report.engineering)


def test_the_steps_of_the_others_tell_it(leads_browser: Client, lead: User, report: Report) -> None:
    """Although it is the edit that stands alone: it cannot be changed any more."""
    assert "fact differs" not in step(leads_browser, report.engineering)
    report.send(lead)
    assert "1 fact differs: 45 vs 30 minutes" in step(leads_browser, report.engineering)
    read = f"{report.engineering.pk}:{digest(report.engineering)} {report.executive.pk}:{digest(report.executive)}"
    both = words(leads_browser.get(f"/drafts/{report.executive.pk}/approve-ready/", {"read": read}))
    assert both.count("1 fact differs: 45 vs 30 minutes") == 2


def test_so_they_do_of_what_was_approved_as_the_agent_wrote_it(
    leads_browser: Client, lead: User, report: Report
) -> None:
    change(report.customer, text=EDITED)
    assert "fact differs" not in step(leads_browser, report.engineering)
    decided(lead, report.customer)
    assert "1 fact differs: 45 vs 30 minutes" in step(leads_browser, report.engineering)


def test_they_do_not_of_what_is_rejected(leads_browser: Client, lead: User, report: Report) -> None:
    change(report.customer, text=EDITED)
    decided(lead, report.customer, Action.REJECT)
    assert "fact differs" not in step(leads_browser, report.engineering)


def test_it_is_so_from_the_approval_on_and_no_more_once_that_is_stopped(
    leads_browser: Client, lead: User, report: Report
) -> None:
    decision = report.edit(lead)
    assert "Customer differs" in page(leads_browser, report.engineering)
    leads_browser.post(f"/decisions/{decision.pk}/stop/")
    said = page(leads_browser, report.engineering)
    assert "No contradiction was found between the texts shown here. Your edit is not among them." in said
    assert "The outage lasted 30 minutes." not in said


def test_what_was_changed_on_multimail_since_is_what_counts(leads_browser: Client, lead: User, report: Report) -> None:
    report.send(lead, text="## Summary\n\nThe outage lasted 90 minutes.\n")
    said = page(leads_browser, report.engineering)
    assert "The outage lasted 90 minutes." in said
    assert "The outage lasted 30 minutes." not in said


def test_a_draft_that_waits_again_is_read_as_it_would_be_approved(
    leads_browser: Client, lead: User, report: Report
) -> None:
    report.send(lead)
    Draft.objects.filter(pk=report.customer.pk).update(state="pending", closed_at=None)
    said = page(leads_browser, report.customer)
    assert "reject this one, or its readers may get both" in said
    assert "The outage lasted 30 minutes." not in said


def test_a_page_that_stands_open_says_that_it_shows_the_agents_text(
    leads_browser: Client, commander: User, report: Report
) -> None:
    html = leads_browser.get(f"/drafts/{report.engineering.pk}/").content.decode()
    decision = report.edit(commander)
    moved = words(_poll(leads_browser, report.engineering, html))
    assert "You are reading the agent's draft." in moved
    assert "A changed draft has arrived." not in moved
    html = leads_browser.get(f"/drafts/{report.engineering.pk}/").content.decode()
    leads_browser.post(f"/decisions/{decision.pk}/stop/")
    moved = words(_poll(leads_browser, report.engineering, html))
    assert "You are reading the edited version." in moved


def test_the_agents_text_is_not_decided_by_who_read_the_edit(
    leads_browser: Client, commander: User, report: Report
) -> None:
    """The draft has not changed, and what they read is compared with it."""
    decision = report.edit(commander)
    html = leads_browser.get(f"/drafts/{report.engineering.pk}/").content.decode()
    read = re.search(rf"{report.customer.pk}:([0-9a-f]{{64}})", html)
    assert read is not None
    leads_browser.post(f"/decisions/{decision.pk}/stop/")
    for verb in ("approve", "reject"):
        address, form = f"/drafts/{report.customer.pk}/{verb}/", {"digest": read[1], "words": "It is a guess"}
        for answer in (leads_browser.get(address, form), leads_browser.post(address, {**form, "last": decision.pk})):
            said = words(answer)
            assert answer.status_code == 409
            assert "You were reading the edited version What waits is the agent's draft." in said
            assert "removed: 30 , end of removed. added: 45 , end of added" in said
            assert "Read the agent's draft" in said
            assert "changed while you read" not in said


@pytest.mark.parametrize("who", ["author", "colleague", "reader"])
def test_a_page_that_shows_the_edit_offers_only_what_can_be_done_from_it(
    leads_browser: Client, commanders_browser: Client, readers_browser: Client, lead: User, report: Report, who: str
) -> None:
    browser = {"author": leads_browser, "colleague": commanders_browser, "reader": readers_browser}[who]
    decision = report.edit(lead)
    html = browser.get(f"/drafts/{report.customer.pk}/").content.decode()
    browser.post(f"/decisions/{decision.pk}/stop/")
    moved = _poll(browser, report.customer, html)
    assert "The agent's draft waits again. Nothing moves until you choose. Read the agent's draft" in words(moved)
    offered = re.findall(r'data-key="(\w)"', moved.content.decode())
    assert offered == {"author": ["e", "a"], "colleague": ["e"], "reader": []}[who]
    assert f"/drafts/{report.customer.pk}/approve/" not in moved.content.decode()
    assert f"/drafts/{report.customer.pk}/reject/" not in moved.content.decode()
    again = browser.get(f"/drafts/{report.customer.pk}/").content.decode()
    assert (f"/drafts/{report.customer.pk}/reject/" in again) == (who != "reader")


def test_who_edits_another_version_is_told_of_it(leads_browser: Client, lead: User, report: Report) -> None:
    report.send(lead)
    said = words(leads_browser.get(f"/drafts/{report.engineering.pk}/edit/"))
    assert "Customer: 30 minutes" in said


def test_the_differences_are_those_from_what_went_out(leads_browser: Client, lead: User, report: Report) -> None:
    report.send(lead)
    asked = {"before": str(report.engineering.pk), "after": str(report.customer.pk)}
    said = words(leads_browser.get(f"/drafts/{report.customer.pk}/differences/", asked))
    assert "removed: 45 , end of removed. added: 30 , end of added" in said


@pytest.mark.parametrize(
    ("fields", "word", "icon"),
    [
        ({}, "Edit sent", "paper-airplane"),
        ({"remote_status": "bounced"}, "Edit bounced", "alert"),
        ({"state": "scheduled"}, "Edit scheduled", "paper-airplane"),
        ({"state": "failed"}, "Edit failed", "alert"),
        ({"state": "cancelled"}, "Edit cancelled", "circle-slash"),
        ({"state": "gone"}, "Edit not known", "question"),
    ],
)
def test_it_is_called_by_what_became_of_the_edit(
    leads_browser: Client, lead: User, report: Report, fields: dict[str, Any], word: str, icon: str
) -> None:
    report.send(lead, **fields)
    html = leads_browser.get(f"/drafts/{report.customer.pk}/").content.decode()
    head = re.search(rf'id="state-{report.customer.pk}".*?</span></span>', html, re.DOTALL)
    assert head is not None
    assert f"<span>{word}</span>" in head[0]
    assert f"#i-{icon}" in head[0]
    row = words(leads_browser.get("/"))
    assert f"Cust {word}" in row
    assert "by Lena" in row
    assert "Rejected" not in row


def test_the_queue_says_when_an_edit_was_sent(leads_browser: Client, lead: User, report: Report) -> None:
    report.send(lead)
    now = timezone.now()
    assert f"Edit sent {clock(now, now)}".removesuffix(" UTC") in words(leads_browser.get("/"))


def test_an_edit_that_bounced_is_less_of_an_alarm_once_somebody_took_note(
    leads_browser: Client, lead: User, report: Report
) -> None:
    report.send(lead, remote_status="bounced")
    cell = r'st st--(\w+)"><svg[^>]*><use[^>]*></svg><span>Edit bounced'
    assert re.findall(cell, leads_browser.get("/").content.decode()) == ["block"]
    Draft.objects.filter(pk=report.customer.pk).update(noted_at=timezone.now())
    assert re.findall(cell, leads_browser.get("/").content.decode()) == ["warn"]


def test_in_its_thread_it_is_called_so_too(leads_browser: Client, lead: User, report: Report) -> None:
    Draft.objects.filter(pk=report.customer.pk).update(thread="th_7")
    report.send(lead, thread="th_7")
    in_place = Draft.objects.get(replaces=report.customer)
    said = words(leads_browser.get(f"/drafts/{in_place.pk}/"))
    assert "Edit sent" in said[said.index("Thread") :]


def _poll(client: Client, draft: Draft, html: str) -> Answer:
    asked = {
        name: found[1]
        for name in ("seen", "here", "read", "rules", "judged")
        if (found := re.search(rf'name="{name}"\s+value="([^"]*)"', html))
    }
    return client.get(f"/drafts/{draft.pk}/status/", asked, headers=HTMX)
