"""A question asked beside another: under the same trace, and over when its block ends."""

import time

import pytest

from reviewer import trace
from reviewer.multimail.beside import beside


def test_it_is_asked_under_the_same_trace() -> None:
    with trace.follow("one-click-of-many"), beside(trace.current) as answer:
        assert answer() == "one-click-of-many"


def test_its_error_comes_to_whoever_wants_the_answer() -> None:
    with beside(lambda: 1 // 0) as answer, pytest.raises(ZeroDivisionError):
        answer()


def test_it_is_over_when_its_block_ends_whether_its_answer_was_wanted_or_not() -> None:
    heard: list[str] = []

    def slow() -> None:
        time.sleep(0.2)
        heard.append("answer")
        raise ValueError("nobody wants to know")

    with pytest.raises(LookupError), beside(slow):
        raise LookupError("the other question came to nothing")
    assert heard == ["answer"]
