"""The whole road through a report: by keyboard alone, by touch, without script, with somebody else at work."""

from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.drafts.models import Draft
from reviewer.fence.models import Rule
from tests.browser.accessibility import check, check_every_look
from tests.browser.conftest import Opened, session_of
from tests.browser.desk_pages import BODY, decision_on, report
from tests.desk_support import change, decided
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def drafts(settings: Any) -> list[Draft]:
    """Three versions, of which the last says otherwise how long it took; and another incident after them."""
    settings.HOLD_SECONDS = 60
    versions = report()
    change(versions[2], text=BODY.replace("45 minutes", "20 minutes"))
    make_draft()
    return versions


def said() -> dict[str, str]:
    return {decision.draft.audience: decision.action for decision in Decision.objects.select_related("draft")}


def test_by_keyboard_alone(
    opened: Opened, live_server: LiveServer, lead: User, commander: User, drafts: list[Draft]
) -> None:
    page = opened(f"/drafts/{drafts[0].pk}/", lead)
    page.keyboard.press("f")
    expect(page.locator(".fact:focus")).to_have_text("45 minutes")
    expect(page.locator(".factbox.here")).to_contain_text("Customer differs")
    page.keyboard.press("2")
    page.keyboard.press("a")
    expect(page.get_by_role("dialog", name="Approve the Executive version")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(decision_on(page, "Executive")).to_contain_text("Lena Brandt approved it at")
    page.keyboard.press("3")
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="Reject the Customer version")
    dialog.get_by_role("textbox").focus()
    page.keyboard.type("It lasted 45 minutes, not 20")
    page.keyboard.press("Control+Enter")
    expect(decision_on(page, "Customer")).to_contain_text("Lena Brandt rejected it at")
    decision_on(page, "Customer").get_by_role("button", name="Stop").focus()
    page.keyboard.press("Enter")
    expect(decision_on(page, "Customer")).to_contain_text("It waits for a decision again.")
    expect(decision_on(page, "Customer").get_by_role("link", name="See 1 fact")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".fact:focus")).to_have_text("20 minutes")
    # All has been looked at: what is left is to approve, also after a reload.
    page.reload()
    expect(decision_on(page, "Customer").locator(".btn--lead:visible")).to_contain_text("Approve Customer…")
    # Not by whoever signs in after them in this tab.
    theirs = session_of(commander)
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": theirs, "url": live_server.url}])
    page.reload()
    expect(decision_on(page, "Customer").locator(".btn--lead:visible")).to_contain_text("See 1 fact")
    assert said() == {"executive": "approve", "customer": "reject"}


def test_by_touch_on_a_phone(opened: Opened, lead: User, drafts: list[Draft]) -> None:
    page = opened(f"/drafts/{drafts[0].pk}/", lead, 390)
    expect(page.get_by_role("link", name="Approve Customer")).to_have_count(0)
    page.locator(".vhead").filter(has_text="Customer").tap()
    expect(page.locator(".cell:visible .fact").first).to_have_text("20 minutes")
    page.locator(".cell:visible .fact").first.tap()
    expect(page.locator(".factbox").first).to_be_in_viewport()
    page.locator(".factbox").first.get_by_role("link", name="45 minutes").first.tap()
    expect(page.get_by_role("radio", name="Engineering")).to_be_checked()
    page.get_by_role("link", name="Approve Engineering").tap()
    page.get_by_role("dialog").get_by_role("button", name="Approve and send").tap()
    expect(decision_on(page, "Engineering")).to_contain_text("Lena Brandt approved it at")
    page.get_by_role("link", name="Next: Executive version").tap()
    expect(page.get_by_role("link", name="Approve Executive")).to_be_visible()
    assert said() == {"engineering": "approve"}


def test_without_script_all_ready_versions_in_one_step(opened: Opened, lead: User, drafts: list[Draft]) -> None:
    change(drafts[2], html="")
    page = opened(f"/drafts/{drafts[0].pk}/", lead, java_script_enabled=False)
    page.get_by_role("link", name="Approve 3 versions").click()
    page.get_by_role("checkbox", name="Customer version").uncheck()
    page.get_by_role("button", name="Approve the chosen").click()
    expect(page.get_by_text("You approved the Engineering version and the Executive version at")).to_be_visible()
    assert said() == {"engineering": "approve", "executive": "approve"}
    decision_on(page, "Executive").get_by_role("button", name="Stop").click()
    expect(decision_on(page, "Executive")).to_contain_text("It waits for a decision again.")
    assert Decision.objects.get(draft=drafts[0]).outcome == ""


def test_the_buttons_of_each_bar_stand_in_one_line(
    opened: Opened, lead: User, drafts: list[Draft], may_edit: None
) -> None:
    change(drafts[1], text=BODY.replace("45 minutes", "11:20 to 15:02 UTC, 3 h 42 min"))
    page = opened(f"/drafts/{drafts[0].pk}/", lead)
    expect(page.get_by_role("link", name="See 1 fact").first).to_be_visible()
    tops = "all => all.map(one => Math.round(one.getBoundingClientRect().top))"
    assert len(set(page.locator(".d-row .btn:visible").evaluate_all(tops))) == 1


