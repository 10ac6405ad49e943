"""The nursery from the outside: gives orders, hears of results, kills workers."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Self

from tests.support.processes import ROOT, environment


class Nest:
    """A running nursery; as a context it ends with all its children."""

    def __init__(self, env: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "tests.crash.nursery"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip
        self._started: list[int] = []
        self._answers: dict[int, dict[str, Any]] = {}
        self._heard = threading.Condition()
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def start(self, do: str, **fields: Any) -> int:
        """Have a child do something; its pid."""
        assert self._process.stdin is not None
        with self._heard:
            known = len(self._started)
            self._process.stdin.write(json.dumps({"do": do, **fields}) + "\n")
            self._process.stdin.flush()
            assert self._heard.wait_for(lambda: len(self._started) > known, 30), "the nursery does not answer"
            return self._started[-1]

    def result(self, pid: int, timeout: float = 120.0) -> Any:
        """Wait for a child's end and give what it made; RuntimeError with its traceback when it failed."""
        with self._heard:
            assert self._heard.wait_for(lambda: pid in self._answers, timeout), f"{pid} does not end"
            answer = self._answers[pid]
        wait_gone(pid)
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        return answer["result"]

    def ask(self, do: str, **fields: Any) -> Any:
        """Have a child do something and wait for what it makes."""
        return self.result(self.start(do, **fields))

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            answer = json.loads(line)
            with self._heard:
                if len(answer) == 1:
                    self._started.append(answer["pid"])
                else:
                    self._answers[answer["pid"]] = answer
                self._heard.notify_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._ear.join(5)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def alive(pid: int) -> bool:
    """Whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def kill(pid: int) -> None:
    """End a process at once, as a power cut would, and see it gone."""
    os.kill(pid, signal.SIGKILL)
    wait_gone(pid)


def wait_gone(pid: int) -> None:
    """Until a process is no more."""
    deadline = time.monotonic() + 10
    while alive(pid):
        assert time.monotonic() < deadline, f"{pid} does not end"
        time.sleep(0.002)
