"""Says that this desk runs already: `python bin/alone.py 9 FILE`, FILE and its descriptor in the shell that asks.

Whoever opened it keeps it locked. It is shared with what bin/held.py starts, and nobody else is alone meanwhile.
"""

import fcntl
import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path


def holders(file: str) -> list[str]:
    """The numbers of the processes that have FILE open, but for this one and the shell that asks; as far as told.

    Only Linux tells it so. `fuser` tells it too, and is not everywhere.
    """
    wanted, asking = Path(file).stat(), {str(os.getpid()), str(os.getppid())}
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):  # it has just ended, or is another user's
            if os.path.samestat(link.stat(), wanted):
                found.add(link.parts[2])
    return sorted(found - asking, key=int)


descriptor, file = int(sys.argv[1]), sys.argv[2]
try:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
except OSError:
    sys.exit(
        "run: the desk in this folder is running already. End it first, with ctrl-C where it was started.\n"
        f"run: If that window is gone: kill {' '.join(holders(file)) or f'$(fuser {shlex.quote(file)})'}"
    )
