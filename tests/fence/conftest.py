"""A draft for customers, and people at their browsers."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import signed_in
from tests.support.rows import make_draft


@pytest.fixture
def draft(db: None) -> Draft:
    """An engineering version that goes to customers as well."""
    content = Content("INC-7", to=("sre@acme.example", "updates@lists.acme.example"), text="The pool ran dry.")
    return make_draft(content, incident="INC-7", kind="report", audience="engineering", severity=1)


@pytest.fixture
def leads_browser(lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def commanders_browser(commander: User) -> Client:
    return signed_in(commander)
