"""Recording what people decide. Nothing here acts on MultiMail: that is reviewer.delivery's.

`give_verdict` is one transaction: rights, state and digest are checked under the draft's lock, and the rows and the
audit event are written together (invariants 1, 2, 4, 5, 6).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

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
from reviewer.drafts.models import Draft, Revision
from reviewer.nudge import nudge
from reviewer.prepared import insert

if TYPE_CHECKING:
    from reviewer.decisions.locked import Locked

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


@dataclass(frozen=True)
class _Answer:
    """What a person says of a draft, as `give_verdict` takes it."""

    user: User
    draft_id: int
    action: Action
    digest: str
    reason: str
    confirmed: Collection[str]
    at_once: bool
    last: int


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
            return _record(_Answer(user, draft_id, action, digest, reason, confirmed, at_once, last))
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


def _record(answer: _Answer) -> Recorded:
    draft, asked_from = locked(answer.draft_id)
    if draft.decided and (decision := open_decision(draft.pk)):
        return _repeated(answer, decision)
    now = timezone.now()
    revision = _decidable(draft, answer, now)
    edits = answer.action == Action.EDIT
    at_once = edits and _goes_at_once(draft, answer.at_once)
    waiting = waiting_verdicts(revision) if edits or draft.spoken else []
    # The newest: of an edit that was saved twice it may be about the earlier revision, and this one counts.
    mine = next((row for row in reversed(waiting) if row.user_id == answer.user.pk), None)
    before = mine and _word(mine)
    verdict = _spoken(mine or Verdict(user=answer.user), answer, draft, revision, now)
    others = [row for row in waiting if row.action == answer.action and row.user_id != answer.user.pk]
    agreeing = [row for row in others if row.user.may_decide and not row.is_overtaken]
    if missing := _missing(draft, verdict, agreeing):
        if _word(verdict) == before:
            verdict.refresh_from_db(fields=["created_at"])
        else:
            _keep_waiting(draft, verdict, missing, at_once)
        return Recorded(verdict, None, missing)
    # The way to the database counts as ahead too, so that no hold is too short by it; without a hold it is due at once.
    ahead = draft.asked_at - (asked_from if settings.HOLD_SECONDS else now)
    return Recorded(verdict, _decide(draft, verdict, agreeing, ahead, at_once))


def _decidable(draft: "Locked", answer: _Answer, now: datetime) -> Revision:
    """The revision that was read, where it may be decided so; raises what keeps it from that."""
    if not draft.is_open or draft.expired(now):
        raise NotOpen(draft)
    if draft.replaces_id and open_decision(draft.replaces_id):
        raise NotAllowed("It is decided with the draft that it replaces, whose edit is being carried out.")
    revision = revision_read(draft, answer.action, answer.digest)
    if draft.last is not None and draft.last != answer.last:
        raise DecidedSince(Decision.objects.select_related("decided_by").get(pk=draft.last))
    bare = () if draft.hinted or draft.current_id is None else (draft.current_id,)
    warned = check_blocks(draft, revision, answer.action, draft.rules_at, bare, edit_is_out=draft.edit_is_out)
    _check_confirmed(warned, answer.confirmed)
    return revision


def _repeated(answer: _Answer, decision: Decision) -> Recorded:
    """The same word by the same person again is a double click; anything else came too late."""
    mine = decision.verdicts.filter(user=answer.user, action=answer.action, digest=answer.digest).first()
    if mine is None:
        raise AlreadyDecided(decision)
    return Recorded(mine, decision)


def _spoken(verdict: Verdict, answer: _Answer, draft: "Locked", revision: Revision, now: datetime) -> Verdict:
    """The verdict, which says now what they answer."""
    verdict.revision, verdict.draft, verdict.digest = revision, draft, answer.digest
    verdict.action, verdict.reason, verdict.role = answer.action, answer.reason, answer.user.role
    verdict.created_at, verdict.edit_was_out = now, draft.edit_is_out
    return verdict


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


def _keep_waiting(draft: Draft, verdict: Verdict, missing: int, at_once: bool) -> None:
    """Write down a verdict that so many others have to follow."""
    _keep(verdict)
    data = {"digest": verdict.digest, "reason": verdict.reason, "missing": missing, **_said_so(at_once)}
    record(entry(verdict.user.actor, Act(f"verdict.{verdict.action}"), draft, **data))


def _decide(
    draft: "Locked", verdict: Verdict, agreeing: Sequence[Verdict], ahead: timedelta, at_once: bool
) -> Decision:
    """The decision that this verdict and those that agree with it make, in the history and with its outbox row.

    The database's clock is `ahead` of ours by so much.
    """
    decision = Decision(
        draft=draft,
        revision=verdict.revision,
        action=verdict.action,
        reason=verdict.reason,
        decided_by=verdict.user,
        decided_at=verdict.created_at,
        rules_at=draft.rules_at,
        at_once=at_once,
    )
    insert(decision)
    verdict.decision = decision
    _keep(verdict)
    if agreeing:
        Verdict.objects.filter(pk__in=[row.pk for row in agreeing]).update(decision=decision)
    _tell(draft, decision)
    _hand_over(draft, decision, ahead)
    return decision


def _tell(draft: Draft, decision: Decision) -> None:
    data = {
        "decision": decision.pk,
        "revision": decision.revision.number,
        "digest": decision.revision.digest,
        "reason": decision.reason,
        "recipients": decision.revision.content.readers,
        "decided_at": written(decision.decided_at),
        **_said_so(decision.at_once),
    }
    record(entry(decision.decided_by.actor, Act(f"decided.{decision.action}"), draft, **data))


def _hand_over(draft: Draft, decision: Decision, ahead: timedelta) -> None:
    """Leave its outbox row for a worker, who may take it once the hold is over."""
    # The history may have been long in coming: nobody is told of the decision before.
    told_at = max(decision.decided_at, timezone.now())
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


def _hold(draft: Draft, now: datetime) -> timedelta:
    """For how long anyone at the desk can stop what is decided now: no longer than leaves time to post."""
    return min(timedelta(seconds=settings.HOLD_SECONDS), max(timedelta(0), draft.expires_at - EXPIRY_MARGIN - now))
