"""A desk of real processes on SQLite and Redis, and a person who signs in and decides over HTTP."""

import json
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Self

import httpx
import redis

from tests.support.databases import migrate
from tests.support.multimail import LocalMultiMail
from tests.support.processes import (
    Process,
    free_port,
    run_manage,
    start_beat,
    start_sandbox,
    start_web,
    start_worker,
    wait_until,
)
from tests.support.services import redis_server

EMAIL = "lena@desk.example"
PASSWORD = "only-for-the-night-shift-7"


class Desk:
    """Sandbox, Redis and database are there; web, workers and beats are started by the test that needs them."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.port = folder, free_port()
        self._keys_file = folder / "keys.json"
        self._stack = ExitStack()
        self._passing: list[Process] = []
        self._clock = False
        self._out_before: set[str] = set()
        self.env = {
            "VAR_DIR": str(folder / "var"),
            "MULTIMAIL_KEYS_FILE": str(self._keys_file),
            "BASE_URL": f"http://127.0.0.1:{self.port}",
            "HOLD_SECONDS": "0",
            "LOG_LEVEL": "INFO",
            "LOG_FORMAT": "json",
            **settings,
        }

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.env["REDIS_URL"] = stack.enter_context(redis_server())
            log = self.folder / "sandbox.log"
            stack.enter_context(start_sandbox(free_port(), self._keys_file, "--empty", env=self.env, log=log))
            self.multimail = LocalMultiMail(self._keys_file)
            stack.callback(self.multimail.close)
            migrate(self.env)
            self._add_person()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def start_web(self) -> Process:
        """The pages, at `self.port`."""
        return self._run(start_web(self.port, self.env, self.folder / "web.log"))

    def start_worker(self, name: str = "worker") -> Process:
        """One worker of that name."""
        worker = self._run(start_worker(self.env, self.folder / f"{name}.log", name))
        self._passing.append(worker)
        return worker

    def start_beat(self, name: str) -> Process:
        """One beat with a schedule of its own."""
        beat = self._run(start_beat(self.folder / name, self.env, self.folder / f"{name}.log"))
        self._passing.append(beat)
        self._clock = True
        return beat

    def clear(self) -> None:
        """Make room for the next test: workers and beats are gone, nothing waits, and only the pages go on."""
        for process in self._passing:
            process.kill()
            process.log.unlink(missing_ok=True)
        self._passing.clear()
        self._clock = False
        self.multimail.clear_faults()
        for ident in self.multimail.waiting():
            self.multimail.cancel(ident)
        redis.Redis.from_url(self.env["REDIS_URL"]).flushall()
        self.rows("UPDATE decisions_delivery SET state = 'void' WHERE state IN ('waiting', 'posting')")
        self.rows("DELETE FROM decisions_brake")
        self.rows("DELETE FROM drafts_syncpass")
        self._out_before = set(self.multimail.went_out())

    def went_out(self) -> list[str]:
        """The ids of the mails that were sent since the desk was cleared, each as often as it was sent."""
        return [ident for ident in self.multimail.went_out() if ident not in self._out_before]

    def draft(self, **fields: Any) -> int:
        """The agent sends, the desk mirrors; the draft's number."""
        [draft] = self._mirrored([self.multimail.send(**fields)])
        return draft

    def drafts(self, count: int) -> list[int]:
        """As many as that, oldest first."""
        return self._mirrored(
            [self.multimail.send(subject=f"Incident Report: number {number}") for number in range(count)]
        )

    def _mirrored(self, idents: list[str]) -> list[int]:
        """The numbers of these mails' drafts: the clock has them mirrored, or, where none runs, a pass by hand."""
        if not self._clock:
            run_manage("sync", env=self.env)
        marks = ", ".join("?" * len(idents))
        query = f"SELECT id FROM drafts_draft WHERE current_id IS NOT NULL AND multimail_id IN ({marks}) ORDER BY id"
        wait_until(lambda: len(self.rows(query, *idents)) == len(idents), 30, "the mirror", every=0.2)
        return [int(row[0]) for row in self.rows(query, *idents)]

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a statement finds in the database, or changes there."""
        path = Path(self.env["VAR_DIR"], "reviewer.sqlite3")
        with closing(sqlite3.connect(path, timeout=20)) as connection, connection:
            return connection.execute(query, values).fetchall()

    def state(self, draft: int) -> str:
        """The state of the newest delivery for this draft."""
        query = """SELECT d.state FROM decisions_delivery d JOIN decisions_decision c ON c.id = d.decision_id
                   WHERE c.draft_id = ? ORDER BY d.id DESC LIMIT 1"""
        return str(self.rows(query, draft)[0][0])

    def wait_for(self, draft: int, state: str, timeout: float = 30) -> None:
        """Wait until the newest delivery for this draft is in that state."""
        wait_until(lambda: self.state(draft) == state, timeout, f"the state {state}")

    def log_lines(self, name: str) -> list[dict[str, Any]]:
        """What a process wrote that is JSON."""
        lines = (self.folder / f"{name}.log").read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def _run(self, process: Process) -> Process:
        """At the latest it ends with the desk, at once: how it ends when asked is a test's own matter."""
        self._stack.callback(process.kill)
        return process

    def _add_person(self) -> None:
        words = ("person", "add", EMAIL, "--name", "Lena Brandt", "--role", "lead")
        run_manage(*words, env=self.env, typed=PASSWORD + "\n")


class Browser:
    """Lena, signed in, one form after the other; every request bears the id that the test gives it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._http = httpx.Client(base_url=desk.env["BASE_URL"], timeout=120, follow_redirects=True)
        self._http.get("/account/login/")
        self.post("/account/login/", login=EMAIL, password=PASSWORD)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, path: str, **headers: str) -> httpx.Response:
        """A page."""
        return self._http.get(path, headers=headers)

    def post(self, path: str, request_id: str = "", **form: str) -> httpx.Response:
        """A form, sent; AssertionError when it is refused."""
        headers = {"X-CSRFToken": self._http.cookies["csrftoken"]} | (
            {"X-Request-ID": request_id} if request_id else {}
        )
        answer = self._http.post(path, data=form, headers=headers)
        assert answer.is_success, (answer.status_code, answer.text[:2000])
        return answer

    def approve(self, draft: int, request_id: str = "") -> httpx.Response:
        """Approve what is current."""
        return self.post(
            f"/drafts/{draft}/approve/", request_id, digest=self._digest(draft), words="Read and found right"
        )

    def edit(self, draft: int, subject: str, text: str, request_id: str = "") -> httpx.Response:
        """Change subject and text, and approve that."""
        keep = self._desk.rows('SELECT r."to" FROM drafts_revision r WHERE r.draft_id = ?', draft)[0][0]
        form = {"digest": self._digest(draft), "subject": subject, "text": text, "keep": json.loads(keep)[0]}
        self.post(f"/drafts/{draft}/edit/", request_id, words="The subject says nothing", **form)
        [(number, digest)] = self._desk.rows(
            "SELECT number, digest FROM drafts_revision WHERE draft_id = ? AND author_id IS NOT NULL", draft
        )
        path = f"/drafts/{draft}/revisions/{number}/approve/"
        return self.post(path, request_id, digest=digest, words="The subject says nothing")

    def _digest(self, draft: int) -> str:
        query = "SELECT r.digest FROM drafts_revision r JOIN drafts_draft d ON d.current_id = r.id WHERE d.id = ?"
        return str(self._desk.rows(query, draft)[0][0])
