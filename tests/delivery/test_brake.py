"""Limits and outages are known to all workers at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Brake, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.delivery import brake
from reviewer.delivery.errors import after
from reviewer.delivery.outcome import Later
from reviewer.delivery.worker import deliver, drain, sweep
from reviewer.desk.standing.status import load
from reviewer.drafts.limits import is_limited
from reviewer.multimail.errors import Transient
from tests.delivery.conftest import Road
from tests.drafts.mirror import rewrite
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

CALLS, SENDS = Brake.Kind.CALLS, Brake.Kind.SENDS
DECIDE = "POST /v1/oversight/decide"
READ = "GET /v1/mailboxes/*/emails/*"


def release(kind: Brake.Kind = CALLS) -> None:
    Brake.objects.filter(kind=kind).update(until=timezone.now() - timedelta(seconds=1))


def test_a_limit_named_to_one_holds_back_the_others(road: Road) -> None:
    first = road.decide(road.draft(subject="Incident Report: A-1"), Action.APPROVE)
    second = road.decide(road.draft(subject="Incident Report: B-2"), Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=60)
    road.attempt(first)
    seen = len(road.multimail.requests())
    assert road.attempt(second).state == Delivery.State.WAITING
    assert len(road.multimail.requests()) == seen + 1  # the question itself
    assert sweep() == 0


def test_a_released_limit_lets_everybody_on(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=60)
    road.attempt(decision)
    release()
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert not brake.pulled()


def test_a_longer_limit_is_not_shortened(db: None) -> None:
    brake.limited(CALLS, 600, "a long one")
    brake.limited(CALLS, 5, "a short one")
    assert brake.stopped_for(CALLS) > 500


def assert_limited() -> None:
    assert brake.stopped_for(CALLS) > 500


def test_nor_is_one_by_a_call_that_was_begun_before_and_fails(db: None) -> None:
    for _ in range(brake.TRIP - 1):
        brake.failed("MultiMail answered 503")
    brake.limited(CALLS, 600, "Retry-After")
    for _ in range(2):
        brake.failed("MultiMail answered 503")
        assert_limited()


@pytest.mark.parametrize("before", [0, brake.TRIP - 1])
def test_while_a_limit_stands_it_is_the_reason_and_the_wait(db: None, before: int) -> None:
    for _ in range(before):
        brake.failed("MultiMail answered 503")
    brake.limited(CALLS, 600, "Retry-After")
    later = after(Transient("MultiMail answered 503", unclear=True, status=503))
    assert isinstance(later, Later)
    assert later.seconds is not None
    assert later.seconds > 590
    brake.answered()
    assert [one.reason for one in brake.pulled()] == ["Retry-After"]


def test_an_outage_that_lasts_longer_than_the_limit_is_the_reason(db: None) -> None:
    brake.limited(CALLS, 1.5, "Retry-After")
    for _ in range(brake.TRIP):
        stopped = brake.failed("MultiMail answered 503")
    assert stopped == brake.FIRST_STOP
    assert [one.reason for one in brake.pulled()] == ["MultiMail answered 503"]


def test_nor_by_one_that_is_answered(db: None) -> None:
    outage_is_over()
    assert brake.may_call(CALLS)
    brake.limited(CALLS, 600, "Retry-After")
    brake.answered()
    assert_limited()
    release()
    assert brake.may_call(CALLS)
    assert brake.may_call(CALLS), "nobody probes behind a limit"


def test_an_outage_after_a_limit_that_is_over_stops_calls_no_longer_than_any(db: None) -> None:
    brake.limited(CALLS, 600, "Retry-After")
    Brake.objects.update(limit=timezone.now() - timedelta(seconds=1))
    outage_is_over()
    brake.answered()
    assert not brake.pulled()


def test_repeated_failures_stop_calls_for_a_growing_while(db: None) -> None:
    stops = []
    for _ in range(brake.TRIP + 8):
        brake.failed("MultiMail answered 503")
        stops.append(round(brake.stopped_for(CALLS)))
    assert stops[: brake.TRIP + 3] == [0] * (brake.TRIP - 1) + [2, 4, 8, 16]
    assert stops[-1] == brake.LONGEST_STOP


def test_after_a_stop_one_probes_and_the_others_wait(db: None) -> None:
    for _ in range(brake.TRIP):
        brake.failed("MultiMail answered 503")
    assert not brake.may_call(CALLS)
    release()
    assert brake.may_call(CALLS)
    assert not brake.may_call(CALLS)


def test_a_probe_that_is_answered_reopens(db: None) -> None:
    for _ in range(brake.TRIP):
        brake.failed("MultiMail answered 503")
    release()
    assert brake.may_call(CALLS)
    brake.answered()
    assert brake.may_call(CALLS)
    assert brake.may_call(CALLS)


@pytest.mark.parametrize(
    ("mode", "retry_after"), [("warmup", 3600), ("warmup", 5), ("plain", 3600)], ids=["warm-up", "short", "long"]
)
def test_a_limit_of_sends_is_known_whatever_its_words(road: Road, mode: str, retry_after: int) -> None:
    edit = road.edit(road.draft(subject="Incident Report: A-1"))
    other = road.decide(road.draft(subject="Incident Report: B-2"), Action.REJECT)
    limit = {"mode": mode, "retry_after": retry_after, "error": "New accounts may not do more for now."}
    road.multimail.call("admin_key", "POST", "/_control/quota", json=limit)
    assert "New accounts" in road.attempt(edit).problem
    assert [one.kind for one in brake.pulled()] == [SENDS]
    assert not is_limited()
    assert road.carry_out(other).state == Delivery.State.DONE


def test_a_short_limit_that_a_send_meets_is_one_of_all_calls(road: Road) -> None:
    edit = road.edit(road.draft())
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "plain", "retry_after": 30})
    road.attempt(edit)
    assert [one.kind for one in brake.pulled()] == [CALLS]


def test_a_used_up_quota_stops_sends_and_says_so(road: Road) -> None:
    edit = road.edit(road.draft(subject="Incident Report: A-1"))
    other = road.decide(road.draft(subject="Incident Report: B-2"), Action.APPROVE)
    road.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": "quota", "retry_after": 600})
    assert "quota" in road.attempt(edit).problem
    standing = load(edit.draft).standing
    assert "quota" in standing.headline
    assert standing.detail.startswith("The edit is kept. It is tried again at")
    assert [row.kind for row in brake.pulled()] == [SENDS]
    assert road.carry_out(other).state == Delivery.State.DONE


def test_people_decide_while_multimail_is_down(road: Road, lead: User) -> None:
    draft = road.draft()
    for _ in range(brake.TRIP):
        brake.failed("MultiMail cannot be reached")
    assert draft.current is not None
    recorded = give_verdict(lead, draft.pk, Action.APPROVE, draft.current.digest)
    assert recorded.decision is not None
    deliver(recorded.decision.delivery.pk)
    assert Delivery.objects.get(decision=recorded.decision).attempts == 0


def test_a_policy_that_asks_for_more_now_voids_what_was_decided(road: Road, settings: Any) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert "2 approvals" in delivery.note
    assert road.multimail.status(draft.multimail_id) == "pending_send_approval"


def test_what_expires_first_is_pushed_first(road: Road) -> None:
    from reviewer.delivery.job import due_ids

    late = road.decide(road.draft(subject="Incident Report: A-1"), Action.APPROVE)
    soon = road.decide(road.draft(subject="Incident Report: B-2"), Action.APPROVE)
    Delivery.objects.filter(decision=soon).update(expires_at=timezone.now() + timedelta(minutes=3))
    assert due_ids(10) == [soon.delivery.pk, late.delivery.pk]


def test_between_two_calls_the_brake_is_not_asked_again_at_once(db: None, django_assert_max_num_queries: Any) -> None:
    glance = brake.Glance()
    assert not glance.look()
    with django_assert_max_num_queries(0):
        assert not glance.worn()
    glance.forget()
    Brake.objects.create(kind=CALLS, failures=1)
    assert glance.worn()


def test_what_this_process_meets_is_news_at_once(db: None) -> None:
    assert not brake.glance.look()
    brake.limited(CALLS, 60, "Retry-After")
    assert brake.glance.worn()
    Brake.objects.all().delete()
    assert not brake.glance.worn()


def outage_is_over() -> None:
    """Calls failed in a row and were stopped; the next one probes."""
    for _ in range(brake.TRIP):
        brake.failed("MultiMail answered 503")
    release()


def edit_at(road: Road, step: str) -> Decision:
    """An edit of the draft that expires first, come so far and due."""
    decision = road.edit(road.draft(subject="Incident Report: A-1"))
    fault = {"sending": "POST /v1/mailboxes/*/send", "sent": "PUT /v1/mailboxes/*/tags"}[step]
    road.multimail.fault(fault, "status", status=503, times=1)
    wait_until(lambda: road.attempt(decision).step == step, what="the step")
    Brake.objects.all().delete()
    now = timezone.now()
    Delivery.objects.filter(decision=decision).update(due_at=now, expires_at=now + timedelta(minutes=3))
    return decision


def test_a_probe_that_has_to_wait_for_the_scan_was_answered(road: Road) -> None:
    edit = edit_at(road, "sent")
    replacement = Delivery.objects.get(decision=edit).replacement_id
    wait_until(lambda: road.multimail.status(replacement) != "pending_scan", what="the scan")
    rewrite(road.multimail, replacement, status="pending_scan")
    approval = road.decide(road.draft(subject="Incident Report: B-2"), Action.APPROVE)
    outage_is_over()
    drain(seconds=5.0)
    assert Delivery.objects.get(decision=edit).state == Delivery.State.WAITING
    assert Delivery.objects.get(decision=approval).state == Delivery.State.DONE


@pytest.mark.parametrize("fault", ["status", "html"])
def test_a_mail_that_always_fails_leaves_the_probe_to_another(road: Road, fault: str) -> None:
    odd = road.draft(subject="Incident Report: A-1")
    failing = road.decide(odd, Action.APPROVE)
    approval = road.decide(road.draft(subject="Incident Report: B-2"), Action.APPROVE)
    Delivery.objects.filter(decision=failing).update(expires_at=timezone.now() + timedelta(minutes=3))
    road.multimail.fault(f"GET /v1/mailboxes/*/emails/{odd.multimail_id}", fault, status=500, times=1000)
    for _ in range(brake.TRIP):
        delivery = road.attempt(failing)
    until = Brake.objects.get(kind=CALLS).until
    assert until is not None
    assert delivery.due_at > until + timedelta(seconds=settings.SWEEP_SECONDS)
    release()
    brake.glance.forget()
    drain(seconds=5.0)
    assert Delivery.objects.get(decision=approval).state == Delivery.State.DONE
    assert not brake.pulled()


def test_what_makes_no_call_is_no_probe(road: Road) -> None:
    edit = edit_at(road, "sending")
    approval = road.decide(road.draft(subject="Incident Report: B-2"), Action.APPROVE)
    brake.limited(SENDS, 600, "quota")
    outage_is_over()
    drain(seconds=5.0)
    assert Delivery.objects.get(decision=edit).state == Delivery.State.WAITING
    assert Delivery.objects.get(decision=approval).state == Delivery.State.DONE


def test_what_makes_no_call_ends_no_outage(road: Road, settings: Any) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    outage_is_over()
    assert road.attempt(decision).state == Delivery.State.VOID
    assert Brake.objects.get(kind=CALLS).failures == brake.TRIP
