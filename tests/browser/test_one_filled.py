"""At most one button on the screen is filled: the next useful step of the version under review."""

import pytest
from playwright.sync_api import Page, expect

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.browser.accessibility import check_every_look
from tests.browser.conftest import Opened
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "## Summary\n\nThe pool on 10.20.4.7 ran dry.\n"
FILLED = """() => {
  const ground = (one) => getComputedStyle(one).backgroundColor;
  return [...document.querySelectorAll("main a, main button")]
    .filter((one) => one.checkVisibility() && ground(one) === ground(window.probe))
    .map((one) => { one = one.cloneNode(true); one.querySelectorAll(".vh").forEach((it) => it.remove()); return one; })
    .map((one) => one.textContent.trim().replace(/\\s+/g, " ").replace(/ [A-Z]$/, ""));
}"""


def version(audience: str) -> Draft:
    content = Content(f"INC-7 for {audience}", (f"{audience}@lists.example",), text=TEXT, html=f"<p>{audience}</p>")
    return make_draft(content, incident="INC-7", kind="report", audience=audience, severity=1)


def filled(page: Page) -> list[str]:
    """The words of the filled buttons, once their colours stand still."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("window.probe ??= Object.assign(document.createElement('i'), { style: 'background: var(--action)' })")
    page.evaluate("document.body.append(window.probe)")
    page.wait_for_timeout(300)
    return list(page.evaluate(FILLED))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("audiences", [("customer",), ("executive", "customer")])
def test_the_card_that_is_open_has_it(
    opened: Opened, lead: User, may_edit: None, audiences: tuple[str, ...], width: int, theme: str
) -> None:
    draft = [version(audience) for audience in audiences][-1]
    page = opened(f"/drafts/{draft.pk}/", lead, width, theme)
    assert filled(page) == ["Next blocker, 1 left"]
    page.keyboard.press("n")
    expect(page.locator("details.hintcard[open]")).to_have_count(1)
    assert filled(page) == ["Replace"]
    page.locator("details.hintcard[open] > summary").click()
    assert filled(page) == ["Next blocker, 1 left"]


def test_of_another_version_it_is_not_the_card(opened: Opened, lead: User, may_edit: None) -> None:
    version("executive")
    draft = version("customer")
    for width in (390, 1440):
        page = opened(f"/drafts/{draft.pk}/", lead, width)
        page.keyboard.press("n")
        page.locator("#v1").check(force=True)
        assert len(filled(page)) == 1
        assert filled(page) != ["Replace"]


def test_where_the_card_is_not_seen_the_bar_has_it(opened: Opened, lead: User, may_edit: None) -> None:
    page = opened(f"/drafts/{version('customer').pk}/", lead)
    page.keyboard.press("n")
    page.locator(".lt-switch").get_by_text("Exactly as written").click()
    assert filled(page) == ["Next blocker, 1 left"]


def test_it_is_accessible(opened: Opened, lead: User, may_edit: None) -> None:
    version("executive")
    page = opened(f"/drafts/{version('customer').pk}/", lead)
    page.keyboard.press("n")
    check_every_look(page)
