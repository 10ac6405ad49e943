"""What is claimed together: each delivery is posted for itself, and no one of them is to the harm of the others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviewer import stopping
from reviewer.audit.models import Event
from reviewer.audit.record import verify
from reviewer.clock import running
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.delivery import closing, worker
from reviewer.delivery.job import LOT, Lease, claim
from reviewer.delivery.outcome import Done
from reviewer.delivery.worker import deliver, drain, work
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.multimail import connect
from tests.delivery.conftest import Road
from tests.drafts.mirror import rewrite
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

DECIDE = "POST /v1/oversight/decide"
State = Delivery.State


def decide(road: Road, *actions: Action) -> list[Decision]:
    """A draft and a decision for each action, one pass for all."""
    idents = [handed_in(road.multimail, f"[UPDATE] Incident INC-{number}") for number, _ in enumerate(actions)]
    wait_until(lambda: all(road.multimail.status(ident) != "pending_scan" for ident in idents), what="the scan")
    sync()
    drafts = {draft.multimail_id: draft for draft in Draft.objects.select_related("current")}
    return [road.decide(drafts[ident], action) for ident, action in zip(idents, actions, strict=True)]


def handed_in(multimail: LocalMultiMail, subject: str) -> str:
    message = {"to": ["all@eng.example"], "subject": subject, "markdown": "It broke at 14:00 UTC."}
    return str(multimail.call("agent_key", "POST", f"/v1/mailboxes/{multimail.mailbox_id}/send", json=message)["id"])


def states(decisions: list[Decision]) -> list[str]:
    rows = dict(Delivery.objects.values_list("decision_id", "state"))
    return [rows[decision.pk] for decision in decisions]


def calls(road: Road) -> list[str]:
    return [row["path"] for row in road.multimail.requests() if row["path"] == "/v1/oversight/decide"]


def test_a_lot_is_carried_out_and_closed(road: Road) -> None:
    decisions = decide(road, Action.APPROVE, Action.REJECT, Action.APPROVE)
    drain()
    assert states(decisions) == ["done", "done", "done"]
    assert set(Draft.objects.values_list("state", flat=True)) == {"sent", "rejected"}
    assert Event.objects.filter(action="delivery.done").count() == 3
    assert verify()[1] is None


def test_a_delivery_costs_few_queries_of_its_own(road: Road) -> None:
    """Two: its intent, and whether calls are held back. All else is asked and written for the lot."""
    decide(road, *[Action.APPROVE] * 2)
    with CaptureQueriesContext(connection) as two:
        drain()
    decide(road, *[Action.APPROVE] * 6)
    with CaptureQueriesContext(connection) as six:
        drain()
    assert len(six) - len(two) <= 2 * 4


def test_what_expires_first_is_carried_out_first(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 3)
    soon = timezone.now() + timedelta(minutes=3)
    Delivery.objects.filter(decision=decisions[2]).update(expires_at=soon)
    assert [job.decision.pk for job in claim(2)] == [decisions[2].pk, decisions[0].pk]


def test_one_that_changed_is_void_and_the_others_go_out(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 3)
    mailbox = f"/v1/mailboxes/{road.multimail.mailbox_id}"
    rewrite(road.multimail, decisions[1].draft.multimail_id, subject="Another subject")
    road.multimail.call("agent_key", "POST", f"{mailbox}/emails/{decisions[2].draft.multimail_id}/cancel")
    drain()
    assert states(decisions) == ["done", "void", "elsewhere"]
    assert road.multimail.went_out() == [decisions[0].draft.multimail_id]


def test_when_calls_are_held_back_the_rest_is_given_back_unbegun(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 3)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=60)
    drain()
    assert states(decisions) == ["waiting", "waiting", "waiting"]
    assert len(calls(road)) == 1
    assert set(Delivery.objects.values_list("attempts", "step", "lease_owner")) == {(0, "", "")}


def test_a_worker_that_is_asked_to_end_gives_the_rest_back(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 3)
    jobs = claim(LOT)
    stopping.ask()
    try:
        work(jobs, worn=False)
    finally:
        stopping._asked.clear()
    assert states(decisions) == ["done", "waiting", "waiting"]
    drain()
    assert states(decisions) == ["done", "done", "done"]


def test_a_failure_that_nobody_foresaw_is_to_the_harm_of_no_other(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 3)
    # An edit without what it was made from: no code writes it.
    Decision.objects.filter(pk=decisions[1].pk).update(action=Action.EDIT)
    with pytest.raises(ValueError, match="without a base"):
        drain()
    assert states(decisions) == ["done", "posting", "waiting"]
    drain()
    assert states(decisions) == ["done", "posting", "done"]


def test_nor_is_a_lot_that_cannot_be_closed(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deadlock, or a database that is gone for a moment: what was not begun is anybody's."""
    decisions = decide(road, *[Action.APPROVE] * 2)
    jobs = claim(LOT)
    monkeypatch.setattr(worker, "LOT_LASTS", 0.0)
    monkeypatch.setattr(closing, "_close", deadlock)
    with pytest.raises(OperationalError):
        work(jobs, worn=False)
    assert states(decisions) == ["posting", "waiting"]


