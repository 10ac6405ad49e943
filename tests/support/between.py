"""What may stand between the desk and MultiMail: relays each call, and bends the answers that a test names."""

import fnmatch
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps, loads
from threading import Thread
from typing import Any

import httpx

# A status and a body, made into another status, body and headers.
Bend = Callable[[int, bytes], tuple[int, bytes, dict[str, str]]]


@dataclass
class Order:
    """After `skip` calls of `route` ("METHOD path", with stars) `times` answers are bent; of `key` alone, if given."""

    route: str
    bend: Bend
    times: int = 1
    skip: int = 0
    key: str = ""
    met: int = 0

    def is_of(self, call: str, headers: dict[str, str]) -> bool:
        """Whether it counts this call."""
        return fnmatch.fnmatchcase(call, self.route) and self.key in headers.get("Authorization", "")


@dataclass
class Between:
    """A relay to `url`; `asked` are the calls that came, in order. Calls of a route in `twice` are passed on twice.

    Of what is handed in, the fields `unknown` are left out, as by a MultiMail that does not know them.
    """

    url: str
    orders: list[Order] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def bend(self, route: str, bend: Bend, times: int = 1, skip: int = 0, key: str = "") -> None:
        """From now on."""
        self.orders.append(Order(route, bend, times, skip, key))

    def count(self, route: str) -> int:
        """How many calls of a route came."""
        return sum(fnmatch.fnmatchcase(call, route) for call in self.asked)

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes, dict[str, str]]:
        """MultiMail's answer, or what becomes of it on the way."""
        call = f"{method} {path.partition('?')[0]}"
        self.asked.append(call)
        if self.unknown and call.endswith("/send"):
            body = dumps({name: value for name, value in loads(body).items() if name not in self.unknown}).encode()
        kept = {name: value for name, value in headers.items() if name.lower() in ("authorization", "content-type")}
        for _ in range(1 + any(fnmatch.fnmatchcase(call, route) for route in self.twice)):
            reply = httpx.request(method, f"{self.url}{path}", headers=kept, content=body, trust_env=False, timeout=120)
        for order in self.orders:
            if order.is_of(call, headers) and order.met < order.skip + order.times:
                order.met += 1
                if order.met > order.skip:
                    return order.bend(reply.status_code, reply.content)
        passed = {name: reply.headers[name] for name in ("content-type", "retry-after") if name in reply.headers}
        return reply.status_code, reply.content, passed


def says(status: int, body: bytes = b"", **headers: str) -> Bend:
    """Whatever MultiMail did, this is what is heard of it."""
    return lambda *_: (status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def with_fields(**values: Any) -> Bend:
    """MultiMail's object with other values."""
    return lambda status, body: (status, dumps({**loads(body), **values}).encode(), {})


@contextmanager
def between(url: str) -> Iterator[Between]:
    """A relay on loopback; `address` says where."""
    relay = Between(url)

    class Handler(BaseHTTPRequestHandler):
        def relay(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, answer, headers = relay.answer(self.command, self.path, dict(self.headers), body)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(answer))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = relay  # noqa: N815 (http.server's names)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    relay.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield relay
    finally:
        server.shutdown()
        server.server_close()
