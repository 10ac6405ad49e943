"""A line that breaks or hangs: a notice stands as long as it is true, and what was sent can be sent again."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.desk import kept
from reviewer.desk.models import Typed
from reviewer.drafts.models import Draft
from tests.browser.desk_pages import decision_on, discard, held_back, in_state, routed
from tests.browser.slow.conftest import WHY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_poll_that_fails_says_nothing_of_a_step_and_is_forgotten_when_the_next_goes_well(page: Page) -> None:
    routed(page, "**/status/*", lambda route: route.fulfill(status=502, body="Bad gateway"))
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
    routed(page, "**/reject/", lambda route: route.abort())
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


def impatient(page: Page) -> None:
    """What hangs ends after ten seconds: in this test at once."""
    assert page.evaluate("htmx.config.timeout") == 10_000
    page.evaluate("htmx.config.timeout = 400")


def test_a_step_that_is_recorded_is_not_pressed_again_while_the_next_page_comes(
    page: Page, lead: User, draft: Draft
) -> None:
    decision = in_state(draft, lead, Delivery.State.NEEDS_LOOK)
    page.reload()
    page.get_by_role("link", name="I settled it on MultiMail").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What you found").fill("It was sent, MultiMail shows it")
    asked = held_back(page, f"**/drafts/{draft.pk}/")
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    with page.expect_response("**/settle/"):
        page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    assert [url for url in posts if url.endswith("/settle/")] == [posts[0]]
    asked[0].continue_()
    expect(decision_on(page, "Customer")).to_be_visible()
    decision.refresh_from_db()
    assert decision.outcome


@pytest.mark.parametrize("closed", [False, True])
def test_a_step_on_a_line_that_hangs_says_so_and_can_be_sent_again(page: Page, closed: bool) -> None:
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What should change").fill(WHY)
    impatient(page)
    held_back(page, "**/reject/")
    with page.expect_request("**/reject/"):
        page.keyboard.press("Control+Enter")
    if closed:
        page.keyboard.press("Escape")
    expect(page.locator("#failed")).to_be_visible()
    if not closed:
        with page.expect_request("**/reject/"):
            dialog.get_by_role("button", name="Reject").click()


def test_a_poll_on_a_line_that_hangs_is_told_and_asked_again(page: Page) -> None:
    impatient(page)
    held_back(page, "**/status/*")
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    expect(page.locator("#offline")).to_be_visible()
    with page.expect_request("**/status/*"):
        page.evaluate("htmx.trigger('#rv-poll', 'poll')")


def broken_off(page: Page, draft: Draft) -> Locator:
    """The button that saves an edit, which was pressed at once after a key; the page was stopped before any answer."""
    page.goto(f"/drafts/{draft.pk}/edit/")
    page.get_by_label("Reason for this edit").fill(WHY)
    routed(page, "**/edit/", lambda route: route.abort("aborted"))
    save = page.get_by_role("button", name="Save and confirm")
    with page.expect_event("requestfailed"):
        page.get_by_label("Summary").press("a")
        save.click(no_wait_after=True)
    page.unroute("**/edit/")
    return save


def test_a_form_that_was_broken_off_says_so_and_can_be_sent_again(page: Page, draft: Draft) -> None:
    save = broken_off(page, draft)
    expect(page.locator("#failed")).to_be_hidden()
    expect(page.locator("#failed")).to_be_visible()
    expect(page.locator("#failed")).to_contain_text("It is not certain that it was recorded.")
    save.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit of the Customer version")


@pytest.mark.parametrize("button", ["Save and confirm", "Back, keep it"])
@pytest.mark.parametrize("answer", ["none", "502"])
def test_while_nobody_answers_no_form_takes_its_words_along(page: Page, draft: Draft, button: str, answer: str) -> None:
    """It would lead to a page of the browser's own."""
    page.goto(f"/drafts/{draft.pk}/edit/")
    page.get_by_label("Reason for this edit").fill(WHY)
    routed(page, "**/*", lambda route: route.abort() if answer == "none" else route.fulfill(status=502))
    field = page.get_by_label("Summary")
    field.press("a")
    expect(page.locator("#offline")).to_be_visible()
    page.get_by_role("button", name=button).click()
    expect(page.locator("#unsent")).to_be_in_viewport()
    page.unroute("**/*")
    with page.expect_response("**/edit/changes/"):
        field.press("b")
    # Nothing goes by itself.
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator("#unsent")).to_be_visible()
    page.get_by_role("button", name=button).click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))


