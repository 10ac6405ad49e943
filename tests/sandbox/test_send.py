"""Handing an e-mail in: what is taken, what is refused, and that one key makes one e-mail."""

import base64
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest

from reviewer.sandbox import checks
from tests.sandbox.support import Api, in_minutes

GOOD: dict[str, Any] = {"to": ["a@example.com"], "subject": "s", "markdown": "m"}


def file(name: str, content: bytes = b"x", content_type: str = "text/plain") -> dict[str, str]:
    return {"name": name, "content_type": content_type, "content_base64": base64.b64encode(content).decode()}


def post(api: Api, **fields: Any) -> Any:
    body = {name: value for name, value in {**GOOD, **fields}.items() if value != "absent"}
    return api.call("POST", f"/v1/mailboxes/{api.mailbox}/send", json=body)


def test_an_email_is_scanned_and_then_held(api: Api) -> None:
    answer = post(api)
    assert answer.status_code == 202
    assert answer.json()["status"] == "pending_scan"
    email_id = answer.json()["id"]
    api.settle(email_id)
    assert api.status(email_id) == "pending_send_approval"
    assert email_id in api.pending_ids()


@pytest.mark.parametrize(
    "fields",
    [
        {"to": "absent"},
        {"to": []},
        {"to": "a@example.com"},
        {"to": ["a@example.com"] * 51},
        {"to": ["Ann <a@example.com>"]},
        {"to": ["nobody"]},
        {"to": ["a@b c.example"]},
        {"to": [None]},
        {"to": [["a@example.com"]]},
        {"to": {"a@example.com": 1}},
        {"to": None},
        {"subject": "absent"},
        {"subject": None},
        {"subject": 7},
        {"subject": "s" * 999},
        {"subject": "one\r\nBcc: two@example.com"},
        {"subject": "a\0b"},
        {"markdown": "absent"},
        {"markdown": ["m"]},
        {"markdown": "m" * 262_145},
        {"cc": "cc@example.com"},
        {"cc": [3]},
        {"bcc": ["x"]},
        {"attachments": {}},
        {"attachments": ["x"]},
        {"attachments": [{"name": "a", "content_type": "text/plain"}]},
        {"attachments": [{**file("a"), "content_base64": "no base64"}]},
        {"attachments": [{**file("a"), "content_base64": "YQ"}]},
        {"attachments": [{**file("a"), "content_type": "text"}]},
        {"attachments": [{**file("a"), "content_type": "text/plain\r\nX: y"}]},
        {"attachments": [{**file("a"), "content_type": "text/plain\r\n\r\n;x"}]},
        {"attachments": [{**file("a"), "content_type": "text/plain\v;x"}]},
        {"attachments": [file("")]},
        {"attachments": [file("a\nb")]},
        {"attachments": [file("twice"), file("twice")]},
        {"idempotency_key": 5},
        {"idempotency_key": "a\0b"},
        {"send_at": "tomorrow"},
        {"send_at": "2030-01-01T00:00:00+00:00"},
        {"send_at": "2030-01-01"},
        {"send_at": "2020-01-01T00:00:00Z"},
        {"send_at": 1893456000},
        {"gate_timing": "never"},
    ],
)
def test_what_cannot_be_is_refused(api: Api, fields: dict[str, Any]) -> None:
    answer = post(api, **fields)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize(
    "fields",
    [
        {"to": [f"r{number}@example.com" for number in range(50)]},
        {"attachments": [file("a", content_type="text/plain \t; charset=utf-8")]},
        {"subject": "s" * 998},
        {"markdown": "m" * 262_144},
        {"subject": "الإبلاغ \u202e עברית 🙂"},
        {"to": ["o'brien+tag@sub.example.co.uk", "jörg@bücher.example"]},
        {"cc": ["c@example.com"], "bcc": ["b@example.com"]},
        {"send_at": in_minutes(60), "gate_timing": "gate_first"},
        {"unknown_field": {"deep": [1, None]}},
        dict.fromkeys(("cc", "bcc", "attachments", "idempotency_key", "send_at", "gate_timing", "tags")),
    ],
)
def test_the_limits_themselves_are_allowed(api: Api, fields: dict[str, Any]) -> None:
    answer = post(api, **fields)
    assert answer.status_code == 202, answer.text
    email = api.email(answer.json()["id"])
    assert (email["subject"], email["to"]) == (fields.get("subject", "s"), fields.get("to", ["a@example.com"]))


def test_one_key_makes_one_email(api: Api) -> None:
    first = post(api, idempotency_key="once")
    again = post(api, idempotency_key="once", subject="other")
    assert (first.status_code, again.status_code) == (202, 200)
    assert again.json()["id"] == first.json()["id"]
    assert again.json()["status"] == "already_sent"
    assert again.json()["idempotent"] is True
    assert api.email(first.json()["id"])["subject"] == "s"


@pytest.mark.parametrize("key", ["https://ci.example/" + "k" * 5000, "two\nlines", " "])
def test_a_key_is_any_string(api: Api, key: str) -> None:
    first, other = post(api, idempotency_key=key), post(api, idempotency_key=key + "x")
    assert (first.status_code, other.status_code) == (202, 202), first.text
    again = post(api, idempotency_key=key)
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])


def test_an_empty_key_is_none(api: Api) -> None:
    """Of an unset variable clients make one."""
    assert [post(api, idempotency_key="").status_code for _ in range(2)] == [202, 202]


