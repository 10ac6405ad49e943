"""Where things stand on a page, and in which colour: what only a browser can tell."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from reviewer.fence.models import Rule
from reviewer.redaction.passes import scan
from tests.browser.accessibility import violations
from tests.browser.conftest import Opened
from tests.browser.desk_pages import report
from tests.desk_support import digest
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def box(one: Locator) -> Any:
    found = one.bounding_box()
    assert found
    return found


@pytest.mark.parametrize("width", [390, 1440])
def test_what_can_be_done_about_an_address_stands_within_its_lines(
    may_edit: None, opened: Opened, lead: User, width: int
) -> None:
    Rule.objects.create(pattern="lists.acme.example", audience="customer", people=1862)
    long = f"{'updates-' * 9}x@lists.acme.example"
    content = Content("INC-7", to=(long, "ana@nobody.example"), text="The pool ran dry.")
    draft = make_draft(content, incident="INC-7", kind="report", audience="engineering", severity=1)
    fence = opened(f"/drafts/{draft.pk}/", lead, width).get_by_label("Who reads it")
    for name in ("Remove it", "Say who"):
        link = fence.get_by_role("link", name=name)
        said = link.locator("xpath=ancestor::li").locator(".st > span")
        assert box(link)["x"] >= box(said)["x"]
        assert box(link)["y"] < box(said)["y"] + box(said)["height"] + 4


def test_the_number_behind_a_blocker_is_red_as_its_mark_is(opened: Opened, lead: User) -> None:
    content = Content("INC-7", to=("all@cust.example",), text="The host 10.20.30.40 failed.")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)
    scan()
    page = opened(f"/drafts/{draft.pk}/", lead)
    number = page.locator(".lt-text .mark-n--block").first
    expect(number).to_be_visible()
    red = page.locator(".hintcard--block > summary > .i").first
    colour = "one => getComputedStyle(one).color"
    assert number.evaluate(colour) == red.evaluate(colour)


def test_at_four_times_the_size_a_step_opens_at_its_title_and_scrolls_as_one(opened: Opened, lead: User) -> None:
    page = opened(f"/drafts/{report()[2].pk}/", lead)
    page.set_viewport_size({"width": 320, "height": 256})
    page.keyboard.press("a")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Approve the Customer version")).to_be_in_viewport()
    assert dialog.evaluate("one => one.scrollHeight > one.clientHeight")
    body = dialog.locator(".dialog-body")
    assert body.evaluate("one => getComputedStyle(one).overflowY") == "visible"


def test_in_forced_colours_the_chosen_one_of_a_segment_is_outlined(opened: Opened, lead: User) -> None:
    """Its ground and its shadow are not drawn then."""
    show = opened(f"/drafts/{report()[2].pk}/", lead, forced_colors="active").get_by_role("navigation", name="Show")
    outlined = "one => getComputedStyle(one).outlineStyle"
    assert show.get_by_role("link", name="All text").evaluate(outlined) == "solid"
    assert show.get_by_role("link", name="Differences").evaluate(outlined) == "none"


def many_readers(one: str) -> Draft:
    """A draft to a hundred addresses, `one` of them last."""
    people = [f"person{number}@nobody.example" for number in range(99)]
    content = Content("INC-7", to=(*people, one), text="The pool ran dry.")
    return make_draft(content, incident="INC-7", kind="report", audience="engineering", severity=1)


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_hundred_addresses_do_not_push_the_mail_off(
    may_edit: None, opened: Opened, lead: User, width: int, several: bool
) -> None:
    Rule.objects.create(pattern="cust.example", audience="customer")
    draft = many_readers("ana@cust.example")
    if several:
        content = Content("INC-7", to=("ana@cust.example",), text="The pool ran dry.")
        make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)
    page = opened(f"/drafts/{draft.pk}/", lead, width)
    assert box(page.locator(".mailtext").first)["y"] < 1200
    fence = page.get_by_label("Who reads it").first
    stops = fence.get_by_role("listitem").filter(has_text="ana@cust.example").first
    assert box(stops)["y"] + box(stops)["height"] <= box(fence)["y"] + box(fence)["height"]
    assert violations(page) == []
    page.emulate_media(media="print")
    last = page.get_by_text("person98@nobody.example").first
    assert box(last)["y"] < box(page.locator(".mailtext").first)["y"]


def test_on_a_phone_the_way_through_the_queue_is_one_line(opened: Opened, lead: User) -> None:
    drafts = [report(f"INC-{number}")[0] for number in (7, 8, 9)]
    page = opened(f"/drafts/{drafts[1].pk}/", lead, 390)
    place = page.locator(".pager-place")
    expect(place).to_have_text("2 of 3")
    queue = page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Queue", exact=True)
    assert abs(box(place)["y"] + box(place)["height"] / 2 - box(queue)["y"] - box(queue)["height"] / 2) < 4


def test_the_list_of_keys_uses_its_room(opened: Opened, lead: User) -> None:
    page = opened("/keys/", lead)
    for words in page.locator(".keylist dd").all():
        assert box(words)["height"] < 24


def test_what_an_edit_states_stays_within_the_rail(may_edit: None, opened: Opened, lead: User) -> None:
    text = "Between 14:00 and 14:45 UTC on 12 March 2026 requests failed. The incident lasted about 40 minutes."
    customer, _ = (
        make_draft(Content("INC-7", to=("all@eng.example",), text=said), incident="INC-7", kind="report", audience=one)
        for one, said in (("customer", text), ("engineering", "It is over."))
    )
    save_edit(lead, customer.pk, digest(customer), "INC-7", f"{text} Sorry.", {"all@eng.example"})
    told = opened(f"/drafts/{customer.pk}/", lead).get_by_role("region", name="Facts of your edit").locator("dd")
    expect(told).to_contain_text("14:00 and 14:45 UTC vs about 40 minutes")
    assert told.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_what_one_can_press_of_a_mail_alone_begins_at_its_edge_on_a_phone(opened: Opened, lead: User) -> None:
    content = Content("INC-7", to=("all@cust.example",), text="The host 10.20.30.40 failed.")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)
    scan()
    page = opened(f"/drafts/{draft.pk}/", lead, 390)
    icon = page.locator(".rv-tools--alone .btn .i").first
    assert abs(box(icon)["x"] - box(page.locator(".lt-head dt").first)["x"]) < 2


@pytest.mark.parametrize("script", [True, False])
def test_keys_are_shown_where_they_work(opened: Opened, lead: User, script: bool) -> None:
    page = opened(f"/drafts/{report()[2].pk}/", lead, java_script_enabled=script)
    expect(page.locator(".d-keys")).to_be_visible(visible=script)
    expect(page.locator(".rv-tools kbd").first).to_be_visible(visible=script)
    expect(page.get_by_role("link", name="Keyboard shortcuts").first).to_be_visible()
