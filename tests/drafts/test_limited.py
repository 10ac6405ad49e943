"""A limit that MultiMail names holds back what the desk reads, in every process."""

from datetime import timedelta

import pytest
from django.db.models import F

from reviewer.decisions.models import Action
from reviewer.drafts.limits import READ_AGAIN, heed, is_limited
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh_told
from reviewer.drafts.sync import sync, sync_unless_running
from reviewer.drafts.tasks import refresh, refresh_email
from reviewer.marks.leave import last, leave
from reviewer.marks.models import Mark
from tests.delivery.conftest import Road

pytestmark = pytest.mark.django_db
DETAILS = "GET /v1/mailboxes/*/emails/*"


def asked(road: Road, since: int) -> list[str]:
    return [row["path"] for row in road.multimail.requests(since) if row["path"].startswith("/v1/")]


def now(road: Road) -> int:
    return int(road.multimail.requests()[-1]["seq"])


def it_is_over() -> None:
    """By the clock that all processes share."""
    Mark.objects.filter(name=READ_AGAIN).update(at=F("at") - timedelta(seconds=121))


@pytest.mark.parametrize("route", ["GET /v1/oversight/pending", "GET /v1/mailboxes", DETAILS])
def test_no_pass_begins_while_it_lasts(road: Road, route: str) -> None:
    ident = road.multimail.send()
    road.multimail.fault(route, "status", status=429, retry_after=120, times=1)
    assert sync_unless_running() is not None
    since = now(road)
    assert sync_unless_running() is None
    refresh_told(road.multimail.mailbox_id, ident, "pending_send_approval")
    assert asked(road, since) == []
    it_is_over()
    this = sync_unless_running()
    assert this is not None
    assert (this.outcome, this.new) == ("done", 1)


def test_a_draft_that_somebody_opens_is_not_asked_for_while_it_lasts(road: Road) -> None:
    draft = road.draft()
    road.multimail.fault("GET /v1/oversight/pending", "status", status=429, retry_after=120, times=1)
    sync_unless_running()
    since, named = now(road), last(READ_AGAIN)
    refresh(draft.pk)
    assert asked(road, since) == []
    assert last(READ_AGAIN) == named
    it_is_over()
    refresh(draft.pk)
    assert len(asked(road, since)) == 1


def test_what_was_not_asked_meanwhile_the_next_pass_finds(road: Road) -> None:
    draft = road.draft()
    road.multimail.fault("GET /v1/oversight/pending", "status", status=429, retry_after=120, times=1)
    sync_unless_running()
    road.multimail.decide(draft.multimail_id, "reject")
    refresh(draft.pk)
    assert Draft.objects.get(pk=draft.pk).closed_at is None
    it_is_over()
    sync_unless_running()
    assert Draft.objects.get(pk=draft.pk).closed_at is not None


def test_one_that_lasts_longer_than_any_is_over(road: Road) -> None:
    """The clock was set back since; and what MultiMail names then counts."""
    leave(READ_AGAIN, timedelta(days=1))
    assert sync_unless_running() is not None
    heed(120)
    assert is_limited()
    it_is_over()
    assert not is_limited()


def test_a_pass_stops_at_the_first(road: Road) -> None:
    for _ in range(30):
        road.multimail.send()
    road.multimail.fault(DETAILS, "status", status=429, retry_after=120, times=1000)
    since = now(road)
    this = sync()
    assert len(this.skipped) == 30
    assert len([path for path in asked(road, since) if "/emails/" in path]) <= 16


def test_one_that_a_worker_meets_holds_it_back_too(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault("POST /v1/oversight/decide", "status", status=429, retry_after=120, times=1)
    road.attempt(decision)
    assert sync_unless_running() is None


@pytest.mark.parametrize(("status", "asks"), [(429, False), (503, True)])
def test_a_webhook_of_a_new_mailbox_heeds_one_too(
    road: Road, caplog: pytest.LogCaptureFixture, status: int, asks: bool
) -> None:
    """The task ends in a line of the log either way: the next pass finds what it could not ask about."""
    ident = road.multimail.send()
    road.multimail.fault("GET /v1/mailboxes", "status", status=status, retry_after=120, times=1)
    refresh_email(road.multimail.mailbox_id, ident, "pending_send_approval")
    said = [row.getMessage() for row in caplog.records if row.name == "reviewer.drafts.refresh"]
    assert [line.partition(":")[0] for line in said] == [f"email {ident} could not be read"]
    since = now(road)
    refresh_email(road.multimail.mailbox_id, ident, "pending_send_approval")
    assert bool(asked(road, since)) == asks
    assert Draft.objects.exists() == asks
