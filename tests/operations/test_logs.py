"""Log lines: one for each record, in either format; no key in any of them, wherever in the record it stood."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from reviewer import trace
from reviewer.logs import JsonFormatter, OneLineFormatter, redact

# In parts, so that no scanner takes them for real ones.
LIVE = "mm_" + "live_" + "q8Zr1TtY"
TEST = "mm_" + "test_" + "w2Lk0OpA"
SIGNING = "whsec" + "_" + "c2VjcmV0LXRoaW5n"


class Log:
    """A logger with one handler, and what it wrote."""

    def __init__(self, formatter: logging.Formatter) -> None:
        self._stream = io.StringIO()
        self.handler = logging.StreamHandler(self._stream)
        self.handler.setFormatter(formatter)
        self.logger = logging.getLogger(f"reviewer.tests.{id(self)}")
        self.logger.propagate, self.logger.level = False, logging.DEBUG
        self.logger.addHandler(self.handler)

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


@pytest.fixture
def plain() -> Iterator[Log]:
    log = Log(OneLineFormatter())
    yield log
    log.logger.removeHandler(log.handler)


@pytest.fixture
def structured() -> Iterator[Log]:
    log = Log(JsonFormatter())
    yield log
    log.logger.removeHandler(log.handler)


def test_a_record_is_one_object_on_one_line(structured: Log) -> None:
    structured.logger.warning("two\nlines \u202e and %s", "an\x1bescape")
    [line] = structured.lines
    told = json.loads(line)
    assert told["message"] == "two\nlines \u202e and an\x1bescape"
    assert (told["level"], told["logger"]) == ("WARNING", structured.logger.name)
    assert told["time"].endswith("Z")
    assert set(told) == {"time", "level", "logger", "message"}
    assert line.isascii()


def test_what_is_followed_stands_beside_the_message(structured: Log, plain: Log) -> None:
    with trace.follow("click-12345", user=3):
        trace.add(decision=7, delivery=9)
        structured.logger.info("posted")
        plain.logger.info("posted")
    told = json.loads(structured.text)
    assert (told["request_id"], told["user"], told["decision"], told["delivery"]) == ("click-12345", 3, 7, 9)
    assert plain.text.endswith("posted [request_id=click-12345 user=3 decision=7 delivery=9]\n")


def test_nothing_is_followed_any_more_when_it_is_over(structured: Log) -> None:
    with trace.follow("outer-1234", user=1):
        with trace.follow("inner-1234", delivery=2):
            trace.add(decision=3)
        structured.logger.info("back outside")
    trace.add(decision=4)
    structured.logger.info("outside of all")
    first, second = map(json.loads, structured.lines)
    assert (first["request_id"], first["user"], "decision" in first) == ("outer-1234", 1, False)
    assert not {"request_id", "decision"} & set(second)


def test_a_traceback_is_told_in_the_object_and_below_the_line(structured: Log, plain: Log) -> None:
    for log in (structured, plain):
        try:
            raise ValueError("first\n2026-01-01 00:00:00 INFO reviewer a line that lies")
        except ValueError:
            log.logger.exception("it broke")
    assert "ValueError" in json.loads(structured.text)["traceback"]
    assert len(structured.lines) == 1
    assert all(line.startswith("    ") for line in plain.lines[1:])


@pytest.mark.parametrize(
    "text",
    [
        f"key {LIVE} was refused",
        f"key={TEST}",
        f"secret: {SIGNING}",
        f"Authorization: Bearer {LIVE}",
        "Authorization: Basic dXNlcjpwYXNzd29yZA==",
        "authorization=abcdefghijkl",
        "{'Authorization': 'Bearer abcdefghijkl'}",
        '{"authorization": "abcdefghijkl"}',
        "(b'Authorization', b'Bearer abcdefghijkl')",
        "curl -H 'Authorization: Bearer abcdefghijkl'",
        "bearer abcdefghijkl",
        "redis://:hunter2-password@cache.example:6379/0",
        "postgres://reviewer:hunter2-password@db.example/reviewer",
    ],
)
def test_whatever_looks_like_a_key_is_left_out(text: str) -> None:
    said = redact(text)
    for secret in (LIVE[8:], TEST[8:], SIGNING[6:], "abcdefghijkl", "dXNlcjpwYXNzd29yZA", "hunter2-password"):
        assert secret not in said
    assert "[redacted]" in said


@pytest.mark.parametrize(
    "text",
    [
        "MultiMail answered 401: missing authorization",
        "delivery 7: the lease ran out, another worker goes on",
        "https://desk.example/drafts/7/ at 10:20:30",
        "the bearer of this ring",
        "GET /v1/mailboxes/mb_01/emails/msg_01HX: 200 in 12 ms",
    ],
)
def test_everything_else_stays_readable(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize("name", ["MULTIMAIL_SEND_KEY", "MULTIMAIL_WEBHOOK_SECRET", "METRICS_TOKEN", "SECRET_KEY"])
def test_the_secrets_of_the_settings_are_known_whatever_they_look_like(settings: Any, name: str) -> None:
    setattr(settings, name, "looks like nothing")
    assert redact("it said: looks like nothing!") == "it said: [redacted]!"


def test_a_short_or_empty_setting_blanks_nothing(settings: Any) -> None:
    settings.METRICS_TOKEN, settings.MULTIMAIL_SEND_KEY = "", "a"
    assert redact("a plain line") == "a plain line"


def test_a_key_is_left_out_of_message_arguments_and_traceback(structured: Log, plain: Log) -> None:
    for log in (structured, plain):
        try:
            raise ValueError(f"refused {LIVE}")
        except ValueError:
            log.logger.exception("with %s and %s", {"Authorization": f"Bearer {LIVE}"}, SIGNING)
        assert LIVE[8:] not in log.text
        assert SIGNING[6:] not in log.text
    json.loads(structured.text)


def test_the_row_that_postgresql_quotes_is_left_out(structured: Log, plain: Log) -> None:
    row = '(1, A subject, "## Summary\n\nIt broke at 14:00")'
    quoted = f"null value violates a constraint\nDETAIL:  Failing row contains {row}."
    for log in (structured, plain):
        try:
            try:
                raise KeyError(quoted)
            except KeyError as error:
                raise RuntimeError(quoted) from error
        except RuntimeError:
            log.logger.exception("not stored: %s", quoted)
        assert "It broke" not in log.text
        assert "A subject" not in log.text
        assert "violates a constraint" in log.text
        assert "RuntimeError" in log.text


@pytest.mark.parametrize(("ident", "sane"), [
    ("0123456789abcdef0123456789abcdef", True), ("a.b-c_d1", True), ("short", False), ("x" * 65, False), ("", False),
    ("has space1", False), ("new\nline12", False), ("semi;colon", False), ("ümlaut-12", False), ("trailing1\n", False),
])  # fmt: skip
def test_only_a_sane_id_is_taken_over(ident: str, sane: bool) -> None:
    assert trace.is_sane(ident) is sane
    assert trace.is_sane(trace.fresh())
