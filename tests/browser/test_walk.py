"""From report to report within one part of the queue, whatever is done on the way."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.browser.conftest import Opened
from tests.desk_queue.rows import make_version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PART = "?severity=sev0"
HOST = "10.20.4.7"


@pytest.fixture
def sev0(settings: Any, may_edit: None) -> list[Draft]:
    """Two reports of this severity, and one of another between them; the first has a hint that blocks it."""
    settings.HOLD_SECONDS = 60
    found = []
    for number, severity in enumerate((0, 1, 0)):
        where = f" on {HOST}" if not number else ""
        content = Content(f"Report {number}", ("all@acme.example",), text=f"## Summary\n\nThe pool{where} ran dry.\n")
        found.append(make_version(f"PD-{number}", "customer", number + 1, severity=severity, content=content))
    return [found[0], found[2]]


def here(page: Page, draft: Draft) -> None:
    expect(page).to_have_url(re.compile(rf"/drafts/{draft.pk}/{re.escape(PART)}$"))


def test_all_that_is_done_stays_within_the_filter(opened: Opened, lead: User, sev0: list[Draft]) -> None:
    first, second = sev0
    page = opened(f"/{PART}", lead)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    here(page, first)
    expect(page.locator(".pager")).to_contain_text("1 of 2 in SEV0")
    page.keyboard.press("j")
    here(page, second)
    page.keyboard.press("k")
    here(page, first)
    page.keyboard.press("n")
    page.keyboard.press("y")
    expect(page.locator(".decide > [data-told]")).to_be_visible()
    here(page, first)
    page.keyboard.press("e")
    page.get_by_role("button", name="Back, keep it").click()
    here(page, first)
    page.keyboard.press("a")
    page.locator("[name=words]").fill("No host is named")
    page.keyboard.press("Control+Enter")
    here(page, first)
    page.get_by_role("link", name="Next incident").click()
    here(page, second)
    page.keyboard.press("a")
    expect(page.locator("#dialog")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".decide")).to_contain_text("Nothing else waits in SEV0.")
    here(page, second)
    assert Decision.objects.count() == 2
    page.locator(".decide").get_by_role("link", name="Whole queue").click()
    expect(page.locator("[data-row]")).to_have_count(3)


def test_without_script_too(opened: Opened, lead: User, sev0: list[Draft]) -> None:
    second = sev0[1]
    page = opened(f"/drafts/{second.pk}/{PART}", lead, java_script_enabled=False)
    page.get_by_role("link", name="Reject…").click()
    page.locator("[name=words]").fill("The times are wrong")
    page.get_by_role("button", name="Reject").click()
    here(page, second)
    expect(page.get_by_role("link", name="Next incident")).to_have_attribute("href", f"/drafts/{sev0[0].pk}/{PART}")


def test_another_version_keeps_the_filter(opened: Opened, lead: User, sev0: list[Draft]) -> None:
    other = make_version("PD-0", "engineering", 1, severity=0)
    page = opened(f"/drafts/{sev0[0].pk}/{PART}", lead)
    page.keyboard.press("1")
    here(page, other)
    page.keyboard.press("j")
    here(page, sev0[1])
