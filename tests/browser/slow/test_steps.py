"""A step that is long in coming opens once, covers nothing that a person types, and its keys act on nothing else."""

import pytest
from playwright.sync_api import Page, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.desk import kept
from reviewer.drafts.models import Draft
from tests.browser.desk_pages import changed_since, decision_on, held_back, in_hand, in_state
from tests.browser.slow.conftest import WHY
from tests.desk_support import change

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def test_keys_typed_ahead_of_a_dialog_act_on_nothing_else(page: Page, draft: Draft) -> None:
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    page.keyboard.type("severe")
    asked[0].continue_()
    expect(page.get_by_role("dialog")).to_contain_text("What should change")
    assert page.url.endswith(f"/drafts/{draft.pk}/")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.wait_for_url("**/edit/")


def test_nor_do_they_where_another_link_stands_in_the_place_of_what_asked(page: Page, draft: Draft) -> None:
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    change(draft, text="The pool ran dry for 41 minutes.")
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    expect(decision_on(page, "Customer")).to_contain_text("A changed draft has arrived.")
    page.keyboard.type("just the numbers")
    decision_on(page, "Customer").get_by_role("link", name="Reject").dispatch_event("click")
    page.wait_for_timeout(300)
    assert page.url.endswith(f"/drafts/{draft.pk}/")
    assert len(asked) == 1
    asked[0].continue_()
    expect(page.get_by_role("dialog")).to_contain_text("The draft changed while you read")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.wait_for_url("**/edit/")


def test_words_typed_ahead_of_a_dialog_are_its_words(page: Page, lead: User, draft: Draft) -> None:
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    page.keyboard.type("rollback: say")
    asked[0].continue_()
    field = page.get_by_role("dialog").get_by_label("What should change")
    expect(field).to_be_focused()
    page.keyboard.type(" why")
    expect(field).to_have_value("rollback: say why")
    with page.expect_response(lambda answer: "say%20why" in (answer.request.post_data or "")):
        page.keyboard.press("Escape")
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "rollback: say why"


def test_a_space_among_words_typed_ahead_presses_nothing(page: Page) -> None:
    asked = held_back(page, "**/reject/**")
    page.get_by_role("button", name="Switch theme").focus()
    before = page.evaluate("document.documentElement.dataset.theme")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    page.keyboard.type("say thew")
    page.keyboard.press("Backspace")
    page.keyboard.type(" cause")
    asked[0].continue_()
    expect(page.get_by_role("dialog").get_by_label("What should change")).to_have_value("say the cause")
    assert page.evaluate("document.documentElement.dataset.theme") == before


def test_the_key_that_asks_pressed_twice_or_words_for_another_dialog_are_none(page: Page) -> None:
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    page.keyboard.press("r")
    asked[0].continue_()
    field = page.get_by_role("dialog").get_by_label("What should change")
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    with page.expect_request("**/reject/**"):
        page.keyboard.press("r")
    page.keyboard.type("meant for the customers")
    with page.expect_request("**/reject/**"):
        decision_on(page, "Executive").get_by_role("link", name="Reject").click()
    in_hand(page, asked, 2).continue_()
    expect(page.get_by_role("dialog", name="Reject the Executive version")).to_be_visible()
    expect(field).to_have_value("")


def test_a_send_is_stopped_at_once_while_a_dialog_is_on_its_way(page: Page, lead: User, draft: Draft) -> None:
    """The hold goes on meanwhile, and a line that hangs may outlast it."""
    decision = in_state(draft, lead, Delivery.State.WAITING)
    page.reload()
    asked = held_back(page, "**/reject/**")
    with page.expect_request("**/reject/**"):
        decision_on(page, "Executive").get_by_role("link", name="Reject").click()
    with page.expect_response("**/stop/"):
        page.keyboard.type("ers")
    expect(decision_on(page, "Customer").get_by_role("link", name="Approve")).to_be_visible()
    decision.refresh_from_db()
    assert decision.outcome == "stopped"
    asked[0].continue_()
    expect(page.get_by_role("dialog", name="Reject the Executive version")).to_be_visible()
    assert len(asked) == 1


def test_of_two_that_are_asked_for_the_later_one_opens(page: Page) -> None:
    approve, reject = held_back(page, "**/approve/**"), held_back(page, "**/reject/**")
    with page.expect_request("**/approve/**"):
        decision_on(page, "Executive").get_by_role("link", name="Approve").click()
    with page.expect_request("**/reject/**"):
        decision_on(page, "Customer").get_by_role("link", name="Reject").click()
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


def test_a_refusal_that_comes_while_another_step_is_open_is_told_in_it(page: Page, draft: Draft) -> None:
    asked = held_back(page, "**/reject/")
    page.keyboard.press("r")
    page.get_by_role("dialog").get_by_label("What should change").fill(WHY)
    changed_since(draft)
    with page.expect_request("**/reject/"):
        page.keyboard.press("Control+Enter")
    page.keyboard.press("Escape")
    decision_on(page, "Executive").get_by_role("link", name="Reject").click()
    dialog = page.get_by_role("dialog", name="Reject the Executive version")
    expect(dialog).to_be_visible()
    asked[0].continue_()
    expect(dialog).to_contain_text("Your step before this one was refused.")
    assert not Decision.objects.exists()
