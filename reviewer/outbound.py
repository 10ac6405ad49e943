"""The one way out by HTTP: timeouts, size limits, no redirects, no retries, and typed errors.

Who calls decides what a failure means; here it is only said whether trying again can help, and whether the other side
may have acted although we heard nothing (`unclear`), which is the question invariant 3 turns on.
"""

import email.utils
import logging
import math
import ssl
import threading
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from json import loads
from typing import Any

import httpcore
import httpx

from reviewer import trace

log = logging.getLogger(__name__)

MAX_BYTES = 64 * 1024 * 1024
MAX_ERROR_BYTES = 64 * 1024
TIMEOUT = httpx.Timeout(10.0, connect=3.0)
# A call as a whole, in seconds: an answer that comes byte by byte never meets the timeout of a single read.
DEADLINE = 12.0
LIMITS = httpx.Limits(max_connections=16, max_keepalive_connections=8, keepalive_expiry=30.0)
MAX_RETRY_AFTER = 3600.0


class OutboundError(Exception):
    """Base of all that can go wrong on the way out; `str()` is one line for people and holds no key and no body."""


class Transient(OutboundError):
    """Trying again later can help. `unclear`: the other side may have acted. `retry_after`: seconds, if it said so."""

    def __init__(
        self, message: str, *, retry_after: float | None = None, unclear: bool = False, status: int = 0
    ) -> None:
        super().__init__(message)
        self.retry_after, self.unclear, self.status = retry_after, unclear, status


class Permanent(OutboundError):
    """Trying the same again cannot help. `status` is the HTTP status, 0 when there was no proper answer."""

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Reply:
    """A successful answer: status, content type and the whole body, which is at most MAX_BYTES long."""

    status: int
    content_type: str
    body: bytes


class Door:
    """One client for one base address and one set of headers. Keep it: its connections are kept with it.

    No call takes longer than `deadline` seconds, however slowly the other side speaks (looking its name up aside).
    """

    def __init__(self, base_url: str, headers: dict[str, str], name: str, *, deadline: float = DEADLINE) -> None:
        """Nothing is connected yet. Raises Permanent when the address or a header cannot be sent at all."""
        self.name, self._deadline = name, deadline
        try:
            self._client = httpx.Client(
                base_url=base_url,
                headers=headers,
                timeout=TIMEOUT,
                transport=_Transport(),
                follow_redirects=False,
                trust_env=False,
            )
        except (ValueError, httpx.InvalidURL) as error:
            raise Permanent(f"the address or the key of {name} has characters that HTTP cannot carry") from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def call(self, method: str, path: str, *, params: dict[str, Any] | None = None, json: Any = None) -> Reply:
        """One request. Raises Transient or Permanent; anything but a 2xx answer is an error."""
        headers = {trace.HEADER: trace.current()} if trace.current() else None
        try:
            request = self._client.build_request(method, path, params=params, json=json, headers=headers)
            began = time.monotonic()
            _clock.until = began + self._deadline
            with closing(self._client.send(request, stream=True)) as response:
                _tell(self.name, method, path, response.status_code, time.monotonic() - began)
                if not response.is_success:
                    raise self._error(response)
                body = _read(response, MAX_BYTES)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise self._failure(error) from error
        if body is not None:
            return Reply(response.status_code, response.headers.get("content-type", ""), body)
        message = f"{self.name} answered with more than {MAX_BYTES // 2**20} MiB"
        # What was asked for has happened, unless it was only a question.
        raise Permanent(message) if method in ("GET", "HEAD") else Transient(message, unclear=True)

    def _failure(self, error: Exception) -> OutboundError:
        """What an error without a proper answer means; ValueError is a request that cannot be written."""
        kind = type(error).__name__
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
            return Transient(f"{self.name} cannot be reached ({kind})")
        if isinstance(error, httpx.TimeoutException):
            return Transient(f"{self.name} did not answer in time", unclear=True)
        if isinstance(error, httpx.LocalProtocolError | httpx.UnsupportedProtocol):
            return Permanent(f"the call to {self.name} cannot be made ({kind})")
        if isinstance(error, httpx.TransportError | httpx.DecodingError):
            return Transient(f"the connection to {self.name} broke ({kind})", unclear=True)
        return Permanent(f"the call to {self.name} cannot be made ({kind})")

    def _error(self, response: httpx.Response) -> OutboundError:
        status = response.status_code
        said = _said(response)
        message = f"{self.name} answered {status}: {said}" if said else f"{self.name} answered {status}"
        if status in (408, 425, 429) or status >= 500:
            wait = retry_after(response.headers.get("retry-after", ""))
            return Transient(message, retry_after=wait, unclear=status >= 500, status=status)
        return Permanent(message, status=status)


def _tell(name: str, method: str, path: str, status: int, seconds: float) -> None:
    """A line for each call that can change something; reading is many calls and shows only at DEBUG."""
    level = logging.DEBUG if method in ("GET", "HEAD") else logging.INFO
    log.log(level, "%s %s %s: %d in %.0f ms", name, method, path, status, seconds * 1000)


def _read(response: httpx.Response, most: int) -> bytes | None:
    """The body, None when it is longer than `most` bytes."""
    chunks, size = [], 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > most:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _said(response: httpx.Response) -> str:
    """The `error` of a JSON answer as one short line; pages of HTML and whatever else say nothing to people."""
    try:
        answer = loads(_read(response, MAX_ERROR_BYTES) or b"")
    except (httpx.HTTPError, ValueError, RecursionError):
        return ""
    said = answer.get("error") if isinstance(answer, dict) else None
    if not isinstance(said, str):
        return ""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in said[:300]).split())


def retry_after(value: str) -> float | None:
    """Seconds to wait out of a Retry-After header (seconds or an HTTP date), at most an hour; None when it has none."""
    try:
        seconds = float(value)
    except ValueError:
        seconds = _until(value)
    return max(0.0, min(seconds, MAX_RETRY_AFTER)) if math.isfinite(seconds) else None


def _until(date: str) -> float:
    """Seconds from now to an HTTP date; NaN when it is none."""
    try:
        when = email.utils.parsedate_to_datetime(date)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() - time.time()
    except (ValueError, TypeError, IndexError, OverflowError):
        return math.nan


# --- The deadline of a whole call: kept where every byte passes, since httpx only knows timeouts of single reads ---

PIECE = 64 * 1024
_clock = threading.local()


@cache
def _authorities() -> ssl.SSLContext:
    """Whose certificates are believed; read once, since that is most of what a client costs."""
    return httpx.create_ssl_context(trust_env=False)


class _Transport(httpx.HTTPTransport):
    """httpx's own, over sockets that keep the deadline; httpx has no parameter for that, its pool has."""

    def __init__(self) -> None:
        super().__init__(verify=_authorities(), limits=LIMITS, trust_env=False)
        self._pool._network_backend = _Backend()


class _Backend(httpcore.SyncBackend):
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
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


def _left(timeout: float | None, late: type[httpcore.TimeoutException]) -> float:
    """The seconds that a step may take; raises `late` when the call's time is over."""
    left: float = _clock.until - time.monotonic()
    if left <= 0:
        raise late
    return left if timeout is None else min(timeout, left)
