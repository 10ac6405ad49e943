"""Every point between two effects of approving, rejecting (both also shown late), editing, giving it up, and a lot.

The steps are those of the table in reviewer/delivery/__init__.py. A point is named by the write that came last (or is
just being made), the call that follows, and how the worker meets its end there:

    lost      killed before the write is committed: the database never had it
    kept      the write is committed, and the worker is killed before it does anything else
    flying    killed while the call is on its way; MultiMail carries it out before another worker looks
    late      the same, but MultiMail carries it out only after another worker has looked and acted
    unread    MultiMail has carried the call out; killed before the answer is read
"""

from dataclasses import dataclass
from typing import Final, LiteralString

DECIDE: Final = "POST /v1/oversight/decide"
SEND: Final = "POST /v1/mailboxes/*/send"
TAGS: Final = "PUT /v1/mailboxes/*/tags"
CANCEL: Final = "POST /v1/mailboxes/*/cancel"
LOOK: Final = "GET /v1/mailboxes/*/emails/*"
COPIES: Final = "GET /v1/mailboxes"
FILE: Final = "GET /v1/mailboxes/*/attachments/*"

WORDS: Final = {
    DECIDE: "decide", SEND: "send", TAGS: "tags", CANCEL: "cancel", LOOK: "look", COPIES: "copies", FILE: "attachment",
}  # fmt: skip


@dataclass(frozen=True)
class Write:
    """A write to the database: an UPDATE or INSERT on `table` that meets `when`; `deferred` is its commit."""

    name: str
    table: LiteralString
    when: LiteralString
    event: LiteralString = "UPDATE"
    deferred: bool = False


@dataclass(frozen=True)
class Point:
    """Where and how a worker ends. Without a `route` at the write itself, else at the first such call after it."""

    write: Write
    how: str
    route: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.write.name, WORDS.get(self.route, ""), self.how) if part)


def step(name: LiteralString) -> Write:
    """The write of one step on the outbox row."""
    return Write(name, "decisions_delivery", "NEW.step = '" + name + "' AND OLD.step <> NEW.step")


CLAIM: Final = Write("claim", "decisions_delivery", "NEW.lease_owner NOT IN ('', OLD.lease_owner)", deferred=True)
HAND_BACK: Final = Write("hand-back", "decisions_delivery", "OLD.state = 'posting' AND NEW.state = 'waiting'")
# The last transaction: outbox row, decision, mirror, history.
CLOSED: Final = "delivery.done", "delivery.elsewhere", "delivery.void"
CLOSE: Final = Write("close", "decisions_delivery", "NEW.state IN ('done', 'elsewhere', 'void')")
CLOSE_DECISION: Final = Write("close-decision", "decisions_decision", "NEW.outcome <> ''")
CLOSE_MIRROR: Final = Write("close-mirror", "drafts_draft", "OLD.state = 'pending' AND NEW.state <> 'pending'")
CLOSE_HISTORY: Final = Write("close-history", "audit_event", "NEW.action LIKE 'delivery.%'", "INSERT")
COMMIT: Final = Write("commit", "audit_event", "NEW.action LIKE 'delivery.%'", "INSERT", deferred=True)


def written(*writes: Write) -> list[Point]:
    """Both ends at each of these writes, each of which is a transaction of its own."""
    return [Point(write, how) for write in writes for how in ("lost", "kept")]


def read(write: Write, *routes: str) -> list[Point]:
    """A call without an effect, on its way."""
    return [Point(write, "flying", route) for route in routes]


def acted(write: Write, route: str) -> list[Point]:
    """All ends around a call with an effect."""
    return [Point(write, how, route) for how in ("flying", "late", "unread")]


BEGIN: Final = [*written(CLAIM), *read(CLAIM, LOOK, COPIES)]
END: Final = [
    *(Point(write, "lost") for write in (CLOSE, CLOSE_DECISION, CLOSE_MIRROR, CLOSE_HISTORY)),
    *written(COMMIT),
]


def posted(intent: Write) -> list[Point]:
    """Intent, the call to decide, and the look that confirms it."""
    return [*written(intent), *acted(intent, DECIDE), *read(intent, LOOK)]


APPROVE: Final = [*BEGIN, *posted(step("approving")), *END]
REJECT: Final = posted(step("rejecting"))
# MultiMail takes the decision and shows the mail as waiting once more.
APPROVE_LATE: Final = [
    *acted(step("approving"), DECIDE), *read(step("approving"), LOOK),
    *written(step("approval taken")), *written(HAND_BACK), *read(HAND_BACK, LOOK, COPIES),
]  # fmt: skip
REJECT_LATE: Final = [*written(step("rejection taken")), *written(HAND_BACK)]
EDIT: Final = [
    *BEGIN, *read(CLAIM, FILE),
    *written(step("sending")), *acted(step("sending"), SEND),
    *written(step("sent")), *read(step("sent"), LOOK), *written(HAND_BACK),
    *read(HAND_BACK, LOOK), *acted(step("sent"), TAGS),
    *written(step("tagged")), *read(step("tagged"), LOOK, COPIES), *posted(step("rejecting")),
    *written(step("rejected")), *read(step("rejected"), LOOK, COPIES), *posted(step("approving")),
    *END,
]  # fmt: skip
# An edit that leaves a reader out: the original goes first.
EDIT_FIRST: Final = [
    *read(CLAIM, FILE), *posted(step("rejecting")), *written(step("rejected")), *read(step("rejected"), FILE),
    *written(step("sending last")), *acted(step("sending last"), SEND), *written(step("sent last")),
    *read(step("sent last"), LOOK), *acted(step("sent last"), TAGS), *written(step("tagged last")),
    *read(step("tagged last"), LOOK, COPIES), *written(step("approving")), *acted(step("approving"), DECIDE),
]  # fmt: skip
# Somebody approves the original on MultiMail when the replacement is tagged: it must be cancelled.
GIVE_UP: Final = [
    *written(step("cancelling")), *acted(step("cancelling"), CANCEL), *read(step("cancelling"), LOOK), *END,
]  # fmt: skip
# An approval and a rejection in one lot: between the first, carried out and not closed yet, and the second; and the end
# of both, which is one transaction.
LOT: Final = [
    *written(CLAIM), *read(step("approving"), DECIDE), *posted(step("rejecting")), *END,
]  # fmt: skip
