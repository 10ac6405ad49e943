"""The project's processes, started for a test as a user starts them: real, apart from the test, and mortal."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reviewer.bench import processes
from reviewer.bench.processes import ROOT, Process, answers, free_port, listens, plain_environment, wait_until
from tests.support.environment import SETTINGS

__all__ = [
    "ROOT",
    "Process",
    "answers",
    "environment",
    "free_port",
    "listens",
    "run_manage",
    "start_beat",
    "start_manage",
    "start_sandbox",
    "start_web",
    "start_worker",
    "wait_until",
]


def environment(env: Mapping[str, str]) -> dict[str, str]:
    """The tests' settings with `env` on top, and nothing else of what surrounds the test run."""
    return plain_environment(**SETTINGS, PYTHONUNBUFFERED="1") | dict(env)


# Django's checks read every page's code, which takes longer than what these do; bin/check runs them once for all.
CHECKED_FIRST = {"audit", "collectstatic", "delivery", "migrate", "person", "sync"}


def _manage(name: str, *arguments: str) -> list[str]:
    unchecked = ["--skip-checks"] if name in CHECKED_FIRST else []
    return [sys.executable, "manage.py", name, *unchecked, *arguments]


def run_manage(*arguments: str, env: Mapping[str, str], typed: str = "", timeout: float = 120.0) -> str:
    """Run `manage.py` with these arguments to its end and return its output; CalledProcessError when it fails.

    `typed` is what it reads from its standard input.
    """
    done = subprocess.run(
        _manage(*arguments), cwd=ROOT, env=environment(env), input=typed, timeout=timeout, check=True, text=True,
        capture_output=True,
    )  # fmt: skip
    return done.stdout


def start_manage(*arguments: str, env: Mapping[str, str], log: Path) -> Process:
    """Start `manage.py` with these arguments and leave it running."""
    return Process.start(arguments[0], _manage(*arguments), environment(env), log)


def start_sandbox(port: int, keys: Path, *options: str, env: Mapping[str, str], log: Path) -> Process:
    """Start the local MultiMail; it is ready when this returns. Its data lies beside its keys."""
    return processes.start_sandbox(port, keys, *options, env=environment(env), log=log)


def start_web(port: int, env: Mapping[str, str], log: Path) -> Process:
    """Start the desk's pages under gunicorn as the Procfile does; they answer when this returns."""
    return processes.start_web(port, environment(env), log)


def start_worker(env: Mapping[str, str], log: Path, name: str = "worker") -> Process:
    """Start a Celery worker; it takes tasks when this returns. `name` tells two workers apart."""
    return processes.start_worker(environment(env), log, name)


def start_beat(schedule: Path, env: Mapping[str, str], log: Path) -> Process:
    """Start Celery's clock, which keeps its last times in the file `schedule`."""
    return processes.start_beat(schedule, environment(env), log)
