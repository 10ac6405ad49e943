"""The desk as a state machine: everybody acts in any order, time passes, calls stand still, and the laws hold.

The clock stands still unless a rule moves it, and of all threads only one runs at a time, so that an example can be
repeated. Two workers carry decisions out; each may stand at any call to MultiMail while everything else goes on.
"""

import hmac
import json
import uuid
from hashlib import sha256
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.management import call_command
from django.db.models import Case, When
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, invariant, rule
from kombu.simple import SimpleQueue

from reviewer.accounts.models import Role, User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.policy import Rule, parse
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import NotAllowed, Refused
from reviewer.decisions.under_way import retry, settle, stop
from reviewer.decisions.waiting import last_decision
from reviewer.delivery import worker as deliveries
from reviewer.drafts.edit import BadEdit, save_edit
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.multimail.errors import OutboundError
from reviewer.multimail.words import SIGNATURE_HEADER
from tests.model.laws import OPEN, Laws
from tests.model.outside import Outside, picks
from tests.model.workers import NEVER, Worker
from tests.model.world import HELD

REASON = "As the commander asked"
TWO_FOR_CUSTOMERS = parse([{"audience": ["customer"], "approvals": 2}], settings.AUDIENCES)
POLICIES: list[list[Rule]] = [
    [],
    TWO_FOR_CUSTOMERS,
    parse([{"approvals": 2}], settings.AUDIENCES),
    parse([{"roles": ["commander"]}], settings.AUDIENCES),
]
# Rounds of the drain: attempts back off, brakes are released, scans end.
ROUNDS = 40
# From this pick on a worker drains instead of taking one.
DRAINS = 3

deciders = st.sampled_from([Role.LEAD] * 4 + [Role.COMMANDER] * 3 + [Role.READER])
actions = st.sampled_from([Action.APPROVE] * 3 + [Action.EDIT] * 3 + [Action.REJECT] * 2)
mostly = st.sampled_from([True, True, True, False])
calls = st.sampled_from([NEVER] * 6 + list(range(14)))
subjects = st.sampled_from(["A better subject", "An even better subject"])


