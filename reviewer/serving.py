"""gunicorn's settings: `gunicorn reviewer.wsgi --config python:reviewer.serving`. What stands on the command line wins.

The settings are read here, in the first process, so that a bad value stops the start with its one line; and gunicorn's
own lines take the same format as all others. Nor does it start without the pages' files, which every page asks for.
"""

import json
import os
import sys
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver

from reviewer.settings import BASE_DIR, LOGGING, STATIC_ROOT
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


def _lacking() -> set[str]:
    """The pages' files of this release that `collectstatic` has not put into STATIC_ROOT."""
    folders = BASE_DIR.glob("reviewer/*/static")
    # But for what an editor or a file manager leaves there, which is not collected.
    wanted = {file.relative_to(at).as_posix() for at in folders for file in at.rglob("[!.]*[!~]") if file.is_file()}
    try:
        return wanted.difference(json.loads((STATIC_ROOT / "staticfiles.json").read_text())["paths"])
    except (OSError, ValueError):
        return wanted


# With DEBUG, and in benchmarks, they are taken from where they were written.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviewer.settings")
if "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"] and _lacking():
    sys.exit("reviewer: STATIC_ROOT lacks files of the pages. Run: python manage.py collectstatic --no-input")


def post_worker_init(_worker: object) -> None:
    """The pages are loaded before somebody asks for one."""
    get_resolver().url_patterns  # noqa: B018 (asking loads them)
    settle()
