"""What a pass of the sync has to do, worked out from what MultiMail lists and what we know. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reviewer.drafts.words import State
from reviewer.multimail.schemas import MailboxInfo, PendingItem
from reviewer.multimail.words import Status

# Mailbox id and email id: an email id alone may come back under another mailbox.
Key = tuple[str, str]

# Our word for each of MultiMail's statuses. Any other is none of ours to decide: the draft is gone from the queue.
STATES: dict[str, State] = {
    "pending": State.PENDING,  # what some of MultiMail's own pages call either of the next two
    Status.PENDING_SCAN: State.PENDING,
    Status.PENDING_SEND_APPROVAL: State.PENDING,
    Status.PENDING_INBOUND_APPROVAL: State.PENDING,
    Status.SENT: State.SENT,
    Status.DELIVERED: State.SENT,
    Status.BOUNCED: State.SENT,
    Status.UNREAD: State.SENT,
    Status.READ: State.SENT,
    Status.ARCHIVED: State.SENT,
    Status.SCHEDULED: State.SCHEDULED,
    Status.APPROVED: State.SCHEDULED,  # it may yet be sent, or fail to be
    Status.REJECTED: State.REJECTED,
    Status.CANCELLED: State.CANCELLED,
    Status.DELETED: State.CANCELLED,
    Status.SEND_FAILED: State.FAILED,
    Status.EXPIRED: State.EXPIRED,
}
_WORDS = frozenset(Status)
# Raised when a release takes in more of the details: then all that waits is asked for once more. It stands beside the
# digest, not in it: a worker of the release before must find its own digest there, or both ask in turns for ever.
READ_AS = 1


def state_of(status: str) -> State:
    """Our state for a status of MultiMail's."""
    return STATES.get(status, State.GONE)


def is_known(status: str) -> bool:
    """Whether it is a word of MultiMail's that we know; of a mail with any other nothing is known."""
    return status in STATES or status in _WORDS


def is_closed(told: str) -> bool:
    """Whether a status that somebody tells, if any, is that of a mail that waits for nobody's decision any more."""
    return bool(told) and state_of(told) != State.PENDING


@dataclass(frozen=True)
class Known:
    """A draft of ours, as far as planning needs it.

    `listed` is the digest of the list item last taken in, `state` one of State, `read_as` was READ_AS when its detail
    was.
    """

    listed: str
    state: str
    read_as: int = READ_AS


@dataclass(frozen=True)
class Plan:
    """What to fetch, by key: `fetch` are new or changed, `closed` have left the list; `unchanged` is only counted."""

    new: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    closed: list[Key] = field(default_factory=list)
    unchanged: int = 0

    @property
    def fetch(self) -> list[Key]:
        """Whose detail is wanted."""
        return [*self.new, *self.changed]


def listed_digest(item: PendingItem, mailbox: MailboxInfo | None) -> str:
    """SHA-256 of all that the list says of an email and of what its mailbox adds to it."""
    copies = (mailbox.auto_cc or "", mailbox.auto_bcc or "") if mailbox else ("", "")
    # Nothing where it adds none: a worker of a release that does not look at them finds its own digest.
    words = (mailbox.display_name or "", mailbox.signature_block or "") if mailbox else ("", "")
    added = words if any(words) else ()
    head = json.dumps([item.sender, item.to, item.subject, item.status, item.direction, item.thread_id, copies + added])
    # JSON has no bare line break, so head and body cannot run into each other, and a long body need not be escaped.
    return hashlib.sha256(f"{head}\n{item.body}".encode()).hexdigest()


def plan(
    listed: Mapping[Key, str], known: Mapping[Key, Known], *, complete: bool, unreadable: Iterable[Key] = ()
) -> Plan:
    """Compare the list (key to digest) with what we know.

    `complete` is False when the list could not be read to its end: then nothing counts as having left it. `unreadable`
    are keys that the list names but whose items could not be read: they have not left it either.
    """
    new = [key for key in listed if key not in known]
    changed = [
        key
        for key, digest in listed.items()
        if key in known
        and ((known[key].listed, known[key].state) != (digest, State.PENDING) or known[key].read_as < READ_AS)
    ]
    here = {*listed, *unreadable}
    closed = [key for key, row in known.items() if row.state == State.PENDING and key not in here] if complete else []
    return Plan(new, changed, closed, unchanged=len(listed) - len(new) - len(changed))
