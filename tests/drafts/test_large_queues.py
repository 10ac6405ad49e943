"""A queue that is too large for one answer, or too slow: the pass asks for less at a time, and reads all of it."""

import time
from json import dumps, loads
from typing import Any

import pytest

from reviewer import outbound
from reviewer.drafts import listing
from reviewer.drafts.listing import read_list
from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from reviewer.multimail import client, connect
from tests.drafts.mirror import asked_by, details, mirrored
from tests.support.between import Bend, Between, says
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db
Outcome = SyncPass.Outcome
LIST = "GET /v1/oversight/pending"
# What is too large in these tests, in bytes, and texts of which few or not even one are less.
LIMIT, LONG, TOO_LONG = 256 * 1024, 10_000, 120_000


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer is too large a good deal sooner."""
    monkeypatch.setattr(outbound, "MAX_BYTES", LIMIT)


def hand_in(multimail: LocalMultiMail, count: int, letters: int) -> list[str]:
    path = f"/v1/mailboxes/{multimail.mailbox_id}/send"
    mail = {"to": ["a@x.example"], "subject": "Incident Report", "markdown": "x" * letters}
    return [multimail.call("agent_key", "POST", path, json=mail)["id"] for _ in range(count)]


def official(multimail: LocalMultiMail) -> Bend:
    """The list as the official schema has it: it knows of no pages, and of no other name for the array."""
    whole = multimail.call("oversight_key", "GET", "/v1/oversight/pending")
    listed = dumps({"emails": whole["emails"]}).encode()
    return lambda status, body: (status, listed if status == 200 else body, {})


def held(body: bytes) -> int:
    """How many mails an answer lists."""
    return len(loads(body).get("emails", []))


def mirrored_ids() -> set[str]:
    return set(Draft.objects.filter(state=State.PENDING).values_list("multimail_id", flat=True))


# --- too large ---


@pytest.mark.parametrize("before", [0, 100])
def test_many_long_drafts_keep_no_other_out(multimail: LocalMultiMail, small: None, before: int) -> None:
    hand_in(multimail, before, 1)
    hand_in(multimail, 20, LONG)
    last = multimail.send("The small one that matters")
    done = sync()
    assert (done.outcome, done.error, done.listed, done.new) == (Outcome.DONE, "", before + 21, before + 21)
    assert mirrored(last).is_open
    multimail.cancel(last)
    done = sync()
    assert (done.outcome, done.closed, mirrored(last).state) == (Outcome.DONE, 1, State.CANCELLED)


def test_after_the_long_ones_as_many_are_asked_for_as_before(multimail: LocalMultiMail, small: None) -> None:
    hand_in(multimail, 20, LONG)
    hand_in(multimail, 300, 1)
    multimail.send()
    sync()
    lists = [path for path in asked_by(multimail) if path.endswith("/oversight/pending")]
    assert len(lists) < 25


def grown(ident: str) -> Bend:
    """A page that holds this mail is larger than any answer may be."""
    return lambda status, body: (status, body + b" " * LIMIT if ident.encode() in body else body, {})


def test_one_that_is_too_large_alone_is_the_only_one_put_aside(
    multimail: LocalMultiMail, wire: Between, small: None
) -> None:
    first, odd, good = (multimail.send() for _ in range(3))
    wire.bend(LIST, grown(odd), times=1000)
    wire.bend(f"GET /v1/mailboxes/*/emails/{odd}", grown(odd), times=1000)
    done = sync()
    assert (done.outcome, done.new, done.listed) == (Outcome.PARTLY, 2, 3)
    assert [skipped["id"] for skipped in done.skipped] == [odd]
    assert "answered with more than" in done.error
    assert mirrored_ids() == {first, good}


def test_one_that_is_too_large_for_the_list_alone_is_taken_in(
    multimail: LocalMultiMail, wire: Between, small: None
) -> None:
    """The mailbox's own list names no texts, and the answer for one mail holds nothing else."""
    tags = {"incident": "INC-7", "kind": "report", "audience": "customer"}
    ids = {multimail.send(tags=tags) for _ in range(3)}
    gone = multimail.send(tags=tags, markdown="x" * TOO_LONG)
    done = sync()
    assert (done.outcome, done.new) == (Outcome.DONE, 4)
    assert len(details(asked_by(multimail))) == 0, "what is listed without its text has not changed"
    multimail.cancel(gone)
    done = sync()
    assert (done.outcome, done.closed, mirrored_ids()) == (Outcome.DONE, 1, ids)


def test_a_server_that_knows_no_pages_is_read_by_its_mailboxes(
    multimail: LocalMultiMail, wire: Between, small: None
) -> None:
    hand_in(multimail, 30, LONG)
    last = multimail.send("The small one that matters")
    received = multimail._http.post(
        "/_control/inbound", json={"mailbox_id": multimail.mailbox_id, "from": "c@x.example", "subject": "S"}
    ).json()["id"]
    wire.bend(LIST, official(multimail), times=1000)
    done = sync()
    assert (done.outcome, done.new) == (Outcome.DONE, 31)
    assert mirrored(last).is_open
    assert received not in mirrored_ids()
    listed = multimail.call("agent_key", "GET", f"/v1/mailboxes/{multimail.mailbox_id}/emails?direction=inbound")
    assert [row["status"] for row in listed["emails"]] == ["unread"]


