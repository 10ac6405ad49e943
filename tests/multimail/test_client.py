"""The client against answers that are wrong: each call ends in one of the errors that its callers know."""

from collections.abc import Callable
from typing import Any

import pytest

from reviewer.multimail.client import Client
from reviewer.multimail.errors import DecidedThere, KeyRefused, NotFound, Permanent, Transient, Unreadable
from tests.multimail.misbehaving import Behave, says, serving

CALLS: list[Callable[[Client], Any]] = [
    lambda client: client.mailboxes(),
    lambda client: client.pending(),
    lambda client: client.email("mb_1", "msg_1"),
    lambda client: client.decide("msg_1", "approve"),
    lambda client: client.send("mb_1", {"to": ["a@x.example"]}),
]


def ask(behave: Behave, call: Callable[[Client], Any]) -> tuple[Any, list[bytes]]:
    with serving(behave) as server:
        client = Client(server.url, "mm_live_key")
        try:
            return call(client), server.heads
        finally:
            client.close()


# JSON that can be read, and that goes deeper than what walks through it afterwards.
DEEP = b'{"metadata": ' + b"[" * 700 + rb'"\u0041"' + b"]" * 700 + b"}"


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"<html>", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, DEEP, b'{"emails": 1, "status": 2, "id": []}'],
)
def test_an_answer_that_cannot_be_understood_leaves_it_unclear(call: Callable[[Client], Any], body: bytes) -> None:
    with pytest.raises(Unreadable, match="cannot be understood") as caught:
        ask(says(200, body), call)
    assert caught.value.unclear


@pytest.mark.parametrize(
    ("status", "kind"), [(400, Permanent), (401, KeyRefused), (403, KeyRefused), (404, NotFound), (409, DecidedThere)]
)
@pytest.mark.parametrize("call", CALLS)
def test_a_refusal_is_what_its_status_stands_for(
    call: Callable[[Client], Any], status: int, kind: type[Permanent]
) -> None:
    with pytest.raises(Permanent) as caught:
        ask(says(status, {"error": "No."}), call)
    assert type(caught.value) is kind
    assert (caught.value.status, str(caught.value)) == (status, f"MultiMail answered {status}: No.")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("body", [b"", b"<h1>404 Not Found</h1>", b"{}", b'{"error": null}'])
def test_a_404_of_whatever_stands_in_between_tells_nothing(call: Callable[[Client], Any], body: bytes) -> None:
    with pytest.raises(Transient, match="without a word from MultiMail") as caught:
        ask(says(404, body), call)
    assert (caught.value.unclear, caught.value.status) == (True, 404)


@pytest.mark.parametrize(
    ("ident", "path"),
    [
        ("msg_1", b"/v1/mailboxes/mb_1/emails/msg_1"),
        ("a/../b?c#d%", b"/v1/mailboxes/mb_1/emails/a%2F..%2Fb%3Fc%23d%25"),
        ("..", b"/v1/mailboxes/mb_1/emails/%2E%2E"),
        (".", b"/v1/mailboxes/mb_1/emails/%2E"),
        ("é\ud800", b"/v1/mailboxes/mb_1/emails/%C3%A9%3F"),
    ],
)
def test_an_id_stays_one_part_of_the_path(ident: str, path: bytes) -> None:
    answer = {"id": ident.replace("\ud800", ""), "received_at": "2026-11-20T14:00:00Z", "status": "sent"}
    with serving(says(200, answer)) as server:
        client = Client(server.url, "mm_live_key")
        if "\ud800" in ident:
            with pytest.raises(Unreadable):
                client.email("mb_1", ident)
        else:
            assert client.email("mb_1", ident).id == ident
        client.close()
        assert server.heads == [b"GET " + path + b" HTTP/1.1"]


def test_an_attachment_comes_as_raw_bytes() -> None:
    reply, heads = ask(
        says(200, b"\x00\xff", Content_Type="text/csv"), lambda c: c.attachment("mb", "msg", "a b/c.csv")
    )
    assert (reply.body, reply.content_type) == (b"\x00\xff", "text/csv")
    assert heads == [b"GET /v1/mailboxes/mb/emails/msg/attachments/a%20b%2Fc.csv HTTP/1.1"]


@pytest.mark.parametrize(
    ("status", "listing", "sending"), [(200, True, True), (403, False, False), (404, None, True), (409, None, True)]
)
def test_what_a_key_may_do_is_asked_without_effect(status: int, listing: bool | None, sending: bool) -> None:
    if listing is not None:
        assert ask(says(status, {"error": "No."}), lambda client: client.may_list_pending(should=True))[0] is listing
    may, heads = ask(says(status, {"error": "No."}), lambda client: client.may_send("mb_1", should=False))
    assert may is sending
    assert heads == [b"POST /v1/mailboxes/mb_1/emails/msg_none/cancel HTTP/1.1"]
