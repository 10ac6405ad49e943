"""The hints of a version that stands alone: below their paragraphs, by keys, at each width."""

import pytest
from playwright.sync_api import Page, expect

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from tests.browser.accessibility import check_every_look
from tests.browser.conftest import Opened
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST, SECOND = "10.20.4.7", "10.20.4.8"
LONG = "Nothing else is known of it.\n\n" * 30
SUMMARY = f"## Summary\n\nThe pool on {FIRST} ran dry.\n\n{LONG}"
TEXT = f"{SUMMARY}## Timeline\n\n- 14:00 {SECOND} was down\n\n## Impact\n\nNone.\n"


@pytest.fixture
def draft(may_edit: None) -> Draft:
    content = Content("INC-7", ("all@cust.example",), text=TEXT, html=f"<p>{FIRST}</p>")
    return make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)


def below(page: Page, card: str, paragraph: str) -> None:
    """This card stands right under the paragraph with these words."""
    box, above = page.locator(card).bounding_box(), page.locator(".mailtext").get_by_text(paragraph).bounding_box()
    assert box
    assert above
    assert 0 <= box["y"] - (above["y"] + above["height"]) < 40


def card_of(page: Page, value: str) -> str:
    return f"#{page.locator('.lt-text details.hintcard', has_text=value).get_attribute('id')}"


@pytest.mark.parametrize("width", [390, 1440])
def test_the_way_from_hint_to_hint_goes_down_the_mail(opened: Opened, lead: User, draft: Draft, width: int) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, width)
    first, second = card_of(page, FIRST), card_of(page, SECOND)
    below(page, first, "ran dry")
    below(page, second, "was down")
    page.keyboard.press("n")
    expect(page.locator(f"{first}[open]")).to_be_in_viewport()
    page.keyboard.press("n")
    expect(page.locator(f"{second}[open]")).to_be_in_viewport()
    below(page, second, "was down")
    page.keyboard.press("p")
    page.keyboard.press("y")
    expect(page.locator(".decide > [data-told]")).to_be_visible()
    [edit] = Revision.objects.filter(author=lead)
    assert FIRST not in edit.text
    assert SECOND in edit.text
    # The next one has the focus; what is settled is folded away where it stood, and can be taken back there.
    expect(page.locator(f"{second} > summary")).to_be_focused()
    expect(page.locator(first)).not_to_be_visible()
    page.locator(".hintnotes > summary").click()
    page.locator(f"{first} > summary").click()
    page.keyboard.press("z")
    expect(page.locator(f"{first}[data-open-hint]")).to_be_visible()
    assert not Revision.objects.filter(author=lead, discarded_at=None).exists()
    page.keyboard.press("n")
    page.keyboard.press("d")
    expect(page.get_by_role("dialog")).to_contain_text("Dismiss")


def test_a_hint_of_the_text_brings_the_text_back(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    first = card_of(page, FIRST)
    for other in ("Exactly as written", "HTML part"):
        page.locator(".lt-switch").get_by_text(other).click()
        expect(page.locator(first)).not_to_be_visible()
        page.keyboard.press("n")
        while not page.locator(f"{first}[open]").count():
            page.keyboard.press("n")
        expect(page.locator(first)).to_be_in_viewport()
        expect(page.locator("#part-text")).to_be_checked()
        page.keyboard.press("n")


@pytest.mark.parametrize("width", [390, 1440])
def test_it_is_accessible(opened: Opened, lead: User, draft: Draft, width: int) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, width)
    page.keyboard.press("n")
    check_every_look(page)
