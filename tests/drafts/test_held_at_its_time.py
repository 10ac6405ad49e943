"""A mail that MultiMail holds at its own time (schedule_first): its hours begin then, also for the desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.drafts.mirror import mirrored, rewrite
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db

TTL = timedelta(hours=72)


def in_hours(hours: float) -> str:
    return (timezone.now() + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def passed(hours: float) -> Iterator[None]:
    """MultiMail runs in this process: its clock travels along, and what is due is moved before it answers."""
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        yield


def test_it_can_be_decided_after_a_long_wait(road: Road) -> None:
    ident = road.multimail.send(send_at=in_hours(100), gate_timing="schedule_first")
    sync()
    with passed(100.01):
        sync()
        draft = mirrored(ident)
        assert not draft.expired(timezone.now())
        assert draft.send_at is not None
        assert draft.expires_at == draft.send_at + TTL
        assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE


def test_its_hours_stay_what_they_were(multimail: LocalMultiMail) -> None:
    ident = multimail.send(send_at=in_hours(100), gate_timing="schedule_first")
    with passed(100.01):
        sync()
        first = mirrored(ident).expires_at
    with passed(110):
        sync(full=True)
        assert mirrored(ident).expires_at == first


def test_one_seen_before_its_scan_counts_from_its_time_too(multimail: LocalMultiMail) -> None:
    """It was mirrored as waiting, and no pass saw it scheduled."""
    ident = multimail.send(send_at=in_hours(100), gate_timing="schedule_first")
    rewrite(multimail, ident, status="pending_scan", due_ms=None)
    rewrite_back = {"status": "scheduled", "due_ms": round((timezone.now() + timedelta(hours=100)).timestamp() * 1000)}
    refresh(multimail.mailbox_id, ident)
    assert mirrored(ident).state == State.PENDING
    rewrite(multimail, ident, **rewrite_back)
    with passed(100.01):
        sync()
        assert not mirrored(ident).expired(timezone.now())


def test_what_is_held_at_once_counts_from_when_it_came(multimail: LocalMultiMail) -> None:
    ident = multimail.send(send_at=in_hours(1))
    sync()
    draft = mirrored(ident)
    assert draft.expires_at == draft.received_at + TTL
    with passed(2):
        sync(full=True)
        assert mirrored(ident).expires_at == draft.expires_at
