"""The whole desk as real processes, once on SQLite with the filesystem broker and once on PostgreSQL with Redis."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.databases import migrate, migrated_postgres
from tests.support.processes import (
    free_port,
    run_manage,
    start_beat,
    start_sandbox,
    start_web,
    start_worker,
)
from tests.support.services import redis_server

PASSWORD = "only-for-the-road-7"


@dataclass(frozen=True)
class Desk:
    """A running desk: where its pages are, what signs in, and the keys of the MultiMail behind it."""

    url: str
    keys: dict[str, Any]
    email: str
    password: str
    env: dict[str, str]


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp(f"road-{request.param}")
    with ExitStack() as stack:
        yield _start(stack, folder, request.param)


def _start(stack: ExitStack, folder: Path, kind: str) -> Desk:
    port, keys_file = free_port(), folder / "keys.json"
    env = {
        "VAR_DIR": str(folder / "var"),
        "MULTIMAIL_KEYS_FILE": str(keys_file),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "HOLD_SECONDS": "2",
        "SYNC_SECONDS": "5",
        "SWEEP_SECONDS": "5",
    }
    if kind == "postgres":
        env["DATABASE_URL"] = stack.enter_context(migrated_postgres())
        env["REDIS_URL"] = stack.enter_context(redis_server())
    else:
        migrate(env)
    webhook = ("--webhook-url", f"{env['BASE_URL']}/webhooks/multimail/")
    stack.enter_context(start_sandbox(free_port(), keys_file, "--empty", *webhook, env=env, log=folder / "sandbox.log"))
    _add_person(env)
    stack.enter_context(start_web(port, env, folder / "web.log"))
    stack.enter_context(start_worker(env, folder / "worker.log"))
    stack.enter_context(start_beat(folder / "schedule", env, folder / "beat.log"))
    return Desk(env["BASE_URL"], json.loads(keys_file.read_text()), "lena@desk.example", PASSWORD, env)


def _add_person(env: dict[str, str]) -> None:
    words = ("person", "add", "lena@desk.example", "--name", "Lena Brandt", "--role", "lead")
    run_manage(*words, env=env, typed=PASSWORD + "\n")
