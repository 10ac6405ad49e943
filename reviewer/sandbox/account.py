"""The one account of a sandbox: plan, limits and what tests switched on it."""

import sqlite3
from dataclasses import dataclass
from typing import Final

import msgspec

from reviewer.sandbox import ledger
from reviewer.sandbox.clock import month_start
from reviewer.sandbox.store import get_meta, set_meta

SLUG: Final = "sandbox"
DOMAIN: Final = f"{SLUG}.multimail.dev"
MAX_STORAGE_BYTES: Final = 10 * 1024**3
MOST_BOUNCED: Final = 0.05
MOST_COMPLAINED: Final = 0.003
JUDGED_FROM: Final = 100
"""With fewer e-mails sent in the month, bounces and complaints disable nothing."""


@dataclass(frozen=True)
class Plan:
    """What a plan allows (contract, section 4)."""

    mailboxes: int
    emails_a_month: int


PLANS: Final = {
    "starter": Plan(2, 200),
    "builder": Plan(5, 5_000),
    "pro": Plan(25, 30_000),
    "scale": Plan(100, 150_000),
}


class Limit(msgspec.Struct):
    """What every send is answered: `none`, or a 429 that is `plain`, `quota` or `warmup`, whose text may be given."""

    mode: str = "none"
    retry_after: float = 30
    error: str = ""


class Account(msgspec.Struct):
    """The account's stored part."""

    id: str
    name: str = "Sandbox"
    plan: str = "pro"
    oversight_email: str = f"overseer@{DOMAIN}"
    physical_address: str | None = None
    sending_disabled: bool = False
    sending_disabled_reason: str | None = None
    sent_elsewhere: int = 0
    limit: Limit = msgspec.field(default_factory=Limit)

    @property
    def allows(self) -> Plan:
        """The plan's limits."""
        return PLANS[self.plan]


# Made once, before there are threads: two that both have msgspec read a class for the first time end the process.
_ACCOUNT: Final = msgspec.json.Decoder(Account)


def load(db: sqlite3.Connection) -> Account:
    """Read the account."""
    return _ACCOUNT.decode(get_meta(db, "account") or "")


def save(db: sqlite3.Connection, account: Account) -> None:
    """Write the account."""
    set_meta(db, "account", msgspec.json.encode(account).decode())


def sent_this_month(db: sqlite3.Connection, account: Account, now: int) -> int:
    """How many e-mails count against the month's quota; `sent_elsewhere` is what a test added."""
    return ledger.total(db, ledger.SENT, month_start(now), now) + account.sent_elsewhere


def watch_reputation(db: sqlite3.Connection, now: int) -> None:
    """Disable sending once too many of the month's e-mails bounced or were complained about (contract, section 4)."""
    own = load(db)
    sent = sent_this_month(db, own, now)
    if own.sending_disabled or sent < JUDGED_FROM:
        return
    for event, most, name in (
        (ledger.BOUNCED, MOST_BOUNCED, "bounce"),
        (ledger.COMPLAINED, MOST_COMPLAINED, "complaint"),
    ):
        share = ledger.total(db, event, month_start(now), now) / sent
        if share > most:
            own.sending_disabled = True
            own.sending_disabled_reason = f"The {name} rate is {share:.1%}; up to {most:.1%} is allowed"
    save(db, own)
