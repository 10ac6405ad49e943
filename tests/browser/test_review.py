"""Reading a draft in a browser: every state is accessible, keys work, nothing foreign is loaded."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Request, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Delivery
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.browser.accessibility import check, check_every_look
from tests.browser.conftest import Opened
from tests.browser.desk_pages import all_open, changed_since, decision_on, hostile, in_state, report
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def in_every_state(user: User) -> dict[str, str]:
    """The addresses of drafts in every state, and what is new on the page of each, all of it where nothing is said."""
    held, needs_look, sent, changed = (report(incident)[0] for incident in ("INC-1", "INC-2", "INC-3", "INC-4"))
    in_state(held, user, Delivery.State.WAITING)
    in_state(needs_look, user, Delivery.State.NEEDS_LOOK)
    in_state(sent, user, Delivery.State.DONE)
    changed_since(changed)
    expired = make_draft(expires_at=timezone.now())
    return {
        f"/drafts/{held.pk}/": "",
        f"/drafts/{needs_look.pk}/": ".decide",
        f"/drafts/{sent.pk}/": ".decide",
        f"/drafts/{hostile().pk}/": "",
        f"/drafts/{expired.pk}/": ".decide",
        f"/drafts/{changed.pk}/revisions/2/": "",
    }


def test_every_state_is_accessible(opened: Opened, lead: User) -> None:
    page = opened("/keys/", lead)
    for path, within in in_every_state(lead).items():
        page.goto(path)
        check_every_look(page, within)


def test_what_changed_since_it_was_read_is_accessible(opened: Opened, lead: User) -> None:
    draft = report()[2]
    page = opened(f"/drafts/{draft.pk}/", lead)
    changed_since(draft)
    page.reload()
    expect(page.get_by_text("Changed since you read it at")).to_be_visible()
    page.get_by_text("Show what changed").click()
    expect(page.locator(".since ins").filter(has_text="41")).to_be_visible()
    check_every_look(page, ".since")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("link", name="Side by side").click()
    expect(page.locator(".df-beside del").filter(has_text="45")).to_be_visible()


def test_on_narrow_paper_every_version_stands_with_its_name(opened: Opened, reader: User) -> None:
    page = opened(f"/drafts/{report()[2].pk}/", reader, 700, theme="dark")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(page.get_by_role("heading", name="Summary, Engineering")).to_be_hidden()
    page.emulate_media(media="print")
    for audience in ("Engineering", "Executive", "Customer"):
        heading = page.get_by_role("heading", name=f"Timeline, {audience}").bounding_box()
        assert heading is not None
        assert heading["width"] > 100
    expect(page.locator(".decide .btn").first).to_be_hidden()
    # Dark ink, also from the dark theme.
    expect(page.locator("body")).to_have_css("color", "rgb(21, 25, 29)")


def two_versions(text: str) -> Draft:
    """Both say the same."""
    content = Content("INC-7", ("sre@eng.example",), text=text)
    customer, _ = (
        make_draft(content, incident="INC-7", kind="report", audience=one) for one in ("customer", "engineering")
    )
    return customer


def test_on_paper_no_column_of_a_table_is_cut_off(opened: Opened, reader: User) -> None:
    head = [f"column{number}" for number in range(9)]
    rows = [head, ["---"] * 9, *[["sha256:" + "9f2c" * 12] * 9] * 3]
    text = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    draft = two_versions(text)
    page = opened(f"/drafts/{draft.pk}/", reader, 720)
    page.emulate_media(media="print")
    table = page.locator(".mailtext table").last
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth + 1")
    last, edge = table.locator("th").last.bounding_box(), page.locator(".cell:visible").last.bounding_box()
    assert last
    assert edge
    assert last["x"] + last["width"] <= edge["x"] + edge["width"] + 1


@pytest.mark.parametrize("width", [1100, 1440])
def test_many_sections_leave_the_text_its_room(opened: Opened, reader: User, width: int) -> None:
    text = "\n\n".join(
        f"## Section number {number} about part {number}\n\nWhat part {number} did." for number in range(60)
    )
    draft = two_versions(text)
    page = opened(f"/drafts/{draft.pk}/", reader, width)
    page.get_by_role("navigation", name="Sections").get_by_text("part 40").click()
    heads = page.locator(".rv-sticky").bounding_box()
    section = page.locator("p", has_text="What part 40 did.").first.bounding_box()
    assert heads
    assert section
    assert heads["y"] + heads["height"] <= section["y"] < 450
    expect(page.locator(".rv-jump .tabs [aria-current]")).to_be_in_viewport(ratio=1)


def test_the_other_views_of_the_mail_are_accessible(opened: Opened, reader: User) -> None:
    page = opened(f"/drafts/{hostile().pk}/", reader)
    page.get_by_text("Exactly as written").click()
    check(page)
    page.get_by_text("Show what differs").click()
    page.get_by_text("HTML part", exact=True).click()
    expect(page.frame_locator(".mailframe").get_by_text("The pool ran dry for 40 minutes.")).to_be_visible()
    check_every_look(page, ".lt-parts")


def test_nothing_of_a_mail_is_run_or_loaded(opened: Opened, lead: User) -> None:
    draft = hostile()
    page = opened("/history/", lead)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(f"/drafts/{draft.pk}/")
    page.get_by_text("HTML part", exact=True).click()
    frame = page.frame_locator(".mailframe")
    expect(frame.get_by_text("not loaded: https://tracker.example/p.gif")).to_be_visible()
    assert not [url for url in asked if "tracker.example" in url]
    assert "run" not in page.title()


def test_keys_1_2_3_choose_the_version(opened: Opened, lead: User) -> None:
    drafts = report()
    page = opened(f"/drafts/{drafts[0].pk}/", lead)
    for key, draft in zip("321", reversed(drafts), strict=True):
        page.keyboard.press(key)
        page.wait_for_url(f"**/drafts/{draft.pk}/")


def test_keys_work_on_a_layout_of_other_letters(opened: Opened, lead: User) -> None:
    page = opened(f"/drafts/{report()[2].pk}/", lead)
    press = (
        "key => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key }))"
    )
    # A third sign of a Latin key is none of its letter.
    assert page.evaluate(press, {"key": "æ", "code": "KeyA", "modifierAltGraph": True})
    assert not page.evaluate(press, {"key": "к", "code": "KeyR"})
    dialog = page.get_by_role("dialog", name="Reject the Customer version")
    dialog.get_by_label("What should change").fill("It lasted 43 minutes, not 45")
    assert not page.evaluate(press, {"key": "Enter", "code": "Enter", "ctrlKey": True})
    expect(decision_on(page, "Customer")).to_contain_text("rejected it")


def test_j_and_k_go_through_the_queue_and_back(opened: Opened, lead: User) -> None:
    first, second = make_draft(), make_draft()
    page = opened(f"/drafts/{first.pk}/", lead)
    page.keyboard.press("j")
    page.wait_for_url(f"**/drafts/{second.pk}/")
    page.keyboard.press("k")
    page.wait_for_url(f"**/drafts/{first.pk}/")


def ask_again(page: Page) -> None:
    """What the clock does every 15 seconds."""
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")


def test_somebody_elses_decision_arrives_and_the_text_stays(opened: Opened, lead: User, commander: User) -> None:
    draft = report()[0]
    page = opened(f"/drafts/{draft.pk}/", lead)
    expect(page.get_by_role("link", name="Approve Engineering")).to_be_visible()
    page.evaluate("document.querySelectorAll('.cell, .d-cell').forEach(one => one.dataset.same = 'yes')")
    decided(commander, draft)
    ask_again(page)
    expect(decision_on(page, "Engineering")).to_contain_text("Omar Haddad approved it at")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.locator("#announce")).to_contain_text("Engineering: Omar Haddad approved it")
    expect(page.locator(".vhead").first).to_contain_text("In hold")
    # Nothing else has moved: neither the text nor the other columns.
    assert page.locator(".cell:not([data-same])").count() == 0
    assert page.locator(".d-cell:not([data-same])").count() == 1


def test_a_changed_draft_is_announced_and_the_text_stays(opened: Opened, lead: User) -> None:
    draft = report()[0]
    page = opened(f"/drafts/{draft.pk}/", lead)
    changed_since(draft)
    ask_again(page)
    expect(page.get_by_text("A changed draft has arrived.", exact=True)).to_be_visible()
    expect(page.locator("#announce")).to_have_text("Engineering version: a changed draft has arrived.")
    expect(page.locator(".cell[data-v=v1]").nth(1)).to_contain_text("45 minutes")
    page.get_by_role("link", name="Read the new one").click()
    expect(page.locator(".cell[data-v=v1]").nth(1)).to_contain_text("41 minutes")


@pytest.mark.parametrize("opens", [False, True], ids=["on the page", "behind a dialog"])
def test_the_focus_stays_at_a_bar_that_is_decided_by_somebody_else(
    opened: Opened, lead: User, commander: User, opens: bool
) -> None:
    draft = report()[0]
    page = opened(f"/drafts/{draft.pk}/", lead)
    bar = decision_on(page, "Engineering")
    bar.get_by_role("link", name="Reject").focus()
    if opens:
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
    in_state(draft, commander, Delivery.State.WAITING)
    ask_again(page)
    expect(bar).to_contain_text("Omar Haddad approved it at")
    if opens:
        page.keyboard.press("Escape")
    # Not at Stop: Enter would stop a decision that nobody has seen yet.
    expect(bar).to_be_focused()


def test_what_arrives_behind_a_dialog_is_announced_in_it(opened: Opened, lead: User) -> None:
    draft = report()[0]
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("a")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Approve the Engineering version")
    changed_since(draft)
    ask_again(page)
    expect(dialog.get_by_role("status")).to_have_text("Engineering version: a changed draft has arrived.")
    page.keyboard.press("Escape")
    expect(page.locator("body > #announce")).to_have_count(1)
    expect(dialog).to_have_count(0)


def test_what_is_under_way_is_followed_by_itself(opened: Opened, lead: User) -> None:
    draft = report()[0]
    decision = decided(lead, draft)
    page = opened(f"/drafts/{draft.pk}/", lead)
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    Delivery.objects.filter(decision=decision).update(state="done", note="MultiMail shows it as sent.")
    type(decision).objects.filter(pk=decision.pk).update(outcome="done", closed_at=timezone.now())
    Draft.objects.filter(pk=draft.pk).update(state="sent", closed_at=timezone.now())
    expect(page.get_by_text("MultiMail shows it as sent.").first).to_be_visible()
    expect(page.locator("[data-moving]")).to_have_count(0)


def test_long_words_of_a_mail_make_no_page_wider_than_a_phone(opened: Opened, lead: User) -> None:
    long = "x" * 300
    content = Content(
        "Long words",
        ("a@x.example",),
        text=f"[here](http://e.example/{long}) and ![an image](http://t.example/{long})",
        html=f"<p>{long}</p><img src='http://t.example/{long}'>",
    )
    draft = make_draft(content, audience="customer", incident="INC-7", kind="report", tags={"k" * 100: "v" * 200})
    page = opened(f"/drafts/{draft.pk}/", lead, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    all_open(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_each_way_to_decide_says_of_which_version_it_is(opened: Opened, commander: User, may_edit: None) -> None:
    page = opened(f"/drafts/{report()[0].pk}/", commander)
    for way in ("Edit", "Reject…"):
        for audience in ("Engineering", "Executive", "Customer"):
            expect(page.get_by_role("link", name=f"{way} for {audience}")).to_have_count(1)
