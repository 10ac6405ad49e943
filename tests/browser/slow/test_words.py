"""What is typed while the line is slow: it is kept, overwrites nothing newer, and comes back where it belongs."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.models import Typed
from reviewer.drafts.models import Draft
from tests.browser.desk_pages import decision_on, discard, held_back, in_hand, routed
from tests.browser.slow.conftest import WHY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and confirm").click()


def _on_its_way(page: Page) -> tuple[Locator, Route]:
    """The field of an edit in which an "a" was typed, and the request for the checks of that, which is held back."""
    asked = held_back(page, "**/edit/changes/", times=1)
    field = page.get_by_label("Summary")
    with page.expect_request("**/edit/changes/"):
        field.press("a")
    page.wait_for_timeout(100)
    return field, asked[0]


def test_a_key_pressed_while_the_checks_are_on_their_way_is_kept(page: Page, lead: User, draft: Draft) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    field, asked = _on_its_way(page)
    answer = asked.fetch()
    field.press("b")
    with page.expect_response("**/edit/changes/"):
        asked.fulfill(response=answer)
    with page.expect_response("**/edit/changes/", timeout=8_000):
        pass
    assert Typed.objects.get(user=lead, form=Typed.Form.EDIT).fields["text"].startswith("ab# What happened")
    expect(page.locator("#changes ins").first).to_contain_text("ab")


def test_what_was_typed_before_and_comes_later_overwrites_nothing(page: Page, lead: User, draft: Draft) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    field, asked = _on_its_way(page)
    with page.expect_response(lambda answer: answer.url.endswith("/edit/changes/") and answer.request != asked.request):
        field.press("b")
        page.evaluate("htmx.trigger('#beside', 'htmx:abort')")
    assert Typed.objects.get(user=lead, form=Typed.Form.EDIT).fields["text"].startswith("ab# What happened")
    asked.fetch()
    assert Typed.objects.get(user=lead, form=Typed.Form.EDIT).fields["text"].startswith("ab# What happened")


@pytest.mark.parametrize("end", [discard, save])
def test_what_was_typed_before_and_comes_after_the_end_of_the_form_brings_nothing_back(
    page: Page, lead: User, draft: Draft, end: Callable[[Page], None]
) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    page.get_by_label("Reason for this edit").fill(WHY)
    _, asked = _on_its_way(page)
    end(page)
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    asked.fetch()
    assert not Typed.objects.filter(user=lead, form=Typed.Form.EDIT).exists()


def test_the_page_of_a_refused_save_is_loaded_again_with_what_is_typed_since(page: Page, draft: Draft) -> None:
    """It is the answer to a form: a browser would send that once more, with the older text."""
    page.goto(f"/drafts/{draft.pk}/edit/")
    page.get_by_role("button", name="Save and confirm").click()
    expect(page.get_by_text("Say why you edit it")).to_be_visible()
    with page.expect_response("**/edit/changes/"):
        page.get_by_label("Summary").press("a")
    page.reload()
    expect(page.get_by_label("Summary")).to_have_value(re.compile("^a"))
    page.goto("/keys/")
    page.go_back()
    expect(page.get_by_label("Summary")).to_have_value(re.compile("^a"))


def test_words_typed_just_before_a_dialog_is_closed_are_kept(page: Page, lead: User, draft: Draft) -> None:
    for words, leave in ((WHY, "Escape"), (f"{WHY}. Ask again", "Cancel")):
        page.keyboard.press("r")
        field = page.get_by_role("dialog").get_by_label("What should change")
        # On a busy machine they are sent before it is closed.
        with page.expect_response("**/typed/", timeout=8_000):
            field.fill(words)
            if leave == "Escape":
                page.keyboard.press("Escape")
            else:
                page.get_by_role("dialog").get_by_role("link", name="Cancel").click()
        assert kept.kept_reason(lead, draft.pk, Action.REJECT) == words
    page.keyboard.press("r")
    expect(page.get_by_role("dialog").get_by_label("What should change")).to_have_value(words)


def test_words_that_arrive_while_their_step_comes_again_stand_in_it(page: Page) -> None:
    page.keyboard.press("r")
    field = page.get_by_role("dialog").get_by_label("What should change")
    expect(field).to_be_focused()
    words = held_back(page, "**/typed/")
    with page.expect_request("**/typed/"):
        field.fill(WHY)
    page.keyboard.press("Escape")
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    drawn_before = in_hand(page, asked).fetch()
    with page.expect_event("requestfinished", lambda request: "/typed/" in request.url):
        in_hand(page, words).continue_()
    asked[0].fulfill(response=drawn_before)
    expect(field).to_have_value(WHY)
    page.unroute("**/typed/")
    field.press("End")
    page.keyboard.type("!")
    with page.expect_response("**/typed/"):
        page.keyboard.press("Escape")
    page.unroute("**/reject/**")
    page.keyboard.press("r")
    expect(field).to_have_value(f"{WHY}!")


def test_a_close_that_is_told_late_empties_no_step_that_came_back(page: Page) -> None:
    """Browsers tell of it with the next frame; here it is told by hand, since frames cannot be held back."""
    page.keyboard.press("r")
    field = page.get_by_role("dialog").get_by_label("What should change")
    field.fill(WHY)
    page.evaluate("document.getElementById('dialog').dispatchEvent(new Event('close'))")
    expect(field).to_have_value(WHY)


@pytest.mark.parametrize("answer", ["none", "502"])
def test_words_of_a_closed_dialog_that_do_not_arrive_are_told_and_sent_until_they_do(
    page: Page, lead: User, draft: Draft, answer: str
) -> None:
    page.keyboard.press("r")
    asked = held_back(page, "**/typed/")
    with page.expect_request("**/typed/"):
        page.get_by_role("dialog").get_by_label("What should change").fill(WHY)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    asked[0].abort() if answer == "none" else asked[0].fulfill(status=502)
    expect(page.locator("#offline")).to_be_visible()
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    page.wait_for_timeout(300)
    expect(page.locator("#offline")).to_be_visible()
    page.unroute("**/typed/")
    with page.expect_response("**/typed/"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#offline")).to_be_hidden()
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == WHY
    last = Typed.objects.get().number
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(300)
    assert Typed.objects.get().number == last


def test_they_stand_in_the_step_that_is_opened_again_before(page: Page, lead: User, draft: Draft) -> None:
    routed(page, "**/typed/", lambda route: route.abort())
    page.keyboard.press("r")
    page.get_by_role("dialog").get_by_label("What should change").fill(WHY)
    page.keyboard.press("Escape")
    expect(page.locator("#offline")).to_be_visible()
    decision_on(page, "Executive").get_by_role("link", name="Reject").click()
    expect(page.get_by_role("dialog").get_by_label("What should change")).to_have_value("")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    field = page.get_by_role("dialog").get_by_label("What should change")
    expect(field).to_have_value(WHY)
    page.unroute("**/typed/")
    with page.expect_response(lambda answer: "at%20all" in (answer.request.post_data or "")):
        page.keyboard.type(" at all")
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == f"{WHY} at all"


def left_without_a_line(page: Page) -> None:
    """A step that was closed before its words arrived."""
    routed(page, "**/typed/", lambda route: route.abort())
    page.keyboard.press("r")
    page.get_by_role("dialog").get_by_label("What should change").fill(WHY)
    page.keyboard.press("Escape")
    expect(page.locator("#offline")).to_be_visible()
    page.unroute("**/typed/")


def test_nor_do_they_wait_there_for_the_next_key(page: Page, lead: User, draft: Draft) -> None:
    left_without_a_line(page)
    with page.expect_response("**/typed/", timeout=8_000):
        page.keyboard.press("r")
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == WHY
    expect(page.locator("#offline")).to_be_hidden()


def test_words_typed_ahead_of_a_dialog_are_sent_without_another_key(page: Page, lead: User, draft: Draft) -> None:
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    page.keyboard.type(WHY)
    with page.expect_response("**/typed/", timeout=8_000):
        asked[0].continue_()
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == WHY


def test_what_another_window_kept_meanwhile_stands_beside_them(page: Page, lead: User, draft: Draft) -> None:
    left_without_a_line(page)
    theirs = "It names a customer"
    kept.keep_reason(lead, draft.pk, Action.REJECT, theirs, kept.Sending("phone", 1), kept.stamp(""))
    page.keyboard.press("r")
    expect(page.get_by_role("dialog").get_by_label("What should change")).to_have_value(WHY)
    with page.expect_response(lambda answer: "at%20all" in (answer.request.post_data or "")):
        page.keyboard.type(" at all")
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == f"{WHY} at all"
    assert kept.reasons_before(lead, draft.pk, Action.REJECT) == [theirs]


def test_words_that_a_verdict_took_along_are_not_kept_after_it(page: Page, lead: User, draft: Draft) -> None:
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What should change").fill(WHY)
    page.keyboard.press("Control+Enter")
    expect(decision_on(page, "Customer")).to_contain_text("rejected it")
    page.wait_for_timeout(1_000)
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == ""
