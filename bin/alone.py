"""Says that this desk runs already: `python bin/alone.py 9 FILE`, FILE and its descriptor in the shell that asks.

Whoever opened it keeps it locked. It is shared with what bin/held.py starts, and nobody else is alone meanwhile.
"""

import fcntl
import shlex
import sys

descriptor, file = int(sys.argv[1]), sys.argv[2]
try:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
except OSError:
    sys.exit(
        "run: the desk in this folder is running already. End it first, with ctrl-C where it was started.\n"
        f"run: If that window is gone: kill $(fuser {shlex.quote(file)})"
    )