def test_every_tab_of_a_section_is_to_be_seen(opened: Opened, lead: User, drafts: list[Draft]) -> None:
    for draft in drafts:
        change(draft, text="".join(f"## A section with the name {name}\n\nIt broke.\n\n" for name in range(9)))
    page = opened(f"/drafts/{drafts[0].pk}/", lead)
    ends = page.locator(".rv-jump .tabs a").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    strip = page.locator(".rv-jump .tabs").bounding_box()
    assert strip is not None
    assert len(ends) == 9
    assert max(ends) <= strip["x"] + strip["width"] + 1
    check(page)


def test_the_main_button_leads_to_addresses_as_well(opened: Opened, lead: User, drafts: list[Draft]) -> None:
    Rule.objects.create(pattern="lists.example", audience="customer")
    change(drafts[0], to=("boss@lists.example",))
    change(drafts[2], to=("customer@lists.example", "press@l\u0456sts.example"), html="", text=BODY)
    page = opened(f"/drafts/{drafts[0].pk}/", lead, 390)
    decision_on(page, "Engineering").get_by_role("link", name="Next blocker, 1 left").tap()
    expect(page.locator(".fence li:focus")).to_contain_text("boss@lists.example is read by the customer audience")
    page.locator(".vhead").filter(has_text="Customer").tap()
    bar = decision_on(page, "Customer")
    bar.get_by_role("link", name="Review 1 warning").tap()
    expect(page.locator(".fence li:focus")).to_contain_text("press@l")
    expect(page.locator(".fence li:focus")).to_be_in_viewport()
    expect(bar.locator(".btn--lead:visible")).to_contain_text("Approve Customer…")


def test_the_next_blocker_is_another_at_each_press(opened: Opened, lead: User, drafts: list[Draft]) -> None:
    Rule.objects.create(pattern="lists.example", audience="customer")
    secrets = "The password was hunter2-Kx9vQ2.\n\nThe password is hunter3-Lm4wZ8 now."
    change(drafts[0], to=("boss@lists.example", "ceo@lists.example"), text=secrets)
    page = opened(f"/drafts/{drafts[0].pk}/", lead, 390)
    following = decision_on(page, "Engineering").get_by_role("link", name="Next blocker, 4 left")
    cards = page.locator("details.hintcard[data-open-hint][data-v=v1]")
    lines = page.locator(".fence li:focus")
    for _ in range(2):
        for number in range(2):
            following.tap()
            expect(cards.nth(number)).to_have_attribute("open", "")
        for address in ("boss@lists.example", "ceo@lists.example"):
            following.tap()
            expect(lines).to_contain_text(address)


def test_two_people_at_once(opened: Opened, lead: User, commander: User, drafts: list[Draft]) -> None:
    change(drafts[2], html="")
    page = opened(f"/drafts/{drafts[0].pk}/", lead)
    page.get_by_role("link", name="Approve 3 versions").click()
    dialog = page.get_by_role("dialog", name="Approve 3 versions")
    expect(dialog).to_contain_text("customer@lists.example")
    decided(commander, drafts[1])
    dialog.get_by_role("checkbox", name="Executive version").uncheck()
    dialog.get_by_role("button", name="Approve the chosen").click()
    expect(decision_on(page, "Executive")).to_contain_text("Omar Haddad approved it at")
    expect(decision_on(page, "Customer")).to_contain_text("Lena Brandt approved it at")
    assert Decision.objects.count() == 3


def test_at_four_times_the_size_it_is_read_one_by_one(opened: Opened, lead: User, drafts: list[Draft]) -> None:
    page = opened(f"/drafts/{drafts[2].pk}/", lead)
    page.set_viewport_size({"width": 360, "height": 225})
    expect(page.locator(".cell:visible .fact").first).to_have_text("20 minutes")
    check(page)


def test_differences_and_the_one_step_are_accessible(opened: Opened, lead: User, drafts: list[Draft]) -> None:
    page = opened(f"/drafts/{drafts[2].pk}/differences/?look=beside", lead)
    check_every_look(page)
    read = " ".join(f"{draft.pk}:{draft.current.digest}" for draft in drafts if draft.current)
    page.goto(f"/drafts/{drafts[2].pk}/approve-ready/?read={read}")
    check_every_look(page)


def test_five_versions_are_accessible(opened: Opened, lead: User, settings: Any) -> None:
    settings.AUDIENCES = ["engineering", "executive", "support", "partner", "customer"]
    versions = [make_draft(incident="INC-9", kind="report", audience=audience) for audience in settings.AUDIENCES]
    check_every_look(opened(f"/drafts/{versions[0].pk}/", lead))


def test_a_notice_in_the_bar_of_one_of_several_has_the_whole_width_for_its_words(
    opened: Opened, lead: User, drafts: list[Draft]
) -> None:
    """The bars of all columns are as high as the highest, and stand over the text that is read."""
    page = opened(f"/drafts/{drafts[0].pk}/", lead)
    change(drafts[2], text="It broke twice.")
    page.evaluate("htmx.trigger('#rv-poll', 'poll')")
    notice = decision_on(page, "Customer").locator(".notice")
    words, link = notice.locator("p").bounding_box(), notice.get_by_role("link").bounding_box()
    assert words is not None
    assert link is not None
    assert link["y"] >= words["y"] + words["height"] - 4
