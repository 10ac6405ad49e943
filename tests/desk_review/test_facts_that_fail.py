"""What the comparison of facts cannot do keeps nobody from a mail: it says so, and the mail is there to be decided."""

import logging
from typing import Any

import pytest

from reviewer.accounts.models import User
from reviewer.comparison import contradictions
from reviewer.comparison.contradictions.clash import Rule
from reviewer.desk.side_by_side import comparing
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def versions(may_edit: None) -> list[Draft]:
    return [
        make_draft(Content("INC-7", (to,), text=text), incident="INC-7", kind="report", audience=audience)
        for audience, to, text in (
            ("engineering", "all@eng.example", "The outage in the night of 31 November lasted 45 minutes."),
            ("customer", "all@shop.example", "The outage in the night of 30 November lasted 45 minutes."),
        )
    ]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that raises, with what a mail says in its message."""

    def fail(*_: object) -> Any:
        raise ValueError("45 minutes")

    comparing.between.cache_clear()
    monkeypatch.setitem(contradictions.RULES, "duration", Rule(fail, fail))


def test_a_day_that_no_calendar_has_is_pointed_out(lead: User, versions: list[Draft]) -> None:
    said = words(signed_in(lead).get(f"/drafts/{versions[0].pk}/"))
    assert "Facts that differ" in said
    assert "31 November" in said


@pytest.mark.usefixtures("broken")
def test_the_page_says_that_facts_could_not_be_compared(
    lead: User, versions: list[Draft], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        page = signed_in(lead).get(f"/drafts/{versions[0].pk}/")
    assert "could not be compared: the desk met an error" in words(page)
    assert f"/drafts/{versions[1].pk}/approve/" in page.content.decode()
    told = [record.getMessage() for record in caplog.records if "comparison failed" in record.getMessage()]
    assert told
    assert all("ValueError at test_facts_that_fail.py:" in message for message in told)
    assert "45 minutes" not in caplog.text


@pytest.mark.usefixtures("broken")
def test_so_do_the_checks_while_one_types(lead: User, versions: list[Draft]) -> None:
    draft = versions[1]
    typed = {"digest": digest(draft), "subject": "INC-7", "keep": ["all@shop.example"], "words": ""}
    panel = signed_in(lead).post(
        f"/drafts/{draft.pk}/edit/changes/", {**typed, "part": ["It lasted 41 minutes."], "gap": []}, headers=HTMX
    )
    assert "could not be compared: the desk met an error" in words(panel)
    assert "What you typed is kept" in words(panel)
