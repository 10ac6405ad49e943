"""Keys act on what is meant: the row, the card, the form that one is at; what is the browser's own is left to it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.drafts.content import Content
from reviewer.fence.models import Rule
from tests.browser.conftest import Opened
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
