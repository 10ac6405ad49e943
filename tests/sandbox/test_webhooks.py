"""Webhooks as a receiver meets them: what is told, how it is signed, and how it is tried again."""

import asyncio
import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reviewer.sandbox import deliver
from reviewer.sandbox.box import Box
from reviewer.sandbox.clock import Clock
from reviewer.sandbox.store import Store
from tests.sandbox.support import Api, running
from tests.support.processes import wait_until

EVENTS = [
    "message.received", "message.sent", "message.delivered", "message.bounced", "message.complained",
    "oversight.pending", "oversight.approved", "oversight.rejected",
]  # fmt: skip


class Receiver:
    """An HTTP server that writes down what it is told and answers what the test wants, 200 when it wants nothing."""

    def __init__(self) -> None:
        self.calls: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.thinks = 0.0
        self.at_once = self.most_at_once = 0
        lock = threading.Lock()
        told = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with lock:
                    told.calls.append(({name.lower(): value for name, value in self.headers.items()}, body))
                    told.at_once += 1
                    told.most_at_once = max(told.most_at_once, told.at_once)
                time.sleep(told.thinks)
                with lock:
                    told.at_once -= 1
                self.send_response(told.answers.pop(0) if told.answers else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.calls]

    def named(self) -> list[str]:
        return [event["event"] for event in self.events]

    def wait_for(self, *names: str) -> list[dict[str, Any]]:
        wait_until(lambda: sorted(self.named()) == sorted(names), what=f"{names} (got {self.named()})")
        return self.events


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def deaf() -> Iterator[list[str]]:
    """URLs of servers that take a connection and never answer."""
    servers = [socket.create_server(("127.0.0.1", 0), backlog=100) for _ in range(5)]
    yield [f"http://127.0.0.1:{server.getsockname()[1]}/" for server in servers]
    for server in servers:
        server.close()


@pytest.fixture
def dribbling() -> Iterator[str]:
    """URL of a server that begins its answer and goes on with a header now and then, without end."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.connection.sendall(b"HTTP/1.1 200 OK\r\n")
            while not over.wait(0.05):
                self.connection.sendall(b"X-More: yes\r\n")

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """The client hung up, as it should."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    over.set()
    server.shutdown()
    server.server_close()


