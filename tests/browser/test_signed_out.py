"""The session ends under an open page: what is typed stays, and after a sign-in in another tab the page goes on."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import Role, User
from reviewer.decisions.models import Decision
from reviewer.desk.models import Typed
from reviewer.drafts.models import Draft, Revision
from tests.browser.accessibility import check_every_look
from tests.browser.conftest import Opened
from tests.browser.desk_pages import BODY, decision_on, report, routed, unhurried
from tests.desk_support import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "correct-horse-battery"
MINE = BODY.partition("\n\n## Timeline")[0].replace("45 minutes", "43 minutes")
LATER = MINE.replace("43 minutes", "42 minutes")


@pytest.fixture(autouse=True)
def passwords(lead: User, commander: User) -> None:
    """Both can sign in by the page."""
    for user in (lead, commander):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])


@pytest.fixture
def draft(settings: Any, may_edit: None, lead: User) -> Draft:
    settings.HOLD_SECONDS = 60
    draft = report()[2]
    # The first page of a process reads the code and the weights of all checks: no browser waits for that by the clock.
    signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    return draft


def session_ends() -> None:
    Session.objects.all().delete()
    cache.clear()


def sign_in(tab: Page, user: User) -> None:
    tab.get_by_label("Email").fill(user.email)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    expect(tab.get_by_role("heading", name="Queue")).to_be_visible()


def signed_in_elsewhere(context: BrowserContext, user: User) -> None:
    """In another tab of the same browser."""
    tab = context.new_page()
    tab.goto("/account/login/")
    sign_in(tab, user)
    tab.close()


def kept_text(user: User) -> str:
    return str(Typed.objects.get(user=user, form=Typed.Form.EDIT).fields["text"])


def test_typing_goes_on_and_is_kept(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    session_ends()
    page.get_by_label("Summary").fill(MINE)
    expect(page.locator("#signed-out")).to_be_visible()
    page.get_by_label("Reason for this edit").fill("PagerDuty shows 42 minutes")
    page.get_by_role("button", name="Save and confirm").click()
    expect(page.locator("#signed-out a")).to_be_focused()
    signed_in_elsewhere(page.context, lead)
    page.get_by_label("Summary").fill(LATER)
    expect(page.locator("#changes ins")).to_contain_text("42")
    expect(page.locator("#signed-out")).to_be_hidden()
    expect(page.locator("main")).to_have_count(1)
    assert kept_text(lead).startswith(LATER)
    page.get_by_role("button", name="Save and confirm").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit")
    assert Revision.objects.get(author=lead).text.startswith(LATER)


def test_the_error_of_a_gateway_does_not_take_the_notice_away(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/edit/")
        session_ends()
        page.get_by_label("Summary").fill(MINE)
        expect(page.locator("#signed-out")).to_be_visible()
        routed(page, "**/edit/changes/", lambda route: route.fulfill(status=502, body="Bad gateway"))
        page.evaluate("htmx.trigger('#beside', 'poll')")
        expect(page.locator("#offline")).to_be_visible()
        page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
        page.get_by_role("button", name="Save and confirm").click()
        expect(page.locator("#signed-out a")).to_be_focused()
        expect(page.get_by_label("Summary")).to_have_value(MINE)


def test_a_form_that_no_script_sends_goes_through_too(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/sort/", lead)
    session_ends()
    signed_in_elsewhere(page.context, lead)
    page.get_by_label("Severity").select_option("3")
    page.get_by_role("main").get_by_role("button").click()
    expect(decision_on(page, "Customer")).to_be_visible()
    draft.refresh_from_db()
    assert draft.severity == 3


def test_a_verdict_is_given_from_the_dialog_that_stood_open(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What should change")).to_be_visible()
    session_ends()
    dialog.get_by_label("What should change").fill("It lasted 43 minutes, not 45")
    dialog.get_by_role("button", name="Reject").click()
    expect(dialog.get_by_text("You are signed out.")).to_be_visible()
    check_every_look(page, "#dialog")
    with page.context.expect_page() as other:
        dialog.get_by_role("link", name="Sign in").click()
    sign_in(other.value, lead)
    other.value.close()
    dialog.get_by_role("button", name="Reject").click()
    expect(decision_on(page, "Customer")).to_contain_text("Lena Brandt rejected it")
    assert Decision.objects.get().reason == "It lasted 43 minutes, not 45"


def test_nothing_is_sent_in_the_name_of_somebody_else(
    opened: Opened, lead: User, commander: User, draft: Draft
) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    session_ends()
    signed_in_elsewhere(page.context, commander)
    page.get_by_label("Summary").fill(MINE)
    expect(page.locator("#somebody-else")).to_be_visible()
    page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
    page.get_by_role("button", name="Save and confirm").click()
    expect(page.get_by_label("Summary")).to_have_value(MINE)
    assert not Typed.objects.exists()
    session_ends()
    signed_in_elsewhere(page.context, lead)
    page.get_by_role("button", name="Save and confirm").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit")


@pytest.mark.parametrize("debug", [False, True], ids=["deployed", "make run"])
def test_what_is_refused_takes_nothing_away(
    settings: Any, chromium: Browser, live_server: LiveServer, lead: User, draft: Draft, *, debug: bool
) -> None:
    settings.DEBUG = debug
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/edit/")
        page.context.clear_cookies(name="csrftoken")
        page.get_by_label("Summary").fill(MINE)
        expect(page.locator("#refused")).to_contain_text("This page is from before you signed in or out.")
        expect(page.locator("main")).to_have_count(1)
        expect(page.locator("#beside")).to_be_visible()
        page.goto(f"/drafts/{draft.pk}/")
        page.keyboard.press("r")
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("What should change").fill("It lasted 43 minutes, not 45")
        User.objects.filter(pk=lead.pk).update(role=Role.READER)
        dialog.get_by_role("button", name="Reject").click()
        expect(dialog.get_by_text("Your role is read-only.")).to_be_visible()
        expect(dialog.get_by_label("What should change")).to_have_value("It lasted 43 minutes, not 45")
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(page.locator("#notices #refused")).to_be_visible()
    assert not Decision.objects.exists()


def test_the_page_of_a_gateway_has_no_place_on_ours(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/edit/")
        routed(page, "**/edit/changes/", lambda route: route.fulfill(status=403, body="<main>Denied by rule 7</main>"))
        with page.expect_response("**/edit/changes/"):
            page.get_by_label("Summary").fill(MINE)
        expect(page.locator("#offline")).to_be_visible()
        expect(page.locator("main")).to_have_count(1)
        page.unroute("**/edit/changes/")
        page.get_by_label("Summary").fill(LATER)
        expect(page.locator("#changes ins")).to_contain_text("42")
