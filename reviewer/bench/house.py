"""The whole desk as processes of a benchmark's own: PostgreSQL, Redis, a local MultiMail, pages, workers, the clock."""

import json
import secrets
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final

import dj_database_url
import httpx
from django.conf import settings
from django.db import connections

from reviewer.accounts.models import Role, User
from reviewer.bench.processes import (
    ROOT,
    Process,
    free_port,
    plain_environment,
    reserved_port,
    start_beat,
    start_sandbox,
    start_web,
    start_worker,
)
from reviewer.bench.services import Postgres, Redis, own_folder
from reviewer.celery import app

PASSWORD: Final = secrets.token_urlsafe(16)


class House:
    """A running desk on loopback; a context that ends every process it started, whatever happens.

    With `webhook` MultiMail tells the pages what happens. `options` are settings as the environment gives them. This
    process works on the same database and the same broker.
    """

    def __init__(self, workers: int, *, durable: bool = False, webhook: bool = False, **options: str) -> None:
        """Nothing is started yet."""
        self._stack, self._workers, self._webhook = ExitStack(), workers, webhook
        self.postgres, self.redis = Postgres(durable=durable), Redis()
        self._options = options
        self.children: dict[str, Process] = {}
        self.http = httpx.Client(timeout=60.0)

    def __enter__(self) -> "House":
        with ExitStack() as stack:
            self.folder = stack.enter_context(own_folder("reviewer-bench-"))
            stack.callback(self.http.close)
            stack.enter_context(self.postgres)
            stack.enter_context(self.redis)
            # What knows the pages' address is started long before them: their port must be free still then.
            self._port = stack.enter_context(reserved_port()).getsockname()[1]
            stack.callback(self._end_children)
            self._move_in()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        connections.close_all()
        self._stack.close()

    def start(self, name: str, *, wait: bool = True) -> None:
        """Start the pages ("web"), the clock ("beat") or a worker ("worker-1")."""
        log = self.folder / f"{name}.log"
        if name == "web":
            self.children[name] = start_web(self._port, self.env, log)
        elif name == "beat":
            self.children[name] = start_beat(self.folder / "schedule", self.env, log, wait=wait)
        else:
            self.children[name] = start_worker(self.env, log, name, wait=wait)

    def start_all(self) -> None:
        """The pages, the workers and the clock."""
        for name in ("web", *self.worker_names, "beat"):
            self.start(name)

    @property
    def worker_names(self) -> list[str]:
        """What the workers are called."""
        return [f"worker-{number}" for number in range(1, self._workers + 1)]

    def control(self, method: str, path: str, body: dict[str, Any] | None = None, **params: Any) -> dict[str, Any]:
        """One order to MultiMail's control routes."""
        url = f"{self.keys['base_url']}/_control/{path}"
        answer = self.http.request(method, url, json=body, params=params, timeout=600.0)
        answer.raise_for_status()
        return dict(answer.json())

    def people(self, count: int) -> list[User]:
        """Leads who can sign in with PASSWORD."""
        return [
            User.objects.create_user(f"lead-{number}@desk.example", PASSWORD, name=f"Lead {number}", role=Role.LEAD)
            for number in range(count)
        ]

    def _move_in(self) -> None:
        keys = self.folder / "keys.json"
        self.url = f"http://127.0.0.1:{self._port}"
        self.env = plain_environment(
            DJANGO_SETTINGS_MODULE="reviewer.bench.settings",
            BENCH_VAR_DIR=str(self.folder / "var"),
            HTTPS="false",
            SECRET_KEY=secrets.token_urlsafe(50),
            BASE_URL=self.url,
            DATABASE_URL=self.postgres.url,
            REDIS_URL=self.redis.url,
            MULTIMAIL_KEYS_FILE=str(keys),
            PYTHONUNBUFFERED="1",
            **self._options,
        )
        webhook = ("--webhook-url", f"{self.url}/webhooks/multimail/") if self._webhook else ()
        log = self.folder / "sandbox.log"
        self.children["sandbox"] = start_sandbox(free_port(), keys, "--empty", *webhook, env=self.env, log=log)
        self.keys = json.loads(keys.read_text())
        command = [sys.executable, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, env=self.env, check=True, timeout=600)
        settings.MULTIMAIL_KEYS_FILE = str(keys)
        _work_on(self.postgres.url, self.redis.url)

    def _end_children(self) -> None:
        for child in self.children.values():
            child.kill()

    def tail(self, name: str, lines: int = 20) -> str:
        """The end of a process's log, for whoever must find out."""
        return "\n".join(Path(self.folder, f"{name}.log").read_text(errors="replace").splitlines()[-lines:])


def _work_on(database: str, broker: str) -> None:
    """From now on this process uses that database and that broker, not those of its settings."""
    connections.close_all()
    parsed = {"default": dict(dj_database_url.parse(database, conn_health_checks=True))}
    connections.settings["default"] = connections.configure_settings(parsed)["default"]
    with suppress(AttributeError):  # this thread may have had none yet
        del connections["default"]
    app.conf.update(broker_url=broker, broker_transport_options={"socket_timeout": 5, "socket_connect_timeout": 2})
