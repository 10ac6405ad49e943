"""The list of decisions and the history of one draft, in a browser."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.record import Entry, record
from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.models import Draft
from tests.browser.accessibility import check, check_every_look
from tests.browser.conftest import Opened
from tests.browser.desk_pages import hostile, in_state, report
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def drafts(lead: User, commander: User) -> list[Draft]:
    """Decisions in many states."""
    first, second, third = report()
    in_state(first, lead, Delivery.State.DONE)
    in_state(second, lead, Delivery.State.NEEDS_LOOK)
    in_state(third, lead, Delivery.State.WAITING)
    decided(commander, hostile(), Action.REJECT, "It must not leave the house like that")
    return [first, second, third]


def test_both_pages_are_accessible(opened: Opened, reader: User, drafts: list[Draft]) -> None:
    page = opened("/history/", reader)
    check_every_look(page)
    page.goto(f"/history/{drafts[0].pk}/")
    page.get_by_text("Proof of event").first.click()
    check_every_look(page)


def test_an_empty_history_is_accessible(opened: Opened, reader: User) -> None:
    check(opened("/history/", reader))
    check(opened(f"/history/{make_draft().pk}/", reader))


def test_search_by_keyboard(opened: Opened, reader: User, drafts: list[Draft]) -> None:
    page = opened("/history/", reader)
    page.keyboard.press("/")
    page.keyboard.type("leave the house")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Omar Haddad")).not_to_have_count(0)
    expect(page.locator("[data-row]")).to_have_count(1)


def test_filters_work_without_script(opened: Opened, reader: User, drafts: list[Draft]) -> None:
    page = opened("/history/", reader, java_script_enabled=False)
    page.get_by_label("State").select_option("needs_look")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    page.get_by_role("link", name="for executive", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("INC-7 incident report")
    expect(page.get_by_role("radio", name="Executive")).to_be_checked()


@pytest.fixture
@transaction.atomic
def rewritten() -> list[Draft]:
    """One that goes out in half an hour, one that went out, and a hostile one that somebody took note of."""
    now, drafts = timezone.now(), [*report()[:2], hostile()]
    for draft, state in zip(drafts, ("scheduled", "sent", "sent"), strict=True):
        draft.state, draft.send_at = state, now + timedelta(minutes=30)
        draft.closed_at = draft.rewritten_at = now
        draft.noted_at = now if draft is drafts[2] else None
        draft.save()
        data = {"changed": ["the recipients", "the text"]}
        record(Entry("MultiMail", Act.CHANGED_AFTER_APPROVAL, str(draft.pk), "INC-7", data))
    reason = "Read it: only the time of the next update is another"
    record(Entry("Omar Haddad", Act.REWRITE_NOTED, str(drafts[2].pk), "INC-7", {"reason": reason}))
    return drafts


def test_what_was_changed_after_approval_is_accessible(opened: Opened, lead: User, rewritten: list[Draft]) -> None:
    page = opened("/history/?state=changed", lead)
    check_every_look(page)
    Draft.objects.update(rewritten_at=None)
    page.reload()
    check_every_look(page)


def test_what_did_not_reach_everybody_is_accessible(opened: Opened, lead: User, rewritten: list[Draft]) -> None:
    draft = rewritten[1]
    draft.remote_status, draft.unreached_at = "bounced", timezone.now()
    draft.save(update_fields=["remote_status", "unreached_at"])
    page = opened("/", lead)
    page.get_by_role("link", name="Look at it", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Failed or bounced")
    check_every_look(page)


def test_from_the_notice_to_the_note_by_keyboard(opened: Opened, lead: User, rewritten: list[Draft]) -> None:
    page = opened("/", lead)
    page.get_by_role("link", name="Look at them").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Changed after approval")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Take note…").first.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page)
    page.get_by_label("What you found and did").fill("Cancelled it on MultiMail at once")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Taken note of, 2")).to_be_visible()
    expect(page.locator("#trouble")).to_contain_text("1 mail was changed after its approval.")


def test_note_is_taken_on_the_phone_without_script(opened: Opened, lead: User, rewritten: list[Draft]) -> None:
    page = opened(f"/drafts/{rewritten[1].pk}/", lead, width=390, theme="dark", java_script_enabled=False)
    page.get_by_role("link", name="Take note…").first.click()
    page.get_by_label("What you found and did").fill("It went out so, the customer is told")
    page.get_by_role("button", name="Take note").click()
    expect(page.get_by_text("Taken note of, 2")).to_be_visible()
