"""Requests that no honest client makes: each is refused in words, none breaks the sandbox."""

import json
import os
import socket
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.sandbox.routes import ROUTES
from tests.sandbox.support import Api

pytestmark = pytest.mark.slow

NAMES = (
    "to", "cc", "bcc", "subject", "markdown", "text_body", "html_body", "body", "from", "from_address", "mailbox",
    "attachments", "tags", "idempotency_key", "send_at", "scheduled_at", "gate_timing", "thread_id", "oversight_mode",
    "email_id", "message_id", "action", "decision", "reason", "url", "events", "secret", "mailbox_id", "name", "scopes",
    "address", "address_local", "display_name", "auto_cc", "signature_block", "webhook_url", "forward_inbound", "code",
    "target_mode", "default_gate_timing", "test", "shift_seconds", "route", "fault", "times", "status", "retry_after",
    "mode", "plan", "emails_sent_this_month", "sending_disabled", "text", "html", "in_reply_to", "spam_verdict", "skip",
)  # fmt: skip
PARAMETERS = (
    "limit", "cursor", "status", "sender", "subject_contains", "date_after", "date_before", "direction",
    "has_attachments", "since_id", "tag", "mailbox", "from", "to", "breakdown", "period", "since",
)  # fmt: skip
GOOD: dict[str, Any] = {
    "to": ["a@example.com"], "subject": "s", "markdown": "m", "body": "b", "text_body": "t", "action": "approve",
    "name": "n", "url": "https://example.com", "events": ["message.sent"], "tags": {"a": "b"}, "reason": "r",
}  # fmt: skip

odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20)
    | st.sampled_from(["\0", "a@b.c", "gated_send", "whsec_", "2030-01-01T00:00:00Z", "https://[", "msg_", "\u202e"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
bodies = st.dictionaries(st.sampled_from(NAMES), odd, max_size=5).map(lambda wrong: {**GOOD, **wrong})
words = st.text(max_size=12) | st.sampled_from(["0", "101", "-1", "1e9", "\0", "%00", "9" * 40, "before-1", "true"])
queries = st.dictionaries(st.sampled_from(PARAMETERS), words, max_size=3)
paths = st.text(min_size=1, max_size=12) | st.sampled_from(["..", "\0", "msg_", "a/b", "%", "x" * 300])


profile = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=int(os.environ.get("HOSTILE_EXAMPLES", "8")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def wide(api: Api) -> str:
    """A key that may ask all but the oversight routes, which no sending key may."""
    api.control("account", plan="scale")
    return str(api.post("/v1/api-keys", "admin_key", name="all", scopes=["read", "send", "admin"]).json()["api_key"])


@pytest.fixture(scope="module")
def spare(api: Api) -> str:
    """A mailbox whose settings nobody needs."""
    return api.new_mailbox("spare")


def key_for(path: str, wide: str) -> str:
    return "oversight_key" if "decide" in path or path.startswith("/v1/oversight") else wide


def is_fine(answer: Any) -> None:
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert isinstance(answer.json()["error"], str)


def filled(path: str, mailbox: str, email_id: str) -> str:
    """A route's path with a real mailbox and e-mail in it."""
    values = {"mailbox": mailbox, "email": email_id, "path:filename": "a", "key": "k", "thread": "t", "webhook": "w"}
    for name, value in values.items():
        path = path.replace(f"<{name}>", value)
    return path


TAKES_BODY = [route for route in ROUTES if route.method in ("POST", "PUT", "PATCH") and route.path != "/_control/load"]


@profile
@pytest.mark.parametrize("route", TAKES_BODY, ids=lambda route: f"{route.method} {route.path}")
@given(body=bodies)
def test_odd_bodies(api: Api, wide: str, spare: str, route: Any, body: dict[str, Any]) -> None:
    if route.path == "/_control/faults":
        body["route"] = 5  # a fault that is really ordered would strike the other tests
    mailbox = spare if route.method == "PATCH" and "<email>" not in route.path else api.mailbox
    email_id = api.send()["id"] if "<email>" in route.path else ""
    path = filled(route.path, mailbox, email_id)
    is_fine(api.call(route.method, path, key_for(path, wide), json=body))
    api.control("quota", mode="none")
    api.control("account", sending_disabled=False, plan="scale", emails_sent_this_month=0)
    api.control("clock", shift_seconds=0)


@profile
@pytest.mark.parametrize("route", [route for route in ROUTES if route.method == "GET"], ids=lambda route: route.path)
@given(query=queries)
def test_odd_queries(api: Api, wide: str, route: Any, query: dict[str, str]) -> None:
    path = filled(route.path, api.mailbox, "msg_none")
    is_fine(api.call("GET", path, key_for(path, wide), params=query))


@profile
@pytest.mark.parametrize(
    "route", [route for route in ROUTES if "<" in route.path], ids=lambda route: f"{route.method} {route.path}"
)
@given(parts=st.lists(paths, min_size=3, max_size=3))
def test_odd_paths(api: Api, wide: str, route: Any, parts: list[str]) -> None:
    pieces = iter(parts)
    path = "/".join(quote(next(pieces), safe="") if "<" in piece else piece for piece in route.path.split("/"))
    is_fine(api.call(route.method, path, key_for(path, wide), json=GOOD))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b'"x"', b"5", b"{} {}", b"\xff\xfe",
        b'{"subject": "\xff"}', b'{"subject": "\\ud800"}',
        b"[" * 50_000, b'{"a":' * 50_000, b'{"to": 1e999}', b'{"to": ' + b"9" * 5000 + b"}", b"NaN", b"{'a': 1}",
        b'\xef\xbb\xbf{"to": 1}', b'{"to": ["a@example.com"], "subject": "\\u0000", "markdown": ""}',
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/v1/mailboxes/{mailbox}/send", "/v1/oversight/decide", "/v1/webhooks", "/v1/send"])
def test_what_is_no_json_object(api: Api, path: str, content: bytes) -> None:
    key = {"/v1/oversight/decide": "oversight_key", "/v1/webhooks": "admin_key"}.get(path, "agent_key")
    answer = api.call("POST", path.format(mailbox=api.mailbox), key, content=content)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nothing", 404), ("GET", "/v1", 404), ("GET", "/v1/", 404), ("GET", "/v1/mailboxes/", 404),
        ("GET", "/v2/account", 404), ("GET", "/favicon.ico", 404), ("POST", "/", 404), ("DELETE", "/v1/account", 405),
        ("PUT", "/v1/mailboxes", 405), ("GET", "/v1/oversight/decide", 405), ("BREW", "/v1/account", 405),
        ("OPTIONS", "/v1/account", 405), ("POST", "/health", 405), ("GET", "/_control", 404),
        ("GET", "/_control/x", 404),
        ("GET", "/v1/emails/%00", 400), ("GET", "/v1/emails/%ff", 404), ("GET", "//v1/nothing", 404),
    ],
)  # fmt: skip
def test_unknown_routes_and_wrong_methods(api: Api, method: str, path: str, status: int) -> None:
    answer = api.call(method, path)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert answer.headers["X-MultiMail-Sandbox"] == "1"


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "TRACE", "BREW"])
def test_a_wrong_method_says_which_are_right(api: Api, method: str) -> None:
    allowed = api.call(method, "/v1/mailboxes").headers["Allow"]
    assert set(allowed.split(", ")) == {"GET", "HEAD", "POST"}


