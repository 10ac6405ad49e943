"""What people do about a decision that is under way: stop it, have its delivery tried again, settle it by hand.

Each is one transaction around one conditional update of the outbox row: whether it still stands where it may be acted
on is asked in the same statement, so that of a worker and a person, or of two people, one is first (invariants 3, 6).
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from reviewer.accounts.models import User
from reviewer.accounts.rights import too_short
from reviewer.audit.actions import Act
from reviewer.audit.record import record, record_many
from reviewer.clock import DatabaseNow
from reviewer.decisions.models import Decision, Delivery, Step
from reviewer.decisions.record import check_person
from reviewer.decisions.refused import AlreadyDecided, BadReason, NotAllowed, OtherProblem
from reviewer.drafts.history import entry
from reviewer.drafts.replacements import release
from reviewer.nudge import nudge

# What whoever settles one is asked for.
WHAT_YOU_FOUND = "Say what you found on MultiMail"


def stop(user: User, decision_id: int) -> Decision:
    """Stop a decision that has not been begun on MultiMail; anyone at the desk may.

    Raises NotAllowed or AlreadyDecided.
    """
    if not user.is_active:
        raise NotAllowed("This account may not stop decisions.")
    with transaction.atomic():
        now = timezone.now()
        unbegun = {"state": Delivery.State.WAITING, "step": Step.UNBEGUN}
        decision = _changed(decision_id, unbegun, state=Delivery.State.STOPPED, problem="", finished_at=now)
        _close(decision, Decision.Outcome.STOPPED, now)
        record(entry(user.actor, Act.STOPPED, decision.draft, decision=decision.pk, action=decision.action))
    return decision


def retry(user: User, decision_id: int, seen: str | None = None) -> Decision:
    """Hand a delivery that needs a look back to the worker, which looks before it acts and has as much patience again.

    `seen` is `Delivery.retried` as the person saw it: a press that arrives late, when it needs a look anew behind
    another one, may post once more what nobody has asked for (invariant 3). Without it nothing is asked.
    Raises NotAllowed, AlreadyDecided or OtherProblem.
    """
    check_person(user)
    with transaction.atomic():
        again = {"state": Delivery.State.WAITING, "attempts": 0, "due_at": DatabaseNow(), "retried_at": timezone.now()}
        decision = _changed(decision_id, {"state": Delivery.State.NEEDS_LOOK, **_as_seen(seen)}, **again)
        record(entry(user.actor, Act.TRIED_AGAIN, decision.draft, decision=decision.pk))
        nudge("delivery.deliver", decision.delivery.pk)
    return decision


def _as_seen(seen: str | None) -> dict[str, Any]:
    """The condition that nobody has had it tried again since."""
    if seen is None:
        return {}
    try:
        return {"retried_at": parse_datetime(seen) if seen else None}
    except ValueError:  # nothing that a page of ours carries: it is no row's
        return {"pk__in": []}


def settle(user: User, decision_id: int, reason: str, seen: str | None = None) -> Decision:
    """Close a delivery that needs a look: the person has settled it on MultiMail.

    `seen` is as for `retry`: what they found is about the problem that they saw, and a later one may be graver.
    A replacement that waits there still is in the queue from then on.
    Raises NotAllowed, BadReason, AlreadyDecided or OtherProblem.
    """
    check_person(user)
    reason = reason.strip()
    if why := too_short(reason, WHAT_YOU_FOUND):
        raise BadReason(why)
    with transaction.atomic():
        now = timezone.now()
        note = f"{user} settled it by hand: {reason}"
        ended = {"state": Delivery.State.ELSEWHERE, "note": note, "problem": "", "finished_at": now}
        decision = _changed(decision_id, {"state": Delivery.State.NEEDS_LOOK, **_as_seen(seen)}, **ended)
        _close(decision, Decision.Outcome.ELSEWHERE, now)
        released = release(decision.draft.mailbox_id, [decision.draft_id])
        settled = entry(user.actor, Act.SETTLED_BY_HAND, decision.draft, decision=decision.pk, reason=reason)
        record_many([settled, *released])
        nudge("drafts.refresh", decision.draft_id)
    return decision


def _changed(decision_id: int, where: dict[str, Any], **fields: Any) -> Decision:
    """The decision, its delivery changed if it stood `where` they say.

    Raises OtherProblem when it does by its state, and not by what the person saw; else AlreadyDecided.
    """
    decision = Decision.objects.select_related("draft", "delivery", "decided_by").get(pk=decision_id)
    if not Delivery.objects.filter(decision=decision, **where).update(**fields):
        if where["state"] == Delivery.State.NEEDS_LOOK and Delivery.objects.filter(
            decision=decision, state=Delivery.State.NEEDS_LOOK
        ):
            raise OtherProblem
        raise AlreadyDecided(decision)
    return decision


def _close(decision: Decision, outcome: Decision.Outcome, now: datetime) -> None:
    decision.outcome, decision.closed_at = outcome, now
    decision.save(update_fields=["outcome", "closed_at"])
