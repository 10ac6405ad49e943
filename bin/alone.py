"""Says in one line that this desk runs already: `python bin/alone.py 9`, the descriptor of a file that is locked."""

import fcntl
import sys

try:
    # The lock is the descriptor's, not this process's: whoever opened it keeps it.
    fcntl.flock(int(sys.argv[1]), fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    sys.exit("run: the desk in this folder is running already. End it first, with ctrl-C where it was started.")
