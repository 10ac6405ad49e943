"""Bodies in chunks as HTTP/1.1 has them, and what is none."""

import json

import pytest

from tests.sandbox.support import Api
from tests.sandbox.test_hostile import SEND, raw, status_and_error

CHUNKED = SEND + b"Transfer-Encoding: chunked\r\n"


def sent(api: Api, chunks: bytes) -> bytes:
    key = api.keys["agent_key"].encode()
    return raw(api, CHUNKED + b"Authorization: Bearer " + key + b"\r\n\r\n" + chunks)


def body(api: Api) -> bytes:
    return json.dumps({"from": api.address, "to": "a@example.com", "subject": "s", "text_body": "t" * 40}).encode()


def chunk(data: bytes, after_size: bytes = b"") -> bytes:
    return b"%X%s\r\n%s\r\n" % (len(data), after_size, data)


@pytest.mark.parametrize("after_size", [b"", b";a=b", b" ; a", b';a="b;c"'])
@pytest.mark.parametrize("trailers", [b"", b"X-A: b\r\n", b"X-A: b\r\nDigest: sha-256=abc\r\n"])
def test_extensions_and_trailers_are_passed_over(api: Api, after_size: bytes, trailers: bytes) -> None:
    whole = body(api)
    chunks = chunk(whole[:10], after_size) + chunk(whole[10:]) + b"0" + after_size + b"\r\n" + trailers + b"\r\n"
    assert sent(api, chunks).startswith(b"HTTP/1.1 202 ")


def test_what_follows_is_the_next_request(api: Api) -> None:
    following = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    answer = sent(api, chunk(body(api)) + b"0;end\r\nX-A: b\r\n\r\n" + following)
    assert answer.startswith(b"HTTP/1.1 202 ")
    assert answer.endswith(b'{"status":"ok"}')


@pytest.mark.parametrize(
    "chunks",
    [
        b"", b"zz\r\n", b"-1\r\n", b"0x2\r\n{}\r\n0\r\n\r\n", b"\r\n", b";a\r\n", b"5\r\n{}", b"2\r\n{}0\r\n\r\n",
        b"2\r\n{}\r\n", b"2\r\n{}\r\n0\r\n", b"2;" + b"a" * 9000 + b"\r\n{}\r\n0\r\n\r\n",
        b"0\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(api: Api, chunks: bytes) -> None:
    assert status_and_error(sent(api, chunks)) == 400


@pytest.mark.parametrize("size", [b"3000000", b"F" * 4000])
def test_a_chunk_that_is_too_large_is_refused_before_it_comes(api: Api, size: bytes) -> None:
    assert status_and_error(sent(api, size + b"\r\n")) == 413
