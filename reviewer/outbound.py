"""The one way out by HTTP: timeouts, size limits, no redirects, no retries, no cookies, and typed errors.

Who calls decides what a failure means; here it is only said whether trying again can help, and whether the other side
may have acted although we heard nothing (`unclear`), which is the question invariant 3 turns on.
"""

import email.utils
import logging
import math
import re
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from json import dumps, loads
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import certifi
import httpcore

from reviewer import deadline, trace

log = logging.getLogger(__name__)

MAX_BYTES = 64 * 1024 * 1024
MAX_ERROR_BYTES = 64 * 1024
# Seconds for each step of a call, and for a call as a whole.
TIMEOUT = {"connect": 3.0, "read": 10.0, "write": 10.0, "pool": 10.0}
DEADLINE = 12.0
MAX_CONNECTIONS, MAX_IDLE, IDLE_LASTS = 16, 8, 30.0
MAX_RETRY_AFTER = 3600.0
# What only asks, so that nothing has happened when its answer is of no use.
QUESTIONS = ("GET", "HEAD")
_HOST = re.compile(rb"[A-Za-z0-9._:-]+")

# Nothing was sent; the answer did not come in time; the connection or the answer is broken.
NOT_REACHED = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout)
BROKEN = (httpcore.NetworkError, httpcore.RemoteProtocolError, zlib.error)
FAILURES = (httpcore.TimeoutException, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError, *BROKEN)


class OutboundError(Exception):
    """Base of all that can go wrong on the way out; `str()` is one line for people and holds no key and no body."""


