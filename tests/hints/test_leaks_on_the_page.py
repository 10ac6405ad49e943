"""A sentence of one version that restates what only another should hold: said under it, with where it comes from."""

import pytest
from django.test import Client

from tests.desk_support import words
from tests.hints.conftest import make_version

pytestmark = pytest.mark.django_db

TECHNICAL = "We rolled back.\n\nThe connection pool on 10.20.4.7 was pinned to 10 connections by release v2.4.1.\n"
RESTATED = "We are sorry.\n\nThe connection pool was pinned to 10 connections by release v2.4.1.\n"


def test_it_is_marked_in_the_text_and_told_with_its_source(leads_browser: Client) -> None:
    make_version("engineering", TECHNICAL)
    draft = make_version("customer", RESTATED)
    page = leads_browser.get(f"/drafts/{draft.pk}/")
    said = words(page)
    assert "1 sentence that restates another version" in said
    assert "Engineering says, with a hint: The connection pool on 10.20.4.7 was pinned" in said
    assert 'class="leak leak--note" href="#l-1"' in page.content.decode()


def test_what_shares_no_words_is_no_leak(leads_browser: Client) -> None:
    make_version("engineering", TECHNICAL)
    draft = make_version("customer", "We are sorry. Everything works again.")
    assert "restate" not in words(leads_browser.get(f"/drafts/{draft.pk}/"))
