"""The list of decisions and the history of one draft, in a browser."""

import pytest
from playwright.sync_api import expect

from reviewer.accounts.models import User
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
