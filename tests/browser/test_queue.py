import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from reviewer.accounts.models import User
from reviewer.desk.queue.compared import compare
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision, SyncPass
from reviewer.drafts.words import Kind
from tests.browser.accessibility import check, check_every_look
from tests.browser.conftest import Opened
from tests.browser.desk_pages import held_back
from tests.desk_queue.rows import decide, make_report, make_version
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def filled(lead: User) -> list[Draft]:
    """One row of every look there is."""
    now = timezone.now()
    SyncPass.objects.create(started_at=now, finished_at=now, outcome="done")
    make_version("PD-9", "customer", hours=-0.1)
    soon = make_report("PD-1", hours=0.5, subject="Incident Report: checkout is down")
    under_way = make_report("PD-2", hours=3, severity=2)
    decide(under_way[0], lead, seconds=50)
    decide(under_way[1], lead, state="posting", seconds=-1)
    decide(under_way[2], lead, state="needs_look", seconds=-1)
    make_version("PD-3", "customer", hours=30, severity=3, subject="Postmortem: " + "a very long subject " * 20)
    (
        make_version("PD-4", "customer", hours=40, kind=Kind.UPDATE),
        make_version("PD-4", "customer", hours=41, kind=Kind.UPDATE),
    )
    make_draft(received_at=now - timedelta(days=1))
    return soon


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.id"))


def test_every_page_of_the_frame_is_accessible(opened: Opened, commander: User, filled: list[Draft]) -> None:
    commander.set_password("correct-horse-battery")
    commander.save(update_fields=["password"])
    page = opened("/", commander)
    for path in ("/", "/?q=zebra&severity=x", "/keys/", "/account/password/change/"):
        page.goto(path)
        expect(page).to_have_url(re.compile(re.escape(path) + "$"))
        check_every_look(page)


def test_an_empty_queue_with_no_answer_from_multimail_is_accessible(opened: Opened, commander: User) -> None:
    then = timezone.now() - timedelta(minutes=9)
    SyncPass.objects.create(started_at=then, finished_at=then, outcome="failed", error="no connection")
    page = opened("/", commander)
    expect(page.get_by_text("MultiMail has not answered yet.")).to_be_visible()
    check_every_look(page)


def test_a_hold_that_ends_in_an_open_queue_is_said_to_have_ended(
    opened: Opened, commander: User, filled: list[Draft]
) -> None:
    page = opened("/", commander)
    left = page.locator("[data-hold-until]")
    left.evaluate("one => one.dataset.holdUntil = new Date(0).toISOString()")
    expect(left.locator("..")).to_have_text("In hold no more. Load again")


