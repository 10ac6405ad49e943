"""The cast of every test: a lead, a commander, a reader who may not decide; a stranger is whoever is not signed in."""

import gc
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client, override_settings
from playwright.sync_api import Browser, expect, sync_playwright

from reviewer.accounts.models import Role, User
from tests.desk_support import signed_in
from tests.support.databases import copy_migrated
from tests.support.environment import SETTINGS
from tests.support.multimail import LocalMultiMail, local_multimail
from tests.support.services import chromium_path, missing_services

# A busy machine is no finding: what is slow is measured by the benchmarks.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile("desk")

# Milliseconds for what a browser shows to come true, also on a busy machine.
PATIENCE = 60_000
# Their files take longest.
LONG = ("slow", "browser")
NEEDS = {"browser": "chromium-headless-shell", "postgres": "postgresql", "redis": "redis-server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """A file, or a room, whose tests of the database another run has on PostgreSQL."""
    parser.addoption("--on-postgres", action="append", default=[], metavar="PATH", help="leave these to that run")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is read here stays to the end: nobody looks through it for what may go, now or while the tests run."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The files that take longest come first, so that no worker is left with one of them when the others are done.

    What needs a program that is missing is skipped; bin/ensure-services has said so, and refuses that under CI. When
    the run is on PostgreSQL, what asks no database is left out: it has nothing new to say there. On SQLite what
    asks the database in a file that is left to PostgreSQL is left out.
    """
    left = [config.rootpath / path for path in config.getoption("--on-postgres")]
    here = {item: _runs_here(item, left) for item in items}
    config.hook.pytest_deselected(items=[item for item in items if not here[item]])
    items[:] = filter(here.get, items)
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)
    missing = set(missing_services())
    for item in items:
        for mark, package in NEEDS.items():
            if package in missing and item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=f"{package} is not installed"))


def _runs_here(item: pytest.Item, on_postgres: list[Path]) -> bool:
    """Whether this run's database is the one to try it on."""
    alone_on = item.get_closest_marker("alone_on")
    if alone_on:
        return bool(alone_on.args[0] == ("postgresql" if SETTINGS["DATABASE_URL"] else "sqlite"))
    if SETTINGS["DATABASE_URL"]:
        return _asks_database(item)
    return not (_asks_database(item) and any(map(item.path.is_relative_to, on_postgres)))


def _asks_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or "db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as the desk has it: in memory all threads of a live server share one connection.

    Two requests at once are then told that a table is locked, where a second connection would wait its turn.
    """
    database = connections.settings["default"]
    if not SETTINGS["DATABASE_URL"]:
        file = tmp_path_factory.mktemp("database") / "tests.sqlite3"
        copy_migrated(file)
        database["TEST"]["NAME"] = str(file)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether the tests' database is there already."""
    return not SETTINGS["DATABASE_URL"]


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Iterator[None]:
    """What makes a password slow to guess would make the tests slow."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Who is at which page is kept in the cache, which outlives a test's rows."""
    cache.clear()


@pytest.fixture
def lead(db: None) -> User:
    return User.objects.create_user("lena@desk.example", name="Lena Brandt", role=Role.LEAD)


@pytest.fixture
def commander(db: None) -> User:
    return User.objects.create_user("omar@desk.example", name="Omar Haddad", role=Role.COMMANDER)


@pytest.fixture
def reader(db: None) -> User:
    return User.objects.create_user("ruth@desk.example", name="Ruth Vance", role=Role.READER)


@pytest.fixture
def leads_browser(lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def commanders_browser(commander: User) -> Client:
    return signed_in(commander)


@pytest.fixture
def readers_browser(reader: User) -> Client:
    return signed_in(reader)


@pytest.fixture
def may_edit(settings: Any) -> None:
    """The desk has a key that sends."""
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run: Playwright stands only one of itself in a process."""
    path = chromium_path()
    if path is None:
        raise RuntimeError("Chromium is missing: apt-get install chromium-headless-shell")
    expect.set_options(timeout=PATIENCE)
    flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def multimail(tmp_path: Path, settings: Any) -> Iterator[LocalMultiMail]:
    """An empty local MultiMail to which the desk is connected."""
    with local_multimail(tmp_path) as running:
        settings.MULTIMAIL_KEYS_FILE = str(running.keys_file)
        yield running
