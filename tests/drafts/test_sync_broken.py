"""A pass of the sync when MultiMail is odd or gone: the rest goes on, nothing is closed on a guess (invariant 8)."""

from itertools import cycle
from json import dumps, loads
from typing import Any

import pytest
from django.db import connection

from reviewer.drafts import fetch, listing
from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.drafts.mirror import asked_by, details, mirrored, rewrite
from tests.multimail.misbehaving import speaking
from tests.support.between import between
from tests.support.multimail import LocalMultiMail
from tests.support.processes import free_port

pytestmark = pytest.mark.django_db
Outcome = SyncPass.Outcome
NO_TIME = 253_402_300_000_000
LIST = "GET /v1/oversight/pending"


def test_an_item_that_cannot_be_read_is_skipped_by_its_id(multimail: LocalMultiMail) -> None:
    odd, good = multimail.send(), multimail.send()
    rewrite(multimail, odd, received_ms=NO_TIME)
    done = sync()
    assert (done.outcome, done.new) == (Outcome.PARTLY, 1)
    assert done.skipped == [{"id": odd, "why": "received_at lies in no year of ours"}]
    assert "received_at lies in no year of ours" in done.error
    assert mirrored(good).is_open


def test_a_known_item_that_cannot_be_read_any_more_stays(multimail: LocalMultiMail) -> None:
    odd, gone = multimail.send(), multimail.send()
    sync()
    rewrite(multimail, odd, received_ms=NO_TIME)
    multimail.cancel(gone)
    sync()
    assert (mirrored(odd).state, mirrored(gone).state) == (State.PENDING, State.CANCELLED)


@pytest.mark.parametrize("fault", ["truncated", "cut_before", "html"])
def test_a_pass_that_ends_early_takes_in_what_it_saw_and_closes_nothing(multimail: LocalMultiMail, fault: str) -> None:
    gone = multimail.send()
    sync()
    multimail.cancel(gone)
    multimail.call("admin_key", "POST", "/_control/load", json={"count": 120})
    multimail.fault(LIST, fault, skip=1)
    done = sync()
    assert (done.outcome, done.new, done.closed) == (Outcome.PARTLY, 100, 0)
    assert done.error
    assert mirrored(gone).is_open
    done = sync()
    assert (done.outcome, done.new, done.closed) == (Outcome.DONE, 20, 1)


@pytest.mark.parametrize(
    ("route", "fault"),
    [(LIST, "malformed"), (LIST, "cut_after"), (LIST, "status"), ("GET /v1/mailboxes", "truncated"),
     ("GET /v1/mailboxes", "html")],
)  # fmt: skip
def test_a_pass_that_sees_nothing_fails_and_changes_nothing(multimail: LocalMultiMail, route: str, fault: str) -> None:
    ident = multimail.send()
    sync()
    multimail.cancel(ident)
    multimail.fault(route, fault)
    done = sync()
    done.refresh_from_db()
    assert (done.outcome, done.finished_at is not None) == (Outcome.FAILED, True)
    assert "MultiMail" in done.error
    assert done.error.isprintable()
    assert mirrored(ident).is_open


def test_a_detail_that_cannot_be_read_keeps_no_other_out(multimail: LocalMultiMail) -> None:
    odd, good = multimail.send(), multimail.send()
    multimail.fault(f"GET */emails/{odd}", "malformed")
    done = sync()
    assert (done.outcome, done.new, [item["id"] for item in done.skipped]) == (Outcome.PARTLY, 1, [odd])
    assert mirrored(good).is_open
    assert (sync().outcome, mirrored(odd).is_open) == (Outcome.DONE, True)


def test_what_is_listed_and_not_known_when_asked_for_is_told(multimail: LocalMultiMail) -> None:
    new, ours = multimail.send(), multimail.send()
    refresh(multimail.mailbox_id, ours)
    multimail.fault("GET */emails/*", "status", status=404, times=1000)
    done = sync(full=True)
    assert (done.outcome, {item["id"] for item in done.skipped}) == (Outcome.PARTLY, {new, ours})
    assert "does not know it" in done.error
    assert mirrored(ours).is_open
    multimail.clear_faults()
    assert (sync().outcome, mirrored(new).is_open) == (Outcome.DONE, True)


