"""Mails that MultiMail refuses, or fails at, keep no other out; what a pass left out comes first in the next."""

import pytest

from reviewer.drafts import fetch
from reviewer.drafts.left_out import LEFT_OUT
from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.sync import sync
from reviewer.marks.models import Mark
from tests.support.between import Between, says
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
Outcome = SyncPass.Outcome
BOUND = b'{"error": "This key belongs to another mailbox."}'
OURS = 3


@pytest.fixture
def other(multimail: LocalMultiMail) -> str:
    return str(multimail.call("admin_key", "POST", "/v1/mailboxes", json={"address_local": "other"})["id"])


def hand_in(multimail: LocalMultiMail, mailbox_id: str, count: int) -> list[str]:
    """Into a mailbox, and then OURS into the desk's own: the list is oldest first."""
    mail = {"to": ["a@x.example"], "subject": "Incident Report", "markdown": "x"}
    path = f"/v1/mailboxes/{mailbox_id}/send"
    idents = [str(multimail.call("agent_key", "POST", path, json=mail)["id"]) for _ in range(count)]
    wait_until(lambda: len(multimail.waiting()) >= count, what="the scans")
    for _ in range(OURS):
        multimail.send()
    return idents


def asked(wire: Between, idents: list[str]) -> list[int]:
    """How often each of them was asked for."""
    return [wire.count(f"GET /v1/mailboxes/*/emails/{ident}") for ident in idents]


@pytest.mark.parametrize("count", [fetch.GIVE_UP, 40])
@pytest.mark.parametrize("code", [403, 404])
def test_a_mailbox_that_the_key_may_not_read_keeps_no_other_out(
    multimail: LocalMultiMail, wire: Between, other: str, count: int, code: int
) -> None:
    theirs = hand_in(multimail, other, count)
    wire.bend(f"GET /v1/mailboxes/{other}/emails/*", says(code, BOUND), times=10_000)
    done = sync()
    assert (done.outcome, done.new, len(done.skipped)) == (Outcome.PARTLY, OURS, count)
    assert Draft.objects.count() == OURS
    assert not [skipped for skipped in done.skipped if "stopped answering" in skipped["why"]]
    if code == 403:
        assert sum(asked(wire, theirs)) <= fetch.GIVE_UP + fetch.CONCURRENCY
        assert "This key belongs to another mailbox." in done.error


def test_of_a_mailbox_that_the_key_may_not_read_others_are_tried_each_time(
    multimail: LocalMultiMail, wire: Between, other: str
) -> None:
    theirs = hand_in(multimail, other, 40)
    wire.bend(f"GET /v1/mailboxes/{other}/emails/*", says(403, BOUND), times=10_000)
    for _ in range(3):
        sync()
    assert min(asked(wire, theirs)) > 0


def test_single_mails_that_are_refused_end_no_pass(multimail: LocalMultiMail, wire: Between) -> None:
    odd = hand_in(multimail, multimail.mailbox_id, 10)
    for ident in odd:
        wire.bend(f"GET /v1/mailboxes/*/emails/{ident}", says(403, BOUND), times=10_000)
    assert sync().new == OURS


@pytest.mark.parametrize(("code", "body"), [(401, BOUND), (403, b"")])
def test_a_key_that_is_refused_as_such_is_not_shown_to_multimail_for_each_mail(
    multimail: LocalMultiMail, wire: Between, code: int, body: bytes
) -> None:
    ours = hand_in(multimail, multimail.mailbox_id, 40)
    wire.bend("GET /v1/mailboxes/*/emails/*", says(code, body), times=10_000)
    assert sync().new == 0
    assert sum(asked(wire, ours)) <= fetch.GIVE_UP + fetch.CONCURRENCY


def test_what_a_pass_left_out_comes_first_in_the_next(multimail: LocalMultiMail, wire: Between, other: str) -> None:
    hand_in(multimail, other, 40)
    wire.bend(f"GET /v1/mailboxes/{other}/emails/*", says(500, b'{"error": "oops"}'), times=10_000)
    passes = [sync() for _ in range(3)]
    assert passes[0].new == 0
    assert "40 skipped" not in passes[0].error
    assert [done.outcome for done in passes] == [Outcome.PARTLY] * 3
    assert Draft.objects.count() == OURS
    wire.orders.clear()
    assert (sync().new, sync().outcome) == (40, Outcome.DONE)
    assert not Mark.objects.filter(name=LEFT_OUT).exists()
