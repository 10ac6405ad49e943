"""The markup of a report's sections is kept while its texts and marks are the same, and no longer."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.redaction.acts import dismiss, reopen
from reviewer.redaction.models import Dismissal
from tests.desk_support import change, signed_in, words
from tests.hints.conftest import make_version, mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def test_a_word_on_a_hint_shows_in_the_text_at_once(lead: User, browser: Client) -> None:
    draft, _ = make_version("customer"), make_version("engineering")
    hint = mark(lead, draft)
    page = f"/drafts/{draft.pk}/"
    assert "(Blocks Customer, internal network: hint 1 )" in words(browser.get(page))
    dismiss(lead, draft, hint, "public")
    assert "(Dismissed by Lena Brandt: already public, internal network: hint 1 )" in words(browser.get(page))
    reopen(lead, draft, Dismissal.objects.get())
    assert "(Blocks Customer, internal network: hint 1 )" in words(browser.get(page))


def test_another_text_shows_at_once(browser: Client) -> None:
    draft, _ = make_version("customer", "It broke at night."), make_version("engineering")
    page = f"/drafts/{draft.pk}/"
    assert "It broke at night." in words(browser.get(page))
    change(draft, text="It broke by day.")
    said = words(browser.get(page))
    assert '<div class="mailtext" dir="auto"><p>It broke by day.</p>' in browser.get(page).content.decode()
    assert "Changed since you read it" in said
