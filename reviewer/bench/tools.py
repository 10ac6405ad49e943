"""What the benchmarks share: a database of their own, a sandbox of their own, and how figures are taken and printed."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from django.db import connection


@contextmanager
def own_database() -> Iterator[None]:
    """A fresh database beside the configured one, removed at the end: a benchmark never touches yours."""
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


@dataclass(frozen=True)
class LocalSandbox:
    """A sandbox process of the benchmark's own."""

    keys: dict[str, Any]

    def control(self, path: str, body: dict[str, Any], timeout: float = 600.0) -> dict[str, Any]:
        """One order to its control routes."""
        answer = httpx.post(f"{self.keys['base_url']}/_control/{path}", json=body, timeout=timeout)
        answer.raise_for_status()
        return dict(answer.json())


@contextmanager
def own_sandbox() -> Iterator[LocalSandbox]:
    """An empty sandbox on a free port, to which this process's desk is connected; ended by its pid."""
    with tempfile.TemporaryDirectory(prefix="reviewer-bench-") as folder:
        keys = Path(folder, "keys.json")
        data = Path(folder, "sandbox.sqlite3")
        command = [
            sys.executable,
            "manage.py",
            "sandbox",
            "--port",
            "0",
            "--keys",
            str(keys),
            "--data",
            str(data),
            "--empty",
        ]
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL, env=dict(os.environ))
        try:
            _wait_for(keys, process)
            settings.MULTIMAIL_KEYS_FILE = str(keys)
            yield LocalSandbox(json.loads(keys.read_text()))
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(keys: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while not keys.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the sandbox did not start")
        time.sleep(0.05)


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def best_ms(action: Callable[[], object], runs: int = 25) -> float:
    """The quickest of `runs` calls in milliseconds, after two that do not count: disturbed least by others."""
    for _ in range(2):
        action()
    return min(seconds(action) for _ in range(runs)) * 1000
