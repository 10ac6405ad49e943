"""Editing in a browser: the diff follows what is typed, and nothing typed is lost."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.desk.models import Typed
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, Revision
from tests.browser.accessibility import check, check_every_look
from tests.browser.conftest import Opened
from tests.browser.desk_pages import BODY, changed_since, discard, held_back, report, unhurried
from tests.desk_support import digest
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What is typed into the first part; the others stay as they are.
MINE = BODY.partition("\n\n## Timeline")[0].replace("45 minutes", "43 minutes")


@pytest.fixture
def draft(settings: Any, may_edit: None) -> Draft:
    """One that this desk may edit: it has a key that sends."""
    settings.HOLD_SECONDS = 60
    return report()[2]


def test_the_whole_way_by_keyboard(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("e")
    page.get_by_label("Summary").fill(MINE)
    changes = page.locator("#changes")
    expect(changes.locator("ins")).to_contain_text("43")
    expect(changes.locator("del")).to_contain_text("45")
    page.get_by_label("boss@eng.example").uncheck()
    expect(changes).to_contain_text("To: boss@eng.example")
    expect(changes).to_contain_text("2 changes")
    page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit of the Customer version")
    expect(page.get_by_label("In your words")).to_have_value("PagerDuty shows 43 minutes")
    page.get_by_role("button", name="Approve and send to 2 addresses").click()
    expect(page.get_by_role("region", name="Decision on the Customer version")).to_contain_text(
        "approved an edit of it"
    )
    decision = Decision.objects.select_related("revision").get()
    assert decision.revision.to == ["customer@lists.example"]
    assert decision.revision.text == BODY.replace("45 minutes", "43 minutes")


def test_an_edit_that_is_blocked_leads_back_to_its_form_or_past_what_it_alone_has(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/edit/")
        page.get_by_label("Summary").fill(f"{MINE} It was db-primary-9.prod.internal.")
        page.get_by_label("Reason for this edit").fill("Names the machine")
        page.keyboard.press("Control+s")
        expect(page.get_by_role("heading", name="It cannot be approved as it is")).to_be_visible()
        expect(page.locator(".in-edit")).to_contain_text("db-primary-9.prod.internal in Summary")
        check(page)
        page.get_by_role("link", name="Back to the draft").click()
        bar = page.get_by_role("region", name="Decision on the Customer version")
        expect(page.locator(f"#state-{draft.pk}")).to_have_text("Your edit: 1 blocker")
        expect(bar.locator(".btn--lead")).to_have_text(re.compile("Keep editing"))
        notice = page.locator("#edit-3")
        notice.get_by_text("Show it here").click()
        expect(notice.locator("ins").first).to_contain_text("43")
        check_every_look(page)
        page.keyboard.press("e")
        page.get_by_role("button", name="Save and confirm").click()
        page.get_by_role("button", name="Keep editing").click()
        expect(page.get_by_label("Summary")).to_have_value(re.compile("db-primary-9"))
        page.go_back()
        page.get_by_role("link", name="Dismiss").click()
        dialog = page.get_by_role("dialog", name="Dismiss this hint")
        dialog.get_by_text("Already public").click()
        page.keyboard.press("Control+Enter")
        expect(page.locator(f"#state-{draft.pk}")).to_have_text(re.compile("^Your edit: (ready|.*differ)"))
        expect(bar.locator(".btn--lead")).to_have_text(re.compile("Approve your edit"))


def test_of_a_mail_whose_time_nobody_knows_that_it_is_sent_at_once_is_confirmed_by_keyboard(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    Draft.objects.filter(pk=draft.pk).update(send_at_told=False)
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/edit/")
        bar = page.get_by_role("region", name="Save")
        expect(bar).to_contain_text("MultiMail does not say whether the agent gave this mail a time.")
        type_mine(page)
        page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
        check_every_look(page)
        page.keyboard.press("Control+s")
        box = page.get_by_label("Send it at once, even if its agent gave it a later time")
        expect(box).not_to_be_checked()
        check_every_look(page)
        with page.expect_response(lambda answer: answer.status == 422):
            page.keyboard.press("Control+Enter")
        expect(page.get_by_text("Confirm that it is sent at once")).to_be_visible()
        expect(page.get_by_label("In your words")).to_have_value("PagerDuty shows 43 minutes")
        check_every_look(page)
        box.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("region", name="Decision on the Customer version")).to_contain_text(
            "The edit is sent in"
        )
    assert Decision.objects.get().at_once


def test_at_400_percent_nothing_stays_over_the_text(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead, 320)
    page.set_viewport_size({"width": 320, "height": 256})
    expect(page.get_by_role("button", name="Save and confirm")).not_to_be_in_viewport()
    page.goto(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    expect(page.get_by_role("button", name="Approve and send")).not_to_be_in_viewport()


def test_a_draft_that_changes_while_typing_keeps_what_was_typed(
    chromium: Browser, live_server: LiveServer, lead: User, draft: Draft
) -> None:
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/edit/")
        page.get_by_label("Summary").fill(MINE)
        page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
        changed_since(draft)
        save(page)
        expect(page.get_by_text("The draft changed while you were editing.")).to_be_visible()
        expect(page.get_by_label("Summary")).to_have_value(MINE)
        expect(page.get_by_label("Reason for this edit")).to_have_value("PagerDuty shows 43 minutes")
        expect(page.locator(".rv-notices ins").filter(has_text="41")).to_be_visible()
        check(page)
        page.get_by_label("new@lists.example").check()
        save(page)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit")
    assert Revision.objects.get(author=lead).base == Draft.objects.get(pk=draft.pk).current


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and confirm").click()


def test_without_script_a_button_shows_the_changes(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead, java_script_enabled=False)
    page.get_by_label("Summary").fill(MINE)
    page.get_by_role("button", name="Show changes").click()
    expect(page.locator("#changes ins")).to_contain_text("43")
    expect(page.get_by_label("Summary")).to_have_value(re.compile("43 minutes"))
    page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
    save(page)
    page.get_by_role("button", name="Approve and send").click()
    expect(page.get_by_role("region", name="Decision on the Customer version")).to_contain_text(
        "approved an edit of it"
    )


def type_mine(page: Page) -> None:
    page.get_by_label("Summary").fill(MINE)
    expect(page.locator("#changes ins")).to_contain_text("43")


def save_mine(page: Page) -> None:
    type_mine(page)
    page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit")


def test_the_form_and_its_confirm_step_are_accessible(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    type_mine(page)
    expect(page.locator("#beside")).to_contain_text("Facts that differ")
    check_every_look(page)
    save_mine(page)
    check_every_look(page)


def test_what_was_typed_is_in_the_edit_that_a_replacement_makes(opened: Opened, lead: User, may_edit: None) -> None:
    content = Content("INC-7", ("all@x.example",), text="The pool on 10.20.4.7 ran dry.\n")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer")
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    page.get_by_label("Text", exact=True).fill("The pool on 10.20.4.7 ran dry.\n\nWe are sorry.")
    page.get_by_role("button", name="Back, keep it").click()
    expect(page.get_by_role("link", name="Next blocker, 1 left")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.press("y")
    expect(page.get_by_text("What you had typed into it is saved with it.")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit")
    expect(page.get_by_text("have not saved it")).to_have_count(0)
    page.get_by_label("In your words").fill("No host names for customers")
    page.get_by_role("button", name="Approve and send").click()
    expect(page.get_by_role("region", name="Decision on the Customer version")).to_contain_text("approved an edit")
    text = Decision.objects.get().revision.text
    assert "10.20.4.7" not in text
    assert "We are sorry." in text


def test_enter_in_a_line_throws_nothing_away(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    page.get_by_label("Summary").fill(MINE)
    page.get_by_label("Reason for this edit").fill("PagerDuty shows 43 minutes")
    page.get_by_label("Subject").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approve your edit")
    assert Revision.objects.get(author=lead).text.startswith(MINE)


def test_what_is_typed_survives_a_crash_and_others_see_who_is_editing(
    opened: Opened, lead: User, commander: User, draft: Draft
) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    type_mine(page)
    expect(page.get_by_text("What you typed is kept since")).to_be_visible()
    page.close()
    again = opened(f"/drafts/{draft.pk}/edit/", lead)
    expect(again.get_by_label("Summary")).to_have_value(MINE)
    other = opened(f"/drafts/{draft.pk}/edit/", commander)
    expect(other.get_by_text("Lena Brandt is editing Customer.")).to_be_visible()
    expect(other.get_by_label("Summary")).to_have_value(re.compile("45 minutes"))
    discard(again)
    expect(again.get_by_role("heading", level=1)).to_be_visible()
    assert not Revision.objects.filter(author=lead).exists()


def test_what_was_typed_goes_only_with_a_second_press(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead, 390)
    type_mine(page)
    asked = page.locator("summary", has_text="Discard…")
    asked.press("Enter")
    throw = page.get_by_role("button", name="Discard it")
    expect(throw).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(throw).to_be_hidden()
    expect(asked).to_be_focused()
    expect(page.get_by_label("Summary")).to_have_value(MINE)
    asked.press("Enter")
    check(page)
    throw.press("Enter")
    page.wait_for_url(f"**/drafts/{draft.pk}/")
    assert not Revision.objects.filter(author=lead).exists()


def looked_at(page: Page) -> None:
    """What looking at the window again does: it asks what is new."""
    with page.expect_response(lambda answer: "changes" in answer.url):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_window_that_stands_open_leaves_what_is_typed_in_another(opened: Opened, lead: User, draft: Draft) -> None:
    idle = opened(f"/drafts/{draft.pk}/edit/", lead)
    phone = opened(f"/drafts/{draft.pk}/edit/", lead, width=390)
    type_mine(phone)
    phone.close()
    looked_at(idle)
    expect(idle.get_by_text("Newer text of yours from another window is kept since")).to_be_visible()
    check(idle)
    idle.get_by_role("link", name="Load the newer text").click()
    expect(idle.get_by_label("Summary")).to_have_value(MINE)
    expect(idle.get_by_text("Newer text of yours")).to_have_count(0)


def test_what_is_typed_in_two_windows_can_be_read_in_both(opened: Opened, lead: User, draft: Draft) -> None:
    first, second = (opened(f"/drafts/{draft.pk}/edit/", lead) for _ in range(2))
    type_mine(first)
    expect(first.get_by_text("What you typed is kept since")).to_be_visible()
    other = MINE.replace("43 minutes", "48 minutes")
    second.get_by_label("Summary").fill(other)
    expect(second.get_by_text("What you type here is kept beside it")).to_be_visible()
    looked_at(first)
    expect(first.get_by_text("Newer text of yours")).to_have_count(0)
    second.get_by_role("link", name="Load the newer text").click()
    expect(second.get_by_label("Summary")).to_have_value(MINE)
    second.get_by_text("What you typed in another window").click()
    expect(second.get_by_label("Text", exact=True)).to_have_value(re.compile("48 minutes"))
    check_every_look(second)
    second.get_by_role("button", name="Load it into the form").click()
    expect(second.get_by_label("Summary")).to_have_value(other)
    second.get_by_label("Reason for this edit").fill("PagerDuty shows 48 minutes")
    save(second)
    expect(second.get_by_role("heading", level=1)).to_contain_text("Approve your edit")
    expect(second.get_by_text("have not saved it")).to_be_visible()


def test_what_did_not_arrive_is_still_sent_by_the_next_that_asks(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    held_back(page, "**/edit/changes/", times=1)
    with page.expect_request("**/edit/changes/"):
        page.get_by_label("Summary").fill(MINE)
    looked_at(page)
    assert "43 minutes" in Typed.objects.get().fields["text"]


def test_the_step_of_an_edit_is_in_sight_beside_its_changes_and_what_it_offers(
    opened: Opened, lead: User, draft: Draft
) -> None:
    keep = {"customer@lists.example", "boss@eng.example"}
    text = BODY.replace("45 minutes", "43 minutes") + "\nOne more line.\n" * 60
    made = save_edit(lead, draft.pk, digest(draft), draft.subject, text, keep)
    page = opened(f"/drafts/{draft.pk}/revisions/{made.number}/approve/", lead)

    def top(selector: str) -> float:
        return float(page.evaluate("(one) => document.querySelector(one).getBoundingClientRect().top", selector))

    expect(page.get_by_role("heading", name="The same words stand in other versions")).to_be_visible()
    expect(page.get_by_role("button", name="Approve and send")).to_be_in_viewport(ratio=1)
    assert top(".step") == top(".step-diff") < top(".offers")
    page.mouse.wheel(0, 2000)
    page.wait_for_function("scrollY > 0")
    expect(page.get_by_role("button", name="Approve and send")).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 390, "height": 844})
    assert top(".step-diff") < top(".offers") < top(".step")
    check(page)
