"""A PostgreSQL that vanishes without a word is gone after seconds, also for a connection that is kept."""

import ctypes
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from reviewer.bench.services import own_folder
from tests.support.processes import ROOT, environment
from tests.support.services import postgres_server

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a limit for what nobody acknowledges"),
]

# Tells the limits of the desk's own connection, then asks one statement for each line that it reads.
ASK = """
import socket, sys, time
from django.db import OperationalError, close_old_connections, connection

def ask(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()

ask("SELECT 1")
link = socket.socket(fileno=socket.dup(connection.connection.fileno()))
names = ("TCP_USER_TIMEOUT", "TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT")
tcp = link.family != socket.AF_UNIX
print(*(link.getsockopt(socket.IPPROTO_TCP, getattr(socket, name)) for name in names if tcp), flush=True)
while statement := sys.stdin.readline():
    began = time.monotonic()
    try:
        print(ask(statement), flush=True)
    except OperationalError:
        print(f"gone after {time.monotonic() - began:.0f}", flush=True)
        close_old_connections()
"""


class Filter(ctypes.Structure):
    """One instruction for the kernel: of what comes for a socket, keep `k` bytes."""

    _fields_ = (("code", ctypes.c_uint16), ("jt", ctypes.c_uint8), ("jf", ctypes.c_uint8), ("k", ctypes.c_uint32))


class Program(ctypes.Structure):
    """A filter of one instruction."""

    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.POINTER(Filter)))


class Between:
    """Stands between the desk and its database, at an address of its own; can take all that comes for nothing."""

    ATTACH_FILTER, RETURN = 26, 0x06

    def __init__(self, database: str, folder: Path | None = None) -> None:
        """By a socket of the machine, where there is a folder for it."""
        to = urlsplit(database)
        self._to = (to.hostname, to.port)
        self._door = socket.socket(socket.AF_UNIX if folder else socket.AF_INET)
        self._door.bind(str(folder / ".s.PGSQL.5432") if folder else ("127.0.0.1", 0))
        self._door.listen()
        self._came: list[socket.socket] = []
        host = f"{quote(str(folder), safe='')}:5432" if folder else f"127.0.0.1:{self._door.getsockname()[1]}"
        self.url = f"postgres://{to.username}:{to.password}@{host}/reviewer"
        threading.Thread(target=self._listen, daemon=True).start()

    def vanish(self) -> None:
        """Nothing that comes for its connections is acknowledged any more, as where a machine has lost its power."""
        nothing = Program(1, ctypes.pointer(Filter(self.RETURN, 0, 0, 0)))
        for link in self._came:
            link.setsockopt(socket.SOL_SOCKET, self.ATTACH_FILTER, bytes(nothing))

    def close(self) -> None:
        for link in (self._door, *self._came):
            link.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                link, _ = self._door.accept()
                self._came.append(link)
                there = socket.create_connection(self._to)
                for one, other in ((link, there), (there, link)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)


class Asking:
    """A process with the desk's settings that asks what it is told to; `limits` are those of its connection."""

    def __init__(self, database: str) -> None:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASK]
        pipe, env = subprocess.PIPE, environment({"DATABASE_URL": database})
        self._process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, text=True)
        self.limits = self._answer()

    def __call__(self, statement: str) -> str:
        assert self._process.stdin
        self._process.stdin.write(f"{statement}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with postgres_server() as url:
        yield url


def test_the_address_of_the_database_wins(database: str) -> None:
    with closing(Asking(f"{database}?tcp_user_timeout=7000&keepalives_idle=70")) as desk:
        assert desk.limits == "7000 70 5 3"


def test_a_socket_of_the_machine_has_no_such_limits(database: str) -> None:
    with (
        own_folder("reviewer-socket-") as folder,
        closing(Between(database, folder)) as between,
        closing(Asking(between.url)) as desk,
    ):
        assert desk.limits == ""
        assert desk("SELECT 2") == "(2,)"


def test_a_kept_connection_to_a_machine_that_vanished_is_given_up(database: str) -> None:
    with closing(Between(database)) as between, closing(Asking(between.url)) as desk:
        assert desk.limits == "10000 10 5 3"
        between.vanish()
        assert _seconds(desk("SELECT 2")) < 25
        assert desk("SELECT 3") == "(3,)"


def test_so_is_one_that_waits_for_an_answer_and_one_that_only_takes_long_is_kept(database: str) -> None:
    with closing(Between(database)) as between, closing(Asking(between.url)) as desk:
        assert desk("SELECT 2 FROM pg_sleep(17)") == "(2,)"
        threading.Timer(2, between.vanish).start()
        assert _seconds(desk("SELECT 3 FROM pg_sleep(120)")) < 40


def _seconds(answer: str) -> int:
    told, _, seconds = answer.rpartition(" ")
    assert told == "gone after"
    return int(seconds)
