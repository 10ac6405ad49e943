"""A text of the longest kind is edited as well, and what is not compared is said."""

from typing import Any

import pytest

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_a_text_too_long_to_be_compared_says_so(lead: User, settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    draft = written("It lasted 45 minutes. " * 4_000)
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert page.status_code == 200
    assert "too long for its facts to be compared" in words(page)


def written(text: str) -> Draft:
    content = Content("INC-7", ("a@x.example",), text=text)
    return make_draft(content, incident="INC-7", kind="report", audience="customer")


def test_a_text_of_more_facts_than_are_compared_says_so(lead: User, settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    few, many = written("9% " * 1_900), written("9% " * 2_100)
    client = signed_in(lead)
    said = [words(client.get(f"/drafts/{draft.pk}/edit/")) for draft in (few, many)]
    told = "Only the first 2000 facts of the text are compared. Read the other numbers yourself."
    assert [told in one for one in said] == [False, True]
    assert "Only the first 2000 facts of a version are compared" in words(client.get(f"/drafts/{many.pk}/"))
