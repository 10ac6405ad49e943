"""A database with all its tables for processes of a test's own: on SQLite migrated once for a run, then copied."""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.support.environment import SETTINGS
from tests.support.processes import environment, run_manage

FILE = "reviewer.sqlite3"


def migrate(env: Mapping[str, str]) -> None:
    """Give the database of these settings its tables; it must be new."""
    if environment(env)["DATABASE_URL"]:
        _run_migrate(env)
        return
    folder = Path(env["VAR_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_migrated(), folder / FILE)


@cache
def _migrated() -> Path:
    folder = Path(SETTINGS["VAR_DIR"], "migrated")
    _run_migrate({"VAR_DIR": str(folder), "DATABASE_URL": ""})
    return folder / FILE


def _run_migrate(env: Mapping[str, str]) -> None:
    run_manage("migrate", "--verbosity", "0", env=env)
