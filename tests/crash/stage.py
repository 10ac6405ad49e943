"""One decision whose worker dies at a point and which another worker carries on; and what is seen of it in the end."""

import base64
import itertools
import os
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.crash.desk import MEANWHILE, Database, Hold, quickly
from tests.crash.gate import GatedMultiMail
from tests.crash.nest import Nest, alive, kill
from tests.crash.points import Point, step

LENA = "lena@desk.example"
# Longer than MultiMail's scan, and how its clock is moved on so that nobody waits for it.
SCAN = 0.3
# Seconds after which PostgreSQL ends the session of who is frozen within a transaction.
STUCK = 5.0
ENDED = {"done", "elsewhere", "void", "stopped", "needs_look"}
COUNTED = ("send", "approve", "reject", "cancel")

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Mail:
    """What MultiMail says of one mail, without ids and times."""

    status: str
    tags: tuple[str, ...]
    actions: dict[str, int]
    went_out_to: list[list[str]]


@dataclass(frozen=True)
class Ending:
    """How it ended: on MultiMail the original and what replaces it, at the desk the rows and the history."""

    original: Mail
    replacements: list[Mail]
    delivery: str
    outcome: str
    draft: str
    history: dict[str, int]


@dataclass(frozen=True)
class Story:
    """A kind of decision.

    `meanwhile`: somebody approves the original on MultiMail once the replacement is tagged. `late`: MultiMail takes
    the decision, and shows the mail as waiting once more. `leaves_out`: the edit leaves a reader out, so that MultiMail
    may not hold the replacement.
    """

    action: str
    meanwhile: bool = False
    late: bool = False
    leaves_out: bool = False


@dataclass(frozen=True)
class Decided:
    """A decision that waits to be carried out: MultiMail's id of the mail, our ids, and the subject of its edit."""

    story: Story
    email_id: str
    subject: str
    draft: int
    delivery: int


class Stage:
    """MultiMail, the desk's database and its workers, with a hand on each."""

    def __init__(self, multimail: GatedMultiMail, database: Database, nest: Nest) -> None:
        self.multimail, self.database, self.nest = multimail, database, nest
        self._ahead = 0.0

    def decide(self, stories: Sequence[Story]) -> list[Decided]:
        """A draft for each story, held, mirrored and decided; nobody has begun to carry any out."""
        mails = [self._mail_for(story) for story in stories]
        self.pass_scan()
        decided = self.nest.ask("decide", by=LENA, mails=mails)
        return [Decided(story, **ids) for story, ids in zip(stories, decided, strict=True)]

    def play(self, lot: Sequence[Decided], point: Point | None = None, *, sleeps: bool = False) -> list[Ending]:
        """Decisions to their end. At `point` a worker dies, or sleeps until others have carried on and ended it."""
        play, story = Play(self, lot), lot[0].story
        with ExitStack() as stack:
            stop = stack.enter_context(self.database.hold(point.write)) if point else None
            if story.meanwhile:
                play.meanwhile(stack.enter_context(self.database.hold(step("tagged"), MEANWHILE)))
            if point and stop:
                play.stop_at(point, stop, signal.SIGSTOP if sleeps else signal.SIGKILL)
        play.carry_on()
        return [self._ending(decided) for decided in lot]

    def pass_scan(self) -> None:
        """MultiMail's clock goes on, past the scan of what was just handed in."""
        self._ahead += SCAN
        self.multimail.shift_clock(self._ahead)

    def _mail_for(self, story: Story) -> dict[str, Any]:
        """The agent hands a mail in; what the decision on it needs to know."""
        subject = f"[UPDATE] Incident INC-{next(_numbers)}"
        content = base64.b64encode(b"14:00,deploy\n").decode()
        message = {
            "to": ["all@eng.example"],
            "cc": ["cc@eng.example"],
            "subject": subject,
            "markdown": "It broke at 14:00 UTC.",
            "attachments": [{"name": "times.csv", "content_base64": content, "content_type": "text/csv"}],
        }
        mailbox, tags = f"/v1/mailboxes/{self.multimail.mailbox_id}", {"tags": {"audience": "customer"}}
        ident = str(self.multimail.call("agent_key", "POST", f"{mailbox}/send", json=message)["id"])
        self.multimail.call("agent_key", "PUT", f"{mailbox}/emails/{ident}/tags", json=tags)
        if story.late:
            self.multimail.gate.show_late(ident)
        return {
            "email_id": ident,
            "action": story.action,
            "subject": f"{subject} edited",
            "leaves_out": story.leaves_out,
        }

    # --- what is seen in the end ---

    def _ending(self, decided: Decided) -> Ending:
        box = f"/v1/mailboxes/{self.multimail.mailbox_id}/emails"
        found = self.multimail.call("agent_key", "GET", box, params={"subject_contains": decided.subject})["emails"]
        replacements = [str(row["id"]) for row in found if row["subject"] == decided.subject]
        row = self.database.one(
            "SELECT d.state, c.outcome, m.state FROM decisions_delivery d"
            " JOIN decisions_decision c ON c.id = decision_id JOIN drafts_draft m ON m.id = draft_id WHERE d.id = %s",
            decided.delivery,
        )
        assert row is not None
        events = self.database.all("SELECT action FROM audit_event WHERE draft = %s", str(decided.draft))
        return Ending(
            original=self._mail(decided.email_id, decided.email_id),
            replacements=[self._mail(ident, decided.email_id) for ident in replacements],
            delivery=row[0],
            outcome=row[1],
            draft=row[2],
            history=dict(Counter(action for (action,) in events)),
        )

    def _mail(self, ident: str, original: str) -> Mail:
        email = self.multimail.email(ident)
        actions = Counter(action for action in self.multimail.written_down(ident) if action in COUNTED)
        outbox = self.multimail.call("admin_key", "GET", "/_control/outbox")["sent"]
        return Mail(
            email["status"],
            tuple(f"{name}={'original' if value == original else value}" for name, value in email["tags"].items()),
            dict(actions),
            [[*row["to"], *row["cc"], *row["bcc"]] for row in outbox if row["id"] == ident],
        )


