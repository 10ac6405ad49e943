"""The door against a server that misbehaves in every way: each failure gets the kind that the outbox relies on."""

import email.utils
import gzip
import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import outbound
from reviewer.delivery.job import LEASE
from reviewer.outbound import Door, OutboundError, Permanent, TooLarge, Transient, retry_after
from tests.multimail.misbehaving import Behave, answer, cuts, says, serving
from tests.support.processes import free_port

SHORT = 0.4


def failure(behave: Behave, method: str = "POST", deadline: float = 10.0) -> OutboundError:
    """The error that one call to such a server ends in."""
    with serving(behave) as server:
        door = Door(server.url, {"Authorization": "Bearer mm_live_not_to_be_told"}, "MultiMail", deadline=deadline)
        with pytest.raises(OutboundError) as caught:
            door.call(method, "/v1/thing", json={"a": 1} if method == "POST" else None)
        door.close()
    assert "not_to_be_told" not in str(caught.value)
    assert str(caught.value).isprintable()
    return caught.value


def test_an_answer_comes_with_status_type_and_body() -> None:
    with serving(says(202, {"id": "msg_1"}, Content_Type="application/json")) as server:
        door = Door(server.url, {}, "MultiMail")
        reply = door.call("GET", "/v1/thing", params={"limit": 1})
        door.close()
    assert (reply.status, reply.content_type, reply.body) == (202, "application/json", b'{"id": "msg_1"}')
    assert server.heads == [b"GET /v1/thing?limit=1 HTTP/1.1"]


def test_a_request_says_who_asks_what_it_understands_and_how_long_it_is() -> None:
    got: list[bytes] = []
    with serving(says(200, {}, Set_Cookie="tracked=1"), got.append) as server:
        door = Door(f"{server.url}/base/", {"Authorization": "Bearer key"}, "MultiMail")
        door.call("POST", "/v1/a%2Fb", json={"wörter": [1, None]})
        door.call("POST", "/v1/cancel")
        door.call("GET", "/v1/list", params={"limit": 1, "cursor": "a b&c=ü"})
        door.close()
    posted, cancelled, asked = (request.partition(b"\r\n\r\n") for request in got)
    address = server.url.removeprefix("http://").encode()
    said = [b"Host: " + address, b"Accept-Encoding: gzip", b"User-Agent: Reviewer", b"Authorization: Bearer key"]
    assert posted[0].split(b"\r\n") == [
        b"POST /base/v1/a%2Fb HTTP/1.1", *said, b"Content-Type: application/json", b"Content-Length: 20",
    ]  # fmt: skip
    assert posted[2] == '{"wörter":[1,null]}'.encode()
    assert cancelled[0].split(b"\r\n") == [b"POST /base/v1/cancel HTTP/1.1", *said, b"Content-Length: 0"]
    assert asked[0].split(b"\r\n") == [b"GET /base/v1/list?limit=1&cursor=a+b%26c%3D%C3%BC HTTP/1.1", *said]


def test_a_packed_answer_is_unpacked() -> None:
    body = b"[" + b"1, " * 100_000 + b"1]"
    with serving(says(200, gzip.compress(body), Content_Encoding="gzip")) as server:
        door = Door(server.url, {}, "MultiMail")
        assert door.call("GET", "/").body == body
        door.close()


def test_a_connection_that_was_closed_meanwhile_is_not_written_to() -> None:
    closed = threading.Event()

    def answer_and_close(connection: socket.socket) -> None:
        connection.sendall(answer(200, b"{}", Connection="keep-alive"))
        connection.shutdown(socket.SHUT_RDWR)
        closed.set()

    with serving(answer_and_close) as server:
        door = Door(server.url, {}, "MultiMail")
        door.call("POST", "/", json={"n": 1})
        assert closed.wait(10)
        assert door.call("POST", "/", json={"n": 2}).body == b"{}"
        door.close()
        assert len(server.heads) == 2


def test_nobody_listens() -> None:
    door = Door(f"http://127.0.0.1:{free_port()}", {}, "MultiMail")
    with pytest.raises(Transient, match="cannot be reached") as caught:
        door.call("POST", "/", json={})
    door.close()
    assert not caught.value.unclear


