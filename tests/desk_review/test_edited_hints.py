"""Hints of a version that one has edited: each card tells what became of its own place."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.edit import newest_edit, save_edit
from reviewer.drafts.models import Draft
from reviewer.fence.rules import Wanted, set_rule
from reviewer.redaction import hints
from reviewer.redaction.acts import override
from tests.desk_support import digest, words
from tests.support.rows import make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]
HOST = "10.20.4.7"
TEXT = f"The pool on {HOST} was slow, and {HOST} again.\n\nAt last {HOST} was well.\n"


@pytest.fixture
def draft(db: None) -> Draft:
    content = Content("INC-7", ("all@acme.example",), text=TEXT)
    return make_draft(content, incident="INC-7", kind="report", audience="customer")


def cards(client: Client, draft: Draft) -> list[str]:
    """The markup of each card, in the order of the text."""
    page = client.get(f"/drafts/{draft.pk}/").content.decode()
    found = re.findall(r'<details class="hintcard .*?</details>', page, re.DOTALL)
    # What is settled is folded away behind the others of its paragraph.
    return sorted(found, key=lambda card: int(card.partition('id="h-')[2].partition('"')[0]))


def edit(user: User, draft: Draft, text: str) -> None:
    save_edit(user, draft.pk, digest(draft), "INC-7", text, {"all@acme.example"})


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        (TEXT.replace(HOST, "our cache", 1), [True, False, False]),
        (f"The pool on {HOST} was slow, and our cache again.\n\nAt last {HOST} was well.\n", [False, True, False]),
        (f"The pool was slow, and again.\n\nAt last {HOST} was well.\n", [True, True, False]),
        (f"At last {HOST} was well.\n\nThe pool on {HOST} was slow, and {HOST} again.\n", [False, False, False]),
        (f"All is otherwise.\n\nIt was {HOST}.\n", [True, True, False]),
        (f"{TEXT}\nAnd {HOST}, once more.\n", [False, False, False]),
    ],
)
def test_the_card_of_the_place_that_is_gone_says_so(
    leads_browser: Client, lead: User, draft: Draft, text: str, replaced: list[bool]
) -> None:
    edit(lead, draft, text)
    found = cards(leads_browser, draft)
    assert ["Replaced in your edit" in card for card in found] == replaced
    assert ["data-open-hint" not in card for card in found] == replaced
    acted = {int(number) for card in found for number in re.findall(r"hints/(\d+)/replace/\"", card)}
    mine = newest_edit(lead, draft)
    assert mine is not None
    assert acted <= {one.hint.pk for one in hints.of(draft, mine).judged}
    assert len(acted) == 3 - sum(replaced)


def test_replacing_goes_on_from_place_to_place(leads_browser: Client, lead: User, draft: Draft) -> None:
    for place in range(3):
        card = cards(leads_browser, draft)[place]
        address = re.search(r'action="([^"]+/replace/)"', card)
        assert address
        leads_browser.post(address[1], {"offered": "our cache"})
        mine = newest_edit(lead, draft)
        assert mine is not None
        assert mine.text == TEXT.replace(HOST, "our cache", place + 1)


def bar(client: Client, draft: Draft) -> str:
    page = client.get(f"/drafts/{draft.pk}/").content.decode()
    return page[page.index(f'id="decision-{draft.pk}"') :].partition("</section>")[0]


def test_the_next_blocker_leads_while_the_edit_has_one(leads_browser: Client, lead: User, draft: Draft) -> None:
    edit(lead, draft, TEXT.replace(HOST, "our cache", 1))
    here = bar(leads_browser, draft)
    assert "Next blocker, 2 left" in here
    assert 'data-blockers="h-2 h-3"' in here
    assert here.index("Next blocker") < here.index("Approve your edit")
    assert here.count("btn--lead") == 1
    edit(lead, draft, TEXT.replace(HOST, "our cache"))
    assert "Next blocker" not in bar(leads_browser, draft)


def test_a_reader_who_is_removed_in_the_edit_blocks_no_more(leads_browser: Client, lead: User) -> None:
    set_rule(lead, Wanted("board@acme.example", "customer", 12, "They read what customers do"))
    content = Content("INC-7", ("all@acme.example", "board@acme.example"), text="It broke.\n")
    draft = make_draft(content, incident="INC-7", kind="report", audience="engineering")
    assert "Next blocker, 1 left" in bar(leads_browser, draft)
    save_edit(lead, draft.pk, digest(draft), "INC-7", "It broke.\n", {"all@acme.example"})
    assert "Next blocker" not in bar(leads_browser, draft)


def test_an_edit_that_was_let_through_looks_so(leads_browser: Client, lead: User, draft: Draft) -> None:
    edit(lead, draft, TEXT.replace(HOST, "our cache", 1))
    mine = newest_edit(lead, draft)
    assert mine is not None
    override(lead, draft, mine, hints.of(draft, mine).blocking_keys, "Customers know this address")
    states = [words_of(card) for card in cards(leads_browser, draft)]
    assert ["Let through by a lead" in one for one in states] == [False, True, True]
    assert "Next blocker" not in bar(leads_browser, draft)
    assert "A lead has let your edit through" in words(leads_browser.get(f"/drafts/{draft.pk}/"))


def words_of(card: str) -> str:
    return re.sub(r"<[^>]+>", "", card)


def test_an_edit_that_is_saved_and_still_blocked_is_said_to_be_saved(leads_browser: Client, draft: Draft) -> None:
    text = TEXT.replace(HOST, "our cache", 1)
    fields = {"digest": digest(draft), "subject": "INC-7", "text": text, "keep": ["all@acme.example"]}
    answer = leads_browser.post(f"/drafts/{draft.pk}/edit/", {**fields, "words": "It names a host"}, follow=True)
    said = words(answer)
    assert "Your edit is saved as revision 2." in said
    assert "<title>It cannot be approved as it is" in " ".join(answer.content.decode().split())
    assert "Not recorded" not in said
