"""Benchmarks run as a user runs them, and a look at what they leave behind."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.bench.processes import ROOT, plain_environment, wait_until


@dataclass(frozen=True)
class Bench:
    """`manage.py bench`, whose temporary files all lie in `folder`."""

    folder: Path

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Begin a benchmark."""
        command = [sys.executable, "manage.py", "bench", *arguments]
        env = plain_environment(TMPDIR=str(self.folder), PYTHONUNBUFFERED="1")
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, timeout: float = 900.0) -> tuple[int, list[str], str]:
        """A benchmark to its end: exit status, lines, standard error."""
        process = self.start(*arguments)
        try:
            output, problems = process.communicate(timeout=timeout)
        finally:
            process.kill()
        return process.returncode, output.splitlines(), problems

    def processes(self) -> list[str]:
        """The command lines of what still runs with files of this benchmark."""
        return [words for words in map(_words, _pids()) if str(self.folder) in words]

    def leaves_nothing(self) -> bool:
        """No process and no file is left, at once or a moment later."""
        return wait_until(lambda: not self.processes() and not list(self.folder.iterdir()), 10, "a clean end")


def _pids() -> list[str]:
    return [name for name in (entry.name for entry in Path("/proc").iterdir()) if name.isdigit()]


def _words(pid: str) -> str:
    """The command line and environment of a process, as far as they can be read."""
    found = ""
    for name in ("cmdline", "environ"):
        try:
            found += Path("/proc", pid, name).read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
    return found


@pytest.fixture
def bench() -> Iterator[Bench]:
    # Not pytest's own folder, which is closed to PostgreSQL's user.
    folder = Path(tempfile.mkdtemp(prefix="reviewer-test-"))
    folder.chmod(0o755)
    yield Bench(folder)
    shutil.rmtree(folder, ignore_errors=True)
