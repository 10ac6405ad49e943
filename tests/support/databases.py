"""Databases with all their tables, for tests and for processes of their own: migrated once for a run, then copied."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reviewer.bench.services import Postgres
from tests.support.once import once
from tests.support.processes import run_manage

FILE = "reviewer.sqlite3"


def migrate(env: Mapping[str, str]) -> None:
    """Give the SQLite of these settings its tables; it must be new."""
    folder = Path(env["VAR_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    copy_migrated(folder / FILE)


def copy_migrated(file: Path) -> None:
    """Make this file an SQLite database with all tables and no rows."""
    shutil.copyfile(once("sqlite", lambda folder: _run_migrate(folder, "")) / FILE, file)


@contextmanager
def migrated_postgres() -> Iterator[str]:
    """Run a PostgreSQL of one's own with all tables and no rows, and yield its DATABASE_URL."""
    with Postgres(copy_of=once("postgres", _make_cluster)) as server:
        yield server.url


def _make_cluster(folder: Path) -> None:
    with Postgres() as server:
        _run_migrate(folder, server.url)
        server.leave_in(folder)


def _run_migrate(folder: Path, url: str) -> None:
    run_manage("migrate", "--verbosity", "0", env={"VAR_DIR": str(folder), "DATABASE_URL": url})