def deadlock(_: object) -> None:
    raise OperationalError("deadlock detected")


def test_one_that_ends_worker_after_worker_asks_for_a_person(road: Road) -> None:
    (decision,) = decide(road, Action.APPROVE)
    Delivery.objects.filter(decision=decision).update(attempts=closing.MOST_ATTEMPTS)
    deliver(decision.delivery.pk)
    assert states([decision]) == ["needs_look"]
    assert calls(road) == []


def test_what_another_worker_took_over_is_not_closed_twice(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 2)
    slow = claim(LOT)
    Delivery.objects.filter(decision=decisions[0]).update(lease_owner="another")
    closing.close([closing.Ended(job, Done("MultiMail shows it as sent."), timezone.now()) for job in slow])
    assert states(decisions) == ["posting", "done"]


def test_a_lease_that_ran_out_in_the_lot_is_seen_before_anything_is_posted(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 2)
    jobs = claim(LOT)
    for job in jobs:
        job.lease = Lease(timezone.now(), running())
    work(jobs, worn=False)
    assert calls(road) == []
    assert states(decisions) == ["posting", "posting"]


def test_what_cannot_be_written_of_one_mail_keeps_no_other_open(road: Road) -> None:
    decisions = decide(road, *[Action.APPROVE] * 2)
    ended = [closing.Ended(job, Done("MultiMail shows it as sent."), timezone.now()) for job in claim(LOT)]
    shown = connect.reviewer().email(road.multimail.mailbox_id, ended[0].job.email_id)
    never = msgspec.structs.replace(shown, received_at=datetime.max.replace(tzinfo=UTC))
    closing.close([replace(ended[0], outcome=Done("MultiMail shows it as sent.", never)), ended[1]])
    assert states(decisions) == ["posting", "done"]


def test_nor_does_one_that_is_alone_in_its_mailbox(road: Road) -> None:
    odd = decide(road, Action.APPROVE)
    road.multimail.mailbox_id = road.multimail.call(
        "admin_key", "POST", "/v1/mailboxes", json={"address_local": "other"}
    )["id"]
    others = decide(road, *[Action.APPROVE] * 2)
    ended = [closing.Ended(job, Done("MultiMail shows it as sent."), timezone.now()) for job in claim(LOT)]
    (alone,) = [one for one in ended if one.job.decision.pk == odd[0].pk]
    shown = connect.reviewer().email(alone.job.mailbox_id, alone.job.email_id)
    never = msgspec.structs.replace(shown, received_at=datetime.max.replace(tzinfo=UTC))
    unwritable = replace(alone, outcome=Done("MultiMail shows it as sent.", never))
    closing.close([unwritable, *(one for one in ended if one is not alone)])
    assert states([*odd, *others]) == ["posting", "done", "done"]
