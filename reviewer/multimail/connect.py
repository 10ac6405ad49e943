"""The two keys of the desk, and clients for them: one for each thread, since threads fight over a shared one.

One key reads and decides, the other reads and sends. A key that can do both would let the desk approve what it wrote,
so it is refused at start: told by asking MultiMail questions that have no effect.
"""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from reviewer.multimail.client import Client
from reviewer.multimail.errors import KeyRefused

log = logging.getLogger(__name__)

_local = threading.local()
_checked: set["Keys"] = set()
# Where MultiMail did not know the second key when it was asked last.
_cannot_edit: set["Keys"] = set()


class SendKeyUnknown(KeyRefused):
    """MultiMail does not know the key that sends (401): it can neither send nor decide."""


@dataclass(frozen=True)
class Keys:
    """Where MultiMail is and what we show it. `send` is empty when the desk may not edit."""

    url: str
    review: str
    send: str
    webhook_secret: str


def keys() -> Keys:
    """From the settings, or from the file the sandbox writes. Raises KeyRefused that says what is missing."""
    if settings.MULTIMAIL_KEYS_FILE:
        return _of_sandbox(Path(settings.BASE_DIR, settings.MULTIMAIL_KEYS_FILE))
    if not settings.MULTIMAIL_REVIEW_KEY.strip():
        raise KeyRefused("No key for MultiMail: set MULTIMAIL_REVIEW_KEY (scopes read and oversight).")
    return Keys(
        settings.MULTIMAIL_URL,
        settings.MULTIMAIL_REVIEW_KEY.strip(),
        settings.MULTIMAIL_SEND_KEY.strip(),
        settings.MULTIMAIL_WEBHOOK_SECRET.strip(),
    )


def can_send() -> bool:
    """Whether an edit can be offered: the desk has a key that may send."""
    try:
        return bool(keys().send)
    except KeyRefused:
        return False


def cannot_edit() -> bool:
    """Whether MultiMail did not know the key that sends when this process asked last."""
    try:
        return keys() in _cannot_edit
    except KeyRefused:
        return False


def why_no_sending() -> str:
    """Why MultiMail refuses the key that sends, asked now; empty when it takes it, or when there is none.

    Raises OutboundError where nobody knows.
    """
    found = keys()
    if not found.send:
        return ""
    client = _client(found.url, found.send)
    try:
        if not client.may_send(_any_mailbox(client), should=True):
            return "it lacks the scope send."
    except KeyRefused as refused:
        # A bare refusal is the word of whatever stands between: it tells nothing of the key.
        if not refused.explained:
            raise
        return str(refused)
    _cannot_edit.discard(found)
    return ""


def reviewer() -> Client:
    """This thread's client that reads and decides. Raises KeyRefused; errors of the first check pass through.

    A key for sending that MultiMail does not know holds up edits alone, as if there was none.
    """
    found = keys()
    client = _client(found.url, found.review)
    if found not in _cannot_edit:
        try:
            _check(found, client)
        except SendKeyUnknown as refused:
            _cannot_edit.add(found)
            log.warning("edits cannot be carried out, all else goes on: %s", refused)
    return client


def sender() -> Client:
    """This thread's client that reads and sends. Raises KeyRefused when there is no such key.

    One that MultiMail did not know is asked about again: it may be known by now, and then must not decide.
    """
    found = keys()
    if not found.send:
        raise KeyRefused("No key that may send: set MULTIMAIL_SEND_KEY (scopes read and send) to carry out edits.")
    _cannot_edit.discard(found)
    _check(found, _client(found.url, found.review))
    return _client(found.url, found.send)


def _client(url: str, key: str) -> Client:
    known: dict[tuple[str, str], Client] = _local.__dict__.setdefault("clients", {})
    if (url, key) not in known:
        for elsewhere in [pair for pair in known if pair[0] != url]:
            known.pop(elsewhere).close()
        known[url, key] = Client(url, key)
    return known[url, key]


def _check(found: Keys, review: Client) -> None:
    """Once for each process and pair of keys: neither key may both send and decide."""
    if found in _checked:
        return
    with _naming("MULTIMAIL_REVIEW_KEY"):
        _check_review(review)
    if found.send:
        with _naming("MULTIMAIL_SEND_KEY"):
            _check_send(_client(found.url, found.send))
    _checked.add(found)


def _check_review(client: Client) -> None:
    if not client.may_list_pending(should=True):
        raise KeyRefused("it lacks the scope oversight. Make a key with read and oversight.", status=403)
    if client.may_send(_any_mailbox(client), should=False):
        raise KeyRefused("it can also send. A key that decides must not send: make one without send.")


def _any_mailbox(client: Client) -> str:
    return next((box.id for box in client.mailboxes()), "none")


def _check_send(client: Client) -> None:
    try:
        may_decide = client.may_list_pending(should=False)
    except KeyRefused as refused:
        # A bare 401 is the word of whatever stands between: it tells nothing of the key.
        if refused.status != 401 or not refused.explained:
            raise
        raise SendKeyUnknown(f"MULTIMAIL_SEND_KEY: {refused}", status=401, explained=True) from refused
    if may_decide:
        raise KeyRefused("it can also decide. A key that sends must not decide: make one without oversight.")


@contextmanager
def _naming(setting: str) -> Iterator[None]:
    """Whoever reads the error sees which of the two keys it is about."""
    try:
        yield
    except SendKeyUnknown:
        raise
    except KeyRefused as refused:
        raise KeyRefused(f"{setting}: {refused}", status=refused.status) from refused


def _of_sandbox(path: Path) -> Keys:
    """The keys of the sandbox's file, read again whenever it is another one."""
    try:
        found = path.stat()
    except OSError:
        return _from_file(path, None)
    return _from_file(path, (found.st_ino, found.st_mtime_ns))


@lru_cache(maxsize=2)
def _from_file(path: Path, version: tuple[int, int] | None) -> Keys:  # noqa: ARG001 (it is the key)
    try:
        raw = json.loads(path.read_text())
        return Keys(*(str(raw[name]) for name in ("base_url", "oversight_key", "agent_key", "webhook_secret")))
    except FileNotFoundError as error:
        raise KeyRefused(
            f"The sandbox has not written its keys to {path.name} yet. Start it, or wait a moment."
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeyRefused(f"{path.name} is not a keys file of the sandbox.") from error
