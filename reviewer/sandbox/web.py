"""A request as the routes see it, the answer they give, and how they refuse."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

import msgspec

from reviewer.multimail.words import Scope

if TYPE_CHECKING:
    from reviewer.sandbox.box import Box

JSON: Final = "application/json"
HTML: Final = "text/html; charset=utf-8"
SANDBOX_HEADER: Final = ("X-MultiMail-Sandbox", "1")


class Refusal(Exception):
    """The request is answered with this status and `{"error": message}`, and what it began is rolled back."""

    def __init__(self, status: int, message: str, *, headers: Mapping[str, str] | None = None, **extra: object) -> None:
        """Take the HTTP status, the text of `error`, further headers and further fields of the body."""
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})
        self.body: dict[str, object] = {"error": message, **extra}


def bad(message: str) -> Refusal:
    """The request says something that cannot be (400)."""
    return Refusal(400, message)


def missing(what: str, key: str) -> Refusal:
    """No such thing (404)."""
    return Refusal(404, f"No {what} {key!r} exists.")


def conflict(message: str) -> Refusal:
    """The thing is in the wrong state, or there already (409)."""
    return Refusal(409, message)


@dataclass
class Reply:
    """An answer. `payload` is encoded as JSON; bytes go out as they are, with `content_type`."""

    payload: object
    status: int = 200
    content_type: str = JSON
    headers: dict[str, str] = field(default_factory=dict)

    def encode(self) -> bytes:
        """The body's bytes."""
        if isinstance(self.payload, bytes):
            return self.payload
        return msgspec.json.encode(self.payload)


def refuse(refusal: Refusal) -> Reply:
    """The answer that a refusal stands for."""
    return Reply(refusal.body, refusal.status, headers=refusal.headers)


@dataclass(frozen=True)
class Key:
    """The API key a request came with."""

    id: str
    name: str
    scopes: frozenset[Scope]
    limited: bool
    test: bool


@dataclass
class Request:
    """What arrived: `path` still percent-encoded, header names in lower case, the body whole."""

    method: str
    path: str
    query_string: str
    headers: Mapping[str, str]
    body: bytes
    peer: str
    # HEAD: answered as GET is, and nothing may come of it.
    only_looks: bool = False

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """The query's names and values in order; ValueError for more than any honest request has."""
        return parse_qsl(self.query_string, keep_blank_values=True, errors="replace", max_num_fields=100)


@dataclass
class Call:
    """A request on its way through a route: who asks, with which path values, inside which transaction."""

    box: "Box"
    request: Request
    args: dict[str, str]
    db: sqlite3.Connection
    key: Key | None
    now: int
    named_email: str | None = None

    @property
    def actor(self) -> str:
        """The id of the key that asks, as the audit log names it."""
        return self.key.id if self.key else "sandbox"

    def query(self, name: str) -> str | None:
        """The value of a query parameter, None when absent; refused when given twice or with a NUL.

        Of a value that is None many clients make an empty one, so that counts as absent.
        """
        values = [value for key, value in self._pairs() if key == name]
        if len(values) > 1:
            raise bad(f"{name} is given {len(values)} times; give it once.")
        if values and "\0" in values[0]:
            raise bad(f"{name} contains a NUL character.")
        return (values[0] or None) if values else None

    def _pairs(self) -> list[tuple[str, str]]:
        try:
            return self.request.pairs
        except ValueError as error:
            raise bad("The query string has too many parameters.") from error

    def body(self, *, nulls: bool = False) -> dict[str, Any]:
        """The JSON object in the body; refused when it is anything else.

        Many clients write null for what they were not given, so a null counts as absent, unless `nulls` says that
        the route tells the two apart.
        """
        try:
            value = msgspec.json.decode(self.request.body)
        except (ValueError, RecursionError) as error:
            raise bad("The body is not valid JSON in UTF-8.") from error
        if not isinstance(value, dict):
            raise bad("The body must be a JSON object.")
        named = value.get("email_id", value.get("message_id"))
        self.named_email = named if isinstance(named, str) else None
        return value if nulls else {name: item for name, item in value.items() if item is not None}


Handler = Callable[[Call], Reply]
