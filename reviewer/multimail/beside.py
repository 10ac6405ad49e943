"""A second question that is asked at the same time as the first: each is a journey to MultiMail and back."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from typing import Final, TypeVar

T = TypeVar("T")

# More than a process has threads that ask. They are made as they are needed, and each keeps its own client.
MOST: Final = 32
_threads = ThreadPoolExecutor(MOST, thread_name_prefix="beside")


@contextmanager
def beside(question: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Ask in another thread, under the same trace. What is given waits for the answer, and raises as the question did.

    Whether its answer was wanted or not, the call is over when the block ends: nobody's calls outlive their attempt.
    """
    asked = _threads.submit(copy_context().run, question)
    try:
        yield asked.result
    finally:
        wait([asked])
