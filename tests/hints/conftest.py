"""A report whose customer version says what customers should not read; the passage is marked by a reviewer."""

import pytest

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.redaction.acts import mark_places
from reviewer.redaction.models import Hint
from tests.support.rows import make_draft

TEXT = "The pool of blue whale ran dry. We gave blue whale more room."
VALUE = "blue whale"


@pytest.fixture
def draft(db: None) -> Draft:
    return make_version("customer")


def make_version(audience: str, text: str = TEXT) -> Draft:
    """One version of the report INC-7."""
    content = Content("INC-7: what happened", to=("all@acme.example",), text=text)
    return make_draft(content, incident="INC-7", kind="report", audience=audience, severity=1)


def mark(user: User, draft: Draft, category: str = "network", value: str = VALUE) -> Hint:
    """The first place where `value` stands in the current text, as a passage that the rules missed."""
    assert draft.current is not None
    start = draft.current.text.index(value)
    return mark_places(user, draft, draft.current, [("text", start, start + len(value))], category)[0]


@pytest.fixture
def hint(lead: User, draft: Draft) -> Hint:
    return mark(lead, draft)
