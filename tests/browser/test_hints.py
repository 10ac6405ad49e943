"""Hints on the page, in a browser: explained, replaced, dismissed, let through, marked where they were missed."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.desk import presence
from reviewer.desk.presence import Doing
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from reviewer.fence.rules import Wanted, set_rule
from reviewer.redaction.house import add_entries
from reviewer.redaction.models import Dismissal, Hint, Override
from reviewer.redaction.rules import WantedAllowed, allow
from tests.browser.accessibility import check_every_look
from tests.browser.conftest import Opened
from tests.browser.desk_pages import all_open
from tests.desk_support import change
from tests.support.rows import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOST = "10.20.4.7"
TEXT = f"## Summary\n\nThe pool on {HOST} ran dry.\n\n## Impact\n\nBlue whale was slow on {HOST}.\n"


def version(audience: str) -> Draft:
    content = Content(f"INC-7 for {audience}", (f"{audience}@lists.example",), text=TEXT)
    return make_draft(content, incident="INC-7", kind="report", audience=audience, severity=1)


@pytest.fixture
def draft(settings: Any, may_edit: None) -> Draft:
    """The customer version of a report of two; this desk may edit."""
    settings.HOLD_SECONDS = 60
    version("executive")
    return version("customer")


def bar(page: Page) -> Any:
    return page.get_by_role("region", name="Decision on the Customer version")


def stands_on(page: Page, card: str) -> None:
    """This card alone is open, seen, and has the focus."""
    expect(page.locator("details.hintcard[open]")).to_have_count(1)
    expect(page.locator(f"#{card}[open]")).to_be_in_viewport()
    expect(page.locator(f"#{card} > summary")).to_be_focused()


def test_from_hint_to_hint_and_replaced_by_keyboard(opened: Opened, lead: User, draft: Draft) -> None:
    """Those of the version under review come first, then those of the others, and round again."""
    page = opened(f"/drafts/{draft.pk}/", lead)
    expect(bar(page)).to_contain_text("Next blocker, 2 left")
    for key, card in [("n", "h-3"), ("n", "h-4"), ("n", "h-1"), ("n", "h-2"), ("n", "h-3"), ("p", "h-2"), ("p", "h-1")]:
        page.keyboard.press(key)
        stands_on(page, card)
    expect(page.locator("#v1")).to_be_checked()
    expect(page.locator("#h-1")).to_contain_text(HOST)
    expect(page.locator("#h-1")).to_contain_text("Executive warning")
    page.keyboard.press("y")
    expect(told(page)).to_have_text("Replaced in your edit. Nothing is sent until you approve it.")
    assert Revision.objects.get(author=lead).draft.audience == "executive"
    assert not Decision.objects.exists()


def test_the_walk_begins_at_the_version_that_is_chosen(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("p")
    stands_on(page, "h-4")
    page.keyboard.press("1")
    page.keyboard.press("n")
    stands_on(page, "h-1")
    page.locator("#h-3 > summary").click()
    expect(page.locator("#v2")).to_be_checked()
    page.keyboard.press("n")
    stands_on(page, "h-4")


@pytest.mark.parametrize("width", [390, 1440])
def test_from_hint_to_hint_by_the_button(opened: Opened, lead: User, draft: Draft, width: int) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, width)
    button = page.get_by_role("link", name="Next of 4 hints")
    for card in ["h-3", "h-4", "h-1", "h-2"]:
        button.click()
        stands_on(page, card)


def told(page: Page) -> Locator:
    """What the last act on a hint did."""
    return page.locator(".decide > [data-told]")


@pytest.mark.parametrize("width", [390, 1440])
def test_an_act_leads_to_the_next_hint_and_is_said(opened: Opened, lead: User, draft: Draft, width: int) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, width)
    page.keyboard.press("n")
    stands_on(page, "h-3")
    page.keyboard.press("d")
    page.get_by_role("dialog").get_by_text("Already public").click()
    page.keyboard.press("Control+Enter")
    sentence = "Dismissed for Customer: already public."
    expect(told(page)).to_have_text(sentence)
    expect(told(page)).to_be_in_viewport()
    expect(page.locator("#announce")).to_have_text(sentence)
    # Both places of the host are settled: it is the section, and the version under review stays.
    expect(page.get_by_role("heading", name="Summary", exact=True)).to_be_focused()
    expect(page.locator("#v2")).to_be_checked()
    assert page.url.endswith(f"/drafts/{draft.pk}/")
    page.keyboard.press("n")
    stands_on(page, "h-1")
    page.keyboard.press("y")
    expect(page.locator("#h-2 > summary")).to_be_focused()
    assert Revision.objects.get(author=lead).text.count(HOST) == 1


def test_the_last_act_leads_to_the_section(opened: Opened, lead: User, may_edit: None) -> None:
    version("engineering")
    draft = version("customer")
    page = opened(f"/drafts/{draft.pk}/", lead)
    for _ in range(2):
        page.locator("details.hintcard[data-open-hint] > summary").last.click()
        page.keyboard.press("y")
        expect(told(page)).to_be_visible()
    heading = page.get_by_role("heading", name="Summary", exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_what_has_the_focus_is_never_under_the_bar(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, 390)
    page.keyboard.press("n")
    page.keyboard.press("y")
    expect(told(page)).to_be_visible()
    page.evaluate("document.querySelector('#main').focus(); scrollTo(0, 0)")
    for _ in range(40):
        page.keyboard.press("Tab")
        under = page.evaluate("""() => {
          const one = document.activeElement, bar = document.querySelector(".decide");
          if (!one.closest(".rv-main")) return 0;
          return Math.max(0, one.getBoundingClientRect().bottom - bar.getBoundingClientRect().top);
        }""")
        assert under == 0, page.evaluate("document.activeElement.outerHTML")


def asked_again(page: Page) -> None:
    """The panel beside an edit asks, as it does every 15 seconds, and has its answer."""
    page.evaluate(
        """() => new Promise((done) => {
          document.body.addEventListener("htmx:afterRequest", () => done(true), { once: true });
          htmx.trigger("#beside", "poll");
        })"""
    )


def test_the_panel_beside_an_edit_leaves_the_focus_and_what_is_selected(
    opened: Opened, lead: User, commander: User, draft: Draft
) -> None:
    page = opened(f"/drafts/{draft.pk}/edit/", lead)
    button = page.locator("#ed-beside").get_by_role("button", name="Replace").nth(1)
    button.focus()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#ed-beside .quoted'))")
    presence.note(commander, draft, Doing.EDITING)
    asked_again(page)
    expect(page.locator("#ed-others")).to_contain_text("Omar Haddad")
    assert HOST in page.evaluate("String(getSelection())")
    expect(button).to_be_focused()
    change(draft, text=f"{TEXT}\nMore.")
    asked_again(page)
    expect(page.locator("#ed-beside")).to_contain_text("The draft has changed since you began.")
    expect(button).to_be_focused()


def test_replaced_everywhere_and_taken_back(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    card = page.locator("details.hintcard[data-v=v2]", has_text=HOST).first
    card.locator("summary").click()
    card.get_by_role("link", name="Everywhere…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("It stands in 2 versions")
    dialog.get_by_label("Other words").fill("our cache")
    dialog.get_by_role("button", name="Replace in both versions").click()
    expect(told(page)).to_contain_text("Replaced in 2 versions.")
    edits = Revision.objects.filter(author=lead)
    assert [edit.text.count("our cache") for edit in edits] == [2, 2]
    expect(bar(page).get_by_role("link", name="Approve your edit…")).to_be_visible()
    page.locator(".cell[data-v=v2] .hintnotes > summary").first.click()
    page.locator("details.hintcard[data-v=v2] > summary", has_text="Replaced in your edit").first.click()
    page.get_by_role("button", name="Take back").first.click()
    expect(told(page)).to_contain_text("It stays replaced in your edit of the Executive version.")
    assert sorted(edit.text.count("our cache") for edit in edits.filter(discarded_at=None)) == [1, 2, 2]


def test_everywhere_is_what_its_key_does(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("n")
    page.locator("details.hintcard[open]").get_by_role("link", name="Everywhere…").click()
    expect(page.get_by_role("dialog")).to_contain_text("It stands in 2 versions")
    page.keyboard.press("Control+Enter")
    expect(told(page)).to_contain_text("Replaced in 2 versions.")
    assert [HOST in edit.text for edit in Revision.objects.filter(author=lead)] == [False, False]


def test_that_a_card_has_the_focus_is_seen(opened: Opened, lead: User, draft: Draft) -> None:
    """It is given to a closed one after each act."""
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    head = page.locator("#h-3:not([open]) > summary")
    expect(head).to_be_focused()
    place = page.locator("#h-3").bounding_box()
    assert place
    drawn = page.screenshot(clip=place, animations="disabled")
    head.evaluate("head => head.blur()")
    assert page.screenshot(clip=place, animations="disabled") != drawn


def test_dismissed_with_a_reason_and_reopened(opened: Opened, commander: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", commander)
    page.keyboard.press("2")
    page.locator("details.hintcard[data-v=v2] summary").first.click()
    page.keyboard.press("d")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Already public").click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Dismiss this hint")).to_be_hidden()
    expect(bar(page)).not_to_contain_text("2 left")
    assert Dismissal.objects.get().user == commander
    page.locator(".cell[data-v=v2] .hintnotes > summary").first.click()
    page.locator("details.hintcard[data-v=v2] > summary", has_text="Dismissed by Omar Haddad").first.click()
    page.get_by_role("button", name="Reopen").first.click()
    expect(bar(page)).to_contain_text("Next blocker, 2 left")


def test_dismissing_begins_at_the_reasons_and_words_are_the_note(opened: Opened, commander: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", commander)
    page.keyboard.press("2")
    page.keyboard.press("n")
    page.keyboard.press("d")
    dialog = page.get_by_role("dialog")
    reason = dialog.get_by_role("radio").first
    expect(reason).to_be_focused()
    page.keyboard.press("Space")
    expect(reason).to_be_checked()
    page.keyboard.type("As Lena said")
    expect(dialog.get_by_label("Note")).to_have_value("As Lena said")
    page.keyboard.press("Control+Enter")
    expect(dialog).to_be_hidden()
    assert Dismissal.objects.get().reason == Dismissal.Reason.values[0]


def test_let_through_by_a_lead(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.goto(f"/drafts/{draft.pk}/revisions/1/override/")
    expect(page.get_by_text(HOST).first).to_be_visible()
    page.get_by_label("Why it may go out as it is").fill("Customers know this address already")
    page.get_by_role("button", name="Let it through").click()
    expect(bar(page).get_by_role("link", name="Approve Customer…")).to_be_visible()
    assert Override.objects.get().user == lead


def test_a_missed_passage_is_marked_by_selecting_it(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("2")
    page.evaluate("""() => {
        const lines = [...document.querySelectorAll('.cell[data-v=v2] .mailtext p')];
        const cell = lines.find(one => one.textContent.includes('Blue'));
        const range = document.createRange();
        range.setStart(cell.firstChild, 0);
        range.setEnd(cell.firstChild, 'Blue whale'.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }""")
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("The passage")).to_have_value("Blue whale")
    dialog.get_by_text("Customer", exact=True).click()
    dialog.get_by_role("button", name="Mark it").click()
    expect(bar(page)).to_contain_text("Next blocker, 3 left")
    assert Hint.objects.get(author=lead).category == "customer"


def test_a_passage_is_marked_in_the_version_it_was_selected_in(opened: Opened, lead: User, draft: Draft) -> None:
    """The same words stand in the version under review as well."""
    page = opened(f"/drafts/{draft.pk}/", lead)
    expect(page.locator("#v2")).to_be_checked()
    page.locator(".cell[data-v=v1] .mailtext p", has_text="Blue whale").dblclick(position={"x": 8, "y": 8})
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("The passage")).to_have_value("Blue")
    expect(dialog.get_by_role("heading")).to_have_text("Mark a passage of the Executive version that the rules missed")
    expect(page.locator("#v1")).to_be_checked()
    dialog.get_by_text("Customer", exact=True).click()
    with page.expect_response("**/missed/"):
        dialog.get_by_role("button", name="Mark it").click()
    assert Hint.objects.get(author=lead).revision.draft.audience == "executive"


def test_letters_typed_at_the_sorts_are_not_added_to_the_passage(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("The passage")).to_be_focused()
    page.keyboard.type("ran dry")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.type("cre")
    expect(dialog.get_by_label("The passage")).to_have_value("ran dry")
    expect(dialog.locator("[name=category]:focus")).to_be_checked()


def in_column(page: Page, words: str) -> Locator:
    """The paragraph of the customer version that says so."""
    return page.locator(".cell[data-v=v2] .mailtext p", has_text=words)


def test_a_passage_may_be_selected_across_what_is_marked(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    page.keyboard.press("2")
    in_column(page, "Blue whale").dblclick(position={"x": 8, "y": 8})
    page.keyboard.press("Shift+End")
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("The passage")).to_have_value(f"Blue whale was slow on {HOST}.")
    dialog.get_by_text("Customer", exact=True).click()
    dialog.get_by_role("button", name="Mark it").click()
    expect(dialog).to_be_hidden()
    hint = Hint.objects.get(author=lead)
    assert TEXT[hint.start : hint.end] == f"Blue whale was slow on {HOST}"


def test_a_passage_may_go_over_paragraphs_and_hidden_letters(opened: Opened, lead: User) -> None:
    text = f"The pool on {HOST}\u200b ran dry.\n\n- Ana saw it\n- Omar mended it on {HOST}\n\nAll is well."
    draft = make_draft(Content("INC-8", ("all@acme.example",), text=text), audience="customer", incident="INC-8")
    page = opened(f"/drafts/{draft.pk}/", lead)
    first = page.locator(".mailtext p", has_text="The pool").bounding_box()
    last = page.locator(".mailtext li", has_text="Omar").bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 1, first["y"] + 8)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 2, last["y"] + last["height"] - 4, steps=5)
    page.mouse.up()
    page.get_by_role("link", name="Mark a passage that the rules missed…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Person", exact=True).click()
    dialog.get_by_role("button", name="Mark it").click()
    expect(dialog).to_be_hidden()
    hint = Hint.objects.get(author=lead)
    assert text[hint.start : hint.end] == text[: text.index(HOST, 20) + len(HOST)]


def test_a_marked_passage_never_stands_in_an_address(opened: Opened, lead: User) -> None:
    text = " ".join(f"утечка{'ж' * 20}{number}" for number in range(60))
    draft = make_draft(Content("INC-8", ("all@acme.example",), text=text), audience="customer", incident="INC-8")
    page = opened(f"/drafts/{draft.pk}/", lead)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".mailtext p").click(click_count=3)
    page.get_by_role("link", name="Mark a passage that the rules missed…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("The passage")).to_have_value(text)
    dialog.get_by_text("Credential", exact=True).click()
    dialog.get_by_role("button", name="Mark it").click()
    expect(dialog).to_be_hidden()
    assert Hint.objects.get(author=lead).end == len(text)
    assert len(asked) >= 2
    assert not [url for url in asked if "?" in url and "/missed/" in url]


def test_on_a_phone_by_touch(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead, 390)
    bar(page).get_by_role("link", name="Next blocker, 2 left").tap()
    card = page.locator("details.hintcard[open]")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Replace").tap()
    expect(told(page)).to_contain_text("Replaced in your edit.")
    assert Revision.objects.filter(author=lead).count() == 1


def test_the_cards_and_what_they_ask_are_accessible(opened: Opened, lead: User, draft: Draft) -> None:
    page = opened(f"/drafts/{draft.pk}/", lead)
    all_open(page)
    check_every_look(page)
    dialog = page.get_by_role("dialog")
    page.set_viewport_size({"width": 1440, "height": 900})
    for name in ("Everywhere…", "Dismiss…", "Mark a passage that the rules missed…"):
        page.locator("[data-v=v2]").get_by_role("link", name=name).first.click()
        expect(dialog).to_be_visible()
        check_every_look(page, "#dialog")
        page.set_viewport_size({"width": 1440, "height": 900})
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    page.goto(f"/drafts/{draft.pk}/revisions/1/override/")
    check_every_look(page)


def test_the_rules_are_accessible(opened: Opened, lead: User) -> None:
    allow(lead, WantedAllowed("status.acme.example", False, "", "", "Lena Brandt", "It is public"))
    add_entries(lead, [("person", "Ana Petrova")])
    set_rule(lead, Wanted("acme.example", "engineering", 12, "Everybody in the house"))
    page = opened("/rules/", lead)
    for path in (
        "/rules/",
        "/rules/hints/",
        "/rules/allowed/",
        "/rules/known/",
        "/rules/known/?q=ana",
        "/rules/?q=zebra",
    ):
        page.goto(path)
        check_every_look(page)
