"""Says which port is taken: `python bin/ports.py PORT SANDBOX_PORT`, each the name of a variable."""

import os
import socket
import sys
from collections.abc import Collection, Mapping
from itertools import chain

LAST = 65535


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


def another(port: int, but: Collection[int]) -> int:
    """The next port that is free and none of these."""
    order = chain(range(port + 1, LAST + 1), range(1024, port))
    return next(one for one in order if one not in but and not taken(one))


def problems(given: Mapping[str, str]) -> list[str]:
    """What is wrong with these ports, by the names of their variables, and what to do."""
    odd = [f"{name}={value}" for name, value in given.items() if not value.isdecimal() or not 0 < int(value) <= LAST]
    if odd:
        return [f"run: {one} is not a port. Give a number from 1 to {LAST}." for one in odd]
    asked = {name: int(value) for name, value in given.items()}
    said, free = list[str](), dict[str, int]()
    for name, port in asked.items():
        twin = next((other for other in free if asked[other] == port), None)
        if twin is None and not taken(port):
            free[name] = port
            continue
        free[name] = another(port, {*asked.values(), *free.values()})
        used = f"port {port} cannot be used. End what uses it, or choose another."
        said.append(f"run: {twin} and {name} are both {port}." if twin else f"run: {used}")
    if said:
        said.append(f"run: these are free: make run {' '.join(f'{name}={port}' for name, port in free.items())}")
    return said


sys.exit("\n".join(problems({name: os.environ[name] for name in sys.argv[1:]})) or None)
