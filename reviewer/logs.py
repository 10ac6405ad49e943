"""Log lines that cannot lie and do not tell: one line for each record, no key and no password in it (invariant 7).

Whatever an e-mail or an API puts into a message stays on one line. Both formats pass message, arguments and traceback
through `redact`, whoever wrote the record.
"""

import json
import logging
import re
import time
from typing import Any

from django.conf import settings

from reviewer import trace

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NOT_TOLD = "[redacted]"
_SHAPES = (
    (re.compile(r"\b(mm_(?:live|test)_|whsec_)[\w+/=-]+"), rf"\1{_NOT_TOLD}"),
    (re.compile(r"(?i)(authorization\W{1,6}(?:(?:bearer|basic)\s+)?)[\w.~+/=-]{4,}"), rf"\1{_NOT_TOLD}"),
    (re.compile(r"(?i)\b(bearer\s+)[\w.~+/=-]{8,}"), rf"\1{_NOT_TOLD}"),
    (re.compile(r"(://[^\s:/@]*:)[^\s/@]+@"), rf"\1{_NOT_TOLD}@"),
    # PostgreSQL quotes the row that it refuses, the text of a mail too: all up to the next error of a chain is dropped.
    (re.compile(r"(?s)DETAIL:.*?(?=\s+(?:The above exception was|During handling of)|\Z)"), f"DETAIL: {_NOT_TOLD}"),
)
_SECRETS = ("SECRET_KEY", "MULTIMAIL_REVIEW_KEY", "MULTIMAIL_SEND_KEY", "MULTIMAIL_WEBHOOK_SECRET", "METRICS_TOKEN")
_SHORTEST_SECRET = 8


def one_line(text: str) -> str:
    """The text with control, line and direction characters written as escapes."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def redact(text: str) -> str:
    """The text without keys, passwords and signing secrets: those of the settings, and whatever looks like one."""
    for name in _SECRETS:
        secret = getattr(settings, name, "").strip()
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, _NOT_TOLD)
    for shape, instead in _SHAPES:
        text = shape.sub(instead, text)
    return text


def _traced() -> dict[str, trace.Fact]:
    """The request's id and what is known beside it."""
    ident = trace.current()
    return {**({"request_id": ident} if ident else {}), **trace.facts()}


def _indented(text: str) -> str:
    return "\n".join(f"    {one_line(line)}" for line in redact(text).split("\n"))


class OneLineFormatter(logging.Formatter):
    """Time, level, logger, message and what is being followed; a traceback follows on lines of its own, indented."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the name is logging's)
        """The line without a traceback, which logging appends itself."""
        known = " ".join(f"{name}={value}" for name, value in _traced().items())
        return one_line(redact(super().formatMessage(record)) + (f" [{known}]" if known else ""))

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        """The traceback, indented: an error's text may hold lines that pose as log lines of their own."""
        return _indented(super().formatException(ei))

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 (the name is logging's)
        """The stack, indented likewise."""
        return _indented(stack_info)


class JsonFormatter(logging.Formatter):
    """One JSON object for a record: time, level, logger, message; request_id, user, decision, delivery; traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The object on one line; JSON escapes whatever would break it."""
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line: dict[str, object] = {
            "time": f"{moment}.{int(record.msecs):03}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": redact(record.getMessage()),
            **_traced(),
        }
        if record.exc_info:
            line["traceback"] = redact(self.formatException(record.exc_info))
        return json.dumps(line)
