"""What every process of a test run needs and one of them makes."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.support.environment import SHARED


def once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, made by `make` for whoever asks first; the others wait until it is there."""
    folder = Path(os.environ[SHARED], name)
    with Path(f"{folder}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = Path(f"{folder}.unfinished")
            # Whoever came before may have failed: the same error is told to everybody then, and no other.
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder
