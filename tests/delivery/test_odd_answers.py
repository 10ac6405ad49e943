"""MultiMail, or what stands before it, answers oddly: nothing goes out twice, and no guess is drawn as known."""

from collections.abc import Callable
from datetime import timedelta
from json import dumps, loads
from typing import Any

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.clock import running
from reviewer.decisions.models import Action, Brake, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Refused
from reviewer.decisions.under_way import retry, settle
from reviewer.delivery.giving_up import cancel_replacement
from reviewer.delivery.job import Lease, LeaseLost, claim_one
from reviewer.delivery.replacement import SCAN_LASTS
from reviewer.desk.standing.status import load
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import APPROVED_IS_NEWS, APPROVED_LASTS, LOOKED, refresh, sync
from reviewer.marks.leave import leave
from tests.delivery.conftest import Road
from tests.delivery.support import CANCEL, until
from tests.drafts.mirror import rewrite
from tests.support.between import Bend, Between, says, with_fields

pytestmark = pytest.mark.django_db

DECIDE = "POST /v1/oversight/decide"
READ = "GET /v1/mailboxes/*/emails/*"
SEND = "POST /v1/mailboxes/*/send"
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


def test_a_bare_409_to_an_edits_rejection_does_not_lose_the_edit(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(DECIDE, says(409, b"<html>Conflict</html>"))
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(DECIDE)) == (State.DONE, 2)
    assert road.multimail.went_out() == [delivery.replacement_id]


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


