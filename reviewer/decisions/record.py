"""Recording what people decide. Nothing here acts on MultiMail: that is reviewer.delivery's.

`give_verdict` is one transaction: rights, state and digest are checked under the draft's lock, and the rows and the
audit event are written together (invariants 1, 2, 4, 5, 6).
"""

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from reviewer import trace
from reviewer.accounts.models import User
from reviewer.accounts.rights import SHORTEST_REASON, read_only
from reviewer.audit.actions import Act
from reviewer.audit.record import record
from reviewer.clock import DatabaseNow
from reviewer.decisions import policy
from reviewer.decisions.blocks import EDIT_OUT, Block, Warned, blocks, seen_by, warnings
from reviewer.decisions.models import Action, Decision, Delivery, Verdict
from reviewer.decisions.refused import (
    AlreadyDecided,
    BadReason,
    Blocked,
    NotAllowed,
    NotOpen,
    Stale,
    TakenBack,
    TimeUnconfirmed,
    Unconfirmed,
)
from reviewer.drafts.content import differences
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.replacements import edit_is_out
from reviewer.fence.rules import current_rules as fence_rules
from reviewer.marks.leave import RULES_CHANGED, last_within
from reviewer.nudge import nudge
from reviewer.prepared import insert, prepared
from reviewer.redaction.hints import current_rules as hint_rules
from reviewer.redaction.hints import of as hints_of
from reviewer.redaction.models import Hint

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

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
) -> Recorded:
    """Record `user`'s word on the revision that has `digest`; `confirmed` are the keys of the warnings they saw.

    `at_once`: they confirmed that their edit is sent at once, though nobody knows whether the mail waits for a time.

    A repeated click gives the first answer again. Raises NotAllowed, BadReason, NotOpen, Stale, TakenBack, Blocked,
    Unconfirmed, TimeUnconfirmed or AlreadyDecided.
    """
    check_person(user)
    reason = reason.strip()
    if action != Action.APPROVE and len(reason) < SHORTEST_REASON:
        raise BadReason(f"Say why in at least {SHORTEST_REASON} characters: the agent and the history keep it.")
    try:
        with transaction.atomic():
            return _record(user, draft_id, action, digest, reason, confirmed, at_once)
    except IntegrityError:
        if decision := open_decision(draft_id):
            raise AlreadyDecided(decision) from None
        raise


def open_decision(draft_id: int) -> Decision | None:
    """The one open decision on a draft, if there is one; seldom, so the small question comes before the large one."""
    found = Decision.objects.filter(draft_id=draft_id, outcome="")
    return found.select_related("decided_by", "delivery", "revision").first() if found.exists() else None


def requirement_for(draft: Draft) -> policy.Requirement:
    """What the policy wants for an approval of this draft."""
    return policy.requirement(settings.POLICY, draft.severity, draft.audience)


def why_void(decision: Decision, rules_changed_at: datetime | None, bare: Container[int] = ()) -> str:
    """Why a decision does not hold by what counts now, as a sentence; empty when it holds. `bare`: as in check_blocks.

    All is asked that was asked when it was taken, whatever has changed since: the rules, the words of people, the
    audience that it is sorted to, what else was found in it. Marks are compared for being the same, not for being
    later: clocks differ, and a change takes a while to commit.
    """
    if decision.action == Action.REJECT:
        return ""
    if why := _why_unmet(decision):
        return why
    if not decision.draft.is_outbound:
        return ""
    found = _found(decision.draft, decision.revision, rules_changed_at, bare)[0]
    changed = rules_changed_at != decision.rules_at
    since = "What may be sent to whom was changed since." if changed else "By now it may not be sent so."
    return " ".join([since, *(block.words for block in found)]) if found else ""


def _why_unmet(decision: Decision) -> str:
    """Why what was said is not enough now, as a sentence; empty when it is."""
    if not settings.POLICY and decision.decided_by.may_decide:
        return ""
    needed = requirement_for(decision.draft)
    spoken = list(decision.verdicts.select_related("user"))
    valid = counting(needed, spoken)
    if policy.met(needed, [policy.Approval(row.user_id, row.user.role) for row in valid]):
        return ""
    if lapsed := [str(row.user) for row in spoken if row.role in needed.roles and row not in valid]:
        return f"The word of {' and '.join(lapsed)} does not count any more: this draft needs {needed.words}."
    return f"By now more is asked for: this draft needs {needed.words}."


