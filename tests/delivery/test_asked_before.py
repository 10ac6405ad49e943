"""What a worker ends with was asked for before: what others saw of the mail meanwhile stays known."""

from collections.abc import Callable
from json import dumps, loads
from threading import Event

import pytest
from django.db import connection

from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.support.between import Between, says

# What others do meanwhile is done in a thread, with a connection of its own.
pytestmark = pytest.mark.django_db(transaction=True)

DECIDE, READ, MAILBOXES = "POST /v1/oversight/decide", "GET /v1/mailboxes/*/emails/*", "GET /v1/mailboxes"
Meanwhile = Callable[[Callable[[], None], str], None]


@pytest.fixture
def meanwhile(wire: Between) -> Meanwhile:
    """Once the mail was looked at, and before the mailboxes are told, something is done."""
    looked = Event()

    def told(status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        looked.set()
        return status, body, {}

    def order(act: Callable[[], None], copy: str) -> None:
        def hangs(status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
            assert looked.wait(20)
            try:
                act()
            finally:
                connection.close()
            boxes = loads(body)
            for box in boxes["mailboxes"] if isinstance(boxes, dict) else boxes:
                box["auto_bcc"] = copy
            return status, dumps(boxes).encode(), {}

        wire.bend(READ, told)
        wire.bend(MAILBOXES, hangs)

    return order


def test_a_mail_that_somebody_sent_meanwhile_does_not_wait_again(road: Road, meanwhile: Meanwhile) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)

    def somebody_approves() -> None:
        road.multimail.decide(draft.multimail_id, "approve")
        refresh(road.multimail.mailbox_id, draft.multimail_id)
        assert mirrored(draft.multimail_id).state == State.SENT

    meanwhile(somebody_approves, "press@paper.example")
    assert road.attempt(decision).state == Delivery.State.VOID
    assert mirrored(draft.multimail_id).state == State.SENT
    assert "reopened" not in actions(draft)


def test_a_bounce_that_was_seen_meanwhile_stays_seen(road: Road, wire: Between, meanwhile: Meanwhile) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(DECIDE, says(503))
    assert road.attempt(decision).step == "approving"

    def it_comes_back() -> None:
        rewrite(road.multimail, draft.multimail_id, status="bounced", due_ms=None)
        refresh(road.multimail.mailbox_id, draft.multimail_id)
        assert mirrored(draft.multimail_id).is_alarm

    meanwhile(it_comes_back, "")
    assert road.attempt(decision).state == Delivery.State.DONE
    known = Draft.objects.get(pk=draft.pk)
    assert (known.remote_status, known.is_alarm) == ("bounced", True)
