"""A local MultiMail that can hold one call on its way: before it is carried out, or between that and the answer."""

import fnmatch
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.sandbox.app import Answer, App
from reviewer.sandbox.box import Box
from reviewer.sandbox.serve import Options, Sandbox
from reviewer.sandbox.web import Request
from tests.support.multimail import LocalMultiMail

# Nobody is held for longer, so that a test that fails leaves no thread behind.
MOST_SECONDS = 60.0


@dataclass
class Held:
    """The call that is waited for: after `skip` others of the same route ("METHOD path", with stars)."""

    route: str
    after: bool
    skip: int
    arrived: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)
    landed: threading.Event = field(default_factory=threading.Event)

    def takes(self, request: Request) -> bool:
        """Whether this request is the one; counts those before it."""
        if self.arrived.is_set() or not fnmatch.fnmatchcase(f"{request.method} {request.path}", self.route):
            return False
        self.skip -= 1
        return self.skip < 0

    def stand(self) -> None:
        """The call stands still until it may go on."""
        self.arrived.set()
        self.opened.wait(MOST_SECONDS)

    def land(self) -> None:
        """Let it go on, and see it carried out."""
        self.opened.set()
        assert self.landed.wait(MOST_SECONDS), f"{self.route} was not carried out"


class Gate(App):
    """The sandbox's own answers, some of them held when a test says so."""

    def __init__(self, box: Box) -> None:
        super().__init__(box)
        self._waited_for: list[Held] = []
        # Mails, by id, that are shown as they were at the first look after a decision on them; and how they were.
        self._shown_late: set[str] = set()
        self._seen: dict[str, Answer] = {}

    def wait_for(self, held: Held) -> None:
        """Hold that call when it comes."""
        self._waited_for.append(held)

    def forget(self, held: Held) -> None:
        """Hold it no more, whether it has come or not."""
        if held in self._waited_for:
            self._waited_for.remove(held)
        held.opened.set()

    def show_late(self, email_id: str) -> None:
        """The first look after a decision on this mail shows it as it was before."""
        self._shown_late.add(email_id)

    @contextmanager
    def hold(self, route: str, *, after: bool = False, skip: int = 0) -> Iterator[Held]:
        """Hold the next call of this route, at most until the block ends."""
        held = Held(route, after, skip)
        self.wait_for(held)
        try:
            yield held
        finally:
            self.forget(held)

    def answer(self, request: Request) -> Answer:
        """As ever, but for a call that is held."""
        held = next((held for held in self._waited_for if held.takes(request)), None)
        if held is None:
            return self._answer(request)
        if not held.after:
            held.stand()
        answer = self._answer(request)
        if held.after:
            held.stand()
        held.landed.set()
        return answer

    def _answer(self, request: Request) -> Answer:
        answer = super().answer(request)
        ident = request.path.rpartition("/")[2]
        if request.method != "GET" or ident not in self._shown_late:
            return answer
        if self._waits(ident):
            self._seen[ident] = answer
            return answer
        self._shown_late.remove(ident)
        return self._seen.pop(ident, answer)

    def _waits(self, email_id: str) -> bool:
        with self.box.store.transaction() as db:
            (status,) = db.execute("SELECT status FROM emails WHERE id = ?", (email_id,)).fetchone()
        return str(status).startswith("pending")


class GatedMultiMail(LocalMultiMail):
    """What an agent does, and a hand on the calls of the desk."""

    gate: Gate

    def written_down(self, ident: str) -> list[str]:
        """The actions on one mail in MultiMail's audit log."""
        with self.gate.box.store.transaction() as db:
            rows = db.execute("SELECT action FROM audit WHERE resource_id = ? ORDER BY seq", (ident,)).fetchall()
        return [str(row["action"]) for row in rows]


@contextmanager
def gated_multimail(folder: Path) -> Iterator[GatedMultiMail]:
    """A running sandbox whose calls can be held, with a store of its own in `folder`."""
    options = Options(0, folder / "keys.json", folder, folder / "sandbox.sqlite3", empty=True)
    sandbox = Sandbox(options)
    sandbox.start()
    agent = GatedMultiMail(options.keys)
    agent.gate = sandbox._server.app = Gate(sandbox.box)
    try:
        yield agent
    finally:
        agent.close()
        sandbox.stop()
