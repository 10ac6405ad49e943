"""What somebody sends is read as far as the desk ever needs it, and no further: nobody has to sign in to send."""

import hashlib
import hmac
import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from reviewer.drafts.webhook import MOST_BYTES
from reviewer.multimail.words import SIGNATURE_HEADER
from tests.desk_support import words
from tests.support.databases import migrate
from tests.support.processes import ROOT, free_port, start_web

SECRET = "only-for-this-test"
KEYS = {
    "MULTIMAIL_URL": "http://127.0.0.1:1",
    "MULTIMAIL_REVIEW_KEY": "mm_test_" + "review",
    "MULTIMAIL_SEND_KEY": "mm_test_" + "send",
}
# What a stranger sends first: the token in the cookie is made up, the address asks for no sign-in.
BEGINNING = f"""--{BOUNDARY}\r
Content-Disposition: form-data; name="file"; filename="a"\r
\r
"""


class Unread:
    """A body that nobody may ask for."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("it was read")

    readline = read


def sent(length: object) -> Any:
    return Client(enforce_csrf_checks=True, headers={"Cookie": f"csrftoken={'a' * 32}"}).generic(
        "POST",
        "/account/login/",
        content_type=MULTIPART_CONTENT,
        **{"CONTENT_LENGTH": str(length), "wsgi.input": Unread()},  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("length", [settings.LONGEST_BODY + 1, 8 * 10**9, 10**30])
def test_a_body_that_is_too_long_is_refused_unread(length: int) -> None:
    answer = sent(length)
    assert answer.status_code == 413
    assert "Nothing was recorded. The desk takes 6 MB at once." in words(answer)
    assert answer["X-Request-ID"]


@pytest.mark.parametrize("length", ["", "many"])
def test_a_length_that_is_none_reads_nothing(length: str) -> None:
    assert sent(length).status_code in {400, 403}


def test_what_fits_is_kept_in_memory() -> None:
    request: HttpRequest = RequestFactory().post("/", {"file": SimpleUploadedFile("a", b"x" * 5_000_000)})
    assert isinstance(request.FILES["file"], InMemoryUploadedFile)


def test_the_guide_lets_the_proxy_pass_as_much() -> None:
    most = settings.LONGEST_BODY // 1024**2
    assert f"`client_max_body_size {most}m`" in (ROOT / "docs" / "DEPLOYMENT.md").read_text()


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    env = {"VAR_DIR": str(tmp_path), "MULTIMAIL_WEBHOOK_SECRET": SECRET, **KEYS}
    migrate(env)
    port = free_port()
    with start_web(port, env, tmp_path / "web.log"):
        yield port


HALF = f"POST /webhooks/multimail/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 400\r\n\r\n{'{'}"


@pytest.mark.slow
@pytest.mark.parametrize("sent", [HALF, HALF[:40]], ids=["body", "head"])
def test_requests_that_never_come_to_their_end_do_not_stop_the_pages(port: int, sent: str) -> None:
    """More of them than the process has threads; each is let go, and says nothing more."""
    with ExitStack() as opened:
        strangers = [opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60)) for _ in range(9)]
        for stranger in strangers:
            stranger.sendall(sent.encode())
        assert httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=120, trust_env=False).status_code == 200
        for stranger in strangers[:8]:
            answer = stranger.recv(1000)
            assert answer.startswith(b"HTTP/1.1 408 ") if sent == HALF else not answer


@pytest.mark.slow
@pytest.mark.parametrize(("most", "status"), [(1, 202), (MOST_BYTES, 413)])
def test_a_webhook_that_comes_in_chunks_is_read(port: int, most: int, status: int) -> None:
    """Such as from a proxy that passes on what it has not seen the end of."""
    body = json.dumps({"id": "evt_1", "data": {"email_id": "msg_1"}, "more": "x" * most}).encode()
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    answer = httpx.post(
        f"http://127.0.0.1:{port}/webhooks/multimail/",
        content=(body[at : at + 65536] for at in range(0, len(body), 65536)),
        headers={SIGNATURE_HEADER: signature},
        timeout=30,
        trust_env=False,
    )
    assert answer.status_code == status, answer.text


def test_a_server_that_does_not_end_them_asks_for_the_length(client: Client) -> None:
    answer = client.generic("POST", "/webhooks/multimail/", b"{}", HTTP_TRANSFER_ENCODING="chunked")
    assert answer.status_code == 411


@pytest.mark.slow
def test_what_trickles_in_is_let_go_as_well(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=0.25) as stranger:
        stranger.sendall(HALF.encode())
        answer = b""
        for _ in range(300):
            stranger.sendall(b"x")
            with suppress(TimeoutError):
                answer = stranger.recv(1000)
                break
        assert answer.startswith(b"HTTP/1.1 408 ")


@pytest.mark.slow
def test_a_body_that_is_cut_off_is_not_taken_for_a_whole_one(port: int) -> None:
    """Its sender is gone; what it says so far may be another word."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as stranger:
        stranger.sendall(HALF.encode())
        stranger.shutdown(socket.SHUT_WR)
        assert stranger.recv(1000).startswith(b"HTTP/1.1 408 ")


@pytest.mark.slow
def test_gunicorn_answers_before_the_body_has_come(port: int) -> None:
    head = f"POST /account/login/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: csrftoken={'a' * 32}\r\n"
    head += f"Content-Type: {MULTIPART_CONTENT}\r\nContent-Length: {8 * 10**9}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as stranger:
        stranger.sendall((head + BEGINNING).encode())
        assert stranger.recv(1000).startswith(b"HTTP/1.1 413 ")
