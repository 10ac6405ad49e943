"""Log lines that cannot lie (invariant 7)."""

import io
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.logs import OneLineFormatter, one_line

FAKE = "2026-11-20 14:00:00,000 INFO reviewer everything is fine"
TRICKS = ["\n", "\r\n", "\u2028", "\x85", "\x1b[2K\r", "\u202e", "\u200f", "\x00"]


def logged(message: str, error: Exception | None = None) -> str:
    """What the log holds after one message."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLineFormatter())
    record = logging.makeLogRecord(
        {"name": "reviewer.test", "levelname": "WARNING", "msg": "email %s", "args": (message,)}
    )
    record.exc_info = (type(error), error, error.__traceback__) if error else None
    handler.emit(record)
    return stream.getvalue()


@pytest.mark.parametrize("trick", TRICKS)
def test_a_message_stays_on_its_line(trick: str) -> None:
    text = logged(f"a{trick}{FAKE}")
    assert text.count("\n") == 1
    assert trick not in text.rstrip("\n")
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("trick", TRICKS)
def test_an_error_text_cannot_pose_as_a_line_of_its_own(trick: str) -> None:
    lines = logged("a", ValueError(f"x{trick}{FAKE}")).splitlines()
    assert lines[0].endswith("WARNING reviewer.test email a")
    assert all(line.startswith("    ") for line in lines[1:])


@given(st.text())
def test_any_text_is_one_line_and_ordinary_text_stays(text: str) -> None:
    assert len(one_line(f"a{text}").splitlines()) == 1
    assert one_line("Zwei Wörter, 30 % — ok 😀") == "Zwei Wörter, 30 % — ok 😀"
