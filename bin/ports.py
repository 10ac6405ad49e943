"""Says in one line which port is taken: `python bin/ports.py PORT SANDBOX_PORT`, each the name of a variable."""

import os
import socket
import sys


def taken(port: int) -> bool:
    """Whether something listens on this loopback port."""
    with socket.socket() as probe:
        # As servers do: a port that is only winding down is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def problem(name: str, value: str) -> str | None:
    """What is wrong with this port, and what to do."""
    if not value.isdecimal() or not 0 < int(value) < 65535:
        return f"run: {name}={value} is not a port. Give a number from 1 to 65535."
    if taken(int(value)):
        other = f"make run {name}={int(value) + 1}"
        return f"run: port {value} cannot be used. End what uses it, or choose another: {other}"
    return None


problems = [text for name in sys.argv[1:] if (text := problem(name, os.environ[name]))]
sys.exit("\n".join(problems) or None)
