"""Keys act on what is meant: the row, the card, the form that one is at; what is the browser's own is left to it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.drafts.content import Content
from reviewer.drafts.models import Revision
from reviewer.fence.models import Rule
from tests.browser.conftest import Opened
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOST = "10.20.4.7"
TEXT = f"## Summary\n\nThe pool on {HOST} ran dry.\n\n## Impact\n\nBlue whale was slow on {HOST}.\n"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_j_and_k_go_through_the_days_of_what_was_decided(opened: Opened, lead: User) -> None:
    for day in range(3):
        decision = decided(lead, make_draft(Content(f"Mail {day}", ("all@acme.example",), text="It broke.")))
        Decision.objects.filter(pk=decision.pk).update(decided_at=timezone.now() - timedelta(days=day))
    page = opened("/history/", lead)
    assert page.locator("[data-list]").count() == 3
    seen = []
    for key in ("j", "j", "j", "ArrowUp", "k"):
        page.keyboard.press(key)
        seen.append(focused(page))
    assert seen == ["Mail 0", "Mail 1", "Mail 2", "Mail 1", "Mail 0"]


@pytest.mark.parametrize("key", ["Control+Shift+S", "Meta+Shift+S"])
def test_what_the_browser_does_with_shift_saves_nothing(opened: Opened, lead: User, key: str) -> None:
    page = opened("/rules/", lead)
    page.get_by_label("Address or domain").fill("acme.example")
    page.evaluate("addEventListener('keydown', (event) => { window.prevented = event.defaultPrevented })")
    page.keyboard.press(key)
    assert page.evaluate("window.prevented") is False
    page.wait_for_timeout(500)
    assert not Rule.objects.exists()
    expect(page.get_by_label("Address or domain")).to_have_value("acme.example")


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_a_hint_that_is_opened_by_its_own_head_is_the_one_that_keys_act_on(
    opened: Opened, lead: User, may_edit: None, way: str
) -> None:
    draft = make_draft(Content("INC-7", ("all@acme.example",), text=TEXT), audience="customer", incident="INC-7")
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("n")
    cards = page.locator("details.hintcard")
    expect(cards.nth(0)).to_have_attribute("open", "")
    head = cards.nth(1).locator("summary")
    if way == "click":
        head.click()
    else:
        head.press(way)
    expect(cards.nth(1)).to_have_attribute("open", "")
    expect(cards.nth(0)).not_to_have_attribute("open", "")
    page.keyboard.press("y")
    expect(page.locator(".decide > [data-told]")).to_be_visible()
    [edit] = Revision.objects.filter(author=lead)
    assert f"The pool on {HOST} ran dry." in edit.text
    assert edit.text.count(HOST) == 1


def test_no_key_acts_on_a_closed_hint_nor_on_another_than_has_the_focus(opened: Opened, lead: User) -> None:
    draft = make_draft(Content("INC-7", ("all@acme.example",), text=TEXT), audience="customer", incident="INC-7")
    page = opened(f"/drafts/{draft.pk}/", lead)
    head = page.locator("details.hintcard summary").nth(1)
    for first in ("", "d", "n"):
        if first:
            # N opens the hint that has the focus.
            head.blur()
            page.keyboard.press(first)
            head.focus()
        page.keyboard.press("d")
        page.wait_for_timeout(300)
        assert page.get_by_role("dialog").count() == 0
    page.keyboard.press("Enter")
    page.keyboard.press("d")
    expect(page.get_by_role("dialog")).to_be_visible()
