"""What happens around the desk in any order: agents send, people decide on MultiMail, calls break, time passes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from reviewer.drafts.sync import sync
from reviewer.sandbox.faults import Faults, Kind
from tests.crash.gate import GatedMultiMail
from tests.model.workers import Worker
from tests.model.world import HELD, World, look, newest

DECIDE, SEND, LOOK = "POST /v1/oversight/decide", "POST /v1/mailboxes/*/send", "GET /v1/mailboxes/*/emails/*"
OTHERS = ["PUT /v1/mailboxes/*/tags", "POST /v1/mailboxes/*/cancel", "GET /v1/oversight/pending", "GET /v1/mailboxes"]
ROUTES = [DECIDE, DECIDE, DECIDE, SEND, SEND, LOOK, LOOK, *OTHERS, "* /v1/*"]
STATUSES = [400, 401, 403, 404, 408, 409, 429, 500, 503]
# Seconds: a moment, a scan, a lease, a scan that takes too long, a quota's hour, a key's day, a draft's life.
SPANS = [0.2, 2.0, 2.0, 2.0, 100.0, 100.0, 100.0, 100.0, 1000.0, 4000.0, 25 * 3600.0, 73 * 3600.0]
BCC = "press@paper.example"

picks = st.integers(0, 5)
faults = st.fixed_dictionaries(
    {
        "fault": st.sampled_from([*Kind, Kind.STATUS, Kind.STATUS, Kind.CUT_AFTER]),
        "times": st.integers(1, 2),
        "status": st.sampled_from(STATUSES),
        "retry_after": st.sampled_from([None, 0.0, 5.0]),
    }
)


class Outside(RuleBasedStateMachine):
    """MultiMail, in which nothing of this example waits yet, and a clock that stands still unless a rule moves it."""

    # Running, for all examples.
    multimail: GatedMultiMail
    workers: tuple[Worker, Worker]

    def __init__(self) -> None:
        super().__init__()
        self.clock = time_machine.travel(datetime.now(UTC), tick=False)
        self.traveller = self.clock.start()
        self.box = self.multimail.gate.box
        self.before = newest(self.box)
        self.elsewhere: dict[str, str] = {}
        self.recopied: set[str] = set()
        self.numbers = 0
        self.limited = "none"

    def world(self) -> World:
        """MultiMail as it is."""
        return look(self.box, self.before)

    @contextmanager
    def peace(self) -> Iterator[GatedMultiMail]:
        """MultiMail without faults and limits: they are meant for the desk alone."""
        self.box.faults, faults = Faults(), self.box.faults
        self._limit("none")
        try:
            yield self.multimail
        finally:
            self.box.faults = faults
            self._limit(self.limited)

    def _limit(self, mode: str) -> None:
        self.multimail.call("admin_key", "POST", "/_control/quota", json={"mode": mode, "retry_after": 30})

    # --- the agent, people there, what breaks ---

    @rule(
        audience=st.sampled_from(["customer", "engineering", "engineering"]),
        cc=st.booleans(),
        later=st.sampled_from([False, False, True]),
        seen=st.sampled_from([True, True, False]),
    )
    def agent_sends(self, audience: str, cc: bool, later: bool, seen: bool) -> None:
        """An agent hands a mail in; it is in the scan at first. `seen`: the desk has it when this ends."""
        self.numbers += 1
        body: dict[str, Any] = {
            "to": ["all@eng.example"],
            "subject": f"[UPDATE] Incident INC-{self.numbers}",
            "markdown": f"It broke {self.numbers} times.",
            **({"cc": ["cc@eng.example"]} if cc else {}),
        }
        with self.peace() as multimail:
            if later:
                at = datetime.now(UTC) + timedelta(hours=6)
                body["send_at"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
            mailbox = f"/v1/mailboxes/{multimail.mailbox_id}"
            ident = str(multimail.call("agent_key", "POST", f"{mailbox}/send", json=body)["id"])
            tags = {"tags": {"audience": audience}}
            multimail.call("agent_key", "PUT", f"{mailbox}/emails/{ident}/tags", json=tags)
            if seen:
                self.passes(0.2)
                sync()

    @rule(pick=picks, action=st.sampled_from(["approve", "reject"]))
    def somebody_decides_there(self, pick: int, action: str) -> None:
        """On MultiMail's own page; any mail that is held, replacements too."""
        held = [mail.ident for mail in self.world().mails.values() if mail.status in HELD]
        if held:
            ident = held[pick % len(held)]
            with self.peace() as multimail:
                multimail.decide(ident, action)
            self.elsewhere[ident] = action

    @rule(pick=picks)
    def agent_cancels(self, pick: int) -> None:
        """The agent takes a mail back, or a replacement whose id it has seen."""
        held = [mail.ident for mail in self.world().mails.values() if mail.status in HELD]
        if held:
            with self.peace() as multimail:
                multimail.cancel(held[pick % len(held)])

    @rule(bcc=st.booleans())
    def the_mailbox_changes(self, bcc: bool) -> None:
        """It begins or ends to send hidden copies. What a worker is just approving cannot be kept from it."""
        with self.peace() as multimail:
            mailbox = f"/v1/mailboxes/{multimail.mailbox_id}"
            multimail.call("admin_key", "PATCH", mailbox, json={"auto_bcc": BCC if bcc else None})
        if any(worker.stands for worker in self.workers):
            self.recopied |= {mail.ident for mail in self.world().mails.values() if mail.status in HELD}

    @rule(route=st.sampled_from(ROUTES), faults=st.lists(faults, min_size=1, max_size=3), skip=st.integers(0, 1))
    def breaks(self, route: str, faults: list[dict[str, Any]], skip: int) -> None:
        """Some calls of the desk will go wrong, one after the other, and no others."""
        self.box.faults.clear()
        for fault in faults:
            self.box.faults.order(route=route, skip=skip, seconds=0.001, **fault)

    @rule(mode=st.sampled_from(["none", "plain", "quota", "warmup"]))
    def limits(self, mode: str) -> None:
        """Sends are limited, or not any more."""
        self.limited = mode
        self._limit(mode)

    # --- time ---

    @rule(seconds=st.sampled_from(SPANS))
    def passes(self, seconds: float) -> None:
        """Time goes by, everywhere."""
        self.traveller.shift(timedelta(seconds=seconds))

    @rule(seconds=st.sampled_from([-240.0, 0.0, 240.0]))
    def clocks_differ(self, seconds: float) -> None:
        """MultiMail's clock is not ours."""
        self.multimail.shift_clock(seconds)
