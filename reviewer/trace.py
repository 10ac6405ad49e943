"""One id that follows a click to the call on MultiMail, and the facts that log lines name beside it.

A web request gets an id (or brings one as X-Request-ID), a decision keeps it in its outbox row, the worker that carries
the decision out takes it up again and hands it to MultiMail. It lives in a context variable: each thread has its own.
"""

import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
# As long as the column that keeps it; nothing that could break a header, a log line or a shell.
_SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")
Fact = str | int

_OUTSIDE: tuple[str, Mapping[str, Fact]] = ("", {})
_current: ContextVar[tuple[str, Mapping[str, Fact]]] = ContextVar("trace", default=_OUTSIDE)


def fresh() -> str:
    """A new id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def is_sane(ident: str) -> bool:
    """Whether an id that somebody brought can be taken over as it is."""
    return _SANE.fullmatch(ident) is not None


def current() -> str:
    """The id of what this thread does now; empty outside of everything."""
    return _current.get()[0]


def facts() -> Mapping[str, Fact]:
    """What is known beside the id: user, decision, delivery, task."""
    return _current.get()[1]


@contextmanager
def follow(ident: str, **facts: Fact) -> Iterator[None]:
    """Work under this id and with these facts until the block ends; then what was before holds again."""
    token = _current.set((ident, facts))
    try:
        yield
    finally:
        _current.reset(token)


def add(**facts: Fact) -> None:
    """Something more became known, for the rest of the innermost `follow`; outside of all nothing would forget it."""
    now = _current.get()
    if now is not _OUTSIDE:
        _current.set((now[0], {**now[1], **facts}))