def test_what_is_given_up_on_a_slow_line_keeps_no_form_back(page: Page, draft: Draft) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    impatient(page)
    page.get_by_label("Reason for this edit").fill(WHY)
    held_back(page, "**/edit/changes/")
    page.get_by_label("Summary").press("a")
    expect(page.locator("#offline")).to_be_visible()
    page.get_by_role("button", name="Save and confirm").click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))


def test_who_leaves_while_nobody_answers_is_asked(page: Page, draft: Draft) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    routed(page, "**/edit/changes/", lambda route: route.abort())
    page.get_by_label("Summary").press("a")
    expect(page.locator("#offline")).to_be_visible()
    with page.expect_event("dialog") as asked:
        page.once("dialog", lambda dialog: dialog.dismiss())
        page.get_by_role("link", name="Queue").first.click(no_wait_after=True)
    assert asked.value.type == "beforeunload"
    expect(page.get_by_label("Summary")).to_have_value(re.compile("^a"))


def test_of_two_that_were_broken_off_each_can_be_sent_again(page: Page, draft: Draft) -> None:
    broken_off(page, draft)
    routed(page, "**/edit/", lambda route: route.abort("aborted"))
    with page.expect_event("requestfailed"):
        discard(page)
    expect(page.locator("form[data-busy]")).to_have_count(2)
    expect(page.locator("form[data-busy]")).to_have_count(0)


def test_what_it_took_along_is_kept_when_the_page_is_loaded_again(page: Page, lead: User, draft: Draft) -> None:
    broken_off(page, draft)
    page.reload()
    expect(page.get_by_label("Summary")).to_be_visible()
    page.wait_for_timeout(500)
    assert Typed.objects.get(user=lead, form=Typed.Form.EDIT).fields["text"].startswith("a# What happened")


def hide(page: Page, hidden: str = "true") -> None:
    """A phone puts the page away, or shows it again."""
    page.evaluate(f"Object.defineProperty(document, 'hidden', {{ configurable: true, get: () => {hidden} }})")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def put_away(page: Page, field: Locator) -> None:
    """WHY is typed, and at once the page is put away."""
    field.fill(WHY)
    hide(page)
    page.wait_for_timeout(1_000)
    assert not Typed.objects.exists()


@pytest.mark.parametrize("status", [403, 502])
def test_what_is_refused_as_the_page_is_put_away_is_sent_when_it_is_looked_at(
    page: Page, lead: User, draft: Draft, status: int
) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    routed(page, "**/edit/changes/", lambda route: route.fulfill(status=status))
    put_away(page, page.get_by_label("Summary"))
    page.unroute("**/edit/changes/")
    with page.expect_response("**/edit/changes/", timeout=8_000):
        hide(page, "false")
    assert Typed.objects.get(user=lead, form=Typed.Form.EDIT).fields["text"].startswith(WHY)


def test_so_is_what_is_typed_by_somebody_signed_out_once_they_sign_in_again(
    page: Page, lead: User, draft: Draft, settings: Any
) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    before = page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    put_away(page, page.get_by_label("Summary"))
    page.context.add_cookies(before)  # type: ignore[arg-type]
    with page.expect_response("**/edit/changes/", timeout=8_000):
        hide(page, "false")
    assert Typed.objects.get(user=lead, form=Typed.Form.EDIT).fields["text"].startswith(WHY)


def test_so_are_the_words_of_a_verdict_when_the_page_is_put_away_again(page: Page, lead: User, draft: Draft) -> None:
    page.keyboard.press("r")
    routed(page, "**/typed/", lambda route: route.fulfill(status=502))
    put_away(page, page.get_by_role("dialog").get_by_label("What should change"))
    page.unroute("**/typed/")
    with page.expect_response("**/typed/", timeout=8_000):
        hide(page)
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == WHY
