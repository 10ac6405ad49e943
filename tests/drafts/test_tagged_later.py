"""Tags that an agent sets after it handed a mail in: no list names them, and they sort the draft all the same."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from reviewer.drafts import unsorted
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from tests.drafts.mirror import asked_by, details, mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db
TAGS = {"incident": "INC-7", "kind": "report", "audience": "customer"}


def tag(multimail: LocalMultiMail, ident: str) -> None:
    path = f"/v1/mailboxes/{multimail.mailbox_id}/emails/{ident}/tags"
    multimail.call("agent_key", "PUT", path, json={"tags": TAGS})


def asks(capture: Any, browser: Client, draft: Draft) -> list[tuple[Any, ...]]:
    """The tasks that opening the draft's page asks for, with what."""
    with capture() as callbacks:
        assert browser.get(f"/drafts/{draft.pk}/").status_code == 200
    return [callback.args[:2] for callback in callbacks if callback.args[0] == "drafts.refresh"]


def test_the_next_pass_finds_them_and_then_asks_no_more(multimail: LocalMultiMail) -> None:
    ident = multimail.send("It broke")
    sync()
    assert mirrored(ident).incident is None
    tag(multimail, ident)
    sync()
    draft = mirrored(ident)
    assert (draft.tags, draft.audience) == (TAGS, "customer")
    assert draft.incident is not None
    assert draft.incident.key == "INC-7"
    assert details(asked_by(multimail)) == []


def test_one_that_was_sorted_by_hand_is_left_alone(multimail: LocalMultiMail) -> None:
    multimail.send("It broke")
    sync()
    Draft.objects.update(sorted_by_hand=True)
    assert details(asked_by(multimail)) == []


def test_a_pass_asks_for_few_of_many(multimail: LocalMultiMail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsorted, "MOST", 2)
    for _ in range(4):
        multimail.send("It broke")
    sync()
    assert len(details(asked_by(multimail))) == 2


def test_of_an_older_one_its_page_asks(
    multimail: LocalMultiMail, browser: Client, django_capture_on_commit_callbacks: Any
) -> None:
    ident = multimail.send("It broke")
    sync()
    with time_machine.travel(timezone.now() + unsorted.YOUNG + timedelta(minutes=1)):
        assert details(asked_by(multimail)) == []
        tag(multimail, ident)
        draft = mirrored(ident)
        assert asks(django_capture_on_commit_callbacks, browser, draft) == [("drafts.refresh", (draft.pk,))]
        refresh(multimail.mailbox_id, ident)
        assert mirrored(ident).tags == TAGS
        assert asks(django_capture_on_commit_callbacks, browser, draft) == []