class Desk(Outside):
    """One example: an empty desk, and a MultiMail in which nothing waits."""

    events = Bundle("events")

    def __init__(self) -> None:
        super().__init__()
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        self.promised: list[int] = []
        self.settled: set[int] = set()
        self.broker = current_app.connection_for_read()
        self.messages = SimpleQueue(self.broker.channel(), "reviewer")
        self.messages.clear()
        settings.POLICY = TWO_FOR_CUSTOMERS
        self.people = {role: User.objects.create_user(f"{role}@desk.example", name=role, role=role) for role in Role}

    @initialize(action=actions, count=st.integers(1, 3))
    def begins(self, action: Action, count: int) -> None:
        """No example is empty: some drafts wait, and the oldest is decided."""
        for _ in range(count):
            self.agent_sends("engineering", cc=False, later=False, seen=False)
        self.passes(0.2)
        sync()
        self.verdict(Role.LEAD, 0, action, False, "A better subject")

    # --- the desk: sync, webhooks, the broker's messages ---

    @rule()
    def syncs(self) -> None:
        """The beat's pass."""
        sync()

    @rule(target=events, pick=picks)
    def an_event_happens(self, pick: int) -> bytes:
        """MultiMail would tell this; it may arrive late, often, or never."""
        mails = list(self.world().mails)
        data = {"email_id": mails[pick % len(mails)], "mailbox_id": self.multimail.mailbox_id}
        ident = str(uuid.UUID(int=self.numbers + pick))
        return json.dumps({"id": ident, "event": "message.sent", "data": data}).encode()

    @rule(body=events, forged=st.booleans())
    def webhook(self, body: bytes, forged: bool) -> None:
        """An event arrives, as ever so often before, or from somebody who does not know the secret."""
        secret = "a-guess" if forged else self.multimail.keys["webhook_secret"]
        signature = hmac.new(secret.encode(), body, sha256).hexdigest()
        waiting = self.messages.qsize()
        answer = Client().post(
            "/webhooks/multimail/", body, content_type="application/json", headers={SIGNATURE_HEADER: signature}
        )
        assert answer.status_code == (401 if forged else 202), answer.content
        assert not forged or self.messages.qsize() == waiting, "a forged event was believed"

    @rule()
    def sweeps(self) -> None:
        """The beat's sweep: messages for what is due."""
        deliveries.sweep()

    @rule()
    def a_message_is_taken(self) -> None:
        """A third worker takes one message from the broker and does what it says."""
        try:
            message = self.messages.get_nowait()
        except SimpleQueue.Empty:
            return
        message.ack()
        args, kwargs, _ = message.payload
        try:
            current_app.tasks[message.headers["task"]].run(*args, **kwargs)
        except OutboundError:
            return  # Celery logs it; the beat is the backstop

    @rule()
    def the_broker_forgets(self) -> None:
        """Redis is restarted, empty."""
        self.messages.clear()

    # --- people ---

    @rule(
        role=deciders,
        pick=picks,
        action=actions,
        stale=st.sampled_from([False] * 7 + [True]),
        subject=subjects,
    )
    def verdict(self, role: Role, pick: int, action: Action, stale: bool, subject: str) -> None:
        """Somebody says what they think of a draft as they read it, just now or a while ago."""
        waiting_first = Case(When(state="pending", then=0), default=1)
        drafts = list(Draft.objects.select_related("current").order_by(waiting_first, "pk"))
        if not drafts:
            return
        draft, person = drafts[pick % len(drafts)], self.people[role]
        assert draft.current is not None
        digest = draft.current.digest
        try:
            if action == Action.EDIT:
                read = draft.current
                digest = save_edit(person, draft.pk, digest, subject, read.text, {*read.to, *read.cc}).digest
            given = "0" * 64 if stale else digest
            recorded = give_verdict(person, draft.pk, action, given, REASON, last=last_decision(draft.pk))
        except (Refused, BadEdit) as refused:
            readers_answer = isinstance(refused, NotAllowed | BadEdit)
            assert role != Role.READER or readers_answer
            return
        assert role != Role.READER, "a reader's verdict was taken"
        assert not stale, "a verdict on what nobody has read was taken"
        if recorded.decision is not None and recorded.decision.pk not in self.promised:
            self.promised.append(recorded.decision.pk)

    @rule(role=deciders, pick=picks, verb=st.sampled_from(["stop", "again", "again", "settle"]))
    def somebody_acts(self, role: Role, pick: int, verb: str) -> None:
        """Anybody stops what has not begun; who may decide hands back what needs a look, or settles it on MultiMail."""
        state = Delivery.State.WAITING if verb == "stop" else Delivery.State.NEEDS_LOOK
        found = list(Decision.objects.filter(delivery__state=state).select_related("delivery", "draft").order_by("pk"))
        if not found:
            return
        decision, person = found[pick % len(found)], self.people[role]
        try:
            {"stop": stop, "again": retry, "settle": self._settle}[verb](person, decision.pk)
        except Refused:
            return  # too late, or not allowed: the laws say whether nothing happened

    @rule(policy=st.sampled_from(POLICIES))
    def policy_changes(self, policy: list[Rule]) -> None:
        """The house asks for more approvals, or for fewer."""
        settings.POLICY = policy

    # --- the two workers ---

    @rule(pick=picks, calls=calls, after=st.booleans(), due=mostly)
    def first_worker(self, pick: int, calls: int, after: bool, due: bool) -> None:
        """It takes a delivery or goes on; see `_work`."""
        self._work(self.workers[0], pick, calls, after, due)

    @rule(pick=picks, calls=calls, after=st.booleans(), due=mostly)
    def second_worker(self, pick: int, calls: int, after: bool, due: bool) -> None:
        """It takes a delivery or goes on; see `_work`."""
        self._work(self.workers[1], pick, calls, after, due)

    def _work(self, worker: Worker, pick: int, calls: int, after: bool, due: bool) -> None:
        """A worker takes one or all that are due, or goes on from the call at which it stands; it may stand again.

        `due`: after a moment, in which holds and short waits end.
        """
        if due:
            self.passes(2.0)
        if worker.stands:
            worker.go_on(calls, after=after)
            return
        ids = list(Delivery.objects.filter(state__in=OPEN).order_by("pk").values_list("pk", flat=True))
        if ids and pick < DRAINS:
            delivery = ids[pick % len(ids)]
            worker.begin(lambda: deliveries.deliver(delivery), calls, after=after)
        elif ids:
            worker.begin(deliveries.drain, calls, after=after)

    # --- what must hold ---

    @invariant()
    def the_laws_hold(self) -> None:
        """Read from both databases."""
        self.laws().check(self.promised)

    def teardown(self) -> None:
        """All heals, everybody goes on; then every decision has ended, as MultiMail shows it, or a person is asked."""
        try:
            self._drain()
        finally:
            self._put_away()

    def laws(self) -> Laws:
        """The laws, on both databases as they are."""
        return Laws(self.world(), self.elsewhere, self.recopied, self.settled)

    def _settle(self, person: User, decision_id: int) -> Decision:
        """By hand: the replacement is cancelled on MultiMail before the delivery is given up."""
        key = str(Delivery.objects.get(decision=decision_id).key)
        world = self.world()
        replacement = world.mails.get(world.keys.get(key, ""))
        if person.may_decide and replacement and replacement.status in HELD:
            with self.peace() as multimail:
                multimail.cancel(replacement.ident)
        given_up = settle(person, decision_id, REASON)
        self.settled.add(decision_id)
        return given_up

    def _drain(self) -> None:
        self.box.faults.clear()
        self.limits("none")
        self.clocks_differ(0)
        for worker in self.workers:
            if worker.stands:
                worker.go_on()
        self.the_laws_hold()
        for _ in range(ROUNDS):
            waiting = Delivery.objects.filter(state__in=OPEN - {Delivery.State.NEEDS_LOOK})
            if not waiting.exists():
                break
            self.passes(100)
            deliveries.drain()
        self.the_laws_hold()
        left = list(Delivery.objects.filter(state__in=OPEN - {Delivery.State.NEEDS_LOOK}))
        assert not left, f"still {left}: {[row.problem for row in left]}"
        assert sync(full=True).error == ""
        self.laws().mirror_is_true()
        assert self._calls_of(sync) == 2, "a pass that finds nothing new asks for more than the list"

    def _calls_of(self, action: Any) -> int:
        seen = self.box.journal.since(0)
        last = seen[-1]["seq"] if seen else 0
        action()
        return sum(row["path"].startswith("/v1/") for row in self.box.journal.since(last))

    def _put_away(self) -> None:
        for worker in self.workers:
            if worker.stands:
                worker.go_on()
        self.box.faults.clear()
        for mail in self.world().mails.values():
            if mail.status in (*HELD, "pending_scan", "scheduled"):
                self.multimail.cancel(mail.ident)
        self.the_mailbox_changes(False)
        self.multimail.shift_clock(0)
        self.broker.release()
        self.clock.stop()
