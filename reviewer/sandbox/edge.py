"""HTTP on the socket: reads a request whole, writes an answer, keeps connections open, cuts them when told to."""

import re
import socket
import socketserver
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Final
from urllib.parse import quote

from reviewer.sandbox.app import Answer, App
from reviewer.sandbox.web import SANDBOX_HEADER, Refusal, Reply, Request, refuse

MAX_BODY: Final = 32 * 1024 * 1024
_IDLE_SECONDS: Final = 120
_DRAIN_BYTES: Final = 64 * 1024 * 1024
_ASCII: Final = "".join(map(chr, range(128)))
_LONGEST_LINE: Final = 8192
_MOST_TRAILERS: Final = 100
_CHUNK_SIZE: Final = re.compile(rb"[0-9A-Fa-f]+")


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Listens on loopback, a thread for each connection."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, port: int) -> None:
        """Bind and listen; OSError when the port is taken. Nothing is answered before `app` is set and it serves."""
        super().__init__(("127.0.0.1", port), Handler)
        self.app: App | None = None

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self.server_address[1])

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """A client that goes away in the middle is nothing to report; anything else is."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "MultiMail-Sandbox"
    timeout = _IDLE_SECONDS
    disable_nagle_algorithm = True
    wbufsize = 65536
    raw_requestline: bytes

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Any method is a request, also one nobody knows: the routes say which are right."""
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def parse_request(self) -> bool:
        """Read a request's head as clients write it, more freely than the base class."""
        if not self.raw_requestline.rstrip(b"\r\n"):
            # A spare line, such as some write behind a body (RFC 9112, 2.2): what follows is the request.
            self.close_connection = False
            return False
        # Letters beyond ASCII, which clients such as curl write raw, are the bytes percent-encoded.
        self.raw_requestline = quote(self.raw_requestline, safe=_ASCII).encode()
        if not super().parse_request():
            return False
        self.close_connection = self.close_connection or self._asks_to_close()
        return True

    def _asks_to_close(self) -> bool:
        """Whether `close` is among the options of the connection, which are a list (RFC 9110, 7.6.1)."""
        options = ",".join(self.headers.get_all("Connection", [])).split(",")
        return "close" in (option.strip().lower() for option in options)

    def answer(self) -> None:
        """Read the request, have it answered, write the answer."""
        try:
            body = self._read_body()
        except Refusal as refusal:
            self.close_connection = True
            self._write(refuse(refusal))
            self._drain()
            return
        if self.server.app is None:
            raise ConnectionAbortedError
        self._finish(self.server.app.answer(self._request(body)))

    def version_string(self) -> str:
        """The Server header."""
        return self.server_version

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What http.server refuses before it is a request, in our form."""
        self.close_connection = True
        self.command = getattr(self, "command", None) or "GET"
        self.request_version = "HTTP/1.1"
        self._write(Reply({"error": message or "The request cannot be read."}, code))

    def handle_expect_100(self) -> bool:
        """Tell the client to send its body, now rather than with the answer."""
        going_on = super().handle_expect_100()
        self.wfile.flush()
        return going_on

    def log_message(self, format: str, *args: object) -> None:
        """No access log: GET /_control/requests has it."""

    def _request(self, body: bytes) -> Request:
        path, _, query = _in_origin_form(self.path).partition("?")
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            headers.setdefault(name.lower(), value)
        method = "GET" if self.command == "HEAD" else self.command
        only_looks = self.command == "HEAD"
        return Request(method, path.partition("#")[0], query, headers, body, self.client_address[0], only_looks)

    def _read_body(self) -> bytes:
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self._read_chunks()
        text = self.headers.get("Content-Length", "0").strip()
        if not (text.isascii() and text.isdigit()):
            raise Refusal(400, "Content-Length is not a number.")
        if len(text) > 12 or int(text) > MAX_BODY:
            raise Refusal(413, f"The body is larger than {MAX_BODY} bytes.")
        body = self.rfile.read(int(text))
        if len(body) < int(text):
            raise ConnectionAbortedError
        return body

    def _read_chunks(self) -> bytes:
        """The chunks' data; their extensions and the trailer fields behind them are passed over (RFC 9112, 7.1)."""
        body = bytearray()
        while size := self._chunk_size():
            if len(body) + size > MAX_BODY:
                raise Refusal(413, f"The body is larger than {MAX_BODY} bytes.")
            body += self.rfile.read(size)
            if self._chunk_line():
                raise _unreadable_chunks()
        for _ in range(_MOST_TRAILERS):
            if not self._chunk_line():
                return bytes(body)
        raise _unreadable_chunks()

    def _chunk_size(self) -> int:
        text = self._chunk_line().partition(b";")[0].strip()
        if not _CHUNK_SIZE.fullmatch(text):
            raise _unreadable_chunks()
        return int(text, 16)

    def _chunk_line(self) -> bytes:
        line = self.rfile.readline(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise _unreadable_chunks()
        return line.rstrip(b"\r\n")

    def _finish(self, answer: Answer) -> None:
        if answer.reply is None:
            self._cut()
        else:
            self._write(answer.reply, halved=answer.halved)

    def _write(self, reply: Reply, *, halved: bool = False) -> None:
        body = reply.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header(*SANDBOX_HEADER)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[: len(body) // 2] if halved else body)
        self.wfile.flush()
        if halved:
            self._cut()

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _drain(self) -> None:
        """Read on for a while, so that a client still sending sees the answer instead of a reset."""
        self.connection.settimeout(0.5)
        left = _DRAIN_BYTES
        try:
            self.connection.shutdown(socket.SHUT_WR)
            while left > 0 and (piece := self.connection.recv(65536)):
                left -= len(piece)
        except OSError:
            return


def _unreadable_chunks() -> Refusal:
    return Refusal(400, "The chunks of the body cannot be read.")


def _in_origin_form(target: str) -> str:
    """A target without scheme and host, which clients write in front of it when they speak to a proxy."""
    scheme, _, rest = target.partition("://")
    return "/" + rest.partition("/")[2] if scheme.lower() in ("http", "https") else target
