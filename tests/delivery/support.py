"""What the tests of edits share: the calls that break, an edit brought up to a step, MultiMail's modes."""

from collections.abc import Callable
from typing import Any

import pytest

from reviewer.decisions.models import Decision, Delivery
from reviewer.drafts.models import Draft
from reviewer.multimail.client import Client
from tests.delivery.conftest import Road
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

DECIDE = "POST /v1/oversight/decide"
SEND = "POST /v1/mailboxes/*/send"
TAGS = "PUT /v1/mailboxes/*/tags"
CANCEL = "POST /v1/mailboxes/*/emails/*/cancel"
READ = "GET /v1/mailboxes/*/emails/*"


def until(road: Road, decision: Decision, step: str) -> Delivery:
    """Attempts, each cut short by a fault, until `step` is written down."""

    def reached() -> Delivery | None:
        delivery = road.attempt(decision)
        return delivery if delivery.step == step else None

    delivery = wait_until(reached, what=f"step {step}")
    assert delivery is not None
    return delivery


def at_step_sent(road: Road, draft: Draft) -> Delivery:
    """An edit that MultiMail has taken and scanned, and that has no tags yet."""
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    delivery = until(road, decision, "sent")
    wait_until(lambda: road.multimail.status(delivery.replacement_id) != "pending_scan", what="the scan")
    return delivery


def just_before_the_call(monkeypatch: pytest.MonkeyPatch, name: str, happens: Callable[[], object]) -> None:
    """Once, between the desk's last question and this call of its client."""
    call = getattr(Client, name)

    def beaten(client: Client, *values: Any) -> Any:
        monkeypatch.setattr(Client, name, call)
        happens()
        return call(client, *values)

    monkeypatch.setattr(Client, name, beaten)


def loosen(multimail: LocalMultiMail, mode: str) -> None:
    """MultiMail's own way: an operator asks, and gives the code."""
    path = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "POST", f"{path}/request-upgrade", json={"target_mode": mode})
    code = multimail.call("admin_key", "GET", "/_control/codes")["codes"][0]["code"]
    multimail.call("admin_key", "POST", f"{path}/upgrade", json={"code": code})


def tighten(multimail: LocalMultiMail, mode: str) -> None:
    path = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "PATCH", path, json={"oversight_mode": mode})


def calls(multimail: LocalMultiMail) -> list[str]:
    """The calls with an effect that were taken, in their order."""
    told = {"/v1/oversight/decide": "decide", f"/v1/mailboxes/{multimail.mailbox_id}/send": "send"}
    return [told[row["path"]] for row in multimail.requests() if row["method"] == "POST" and row["path"] in told]


def assert_only_the_edit_went_out(road: Road, delivery: Delivery) -> None:
    assert delivery.state == Delivery.State.DONE, delivery.problem
    assert road.multimail.went_out() == [delivery.replacement_id]
    assert road.multimail.status(delivery.decision.draft.multimail_id) == "rejected"
    assert road.multimail.waiting() == []
