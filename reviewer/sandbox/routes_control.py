"""What tests and tools on this machine may order, outside `/v1`: faults, clock, received mail, limits, many drafts."""

from enum import StrEnum
from typing import Any, Final

import msgspec

from reviewer.sandbox import account, checks, emails, loading, receiving, routes_mailboxes
from reviewer.sandbox.clock import SECOND, iso
from reviewer.sandbox.faults import Kind
from reviewer.sandbox.store import set_meta
from reviewer.sandbox.web import Call, Reply, bad

_MOST_SECONDS: Final = 366 * 24 * 3600
_MOST_DRAFTS: Final = 100_000


class _Limit(StrEnum):
    NONE = "none"
    PLAIN = "plain"
    QUOTA = "quota"
    WARMUP = "warmup"


def faults(call: Call) -> Reply:
    """GET faults: all orders, with how many calls each has seen."""
    return Reply({"faults": call.box.faults.listed()})


def order_fault(call: Call) -> Reply:
    """POST faults: the fields are those of Fault; `route` (`METHOD path`, with `*`) and `fault` must be there."""
    body = call.body()
    values: dict[str, Any] = {"route": checks.filled(body.get("route"), "route")}
    values["fault"] = checks.word(body.get("fault"), "fault", Kind)
    for name, least in (("times", 1), ("skip", 0)):
        if name in body:
            values[name] = int(checks.number(body[name], name, least=least, most=1_000_000))
    if "seconds" in body:
        values["seconds"] = checks.number(body["seconds"], "seconds", least=0, most=600)
    if "status" in body:
        values["status"] = int(checks.number(body["status"], "status", least=400, most=599))
    if "retry_after" in body:
        values["retry_after"] = checks.number(body["retry_after"], "retry_after", least=0, most=86400)
    if "fields" in body:
        values["fields"] = tuple(checks.strings(body["fields"], "fields"))
    return Reply({"id": call.box.faults.order(**values).id}, 201)


def clear_faults(call: Call) -> Reply:
    """DELETE faults."""
    call.box.faults.clear()
    return Reply({"status": "cleared"})


def clock(call: Call) -> Reply:
    """GET clock: the sandbox's time and its shift."""
    return Reply({"now": iso(call.now), "shift_seconds": call.box.clock.shift_ms / SECOND})


def shift_clock(call: Call) -> Reply:
    """POST clock `{shift_seconds}`: that far from the machine's clock from now on; 0 is the machine's time."""
    seconds = checks.number(call.body().get("shift_seconds"), "shift_seconds", least=-_MOST_SECONDS, most=_MOST_SECONDS)
    call.box.clock.shift_ms = round(seconds * SECOND)
    set_meta(call.db, "shift_ms", str(call.box.clock.shift_ms))
    call.now = call.box.clock.now()
    return clock(call)


def inbound(call: Call) -> Reply:
    """POST inbound: a received mail; the fields are those of `receiving.receive`."""
    email = receiving.receive(call, call.body())
    return Reply({"id": email.id, "status": email.status, "thread_id": email.thread_id}, 201)


def quota(call: Call) -> Reply:
    """POST quota `{mode, retry_after?, error?}`: what every send is answered from now on."""
    body = call.body()
    own = account.load(call.db)
    own.limit = account.Limit(checks.word(body.get("mode"), "mode", _Limit))
    if "retry_after" in body:
        own.limit.retry_after = checks.number(body["retry_after"], "retry_after", least=0, most=86400)
    if "error" in body:
        own.limit.error = checks.text(body["error"], "error")
    account.save(call.db, own)
    return Reply({"mode": own.limit.mode, "retry_after": own.limit.retry_after})


def account_settings(call: Call) -> Reply:
    """POST account `{plan?, emails_sent_this_month?, sending_disabled?, sending_disabled_reason?}`."""
    body = call.body()
    own = account.load(call.db)
    if "plan" in body:
        if body["plan"] not in list(account.PLANS):
            raise bad(f"plan must be one of {', '.join(account.PLANS)}.")
        own.plan = body["plan"]
    if "emails_sent_this_month" in body:
        wanted = checks.number(body["emails_sent_this_month"], "emails_sent_this_month", least=0, most=1e9)
        own.sent_elsewhere += int(wanted) - account.sent_this_month(call.db, own, call.now)
    if "sending_disabled" in body:
        own.sending_disabled = checks.flag(body["sending_disabled"], "sending_disabled")
        reason = body.get("sending_disabled_reason")
        own.sending_disabled_reason = None if reason is None else checks.text(reason, "sending_disabled_reason")
    account.save(call.db, own)
    return Reply(msgspec.to_builtins(own))


def load(call: Call) -> Reply:
    """POST load `{count, mailbox_id?}`: that many drafts of about 5 KB that wait for a decision, at once."""
    body = call.body()
    count = int(checks.number(body.get("count"), "count", least=1, most=_MOST_DRAFTS))
    if "mailbox_id" in body:
        mailbox = emails.find_mailbox(call.db, checks.filled(body["mailbox_id"], "mailbox_id"))
    else:
        mailbox = emails.first_mailbox(call.db)
    made = loading.load_many(call.box, call.db, mailbox, count, call.now)
    return Reply({"count": len(made), "first_id": made[0], "last_id": made[-1]}, 201)


def requests(call: Call) -> Reply:
    """GET requests?since=: what arrived after that number, oldest first; the last 5,000 are kept."""
    since = checks.whole(call.query("since"), "since", default=0, least=0, most=10**15 - 1)
    return Reply({"requests": call.box.journal.since(since)})


def outbox(call: Call) -> Reply:
    """GET outbox?since=: what went out after that number, with every address it went to, hidden ones included."""
    since = checks.whole(call.query("since"), "since", default=0, least=0, most=10**15 - 1)
    rows = call.db.execute("SELECT * FROM outbox WHERE seq > ? ORDER BY seq", (since,)).fetchall()
    sent = [
        {
            "seq": row["seq"],
            "id": row["email_id"],
            "sent_at": iso(row["sent_ms"]),
            **msgspec.json.decode(row["envelope"]),
        }
        for row in rows
    ]
    return Reply({"sent": sent})


def codes(call: Call) -> Reply:
    """GET codes: the upgrade codes that the operator was given and that can still be used."""
    names = ("code", "mailbox_id", "target_mode")
    shown = [{name: row[name] for name in names} for row in routes_mailboxes.open_codes(call)]
    return Reply({"codes": shown})
