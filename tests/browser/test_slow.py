"""A slow or a broken network: nothing is put over what a person types, and a notice stands as long as it is true."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.desk import kept
from reviewer.desk.models import Typed
from reviewer.drafts.models import Draft
from tests.browser.desk_pages import (
    changed_since,
    decision_on,
    held_back,
    in_hand,
    in_state,
    report,
    routed,
    unhurried,
)
from tests.desk_support import change

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "It lasted 43 minutes, not 45"


@pytest.fixture
def draft(settings: Any) -> Draft:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    settings.HOLD_SECONDS = 60
    return report()[2]


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer, lead: User, draft: Draft) -> Iterator[Page]:
    """The review page, whose console may complain of what the network does."""
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/")
        yield page


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


@pytest.mark.parametrize("button", ["Discard", "Save and confirm"])
def test_what_was_typed_before_and_comes_after_the_end_of_the_form_brings_nothing_back(
    page: Page, lead: User, draft: Draft, button: str
) -> None:
    page.goto(f"/drafts/{draft.pk}/edit/")
    page.get_by_label("Reason for this edit").fill(WHY)
    _, asked = _on_its_way(page)
    page.get_by_role("button", name=button).click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    asked.fetch()
    assert not Typed.objects.filter(user=lead, form=Typed.Form.EDIT).exists()


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


def test_of_two_that_were_broken_off_each_can_be_sent_again(page: Page, draft: Draft) -> None:
    broken_off(page, draft)
    routed(page, "**/edit/", lambda route: route.abort("aborted"))
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Discard").click(no_wait_after=True)
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
