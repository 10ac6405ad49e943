"""Private servers for benchmarks and tests: a PostgreSQL, a Redis, each in its own folder on a free loopback port."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg

from reviewer.bench.processes import Process, free_port

REDIS_NAMES: Final = ("redis-server", "valkey-server")
# PostgreSQL refuses to run as root; Debian's package brings this user.
POSTGRES_USER: Final = "postgres"
# No disk is waited for: these servers die before the machine does, and what a process has written outlives it.
OPTIONS: Final = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
}


def first_program(names: tuple[str, ...]) -> str | None:
    """The first of these programs that is installed."""
    return next((found for name in names if (found := shutil.which(name))), None)


def redis_path() -> str | None:
    """The Redis server program, None when there is none."""
    return first_program(REDIS_NAMES)


def postgres_programs() -> Path | None:
    """The folder of PostgreSQL's server programs, the newest of them, None when there is none."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    if debian:
        return debian[-1].parent
    return Path(on_path).resolve().parent if on_path else None


class Postgres:
    """A PostgreSQL with an empty database `reviewer`, whose user may create more; a context, gone at its end.

    With `durable` a commit is in the log before it is answered, so that it outlives the server's death. With `copy_of`
    it begins with what another one has left in that folder.
    """

    def __init__(self, *, durable: bool = False, copy_of: Path | None = None) -> None:
        """Find the programs; RuntimeError when they are not installed."""
        programs = postgres_programs()
        if programs is None:
            raise RuntimeError("PostgreSQL's server programs are missing: apt-get install postgresql")
        self._programs, self._durable, self._copy_of = programs, durable, copy_of
        self._user = POSTGRES_USER if os.geteuid() == 0 else None
        self._port = free_port()
        self._password = (copy_of / "password").read_text() if copy_of else secrets.token_urlsafe(16)
        self._server: Process | None = None

    @property
    def url(self) -> str:
        """The DATABASE_URL."""
        return self._url("reviewer")

    def start(self) -> None:
        """Run it; it answers when this returns."""
        command = [str(self._programs / "postgres"), "-D", str(self._folder / "data"), "-c", f"port={self._port}"]
        for name, value in {**OPTIONS, "synchronous_commit": "on" if self._durable else "off"}.items():
            command += ["-c", f"{name}={value}"]
        self._server = Process.start("postgres", command, bare_environment(), self._folder / "log", self._user)
        self._server.ready_when(self._answers)

    def restart(self) -> None:
        """Stop it at once, as `pg_ctl restart -m immediate` does: every connection breaks, the log is played back."""
        self._stop(signal.SIGQUIT)
        self.start()

    def leave_in(self, folder: Path) -> None:
        """Stop it and leave its files there, for others to begin with."""
        self._stop(signal.SIGINT)
        _copy(self._folder, folder)

    def _stop(self, how: signal.Signals) -> None:
        if self._server is not None:
            self._server.stop(how=how)

    def _url(self, database: str) -> str:
        return f"postgres://reviewer:{self._password}@127.0.0.1:{self._port}/{database}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _create_cluster(self) -> None:
        secret = self._folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(self._password)
        if self._user:
            shutil.chown(secret, self._user, self._user)
        command = [str(self._programs / "initdb"), "-D", str(self._folder / "data"), "-U", "reviewer"]
        command += ["--pwfile", str(secret), "--auth", "scram-sha-256"]
        command += ["-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
        done = subprocess.run(
            command,
            env=bare_environment(),
            cwd="/",
            user=self._user,
            group=self._user,
            extra_groups=[] if self._user else None,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"initdb ended with {done.returncode}:\n{done.stdout}{done.stderr}")

    def __enter__(self) -> "Postgres":
        self._place = own_folder("reviewer-postgres-", self._user)
        self._folder = self._place.__enter__()
        try:
            if self._copy_of:
                _copy(self._copy_of, self._folder)
                self.start()
            else:
                self._create_cluster()
                self.start()
                with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
                    connection.execute("CREATE DATABASE reviewer")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        # SIGTERM would wait for every client to leave.
        self._stop(signal.SIGINT)
        self._place.__exit__(None, None, None)


class Redis:
    """A Redis that keeps nothing on disk; a context, gone at its end."""

    def __init__(self) -> None:
        """Find the program; RuntimeError when it is not installed."""
        program = redis_path()
        if program is None:
            raise RuntimeError("the Redis server is missing: apt-get install redis-server")
        self._program, self._port = program, free_port()
        self._server: Process | None = None

    @property
    def url(self) -> str:
        """The REDIS_URL."""
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        """Run it, empty; it answers when this returns."""
        command = [self._program, "--port", str(self._port), "--bind", "127.0.0.1", "--dir", str(self._folder)]
        command += ["--save", "", "--appendonly", "no", "--daemonize", "no"]
        self._server = Process.start("redis", command, bare_environment(), self._folder / "log")
        self._server.ready_when(self._answers)

    def restart(self) -> None:
        """Kill it and run it again: whatever it held is gone."""
        if self._server is not None:
            self._server.kill()
        self.start()

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def __enter__(self) -> "Redis":
        self._place = own_folder("reviewer-redis-")
        self._folder = self._place.__enter__()
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.stop()
        self._place.__exit__(None, None, None)


def _copy(folder: Path, there: Path) -> None:
    """The cluster of one folder, with those whom its files belong to: PostgreSQL reads none of somebody else's."""
    subprocess.run(["cp", "-a", f"{folder}/data", f"{folder}/password", there], check=True)  # noqa: S607 (any `cp`)


def bare_environment() -> dict[str, str]:
    """What a server that is not ours needs to know."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


@contextmanager
def own_folder(prefix: str, owner: str | None = None) -> Iterator[Path]:
    """A new folder in the system's temporary one, removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        if owner:
            shutil.chown(folder, owner, owner)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
