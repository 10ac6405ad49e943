"""The form names what a colleague saved meanwhile: whoever types on would send their text without that correction."""

from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.edit import discard_edit, save_edit
from reviewer.drafts.models import Draft, Revision
from tests.desk_support import HTMX, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
TEXT = "The pool ran dry for 45 minutes."


@pytest.fixture
def draft(may_edit: None) -> Draft:
    return make_draft(Content("INC-7", ("all@x.example",), text=TEXT), incident="INC-7", kind="report")


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def saved(user: User, draft: Draft) -> Revision:
    return save_edit(user, draft.pk, digest(draft), "INC-7", TEXT.replace("45", "41"), {"all@x.example"})


def poll(browser: Client, draft: Draft, text: str = TEXT) -> Any:
    """What the form's page asks while somebody types, and now and then."""
    fields = {"digest": digest(draft), "subject": "INC-7", "text": text, "keep": ["all@x.example"], "words": ""}
    return browser.post(f"/drafts/{draft.pk}/edit/changes/", fields, headers=HTMX)


def test_it_comes_with_the_poll_and_with_the_form(browser: Client, commander: User, draft: Draft) -> None:
    assert "saved an edit" not in words(poll(browser, draft))
    made = saved(commander, draft)
    told = poll(browser, draft)
    assert "Omar Haddad saved an edit of it at" in words(told)
    assert f'href="/drafts/{draft.pk}/revisions/{made.number}/">Read that edit' in told.content.decode()
    assert "Omar Haddad saved an edit of it at" in words(browser.get(f"/drafts/{draft.pk}/edit/"))


def test_it_is_told_of_a_text_that_is_too_long_as_well(browser: Client, commander: User, draft: Draft) -> None:
    saved(commander, draft)
    assert "Omar Haddad saved an edit of it at" in words(poll(browser, draft, "x" * 262_145))


def test_of_ones_own_edit_and_of_one_that_was_taken_back_nothing_is_said(
    browser: Client, lead: User, commander: User, draft: Draft
) -> None:
    saved(lead, draft)
    discard_edit(commander, draft.pk, saved(commander, draft).number)
    assert "saved an edit of it" not in words(poll(browser, draft))
