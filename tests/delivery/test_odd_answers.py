"""MultiMail, or what stands before it, answers oddly: nothing goes out twice, and no guess is drawn as known."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.under_way import retry
from reviewer.desk.standing.status import load
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import APPROVED_IS_NEWS, APPROVED_LASTS, LOOKED, sync
from reviewer.marks.leave import leave
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, READ
from tests.support.between import Between, says, with_fields

pytestmark = pytest.mark.django_db

UNKNOWN = b'{"error": "There is no such email."}'
State = Delivery.State


def test_a_mail_that_is_unknown_right_after_its_approval_needs_a_look(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(READ, says(404, UNKNOWN), skip=1, times=1000)
    assert road.attempt(decision).state == State.WAITING
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    delivery = road.attempt(decision)
    assert delivery.state == State.NEEDS_LOOK
    assert "may have gone through" in delivery.problem


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, b""), (200, b"<html>Welcome</html>"), (200, b'{"status": null}'), (202, b'{"status": 1}'), (204, b"")],
)
def test_an_approval_whose_answer_says_nothing_is_looked_up(
    road: Road, wire: Between, status: int, body: bytes
) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(DECIDE, says(status, body))
    assert road.carry_out(decision).state == State.DONE
    assert wire.count(DECIDE) == 1


@pytest.mark.parametrize("status", [301, 418, 500, 503])
def test_an_approval_that_took_effect_and_answers_an_error_is_not_called_elsewhere(
    road: Road, wire: Between, status: int
) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(DECIDE, says(status))
    delivery = road.carry_out(decision)
    if delivery.state == State.NEEDS_LOOK:
        retry(road.person, decision.pk)
        delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(DECIDE)) == (State.DONE, 1)


@pytest.mark.parametrize("body", [b"", b"<html>Conflict</html>"])
@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_a_bare_409_to_what_took_effect_is_looked_up_and_ours(
    road: Road, wire: Between, action: Action, body: bytes
) -> None:
    decision = road.decide(road.draft(), action)
    wire.bend(DECIDE, says(409, body))
    assert road.carry_out(decision).state == State.DONE
    assert wire.count(DECIDE) == 1


def test_a_bare_409_of_what_stands_in_between_is_tried_again(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "html", status=409)
    assert road.attempt(decision).step == "approving"
    assert road.carry_out(decision).state == State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_a_decision_that_comes_twice_is_not_said_to_have_had_no_effect(
    road: Road, wire: Between, action: Action
) -> None:
    decision = road.decide(road.draft(), action)
    wire.twice.append(DECIDE)
    delivery = road.carry_out(decision)
    assert delivery.state == State.ELSEWHERE
    assert "may have come twice" in delivery.note


@pytest.mark.parametrize("shown", ["SENT", " Sent ", "Approved"])
def test_a_status_in_capitals_is_that_status(road: Road, wire: Between, shown: str) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    wire.bend(READ, with_fields(status=shown), skip=1, times=9)
    assert road.carry_out(decision).state == State.DONE


def test_a_word_nobody_knows_after_our_approval_needs_a_look(road: Road, wire: Between) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    wire.bend(READ, with_fields(status="handed_over"), skip=1, times=99)
    delivery = road.carry_out(decision)
    assert delivery.state == State.NEEDS_LOOK
    assert "handed_over" in delivery.problem


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_what_multimail_took_and_still_shows_as_waiting_is_not_posted_again(
    road: Road, wire: Between, action: Action
) -> None:
    decision = road.decide(road.draft(), action)
    wire.bend(READ, with_fields(status="pending_send_approval"), skip=1, times=4)
    assert road.carry_out(decision).state == State.DONE
    assert wire.count(DECIDE) == 1


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_nor_is_it_where_the_first_look_fails(road: Road, wire: Between, action: Action) -> None:
    decision = road.decide(road.draft(), action)
    wire.bend(READ, says(503), skip=1)
    wire.bend(READ, with_fields(status="pending_send_approval"), skip=1, times=2)
    assert road.carry_out(decision).state == State.DONE
    assert wire.count(DECIDE) == 1


def test_looks_that_fail_are_none_that_show_it_as_waiting(road: Road, wire: Between) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    wire.bend(READ, says(503), skip=1, times=6)
    wire.bend(READ, with_fields(status="pending_send_approval"), skip=1, times=4)
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(DECIDE)) == (State.DONE, 1), delivery.problem


def test_what_stays_shown_as_waiting_asks_a_person_after_some_looks(road: Road, wire: Between) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    wire.bend(READ, with_fields(status="pending_send_approval"), skip=1, times=99)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step, wire.count(DECIDE)) == (State.NEEDS_LOOK, "approving", 1)
    assert "trying again posts the decision once more" in delivery.problem


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_nor_is_it_where_the_answer_to_the_decision_cannot_be_read(road: Road, wire: Between, action: Action) -> None:
    decision = road.decide(road.draft(), action)
    wire.bend(DECIDE, says(200, b"<html>ok</html>"))
    wire.bend(READ, with_fields(status="pending_send_approval"), skip=1, times=2)
    assert road.carry_out(decision).state == State.DONE
    assert wire.count(DECIDE) == 1


@pytest.mark.parametrize("told", [{"Transfer_Encoding": "chunked"}, {"Content_Encoding": "gzip"}])
@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_nor_is_it_where_the_answer_breaks_off_behind_its_status(
    road: Road, wire: Between, action: Action, told: dict[str, str]
) -> None:
    """MultiMail has said by then that it took it."""
    decision = road.decide(road.draft(), action)
    wire.bend(DECIDE, says(200, b'{"status": "sen', **told))
    wire.bend(READ, with_fields(status="pending_send_approval"), skip=1, times=2)
    assert road.attempt(decision).step == f"{'approval' if action == Action.APPROVE else 'rejection'} taken"
    assert road.carry_out(decision).state == State.DONE
    assert wire.count(DECIDE) == 1


@pytest.mark.parametrize("after", ["0", "-5", "Wed, 01 Jan 2020 00:00:00 GMT"])
def test_a_limit_without_a_wait_is_not_hammered(road: Road, wire: Between, after: str) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    wire.bend(DECIDE, says(429, b"{}", Retry_After=after), times=1000)
    delivery = road.attempt(decision)
    assert delivery.due_at - timezone.now() > timedelta(seconds=0.5)


def test_what_is_called_approved_is_asked_about_until_it_is_sent_or_fails(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(READ, with_fields(status="approved"), skip=1, times=2)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.note) == (State.DONE, "MultiMail shows it as approved.")
    sync()
    draft.refresh_from_db()
    assert "MultiMail has not said yet that it was sent." in load(draft).standing.headline
    wire.bend(READ, with_fields(status="send_failed"))
    sync()
    draft.refresh_from_db()
    assert draft.state == "failed"


def test_what_stays_approved_costs_a_pass_nothing_after_a_while(road: Road, wire: Between) -> None:
    draft = road.draft()
    wire.bend(READ, with_fields(status="approved"), skip=1, times=1000)
    road.carry_out(road.decide(draft, Action.APPROVE))
    for age, full, asked in [(APPROVED_IS_NEWS, False, 0), (APPROVED_IS_NEWS, True, 1), (APPROVED_LASTS, True, 0)]:
        Draft.objects.filter(pk=draft.pk).update(closed_at=timezone.now() - age)
        leave(LOOKED)
        before = wire.count(READ)
        sync(full=full)
        assert wire.count(READ) == before + asked


def test_a_listed_mail_whose_status_nobody_knows_is_told_of(road: Road, wire: Between) -> None:
    ident = road.multimail.send()
    wire.bend(READ, with_fields(status="in_review"), times=1)
    done = sync()
    assert [row["id"] for row in done.skipped] == [ident]
    assert sync().new == 1