class Play:
    """One delivery, or a lot of them, and the worker that has it."""

    def __init__(self, stage: Stage, lot: Sequence[Decided]) -> None:
        self._stage, self._original = stage, lot[0].email_id
        self._deliveries = [decided.delivery for decided in lot]
        self._multimail, self._database, self._nest = stage.multimail, stage.database, stage.nest
        self._worker: int | None = None
        self._asleep: int | None = None

    def meanwhile(self, hold: Hold) -> None:
        """When the replacement is being tagged, somebody approves the original on MultiMail."""
        self._until(hold.held)
        self._multimail.decide(self._original, "approve")
        hold.open()

    def stop_at(self, point: Point, stop: Hold, how: signal.Signals) -> None:
        """Attempts until a worker stands at the point; there it is sent `how`."""
        backend, worker = self._until(stop.held)
        if not point.route:
            self._send(how, worker)
            stop.lose(backend) if point.how == "lost" else stop.keep(backend, leaves=how == signal.SIGKILL)
            return
        with self._multimail.gate.hold(point.route, after=point.how == "unread") as held:
            stop.open()
            _, worker = self._until(held.arrived.is_set)
            self._send(how, worker)
            if point.how == "late":
                self.carry_on()
            held.land()

    def carry_on(self) -> None:
        """Other workers go on until it is closed or a person must look; then the sleeper wakes up."""
        for _ in range(20):
            if set(self._states()) <= ENDED:
                break
            self._nest.result(self._next_worker())
        if self._asleep is not None:
            os.kill(self._asleep, signal.SIGCONT)
            self._nest.result(self._asleep)
            self._asleep = None

    def _until(self, reached: Callable[[], int | None]) -> tuple[int, int]:
        """Attempts until something is so while a worker is at it: what it is, and the worker's pid."""
        for _ in range(12):
            worker = self._worker if self._worker and alive(self._worker) else self._next_worker()
            quickly(partial(_reached_or_gone, reached, worker), "the point or the worker's end")
            if (found := reached()) and alive(worker):
                return found, worker
            self._nest.result(worker)
        raise AssertionError(f"no worker came to the point; the rows say {self._states()}")

    def _next_worker(self) -> int:
        """A worker of its own for one attempt; it need wait for no lease, no backoff and no scan."""
        self._stage.pass_scan()
        self._database.do(
            "UPDATE decisions_delivery SET due_at = now() - interval '1 s',"
            " lease_until = CASE WHEN state = 'posting' THEN now() - interval '1 s' END WHERE id = ANY(%s)",
            self._deliveries,
        )
        self._worker = self._nest.start("attempt", deliveries=self._deliveries)
        return self._worker

    def _send(self, how: signal.Signals, worker: int) -> None:
        self._worker = None
        if how == signal.SIGKILL:
            kill(worker)
        else:
            os.kill(worker, how)
            self._asleep = worker

    def _states(self) -> list[str]:
        rows = self._database.all("SELECT state FROM decisions_delivery WHERE id = ANY(%s)", self._deliveries)
        return [str(state) for (state,) in rows]


def _reached_or_gone(reached: Callable[[], int | None], worker: int) -> bool:
    return bool(reached()) or not alive(worker)
