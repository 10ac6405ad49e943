"""Audit events as sentences."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reviewer.audit.chain import digest
from reviewer.audit.models import Event

# Action: what it says after the actor's name, icon, kind (how it is drawn).
SENTENCES: Mapping[str, tuple[str, str, str]] = {
    "received": ("held it for approval", "inbox", ""),
    "replacement_seen": ("holds it as the replacement of an edited draft", "inbox", ""),
    "replacement_kept_back": ("did not send the mail in its place", "circle-slash", ""),
    "replacement_released": ("lets it wait as a mail of its own; it replaces nothing any more", "inbox", ""),
    "changed": ("holds a changed draft", "sync", ""),
    "changed_after_approval": ("shows another mail than the one that was approved", "alert", "block"),
    "rewrite_noted": ("took note that it is another mail than the one that was approved", "eye", "decision"),
    "unreached_noted": ("took note that it did not reach everybody", "eye", "decision"),
    "changed_back": ("shows the mail that was approved again", "sync", ""),
    "closed": ("no longer holds it", "archive", ""),
    "moved": ("moved it on", "archive", ""),
    "bounced": ("could not hand it to everybody: it bounced", "alert", "block"),
    "bounce_unknown": ("told of a bounce that it did not show for three days: it is unknown", "alert", "block"),
    "reopened": ("holds it for approval again", "inbox", ""),
    "edited": ("edited it", "pencil", "decision"),
    "edit_discarded": ("took an edit back", "undo", "decision"),
    "sorted": ("sorted it by hand", "tag", "decision"),
    "decided.approve": ("approved it", "check-circle", "decision"),
    "decided.reject": ("rejected it", "x-circle", "block"),
    "decided.edit": ("approved an edit of it", "check-circle", "decision"),
    "verdict.approve": ("approved it; more approvals are needed", "check", "decision"),
    "verdict.edit": ("approved an edit of it; more approvals are needed", "check", "decision"),
    "stopped": ("stopped the decision", "undo", "decision"),
    "tried_again": ("had it tried again", "sync", "decision"),
    "settled_by_hand": ("settled it on MultiMail", "check-circle", "decision"),
    "needs_look": ("could not carry it out; a person has to look", "alert", "block"),
    "fence.set": ("said who reads at", "people", "decision"),
    "fence.removed": ("removed the rule for", "people", "decision"),
    "hint.dismissed": ("dismissed a hint", "check", "decision"),
    "hint.reopened": ("reopened a hint", "undo", "decision"),
    "hint.overridden": ("let it through although hints block it", "shield-x", "block"),
    "hint.marked": ("marked a passage that the rules missed", "eye", "decision"),
    "redaction.policy": ("changed what a hint means:", "shield-x", "decision"),
    "redaction.allowed": ("allowed a value", "check", "decision"),
    "redaction.disallowed": ("no longer allows a value", "x", "decision"),
    "redaction.known": ("added to what the house knows", "people", "decision"),
    "redaction.forgotten": ("took away from what the house knows:", "x", "decision"),
    "delivery.done": ("carried it out on MultiMail", "paper-airplane", "ok"),
    "delivery.elsewhere": ("found it decided elsewhere", "link-external", ""),
    "delivery.void": ("found the decision void; nothing was sent", "alert", "block"),
}
# What of an event's data is told in words: the rest is in its payload.
WHY = ("reason", "problem", "note")


@dataclass(frozen=True)
class Told:
    """One event for people, with what proves it."""

    event: Event
    what: str
    icon: str
    kind: str

    @property
    def day(self) -> date:
        """The day it happened, in UTC."""
        return self.event.at.date()

    @property
    def details(self) -> str:
        """What exactly, in words: what changed, how it ended."""
        data = self.event.data
        parts = []
        if data.get("changed"):
            parts.append(f"Changed: {', '.join(data['changed'])}.")
        if data.get("state"):
            by = f", by {data['by']}" if data.get("by") else ""
            parts.append(f"On MultiMail it is {data['state']}{by}.")
        if data.get("recipients"):
            parts.append(f"{data['recipients']} address{'' if data['recipients'] == 1 else 'es'}.")
        if data.get("at_once"):
            parts.append("Confirmed: sent at once, although MultiMail did not say whether it waits for a time.")
        return " ".join(parts)

    @property
    def why(self) -> str:
        """The reason or problem that was written down."""
        return next((str(self.event.data[name]) for name in WHY if self.event.data.get(name)), "")

    @property
    def sound(self) -> bool:
        """Whether the stored hash is that of what is stored."""
        return digest(self.event.link) == self.event.hash

    @property
    def payload(self) -> str:
        """All that was hashed, as JSON."""
        data: dict[str, Any] = {**vars(self.event.link), "at": self.event.at.isoformat()}
        data.pop("hash")
        return json.dumps(data, indent=2, sort_keys=True, ensure_ascii=True)


def tell(event: Event) -> Told:
    """An event as a sentence; an action that is not known is named as it is."""
    what, icon, kind = SENTENCES.get(event.action, (event.action.replace("_", " ").replace(".", ": "), "dot-fill", ""))
    return Told(event, what, icon, kind)
