"""A desk connected to a local MultiMail, without a hold: a decision is due as soon as it is taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from reviewer.accounts.models import User
from reviewer.clock import DatabaseNow
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.waiting import last_decision
from reviewer.delivery.worker import deliver
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from tests.support.between import Between, between
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

REASON = "The subject says nothing"


@dataclass
class Road:
    """From an agent's mail to what became of it, in a line for each thing that a person does."""

    multimail: LocalMultiMail
    person: User

    def draft(self, **fields: Any) -> Draft:
        """The agent sends, the desk mirrors."""
        ident = self.multimail.send(**fields)
        sync()
        return Draft.objects.select_related("current").get(multimail_id=ident)

    def decide(self, draft: Draft, action: Action) -> Decision:
        """Approve or reject what is current."""
        assert draft.current is not None
        last = last_decision(draft.pk)
        decision = give_verdict(self.person, draft.pk, action, draft.current.digest, REASON, last=last).decision
        return _due(decision)

    def edit(
        self, draft: Draft, subject: str = "A better subject", keep: set[str] | None = None, *, at_once: bool = False
    ) -> Decision:
        """Change the subject (and drop recipients that are not in `keep`) and approve that."""
        assert draft.current is not None
        everybody = {*draft.current.to, *draft.current.cc}
        edited = save_edit(
            self.person,
            draft.pk,
            draft.current.digest,
            subject,
            draft.current.text,
            everybody if keep is None else keep,
        )
        last = last_decision(draft.pk)
        told = give_verdict(self.person, draft.pk, Action.EDIT, edited.digest, REASON, at_once=at_once, last=last)
        return _due(told.decision)

    def attempt(self, decision: Decision) -> Delivery:
        """One attempt of the worker, now."""
        the_hold_passes(decision)
        deliver(decision.delivery.pk)
        return Delivery.objects.select_related("decision").get(decision=decision)

    def carry_out(self, decision: Decision) -> Delivery:
        """Attempts until the row is closed or needs a person; MultiMail's scan takes its time."""
        delivery = wait_until(lambda: self._ended(decision), timeout=60, what="the delivery's end")
        assert delivery is not None
        return delivery

    def _ended(self, decision: Decision) -> Delivery | None:
        delivery = self.attempt(decision)
        return None if delivery.state == Delivery.State.WAITING else delivery


def the_hold_passes(decision: Decision) -> None:
    """By the database's clock: even one of no seconds lasts a moment longer there than by that of the pages."""
    Delivery.objects.filter(decision=decision).update(due_at=DatabaseNow(timedelta(seconds=-1)))


def _due(decision: Decision | None) -> Decision:
    """What was decided; a worker that is called in the same breath takes it, unless the test has a hold."""
    assert decision is not None
    if not settings.HOLD_SECONDS:
        the_hold_passes(decision)
    return decision


@pytest.fixture
def road(multimail: LocalMultiMail, lead: User, settings: Any) -> Road:
    settings.HOLD_SECONDS = 0
    return Road(multimail, lead)


@pytest.fixture
def wire(road: Road, settings: Any) -> Iterator[Between]:
    """What stands between the desk and MultiMail: what is answered can be bent there."""
    keys = road.multimail.keys
    with between(keys["base_url"]) as relay:
        settings.MULTIMAIL_KEYS_FILE = ""
        settings.MULTIMAIL_URL = relay.address
        settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = keys["oversight_key"], keys["agent_key"]
        yield relay