def subscribe(api: Api, receiver: Receiver, events: list[str], **fields: Any) -> dict[str, Any]:
    answer = api.post("/v1/webhooks", "admin_key", url=receiver.url, events=events, **fields)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def signature(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def test_the_way_of_an_approved_email(own_api: Api, receiver: Receiver) -> None:
    secret = subscribe(own_api, receiver, EVENTS)["signing_secret"]
    email_id = own_api.held(subject="Told", markdown="Body.")
    receiver.wait_for("oversight.pending")
    own_api.decide(email_id, reason="Fine.")
    events = receiver.wait_for("oversight.pending", "oversight.approved", "message.sent", "message.delivered")
    for headers, body in receiver.calls:
        assert headers["content-type"] == "application/json"
        assert headers["x-multimail-signature"] == signature(secret, body)
    by_name = {event["event"]: event for event in events}
    pending = by_name["oversight.pending"]
    assert pending["event"] == pending["type"] == pending["event_type"]
    assert set(pending) == {"id", "event", "type", "event_type", "timestamp", "data"}
    assert pending["data"] == {
        "email_id": email_id, "message_id": email_id, "id": email_id, "mailbox": own_api.address,
        "mailbox_id": own_api.mailbox, "thread_id": own_api.email(email_id)["thread_id"], "from": own_api.address,
        "to": ["all@example.com"], "subject": "Told", "direction": "outbound", "status": "pending_send_approval",
        "has_attachments": False, "body_text": "Body.", "reason": None,
    }  # fmt: skip
    assert by_name["oversight.approved"]["data"]["reason"] == "Fine."
    assert "reason" not in by_name["message.sent"]["data"]
    assert len({event["id"] for event in events}) == 4


def test_a_rejection_and_a_cancel(own_api: Api, receiver: Receiver) -> None:
    subscribe(own_api, receiver, EVENTS)
    rejected, cancelled = own_api.held(), own_api.held()
    own_api.post(own_api.of(cancelled, "/cancel"))
    own_api.decide(rejected, "reject", reason="No.")
    events = receiver.wait_for("oversight.pending", "oversight.pending", "oversight.rejected")
    told = next(event for event in events if event["event"] == "oversight.rejected")
    assert told["data"]["reason"] == "No."


def test_an_expiry_is_told_to_nobody(own_api: Api, receiver: Receiver) -> None:
    subscribe(own_api, receiver, EVENTS)
    email_id = own_api.held()
    receiver.wait_for("oversight.pending")
    own_api.control("clock", shift_seconds=80 * 3600)
    assert own_api.status(email_id) == "expired"
    own_api.control("inbound", mailbox_id=own_api.mailbox, subject="s", text="t", **{"from": "a@example.com"})
    receiver.wait_for("oversight.pending", "message.received")


def test_a_received_mail_under_either_name(own_api: Api, receiver: Receiver) -> None:
    subscribe(own_api, receiver, ["message.received"])
    subscribe(own_api, receiver, ["email.received"])
    body = {"mailbox_id": own_api.mailbox, "from": "c@example.com", "subject": "Help", "text": "Slow."}
    received = own_api.control("inbound", **body)
    for event in receiver.wait_for("message.received", "email.received"):
        data = event["data"]
        assert (data["message_id"], data["from"], data["subject"]) == (received["id"], "c@example.com", "Help")
        assert (data["body_text"], data["mailbox"], data["direction"]) == ("Slow.", own_api.address, "inbound")


@pytest.mark.parametrize("local", ["bounce", "complaint"])
def test_what_the_receiving_side_does_is_told(own_api: Api, receiver: Receiver, local: str) -> None:
    subscribe(own_api, receiver, ["message.bounced", "message.complained"])
    own_api.decide(own_api.held(to=[f"{local}@example.com"]))
    receiver.wait_for("message.bounced" if local == "bounce" else "message.complained")


def test_only_the_mailbox_that_was_asked_for(own_api: Api, receiver: Receiver) -> None:
    other = own_api.new_mailbox("other")
    subscribe(own_api, receiver, ["oversight.pending"], mailbox_id=other)
    own_api.held()
    email_id = own_api.held(other)
    assert receiver.wait_for("oversight.pending")[0]["data"]["email_id"] == email_id


def test_the_urls_of_a_mailbox(own_api: Api, receiver: Receiver) -> None:
    settings = {"webhook_url": receiver.url, "oversight_webhook_url": receiver.url + "/oversight"}
    own_api.patch(f"/v1/mailboxes/{own_api.mailbox}", "admin_key", **settings)
    own_api.decide(own_api.held())
    receiver.wait_for("oversight.pending", "oversight.approved", "message.sent", "message.delivered")
    for headers, body in receiver.calls:
        assert headers["x-multimail-signature"] == signature(own_api.keys["webhook_secret"], body)


def test_it_is_tried_again_with_the_same_bytes(own_api: Api, receiver: Receiver) -> None:
    subscribe(own_api, receiver, ["oversight.pending"])
    receiver.answers = [500, 302]
    own_api.held()
    wait_until(lambda: len(receiver.calls) == 3, what="the third attempt")
    assert len({body for _, body in receiver.calls}) == 1
    assert len({headers["x-multimail-signature"] for headers, _ in receiver.calls}) == 1
    delivery = wait_until(lambda: delivered(own_api), what="the delivery")
    assert delivery
    assert (delivery["attempts"], delivery["response_status"]) == (3, 200)


def delivered(api: Api) -> dict[str, Any] | None:
    newest: dict[str, Any] = api.get("/v1/webhook-deliveries", "admin_key").json()["deliveries"][0]
    return newest if newest["status"] == "delivered" else None


def test_after_three_retries_it_is_given_up(own_api: Api) -> None:
    own_api.post("/v1/webhooks", "admin_key", url="http://127.0.0.1:9/closed", events=["oversight.pending"])
    own_api.held()

    def newest() -> dict[str, Any]:
        return dict(own_api.get("/v1/webhook-deliveries", "admin_key").json()["deliveries"][0])

    wait_until(lambda: newest()["status"] == "failed", what="giving up")
    assert (newest()["attempts"], newest()["response_status"]) == (4, None)


def test_one_who_never_ends_its_answer_is_given_up(
    own_api: Api, dribbling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "ANSWERS_WITHIN", 0.3)
    own_api.post("/v1/webhooks", "admin_key", url=dribbling, events=["oversight.pending"])
    for _ in range(2):
        own_api.held()

    def given_up() -> bool:
        rows = own_api.get("/v1/webhook-deliveries", "admin_key").json()["deliveries"]
        return [(row["status"], row["attempts"], row["response_status"]) for row in rows] == [("failed", 4, None)] * 2

    wait_until(given_up, what="giving up")


def test_those_who_do_not_answer_hold_up_nobody_else(own_api: Api, receiver: Receiver, deaf: list[str]) -> None:
    for url in deaf:
        own_api.post("/v1/webhooks", "admin_key", url=url, events=["oversight.pending"])
    subscribe(own_api, receiver, ["oversight.pending"])
    for _ in range(6):
        own_api.held()
    wait_until(lambda: len(receiver.calls) == 6, what="six events beside deaf receivers")


def test_each_receiver_is_told_one_thing_at_a_time_and_once(own_api: Api, receiver: Receiver) -> None:
    receiver.thinks = 0.01
    subscribe(own_api, receiver, ["oversight.pending"])
    sent = [own_api.send()["id"] for _ in range(40)]
    wait_until(lambda: len(receiver.calls) >= 40, what="forty events")
    wait_until(lambda: delivered(own_api), what="the note of the last")
    assert sorted(event["data"]["email_id"] for event in receiver.events) == sorted(sent)
    assert receiver.most_at_once == 1


def test_a_deleted_subscription_hears_nothing(own_api: Api, receiver: Receiver) -> None:
    gone = subscribe(own_api, receiver, ["oversight.pending"])
    kept = subscribe(own_api, receiver, ["oversight.rejected"])
    own_api.call("DELETE", f"/v1/webhooks/{gone['id']}", "admin_key")
    own_api.decide(own_api.held(), "reject")
    receiver.wait_for("oversight.rejected")
    assert own_api.get(f"/v1/webhooks/{gone['id']}", "admin_key").status_code == 404
    assert own_api.get(f"/v1/webhooks/{kept['id']}", "admin_key").status_code == 200


def test_a_secret_of_ones_own(api: Api) -> None:
    body = {"url": "https://example.com/a", "events": ["email.received", "message.sent"]}
    for secret in ("whsec_" + "own", "whsec_" + "o" * 400):
        own = api.call("POST", "/v1/webhooks", "admin_key", json={**body, "secret": secret}).json()
        assert (own["signing_secret"], own["events"]) == (secret, ["email.received", "message.sent"])
    for given in ("own", "", None):  # clients write an empty one for an unset variable
        other = api.call("POST", "/v1/webhooks", "admin_key", json={**body, "secret": given, "mailbox_id": None}).json()
        assert other["signing_secret"].startswith("whsec_")


@pytest.mark.parametrize(
    "body",
    [
        {"events": ["message.sent"]},
        {"url": "https://example.com"},
        {"url": "https://example.com", "events": []},
        {"url": "https://example.com", "events": ["message.opened"]},
        {"url": "https://example.com", "events": "message.sent"},
        {"url": "https://example.com", "events": [None]},
        {"url": "http://example.com", "events": ["message.sent"]},
        {"url": "http://127.0.0.1.example.com", "events": ["message.sent"]},
        {"url": "http://localhost@example.com", "events": ["message.sent"]},
        {"url": "http://[::1", "events": ["message.sent"]},
        {"url": "https://example.com:port", "events": ["message.sent"]},
        {"url": "javascript:alert(1)", "events": ["message.sent"]},
        {"url": "https://exa mple.com", "events": ["message.sent"]},
        {"url": "", "events": ["message.sent"]},
        {"url": 5, "events": ["message.sent"]},
        {"url": "https://example.com", "events": ["message.sent"], "mailbox_id": "none"},
        {"url": "https://example.com", "events": ["message.sent"], "mailbox_id": 5},
        {"url": "https://example.com", "events": ["message.sent"], "secret": 5},
    ],
)
def test_bad_subscriptions_are_refused(api: Api, body: dict[str, Any]) -> None:
    answer = api.call("POST", "/v1/webhooks", "admin_key", json=body)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_a_desk_can_be_subscribed_at_the_start(tmp_path: Path, receiver: Receiver) -> None:
    for _ in range(2):
        with running(tmp_path / "hooked", webhook_url=receiver.url) as api:
            assert len(api.get("/v1/webhooks", "admin_key").json()["subscriptions"]) == 1
    with running(tmp_path / "hooked", webhook_url=receiver.url) as api:
        api.held()
        receiver.wait_for("oversight.pending")
        headers, body = receiver.calls[0]
        assert headers["x-multimail-signature"] == signature(api.keys["webhook_secret"], body)


def test_a_desk_that_moved_is_told_in_place_of_where_it_was(tmp_path: Path, receiver: Receiver) -> None:
    before = "http://127.0.0.1:9/hook"
    with running(tmp_path / "hooked", webhook_url=before) as api:
        api.post("/v1/webhooks", "admin_key", url=before, events=["message.sent"])
    with running(tmp_path / "hooked", webhook_url=receiver.url) as api:
        rows = api.get("/v1/webhooks", "admin_key").json()["subscriptions"]
        assert {(row["url"], len(row["events"])) for row in rows} == {(before, 1), (receiver.url, len(EVENTS))}
        api.held()
        receiver.wait_for("oversight.pending")


def test_a_subscription_of_somebody_else_for_its_url_is_not_the_desks(tmp_path: Path, receiver: Receiver) -> None:
    with running(tmp_path / "hooked") as api:
        api.post("/v1/webhooks", "admin_key", url=receiver.url, events=["message.sent"])
    with running(tmp_path / "hooked", webhook_url=receiver.url) as api:
        assert len(api.get("/v1/webhooks", "admin_key").json()["subscriptions"]) == 2
        api.held()
        receiver.wait_for("oversight.pending")


def test_what_was_not_delivered_is_delivered_after_a_restart(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answers = [503]
    with running(tmp_path / "late") as api:
        subscribe(api, receiver, ["oversight.pending"])
        api.held()
        wait_until(lambda: len(receiver.calls) == 1, what="the first attempt")
    with running(tmp_path / "late") as api:
        wait_until(lambda: delivered(api), what="the delivery")
    assert len({body for _, body in receiver.calls}) == 1


def test_one_that_begins_as_the_sandbox_stops_leaves_the_closed_file_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "sandbox.sqlite3")
    background = deliver.Background(Box(store, Clock(0)))
    background.start()
    background.stop()
    store.close()
    # In a thread, as it has one: a browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, background._deliver_all("http://127.0.0.1:9/hook")).result()
