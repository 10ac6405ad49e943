"""The words of MultiMail's API, as its contract page names them (sections 1, 2, 5 and 8).

Values are exactly what goes over the wire. Used by the client that talks to MultiMail and by the local sandbox;
this module knows nothing else of ours.
"""

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Where an e-mail stands. The first twelve are the official enum; the rest are shown as well (section 2)."""

    UNREAD = "unread"
    READ = "read"
    ARCHIVED = "archived"
    DELETED = "deleted"
    PENDING_SEND_APPROVAL = "pending_send_approval"
    PENDING_INBOUND_APPROVAL = "pending_inbound_approval"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    SEND_FAILED = "send_failed"
    SCHEDULED = "scheduled"
    SPAM_FLAGGED = "spam_flagged"
    SPAM_QUARANTINED = "spam_quarantined"
    PENDING_SCAN = "pending_scan"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    APPROVED = "approved"
    EXPIRED = "expired"


HELD: Final = frozenset({Status.PENDING_SEND_APPROVAL, Status.PENDING_INBOUND_APPROVAL})
"""The statuses in which an e-mail waits for a decision."""

CANCELLABLE: Final = HELD | {Status.PENDING_SCAN, Status.SCHEDULED}
"""The statuses from which a sender may still cancel."""


class Direction(StrEnum):
    """Which way an e-mail travels."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Scope(StrEnum):
    """What an API key may do. `oversight_read` is not in the official enum, but documented."""

    READ = "read"
    SEND = "send"
    ADMIN = "admin"
    OVERSIGHT = "oversight"
    OVERSIGHT_READ = "oversight_read"


class OversightMode(StrEnum):
    """How closely a mailbox is watched, strictest first: the order of the members is the order of strictness."""

    READ_ONLY = "read_only"
    GATED_ALL = "gated_all"
    GATED_SEND = "gated_send"
    MONITORED = "monitored"
    AUTONOMOUS = "autonomous"

    @property
    def looseness(self) -> int:
        """0 for the strictest mode, growing as the mode gets looser."""
        return list(OversightMode).index(self)

    def or_stricter(self, other: "OversightMode") -> "OversightMode":
        """The stricter of the two."""
        return min(self, other, key=lambda mode: mode.looseness)

    @property
    def holds_outbound(self) -> bool:
        """Whether an outbound e-mail waits for a decision."""
        return self in (OversightMode.GATED_ALL, OversightMode.GATED_SEND)

    @property
    def holds_inbound(self) -> bool:
        """Whether a received e-mail waits for a decision."""
        return self is OversightMode.GATED_ALL


class GateTiming(StrEnum):
    """For a scheduled e-mail: decide first and then wait, or wait first and decide at the delivery time."""

    GATE_FIRST = "gate_first"
    SCHEDULE_FIRST = "schedule_first"


class Action(StrEnum):
    """What a reviewer may decide."""

    APPROVE = "approve"
    REJECT = "reject"


class Decided(StrEnum):
    """What the decide call answers as `status`."""

    APPROVED = "approved"
    APPROVED_AND_SENT = "approved_and_sent"
    REJECTED = "rejected"


class Event(StrEnum):
    """What a webhook may tell. `email.received` is another name of `message.received`."""

    MESSAGE_RECEIVED = "message.received"
    MESSAGE_SENT = "message.sent"
    MESSAGE_DELIVERED = "message.delivered"
    MESSAGE_BOUNCED = "message.bounced"
    MESSAGE_COMPLAINED = "message.complained"
    OVERSIGHT_PENDING = "oversight.pending"
    OVERSIGHT_APPROVED = "oversight.approved"
    OVERSIGHT_REJECTED = "oversight.rejected"
    EMAIL_RECEIVED = "email.received"


SIGNATURE_HEADER: Final = "X-MultiMail-Signature"
"""Carries the hex HMAC-SHA256 of a webhook's raw body; some sources prefix it with `sha256=`."""
