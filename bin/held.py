"""Runs a command that keeps FILE locked as long as it lives: `python bin/held.py FILE COMMAND…`.

A closed terminal ends honcho and leaves what it started: by this, `make run` knows of it.
"""

import fcntl
import os
import sys

descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(descriptor, fcntl.LOCK_SH)
os.set_inheritable(descriptor, True)
os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 (the command is the Procfile's)
