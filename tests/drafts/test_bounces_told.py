"""A bounce that MultiMail's webhook tells is known in the end, however it is told and whatever the first look meets."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.refresh import refresh_told
from reviewer.drafts.sync import LOOK_EVERY, LOOKED, sync
from reviewer.marks.models import Mark
from reviewer.multimail.signature import sign
from tests.delivery.conftest import Road
from tests.drafts.mirror import actions, asked_by, mirrored, rewrite
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
Asked = list[tuple[str, tuple[Any, ...]]]
Post = Callable[[Any], str]


@pytest.fixture
def came_back(road: Road) -> str:
    """A mail that was approved here, and came back; the desk calls it sent."""
    draft = road.draft(to=["bounce@eng.example"])
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    ident = draft.multimail_id
    wait_until(lambda: road.multimail.email(ident)["bounced_at"], what="the bounce")
    assert mirrored(ident).unreached_at is None
    return ident


@pytest.fixture
def post(road: Road, django_capture_on_commit_callbacks: Any) -> Post:
    """An event as MultiMail posts it, and what it asks for is done at once; what it is answered."""

    def posted(event: Any) -> str:
        raw = json.dumps(event).encode()
        headers = {"X-MultiMail-Signature": sign(raw, road.multimail.keys["webhook_secret"])}
        with django_capture_on_commit_callbacks() as callbacks:
            answer = Client().post("/webhooks/multimail/", raw, content_type="application/json", headers=headers)
        for task, args, *_ in [callback.args for callback in callbacks]:
            if task == "drafts.refresh_email":
                refresh_told(*args)
        return str(answer.json()["status"])

    return posted


def shapes(ident: str, mailbox_id: str, address: str) -> dict[str, Any]:
    told = "message.bounced"
    return {
        "P": {"event": told, "timestamp": "2026-11-30T00:00:00Z", "data": {"email_id": ident}},
        "W": {"event_type": told, "message_id": ident},
        "W's name": {"event_type": "bounce", "message_id": ident, "mailbox_id": mailbox_id, "status": "sent"},
        "003": {"type": told, "data": {"message_id": ident, "mailbox": address, "status": "sent"}},
        "email.": {"type": "email.bounced", "data": {"message_id": ident, "mailbox": address}},
    }


@pytest.mark.parametrize("shape", ["P", "W", "W's name", "003", "email."])
def test_it_is_known_in_every_shape(road: Road, came_back: str, post: Post, shape: str) -> None:
    multimail = road.multimail
    event = shapes(came_back, multimail.mailbox_id, multimail.keys["mailbox_address"])[shape]
    assert post(event) == "accepted"
    assert mirrored(came_back).unreached_at is not None
    assert mirrored(came_back).bounce_told_at is None
    assert post(event) == "duplicate"


@pytest.mark.parametrize("repeated", [True, False])
def test_a_look_that_fails_is_made_good(road: Road, came_back: str, post: Post, repeated: bool) -> None:
    road.multimail.fault(f"GET /v1/mailboxes/*/emails/{came_back}", "status", status=503, times=2)
    event = {"event": "message.bounced", "data": {"email_id": came_back, "mailbox_id": road.multimail.mailbox_id}}
    for _ in range(3 if repeated else 1):
        post(event)
    if not repeated:
        assert came_back in [skipped["id"] for skipped in sync().skipped]
        sync()
    assert mirrored(came_back).unreached_at is not None
    assert mirrored(came_back).bounce_told_at is None


def test_it_is_asked_about_until_multimail_shows_it(road: Road, post: Post) -> None:
    draft = road.draft()
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    post({"event": "bounce", "data": {"email_id": draft.multimail_id}})
    sync()
    assert mirrored(draft.multimail_id).unreached_at is None
    wait_until(lambda: road.multimail.email(draft.multimail_id)["delivered_at"], what="the delivery")
    rewrite(road.multimail, draft.multimail_id, status="bounced")
    sync()
    assert mirrored(draft.multimail_id).unreached_at is not None


def test_it_is_not_asked_about_for_ever(road: Road, post: Post) -> None:
    draft = road.draft()
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    post({"event": "bounce", "data": {"email_id": draft.multimail_id}})
    Draft.objects.update(bounce_told_at=timezone.now() - timedelta(hours=2))
    sync(full=True)
    assert mirrored(draft.multimail_id).bounce_told_at is None


@pytest.fixture
def unreadable(road: Road, came_back: str, post: Post) -> str:
    """One that is told to have come back and that MultiMail cannot show."""
    road.multimail.fault(f"GET /v1/mailboxes/*/emails/{came_back}", "status", status=400, times=1000)
    post({"event": "bounce", "data": {"email_id": came_back}})
    return came_back


def age(ident: str, **of: float) -> None:
    Draft.objects.filter(multimail_id=ident).update(bounce_told_at=timezone.now() - timedelta(**of))


def test_one_that_cannot_be_asked_about_is_skipped_for_an_hour(unreadable: str) -> None:
    assert unreadable in [skipped["id"] for skipped in sync().skipped]
    age(unreadable, minutes=59)
    assert sync().outcome == SyncPass.Outcome.PARTLY


def test_after_that_it_is_asked_about_now_and_then_and_no_pass_is_the_worse_for_it(road: Road, unreadable: str) -> None:
    age(unreadable, hours=2)
    assert asks(road, unreadable) == [True, False]
    assert asks(road, unreadable) == [True, False]
    assert mirrored(unreadable).bounce_told_at is not None
    road.multimail.clear_faults()
    sync(full=True)
    assert mirrored(unreadable).unreached_at is not None


def test_after_three_days_the_history_says_that_it_is_unknown(road: Road, unreadable: str) -> None:
    age(unreadable, days=3, minutes=1)
    assert asks(road, unreadable) == [True, False]
    assert mirrored(unreadable).bounce_told_at is None
    assert actions(mirrored(unreadable))[-1] == "bounce_unknown"
    assert sync(full=True).outcome == SyncPass.Outcome.DONE
    assert actions(mirrored(unreadable)).count("bounce_unknown") == 1


def test_nothing_is_given_up_that_was_not_asked(road: Road, unreadable: str) -> None:
    age(unreadable, days=4)
    road.multimail.fault("GET /v1/oversight/pending", "status", status=503, times=1)
    assert sync(full=True).outcome == SyncPass.Outcome.FAILED
    assert mirrored(unreadable).bounce_told_at is not None


def asks(road: Road, ident: str) -> list[bool]:
    """Whether each of two passes asks about it, ten minutes after the last look; both are complete."""
    Mark.objects.filter(name=LOOKED).update(at=timezone.now() - LOOK_EVERY)
    asked = [any(path.endswith(ident) for path in asked_by(road.multimail)) for _ in range(2)]
    assert {one.outcome for one in SyncPass.objects.order_by("-pk")[:2]} == {SyncPass.Outcome.DONE}
    return asked


def test_a_hint_that_names_no_mailbox_looks_at_the_draft_that_is_known(road: Road, post: Post) -> None:
    draft = road.draft()
    road.multimail.decide(draft.multimail_id, "approve")
    post({"event_type": "oversight.approved", "message_id": draft.multimail_id})
    assert not mirrored(draft.multimail_id).is_open
