"""How far a draft is: in a word and a sign as lists have it, and what can happen next. Pure."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from reviewer.decisions.models import Action, Decision, Delivery, in_hold
from reviewer.drafts.models import Draft
from reviewer.drafts.words import AT_LARGE, State


class Closable(Protocol):
    """A draft, or what a list knows of one."""

    @property
    def state(self) -> str:
        """One of State."""

    @property
    def rewritten_at(self) -> datetime | None:
        """As of Draft."""


# Of what was to be sent, and expired first.
EXPIRED_FIRST = "It expired before it was sent."


class Phase(StrEnum):
    """What can happen next, which decides what the bar offers."""

    OPEN = "open"
    EXPIRED = "expired"
    HOLD = "hold"
    QUEUED = "queued"
    POSTING = "posting"
    NEEDS_LOOK = "needs_look"
    CLOSED = "closed"


class Sign(NamedTuple):
    """Where something stands: in a word or two, with its icon and the tone in which it is drawn."""

    word: str
    icon: str
    tone: str


# Of what is under way lists say the same.
WORDS = {
    Phase.OPEN: "Waiting",
    Phase.EXPIRED: "Expired",
    Phase.HOLD: "In hold",
    Phase.QUEUED: "To be posted",
    Phase.POSTING: "Being posted",
    Phase.NEEDS_LOOK: "Needs a look",
}
# How lists draw what is under way: icon and tone.
SIGNS = {
    Phase.HOLD: ("clock", "note"),
    Phase.QUEUED: ("hourglass", "note"),
    Phase.POSTING: ("sync", "note"),
    Phase.NEEDS_LOOK: ("alert", "block"),
}


def phase_of(state: str, step: str, hold_until: datetime, now: datetime) -> Phase:
    """How far a decision is whose delivery stands so, and has not ended."""
    if state == Delivery.State.NEEDS_LOOK:
        return Phase.NEEDS_LOOK
    if in_hold(state, step, hold_until, now):
        return Phase.HOLD
    return Phase.POSTING if state == Delivery.State.POSTING or step else Phase.QUEUED


def is_expired_first(draft: Draft, decision: Decision) -> bool:
    """Whether what was to be sent expired first, and nobody took note of that yet: there is nothing left to try."""
    delivery = decision.delivery
    waits_for_person = delivery.state == Delivery.State.NEEDS_LOOK and decision.action != Action.REJECT
    nothing_done = not delivery.step and not delivery.may_be_handed_in
    return waits_for_person and nothing_done and draft.state == State.EXPIRED


def is_rewritten(draft: Closable) -> bool:
    """Whether what goes out, or may have, is not what was approved: of a draft that was edited, in its place."""
    return draft.rewritten_at is not None and draft.state in (*AT_LARGE, State.REJECTED)


def calmed(draft: Draft, tone: str) -> str:
    """How it is drawn once somebody took note of it."""
    return "warn" if tone == "block" and draft.noted_at else tone
