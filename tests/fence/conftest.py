"""A draft that goes to customers as well."""

import pytest

from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.support.rows import make_draft


@pytest.fixture
def draft(db: None) -> Draft:
    """An engineering version that goes to customers as well."""
    content = Content("INC-7", to=("sre@acme.example", "updates@lists.acme.example"), text="The pool ran dry.")
    return make_draft(content, incident="INC-7", kind="report", audience="engineering", severity=1)
