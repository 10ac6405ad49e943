"""gunicorn's settings, which `python -m reviewer` names to it. What stands on the command line wins.

The settings are read here, in the first process, so that a bad value stops the start with its one line; and gunicorn's
own lines take the same format as all others. Nor does it start without the pages' files, which every page asks for.
"""

import json
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from django.urls import get_resolver

from reviewer.bounded_reading import Worker
from reviewer.collected import NamedByContent
from reviewer.comparison import when_asked
from reviewer.settings import BASE_DIR, LOGGING, STATIC_ROOT
from reviewer.settled import settle

logconfig_dict = LOGGING
loglevel = "warning"
worker_class = Worker
# One process serves as many requests at once; they wait for the database, not for the processor.
threads = 8
# What is under way when it is asked to end has so many seconds.
graceful_timeout = 30
control_socket_disable = True
# Its sign of life is a file: never on a disk that could be slow, never where nothing may be written.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (gunicorn makes the file safely)


class _Named(NamedByContent, InMemoryStorage):  # type: ignore[misc]  # as Django mixes them itself
    """Gives files the names that `collectstatic` gives them, which change with what stands in them."""


def _wanted() -> dict[str, str]:
    """The pages' files of this release, each with its name by content."""
    files = {
        file.relative_to(folder).as_posix(): (FileSystemStorage(folder), file.relative_to(folder).as_posix())
        for folder in BASE_DIR.glob("reviewer/*/static")
        # But for what an editor or a file manager leaves there, which is not collected.
        for file in folder.rglob("[!.]*[!~]")
        if file.is_file()
    }
    named = _Named()
    for _ in named.post_process(files):
        pass
    return named.hashed_files


def _lacking() -> bool:
    """Whether `collectstatic` has not put them into STATIC_ROOT, or has put those of another release there.

    Their plain copies say nothing: it passes over one that is newer than its file, as after a way back a release.
    """
    try:
        collected = json.loads((STATIC_ROOT / "staticfiles.json").read_text())["paths"]
        return not _wanted().items() <= collected.items()
    except (OSError, ValueError):
        return True


# With DEBUG, and in benchmarks, they are taken from where they were written.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviewer.settings")
if settings.STORAGES["staticfiles"]["BACKEND"] == "reviewer.collected.CollectedFiles" and _lacking():
    sys.exit("reviewer: STATIC_ROOT lacks files of the pages. Run: python manage.py collectstatic --no-input")


def post_worker_init(_worker: object) -> None:
    """The pages, and what compares reports, are loaded before somebody asks for one."""
    get_resolver().url_patterns  # noqa: B018 (asking loads them)
    when_asked.load()
    settle()
