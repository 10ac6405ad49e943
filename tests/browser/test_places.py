"""Where things stand on a page, and in which colour: what only a browser can tell."""

import pytest
from playwright.sync_api import expect

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.redaction.passes import scan
from tests.browser.conftest import Opened
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