def test_where_the_mailboxes_cannot_be_listed_either_nothing_counts_as_gone(
    multimail: LocalMultiMail, wire: Between, small: None
) -> None:
    first, gone = multimail.send(), multimail.send()
    sync()
    multimail.cancel(gone)
    odd = multimail.send()
    wire.bend(LIST, grown(odd), times=1000)
    wire.bend("GET /v1/mailboxes/*/emails", says(503), times=1000)
    done = sync()
    assert (done.outcome, done.closed) == (Outcome.PARTLY, 0)
    assert "MultiMail answered 503" in done.error
    assert mirrored_ids() == {first, gone}
    wire.orders.clear()
    assert (sync().outcome, mirrored_ids()) == (Outcome.DONE, {first, odd})


def test_a_mailbox_that_does_not_list_its_own_keeps_no_other_out(
    multimail: LocalMultiMail, wire: Between, small: None
) -> None:
    other = multimail.call("admin_key", "POST", "/v1/mailboxes", json={"address_local": "other"})["id"]
    odd, good = multimail.send(), multimail.send()
    wire.bend(LIST, grown(odd), times=1000)
    wire.bend(f"GET /v1/mailboxes/{other}/emails", says(403, b'{"error": "Of another mailbox."}'), times=1000)
    done = sync()
    assert (done.outcome, done.error) == (Outcome.PARTLY, "MultiMail answered 403: Of another mailbox.")
    assert mirrored_ids() == {odd, good}


def test_the_keys_are_good_although_the_first_mail_is_too_large(
    multimail: LocalMultiMail, wire: Between, small: None
) -> None:
    odd = multimail.send()
    wire.bend(LIST, grown(odd), times=1000)
    assert (sync().outcome, mirrored(odd).is_open) == (Outcome.DONE, True)


# --- too slow ---


def late(most: int) -> Bend:
    """Nothing comes in time of a page that holds more."""

    def bend(status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        if held(body) > most:
            time.sleep(2.5)
        return status, body, {}

    return bend


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call takes no longer than two seconds."""
    monkeypatch.setitem(outbound.TIMEOUT, "read", 2.0)


@pytest.mark.parametrize("most", [30, 1, 0])
def test_pages_that_do_not_come_in_time_are_asked_for_in_smaller_ones(
    multimail: LocalMultiMail, wire: Between, hasty: None, most: int
) -> None:
    hand_in(multimail, 3 if most < 2 else 40, 1)
    last = multimail.send()
    wire.bend(LIST, late(most), times=1000, skip=1)
    done = sync()
    assert (done.outcome, done.error) == (Outcome.DONE, "")
    assert mirrored(last).is_open


def test_what_a_gateway_waited_for_in_vain_is_asked_for_in_smaller_pages(
    multimail: LocalMultiMail, wire: Between
) -> None:
    hand_in(multimail, 40, 1)
    last = multimail.send()
    wire.bend(LIST, lambda status, body: (504, b"", {}) if held(body) > 30 else (status, body, {}), times=1000)
    assert (sync().outcome, mirrored(last).is_open) == (Outcome.DONE, True)


# --- a page that says nothing of what follows ---


def without_cursor(status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
    raw: dict[str, Any] = loads(body)
    raw.pop("cursor", None)
    return status, dumps(raw).encode(), {}


@pytest.mark.parametrize(("count", "asked"), [(9, 1), (10, 2), (12, 2)])
def test_a_full_page_without_a_cursor_is_not_the_end(
    multimail: LocalMultiMail, wire: Between, monkeypatch: pytest.MonkeyPatch, count: int, asked: int
) -> None:
    monkeypatch.setattr(listing, "PAGE", 10)
    multimail.call("admin_key", "POST", "/_control/load", json={"count": count - 1})
    last = multimail.send()
    sync()
    wire.bend(LIST, without_cursor, times=1000)
    before = wire.count(LIST)
    done = sync()
    assert (done.outcome, done.listed, wire.count(LIST) - before) == (Outcome.DONE, count, asked)
    assert mirrored(last).is_open
    multimail.cancel(last)
    assert sync().closed == 1


def test_a_full_page_that_says_that_it_is_the_last_is_asked_for_once(multimail: LocalMultiMail) -> None:
    multimail.call("admin_key", "POST", "/_control/load", json={"count": client.PAGE})
    sync()
    assert [path for path in asked_by(multimail) if path.endswith("/pending")] == ["/v1/oversight/pending"]


def test_no_texts_are_kept_of_what_is_listed(multimail: LocalMultiMail) -> None:
    """As many as wait may be long, and all of them would be held at once."""
    multimail.send(markdown="x" * LONG)
    assert "xxx" not in repr(read_list(connect.reviewer(), lambda *_: None))
