"""Audit events as sentences."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reviewer.audit.actions import Act
from reviewer.audit.chain import is_as_hashed
from reviewer.audit.models import Event
from reviewer.decisions.models import Action

# What each says after the actor's name, icon, kind (how it is drawn).
SENTENCES: Mapping[str, tuple[str, str, str]] = {
    Act.RECEIVED: ("held it for approval", "inbox", ""),
    Act.REPLACEMENT_SEEN: ("holds it as the replacement of an edited draft", "inbox", ""),
    Act.REPLACEMENT_KEPT_BACK: ("did not send the mail in its place", "circle-slash", ""),
    Act.REPLACEMENT_RELEASED: ("lets it wait as a mail of its own; it replaces nothing any more", "inbox", ""),
    Act.CHANGED: ("holds a changed draft", "sync", ""),
    Act.CHANGED_AFTER_APPROVAL: ("shows another mail than the one that was approved", "alert", "block"),
    Act.REWRITE_NOTED: ("took note that it is another mail than the one that was approved", "eye", "decision"),
    Act.UNREACHED_NOTED: ("took note that it did not reach everybody", "eye", "decision"),
    Act.CHANGED_BACK: ("shows the mail that was approved again", "sync", ""),
    Act.CLOSED: ("no longer holds it", "archive", ""),
    Act.MOVED: ("moved it on", "archive", ""),
    Act.BOUNCED: ("could not hand it to everybody: it bounced", "alert", "block"),
    Act.BOUNCE_UNKNOWN: ("told of a bounce that it did not show for three days: it is unknown", "alert", "block"),
    Act.REOPENED: ("holds it for approval again", "inbox", ""),
    Act.EDITED: ("edited it", "pencil", "decision"),
    Act.EDIT_DISCARDED: ("took an edit back", "undo", "decision"),
    Act.EDIT_BROUGHT_BACK: ("saved an edit again that was taken back", "pencil", "decision"),
    Act.SORTED: ("sorted it by hand", "tag", "decision"),
    Act.DECIDED_APPROVE: ("approved it", "check-circle", "decision"),
    Act.DECIDED_REJECT: ("rejected it", "x-circle", "decision"),
    Act.DECIDED_EDIT: ("approved an edit of it", "check-circle", "decision"),
    Act.VERDICT_APPROVE: ("approved it; more approvals are needed", "check", "decision"),
    Act.VERDICT_EDIT: ("approved an edit of it; more approvals are needed", "check", "decision"),
    Act.STOPPED: ("stopped the decision", "undo", "decision"),
    Act.TRIED_AGAIN: ("had it tried again", "sync", "decision"),
    Act.SETTLED_BY_HAND: ("settled it on MultiMail", "check-circle", "decision"),
    Act.NEEDS_LOOK: ("could not carry it out; a person has to look", "alert", "block"),
    Act.FENCE_SET: ("said who reads at", "people", "decision"),
    Act.FENCE_REMOVED: ("removed the rule for", "people", "decision"),
    Act.HINT_DISMISSED: ("dismissed a hint", "check", "decision"),
    Act.HINT_REOPENED: ("reopened a hint", "undo", "decision"),
    Act.HINT_OVERRIDDEN: ("let it through although hints block it", "shield-x", "block"),
    Act.HINT_MARKED: ("marked a passage that the rules missed", "eye", "decision"),
    Act.REDACTION_POLICY: ("changed what a hint means:", "shield-x", "decision"),
    Act.REDACTION_ALLOWED: ("allowed a value", "check", "decision"),
    Act.REDACTION_DISALLOWED: ("no longer allows a value", "x", "decision"),
    Act.REDACTION_KNOWN: ("added to what the house knows", "people", "decision"),
    Act.REDACTION_FORGOTTEN: ("took away from what the house knows:", "x", "decision"),
    Act.DELIVERY_DONE: ("carried it out on MultiMail", "paper-airplane", "ok"),
    Act.DELIVERY_ELSEWHERE: ("found that it no longer waits on MultiMail", "link-external", ""),
    Act.DELIVERY_VOID: ("found the decision void; nothing was sent", "alert", "block"),
    Act.PERSON_ADDED: ("gave a person an account", "people", "decision"),
    Act.PERSON_ROLE: (
        "gave a person another role, by which their words on waiting drafts count",
        "people",
        "decision",
    ),
    Act.PERSON_PASSWORD: ("gave a person another password", "people", "decision"),
    Act.PERSON_ACTIVATED: ("opened a person's account again", "people", "decision"),
    Act.PERSON_DEACTIVATED: (
        "closed a person's account: their words on waiting drafts count no more",
        "x",
        "decision",
    ),
}
# What of an event's data is told in words: the rest is in its payload. What came of it (`note`) is no reason.
WHY = ("reason", "problem")
# What is told of an event that does not match its hash.
CHANGED = "this event was changed after it was written"


@dataclass(frozen=True)
class ToldEvent:
    """One event for people, with what proves it.

    It is `sound` if its stored hash is that of what is stored. Else nothing but its name is told: what stands in it may
    be anything.
    """

    event: Event
    what: str
    icon: str
    kind: str
    sound: bool = True

    @property
    def day(self) -> date | None:
        """The day it happened, in UTC; None where that cannot be read any more."""
        return self._at.date() if self._at else None

    @property
    def _at(self) -> datetime | None:
        return self.event.at

    @property
    def details(self) -> str:
        """What exactly, in words: what changed, how it ended."""
        data = self._data
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
        if data.get("note"):
            parts.append(str(data["note"]))
        return " ".join(parts)

    @property
    def account(self) -> str:
        """The address of the person who did it; empty for the house itself, and of events from before it was kept."""
        return str(self._data.get("account", ""))

    @property
    def why(self) -> str:
        """The reason or problem that was written down."""
        return next((str(self._data[name]) for name in WHY if self._data.get(name)), "")

    @property
    def _data(self) -> Mapping[str, Any]:
        return self.event.data if self.sound else {}

    @property
    def payload(self) -> str:
        """All that was hashed, as JSON."""
        data: dict[str, Any] = {**vars(self.event.link), "at": self._at and self._at.isoformat()}
        data.pop("hash")
        return json.dumps(data, indent=2, sort_keys=True, ensure_ascii=True)


def tell(event: Event) -> ToldEvent:
    """An event as a sentence; an action that is not known is named as it is."""
    if not is_as_hashed(event.link):
        return ToldEvent(event, f"{event.action}: {CHANGED}", "shield-x", "block", sound=False)
    what, icon, kind = SENTENCES.get(event.action, (event.action.replace("_", " ").replace(".", ": "), "dot-fill", ""))
    if event.action == Act.DELIVERY_DONE and event.data.get("action") == Action.REJECT:
        # Nothing went out.
        icon, kind = "x-circle", "decision"
    return ToldEvent(event, what, icon, kind)
