"""A measure of work that knows no clock."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[str], object], argument: str) -> int:
    """How many lines of Python are run by `work(argument)`, and how often functions are called and left."""
    count = 0

    def trace(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work(argument)
    finally:
        sys.settrace(before)
    return count
