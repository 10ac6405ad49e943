"""The plan of a pass, as a function of values: every key has one place, and nothing is closed on a guess."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.drafts.plan import READ_AS, Key, Known, listed_digest, plan, state_of
from reviewer.drafts.words import State
from reviewer.multimail.schemas import MailboxInfo, PendingItem
from reviewer.multimail.words import HELD, Status

keys = st.tuples(st.sampled_from(["mb_1", "mb_2"]), st.sampled_from([f"msg_{n}" for n in range(6)]))
digests = st.sampled_from(["a", "b", ""])
lists = st.dictionaries(keys, digests)
knowns = st.dictionaries(keys, st.builds(Known, digests, st.sampled_from(State.values)))
unreadable_keys = st.lists(keys)


@given(lists, knowns, st.booleans(), unreadable_keys)
def test_every_listed_email_has_exactly_one_place(
    listed: dict[Key, str], known: dict[Key, Known], complete: bool, unreadable: list[Key]
) -> None:
    done = plan(listed, known, complete=complete, unreadable=unreadable)
    assert len(done.new) + len(done.changed) + done.unchanged == len(listed)
    assert not set(done.new) & set(done.changed)
    assert set(done.new) == set(listed) - set(known)
    assert set(done.changed) == {
        key for key in set(listed) & set(known) if known[key] != Known(listed[key], State.PENDING)
    }


def test_what_was_read_with_less_is_asked_for_once_more() -> None:
    key = ("mb_1", "msg_1")
    known = {read_as: {key: Known("a", State.PENDING, read_as)} for read_as in (READ_AS - 1, READ_AS, READ_AS + 1)}
    fetched = {read_as: plan({key: "a"}, rows, complete=True).fetch for read_as, rows in known.items()}
    assert fetched == {READ_AS - 1: [key], READ_AS: [], READ_AS + 1: []}


@given(lists, knowns, unreadable_keys)
def test_only_what_was_waiting_and_is_named_nowhere_has_left(
    listed: dict[Key, str], known: dict[Key, Known], unreadable: list[Key]
) -> None:
    done = plan(listed, known, complete=True, unreadable=unreadable)
    waiting = {key for key, row in known.items() if row.state == State.PENDING}
    assert set(done.closed) == waiting - set(listed) - set(unreadable)
    assert not set(done.closed) & set(done.fetch)


@given(lists, knowns, unreadable_keys)
def test_a_list_that_was_not_read_to_its_end_closes_nothing(
    listed: dict[Key, str], known: dict[Key, Known], unreadable: list[Key]
) -> None:
    assert plan(listed, known, complete=False, unreadable=unreadable).closed == []


@given(lists, knowns)
def test_carried_out_it_leaves_nothing_to_do(listed: dict[Key, str], known: dict[Key, Known]) -> None:
    done = plan(listed, known, complete=True)
    after = {key: Known(row.listed, State.SENT) if key in done.closed else row for key, row in known.items()}
    after |= {key: Known(listed[key], State.PENDING) for key in done.fetch}
    again = plan(listed, after, complete=True)
    assert (again.fetch, again.closed, again.unchanged) == ([], [], len(listed))


ITEM: dict[str, Any] = {
    "id": "msg_1", "mailbox_id": "mb_1", "sender": "agent@mail.example", "to": ["a@x.example"], "subject": "S",
    "body": "It broke.", "received_at": datetime(2026, 11, 20, tzinfo=UTC), "status": "pending_send_approval",
    "direction": "outbound", "thread_id": "t",
}  # fmt: skip
OTHER: dict[str, Any] = {
    "sender": "b@mail.example", "to": ["b@x.example"], "subject": "T", "body": "", "direction": "inbound",
    "status": "pending_inbound_approval", "thread_id": None,
}  # fmt: skip


@pytest.mark.parametrize("field", OTHER)
def test_whatever_the_list_says_changes_its_digest(field: str) -> None:
    assert listed_digest(PendingItem(**ITEM), None) != listed_digest(PendingItem(**{**ITEM, field: OTHER[field]}), None)


def test_where_the_mailbox_sends_copies_changes_the_digest() -> None:
    boxes = [None, MailboxInfo("mb_1", "a", auto_cc="x@x.example"), MailboxInfo("mb_1", "a", auto_bcc="x@x.example")]
    assert len({listed_digest(PendingItem(**ITEM), box) for box in boxes}) == 3
    assert listed_digest(PendingItem(**ITEM), None) == listed_digest(PendingItem(**ITEM), MailboxInfo("mb_1", "a"))


def test_the_words_that_the_mailbox_adds_change_the_digest() -> None:
    boxes = [
        MailboxInfo("mb_1", "a"),
        MailboxInfo("mb_1", "a", display_name="Acme"),
        MailboxInfo("mb_1", "a", signature_block="Acme"),
    ]
    assert len({listed_digest(PendingItem(**ITEM), box) for box in boxes}) == 3


def test_the_digest_is_that_of_the_release_before() -> None:
    """Workers of both may run side by side: each would ask for all that waits, after each pass of the other."""
    digest = "7730c5363ae92e04c957e9c64d099c743edfe16092a60d6f43a9b5e994d10401"
    assert listed_digest(PendingItem(**ITEM), None) == digest


@pytest.mark.parametrize("status", [*Status, "approved_later", ""])
def test_every_status_has_a_state_of_ours(status: str) -> None:
    assert state_of(status) in State.values
    assert (state_of(status) == State.PENDING) == (status in HELD or status == Status.PENDING_SCAN)


def test_what_some_pages_call_pending_waits_and_what_nobody_knows_is_gone() -> None:
    assert (state_of("pending"), state_of("quarantined")) == (State.PENDING, State.GONE)
