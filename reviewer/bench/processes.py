"""The desk's processes as benchmarks and tests start them: real ones, each in a group of its own, and mortal."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

ROOT: Final = Path(__file__).resolve().parents[2]
# How many times longer than named a wait may last here: tests that run side by side say so of themselves.
BUSY: Final = "REVIEWER_BUSY"
KEPT_FROM_OUTSIDE: Final = ("PATH", "HOME", "LANG", "TMPDIR", BUSY)
# Without Django's checks, which read every page's code: bin/check runs them once for all.
CELERY: Final = (sys.executable, "-m", "celery", "-A", "reviewer", "--skip-checks")

# Reading the desk's code takes a second, and twenty beside others that keep the processors busy.
START_LASTS: Final = 120.0

Answer = TypeVar("Answer")


def wait_until(
    predicate: Callable[[], Answer], timeout: float = 10.0, what: str = "the condition", every: float = 0.05
) -> Answer:
    """Ask the predicate until its answer is true, and return that answer.

    TimeoutError after `timeout` seconds, or so many times longer as the machine is said to be busy.
    """
    timeout *= float(os.environ.get(BUSY, "1"))
    deadline = time.monotonic() + timeout
    while not (answer := predicate()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not come true within {timeout:g} s")
        time.sleep(every)
    return answer


def free_port() -> int:
    """A loopback port nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def reserved_port() -> socket.socket:
    """A loopback port that nobody else is given while this socket is open; a server may listen on it all the same.

    As servers do, gunicorn too, it must say that it reuses addresses.
    """
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    return held


def listens(port: int) -> bool:
    """Whether something accepts connections on this loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(port: int) -> bool:
    """Whether something on this loopback port answers HTTP, with whatever status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return bool(connection.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def plain_environment(**more: str) -> dict[str, str]:
    """What a child sees of our environment: where programs and people are, and `more`; no setting of this desk's."""
    return {**{name: os.environ[name] for name in KEPT_FROM_OUTSIDE if name in os.environ}, **more}


@dataclass
class Process:
    """One running process and the children it makes; as a context it is stopped at the end, whatever happens."""

    name: str
    popen: "subprocess.Popen[bytes]"
    log: Path

    @classmethod
    def start(
        cls, name: str, command: Sequence[str], env: Mapping[str, str], log: Path, user: str | None = None
    ) -> Self:
        """Start a command in the project's folder, in a process group of its own; its output is appended to `log`."""
        with log.open("ab") as output:
            popen = subprocess.Popen(
                command,
                cwd=ROOT if user is None else "/",
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=user,
                group=user,
                extra_groups=None if user is None else [],
            )
        return cls(name, popen, log)

    @property
    def pid(self) -> int:
        """The process's id, which is that of its group as well."""
        return self.popen.pid

    @property
    def alive(self) -> bool:
        """Whether the process itself still runs."""
        return self.popen.poll() is None

    def output(self) -> str:
        """What it and its children have written so far."""
        return self.log.read_text(errors="replace")

    def ready_when(self, predicate: Callable[[], object], timeout: float = START_LASTS) -> Self:
        """Wait until the predicate is true; RuntimeError with the log's end when the process dies or is too slow."""
        try:
            wait_until(lambda: predicate() or not self.alive, timeout, f"{self.name}'s start")
        except TimeoutError as error:
            self.kill()
            raise RuntimeError(f"{error}; its log ends with:\n{self.output()[-2000:]}") from None
        except BaseException:  # whoever waits is told to end: nobody else knows of this process yet
            self.kill()
            raise
        if not self.alive:
            self.kill()
            raise RuntimeError(f"{self.name} ended with {self.popen.returncode}; its log:\n{self.output()[-2000:]}")
        return self

    def stop(self, timeout: float = 15.0, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end and return its exit code; what is left of its group after `timeout` seconds is killed."""
        if self.alive:
            self.popen.send_signal(how)
        try:
            return self.popen.wait(timeout)
        except subprocess.TimeoutExpired:
            return self.kill()
        finally:
            self._kill_group()

    def kill(self) -> int:
        """End it and its children at once, as a power cut would, and return the exit code."""
        self._kill_group()
        return self.popen.wait()

    def _kill_group(self) -> None:
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_web(port: int, env: Mapping[str, str], log: Path) -> Process:
    """Start the desk's pages under gunicorn as the Procfile does; they answer when this returns."""
    command = [sys.executable, "-m", "reviewer"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", "1"]
    return Process.start("web", command, env, log).ready_when(lambda: answers(port))


def start_worker(env: Mapping[str, str], log: Path, name: str = "worker", *, wait: bool = True) -> Process:
    """Start a Celery worker as the Procfile does. `name` tells two apart; with `wait` it takes tasks on return."""
    command = [*CELERY, "worker", "--pool", "threads", "--concurrency", "4", "-n", f"{name}@%h", "--loglevel", "INFO"]
    command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    before = log.read_text(errors="replace").count(" ready.") if log.exists() else 0
    worker = Process.start(name, command, env, log)
    return worker.ready_when(lambda: worker.output().count(" ready.") > before) if wait else worker


def start_beat(schedule: Path, env: Mapping[str, str], log: Path, *, wait: bool = True) -> Process:
    """Start Celery's clock, which keeps its last times in the file `schedule`."""
    command = [*CELERY, "beat", "--schedule", str(schedule), "--loglevel", "INFO"]
    beat = Process.start("beat", command, env, log)
    return beat.ready_when(lambda: "beat: Starting" in beat.output()) if wait else beat


def start_sandbox(port: int, keys: Path, *options: str, env: Mapping[str, str], log: Path) -> Process:
    """Start the local MultiMail; it is ready when this returns. Its data lies beside its keys."""
    data = keys.with_name("sandbox.sqlite3")
    command = [sys.executable, "manage.py", "sandbox", "--port", str(port), "--keys", str(keys), "--data", str(data)]
    return Process.start("sandbox", [*command, *options], env, log).ready_when(lambda: keys.exists() and listens(port))
