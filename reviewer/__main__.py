"""Starts the pages: `python -m reviewer --bind 127.0.0.1:8000`, or with what else gunicorn takes.

The settings are read first: gunicorn itself reads WEB_CONCURRENCY while it is imported, and ends in a traceback where
that is no number.
"""

import os
import sys
from pathlib import Path

from reviewer import settings

# Its script, which lies beside Python's: on USR2 it starts again what it was started with, and `-m gunicorn` has become
# the path of a file by then, beside which it finds its own `http` in the place of Python's.
SCRIPT = str(Path(sys.executable).with_name("gunicorn"))
GUNICORN = (sys.executable, SCRIPT, "reviewer.wsgi", "--config", "python:reviewer.serving")


def main() -> None:
    """Become gunicorn. A bad setting has stopped it with one line."""
    os.environ["WEB_CONCURRENCY"] = str(settings.WEB_CONCURRENCY)
    os.execv(sys.executable, [*GUNICORN, *sys.argv[1:]])  # noqa: S606 (no shell is wanted)


if __name__ == "__main__":
    main()
