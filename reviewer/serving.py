"""gunicorn's settings: `gunicorn reviewer.wsgi --config python:reviewer.serving`. What stands on the command line wins.

The settings are read here, in the first process, so that a bad value stops the start with its one line; and gunicorn's
own lines take the same format as all others.
"""

from pathlib import Path

from django.urls import get_resolver

from reviewer.settings import LOGGING
from reviewer.settled import settle

logconfig_dict = LOGGING
loglevel = "warning"
# One process serves as many requests at once; they wait for the database, not for the processor.
threads = 8
# What is under way when it is asked to end has so many seconds.
graceful_timeout = 30
control_socket_disable = True
# Its sign of life is a file: never on a disk that could be slow, never where nothing may be written.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (gunicorn makes the file safely)


def post_worker_init(_worker: object) -> None:
    """The pages are loaded before somebody asks for one."""
    get_resolver().url_patterns  # noqa: B018 (asking loads them)
    settle()
