"""The bodies of send and reply, official and of the dialects, read as one kind of draft."""

import re
from typing import Any, Final

from reviewer.multimail.words import GateTiming, OversightMode
from reviewer.sandbox import checks
from reviewer.sandbox.emails import Draft
from reviewer.sandbox.web import bad

SEND_AT: Final = ("send_at", "scheduled_at")
"""The two names of the time to send at."""


def official_send(body: dict[str, Any]) -> Draft:
    """POST mailboxes/{mb}/send. `text_body`, `html_body` and `thread_id` of the older sends are read too."""
    parts = _text_and_html(body, ("markdown", "text_body"))
    return Draft(
        to=checks.addresses(body.get("to"), "to", most=checks.MAX_TO),
        subject=subject(body),
        **parts,
        **_options(body),
        **_tags(body),
        thread_id=_thread(body),
    )


def official_reply(body: dict[str, Any], *, to: list[str], subject: str, thread_id: str) -> Draft:
    """POST mailboxes/{mb}/reply/{id}: recipients, subject and thread come from the e-mail that is answered."""
    parts = _text_and_html(body, ("markdown", "text_body", "body"))
    return Draft(to=to, subject=subject, **parts, **_options(body), thread_id=thread_id)


def dialect_send(body: dict[str, Any]) -> Draft:
    """The older sends: one string is as good as a list, tags are a list or a map, the body has three names."""
    parts = _text_and_html(body, ("text_body", "body", "markdown"))
    lists: dict[str, Any] = {name: _one_or_many(body[name], name) for name in ("cc", "bcc") if name in body}
    return Draft(
        to=checks.addresses(_one_or_many(body.get("to"), "to"), "to", most=checks.MAX_TO),
        subject=subject(body),
        **parts,
        **_options({**body, **lists}),
        **_tags(body),
        thread_id=_thread(body),
    )


def sender(body: dict[str, Any]) -> str:
    """The address of the mailbox that a dialect's send names: `from`, `from_address` or `mailbox`."""
    name = next((name for name in ("from", "from_address", "mailbox") if name in body), "from")
    return checks.address(body.get(name), name)


def asked_mode(body: dict[str, Any]) -> OversightMode | None:
    """The oversight mode that a dialect's send asks for, if it does."""
    if "oversight_mode" not in body:
        return None
    return checks.word(body["oversight_mode"], "oversight_mode", OversightMode)


def reply_subject(subject: str) -> str:
    """`Re:` before a subject, once, within the longest subject allowed."""
    return subject if re.match(r"re:", subject, re.IGNORECASE) else f"Re: {subject}"[: checks.MAX_SUBJECT]


def subject(body: dict[str, Any]) -> str:
    """The subject of a body: one line of at most 998 characters."""
    return checks.text(body.get("subject"), "subject", longest=checks.MAX_SUBJECT, one_line=True)


def _text_and_html(body: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    html = checks.text(body["html_body"], "html_body") if "html_body" in body else None
    name = next((name for name in names if name in body), None)
    if name is None and html is None:
        raise bad(f"{names[0]} is missing.")
    return {"text": "" if name is None else checks.text(body[name], name), "html": html}


def _options(body: dict[str, Any]) -> dict[str, Any]:
    options: dict[str, Any] = {name: checks.addresses(body[name], name) for name in ("cc", "bcc") if name in body}
    if "attachments" in body:
        options["attachments"] = checks.attachments(body["attachments"])
    if "idempotency_key" in body:
        options["idempotency_key"] = checks.text(body["idempotency_key"], "idempotency_key")
    if "gate_timing" in body:
        options["gate_timing"] = checks.word(body["gate_timing"], "gate_timing", GateTiming)
    if at := next((name for name in SEND_AT if name in body), None):
        options["send_at_ms"] = checks.utc(body[at], at)
    return options


def _tags(body: dict[str, Any]) -> dict[str, Any]:
    if isinstance(body.get("tags"), dict):
        return {"tags": checks.tag_map(body["tags"])}
    return {"tags": checks.tag_list(body["tags"]), "tags_listed": True} if "tags" in body else {}


def _thread(body: dict[str, Any]) -> str | None:
    return checks.filled(body["thread_id"], "thread_id") if "thread_id" in body else None


def _one_or_many(value: object, name: str) -> object:
    if not isinstance(value, str):
        return value
    return [part.strip() for part in checks.text(value, name).split(",")]
