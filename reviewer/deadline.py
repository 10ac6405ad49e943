"""Sockets that keep the deadline of a whole call: it is looked at wherever bytes pass.

httpcore's own timeouts are those of single reads, which an answer that comes byte by byte never meets.
"""

import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

# Bytes written between two looks at the clock.
PIECE = 64 * 1024
_clock = threading.local()


def begin(seconds: float) -> None:
    """From now on, what this thread does on these sockets may take so long in all."""
    _clock.until = time.monotonic() + seconds


def _left(timeout: float | None, late: type[httpcore.TimeoutException]) -> float:
    """The seconds that a step may take; raises `late` when the call's time is over."""
    left: float = _clock.until - time.monotonic()
    if left <= 0:
        raise late
    return left if timeout is None else min(timeout, left)


class Backend(httpcore.SyncBackend):
    """httpcore's sockets, with the deadline of the thread that uses them."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect; looking the name up is not bounded."""
        left = _left(timeout, httpcore.ConnectTimeout)
        return _Stream(super().connect_tcp(host, port, left, local_address, socket_options))


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # In pieces, so that a reader who takes its time meets the deadline between them.
        for start in range(0, len(buffer), PIECE):
            self._stream.write(buffer[start : start + PIECE], _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