def test_a_detail_of_what_left_that_cannot_be_read_closes_nothing(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    multimail.decide(ident, "reject")
    multimail.fault(f"GET */emails/{ident}", "status", status=503)
    assert (sync().closed, mirrored(ident).is_open) == (0, True)
    assert (sync().closed, mirrored(ident).state) == (1, State.REJECTED)


def test_when_multimail_goes_down_in_the_middle_the_pass_gives_up(multimail: LocalMultiMail) -> None:
    multimail.send(tags={"incident": "INC-7", "kind": "report", "audience": "customer"})
    sync()
    multimail.call("admin_key", "POST", "/_control/load", json={"count": 90})
    multimail.fault("GET */emails/*", "status", status=503, times=1000)
    asked = len(details(asked_by(multimail)))
    assert fetch.GIVE_UP <= asked <= fetch.GIVE_UP + fetch.CONCURRENCY
    done = SyncPass.objects.latest("pk")
    assert (done.outcome, done.new, len(done.skipped)) == (Outcome.PARTLY, 0, 90)
    assert "90 skipped, the first: MultiMail answered 503" in done.error
    multimail.clear_faults()
    assert sync().new == 90


def test_a_draft_of_a_mailbox_that_cannot_be_read_is_not_shown_without_its_copies(settings: Any) -> None:
    item = {"from": "a@x.example", "to": ["b@x.example"], "subject": "S", "received_at": "2026-11-20T14:00:00Z"}
    answers = {
        "GET /v1/mailboxes": (200, {"mailboxes": [{"id": "mb_1", "address": "a@x.example", "auto_bcc": 7}]}),
        "GET /v1/oversight/pending": (200, {"emails": [{**item, "id": "msg_1", "mailbox_id": "mb_1"}]}),
        "POST /v1/mailboxes/none/emails/msg_none/cancel": (403, {"error": "This key cannot send."}),
    }
    with speaking(answers) as server:
        settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = server.url, "mm_live_x"
        done = sync()
    assert done.skipped == [{"id": "msg_1", "why": "its mailbox is not listed or cannot be read"}]
    assert not Draft.objects.exists()


def test_a_list_whose_pages_go_round_is_read_once(
    multimail: LocalMultiMail, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else nothing is taken in for as long as ten thousand calls last."""
    good, keys = multimail.send(), multimail.keys
    first, cursors = list[bytes](), cycle(["A", "B", "C"])

    def rounds(_: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        first.append(body)
        return 200, dumps({**loads(first[0]), "cursor": next(cursors)}).encode(), {}

    monkeypatch.setattr(listing, "MOST_PAGES", 50)
    with between(keys["base_url"]) as relay:
        settings.MULTIMAIL_KEYS_FILE, settings.MULTIMAIL_URL = "", relay.address
        settings.MULTIMAIL_REVIEW_KEY = keys["oversight_key"]
        relay.bend(LIST, rounds, times=100)
        done = sync()
    assert (done.outcome, done.new, done.error) == (Outcome.PARTLY, 1, "MultiMail's pages do not end")
    assert mirrored(good).is_open
    assert relay.count(LIST) == 5, "four pages, and the question what the key may"


def test_a_detail_that_is_nested_too_deep_keeps_no_other_out(settings: Any) -> None:
    item = {
        "from": "a@x.example", "to": ["b@x.example"], "subject": "S", "received_at": "2026-11-20T14:00:00Z",
        "mailbox_id": "mb_1", "status": "pending_send_approval",
    }  # fmt: skip
    deep = b'{"id": "msg_1", "metadata": ' + b"[" * 700 + rb'"\u0041"' + b"]" * 700 + b"}"
    answers = {
        "GET /v1/mailboxes": (200, {"mailboxes": [{"id": "mb_1", "address": "a@x.example"}]}),
        "GET /v1/oversight/pending": (200, {"emails": [{**item, "id": "msg_1"}, {**item, "id": "msg_2"}]}),
        "GET /v1/mailboxes/mb_1/emails/msg_1": (200, deep),
        "GET /v1/mailboxes/mb_1/emails/msg_2": (200, {**item, "id": "msg_2"}),
        "POST /v1/mailboxes/mb_1/emails/msg_none/cancel": (403, {"error": "This key cannot send."}),
    }
    with speaking(answers) as server:
        settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = server.url, "mm_live_x"
        done = sync()
    assert (done.outcome, [skipped["id"] for skipped in done.skipped]) == (Outcome.PARTLY, ["msg_1"])
    assert mirrored("msg_2").is_open


REFUSES_POISON = {
    "sqlite": "CREATE TRIGGER poison BEFORE INSERT ON drafts_draft WHEN NEW.subject LIKE '%poison%'"
    " BEGIN SELECT RAISE(ABORT, 'refused'); END",
    "postgresql": "ALTER TABLE drafts_draft ADD CONSTRAINT poison CHECK (subject NOT LIKE '%poison%')",
}


def test_an_email_that_the_database_refuses_keeps_no_other_out(multimail: LocalMultiMail, caplog: Any) -> None:
    idents = [multimail.send("Incident Report: poison" if number == 1 else "Incident Report") for number in range(3)]
    with connection.cursor() as cursor:
        cursor.execute(REFUSES_POISON[connection.vendor])
    done = sync()
    assert (done.outcome, done.new) == (Outcome.PARTLY, 2)
    assert done.skipped == [{"id": idents[1], "why": "it cannot be stored (IntegrityError)"}]
    assert [record.levelname for record in caplog.records][:1] == ["ERROR"]


def test_when_nobody_listens_the_pass_says_so(settings: Any) -> None:
    settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = f"http://127.0.0.1:{free_port()}", "mm_live_x"
    done = sync()
    assert (done.outcome, done.error) == (Outcome.FAILED, "MultiMail cannot be reached (ConnectError)")
