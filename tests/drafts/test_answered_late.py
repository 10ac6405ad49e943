"""An answer of MultiMail's that comes after a newer one changes nothing, however long ago the mail was closed."""

import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec.structs import replace

from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched, read_detail
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.drafts.rewriting import later, minutes_pass

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(road: Road) -> str:
    """A mail that was approved here and is out; nothing asks about it any more."""
    draft = road.draft()
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    assert mirrored(draft.multimail_id).state == State.SENT
    return draft.multimail_id


def asked(road: Road, ident: str) -> Fetched:
    """MultiMail's answer of now, which is not taken in yet."""
    return read_detail((road.multimail.mailbox_id, ident))


def becomes(road: Road, ident: str, **columns: Any) -> None:
    """The mail is another at MultiMail, which does no more of itself, and what a webhook asked for is taken in."""
    rewrite(road.multimail, ident, due_ms=None, **columns)
    refresh(road.multimail.mailbox_id, ident)


def comes(*answers: Fetched) -> None:
    apply(mirrored(answers[0].key[1]).mailbox, answers, {})


def row(ident: str) -> dict[str, Any]:
    """All that is known of it."""
    return dict(Draft.objects.filter(multimail_id=ident).values().get())


def test_a_bounce_that_was_seen_is_not_taken_away_by_an_older_answer(road: Road, sent: str) -> None:
    before = asked(road, sent)
    becomes(road, sent, status="bounced")
    known, told = row(sent), actions(mirrored(sent))
    assert known["unreached_at"]
    assert told[-1] == "bounced"
    comes(before)
    assert row(sent) == known
    assert actions(mirrored(sent)) == told
    assert mirrored(sent).is_alarm


def test_nor_by_one_that_was_asked_for_while_the_bounce_was_on_its_way(road: Road, sent: str) -> None:
    """Which of two calls that overlap was answered first their beginnings do not tell."""
    at_multimail = asked(road, sent)
    rewrite(road.multimail, sent, status="bounced", due_ms=None)
    slow = asked(road, sent)
    quick = Fetched(at_multimail.key, at_multimail.email, asked_at=timezone.now())
    comes(slow)
    comes(quick)
    assert mirrored(sent).is_alarm


def test_what_is_asked_for_later_counts(road: Road, sent: str) -> None:
    becomes(road, sent, status="bounced")
    becomes(road, sent, status="delivered")
    draft = mirrored(sent)
    assert (draft.remote_status, draft.unreached_at) == ("delivered", None)


def test_a_bounce_is_learned_from_an_answer_that_was_asked_for_before_another_was_written(
    road: Road, sent: str
) -> None:
    """Only what was asked for before is old: a pass may take a while to write what it has."""
    first = asked(road, sent)
    rewrite(road.multimail, sent, status="bounced", due_ms=None)
    second = asked(road, sent)
    assert first.email
    comes(Fetched(first.key, _with(first, status="delivered"), asked_at=first.asked_at))
    assert mirrored(sent).remote_status == "delivered"
    comes(second)
    assert mirrored(sent).is_alarm


def _with(item: Fetched, status: str) -> Any:
    return replace(item.email, status=status)  # type: ignore[type-var]


@pytest.mark.parametrize("status", ["sent", "send_failed", "cancelled"])
def test_what_went_on_from_its_time_does_not_go_back(road: Road, approved: Draft, status: str) -> None:
    ident = approved.multimail_id
    before = asked(road, ident)
    becomes(road, ident, status=status)
    known, told = row(ident), actions(approved)
    comes(before)
    assert (row(ident), actions(approved)) == (known, told)


def test_what_waits_again_is_not_closed_by_an_older_answer(road: Road, approved: Draft) -> None:
    ident = approved.multimail_id
    before = asked(road, ident)
    becomes(road, ident, status="pending_send_approval")
    assert mirrored(ident).is_open
    comes(before)
    assert mirrored(ident).is_open


def test_so_where_what_changed_is_that_nobody_knows_it_any_more(road: Road, approved: Draft) -> None:
    ident = approved.multimail_id
    before = asked(road, ident)
    # How far its clock is from the database's a busy process knows to some hundredths of a second.
    time.sleep(0.3)
    for _ in range(2):
        minutes_pass(ident)
        comes(Fetched(before.key, None, asked_at=timezone.now()))
    assert mirrored(ident).state == State.GONE
    comes(before)
    assert mirrored(ident).state == State.GONE


def test_what_brings_no_news_writes_nothing(road: Road, approved: Draft) -> None:
    sync(full=True)
    known = row(approved.multimail_id)
    with CaptureQueriesContext(connection) as queries:
        sync(full=True)
    assert row(approved.multimail_id) == known
    assert not [query for query in queries if (query["sql"] or "").startswith('UPDATE "drafts_draft"')]


@pytest.mark.parametrize("of_the_release_before", [True, False])
def test_many_that_go_out_together_cost_as_many_queries_as_a_few(road: Road, of_the_release_before: bool) -> None:
    asked_for = [_go_out(road, count, before=of_the_release_before) for count in (2, 6)]
    assert asked_for[0] == asked_for[1]


def _go_out(road: Road, count: int, *, before: bool) -> int:
    idents = [road.draft(send_at=later()).multimail_id for _ in range(count)]
    for ident in idents:
        becomes(road, ident, status="scheduled")
    if before:
        Draft.objects.update(answered_at=None)
    for ident in idents:
        rewrite(road.multimail, ident, status="sent", due_ms=None)
    answers = [asked(road, ident) for ident in idents]
    with CaptureQueriesContext(connection) as queries:
        comes(*answers)
    assert {mirrored(ident).state for ident in idents} == {State.SENT}
    return len(queries)
