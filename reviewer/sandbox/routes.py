"""Every route of the sandbox's `/v1`, with the scopes of which a key needs one (contract, sections 1, 3 and 7)."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from werkzeug.routing import Map, Rule

from reviewer.multimail.words import Scope
from reviewer.sandbox import (
    routes_account,
    routes_control,
    routes_emails,
    routes_mailboxes,
    routes_oversight,
    routes_send,
    routes_webhooks,
)
from reviewer.sandbox.web import Handler

READ: Final = frozenset({Scope.READ, Scope.ADMIN})
SEND: Final = frozenset({Scope.SEND})
ADMIN: Final = frozenset({Scope.ADMIN})
# The official description says send, the official MCP server admin; without the operator's code neither does anything.
UPGRADE: Final = SEND | ADMIN
DECIDE: Final = frozenset({Scope.OVERSIGHT})
PENDING: Final = frozenset({Scope.OVERSIGHT, Scope.OVERSIGHT_READ})
OWN_QUEUE: Final = READ | PENDING


@dataclass(frozen=True)
class Route:
    """One method of one path. `scopes` None means that no key is needed; `control` means loopback tools only."""

    method: str
    path: str
    handler: Handler
    scopes: frozenset[Scope] | None
    control: bool = False


_MAILBOX: Final = "/v1/mailboxes/<mailbox>"
_EMAIL: Final = f"{_MAILBOX}/emails/<email>"

ROUTES: Final = (
    Route("GET", "/health", routes_account.health, None),
    # The account
    Route("GET", "/v1/account", routes_account.one, READ),
    Route("GET", "/v1/usage", routes_account.usage, READ),
    Route("GET", "/v1/audit-log", routes_account.audit_log, ADMIN),
    Route("GET", "/v1/api-keys", routes_account.keys, ADMIN),
    Route("POST", "/v1/api-keys", routes_account.create_key, ADMIN),
    Route("PATCH", "/v1/api-keys/<key>", routes_account.update_key, ADMIN),
    Route("DELETE", "/v1/api-keys/<key>", routes_account.revoke_key, ADMIN),
    # Mailboxes
    Route("GET", "/v1/mailboxes", routes_mailboxes.listed, READ),
    Route("POST", "/v1/mailboxes", routes_mailboxes.create, ADMIN),
    Route("GET", _MAILBOX, routes_mailboxes.one, READ),
    Route("PATCH", _MAILBOX, routes_mailboxes.update, ADMIN),
    Route("DELETE", _MAILBOX, routes_mailboxes.delete, ADMIN),
    Route("PATCH", f"{_MAILBOX}/configure", routes_mailboxes.configure, ADMIN),
    Route("POST", f"{_MAILBOX}/request-upgrade", routes_mailboxes.request_upgrade, UPGRADE),
    Route("POST", f"{_MAILBOX}/upgrade", routes_mailboxes.upgrade, UPGRADE),
    # E-mails
    Route("GET", f"{_MAILBOX}/emails", routes_emails.of_mailbox, READ),
    Route("GET", _EMAIL, routes_emails.one, READ),
    Route("GET", f"{_EMAIL}/attachments/<path:filename>", routes_emails.attachment, READ),
    Route("POST", f"{_EMAIL}/cancel", routes_send.cancel, SEND),
    Route("PATCH", f"{_EMAIL}/schedule", routes_send.reschedule, SEND),
    Route("GET", f"{_EMAIL}/tags", routes_emails.tags, READ),
    Route("PUT", f"{_EMAIL}/tags", routes_emails.set_tags, SEND),
    Route("DELETE", f"{_EMAIL}/tags/<key>", routes_emails.delete_tag, SEND),
    Route("GET", f"{_MAILBOX}/threads/<thread>", routes_emails.thread, READ),
    Route("POST", f"{_MAILBOX}/send", routes_send.send, SEND),
    Route("POST", f"{_MAILBOX}/reply/<email>", routes_send.reply, SEND),
    # Oversight
    Route("GET", "/v1/oversight/pending", routes_oversight.pending, PENDING),
    Route("POST", "/v1/oversight/decide", routes_oversight.decide, DECIDE),
    # Webhooks
    Route("GET", "/v1/webhooks", routes_webhooks.listed, ADMIN),
    Route("POST", "/v1/webhooks", routes_webhooks.create, ADMIN),
    Route("GET", "/v1/webhooks/<webhook>", routes_webhooks.one, ADMIN),
    Route("DELETE", "/v1/webhooks/<webhook>", routes_webhooks.delete, ADMIN),
    Route("GET", "/v1/webhook-deliveries", routes_webhooks.deliveries, ADMIN),
    # The dialects
    Route("POST", "/v1/send", routes_send.dialect_send, SEND),
    Route("POST", "/v1/send_email", routes_send.send_email, SEND),
    Route("POST", "/v1/cancel_message", routes_send.cancel_message, SEND),
    Route("GET", f"{_MAILBOX}/pending", routes_oversight.pending_of_mailbox, OWN_QUEUE),
    Route("GET", "/v1/list_pending", routes_oversight.list_pending, OWN_QUEUE),
    Route("POST", "/v1/emails/send", routes_send.dialect_send, SEND),
    Route("GET", "/v1/emails/pending", routes_oversight.list_pending, OWN_QUEUE),
    Route("GET", "/v1/emails/inbox", routes_emails.inbox, READ),
    Route("GET", "/v1/emails/thread/<thread>", routes_emails.thread_by_id, READ),
    Route("GET", "/v1/emails/<email>", routes_emails.one_by_id, READ),
    Route("POST", "/v1/emails/<email>/decide", routes_oversight.decide_by_path, DECIDE),
    Route("POST", "/v1/emails/<email>/reply", routes_send.dialect_reply, SEND),
    Route("POST", "/v1/emails/<email>/tag", routes_emails.add_tags, SEND),
    # For tests on this machine
    Route("GET", "/_control/faults", routes_control.faults, None, control=True),
    Route("POST", "/_control/faults", routes_control.order_fault, None, control=True),
    Route("DELETE", "/_control/faults", routes_control.clear_faults, None, control=True),
    Route("GET", "/_control/clock", routes_control.clock, None, control=True),
    Route("POST", "/_control/clock", routes_control.shift_clock, None, control=True),
    Route("POST", "/_control/inbound", routes_control.inbound, None, control=True),
    Route("POST", "/_control/quota", routes_control.quota, None, control=True),
    Route("POST", "/_control/account", routes_control.account_settings, None, control=True),
    Route("POST", "/_control/load", routes_control.load, None, control=True),
    Route("GET", "/_control/requests", routes_control.requests, None, control=True),
    Route("GET", "/_control/outbox", routes_control.outbox, None, control=True),
    Route("GET", "/_control/codes", routes_control.codes, None, control=True),
)


@cache
def url_map() -> Map:
    """The routes as a map whose endpoints are the Route values; the same for every sandbox of a process."""
    rules = [Rule(route.path, methods=[route.method], endpoint=route) for route in ROUTES]
    return Map(rules, merge_slashes=False, strict_slashes=True, redirect_defaults=False)
