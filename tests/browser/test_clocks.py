"""Clocks of a page tell the server's time, however slow the line is and whatever the clock of the device says."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from reviewer.accounts.models import User
from reviewer.drafts.models import SyncPass
from tests.browser.conftest import Opened
from tests.browser.desk_pages import routed
from tests.desk_queue.rows import decide, make_version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = 6
# The page is of the machine whose clock the server has: what is shown more than is left.
TOO_MUCH = """() => {
    const clock = document.querySelector("[data-hold-until]");
    return parseInt(clock.textContent) - (Date.parse(clock.dataset.holdUntil) - Date.now()) / 1000;
}"""


@pytest.fixture
def page(opened: Opened, lead: User) -> Page:
    """The queue with a hold of two minutes."""
    now = timezone.now()
    SyncPass.objects.create(started_at=now, finished_at=now, outcome="done")
    drafts = [make_version("PD-2", audience) for audience in ("engineering", "customer")]
    decide(drafts[0], lead, seconds=120)
    return opened("/", lead)


def late(route: Route) -> None:
    """The answer is made at once and comes late."""
    answer = route.fetch()
    time.sleep(LONG)
    route.fulfill(response=answer)


def polled(page: Page) -> None:
    with page.expect_response("**/queue/news/*"):
        page.evaluate("htmx.trigger('#queue-news', 'poll')")


def test_the_time_that_the_files_of_a_page_take_is_not_added_to_a_hold(page: Page) -> None:
    routed(page, "**/queue*.css", late)
    page.reload()
    assert page.evaluate(TOO_MUCH) < LONG - 2


def test_a_clock_that_is_put_right_while_the_page_is_open_shows_no_wrong_time(page: Page) -> None:
    hold = page.locator("[data-hold-until]")
    for hours in (2, -5):
        page.evaluate(f"Date.now = ((before) => () => before() + {hours} * 3600000)(Date.now)")
        if hours > 0:
            expect(hold).to_have_text(re.compile("no more"))
        polled(page)
        expect(hold).to_have_text(re.compile(r"^\d\d\d? s$"), timeout=5_000)
    expect(page.locator("#live")).to_contain_text(re.compile(r"synced \d+ s ago"))


def test_an_answer_that_comes_late_moves_no_clock(page: Page) -> None:
    routed(page, "**/queue/news/*", late)
    before = page.evaluate("document.documentElement.dataset.drift")
    SyncPass.objects.create(finished_at=timezone.now() + timedelta(seconds=1), outcome="done")
    polled(page)
    assert page.evaluate("document.documentElement.dataset.drift") == before
    assert page.evaluate(TOO_MUCH) < LONG - 2


def test_a_clock_is_as_loud_by_script_as_the_desk_drew_it(opened: Opened, lead: User) -> None:
    for number, hours in enumerate((0.5, 5.5, 6.5)):
        make_version(f"PD-{number}", "customer", hours=hours)
    page = opened("/", lead)
    drawn = page.locator(".q-exp[data-level]").evaluate_all("cells => cells.map((cell) => cell.dataset.level)")
    page.locator(".q-exp[data-level]").evaluate_all("cells => cells.forEach((cell) => (cell.dataset.level = 'none'))")
    expect(page.locator(".q-exp[data-level=none]")).to_have_count(0)
    assert page.locator(".q-exp[data-level]").evaluate_all("cells => cells.map((cell) => cell.dataset.level)") == drawn
    assert drawn == ["now", "soon", ""]


def test_what_has_expired_is_not_said_to_expire_in_some_time(page: Page) -> None:
    """The page stands open over it: no poll has come yet."""
    page.get_by_role("link", name="PD-2").first.click()
    expiry = page.locator("#rv-side .expiry")
    expect(expiry).to_contain_text("xpires in")
    expiry.locator("[data-until]").evaluate(
        "clock => (clock.dataset.until = new Date(Date.now() - 1000).toISOString())"
    )
    expect(expiry.get_by_text("Expired")).to_be_visible()
    expect(expiry.get_by_text("xpires in").locator("visible=true")).to_have_count(0)