def test_head_is_get_without_a_body(api: Api) -> None:
    answer = api.call("HEAD", "/v1/account")
    assert (answer.status_code, answer.content) == (200, b"")
    assert api.get("/v1/account").status_code == 200


def raw(api: Api, *pieces: bytes) -> bytes:
    """What the sandbox writes when these bytes arrive and nothing follows."""
    host, port = api.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        for piece in pieces:
            try:
                connection.sendall(piece)
            except OSError:
                break
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
        except ConnectionResetError:
            assert answer, "the connection was reset before any answer"
        return answer


def status_and_error(answer: bytes) -> int:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert isinstance(json.loads(body)["error"], str)
    assert b"X-MultiMail-Sandbox: 1" in head
    return int(head.split(b" ")[1])


SEND = b"POST /v1/send HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (SEND + b"Content-Length: x\r\n\r\n", 400),
        (SEND + b"Content-Length: -1\r\n\r\n", 400),
        (SEND + b"Content-Length: 99999999999\r\n\r\n", 413),
        (SEND + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n", 413),
        (SEND + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", 431),
    ],
)
def test_broken_http(api: Api, request_bytes: bytes, status: int) -> None:
    assert status_and_error(raw(api, request_bytes)) == status


def test_a_target_may_name_the_host(api: Api) -> None:
    whole = f"GET {api.base_url}/v1/emails/none?a=http://b/c HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    assert status_and_error(raw(api, whole.encode())) == 401


def test_a_body_that_is_too_large(api: Api) -> None:
    size = 33 * 1024 * 1024
    answer = raw(api, SEND + f"Content-Length: {size}\r\n\r\n".encode(), *[b"x" * 1_048_576] * 33)
    assert status_and_error(answer) == 413


def test_a_body_in_chunks(api: Api) -> None:
    body = json.dumps({"from": api.address, "to": "a@example.com", "subject": "s", "text_body": "t"}).encode()

    def chunks() -> Any:
        yield body[:10]
        yield body[10:]

    assert api.call("POST", "/v1/send", content=chunks()).status_code == 202


def test_a_body_that_never_comes_in_full_has_no_effect(api: Api) -> None:
    key = api.keys["agent_key"].encode()
    body = json.dumps({"from": api.address, "to": "a@example.com", "subject": "Half", "text_body": "t"}).encode()
    head = SEND + b"Authorization: Bearer " + key + b"\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n"
    assert raw(api, head + body[:-1]) == b""
    listed = api.get(f"/v1/mailboxes/{api.mailbox}/emails", subject_contains="Half").json()["emails"]
    assert listed == []


def test_a_connection_serves_many_requests(api: Api) -> None:
    request = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    assert raw(api, request * 5).count(b'{"status":"ok"}') == 5


@pytest.mark.parametrize("spare", [b"\r\n", b"\n", b"\r\n\r\n", b"\r\n" * 2000])
def test_spare_lines_before_a_request_are_passed_over(api: Api, spare: bytes) -> None:
    """Some clients write one behind a body (RFC 9112, 2.2)."""
    body = b'{"message_id":"x"}'
    first = b"POST /v1/cancel_message HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    second = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    answers = raw(api, spare + first + spare + second + spare)
    assert (answers.count(b"HTTP/1.1 401 "), answers.count(b'{"status":"ok"}')) == (1, 1)


@pytest.mark.parametrize("options", [b"close", b"TE, close", b"Close ,TE", b"TE\r\nConnection: close"])
def test_who_asks_to_close_among_other_things_is_told_that_it_is_closed(api: Api, options: bytes) -> None:
    request = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: %s\r\n\r\n" % options
    answers = raw(api, request * 2)
    assert (answers.count(b"HTTP/1.1 200 "), answers.count(b"Connection: close")) == (1, 1)