def test_j_and_k_move_a_real_focus_and_enter_opens(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    page.keyboard.press("j")
    assert focused(page) == "Incident Report: PD-9"
    page.keyboard.press("j")
    assert focused(page) == "Incident Report: checkout is down"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert focused(page) == "Incident Report: PD-9"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/drafts/{filled[0].pk}/$"))


def test_slash_searches_and_what_is_typed_is_no_key(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    page.keyboard.press("/")
    page.keyboard.type("checkout j?")
    expect(page.get_by_role("searchbox")).to_have_value("checkout j?")
    expect(page.get_by_text("No waiting draft matches")).to_be_visible()
    page.get_by_role("searchbox").fill("checkout")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?q=checkout$"))
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert focused(page) == "Incident Report: checkout is down"


def test_a_filter_acts_at_once_and_keeps_the_focus(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    page.get_by_label("Severity").focus()
    page.get_by_label("Severity").select_option("sev3")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?severity=sev3$"))
    expect(page.locator("#f-severity")).to_be_focused()
    page.go_back()
    expect(page.locator("[data-row]")).to_have_count(6)
    expect(page.locator("#f-severity")).to_have_value("")


def test_filters_work_without_script(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander, java_script_enabled=False)
    page.get_by_label("Severity").select_option("sev3")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("[data-row]")).to_have_count(1)


def test_chords_and_the_list_of_keys(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    page.keyboard.press("?")
    page.wait_for_url("**/keys/")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url("**/history/")  # until it is loaded: keys are heard once the page's script runs
    page.keyboard.press("g")
    page.keyboard.press("q")
    expect(page).to_have_url(re.compile(r":\d+/$"))


def test_single_keys_can_be_turned_off(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/keys/", commander)
    page.get_by_role("button", name="Turn single keys off").click()
    expect(page.get_by_text("Single keys are off on this device.")).to_be_visible()
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    expect(page).to_have_url(re.compile(r":\d+/$"))


def test_new_drafts_are_announced_and_nothing_moves(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    row = page.locator("[data-row]").nth(2)
    before = row.bounding_box()
    make_version("PD-50", "customer", hours=0.1)
    page.evaluate("htmx.trigger('#queue-news', 'poll')")
    expect(page.locator("#queue-told")).to_contain_text("1 new draft.")
    expect(page.locator("#announce")).to_have_text("1 new draft.")
    assert row.bounding_box() == before
    expect(page.locator("[data-row]")).to_have_count(6)
    page.get_by_role("link", name="Show", exact=True).click()
    expect(page.locator("[data-row]")).to_have_count(7)


@pytest.mark.parametrize("width", [390, 1440])
def test_what_somebody_else_decides_is_told_and_no_row_changes(
    opened: Opened, commander: User, lead: User, filled: list[Draft], width: int
) -> None:
    page = opened("/", commander, width=width)
    rows = page.locator("[data-row]")
    cell = rows.locator(f"a.l1[href^='/drafts/{filled[0].pk}/']")
    before, said = [one.bounding_box() for one in rows.all()], cell.inner_text()
    decided(lead, filled[0])
    asked_for_news(page)
    expect(page.locator("#queue-told")).to_contain_text("1 draft here was decided or stopped meanwhile.")
    expect(page.locator("#announce")).to_have_text("1 draft here was decided or stopped meanwhile.")
    assert ([one.bounding_box() for one in rows.all()], cell.inner_text()) == (before, said)
    check(page)
    page.locator("#news-show").click()
    expect(page.locator("#queue-told")).to_be_empty()


def test_a_poll_does_not_break_off_the_filter_that_is_on_its_way(
    opened: Opened, commander: User, filled: list[Draft]
) -> None:
    page = opened("/", commander)
    asked = held_back(page, "**/?*severity=sev3*")
    with page.expect_request("**/?*severity=sev3*"):
        page.get_by_label("Severity").select_option("sev3")
    synced()
    asked_for_news(page)
    page.wait_for_timeout(300)
    asked[0].continue_()
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?severity=sev3$"))


def test_a_filter_that_takes_the_polls_place_brings_the_banners(
    opened: Opened, commander: User, filled: list[Draft]
) -> None:
    page = opened("/", commander)
    held_back(page, "**/queue/news/*")
    synced("failed")
    with page.expect_request("**/queue/news/*"):
        asked_for_news(page)
    # What the poll would still be told has no place any more.
    with page.expect_event("requestfailed", lambda failed: "/queue/news/" in failed.url):
        page.get_by_label("Severity").select_option("sev3")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.locator("#trouble")).to_contain_text("MultiMail has not answered since")
    expect(page.locator("#announce")).to_contain_text("MultiMail has not answered since")
    expect(page.locator("#live")).to_contain_text("Not synced since")


def synced(outcome: str = "done") -> None:
    """The next pass of the sync is over."""
    SyncPass.objects.create(finished_at=timezone.now() + timedelta(seconds=1), outcome=outcome, error="no connection")


def asked_for_news(page: Page) -> None:
    page.evaluate("document.querySelectorAll('[data-poll]').forEach((one) => htmx.trigger(one, 'poll'))")


def test_a_link_of_what_came_keeps_the_focus_when_more_comes(
    opened: Opened, commander: User, filled: list[Draft]
) -> None:
    page = opened("/", commander)
    make_version("PD-50", "customer")
    asked_for_news(page)
    show = page.get_by_role("link", name="Show", exact=True)
    show.focus()
    stays(page, show)
    make_version("PD-51", "customer")
    asked_for_news(page)
    expect(page.locator("#queue-told")).to_contain_text("2 new drafts.")
    expect(show).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/keys/"])
def test_a_link_of_a_banner_keeps_the_focus_when_another_comes(
    opened: Opened, commander: User, filled: list[Draft], path: str
) -> None:
    page = opened(path, commander)
    look = page.locator("#trouble").get_by_role("link", name="Look at it")
    look.focus()
    stays(page, look)
    synced("failed")
    asked_for_news(page)
    expect(page.locator("#trouble")).to_contain_text("MultiMail has not answered since")
    expect(look).to_be_focused()


def stays(page: Page, link: Locator) -> None:
    """After a pass that changes nothing of it, it is the very same: what is held down is pressed."""
    link.evaluate("one => { window.before = one }")
    synced()
    with page.expect_response(re.compile("/live/|/queue/news/")) as answer:
        asked_for_news(page)
    assert answer.value.status == 200
    page.wait_for_timeout(300)
    assert link.evaluate("one => one === window.before")
    expect(link).to_be_focused()


def test_a_sync_that_fails_is_told_on_every_page(opened: Opened, commander: User, filled: list[Draft]) -> None:
    pages = [opened(path, commander) for path in ("/", "/keys/", f"/drafts/{filled[0].pk}/")]
    SyncPass.objects.create(finished_at=timezone.now(), outcome="failed", error="no connection")
    for page in pages:
        page.evaluate("document.querySelectorAll('[data-poll]').forEach((one) => htmx.trigger(one, 'poll'))")
        expect(page.locator("#trouble")).to_contain_text("MultiMail has not answered since")
        expect(page.locator("#live")).to_contain_text("Not synced since")
        expect(page.locator("#announce")).to_contain_text("MultiMail has not answered since")


def test_a_banner_is_announced_once_though_it_is_drawn_again_with_another(
    opened: Opened, commander: User, filled: list[Draft]
) -> None:
    page = opened("/keys/", commander)
    expect(page.locator("#trouble")).to_contain_text("1 decision needs a look.")
    synced("failed")
    asked_for_news(page)
    expect(page.locator("#announce")).to_have_text(re.compile(r"^MultiMail has not answered since [^.]+\.$"))


def test_a_page_that_hears_nothing_of_the_desk_does_not_call_itself_live(
    opened: Opened, commander: User, filled: list[Draft]
) -> None:
    page = opened(f"/drafts/{filled[0].pk}/", commander)
    live = page.locator("#live")
    expect(live.get_by_text("Live, synced")).to_be_visible()
    page.evaluate("Date.now = ((before) => () => before() + 61_000)(Date.now)")
    expect(live.get_by_text("no news since")).to_be_visible()
    expect(live.get_by_text("Live, synced")).to_be_hidden()
    asked_for_news(page)
    expect(live.get_by_text("Live, synced")).to_be_visible()
    expect(live.get_by_text("no news since")).to_be_hidden()


SECONDS_SHOWN = """() => new Promise((done) => {
    const seen = [];
    const look = () => {
        const left = parseInt(document.querySelector("[data-hold-until]").textContent);
        if (left !== seen.at(-1)) seen.push(left);
        if (seen.length === 3) done(seen);
    };
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
    look();
})"""


def test_the_hold_counts_down_by_the_second(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    first, second, third = page.evaluate(SECONDS_SHOWN)
    # A busy machine may swallow one.
    assert first - second in (1, 2)
    assert second - third in (1, 2)


def test_the_theme_turns_at_once_and_stays(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander, theme="light")
    with page.expect_response("**/theme/"):
        page.get_by_role("button", name="Switch theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 17, 19)"


def test_the_end_of_the_session_is_told_in_place(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    page.context.clear_cookies()
    page.evaluate("htmx.trigger('#queue-news', 'poll')")
    expect(page.locator("#signed-out")).to_be_visible()
    expect(page.locator("[data-row]")).to_have_count(6)


def test_the_menu_opens_closes_and_signs_out(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander, width=390)
    menu = page.locator("details[data-menu]")
    menu.locator("summary").click()
    expect(menu.get_by_text("Incident commander")).to_be_visible()
    check(page)
    page.keyboard.press("Escape")
    expect(menu.get_by_text("Incident commander")).to_be_hidden()
    menu.locator("summary").click()
    menu.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_search_on_a_phone(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander, width=390)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_focused()


NAME = """() => {
    const one = document.activeElement;
    return (one.getAttribute("aria-label") || one.textContent || one.name).trim().slice(0, 24);
}"""


def test_tab_goes_in_reading_order(opened: Opened, commander: User, filled: list[Draft]) -> None:
    page = opened("/", commander)
    seen = []
    for _ in range(18):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(NAME))
    assert seen[0] == "Skip to content"
    assert [name.split()[0] for name in seen[1:5]] == ["Reviewer,", "Queue", "Decided", "Rules"]
    assert seen.index("Switch theme") < seen.index("Search waiting drafts") < seen.index("Incident Report: PD-9")


@pytest.mark.parametrize("width", [390, 1440])
def test_whose_edit_waits_stands_in_the_cell(opened: Opened, commander: User, lead: User, width: int) -> None:
    draft = make_version("INC-7", "customer")
    base = draft.current
    assert base is not None
    fields = Revision.fields_of(replace(base.content, text="It broke twice."))
    Revision.objects.create(draft=draft, number=2, author=lead, base=base, **fields)
    page = opened("/", commander, width=width)
    expect(page.get_by_text("Lena's edit")).to_be_visible()
    check(page)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_press_on_what_differs_shows_it(opened: Opened, commander: User, width: int) -> None:
    for audience, minutes in (("engineering", 45), ("customer", 30)):
        content = Content("Report", (f"all@{audience}.example",), text=f"The outage lasted {minutes} minutes.")
        make_version("PD-1", audience, content=content, subject="Report")
    make_version("PD-2", "engineering", hours=80)
    compare()
    make_version("PD-3", "engineering", hours=90)
    page = opened("/", commander)
    check_every_look(page)
    page.set_viewport_size({"width": width, "height": 900})
    expect(page.get_by_text("Not yet compared")).to_be_visible()
    expect(page.get_by_text("Agree")).to_be_visible(visible=width > 719)
    page.get_by_role("link", name="Facts: 1 differs").click()
    expect(page).to_have_url(re.compile(r"/drafts/\d+/#f-1$"))
    expect(page.locator("#f-1")).to_be_in_viewport()
    expect(page.locator("#f-1")).to_contain_text("45 minutes")


@pytest.mark.parametrize("width", [390, 1240, 1440, 1920])
def test_one_audience_leaves_what_is_unsorted_its_place(
    opened: Opened, commander: User, settings: Any, width: int
) -> None:
    settings.AUDIENCES = ["engineering"]
    make_version("PD-1", "")
    compare()
    cell = opened("/", commander, width=width).get_by_role("cell", name="Unsorted: Waiting")
    expect(cell).to_be_visible()
    assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth")


@pytest.mark.parametrize("count", [4, 5, 6])
def test_many_audiences_do_not_lie_over_one_another_on_a_tablet(
    opened: Opened, commander: User, settings: Any, count: int
) -> None:
    settings.AUDIENCES = ["engineering", "executive", "customer", "regulators", "partners", "everybody"][:count]
    for minutes, audience in enumerate(settings.AUDIENCES, 30):
        content = Content("Report", (f"all@{audience}.example",), text=f"The outage lasted {minutes} minutes.")
        make_version("PD-1", audience, content=content)
    compare()
    make_version("PD-2", "engineering", hours=80)
    page = opened("/", commander, width=768)
    expect(page.get_by_role("link", name=re.compile("Facts: [0-9] differ"))).to_be_visible()
    wide = "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.innerText)"
    assert page.locator(".q-row > *").evaluate_all(wide) == []
