"""A question that may hang, asked with a limit: what has not been answered by then counts as no."""

import threading
import time
from collections.abc import Callable


class Bounded:
    """Asks in a thread of its own, one at a time: a question that hangs (a name that is looked up) piles nothing up."""

    def __init__(self, question: Callable[[], bool]) -> None:
        self._question = question
        self._asking = threading.Lock()

    def ask(self, seconds: float) -> bool:
        """The answer; False when it takes longer than `seconds`, or an earlier question still hangs."""
        until = time.monotonic() + seconds
        if not self._asking.acquire(timeout=seconds):
            return False
        answers: list[bool] = []
        thread = threading.Thread(target=self._put, args=(answers,), daemon=True)
        thread.start()
        thread.join(max(0.0, until - time.monotonic()))
        return bool(answers and answers[0])

    def _put(self, answers: list[bool]) -> None:
        try:
            answers.append(self._question())
        finally:
            self._asking.release()
