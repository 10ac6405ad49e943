"""What somebody sends is read as far as the desk ever needs it, and no further: nobody has to sign in to send."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from tests.desk_support import words
from tests.support.databases import migrate
from tests.support.processes import ROOT, free_port, start_web

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
    env = {"VAR_DIR": str(tmp_path)}
    migrate(env)
    port = free_port()
    with start_web(port, env, tmp_path / "web.log"):
        yield port


@pytest.mark.slow
def test_gunicorn_answers_before_the_body_has_come(port: int) -> None:
    head = f"POST /account/login/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: csrftoken={'a' * 32}\r\n"
    head += f"Content-Type: {MULTIPART_CONTENT}\r\nContent-Length: {8 * 10**9}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as stranger:
        stranger.sendall((head + BEGINNING).encode())
        assert stranger.recv(1000).startswith(b"HTTP/1.1 413 ")
