"""A request's way: route, fault, key and scope, transaction, answer."""

import ipaddress
import logging
import sqlite3
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

import msgspec
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from reviewer.multimail.words import Scope
from reviewer.sandbox import life, pages, shapes
from reviewer.sandbox.box import Box
from reviewer.sandbox.faults import Fault, Kind
from reviewer.sandbox.journal import Entry
from reviewer.sandbox.routes import Route, url_map
from reviewer.sandbox.routes_account import TEST, digest
from reviewer.sandbox.web import Call, Key, Refusal, Reply, Request, refuse

log = logging.getLogger(__name__)

_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_BROKEN_PAGE: Final = b"<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"


@dataclass
class Answer:
    """What the edge writes: a reply, all of it or half of it, or None for a connection that is cut."""

    reply: Reply | None
    halved: bool = False


class App:
    """Answers requests over one Box. Safe to call from many threads."""

    def __init__(self, box: Box) -> None:
        """Build the route map once."""
        self.box = box
        self._routes = url_map().bind("127.0.0.1")

    def answer(self, request: Request) -> Answer:
        """Answer one request, with the fault it meets, and write it down in the journal."""
        entry = self.box.journal.begin(request.method, request.path, request.query_string)
        try:
            answer = self._with_fault(request, entry)
        except Refusal as refusal:
            answer = Answer(refuse(refusal))
        except Exception:  # a fault of the sandbox itself: say so, and keep serving
            log.exception("%s %s failed", request.method, request.path)
            answer = Answer(Reply({"error": "The sandbox failed to answer; its log says why."}, 500))
        entry.status = answer.reply.status if answer.reply else 0
        entry.answered_monotonic = time.monotonic()
        return answer

    def _with_fault(self, request: Request, entry: Entry) -> Answer:
        fault = None if _is_control(request) else self.box.faults.meet(request.method, unquote(request.path))
        if fault is None:
            return Answer(self._reply(request, entry))
        entry.fault = fault.fault
        return self._instead(fault) or self._spoiled(fault, self._reply(request, entry))

    def _instead(self, fault: Fault) -> Answer | None:
        """The answer of a fault that keeps the call from having an effect."""
        if fault.fault is Kind.CUT_BEFORE:
            return Answer(None)
        if fault.fault is Kind.STATUS:
            headers = {} if fault.retry_after is None else {"Retry-After": f"{fault.retry_after:g}"}
            return Answer(Reply({"error": "The sandbox was told to fail here."}, fault.status, headers=headers))
        if fault.fault is Kind.HTML:
            return Answer(Reply(_BROKEN_PAGE, fault.status, "text/html; charset=utf-8"))
        if fault.fault is Kind.DELAY:
            time.sleep(fault.seconds)
        return None

    @staticmethod
    def _spoiled(fault: Fault, reply: Reply) -> Answer:
        """The answer of a fault that strikes after the effect."""
        if fault.fault is Kind.CUT_AFTER:
            return Answer(None)
        if fault.fault is Kind.TRUNCATED:
            return Answer(reply, halved=True)
        if fault.fault is Kind.MALFORMED:
            return Answer(Reply(b'{"status": "sent", <<<', reply.status))
        if fault.fault is Kind.OFFICIAL:
            reply.payload = shapes.official(reply.encode())
        if fault.fault is Kind.BARE:
            reply.payload = shapes.bare(reply.encode(), fault.fields)
        if fault.fault is Kind.DELAY_AFTER:
            time.sleep(fault.seconds)
        return Answer(reply)

    def _reply(self, request: Request, entry: Entry) -> Reply:
        if page := pages.find(request):
            _refuse_foreign_host(request)
            return page(self.box)
        route, args = self._match(request)
        if route.control:
            _refuse_foreign_host(request)
            _refuse_browser(request)
        with self.box.store.transaction() as db:
            key = self._key(db, request, route, entry)
            call = Call(self.box, request, args, db, key, self.box.clock.now())
            entry.email_id = args.get("email")
            life.advance(self.box, db, call.now)
            try:
                reply = route.handler(call)
            finally:
                entry.email_id = entry.email_id or call.named_email
        entry.email_id = entry.email_id or _email_id(reply)
        reply.payload = reply.encode()  # not in the transaction: others need not wait for a long list
        return reply

    def _match(self, request: Request) -> tuple[Route, dict[str, str]]:
        canonical = "/".join(quote(unquote(part), safe="") for part in request.path.split("/"))
        try:
            route, args = self._routes.match(canonical, method=request.method)
        except MethodNotAllowed as error:
            allow = {"Allow": ", ".join(sorted(error.valid_methods or ()))}
            raise Refusal(405, f"{request.method} is not possible here.", headers=allow) from error
        except (NotFound, RequestRedirect) as error:
            raise Refusal(404, "There is no such route.") from error
        values = {name: unquote(value) for name, value in args.items()}
        if any("\0" in value for value in values.values()):
            raise Refusal(400, "The path contains a NUL character.")
        return route, values

    def _key(self, db: sqlite3.Connection, request: Request, route: Route, entry: Entry) -> Key | None:
        if route.scopes is None:
            return None
        key = _find_key(db, request)
        self._count(key)
        entry.key = key.name
        if not route.scopes & key.scopes:
            needed = " or ".join(sorted(route.scopes))
            raise Refusal(403, f"This key lacks the scope for this call: it needs {needed}.")
        return key

    def _count(self, key: Key) -> None:
        now = self.box.clock.now()
        with self.box.tally.lock:
            self.box.tally.last_used[key.id] = now
            self.box.tally.calls[now] += 1


def _find_key(db: sqlite3.Connection, request: Request) -> Key:
    secret = _secret(request)
    row = db.execute("SELECT * FROM api_keys WHERE digest = ? AND is_active", (digest(secret),)).fetchone()
    if row is None:
        raise Refusal(401, "The API key is missing or not known.", headers={"WWW-Authenticate": "Bearer"})
    scopes = frozenset(Scope(name) for name in msgspec.json.decode(row["scopes"]))
    return Key(row["id"], row["name"], scopes, bool(row["limited"]), row["prefix"].startswith(TEST))


def _secret(request: Request) -> str:
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and credentials.strip():  # of an unset variable clients make an empty one
        return credentials.strip()
    return request.headers.get("x-api-key", "").strip()


def _is_control(request: Request) -> bool:
    return request.path.startswith("/_control/")


def _refuse_foreign_host(request: Request) -> None:
    """Only this machine, under a name of this machine: another name would be a page that points its name here."""
    host = request.headers.get("host", "").rpartition(":")
    name = host[0] if host[1] and host[2].isdigit() else request.headers.get("host", "")
    if name.lower() not in _HOSTS or not ipaddress.ip_address(request.peer).is_loopback:
        raise Refusal(403, "Only tools on this machine may ask this.")


def _refuse_browser(request: Request) -> None:
    if "origin" in request.headers or request.headers.get("sec-fetch-site", "none") != "none":
        raise Refusal(403, "A web page may not ask this.")


def _email_id(reply: Reply) -> str | None:
    payload = reply.payload
    value = payload.get("id") if isinstance(payload, dict) else None
    return value if isinstance(value, str) and value.startswith("msg_") else None
