"""What is measured where it happens: the calls to MultiMail. /metrics adds the figures of all processes.

prometheus_client keeps each process's figures in a file of PROMETHEUS_MULTIPROC_DIR, which the settings set. Where that
disk is full they are not kept: no call fails for its figures.
"""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Histogram

from reviewer import reserved
from reviewer.outbound import OutboundError, Permanent, Transient

log = logging.getLogger(__name__)
reserved.use()
SECONDS = Histogram(
    "reviewer_api_seconds",
    "Seconds a call to MultiMail took, failed ones included.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0),
)
ERRORS = Counter("reviewer_api_errors", "Calls to MultiMail that failed, by what went wrong.", ["route", "kind"])
_told: list[bool] = []
KINDS = {401: "key_refused", 403: "key_refused", 404: "not_found", 409: "conflict", 429: "limited"}


@contextmanager
def call(route: str, hoped: int = 0) -> Iterator[None]:
    """Time one call and count it when it fails. `route` is one of few: "POST /v1/oversight/decide".

    The status `hoped` for is no failure: a key is asked for what it must not be able to do.
    """
    began = time.perf_counter()
    try:
        yield
    except OutboundError as error:
        if not hoped or _status(error) != hoped:
            failed(route, kind_of(error))
        raise
    finally:
        with _if_there_is_room():
            SECONDS.labels(route).observe(time.perf_counter() - began)


def failed(route: str, kind: str) -> None:
    """Count one failure."""
    with _if_there_is_room():
        ERRORS.labels(route, kind).inc()


@contextmanager
def _if_there_is_room() -> Iterator[None]:
    """Go without these figures where their file cannot be made or grow; the first time a line says so."""
    try:
        yield
    except OSError as error:
        if not _told:
            _told.append(True)
            folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
            log.warning("the figures of calls are not kept: %s cannot be written (%s)", folder, error.strerror)


def kind_of(error: OutboundError) -> str:
    """A failure in one word: unreachable, no_answer, server, limited, key_refused, not_found, conflict or refused."""
    status = _status(error)
    if not status:
        return "no_answer" if isinstance(error, Transient) and error.unclear else "unreachable"
    return "server" if status >= 500 else KINDS.get(status, "refused")


def _status(error: OutboundError) -> int:
    return error.status if isinstance(error, Transient | Permanent) else 0
