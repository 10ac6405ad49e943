"""Deciding in a browser: by keyboard, by touch, without script, twice, too late."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from tests.browser.accessibility import check, check_every_look
from tests.browser.conftest import Opened
from tests.browser.desk_pages import BODY, changed_since, decision_on, held_back, in_hand, in_state, report, unhurried
from tests.desk_support import decided, digest
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(settings: Any, may_edit: None) -> Draft:
    settings.HOLD_SECONDS = 60
    return report()[2]


def test_approve_by_keyboard_alone_then_stop(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    dialog = page.get_by_role("dialog", name="Approve the Customer version")
    expect(dialog).to_contain_text("customer@lists.example")
    expect(dialog.get_by_label("Note")).to_be_focused()
    page.keyboard.press("Control+Enter")
    bar = decision_on(page, "Customer")
    expect(bar).to_contain_text("Lena Brandt approved it at")
    expect(bar.locator("[data-hold-until]")).to_have_text(re.compile(r"^[45]\d s$"))
    page.keyboard.press("s")
    expect(bar).to_contain_text("Nothing was sent.")
    expect(page.get_by_role("link", name="Approve Customer")).to_be_visible()
    assert Decision.objects.get().outcome == "stopped"


def test_after_ones_own_edit_is_stopped_the_page_leads_to_what_waits(opened: Opened, lead: User, draft: Draft) -> None:
    """It shows the edit: from there the agent's draft, which nobody has before them, is not decided."""
    text = BODY.replace("45 minutes", "41 minutes")
    edit = save_edit(lead, draft.pk, digest(draft), draft.subject, text, {"customer@lists.example"})
    give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "The duration was wrong")
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("s")
    bar = decision_on(page, "Customer")
    expect(bar).to_contain_text("You are reading the edited version.")
    for offered in ("Keep editing", "Approve your edit", "Read the agent's draft"):
        expect(bar.get_by_role("link", name=offered)).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_role("dialog")).to_have_count(0)
    bar.get_by_role("link", name="Read the agent's draft").click()
    expect(bar.get_by_role("link", name="Reject")).to_be_visible()
    page.keyboard.press("r")
    page.get_by_role("dialog").get_by_label("What should change").fill("It lasted 41 minutes, not 45")
    page.keyboard.press("Control+Enter")
    expect(bar).to_contain_text("rejected it at")
    assert [one.action for one in Decision.objects.order_by("pk")] == ["edit", "reject"]


