"""Private servers for tests: a PostgreSQL cluster, a Redis, each in a folder of its own on a free loopback port.

Run as a program (`python -m tests.support.services`) it prints the Debian packages that are missing, one on a line.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from reviewer.bench.services import Postgres, Redis, first_program, postgres_programs, redis_path

__all__ = ["chromium_path", "missing_services", "postgres_programs", "postgres_server", "redis_path", "redis_server"]

# The one without a window does the same pages with a quarter less work.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    """The Chromium the browser tests use, None when there is none."""
    return first_program(CHROMIUM_NAMES)


def missing_services() -> list[str]:
    """The Debian packages without which some tests cannot run."""
    programs = chromium_path(), postgres_programs(), redis_path()
    found = dict(zip(("chromium-headless-shell", "postgresql", "redis-server"), programs, strict=True))
    return [package for package, program in found.items() if program is None]


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a fresh PostgreSQL and yield the DATABASE_URL of its empty database `reviewer`, whose user may create more.

    Its files outlive no test run, so it never waits for the disk.
    """
    with Postgres() as server:
        yield server.url


@contextmanager
def redis_server() -> Iterator[str]:
    """Run a fresh Redis that keeps nothing on disk and yield its REDIS_URL."""
    with Redis() as server:
        yield server.url


if __name__ == "__main__":
    sys.stdout.writelines(f"{package}\n" for package in missing_services())
