"""A second question that is asked at the same time as the first: each is a journey to MultiMail and back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Final, TypeVar

T = TypeVar("T")

# More than a process has threads that ask. They are made as they are needed, and each keeps its own client.
MOST: Final = 32
_threads = ThreadPoolExecutor(MOST, thread_name_prefix="beside")


def beside(question: Callable[[], T]) -> Callable[[], T]:
    """Ask in another thread, under the same trace. What is given back waits for the answer, and raises as it did."""
    return _threads.submit(copy_context().run, question).result
