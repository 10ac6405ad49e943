"""Recording what people decide. Nothing here acts on MultiMail: that is reviewer.delivery's.

`give_verdict` is one transaction: rights, state and digest are checked under the draft's lock, and the rows and the
audit event are written together (invariants 1, 2, 4, 5, 6).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from reviewer import trace
from reviewer.accounts.models import User
from reviewer.accounts.rights import SHORTEST_REASON, read_only
from reviewer.audit.actions import Act
from reviewer.audit.chain import written
from reviewer.audit.record import record
from reviewer.decisions import policy
from reviewer.decisions.blocks import Warned
from reviewer.decisions.locked import locked, revision_read
from reviewer.decisions.models import Action, Decision, Delivery, Verdict
from reviewer.decisions.refused import (
    AlreadyDecided,
    BadReason,
    DecidedSince,
    NotAllowed,
    NotOpen,
    TimeUnconfirmed,
    Unconfirmed,
)
from reviewer.decisions.validity import check_blocks, requirement_for
from reviewer.decisions.waiting import open_decision, waiting_verdicts
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft
from reviewer.nudge import nudge
from reviewer.prepared import insert

# What a person's verdict that waits for others says anew when they give it again.
SAID = ("revision", "draft", "digest", "action", "reason", "role", "created_at", "decision", "edit_was_out")
# A hold ends this long before MultiMail drops the draft, so that there is time to post.
EXPIRY_MARGIN = timedelta(seconds=30)


@dataclass(frozen=True)
class Recorded:
    """A verdict that was taken, and the decision it led to; None while the policy waits for others."""

    verdict: Verdict
    decision: Decision | None
    waiting_for: int = 0


def give_verdict(
    user: User,
    draft_id: int,
    action: Action,
    digest: str,
    reason: str = "",
    confirmed: Collection[str] = (),
    *,
    at_once: bool = False,
    last: int = 0,
) -> Recorded:
    """Record `user`'s word on the revision that has `digest`; `confirmed` are the keys of the warnings they saw.

    `at_once`: they confirmed that their edit is sent at once, though nobody knows whether the mail waits for a time.
    `last` is the id of the draft's newest decision as it was before the step, 0 for none: so one press counts once,
    however late it arrives and whatever became of the decision that it led to.

    A repeated click gives the first answer again. Raises NotAllowed, BadReason, NotOpen, DecidedSince, Stale,
    TakenBack, Blocked, Unconfirmed, TimeUnconfirmed or AlreadyDecided.
    """
    check_person(user)
    reason = reason.strip()
    if action != Action.APPROVE and len(reason) < SHORTEST_REASON:
        raise BadReason(f"Say why in at least {SHORTEST_REASON} characters: the agent and the history keep it.")
    try:
        with transaction.atomic():
            return _record(user, draft_id, action, digest, reason, confirmed, at_once, last)
    except IntegrityError:
        if decision := open_decision(draft_id):
            raise AlreadyDecided(decision) from None
        raise


def _check_confirmed(warned: Sequence[Warned], confirmed: Collection[str]) -> None:
    if missing := [one for one in warned if one.key not in confirmed]:
        raise Unconfirmed(sum(one.places for one in missing))


def check_person(user: User) -> None:
    """Raises NotAllowed for whoever may not decide."""
    if not user.is_active:
        raise NotAllowed("This account is closed.")
    if not user.may_decide:
        raise NotAllowed(read_only("decide"))


def _record(
    user: User,
    draft_id: int,
    action: Action,
    digest: str,
    reason: str,
    confirmed: Collection[str],
    at_once: bool,
    last: int,
) -> Recorded:
    draft, asked_from = locked(draft_id)
    if draft.decided and (decision := open_decision(draft_id)):
        return _repeated(user, decision, action, digest)
    now = timezone.now()
    if not draft.is_open or draft.expired(now):
        raise NotOpen(draft)
    if draft.replaces_id and open_decision(draft.replaces_id):
        raise NotAllowed("It is decided with the draft that it replaces, whose edit is being carried out.")
    revision = revision_read(draft, action, digest)
    if draft.last is not None and draft.last != last:
        raise DecidedSince(Decision.objects.select_related("decided_by").get(pk=draft.last))
    bare = () if draft.hinted or draft.current_id is None else (draft.current_id,)
    warned = check_blocks(draft, revision, action, draft.rules_at, bare, edit_is_out=draft.edit_is_out)
    _check_confirmed(warned, confirmed)
    at_once = action == Action.EDIT and _goes_at_once(draft, at_once)
    asked_about = action == Action.EDIT or draft.spoken
    waiting = waiting_verdicts(revision) if asked_about else []
    # The newest: of an edit that was saved twice it may be about the earlier revision, and this one counts.
    verdict = next((row for row in reversed(waiting) if row.user_id == user.pk), Verdict(user=user))
    before = None if verdict._state.adding else _word(verdict)
    verdict.revision, verdict.draft, verdict.digest = revision, draft, digest
    verdict.action, verdict.reason, verdict.role, verdict.created_at = action, reason, user.role, now
    verdict.edit_was_out = draft.edit_is_out
    others = [row for row in waiting if row.action == action and row.user_id != user.pk]
    agreeing = [row for row in others if row.user.may_decide and not row.is_overtaken]
    if missing := _missing(draft, verdict, agreeing):
        if _word(verdict) == before:
            verdict.refresh_from_db(fields=["created_at"])
            return Recorded(verdict, None, missing)
        _keep(verdict)
        data = {"digest": digest, "reason": reason, "missing": missing, **_said_so(at_once)}
        record(entry(user.actor, Act(f"verdict.{action}"), draft, **data))
        return Recorded(verdict, None, missing)
    # The way to the database counts as ahead too, so that no hold is too short by it; without a hold it is due at once.
    ahead = draft.asked_at - (asked_from if settings.HOLD_SECONDS else now)
    return Recorded(verdict, _decide(draft, verdict, agreeing, draft.rules_at, ahead, at_once))


def _repeated(user: User, decision: Decision, action: Action, digest: str) -> Recorded:
    """The same word by the same person again is a double click; anything else came too late."""
    mine = decision.verdicts.filter(user=user, action=action, digest=digest).first()
    if mine is None:
        raise AlreadyDecided(decision)
    return Recorded(mine, decision)


def _word(verdict: Verdict) -> tuple[object, ...]:
    """What it says, by whom in which role: the same again while it waits for others is a double click."""
    said = verdict.revision_id, verdict.digest, verdict.action, verdict.reason, verdict.role
    return (*said, verdict.edit_was_out)


def _goes_at_once(draft: Draft, confirmed: bool) -> bool:
    """Whether its edit is sent at once although nobody knows if the mail waits for a time. Raises TimeUnconfirmed.

    So too where its time was told since the person confirmed that.
    """
    if draft.is_time_known:
        if confirmed and draft.waits_at(timezone.now()):
            raise TimeUnconfirmed(draft.send_at)
        return False
    if not confirmed:
        raise TimeUnconfirmed(None)
    return True


def _said_so(at_once: bool) -> dict[str, bool]:
    """What the history keeps of it."""
    return {"at_once": True} if at_once else {}


def _missing(draft: Draft, verdict: Verdict, agreeing: Sequence[Verdict]) -> int:
    """How many more verdicts the policy wants, beside this one and those of others for the same."""
    if verdict.action == Action.REJECT:
        return 0
    needed = requirement_for(draft)
    if verdict.role not in needed.roles:
        raise NotAllowed(f"This draft needs {needed.words}.")
    approvals = [policy.Approval(row.user_id, row.user.role) for row in (*agreeing, verdict)]
    return max(0, needed.approvals - policy.counted(needed, approvals))


def _keep(verdict: Verdict) -> None:
    """Write it down; one that its person gave before says from now on what it says now."""
    if verdict._state.adding:
        insert(verdict)
    else:
        verdict.save(update_fields=SAID)


def _decide(
    draft: Draft,
    verdict: Verdict,
    agreeing: Sequence[Verdict],
    rules_at: datetime | None,
    ahead: timedelta,
    at_once: bool,
) -> Decision:
    now, revision = verdict.created_at, verdict.revision
    decision = Decision(
        draft=draft,
        revision=revision,
        action=verdict.action,
        reason=verdict.reason,
        decided_by=verdict.user,
        decided_at=now,
        rules_at=rules_at,
        at_once=at_once,
    )
    insert(decision)
    verdict.decision = decision
    _keep(verdict)
    if agreeing:
        Verdict.objects.filter(pk__in=[row.pk for row in agreeing]).update(decision=decision)
    data = {
        "decision": decision.pk,
        "revision": revision.number,
        "digest": verdict.digest,
        "reason": verdict.reason,
        "recipients": revision.content.readers,
        "decided_at": written(now),
        **_said_so(at_once),
    }
    record(entry(verdict.user.actor, Act(f"decided.{verdict.action}"), draft, **data))
    # The history may have been long in coming: nobody is told of the decision before.
    told_at = max(now, timezone.now())
    hold = _hold(draft, told_at)
    delivery = Delivery(
        decision=decision,
        due_at=told_at + hold + ahead,
        hold_until=told_at + hold,
        expires_at=draft.expires_at,
        trace=trace.current(),
    )
    insert(delivery)
    trace.add(decision=decision.pk, delivery=delivery.pk)
    nudge("delivery.deliver", delivery.pk, countdown=hold.total_seconds())
    return decision


def _hold(draft: Draft, now: datetime) -> timedelta:
    """For how long anyone at the desk can stop what is decided now: no longer than leaves time to post."""
    return min(timedelta(seconds=settings.HOLD_SECONDS), max(timedelta(0), draft.expires_at - EXPIRY_MARGIN - now))
