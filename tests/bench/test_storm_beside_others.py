"""What a storm of webhooks does where processors are busy: connections close, answers are late, ports are taken."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from reviewer.bench.house import House
from reviewer.bench.processes import free_port, reserved_port
from reviewer.bench.storm import TRIES, Webhook, _answer, _mirrored, _there
from reviewer.drafts.models import Draft
from tests.support.multimail import LocalMultiMail

TAKEN = b'HTTP/1.1 202 Accepted\r\nContent-Length: 21\r\nConnection: close\r\n\r\n{"status":"accepted"}'
WEBHOOK = Webhook(b"{}", "t=1,v1=0", genuine=True)


def body(connection: socket.socket) -> bytes:
    """What follows the headers, which may come by itself."""
    request = b""
    while not request.endswith(WEBHOOK.body):
        request += connection.recv(4096)
    return request.partition(b"\r\n\r\n")[2]


@contextmanager
def closing(times: int, came: list[bytes]) -> Iterator[House]:
    """Pages that close so many connections without an answer; `came` are the bodies."""
    with socket.create_server(("127.0.0.1", 0)) as server, httpx.Client() as browser:

        def serve() -> None:
            for number in range(TRIES):
                connection = server.accept()[0]
                with connection:
                    came.append(body(connection))
                    if number >= times:
                        connection.sendall(TAKEN)
                        return

        pages = Thread(target=serve, daemon=True)
        pages.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        yield cast("House", SimpleNamespace(http=browser, url=url))
        pages.join(5)


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_webhook_is_posted_again_when_the_connection_closes(times: int) -> None:
    came: list[bytes] = []
    with closing(times, came) as house:
        assert _answer(house, WEBHOOK) == "taken"
    assert came == [WEBHOOK.body] * (times + 1)


def test_a_webhook_that_nobody_answers_is_told_as_such() -> None:
    came: list[bytes] = []
    with closing(TRIES, came) as house:
        assert _answer(house, WEBHOOK) == "unanswered (RemoteProtocolError)"
    assert len(came) == TRIES


@pytest.mark.django_db
def test_a_late_answer_of_multimails_is_unknown(multimail: LocalMultiMail, settings: Any) -> None:
    multimail.send()
    draft = _mirrored(1)[0]
    assert _there(draft) == "pending"
    settings.MULTIMAIL_KEYS_FILE, settings.MULTIMAIL_REVIEW_KEY = "", "mm_live_x"
    settings.MULTIMAIL_URL = f"http://127.0.0.1:{free_port()}"
    assert _there(draft) == "unknown"


@pytest.mark.django_db
def test_the_storm_waits_until_every_mail_is_mirrored(multimail: LocalMultiMail) -> None:
    for number in range(3):
        multimail.send(subject=f"Incident Report: {number}")
    multimail.fault("GET /v1/oversight/pending", "status", status=503, times=1)
    multimail.fault("GET /v1/mailboxes/*/emails/*", "status", status=503, times=2)
    assert len(_mirrored(3)) == Draft.objects.count() == 3


def test_nobody_else_is_given_a_reserved_port_and_a_server_may_listen_on_it() -> None:
    with reserved_port() as held:
        port = held.getsockname()[1]
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))
        for _ in range(2):
            with socket.create_server(("127.0.0.1", port)), socket.create_connection(("127.0.0.1", port)):
                pass
