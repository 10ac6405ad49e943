"""Where things stand on a page, and in which colour: what only a browser can tell."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.fence.models import Rule
from reviewer.redaction.passes import scan
from tests.browser.conftest import Opened
from tests.browser.desk_pages import report
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