def test_one_key_makes_one_email_even_at_the_same_time(api: Api) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: post(api, idempotency_key="race", subject="Race"), range(16)))
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert sorted(answer.status_code for answer in answers) == [200] * 15 + [202]
    listed = api.get(f"/v1/mailboxes/{api.mailbox}/emails", subject_contains="Race").json()["emails"]
    assert len(listed) == 1


def test_a_key_is_forgotten_after_a_day(own_api: Api) -> None:
    first = own_api.send(idempotency_key="day")["id"]
    own_api.control("clock", shift_seconds=23 * 3600)
    assert own_api.send(idempotency_key="day")["id"] == first
    own_api.control("clock", shift_seconds=24 * 3600 + 60)
    second = own_api.send(idempotency_key="day")
    assert second["status"] == "pending_scan"
    assert second["id"] > first


def test_a_repeat_after_the_time_to_send_at_is_still_a_repeat(own_api: Api) -> None:
    fields = {"idempotency_key": "later", "send_at": in_minutes(5)}
    first = own_api.send(**fields)
    own_api.control("clock", shift_seconds=3600)
    again = post(own_api, **fields)
    assert (again.status_code, again.json()["id"], again.json()["status"]) == (200, first["id"], "already_sent")
    assert post(own_api, send_at=fields["send_at"]).status_code == 400


def test_a_key_belongs_to_its_mailbox(api: Api) -> None:
    other = api.new_mailbox("other-key")
    first = post(api, idempotency_key="shared").json()["id"]
    assert api.send(other, idempotency_key="shared")["id"] != first


def test_ids_grow(api: Api) -> None:
    ids = [api.send()["id"] for _ in range(20)]
    assert ids == sorted(ids)
    assert all(email_id.startswith("msg_") for email_id in ids)


@pytest.mark.parametrize(
    "name",
    [
        "a b.txt",
        "ünï_çødé 🙂.pdf",
        "quote\"s'.txt",
        "dir/../../etc/passwd",
        "per%20cent.txt",
        "semi;colon=.txt",
        "?#&.txt",
    ],
)
def test_an_attachment_of_any_name_comes_back_as_it_was(api: Api, name: str) -> None:
    content = bytes(range(256))
    email_id = api.held(attachments=[file(name, content, "image/png")])
    assert api.email(email_id)["attachments"] == [{"name": name, "size": 256, "content_type": "image/png"}]
    answer = api.get(api.of(email_id, f"/attachments/{quote(name, safe='')}"))
    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_very_many_attachments_hold_nobody_up() -> None:
    """Everybody else waits meanwhile; looking for each name among all took 15 seconds here."""
    began = time.thread_time()
    assert len(checks.attachments([file(f"{number}.txt") for number in range(30_000)])) == 30_000
    assert time.thread_time() - began < 5


def test_an_attachment_that_is_not_there(api: Api) -> None:
    email_id = api.held(attachments=[file("a.txt")])
    assert api.get(api.of(email_id, "/attachments/b.txt")).status_code == 404
    assert api.get(api.of(email_id, "/attachments/a.txt/url")).status_code == 404


def test_a_read_only_mailbox_sends_nothing(api: Api) -> None:
    mailbox = api.new_mailbox("silent", "read_only")
    answer = api.call("POST", f"/v1/mailboxes/{mailbox}/send", json=GOOD)
    assert (answer.status_code, list(answer.json())) == (403, ["error"])


def test_a_repeat_in_a_mailbox_that_is_read_only_by_now_is_still_a_repeat(own_api: Api) -> None:
    """It sends nothing; whoever lost the first answer must not take it that nothing was taken in."""
    received = own_api.control(
        "inbound", mailbox_id=own_api.mailbox, subject="s", text="t", **{"from": "a@example.com"}
    )
    routes: list[tuple[str, dict[str, Any]]] = [
        (f"/v1/mailboxes/{own_api.mailbox}/send", GOOD),
        (f"/v1/mailboxes/{own_api.mailbox}/reply/{received['id']}", {"markdown": "m"}),
        ("/v1/send_email", {"from": own_api.address, "to": "a@example.com", "subject": "s", "body": "b"}),
    ]
    keyed = [(path, {**body, "idempotency_key": path}) for path, body in routes]
    firsts = [own_api.post(path, **body).json()["id"] for path, body in keyed]
    assert own_api.patch(f"/v1/mailboxes/{own_api.mailbox}", "admin_key", oversight_mode="read_only").status_code == 200
    again = [own_api.post(path, **body) for path, body in keyed]
    assert [(answer.status_code, answer.json().get("id")) for answer in again] == [(200, first) for first in firsts]
    assert [own_api.post(path, **body).status_code for path, body in routes] == [403, 403, 403]
    assert own_api.post(routes[2][0], **keyed[2][1], oversight_mode="read_only").status_code == 200


@pytest.mark.parametrize("mode", ["monitored", "autonomous"])
def test_an_open_mailbox_sends_without_a_decision(api: Api, mode: str) -> None:
    mailbox = api.new_mailbox(f"open-{mode}", mode)
    email_id = api.held(mailbox)
    email = api.email(email_id)
    assert (email["status"], email["approved_at"]) == ("sent", None)
    sent = next(row for row in api.get("/_control/outbox", None).json()["sent"] if row["id"] == email_id)
    assert sent["bcc"] == (["overseer@sandbox.multimail.dev"] if mode == "monitored" else [])


def test_unknown_mailboxes(api: Api) -> None:
    assert api.call("POST", "/v1/mailboxes/none/send", json=GOOD).status_code == 404
    assert api.get("/v1/mailboxes/none/emails").status_code == 404
