"""A waiting draft, and a report of three versions."""

import pytest

from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
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
def report(db: None) -> list[Draft]:
    """Three versions that wait, each for a list of its own."""
    return [
        make_draft(
            Content(f"For {audience}", (f"{audience}@lists.example",), text="It is over."),
            incident="INC-7", kind="report", audience=audience,
        )
        for audience in ("engineering", "executive", "customer")
    ]  # fmt: skip
