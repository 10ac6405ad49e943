"""What is on paper: the day, one left edge, and nothing that one could press."""

import re

import pytest
from playwright.sync_api import Page, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.drafts.content import Content
from tests.browser.conftest import Opened
from tests.browser.desk_pages import report
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Where the words of an element begin, without the space kept around them.
EDGE = "one => one.getBoundingClientRect().left + parseFloat(getComputedStyle(one).paddingLeft)"


@pytest.fixture
def sheet(opened: Opened, lead: User) -> Page:
    """The report on A4, one of its versions decided."""
    drafts = report()
    decided(lead, drafts[0], Action.REJECT, "The length is another one in the customer version.")
    page = opened(f"/drafts/{drafts[2].pk}/", lead, 730)
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("path", ["/", "/history/", "/rules/"])
def test_it_says_what_it_is_of_which_day_and_who_read_it(opened: Opened, lead: User, path: str) -> None:
    page = opened(path, lead)
    line = page.locator(".paper")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(line).to_contain_text(re.compile(rf"{path}, read by {lead} on \w+ \d+ \w+ \d{{4}} at \d\d:\d\d UTC\."))


def test_everything_begins_at_one_edge(sheet: Page) -> None:
    places = ".rv-title, .sec-head, .subject, .rail-sec > h2, .d-cell, .vhead:first-of-type"
    edges = sheet.locator(places).evaluate_all(f"all => all.filter(one => one.offsetWidth).map({EDGE})")
    assert len(edges) > 10
    assert {round(edge) for edge in edges} == {0}


def test_nothing_on_it_can_be_pressed(sheet: Page) -> None:
    for words in ("Sorted wrong?", "History", "With hashes", "Differences", "Approve Customer…"):
        for link in sheet.get_by_role("link", name=words, exact=True).all():
            expect(link).to_be_hidden()
    assert not [one for one in sheet.locator("button, select, input[type=search], kbd").all() if one.is_visible()]


def test_attachments_are_named_and_no_heading_has_nothing_below_it(opened: Opened, lead: User, sheet: Page) -> None:
    expect(sheet.get_by_text("timeline.csv").first).to_be_visible()
    drafts = [
        make_draft(
            Content("INC-8", to=("all@eng.example",), text="It broke."),
            incident="INC-8",
            kind="report",
            audience=audience,
        )
        for audience in ("engineering", "customer")
    ]
    bare = opened(f"/drafts/{drafts[0].pk}/", lead, 730)
    expect(bare.get_by_role("heading", name="As it is sent", exact=True)).to_be_visible()
    bare.emulate_media(media="print")
    expect(bare.locator("#s-sent")).to_be_hidden()
