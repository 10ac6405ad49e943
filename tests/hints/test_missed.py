"""A passage that the rules missed: it becomes a hint, and a line of the export."""

import json

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.drafts.models import Draft
from reviewer.redaction.models import Hint
from tests.desk_support import words
from tests.hints.conftest import VALUE, mark

pytestmark = pytest.mark.django_db
PLACE = {"where": "text", "start": "12", "end": "22", "category": "network"}


def there(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/revisions/1/missed/"


def test_it_becomes_a_hint_once(commanders_browser: Client, draft: Draft) -> None:
    for _ in range(2):
        assert commanders_browser.post(there(draft), PLACE)["Location"] == f"/drafts/{draft.pk}/"
    hint = Hint.objects.get()
    assert draft.current is not None
    assert draft.current.text[hint.start : hint.end] == VALUE
    event = Event.objects.get(action="hint.marked")
    assert (event.data["category"], event.data["place"]) == ("network", "text 12-22")
    assert VALUE not in str(event.data)


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "22", "end": "12"},
        {"end": "5000"},
        {"start": "-1"},
        {"start": ""},
        {"where": "attachment"},
        {"category": "secrets"},
        {"start": "3", "end": "4"},
    ],
)
def test_what_is_no_passage_is_refused(commanders_browser: Client, draft: Draft, wrong: dict[str, str]) -> None:
    assert commanders_browser.post(there(draft), {**PLACE, **wrong}).status_code == 422
    assert not Hint.objects.exists()


def test_a_reader_may_not(readers_browser: Client, draft: Draft) -> None:
    assert readers_browser.post(there(draft), PLACE).status_code == 403


def test_leads_download_what_was_missed(leads_browser: Client, lead: User, draft: Draft) -> None:
    mark(lead, draft)
    assert "Missed passages 1" in words(leads_browser.get("/rules/hints/"))
    answer = leads_browser.get("/rules/hints/misses/")
    (line,) = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    miss = json.loads(line)
    assert (miss["text"], miss["before"], miss["category"]) == (VALUE, "The pool of ", "network")


def test_nobody_else_downloads_it(commanders_browser: Client, lead: User, draft: Draft) -> None:
    mark(lead, draft)
    assert commanders_browser.get("/rules/hints/misses/").status_code == 403