def test_an_edits_rejection_that_comes_twice_asks_a_person_and_then_goes_on(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.twice.append(DECIDE)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (State.NEEDS_LOOK, "rejecting")
    assert "Look there who did" in delivery.problem
    assert road.multimail.went_out() == []
    retry(road.person, decision.pk)
    assert road.carry_out(decision).state == State.DONE
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_an_edit_whose_original_somebody_rejects_in_that_moment_can_be_settled_by_hand(
    road: Road, wire: Between
) -> None:
    decision = road.edit(road.draft())
    wire.twice.append(DECIDE)
    delivery = road.carry_out(decision)
    settle(road.person, decision.pk, "Ann rejected it on MultiMail")
    sync()
    waits = Draft.objects.get(multimail_id=delivery.replacement_id)
    assert (waits.is_open, waits.replaces) == (True, None)
    assert road.multimail.went_out() == []


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


def test_an_edit_that_multimail_shows_late_is_posted_once_each(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    original = f"GET /v1/mailboxes/*/emails/{draft.multimail_id}"
    wire.bend(original, with_fields(status="pending_send_approval"), times=5)
    delivery = road.carry_out(decision)
    assert delivery.state == State.DONE
    assert wire.count(DECIDE) == 2
    assert road.multimail.went_out() == [delivery.replacement_id]


@pytest.mark.parametrize("after", ["0", "-5", "Wed, 01 Jan 2020 00:00:00 GMT"])
def test_a_limit_without_a_wait_is_not_hammered(road: Road, wire: Between, after: str) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    wire.bend(DECIDE, says(429, b"{}", Retry_After=after), times=1000)
    delivery = road.attempt(decision)
    assert delivery.due_at - timezone.now() > timedelta(seconds=0.5)


def test_a_cancellation_that_only_looked_like_one_is_not_believed(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    road.multimail.decide(draft.multimail_id, "approve")
    road.multimail.fault(CANCEL, "status", status=503, times=2)
    wire.bend(CANCEL, says(200, b"<html>Welcome</html>"), times=2)
    delivery = road.carry_out(decision)
    assert delivery.state == State.ELSEWHERE
    assert road.multimail.status(delivery.replacement_id) == "cancelled"
    assert road.multimail.waiting() == []


def cancelling(road: Road, draft: Draft) -> Delivery:
    """An edit whose replacement waits and is to be cancelled, since the original is another one by now."""
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, times=1)
    until(road, decision, "tagged")
    rewrite(road.multimail, draft.multimail_id, subject="Rewritten since")
    road.multimail.fault(CANCEL, "status", status=503, times=1)
    return until(road, decision, "cancelling")


def test_a_replacement_that_multimail_does_not_know_any_more_is_not_said_to_be_cancelled(road: Road) -> None:
    draft = road.draft()
    delivery = cancelling(road, draft)
    ident = delivery.replacement_id
    road.multimail.fault(CANCEL, "status", status=404, times=1)
    road.multimail.fault(f"GET /v1/mailboxes/*/emails/{ident}", "status", status=404, times=1)
    delivery = road.carry_out(delivery.decision)
    assert delivery.state == State.NEEDS_LOOK, delivery.note
    assert f"does not know the replacement {ident} any more: it may have gone out." in delivery.problem
    assert "The original still waits there" in delivery.problem
    assert ident in road.multimail.waiting()
    settle(road.person, delivery.decision_id, "It waits there after all")
    sync()
    waits = Draft.objects.get(multimail_id=ident)
    assert (waits.is_open, waits.replaces) == (True, None)


def test_one_that_is_known_again_when_it_is_tried_again_is_cancelled(road: Road) -> None:
    delivery = cancelling(road, road.draft())
    road.multimail.fault(CANCEL, "status", status=404, times=1)
    road.multimail.fault(f"GET /v1/mailboxes/*/emails/{delivery.replacement_id}", "status", status=404, times=1)
    assert road.carry_out(delivery.decision).state == State.NEEDS_LOOK
    retry(road.person, delivery.decision_id)
    assert road.carry_out(delivery.decision).state == State.VOID
    assert road.multimail.status(delivery.replacement_id) == "cancelled"


def test_a_worker_whose_lease_is_over_cancels_nothing(road: Road) -> None:
    delivery = cancelling(road, road.draft())
    Delivery.objects.filter(pk=delivery.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    (asleep,) = claim_one(delivery.pk)
    asleep.lease = Lease(timezone.now(), running())
    with pytest.raises(LeaseLost):
        cancel_replacement(asleep)
    assert delivery.replacement_id in road.multimail.waiting()


def test_a_replacement_in_a_state_nobody_knows_is_waited_for(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(READ, with_fields(status="in_review"), skip=1, times=2)
    delivery = road.carry_out(decision)
    assert delivery.state == State.DONE
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_a_replacement_that_stays_in_a_state_nobody_knows_needs_a_look(road: Road, wire: Between) -> None:
    decision = road.edit(road.draft())
    wire.bend(READ, with_fields(status="in_review"), skip=1, times=1000)
    road.attempt(decision)
    Delivery.objects.filter(decision=decision).update(first_sent_at=timezone.now() - SCAN_LASTS - timedelta(seconds=1))
    assert road.attempt(decision).state == State.NEEDS_LOOK


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (302, b""),
        (400, b"<html>Bad Request</html>"),
        (413, b""),
        (409, b"<html>Conflict</html>"),
        (409, b'{"error": "The same was sent within 60 s."}'),
    ],
)
def test_a_replacement_that_was_taken_all_the_same_is_not_said_to_be_unsent(
    road: Road, wire: Between, status: int, body: bytes
) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(SEND, says(status, body))
    delivery = road.carry_out(decision)
    assert delivery.state == State.NEEDS_LOOK
    assert "may have gone through" in delivery.problem
    retry(road.person, decision.pk)
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(SEND)) == (State.DONE, 2)
    assert road.multimail.went_out() == [delivery.replacement_id]
    assert road.multimail.waiting() == []


def with_mailboxes(change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> Bend:
    """MultiMail's mailboxes, changed on the way."""
    return lambda status, body: (status, dumps({"mailboxes": change(loads(body)["mailboxes"])}).encode(), {})


MAILBOXES = "GET /v1/mailboxes"
UNREADABLE = with_mailboxes(lambda rows: [{**row, "auto_bcc": ["press@paper.example"]} for row in rows])
LEFT_OUT = with_mailboxes(lambda _: [])


class EveryOther:
    """Leaves the mailboxes out of every other answer."""

    def __init__(self) -> None:
        self.met = 0

    def __call__(self, status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        self.met += 1
        return LEFT_OUT(status, body) if self.met % 2 else (status, body, {})


@pytest.mark.parametrize("bend", [UNREADABLE, LEFT_OUT])
def test_nothing_is_approved_while_nobody_knows_where_copies_go(road: Road, wire: Between, bend: Bend) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    wire.bend(MAILBOXES, bend, times=2)
    for _ in range(2):
        delivery = road.attempt(decision)
        assert (delivery.state, delivery.step, wire.count(DECIDE)) == (State.WAITING, "", 0)
        assert "where copies would go" in delivery.problem
    assert not Brake.objects.exists()
    assert road.carry_out(decision).state == State.DONE


def test_an_edit_waits_for_its_mailbox_at_every_step(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    every_other = EveryOther()
    wire.bend(MAILBOXES, every_other, times=1000)
    delivery = road.carry_out(decision)
    assert delivery.state == State.DONE
    assert every_other.met >= 8
    assert road.multimail.went_out() == [delivery.replacement_id]


def test_a_mailbox_that_is_not_listed_keeps_no_rejection(road: Road, wire: Between) -> None:
    decision = road.decide(road.draft(), Action.REJECT)
    wire.bend(MAILBOXES, LEFT_OUT, times=1000)
    assert road.carry_out(decision).state == State.DONE


def test_an_answer_that_names_the_original_as_its_replacement_is_not_believed(road: Road, wire: Between) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    wire.bend(SEND, with_fields(id=draft.multimail_id))
    delivery = road.carry_out(decision)
    assert road.multimail.status(draft.multimail_id) != "cancelled"
    assert delivery.state in (State.DONE, State.NEEDS_LOOK)


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


def test_a_replacement_that_could_not_be_sent_needs_a_look(road: Road, wire: Between, commander: User) -> None:
    def failed(status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        return status, body.replace(b'"sent"', b'"send_failed"'), {}

    decision = road.edit(road.draft())
    wire.bend(READ, failed, times=1000)
    delivery = road.carry_out(decision)
    assert (delivery.state, wire.count(DECIDE)) == (State.NEEDS_LOOK, 2)
    assert "could not send the replacement" in delivery.problem
    retry(commander, decision.pk)
    assert (road.carry_out(decision).state, wire.count(DECIDE)) == (State.NEEDS_LOOK, 2)


def test_a_replacement_under_way_is_not_decided_by_hand(road: Road, commander: User) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, times=1000)
    delivery = until(road, decision, "rejecting")
    sync()
    seen = Draft.objects.get(multimail_id=delivery.replacement_id)
    assert seen.current is not None
    with pytest.raises(Refused, match="decided with the draft that it replaces"):
        give_verdict(commander, seen.pk, Action.APPROVE, seen.current.digest, "By hand, that is")


def test_a_listed_mail_whose_status_nobody_knows_is_told_of(road: Road, wire: Between) -> None:
    ident = road.multimail.send()
    wire.bend(READ, with_fields(status="in_review"), times=1)
    done = sync()
    assert [row["id"] for row in done.skipped] == [ident]
    assert sync().new == 1
