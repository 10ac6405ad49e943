"""Stands between the desk and MultiMail, hands everything on and remembers the headers that came."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

from tests.support.multimail import LocalMultiMail


class Recorder(ThreadingHTTPServer):
    """Where it is, and what passed: method, path, and the header X-Request-ID or None."""

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.passed: list[tuple[str, str, str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Recorder

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def do_PUT(self) -> None:
        self._pass_on()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""

    def _pass_on(self) -> None:
        self.server.passed.append((self.command, self.path, self.headers["X-Request-ID"]))
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: self.headers[name] for name in ("Authorization", "Content-Type") if name in self.headers}
        answer = httpx.request(self.command, self.server.target + self.path, content=body, headers=headers, timeout=120)
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)


@contextmanager
def recording(multimail: LocalMultiMail, keys_file: Path) -> Iterator[Recorder]:
    """A recorder before this MultiMail, its keys in `keys_file`."""
    with Recorder(multimail.keys["base_url"]) as recorder:
        thread = threading.Thread(target=recorder.serve_forever, daemon=True)
        thread.start()
        keys_file.write_text(json.dumps({**multimail.keys, "base_url": recorder.url}))
        try:
            yield recorder
        finally:
            recorder.shutdown()
            thread.join()
