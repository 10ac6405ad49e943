"""Leaving a page by a link: what was typed a moment before goes with it, unless it was thrown away or used."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.models import Typed
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.browser.conftest import Opened
from tests.browser.desk_pages import discard, report, routed
from tests.desk_support import digest
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "It lasted 43 minutes, not 45"


@pytest.fixture
def draft(settings: Any, may_edit: None) -> Draft:
    settings.HOLD_SECONDS = 60
    return report()[2]


def leave(page: Page) -> None:
    """By a link of the page."""
    page.get_by_label("Breadcrumb").get_by_role("link", name="Queue").click()
    expect(page.get_by_label("Breadcrumb")).to_have_count(0)


def text_of(user: User) -> str:
    """The text that is kept of this person's edit."""
    typed = Typed.objects.filter(user=user, form=Typed.Form.EDIT).first()
    return str(typed.fields["text"]) if typed else ""


def soon(what: Callable[[], bool]) -> bool:
    """Whether it comes true: what a page sends when it goes is answered to nobody."""
    until = time.monotonic() + 5
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return what()


def test_a_key_typed_into_an_edit_just_before_a_link_is_kept(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    page.get_by_label("Summary").press("a")
    leave(page)
    assert soon(lambda: text_of(lead).startswith("a# What happened"))


def test_so_are_keys_on_a_line_that_hangs_which_is_told_though_each_asks_anew(
    opened: Opened, lead: User, draft: Draft
) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    page.clock.install()
    routed(page, "**/edit/changes/", lambda _: None)
    for key in "ba":
        with page.expect_request("**/edit/changes/"):
            page.get_by_label("Summary").press(key)
            page.get_by_label("Summary").press("Home")
        page.clock.fast_forward(6_000)
    expect(page.locator("#offline")).to_be_visible()
    page.unroute("**/edit/changes/")
    leave(page)
    assert soon(lambda: text_of(lead).startswith("ab# What happened"))


def test_who_leaves_a_text_longer_than_a_page_may_send_as_it_goes_is_asked(
    opened: Opened, lead: User, may_edit: None
) -> None:
    text = "The pool ran dry. " * 6_000
    long = make_draft(Content("INC-7", ("all@x.example",), text=text), incident="INC-7", audience="customer")
    page = opened(f"/drafts/{long.pk}/edit/", lead)
    page.get_by_label("Text", exact=True).press("a")
    with page.expect_event("dialog") as asked:
        page.once("dialog", lambda dialog: dialog.dismiss())
        page.get_by_label("Breadcrumb").get_by_role("link", name="Queue").click()
    assert asked.value.type == "beforeunload"
    assert soon(lambda: text_of(lead).startswith("aThe pool"))
    assert page.url.endswith("/edit/")
    page.wait_for_function("!document.querySelector('[data-pending], [data-unsure]')")
    leave(page)


def test_words_of_a_step_without_a_dialog_are_kept(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}", lead)
    page.get_by_label("What should change").fill(WHY)
    page.get_by_role("link", name="Cancel").click()
    page.wait_for_url(f"**/drafts/{draft.pk}/")
    assert soon(lambda: kept.kept_reason(lead, draft.pk, Action.REJECT) == WHY)


def slowly(route: Route) -> None:
    """A request that takes its time."""
    time.sleep(0.8)
    route.continue_()


def test_what_is_discarded_is_not_kept(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    # So slow that the timer of the key ends before the answer is there.
    routed(page, "**/edit/", slowly)
    page.get_by_label("Summary").press("a")
    discard(page)
    page.wait_for_url(f"**/drafts/{draft.pk}/")
    page.wait_for_timeout(1_000)
    assert not Typed.objects.exists()


def test_words_that_a_verdict_took_along_are_not_kept_after_it(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}", lead)
    page.get_by_label("What should change").fill(WHY)
    page.get_by_role("button", name="Reject").click()
    page.wait_for_url(f"**/drafts/{draft.pk}/")
    page.wait_for_timeout(1_000)
    assert not Typed.objects.exists()


def test_nothing_is_sent_in_the_name_of_somebody_else(
    opened: Opened, lead: User, commander: User, draft: Draft
) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    page.get_by_label("Summary").press("a")
    page.evaluate(f"document.cookie = 'person={commander.pk}; path=/'")
    leave(page)
    page.wait_for_timeout(1_000)
    assert not Typed.objects.exists()