class Transient(OutboundError):
    """Trying again later can help. `unclear`: the other side may have acted. `retry_after`: seconds, if it said so.

    `taken`: it answered 2xx, so it has acted, and the rest of its answer is broken or cannot be understood.
    `fields` are the names in the answer's JSON: some tell what sort of limit it is, whatever its words.
    """

    def __init__(
        self,
        message: str,
        *,
        retry_after: float | None = None,
        unclear: bool = False,
        taken: bool = False,
        status: int = 0,
        fields: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(message)
        self.retry_after, self.unclear, self.taken = retry_after, unclear or taken, taken
        self.status, self.fields = status, fields


class Permanent(OutboundError):
    """Trying the same again cannot help. `status` is the HTTP status, 0 when there was no proper answer.

    `explained`: the answer said why, as an API does; a page of whatever stands in between does not.
    """

    def __init__(self, message: str, *, status: int = 0, explained: bool = False) -> None:
        super().__init__(message)
        self.status, self.explained = status, explained

    @property
    def unclear(self) -> bool:
        """Whether the other side may have acted: somebody answered who did not say why, so that nobody knows who."""
        return bool(self.status) and not self.explained


class Late(Transient):
    """The answer, or the whole of it, did not come in time: one that asks for less may."""


class TooLarge(Permanent):
    """The answer is larger than MAX_BYTES: one that asks for less may not be."""


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

    def __init__(self, base_url: str, headers: Mapping[str, str], name: str, *, deadline: float = DEADLINE) -> None:
        """Nothing is connected yet. Raises Permanent when the address or a header cannot be sent at all."""
        self.name, self._deadline = name, deadline
        try:
            self._base = _base(base_url)
            said = {"Accept-Encoding": "gzip", "User-Agent": "Reviewer", **headers}
            self._headers = [(b"Host", _host(self._base))]
            self._headers += [(field.encode("ascii"), value.encode("ascii")) for field, value in said.items()]
        except ValueError as error:
            raise Permanent(f"the address or the key of {name} has characters that HTTP cannot carry") from error
        self._pool = httpcore.ConnectionPool(
            ssl_context=_authorities(),
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=MAX_IDLE,
            keepalive_expiry=IDLE_LASTS,
            network_backend=_sockets,
        )

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def call(self, method: str, path: str, *, params: Mapping[str, str | int] | None = None, json: Any = None) -> Reply:
        """One request; `path` is percent-encoded. Raises Transient or Permanent; all but a 2xx answer is an error.

        A connection that the other side has closed meanwhile is seen to be so, and another one is made, before anything
        is written to it. If it is closed just then, the outcome is unclear: nobody knows what was read of the request.
        """
        taken = False
        try:
            request = self._request(method, path, params, json)
            began = time.monotonic()
            deadline.begin(self._deadline)
            with closing(self._pool.handle_request(request)) as response:
                _tell(self.name, method, path, response.status, time.monotonic() - began)
                if not 200 <= response.status < 300:
                    raise self._error(response)
                taken = True
                body = _read(response, MAX_BYTES)
        except FAILURES as error:
            raise self._failure(error, taken=taken) from error
        if body is not None:
            return Reply(response.status, _header(response, b"content-type"), body)
        message = f"{self.name} answered with more than {MAX_BYTES // 2**20} MiB"
        # What was asked for has happened, unless it was only a question.
        raise TooLarge(message) if method in QUESTIONS else Transient(message, taken=True)

    def _request(self, method: str, path: str, params: Mapping[str, str | int] | None, json: Any) -> httpcore.Request:
        """Raises ValueError for what cannot be written."""
        base, headers, body = self._base, list(self._headers), b""
        if ident := trace.current():
            headers.append((trace.HEADER.encode(), ident.encode("ascii")))
        if json is not None:
            body = dumps(json, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
            headers.append((b"Content-Type", b"application/json"))
        if body or method not in QUESTIONS:
            headers.append((b"Content-Length", str(len(body)).encode()))
        target = base.target + (f"{path}?{urlencode(params)}" if params else path).encode("ascii")
        url = httpcore.URL(scheme=base.scheme, host=base.host, port=base.port, target=target)
        return httpcore.Request(method, url, headers=headers, content=body, extensions={"timeout": TIMEOUT})

    def _failure(self, error: Exception, *, taken: bool) -> OutboundError:
        """What an error without a proper answer means; ValueError is a request that cannot be written."""
        kind = type(error).__name__
        if isinstance(error, NOT_REACHED):
            return Transient(f"{self.name} cannot be reached ({kind})")
        if isinstance(error, httpcore.TimeoutException):
            return Late(f"{self.name} did not answer in time", unclear=True, taken=taken)
        if isinstance(error, zlib.error):
            return Transient(f"the answer of {self.name} cannot be unpacked", taken=True)
        if isinstance(error, BROKEN):
            return Transient(f"the connection to {self.name} broke ({kind})", unclear=True, taken=taken)
        return Permanent(f"the call to {self.name} cannot be made ({kind})")

    def _error(self, response: httpcore.Response) -> OutboundError:
        status = response.status
        answer = _object(response)
        said = _said(answer)
        message = f"{self.name} answered {status}: {said}" if said else f"{self.name} answered {status}"
        if status in (408, 425, 429) or status >= 500:
            wait = retry_after(_header(response, b"retry-after"))
            fields, kind = frozenset(answer), Late if status == 504 else Transient
            return kind(message, retry_after=wait, unclear=status >= 500, status=status, fields=fields)
        return Permanent(message, status=status, explained=bool(said))


# --- where it leads ---

_sockets = deadline.Backend()


@cache
def _authorities() -> ssl.SSLContext:
    """Whose certificates are believed; read once, since that is most of what a client costs."""
    return ssl.create_default_context(cafile=certifi.where())


def _base(url: str) -> httpcore.URL:
    """A base address; its target is what all paths begin with. Raises ValueError when it is none."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or parts.username is not None:
        raise ValueError("no address of a server")
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return httpcore.URL(scheme=parts.scheme, host=host, port=parts.port, target=path)


def _host(url: httpcore.URL) -> bytes:
    """The Host header: the port is named unless it is the scheme's own, a bare address of IPv6 stands in brackets."""
    host = b"[%b]" % url.host if b":" in url.host else url.host
    return host if url.port in (None, {b"http": 80, b"https": 443}[url.scheme]) else b"%b:%d" % (host, url.port)


# --- what came back ---


def _tell(name: str, method: str, path: str, status: int, seconds: float) -> None:
    """A line for each call that can change something; reading is many calls and shows only at DEBUG."""
    level = logging.DEBUG if method in QUESTIONS else logging.INFO
    log.log(level, "%s %s %s: %d in %.0f ms", name, method, path, status, seconds * 1000)


def _header(response: httpcore.Response, name: bytes) -> str:
    """A header of the answer by its name in lower case, "" when it has none."""
    return next((value.decode("latin-1") for field, value in response.headers if field.lower() == name), "")


def _read(response: httpcore.Response, most: int) -> bytes | None:
    """The body, None when it is longer than `most` bytes."""
    chunks, size = [], 0
    for chunk in _unpacked(response):
        size += len(chunk)
        if size > most:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _unpacked(response: httpcore.Response) -> Iterator[bytes]:
    """The body in pieces, however much a small one unpacks to. Raises zlib.error for a packing not asked for."""
    packing = _header(response, b"content-encoding").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_stream()
        return
    if packing not in ("gzip", "x-gzip"):
        raise zlib.error("packed in another way than asked for")
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for packed in response.iter_stream():
        rest = packed
        # What follows the packed body is passed over.
        while rest and not unpacking.eof:
            yield unpacking.decompress(rest, deadline.PIECE)
            rest = unpacking.unconsumed_tail
    yield unpacking.flush()
    if not unpacking.eof:
        raise zlib.error("cut short")


def _object(response: httpcore.Response) -> dict[str, Any]:
    """The object of a JSON answer; empty for pages of HTML and whatever else."""
    try:
        answer = loads(_read(response, MAX_ERROR_BYTES) or b"")
    except (*FAILURES, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _said(answer: dict[str, Any]) -> str:
    """The `error` of an answer as one short line; what has none says nothing to people."""
    said = answer.get("error")
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
