"""A slow or a broken network: nothing is put over what a person types, and a notice stands as long as it is true."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.drafts.models import Draft
from tests.browser.desk_pages import decision_on, report, unhurried

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "It lasted 43 minutes, not 45"


@pytest.fixture
def draft(settings: Any) -> Draft:
    settings.HOLD_SECONDS = 60
    return report()[2]


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer, lead: User, draft: Draft) -> Iterator[Page]:
    """The review page, whose console may complain of what the network does."""
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/")
        yield page


def held_back(page: Page, address: str) -> list[Route]:
    """Requests to this address, each until the test lets it through."""
    asked: list[Route] = []
    page.route(address, lambda route: asked.append(route))
    return asked


def test_pressed_twice_on_a_slow_line_it_opens_once(page: Page) -> None:
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    page.keyboard.press("r")
    decision_on(page, "Customer").get_by_role("link", name="Reject").dispatch_event("click")
    asked[0].continue_()
    field = page.get_by_role("dialog").get_by_label("What should change")
    field.fill(WHY)
    page.wait_for_timeout(500)
    assert len(asked) == 1
    expect(field).to_have_value(WHY)


def test_of_two_that_are_asked_for_the_later_one_opens(page: Page) -> None:
    approve, reject = held_back(page, "**/approve/**"), held_back(page, "**/reject/**")
    with page.expect_request("**/approve/**"):
        decision_on(page, "Executive").get_by_role("link", name="Approve").click()
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    reject[0].continue_()
    dialog = page.get_by_role("dialog", name="Reject the Customer version")
    dialog.get_by_label("What should change").fill(WHY)
    approve[0].continue_()
    page.wait_for_timeout(500)
    expect(dialog.get_by_label("What should change")).to_have_value(WHY)


def test_an_answer_that_comes_too_late_is_not_put_over_the_dialog(page: Page, draft: Draft) -> None:
    page.keyboard.press("r")
    field = page.get_by_role("dialog").get_by_label("What should change")
    field.fill(WHY)
    with page.expect_response("**/sort/"):
        page.evaluate(f"htmx.ajax('GET', '/drafts/{draft.pk}/sort/', {{ target: '#dialog' }})")
    page.wait_for_timeout(300)
    expect(field).to_have_value(WHY)


def test_a_poll_that_fails_says_nothing_of_a_step_and_is_forgotten_when_the_next_goes_well(page: Page) -> None:
    page.route("**/status/*", lambda route: route.fulfill(status=502, body="Bad gateway"))
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    expect(page.locator("#offline")).to_contain_text("The desk has not answered since")
    expect(page.locator("#failed")).to_be_hidden()
    page.unroute("**/status/*")
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    expect(page.locator("#offline")).to_be_hidden()


def test_a_step_that_fails_is_told_where_it_was_taken_until_one_goes_well(page: Page) -> None:
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What should change").fill(WHY)
    page.route("**/reject/", lambda route: route.abort())
    dialog.get_by_role("button", name="Reject").click()
    expect(dialog.get_by_text("It is not certain that it was recorded.")).to_be_visible()
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    page.wait_for_timeout(500)
    expect(dialog.locator("#failed")).to_be_visible()
    page.unroute("**/reject/")
    dialog.get_by_label("What should change").fill("")
    dialog.get_by_role("button", name="Reject").click()
    expect(dialog.get_by_text("Choose a reason")).to_be_visible()
    expect(page.locator("#failed")).to_be_hidden()
    assert not Decision.objects.exists()
