"""A mail that was approved for later: what becomes of it is seen although no webhook tells."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from reviewer.drafts.sync import LOOK_EVERY, sync
from reviewer.drafts.words import State
from tests.drafts.mirror import actions, asked_by, details, mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db
HOUR = 3600


@pytest.fixture
def ident(multimail: LocalMultiMail) -> str:
    """Approved on MultiMail, and to be sent in an hour."""
    later = datetime.now(UTC) + timedelta(hours=1)
    ident = multimail.send(send_at=later.strftime("%Y-%m-%dT%H:%M:%SZ"))
    sync()
    multimail.decide(ident, "approve")
    sync()
    assert mirrored(ident).state == State.SCHEDULED
    return ident


def test_what_waits_for_its_time_costs_a_pass_nothing(multimail: LocalMultiMail, ident: str) -> None:
    assert details(asked_by(multimail)) == []


# MultiMail runs in this process: its clock travels along.


def test_it_is_sent_once_its_time_has_come(multimail: LocalMultiMail, ident: str) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 1)):
        assert sync().error == ""
        assert mirrored(ident).state == State.SENT
        assert actions(mirrored(ident))[-1] == "moved"
        assert details(asked_by(multimail)) == []


def test_that_it_was_cancelled_before_its_time_is_seen_within_minutes(multimail: LocalMultiMail, ident: str) -> None:
    multimail.cancel(ident)
    sync()
    assert mirrored(ident).state == State.SCHEDULED
    with time_machine.travel(datetime.now(UTC) + LOOK_EVERY + timedelta(seconds=1)):
        sync()
        assert mirrored(ident).state == State.CANCELLED
        assert details(asked_by(multimail)) == []


def test_a_full_pass_looks_at_once(multimail: LocalMultiMail, ident: str) -> None:
    multimail.cancel(ident)
    sync(full=True)
    assert mirrored(ident).state == State.CANCELLED


def test_one_that_cannot_be_read_is_looked_at_again(multimail: LocalMultiMail, ident: str) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 1)):
        multimail.fault("GET /v1/mailboxes/*/emails/*", "status", status=503)
        assert sync().skipped
        assert mirrored(ident).state == State.SCHEDULED
        multimail.clear_faults()
        sync()
    assert mirrored(ident).state == State.SENT
