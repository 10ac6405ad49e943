"""A waiting draft, and people at their browsers."""

from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import signed_in
from tests.support.rows import make_draft


@pytest.fixture
def draft(db: None) -> Draft:
    content = Content(
        subject="Incident Report: INC-7 pool exhausted",
        to=("all@eng.example", "sre@eng.example"),
        cc=("boss@eng.example",),
        auto_bcc="archive@mail.example",
        text="The pool ran dry for 45 minutes.",
    )
    return make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)


@pytest.fixture
def may_edit(settings: Any) -> None:
    """The desk has a key that sends."""
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"


@pytest.fixture
def leads_browser(lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def commanders_browser(commander: User) -> Client:
    return signed_in(commander)


@pytest.fixture
def readers_browser(reader: User) -> Client:
    return signed_in(reader)
