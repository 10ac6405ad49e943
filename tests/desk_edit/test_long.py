"""A text of the longest kind is edited as well, and what is not compared is said."""

from typing import Any

import pytest

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from tests.desk_support import signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_a_text_too_long_to_be_compared_says_so(lead: User, settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    text = "It lasted 45 minutes. " * 4_000
    draft = make_draft(
        Content("INC-7", ("a@x.example",), text=text), incident="INC-7", kind="report", audience="customer"
    )
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert page.status_code == 200
    assert "too long for its facts to be compared" in words(page)