def test_what_is_typed_after_r_is_the_reason_and_nothing_else(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("r")
    expect(page.get_by_role("dialog").get_by_label("What should change")).to_be_focused()
    page.keyboard.type("Say what the cause")
    # The key after Escape is the page's, however fast it comes.
    with page.expect_response("**/typed/"):
        page.keyboard.press("Escape")
        page.keyboard.press("r")
    expect(page.get_by_role("dialog").get_by_label("What should change")).to_have_value("Say what the cause")
    page.keyboard.type(" is, please.")
    page.keyboard.press("Control+Enter")
    expect(decision_on(page, "Customer")).to_contain_text("Reason: Say what the cause is, please.")
    assert Decision.objects.get().reason == "Say what the cause is, please."


def test_escape_gives_up_a_step_that_has_not_come_yet(opened: Opened, lead: User, draft: Draft) -> None:
    """On a slow line it came all the same, and with what was pressed since as the note of its approval."""
    page = opened(f"/drafts/{draft.pk}/", lead)
    held = held_back(page, "**/approve/*")
    page.keyboard.press("a")
    in_hand(page, held)
    page.keyboard.type("wr")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="Reject the Customer version")
    expect(dialog.get_by_label("What should change")).to_be_focused()
    expect(dialog.get_by_label("What should change")).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_is_typed_after_a_is_the_note(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    expect(page.get_by_role("dialog").get_by_label("Note")).to_be_focused()
    page.keyboard.type("Seen with Omar at the desk")
    page.keyboard.press("Control+Enter")
    expect(decision_on(page, "Customer")).to_contain_text("approved it at")
    assert Decision.objects.get().reason == "Read and correct. Seen with Omar at the desk"


def test_a_warning_that_has_to_be_confirmed_comes_first(opened: Opened, lead: User, settings: Any) -> None:
    settings.HOLD_SECONDS = 60
    content = Content("The pool", ("executive@lists.example",), text="The pool on 10.20.4.7 ran dry.")
    draft = make_draft(content, incident="INC-8", kind="report", audience="executive", severity=1)
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    dialog = page.get_by_role("dialog")
    box = dialog.get_by_label("I have read it")
    expect(box).to_be_focused()
    # A space among words confirms nothing: they are the note.
    page.keyboard.type("Omar knows")
    expect(box).not_to_be_checked()
    expect(dialog.get_by_label("Note")).to_have_value("Omar knows")
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(decision_on(page, "Executive")).to_contain_text("approved it at")
    assert Decision.objects.get().reason == "Read and correct. Omar knows"


def test_a_finger_that_opens_a_step_brings_no_keyboard_over_it(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, 390)
    decision_on(page, "Customer").get_by_role("link", name="Approve").tap()
    expect(page.get_by_role("dialog").get_by_role("heading")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_long_step_opens_at_its_subject_and_recipients(opened: Opened, lead: User, width: int) -> None:
    people = tuple(f"person-{number}@lists.example" for number in range(12))
    text = "\n\n".join(f"Host 10.20.{number}.7 ran dry." for number in range(14))
    draft = make_draft(
        Content("The pool", people, text=text), incident="INC-8", kind="report", audience="executive", severity=1
    )
    page = opened(f"/drafts/{draft.pk}/", lead, width)
    dialog = page.get_by_role("dialog")
    if width == 390:
        decision_on(page, "Executive").get_by_role("link", name="Approve").tap()
        expect(dialog.get_by_role("heading", name="Approve the Executive version")).to_be_focused()
    else:
        page.keyboard.press("a")
        expect(dialog.get_by_label("I have read them")).to_be_focused()
    body = dialog.locator(".dialog-body")
    assert body.evaluate("box => box.scrollHeight > box.clientHeight")
    assert body.evaluate("box => box.scrollTop") == 0
    expect(dialog.get_by_text(people[0]).first).to_be_in_viewport()


@pytest.mark.parametrize("confirm", ["Enter", "Control+Enter"])
def test_the_keys_that_confirm_do_not_stop_what_they_decided(
    opened: Opened, lead: User, draft: Draft, confirm: str
) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_role("button", name="Approve and send").focus()
    *held, key = confirm.split("+")
    for one in held:
        page.keyboard.down(one)
    # A key that is down goes on pressing: while the answer is on its way, and on the page that follows.
    page.keyboard.down(key)
    page.keyboard.down(key)
    bar = decision_on(page, "Customer")
    expect(bar.get_by_role("button", name="Stop sending")).to_be_visible()
    expect(bar).to_be_focused()
    page.keyboard.down(key)
    page.keyboard.up(key)
    for again in (confirm, confirm, "Enter", "Space"):
        page.keyboard.press(again)
    page.wait_for_timeout(300)
    expect(bar).to_contain_text("approved it at")
    assert Decision.objects.get().outcome == ""


def test_after_a_decision_tab_and_enter_stop_it(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("r")
    expect(page.get_by_role("dialog").get_by_label("What should change")).to_be_focused()
    page.keyboard.type("It lasted 43 minutes, not 45")
    page.keyboard.press("Control+Enter")
    bar = decision_on(page, "Customer")
    expect(bar).to_be_focused()
    assert page.evaluate("scrollY") == 0
    expect(bar.locator(".btn--lead")).to_have_text(re.compile("Stop the rejection"))
    expect(page.locator(".d-keys .of kbd:visible")).to_have_text(["S"])
    page.keyboard.press("Tab")
    expect(bar.get_by_role("button", name="Stop the rejection")).to_be_focused()
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("Nothing was sent.")
    expect(page.locator(".d-keys .of kbd:visible")).to_have_text(["A", "R", "E"])
    assert Decision.objects.get().outcome == "stopped"


def test_somebody_elses_decision_does_not_take_the_focus(
    opened: Opened, lead: User, commander: User, draft: Draft
) -> None:
    decided(commander, draft)
    page = opened(f"/drafts/{draft.pk}/", lead)
    expect(decision_on(page, "Customer").get_by_role("button", name="Stop sending")).to_be_visible()
    expect(page.locator("body")).to_be_focused()


def test_news_asked_for_before_a_decision_finds_its_place_after_it(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    expect(page.get_by_role("dialog").get_by_label("Note")).to_be_focused()
    page.keyboard.press("Control+Enter")
    bar = decision_on(page, "Customer")
    expect(bar.locator("[data-hold-until]")).to_be_visible()
    asked = held_back(page, "**/status/*")
    with page.expect_request("**/status/*"):
        page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    page.keyboard.press("s")
    expect(bar).to_contain_text("Nothing was sent.")
    with page.expect_event("requestfinished", lambda request: "/status/" in request.url):
        asked[0].continue_()
    expect(bar).to_contain_text("Nothing was sent.")


def test_escape_closes_the_dialog_and_gives_the_focus_back(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    decision_on(page, "Customer").get_by_role("link", name="Reject").focus()
    page.keyboard.press("r")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(decision_on(page, "Customer").get_by_role("link", name="Reject")).to_be_focused()
    assert not Decision.objects.exists()


def test_cancel_closes_the_dialog(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile(f"/drafts/{draft.pk}/$"))


def test_a_rejection_without_words_is_asked_for_them(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/")
        page.keyboard.press("r")
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox").fill("no")
        dialog.get_by_role("button", name="Reject").click()
        expect(dialog.get_by_text("say why in at least 10 characters")).to_be_visible()
        expect(dialog.get_by_role("textbox")).to_be_focused()
        expect(dialog.get_by_role("textbox")).to_have_value("no")
        check(page)
        dialog.get_by_text("Wrong audience").click()
        dialog.get_by_role("button", name="Reject").click()
        expect(decision_on(page, "Customer")).to_contain_text("rejected it at")
    assert Decision.objects.get().reason == "Wrong audience. no"


def test_a_draft_that_changed_is_shown_with_what_changed(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/")
        page.keyboard.press("a")
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox").fill("Compared with PagerDuty")
        changed_since(draft)
        dialog.get_by_role("button", name="Approve and send").click()
        expect(dialog.get_by_role("heading", name="The draft changed while you read")).to_be_visible()
        expect(dialog.locator("ins").filter(has_text="41")).to_be_visible()
        check(page)
        dialog.get_by_role("button", name="Read the new draft").click()
        expect(page.locator(".cell[data-v=v3]").nth(1)).to_contain_text("41 minutes")
        page.keyboard.press("a")
        expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("Compared with PagerDuty")
    assert not Decision.objects.exists()


def test_two_presses_make_one_decision(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_role("button", name="Approve and send").dblclick()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert Decision.objects.count() == 1


def test_a_second_tab_shows_the_same_decision(opened: Opened, lead: User, draft: Draft) -> None:
    first = opened(f"/drafts/{draft.pk}/", lead)
    second = opened(f"/drafts/{draft.pk}/", lead)
    for page in (first, second):
        page.keyboard.press("a")
        expect(page.get_by_role("dialog")).to_be_visible()
    for page in (first, second):
        page.get_by_role("dialog").get_by_role("button", name="Approve and send").click()
        expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert Decision.objects.count() == 1


def test_back_and_reload_after_deciding_do_no_harm(opened: Opened, lead: User, draft: Draft) -> None:
    assert draft.current is not None
    page = opened(f"/drafts/{draft.pk}/approve/?digest={draft.current.digest}", lead)
    page.get_by_role("button", name="Approve and send").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert Decision.objects.count() == 1


def test_the_next_version_is_one_press_away(opened: Opened, lead: User, draft: Draft) -> None:
    decided(lead, draft)
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.get_by_role("link", name="Next: Engineering version").click()
    expect(page.get_by_role("radio", name="Engineering")).to_be_checked()
    expect(decision_on(page, "Engineering").get_by_role("link", name="Approve Engineering")).to_be_focused()


def test_without_script_every_step_is_a_page(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, java_script_enabled=False)
    page.get_by_role("link", name="Approve Customer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Approve the Customer version"))
    page.get_by_role("button", name="Approve and send").click()
    expect(page.get_by_text("Lena Brandt approved it at")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("It waits for a decision again.")).to_be_visible()
    decision_on(page, "Customer").get_by_role("link", name="Reject").click()
    page.get_by_label("What should change").fill("The impact leaves out eu-west")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Lena Brandt rejected it at")).to_be_visible()
    assert [decision.action for decision in Decision.objects.order_by("id")] == ["approve", "reject"]


def test_what_needs_a_look_is_settled_with_words(opened: Opened, lead: User, draft: Draft) -> None:
    decision = in_state(draft, lead, Delivery.State.NEEDS_LOOK)
    page = opened(f"/drafts/{draft.pk}/", lead, 390)
    page.get_by_role("link", name="I settled it on MultiMail").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What you found and did").fill("It shows as sent at 03:31 UTC")
    check(page)
    dialog.get_by_role("button", name="Mark as settled").click()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    decision.refresh_from_db()
    assert decision.outcome == "elsewhere"


def test_the_confirm_steps_are_accessible_as_page_and_dialog(opened: Opened, lead: User, draft: Draft) -> None:
    assert draft.current is not None
    page = opened("/keys/", lead)
    for action in ("approve", "reject"):
        page.goto(f"/drafts/{draft.pk}/{action}/?digest={draft.current.digest}")
        check_every_look(page)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"/drafts/{draft.pk}/")
        decision_on(page, "Customer").get_by_role("link", name=action.capitalize()).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        check_every_look(page, "#dialog")


def test_stale_and_sort_and_settle_pages_are_accessible(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    decision = in_state(make_draft(), lead, Delivery.State.NEEDS_LOOK)
    read = changed_since(draft)
    with unhurried(chromium, live_server.url, lead) as page:
        for path in (
            f"/drafts/{draft.pk}/approve/?digest={read}",
            f"/drafts/{draft.pk}/sort/",
            f"/decisions/{decision.pk}/settle/",
        ):
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            check_every_look(page)