def counting(needed: policy.Requirement, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those whose person may say so today, whatever they were then. The verdicts come with their `user`.

    Of those that wait, none that its person gave without knowing that an edited mail is out beside the draft.
    """
    valid = (row for row in verdicts if row.user.is_active and row.user.role in needed.roles)
    return [row for row in valid if not row.is_overtaken]


def check_blocks(
    draft: Draft,
    revision: Revision,
    action: Action,
    rules_changed_at: datetime | None,
    bare: Container[int] = (),
    *,
    edit_is_out: bool,
) -> list[Warned]:
    """The warnings that whoever approves this has to confirm. Raises Blocked when something keeps it from being sent.

    A rejection sends nothing, and a received mail goes to nobody: they are not asked about. `bare` are revisions, by
    id, that were seen to have no hints; `edit_is_out` as in drafts.replacements.
    """
    if action == Action.REJECT or not draft.is_outbound:
        return []
    found, warned = _found(draft, revision, rules_changed_at, bare)
    if found:
        raise Blocked(found, revision)
    return [EDIT_OUT, *warned] if edit_is_out else warned


def _found(
    draft: Draft, revision: Revision, rules_changed_at: datetime | None, bare: Container[int] = ()
) -> tuple[list[Block], list[Warned]]:
    """What keeps the revision from being sent by the rules of now, and what is to be confirmed."""
    hints = hints_of(draft, revision, hint_rules(rules_changed_at), bare)
    seen = seen_by(draft, revision, fence_rules(rules_changed_at))
    return blocks(draft, seen, hints), warnings(seen, hints)


def _check_confirmed(warned: Sequence[Warned], confirmed: Collection[str]) -> None:
    if missing := [one for one in warned if one.key not in confirmed]:
        raise Unconfirmed(sum(one.places for one in missing))


def waiting_words() -> QuerySet[Verdict]:
    """Verdicts that have not become a decision, each with whether it is overtaken."""
    unaware = Q(edit_is_out("draft"), edit_was_out=False)
    return Verdict.objects.filter(decision=None).annotate(
        overtaken=ExpressionWrapper(unaware, output_field=BooleanField())
    )


def waiting_verdicts(revision: Revision) -> list[Verdict]:
    """Verdicts on this revision which have not become a decision, with their users, oldest first.

    An edit that says the same, whoever saved it, is the same edit: what was read is what its digest names.
    """
    same = Q(revision=revision)
    if revision.is_edit:
        same |= Q(draft=revision.draft_id, digest=revision.digest, revision__base=revision.base_id)
    return list(waiting_words().filter(same).select_related("user").order_by("id"))


def check_person(user: User) -> None:
    """Raises NotAllowed for whoever may not decide."""
    if not user.may_decide:
        raise NotAllowed(read_only("decide"))


def _record(
    user: User, draft_id: int, action: Action, digest: str, reason: str, confirmed: Collection[str], at_once: bool
) -> Recorded:
    draft = _locked(draft_id)
    if draft.decided and (decision := open_decision(draft_id)):
        return _repeated(user, decision, action, digest)
    now = timezone.now()
    if not draft.is_open or draft.expired(now):
        raise NotOpen(draft)
    if draft.replaces_id and open_decision(draft.replaces_id):
        raise NotAllowed("It is decided with the draft that it replaces, whose edit is being carried out.")
    revision = _revision_read(draft, action, digest)
    bare = () if draft.hinted or draft.current_id is None else (draft.current_id,)
    warned = check_blocks(draft, revision, action, draft.rules_at, bare, edit_is_out=draft.edit_is_out)
    _check_confirmed(warned, confirmed)
    at_once = action == Action.EDIT and _goes_at_once(draft, at_once)
    asked_about = action == Action.EDIT or draft.spoken
    waiting = waiting_verdicts(revision) if asked_about else []
    # The newest: of an edit that was saved twice it may be about the earlier revision, and this one counts.
    verdict = next((row for row in reversed(waiting) if row.user_id == user.pk), Verdict(user=user))
    verdict.revision, verdict.draft, verdict.digest = revision, draft, digest
    verdict.action, verdict.reason, verdict.role, verdict.created_at = action, reason, user.role, now
    verdict.edit_was_out = draft.edit_is_out
    others = [row for row in waiting if row.action == action and row.user_id != user.pk]
    agreeing = [row for row in others if row.user.may_decide and not row.is_overtaken]
    if missing := _missing(draft, verdict, agreeing):
        _keep(verdict)
        data = {"digest": digest, "reason": reason, "missing": missing, **_said_so(at_once)}
        record(entry(str(user), Act(f"verdict.{action}"), draft, **data))
        return Recorded(verdict, None, missing)
    return Recorded(verdict, _decide(draft, verdict, agreeing, draft.rules_at, draft.asked_at, at_once))


def _locked(draft_id: int) -> "WithAnnotations[Draft, _Asked]":
    """The draft, locked, with what a verdict asks of it. Raises Draft.DoesNotExist.

    Read only once the lock is held: of what is joined to a row, PostgreSQL shows the state of before the wait.
    """
    if not _lock(draft_id):
        raise Draft.DoesNotExist
    (draft,) = _asked(draft_id)
    return draft


@prepared
def _lock(draft_id: int) -> QuerySet[Draft]:
    return Draft.objects.select_for_update().only("pk").filter(pk=draft_id)


class _Asked(TypedDict):
    """What else is asked of a draft.

    Whether a decision on it is open; whether what it says now has hints, and verdicts that have not become a decision;
    whether a mail in its place is out; when the rules last changed; and the moment of the question by the database's
    clock.
    """

    decided: bool
    hinted: bool
    spoken: bool
    edit_is_out: bool
    rules_at: datetime | None
    asked_at: datetime


@prepared
def _asked(draft_id: int) -> "QuerySet[WithAnnotations[Draft, _Asked]]":
    """The draft with its incident, what it says now, the scan of that, and _Asked."""
    related = Draft.objects.filter(pk=draft_id).select_related("incident", "current__scan")
    return related.annotate(
        decided=Exists(Decision.objects.filter(draft=OuterRef("pk"), outcome="")),
        hinted=Exists(Hint.objects.filter(revision=OuterRef("current"))),
        spoken=Exists(Verdict.objects.filter(revision=OuterRef("current"), decision=None)),
        edit_is_out=edit_is_out("pk"),
        rules_at=last_within(RULES_CHANGED),
        asked_at=DatabaseNow(),
    )


def _repeated(user: User, decision: Decision, action: Action, digest: str) -> Recorded:
    """The same word by the same person again is a double click; anything else came too late."""
    mine = decision.verdicts.filter(user=user, action=action, digest=digest).first()
    if mine is None:
        raise AlreadyDecided(decision)
    return Recorded(mine, decision)


def _revision_read(draft: Draft, action: Action, digest: str) -> Revision:
    """The revision that was read, if it is still what would be decided."""
    current = draft.current
    if current is None:
        raise NotOpen(draft)
    if action != Action.EDIT:
        if current.digest == digest:
            return current
        raise Stale(current, _changes(draft, digest, current))
    edits = draft.revisions.filter(digest=digest, author__isnull=False).select_related("author", "base")
    edit = edits.order_by(F("discarded_at").asc(nulls_first=True), "-number").first()
    if edit and edit.discarded_at:
        raise TakenBack(edit)
    if edit is None or edit.base_id != current.pk:
        raise Stale(current, _changes(draft, edit.base.digest if edit and edit.base else digest, current))
    if not draft.is_outbound:
        raise NotAllowed("A received mail cannot be edited.")
    return edit


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


def _changes(draft: Draft, digest: str, current: Revision) -> list[str]:
    read = draft.revisions.filter(digest=digest).order_by("-number").first()
    return differences(read.content, current.content) if read else []


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
    asked_at: datetime,
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
    hold = min(timedelta(seconds=settings.HOLD_SECONDS), max(timedelta(0), draft.expires_at - EXPIRY_MARGIN - now))
    delivery = Delivery(
        decision=decision,
        due_at=asked_at + hold,
        hold_until=now + hold,
        expires_at=draft.expires_at,
        trace=trace.current(),
    )
    insert(delivery)
    trace.add(decision=decision.pk, delivery=delivery.pk)
    data = {
        "decision": decision.pk,
        "revision": revision.number,
        "digest": verdict.digest,
        "reason": verdict.reason,
        "recipients": revision.content.readers,
        **_said_so(at_once),
    }
    record(entry(str(verdict.user), Act(f"decided.{verdict.action}"), draft, **data))
    nudge("delivery.deliver", delivery.pk, countdown=hold.total_seconds())
    return decision
