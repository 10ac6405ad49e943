"""The life of an e-mail as values: every state, every event, without clock or store."""

from typing import Any

import pytest

from reviewer.multimail.words import CANCELLABLE, HELD, Action, Direction, GateTiming, OversightMode, Status
from reviewer.sandbox import states
from reviewer.sandbox.records import Email

TTL = 1000
TIMED = HELD | {Status.PENDING_SCAN, Status.SCHEDULED, Status.SENT}


def email(**fields: Any) -> Email:
    values: dict[str, Any] = dict.fromkeys(Email.__dataclass_fields__)
    values |= {"id": "msg_1", "direction": Direction.OUTBOUND, "to_addresses": ["a@example.com"], "cc": [], "bcc": []}
    values |= {"mode": OversightMode.GATED_SEND, "gate_timing": GateTiming.GATE_FIRST, "test": 0}
    return Email(**{**values, **fields})


@pytest.mark.parametrize("status", sorted(set(Status) - HELD))
@pytest.mark.parametrize("action", Action)
def test_only_what_waits_can_be_decided(status: Status, action: Action) -> None:
    with pytest.raises(states.WrongState):
        states.decide(email(status=status), action, 5, "key", None)


@pytest.mark.parametrize("status", sorted(set(Status) - CANCELLABLE - {Status.CANCELLED}))
def test_what_went_its_way_cannot_be_cancelled(status: Status) -> None:
    with pytest.raises(states.WrongState):
        states.cancel(email(status=status))


@pytest.mark.parametrize("status", sorted(CANCELLABLE))
def test_what_is_cancelled_is_left_alone_by_time(status: Status) -> None:
    change = states.cancel(email(status=status, due_ms=5))
    assert change is not None
    assert (change.email.status, change.email.due_ms) == (Status.CANCELLED, None)


@pytest.mark.parametrize("status", sorted(set(Status) - TIMED))
def test_time_changes_nothing_else(status: Status) -> None:
    with pytest.raises(states.WrongState):
        states.when_due(email(status=status, due_ms=5), TTL)


@pytest.mark.parametrize(
    ("mode", "send_at", "timing", "status"),
    [
        (OversightMode.GATED_SEND, None, GateTiming.GATE_FIRST, Status.PENDING_SEND_APPROVAL),
        (OversightMode.GATED_ALL, None, GateTiming.SCHEDULE_FIRST, Status.PENDING_SEND_APPROVAL),
        (OversightMode.GATED_SEND, 900, GateTiming.GATE_FIRST, Status.PENDING_SEND_APPROVAL),
        (OversightMode.GATED_SEND, 900, GateTiming.SCHEDULE_FIRST, Status.SCHEDULED),
        (OversightMode.GATED_SEND, 5, GateTiming.SCHEDULE_FIRST, Status.PENDING_SEND_APPROVAL),
        (OversightMode.MONITORED, None, GateTiming.GATE_FIRST, Status.SENT),
        (OversightMode.AUTONOMOUS, 900, GateTiming.GATE_FIRST, Status.SCHEDULED),
        (OversightMode.AUTONOMOUS, 5, GateTiming.GATE_FIRST, Status.SENT),
    ],
)
def test_after_the_scan(mode: OversightMode, send_at: int | None, timing: GateTiming, status: Status) -> None:
    scanned = email(status=Status.PENDING_SCAN, due_ms=10, mode=mode, send_at_ms=send_at, gate_timing=timing)
    change = states.when_due(scanned, TTL)
    assert change.email.status is status
    assert change.goes_out == (status is Status.SENT)
    if status is Status.PENDING_SEND_APPROVAL:
        assert change.email.due_ms == 10 + TTL


def test_nothing_gated_goes_out_without_an_approval() -> None:
    """Whatever the order of time's steps, a gated e-mail that nobody decides ends expired, never sent."""
    for timing in GateTiming:
        for send_at in (None, 5, 900):
            current = email(status=Status.PENDING_SCAN, due_ms=10, gate_timing=timing, send_at_ms=send_at)
            while current.due_ms is not None:
                change = states.when_due(current, TTL)
                assert not change.goes_out
                current = change.email
            assert current.status is Status.EXPIRED
