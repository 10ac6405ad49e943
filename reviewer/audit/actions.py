"""All that the history tells of.

The strings stand in the chain, each event's hash is made of them: none is ever changed, or used for anything else.
"""

from enum import StrEnum


class Act(StrEnum):
    """What was done, by a person, by MultiMail or the desk itself; `desk.history.telling` has a sentence for each."""

    # MultiMail, as the sync sees it.
    RECEIVED = "received"
    CHANGED = "changed"
    CHANGED_AFTER_APPROVAL = "changed_after_approval"
    CHANGED_BACK = "changed_back"
    CLOSED = "closed"
    MOVED = "moved"
    REOPENED = "reopened"
    BOUNCED = "bounced"
    BOUNCE_UNKNOWN = "bounce_unknown"
    REPLACEMENT_SEEN = "replacement_seen"
    REPLACEMENT_KEPT_BACK = "replacement_kept_back"
    REPLACEMENT_RELEASED = "replacement_released"

    # People, about one draft.
    EDITED = "edited"
    EDIT_DISCARDED = "edit_discarded"
    EDIT_BROUGHT_BACK = "edit_brought_back"
    SORTED = "sorted"
    VERDICT_APPROVE = "verdict.approve"
    VERDICT_EDIT = "verdict.edit"
    DECIDED_APPROVE = "decided.approve"
    DECIDED_REJECT = "decided.reject"
    DECIDED_EDIT = "decided.edit"
    STOPPED = "stopped"
    TRIED_AGAIN = "tried_again"
    SETTLED_BY_HAND = "settled_by_hand"
    REWRITE_NOTED = "rewrite_noted"
    UNREACHED_NOTED = "unreached_noted"
    HINT_DISMISSED = "hint.dismissed"
    HINT_REOPENED = "hint.reopened"
    HINT_OVERRIDDEN = "hint.overridden"
    HINT_MARKED = "hint.marked"

    # The worker, about a decision that it carries out.
    NEEDS_LOOK = "needs_look"
    DELIVERY_DONE = "delivery.done"
    DELIVERY_ELSEWHERE = "delivery.elsewhere"
    DELIVERY_VOID = "delivery.void"

    # The house's rules.
    FENCE_SET = "fence.set"
    FENCE_REMOVED = "fence.removed"
    REDACTION_POLICY = "redaction.policy"
    REDACTION_ALLOWED = "redaction.allowed"
    REDACTION_DISALLOWED = "redaction.disallowed"
    REDACTION_KNOWN = "redaction.known"
    REDACTION_FORGOTTEN = "redaction.forgotten"

    # The people at the desk.
    PERSON_ADDED = "person.added"
    PERSON_ROLE = "person.role"
    PERSON_PASSWORD = "person.password"  # noqa: S105 (no secret)
    PERSON_ACTIVATED = "person.activated"
    PERSON_DEACTIVATED = "person.deactivated"
