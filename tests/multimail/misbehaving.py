"""A server on loopback that does to each connection what a test tells it to: real sockets, real faults."""

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

Behave = Callable[[socket.socket], object]


class Server:
    """Counts the requests it has read, whole or in part; `heads` are their first lines, `whole` hears all of them."""

    def __init__(self, behave: Behave, whole: Callable[[bytes], object]) -> None:
        self._behave, self._whole = behave, whole
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.heads: list[bytes] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if request := _read(connection):
                self.heads.append(request.partition(b"\r\n")[0])
                self._whole(request)
                self._behave(connection)


def _read(connection: socket.socket) -> bytes:
    """A request, with its body if that is small: closing the connection would otherwise reset it."""
    got = b""
    while b"\r\n\r\n" not in got:
        piece = connection.recv(65536)
        if not piece:
            return got
        got += piece
    head, _, body = got.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    left = int(length[1]) - len(body) if length else 0
    while 0 < left < 65536 and (piece := connection.recv(65536)):
        left -= len(piece)
        got += piece
    return got


@contextmanager
def serving(behave: Behave, whole: Callable[[bytes], object] = lambda _: None) -> Iterator[Server]:
    server = Server(behave, whole)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def speaking(answers: Mapping[str, tuple[int, object]]) -> Iterator[Server]:
    """A server that answers "METHOD path" with a status and JSON, one connection at a time, and all else with 404."""
    servers: list[Server] = []

    def behave(connection: socket.socket) -> None:
        method, path, _ = servers[0].heads[-1].decode().split(" ")
        status, body = answers.get(f"{method} {path.partition('?')[0]}", (404, {"error": "There is no such route."}))
        says(status, body)(connection)

    with serving(behave) as server:
        servers.append(server)
        yield server


def answer(status: int, body: bytes = b"", **headers: str) -> bytes:
    """A whole HTTP answer; a header's name is written with _ for -."""
    fields = {"Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + body


def says(status: int, body: object = None, **headers: str) -> Behave:
    """Answers properly; a `body` that is not bytes is sent as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps({} if body is None else body).encode()
    return lambda connection: connection.sendall(answer(status, raw, **headers))


def cuts(after: bytes = b"") -> Behave:
    """Writes that much and closes."""
    return lambda connection: connection.sendall(after)
