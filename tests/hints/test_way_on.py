"""An act on a hint leads back to where the way goes on: the next open hint, else the section. It says what was done."""

import re
from html import unescape

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, words
from tests.hints.conftest import make_version, mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]
TEXT = "## Summary\n\nThe pool of blue whale ran dry.\n\n## Impact\n\nWe lost sight of red fox.\n"


@pytest.fixture
def draft(lead: User) -> Draft:
    """A version with two hints, h-2 and h-3; one of the other version is h-1."""
    other = make_version("executive", "## Summary\n\nIt was green frog.\n")
    mark(lead, other, value="green frog")
    draft = make_version("customer", TEXT)
    mark(lead, draft, value="blue whale")
    mark(lead, draft, value="red fox")
    return draft


def page(client: Client, draft: Draft) -> str:
    return client.get(f"/drafts/{draft.pk}/").content.decode()


def address(client: Client, draft: Draft, card: str, act: str) -> str:
    """Where a card leads for an act, as its form or link has it."""
    html = page(client, draft)
    there = html[html.index(f'id="{card}"') :].partition("</details>")[0]
    found = re.search(rf'(?:action|href)="([^"]+/{act}/[^"]*)"', there)
    assert found, there
    return unescape(found[1])


def place(answer: object) -> str:
    """The id on the page that an answer leads to."""
    headers = getattr(answer, "headers", {})
    return str(headers.get("Location") or headers["HX-Redirect"]).partition("#")[2]


def dismiss(client: Client, draft: Draft, card: str, **more: str) -> str:
    step = client.get(address(client, draft, card, "dismiss"), headers=more)
    sent = re.search(r'name="card" value="(\d+)"', step.content.decode())
    assert sent
    path = address(client, draft, card, "dismiss").partition("?")[0]
    return place(client.post(path, {"reason": "public", "card": sent[1]}, headers=more))


def replace(client: Client, draft: Draft, card: str) -> str:
    return place(client.post(address(client, draft, card, "replace"), {"card": card[2:], "offered": "our cache"}))


def test_the_next_of_the_version(leads_browser: Client, draft: Draft) -> None:
    assert dismiss(leads_browser, draft, "h-2", **HTMX) == "h-3"


def test_the_hint_before_it_where_it_was_the_last(leads_browser: Client, draft: Draft) -> None:
    assert replace(leads_browser, draft, "h-3") == "h-2"


def test_without_an_open_hint_its_section(leads_browser: Client, draft: Draft) -> None:
    """Though the other version has one: the version under review stays."""
    dismiss(leads_browser, draft, "h-2")
    section = dismiss(leads_browser, draft, "h-3")
    html = page(leads_browser, draft)
    assert f'<section class="sec"\n         id="{section}"' in html
    assert html.index(f'id="{section}"') < html.index('id="h-3"')


def test_what_is_open_again_is_where_one_is(leads_browser: Client, draft: Draft) -> None:
    replace(leads_browser, draft, "h-2")
    back = address(leads_browser, draft, "h-2", "put-back")
    assert place(leads_browser.post(back, {"card": "2"})) == "h-2"
    dismiss(leads_browser, draft, "h-3")
    again = address(leads_browser, draft, "h-3", "reopen")
    answer = leads_browser.post(again, {"card": "3"}, follow=True)
    assert answer.redirect_chain[-1][0].endswith("#h-3")
    assert "Reopened: it wants a word again." in words(answer)


def test_a_passage_that_was_marked_is_where_one_is(leads_browser: Client, draft: Draft) -> None:
    fields = {"passage": "sight", "category": "tone"}
    answer = leads_browser.post(f"/drafts/{draft.pk}/revisions/1/missed/", fields, follow=True)
    assert answer.redirect_chain[-1][0].endswith("#h-3")
    assert "Marked as a hint." in words(answer)


def test_who_lets_it_through_is_at_the_decision(leads_browser: Client, draft: Draft) -> None:
    step = leads_browser.get(f"/drafts/{draft.pk}/revisions/1/override/").content.decode()
    fields = dict(re.findall(r'name="(keys|digest)" value="([^"]*)"', step))
    answer = leads_browser.post(
        f"/drafts/{draft.pk}/revisions/1/override/", {**fields, "words": "They know these names"}, follow=True
    )
    assert answer.redirect_chain[-1][0].endswith(f"#decision-{draft.pk}")
    assert "Let through: no hint blocks it any more." in words(answer)


@pytest.mark.parametrize("card", ["", "0", "99", "h-2", "2" * 40, "\u0662"])
def test_an_unknown_card_leads_to_the_page(leads_browser: Client, draft: Draft, card: str) -> None:
    path = address(leads_browser, draft, "h-2", "dismiss").partition("?")[0]
    answer = leads_browser.post(path, {"reason": "public", "card": card})
    assert answer.headers["Location"] == f"/drafts/{draft.pk}/"
