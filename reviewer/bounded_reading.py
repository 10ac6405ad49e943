"""gunicorn's worker of threads, in which a request has only so long to come.

Its sender may be gone without a word, or want to hold a thread: of the few that there are, each would be held for as
long as the connection lasts, and the pages and probes with it.
"""

import errno
import socket
import time
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

# For head and body together: a long edit over a slow line takes less.
SECONDS = 15.0


class Bounded:
    """A connection that is read until `SECONDS` have gone by; what is cut off or comes too late is as good as reset.

    An end amid a body would make a shorter body of it, which nobody sent.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._end = connection, time.monotonic() + SECONDS

    def recv(self, size: int) -> bytes:
        """As of a socket. Raises ConnectionResetError."""
        left = self._end - time.monotonic()
        try:
            # At its end what has come already is still read.
            self._connection.settimeout(max(left, 0.001))
            found = self._connection.recv(size)
        except TimeoutError:
            found = b""
        finally:
            self._connection.settimeout(None)
        if not found:
            raise ConnectionResetError(errno.ECONNRESET, "the request did not come to its end")
        return found


class Worker(ThreadWorker):  # type: ignore[misc]  # it ships no types
    """As gunicorn's, but for how long it reads."""

    def handle(self, conn: Any) -> Any:
        """One request of a connection, in a thread: the time begins as its first byte is there."""

        def init() -> None:
            TConn.init(conn)
            conn.parser.unreader.sock = Bounded(conn.sock)

        conn.init = init
        return super().handle(conn)