@pytest.mark.parametrize(
    "behave",
    [
        pytest.param(cuts(), id="before the answer"),
        pytest.param(cuts(b"HTTP/1.1 200 O"), id="in the first line"),
        pytest.param(cuts(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n"), id="in the head"),
        pytest.param(cuts(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), id="in the body"),
        pytest.param(cuts(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), id="between chunks"),
        pytest.param(cuts(b"SSH-2.0-OpenSSH\r\n\r\n"), id="not HTTP"),
        pytest.param(cuts(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000), id="an endless head"),
        pytest.param(cuts(answer(200, b"no gzip", Content_Encoding="gzip")), id="a body that does not unpack"),
        pytest.param(
            cuts(answer(200, gzip.compress(b"{}" * 99)[:-9], Content_Encoding="gzip")), id="half a packed body"
        ),
        pytest.param(cuts(answer(200, b"{}", Content_Encoding="br")), id="packed in a way not asked for"),
    ],
)
def test_a_broken_answer_leaves_it_unclear_what_happened(behave: Behave) -> None:
    error = failure(behave)
    assert isinstance(error, Transient)
    assert error.unclear


def trickle(start: bytes, drop: bytes) -> Behave:
    def behave(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(200):
            connection.sendall(drop)
            time.sleep(0.05)

    return behave


@pytest.mark.parametrize(
    "behave",
    [
        pytest.param(lambda _: time.sleep(5), id="silence"),
        pytest.param(trickle(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), id="head by drops"),
        pytest.param(trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"."), id="body by drops"),
        pytest.param(trickle(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"), id="only promises"),
    ],
)
def test_a_slow_answer_holds_a_call_no_longer_than_its_deadline(behave: Behave) -> None:
    started = time.monotonic()
    error = failure(behave, deadline=SHORT)
    assert time.monotonic() - started < SHORT + 2
    assert isinstance(error, Transient)
    assert error.unclear
    assert "did not answer in time" in str(error)


def test_a_slow_reader_holds_a_call_no_longer_than_its_deadline() -> None:
    started = time.monotonic()
    with serving(lambda _: time.sleep(8)) as server:
        door = Door(server.url, {}, "MultiMail", deadline=SHORT)
        with pytest.raises(Transient) as caught:
            door.call("POST", "/", json={"attachment": "x" * 30_000_000})
        door.close()
    assert time.monotonic() - started < SHORT + 4
    assert caught.value.unclear


def test_a_slow_error_still_tells_its_status() -> None:
    error = failure(trickle(b"HTTP/1.1 409 Conflict\r\nContent-Length: 9999\r\n\r\n", b"."), deadline=SHORT)
    assert isinstance(error, Permanent)
    assert error.status == 409


def test_two_calls_end_within_the_lease_of_a_delivery() -> None:
    # Two calls may follow one step that was written down: post, and look at what became of it.
    assert LEASE.total_seconds() > 2 * outbound.DEADLINE


def test_a_door_serves_again_after_a_failure() -> None:
    answers = [cuts(), says(200, {"n": 1}), trickle(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), says(200, {"n": 2})]
    with serving(lambda connection: answers.pop(0)(connection)) as server:
        door = Door(server.url, {}, "MultiMail", deadline=SHORT)
        for expected in (b'{"n": 1}', b'{"n": 2}'):
            with pytest.raises(Transient):
                door.call("GET", "/")
            assert door.call("GET", "/").body == expected
        door.close()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 410, 413, 422, 301, 302, 307])
def test_what_is_refused_is_refused_for_good(status: int) -> None:
    error = failure(says(status, {"error": "No such\nthing."}, Location="/elsewhere"))
    assert isinstance(error, Permanent)
    assert error.status == status
    assert str(error) == f"MultiMail answered {status}: No such thing."


def test_a_redirect_is_not_followed() -> None:
    with serving(says(307, {}, Location="/elsewhere")) as server:
        door = Door(server.url, {"Authorization": "Bearer secret"}, "MultiMail")
        with pytest.raises(Permanent):
            door.call("POST", "/v1/thing", json={})
        door.close()
        assert server.heads == [b"POST /v1/thing HTTP/1.1"]


@pytest.mark.parametrize(("status", "unclear"), [(408, False), (425, False), (429, False), (500, True), (503, True)])
def test_what_may_pass_says_whether_it_may_have_happened(status: int, unclear: bool) -> None:
    error = failure(says(status, {"error": "quota exceeded"}, Retry_After="7"))
    assert isinstance(error, Transient)
    assert (error.status, error.unclear, error.retry_after) == (status, unclear, 7.0)


def test_a_page_of_html_is_not_repeated_to_people() -> None:
    error = failure(says(502, b"<html><h1>Bad Gateway</h1></html>", Content_Type="text/html"))
    assert str(error) == "MultiMail answered 502"


def test_an_error_of_any_text_is_one_printable_line() -> None:
    said = 'a\x00b\u2028c\u202ed\x1b[31m\r\nERROR fake\ud800 {"'
    error = failure(says(400, {"error": said}))
    assert str(error) == 'MultiMail answered 400: a b c d [31m ERROR fake {"'


@pytest.mark.parametrize(("method", "kind"), [("GET", TooLarge), ("POST", Transient)])
def test_too_large_an_answer_is_not_taken_in(method: str, kind: type[OutboundError]) -> None:
    body = b"x" * (outbound.MAX_BYTES + 1)
    error = failure(says(200, body), method)
    assert type(error) is kind
    assert "more than 64 MiB" in str(error)


def test_a_small_answer_that_unpacks_to_too_much_is_not_taken_in() -> None:
    packed = gzip.compress(b"\0" * (outbound.MAX_BYTES + 1))
    assert isinstance(failure(says(200, packed, Content_Encoding="gzip"), "GET"), Permanent)


def test_a_large_error_is_known_by_its_status() -> None:
    error = failure(says(404, b"x" * 2_000_000))
    assert isinstance(error, Permanent)
    assert (error.status, str(error)) == (404, "MultiMail answered 404")


@pytest.mark.parametrize("key", ["ключ", "two\nlines", "nul\0", "tail\r"])
def test_a_key_that_no_header_can_carry_is_said_to_be_one(key: str) -> None:
    with serving(says(200)) as server:
        with pytest.raises(Permanent, match="cannot"):
            Door(server.url, {"Authorization": f"Bearer {key}"}, "MultiMail").call("GET", "/")
        assert server.heads == []


def test_who_cannot_prove_who_they_are_is_not_told_anything() -> None:
    with serving(says(200)) as server:
        door = Door(server.url.replace("http:", "https:"), {"Authorization": "Bearer key"}, "MultiMail")
        with pytest.raises(Transient, match="cannot be reached") as caught:
            door.call("POST", "/", json={})
        door.close()
    assert not caught.value.unclear


@pytest.mark.parametrize(
    "url", ["http://[::1", "gopher://127.0.0.1", "", "http://a b", "http://a..b", "http://a:99999", "http://me@a"]
)
def test_an_address_that_is_none_is_said_to_be_one(url: str) -> None:
    with pytest.raises(Permanent, match="cannot"):
        Door(url, {}, "MultiMail").call("GET", "/")


@pytest.mark.parametrize("body", ["\ud800", float("nan")])
def test_what_json_cannot_say_is_not_sent(body: object) -> None:
    with serving(says(200)) as server:
        with pytest.raises(Permanent):
            Door(server.url, {}, "MultiMail").call("POST", "/", json=body)
        assert server.heads == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0), ("7", 7.0), (" 30 ", 30.0), ("0.5", 0.5), ("7200", 3600.0), ("-5", 0.0), ("9" * 5000, None),
        ("", None), ("soon", None), ("nan", None), ("inf", None), ("²", None), ("Wed, 99 Foo", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("Fri, 31 Dec 9999 23:59:59 GMT", 3600.0),
    ],
)  # fmt: skip
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value) == seconds


@pytest.mark.parametrize("zone", ["GMT", "-0000", "+0000"])
def test_retry_after_a_date(zone: str) -> None:
    when = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=100)).replace("+0000", zone)
    assert retry_after(when) == pytest.approx(100, abs=2)


@given(st.text() | st.from_regex(r"[A-Z][a-z]{2}, \d{1,9} [A-Z][a-z]{2} \d{1,9} [\d:]* [A-Z+-]*\d*"))
def test_retry_after_takes_any_text(value: str) -> None:
    seconds = retry_after(value)
    assert seconds is None or 0 <= seconds <= 3600
