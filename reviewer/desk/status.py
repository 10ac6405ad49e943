"""Where a draft stands, in words a commander understands. Pure but for `load`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from django.db.models import Q, QuerySet
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import ORIGINAL_REJECTED_STEPS, Action, Decision, Delivery, Verdict, in_hold
from reviewer.decisions.policy import Requirement
from reviewer.decisions.validity import counting, requirement_for
from reviewer.decisions.waiting import waiting_words
from reviewer.desk.carried_out import (
    BOUNCED,
    NOT_KNOWN,
    InPlace,
    called_by_multimail,
    done,
    drawn,
    is_bounced,
    is_untold,
    note,
    sign_of,
    with_in_place,
)
from reviewer.desk.times import clock
from reviewer.drafts.models import AT_LARGE, Draft, Revision, State
from reviewer.drafts.replacements import EDIT_IS_OUT
from reviewer.prepared import prepared

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Closable(Protocol):
    """A draft, or what a list knows of one."""

    @property
    def state(self) -> str:
        """One of State."""

    @property
    def rewritten_at(self) -> datetime | None:
        """As of Draft."""


class Phase(StrEnum):
    """What can happen next, which decides what the bar offers."""

    OPEN = "open"
    EXPIRED = "expired"
    HOLD = "hold"
    QUEUED = "queued"
    POSTING = "posting"
    NEEDS_LOOK = "needs_look"
    CLOSED = "closed"


@dataclass(frozen=True)
class Standing:
    """Where a draft stands: a headline, what it means, and how it is drawn."""

    phase: Phase
    headline: str
    detail: str = ""
    icon: str = "info"
    tone: str = "note"

    @property
    def moving(self) -> bool:
        """Whether something is under way, so that it is worth asking often."""
        return self.phase in (Phase.HOLD, Phase.QUEUED, Phase.POSTING)


@dataclass(frozen=True)
class Agreed:
    """An edit that somebody approved and that waits for the word of others."""

    revision: Revision
    verdicts: Sequence[Verdict]

    def said(self, user: User) -> bool:
        """Whether this person is one of them."""
        return any(verdict.user_id == user.pk for verdict in self.verdicts)


@dataclass(frozen=True)
class Status:
    """Everything the decision bar shows of one draft at one moment."""

    draft: Draft
    standing: Standing
    decision: Decision | None
    verdicts: list[Verdict] = field(default_factory=list)
    needed: Requirement = field(default_factory=Requirement)

    @property
    def word(self) -> str:
        """Where it stands in a word or two, for tabs and lists."""
        return word(self.draft, self.standing)

    def said(self, user: User, digest: str = "") -> Verdict | None:
        """What this person has already said on what would be decided now, or on what has this digest, if it counts."""
        mine = (verdict for verdict in counting(self.needed, self.verdicts) if verdict.user_id == user.pk)
        return next((verdict for verdict in mine if not digest or verdict.digest == digest), None)

    @property
    def approvals(self) -> list[Verdict]:
        """Approvals that wait for others."""
        return [verdict for verdict in counting(self.needed, self.verdicts) if verdict.action == Action.APPROVE]

    @property
    def agreed(self) -> list[Agreed]:
        """The edits that wait for others, each with the approvals it has."""
        found: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in counting(self.needed, self.verdicts):
            if verdict.action == Action.EDIT:
                found[verdict.digest].append(verdict)
        return [Agreed(verdicts[-1].revision, verdicts) for verdicts in found.values()]

    @property
    def lapsed(self) -> list[Verdict]:
        """What was said by people who may not say it any more, or did not know that an edited mail is out."""
        return [verdict for verdict in self.verdicts if verdict not in counting(self.needed, [verdict])]


# Of what is under way lists say the same.
WORDS = {
    Phase.OPEN: "Waiting",
    Phase.EXPIRED: "Expired",
    Phase.HOLD: "In hold",
    Phase.QUEUED: "To be posted",
    Phase.POSTING: "Being posted",
    Phase.NEEDS_LOOK: "Needs a look",
}
# How lists draw what is under way: icon and tone.
SIGNS = {
    Phase.HOLD: ("clock", "note"),
    Phase.QUEUED: ("hourglass", "note"),
    Phase.POSTING: ("sync", "note"),
    Phase.NEEDS_LOOK: ("alert", "block"),
}


def phase_of(state: str, step: str, hold_until: datetime, now: datetime) -> Phase:
    """How far a decision is whose delivery stands so, and has not ended."""
    if state == Delivery.State.NEEDS_LOOK:
        return Phase.NEEDS_LOOK
    if in_hold(state, step, hold_until, now):
        return Phase.HOLD
    return Phase.POSTING if state == Delivery.State.POSTING or step else Phase.QUEUED


def word(draft: Draft, standing: Standing) -> str:
    """Where a draft stands in a word or two."""
    if is_rewritten(draft):
        return "Changed after approval"
    return WORDS.get(standing.phase) or draft.get_state_display()


def load(draft: Draft) -> Status:
    """Where one draft stands now."""
    return load_many([draft])[draft.pk]


def load_many(drafts: Sequence[Draft], others: Sequence[Draft] = ()) -> dict[int, Status]:
    """Where each stands, by id: as many queries for one as for many. Of `others` the verdicts are not asked for."""
    now = timezone.now()
    everybody = {draft.pk: draft for draft in [*others, *drafts]}
    last = last_decisions(everybody)
    needed = {draft.pk: requirement_for(draft) for draft in drafts}
    voting = [draft for draft in drafts if needed[draft.pk].approvals > 1 and _is_open(draft, last.get(draft.pk))]
    verdicts = _verdicts(voting)
    return {
        pk: Status(
            draft=draft,
            standing=standing(draft, last.get(pk), now),
            decision=last.get(pk),
            verdicts=verdicts[pk],
            needed=needed.get(pk, Requirement()),
        )
        for pk, draft in everybody.items()
    }


def last_decisions(drafts: Iterable[int]) -> "dict[int, WithAnnotations[Decision, InPlace]]":
    """The last decision on each of these drafts that has one, by the draft's id. One query."""
    return {decision.draft_id: decision for decision in _decisions(list(drafts))}


@prepared
def _decisions(drafts: Sequence[int]) -> "QuerySet[WithAnnotations[Decision, InPlace]]":
    rows = Decision.objects.filter(draft__in=drafts).select_related("delivery", "decided_by", "revision")
    return with_in_place(rows).order_by("id")


def _is_open(draft: Draft, decision: Decision | None) -> bool:
    return draft.is_open and (decision is None or bool(decision.outcome))


def _verdicts(drafts: Sequence[Draft]) -> dict[int, list[Verdict]]:
    """What waits for other people's words on what would be decided now, or on an edit of it.

    Asked only where the policy wants several.
    """
    found: dict[int, list[Verdict]] = defaultdict(list)
    if drafts:
        current = [draft.current_id for draft in drafts]
        about = Q(revision__in=current) | Q(revision__base__in=current)
        rows = waiting_words().filter(about).select_related("user", "revision")
        for verdict in rows.defer("revision__text", "revision__html").order_by("id"):
            found[verdict.draft_id].append(verdict)
    return found


def standing(draft: Draft, decision: "WithAnnotations[Decision, InPlace] | None", now: datetime) -> Standing:
    """Where the draft stands, given its last decision."""
    if decision is not None and not decision.outcome:
        return _under_way(draft, decision, now)
    if draft.expired(now) or draft.state == State.EXPIRED:
        return Standing(
            Phase.EXPIRED if draft.is_open else Phase.CLOSED,
            f"Expired {clock(draft.expires_at, now)} and was not sent.",
            "The text is kept here. The agent can draft it again.",
            "clock",
            "warn",
        )
    if draft.is_open:
        return _open(draft, decision, now)
    if is_rewritten(draft):
        return _rewritten(draft, decision, now)
    return _closed(draft, decision, now)


def is_rewritten(draft: Closable) -> bool:
    """Whether what goes out, or may have, is not what was approved: of a draft that was edited, in its place."""
    return draft.rewritten_at is not None and draft.state in (*AT_LARGE, State.REJECTED)


def _rewritten(draft: Draft, last: "WithAnnotations[Decision, InPlace] | None", now: datetime) -> Standing:
    """MultiMail shows another mail than the one that was approved."""
    if draft.state == State.REJECTED and last is not None and last.in_place == State.GONE:
        told = f"The edited version was changed on MultiMail after it was approved, and {NOT_KNOWN}."
        detail = "It may have been sent. The history says what was changed."
    elif draft.state == State.REJECTED:
        told = "The edited version was changed on MultiMail after it was approved."
        detail = "Look at it there, and cancel it if it has not gone out. The history says what was changed."
    elif draft.state == State.SCHEDULED:
        when = f" at {clock(draft.send_at, now)}" if draft.send_at else ""
        told = f"Changed after it was approved: nobody has approved what MultiMail will send{when}."
        detail = "Cancel it on MultiMail in time. What it says now is shown here; the history says what was changed."
    elif draft.state == State.GONE:
        told = f"Changed after it was approved, and {NOT_KNOWN}."
        seen = "What it said when the desk last saw it is shown here; the history says what was changed."
        detail = f"{called_by_multimail(draft)} It may have been sent. {seen}"
    else:
        told = "Changed after it was approved: nobody had approved what was sent."
        detail = "What went out is shown here. The history says what was changed, and when the desk saw it."
    return _noted_since(draft, Standing(Phase.CLOSED, told, detail, "alert", "block"), now)


def _noted_since(draft: Draft, standing: Standing, now: datetime) -> Standing:
    """Less of an alarm once somebody took note of it."""
    if standing.tone != "block" or not draft.noted_at:
        return standing
    noted = f"Somebody took note of that at {clock(draft.noted_at, now)}; the history says who."
    return replace(standing, detail=f"{standing.detail} {noted}".strip(), tone=calmed(draft, standing.tone))


def calmed(draft: Draft, tone: str) -> str:
    """How it is drawn once somebody took note of it."""
    return "warn" if tone == "block" and draft.noted_at else tone


def _under_way(draft: Draft, decision: "WithAnnotations[Decision, InPlace]", now: datetime) -> Standing:
    delivery, who = decision.delivery, f"{decision.decided_by} {decision.past_tense} it"
    told = f"{who} at {clock(decision.decided_at, now)}."
    phase = phase_of(delivery.state, delivery.step, delivery.hold_until, now)
    if phase == Phase.NEEDS_LOOK:
        return Standing(phase, f"Needs a look. {_so_far(decision)}", delivery.problem, "alert", "block")
    if phase == Phase.HOLD:
        return Standing(phase, told, _hold_words(draft, decision), "clock", "note")
    if delivery.state == Delivery.State.POSTING:
        return Standing(phase, told, "MultiMail is being told now.", "sync", "note")
    if delivery.attempts and delivery.problem:
        again = f"{_kept(decision)} It is tried again at {delivery.due_at:%H:%M:%S} UTC."
        return Standing(phase, f"{_undone(decision)} {delivery.problem}", again, "alert", "warn")
    if delivery.step:
        return Standing(phase, told, "It is being carried out on MultiMail, step by step.", "sync", "note")
    return Standing(phase, told, "The time to stop is over; a worker tells MultiMail next.", "hourglass", "note")


def _open(draft: Draft, last: "WithAnnotations[Decision, InPlace] | None", now: datetime) -> Standing:
    ended = _ended(last, now)
    if last is not None and last.edit_is_out:
        # Whatever was decided since: as long as this one waits, its readers may get both.
        return Standing(Phase.OPEN, EDIT_IS_OUT, ended or _not_ours(last), "alert", "block")
    if last is not None and last.outcome == Decision.Outcome.STOPPED:
        return Standing(Phase.OPEN, ended, "Nothing was sent. It waits for a decision again.", "undo")
    if last is not None and last.outcome == Decision.Outcome.VOID:
        return Standing(Phase.OPEN, ended, "Nothing was sent. Read the draft and decide again.", "alert", "warn")
    return Standing(Phase.OPEN, f"{draft.audience_label} version waits for a decision.", "", "inbox")


def _ended(last: Decision | None, now: datetime) -> str:
    """How a decision ended that was stopped or became void; empty of any other."""
    if last is not None and last.outcome == Decision.Outcome.STOPPED:
        when = clock(last.closed_at or last.decided_at, now)
        return f"Stopped at {when}: {last.decided_by} had {last.past_tense} it."
    if last is not None and last.outcome == Decision.Outcome.VOID:
        return f"The decision of {last.decided_by} is void. {last.delivery.note}".strip()
    return ""


def _closed(draft: Draft, last: "WithAnnotations[Decision, InPlace] | None", now: datetime) -> Standing:
    when = f" at {clock(draft.closed_at, now)}" if draft.closed_at else ""
    if last is not None and last.outcome == Decision.Outcome.DONE:
        return _carried_out(draft, last, now)
    by = f"by {draft.closed_by}" if draft.closed_by else "by whom is not known"
    mine = _not_ours(last)
    label = draft.get_state_display()
    if draft.state == State.GONE:
        return Standing(
            Phase.CLOSED, f"{label}{when}.", f"{NOT_KNOWN.capitalize()}. {mine}".strip(), "question", "warn"
        )
    if draft.replaces_id and last is None:
        # The desk's own decision on the draft in whose place it was put.
        headline = f"{BOUNCED if is_bounced(draft) else label}{when}."
        detail = "It was put in the place of a draft that was edited. The page of that draft says who approved it."
        told = Standing(Phase.CLOSED, headline, detail, *sign_of(draft.state, draft.remote_status))
        return _noted_since(draft, told, now)
    if draft.state == State.SCHEDULED and last is None and not draft.closed_by and not is_untold(draft):
        detail = "MultiMail asks for a decision at its time, or whoever approved it is not told."
        return Standing(Phase.CLOSED, f"{label}. Nobody has approved it, as far as MultiMail tells.", detail, "clock")
    named = draft.remote_status and draft.remote_status != draft.state
    said = f"MultiMail calls it “{draft.remote_status}”. " if named else ""
    sign = ("alert", "block") if draft.unreached_at else ("link-external", "note")
    told = Standing(Phase.CLOSED, f"{label}: decided elsewhere{when}, {by}.", f"{said}{mine}".strip(), *sign)
    return _noted_since(draft, told, now)


def _carried_out(draft: Draft, last: "WithAnnotations[Decision, InPlace]", now: datetime) -> Standing:
    """The last decision was carried out, and what came of it."""
    detail = f"{last.decided_by} {last.past_tense} it. {note(draft, last)}".strip()
    told = Standing(Phase.CLOSED, done(draft, last, now), detail, *drawn(draft, last))
    return _noted_since(draft, told, now)


def _not_ours(last: Decision | None) -> str:
    """What became of our own decision when somebody decided elsewhere."""
    if last is None or last.outcome != Decision.Outcome.ELSEWHERE:
        return ""
    return f"{last.decided_by} {last.past_tense} it here. {last.delivery.note}".strip()


def _hold_words(draft: Draft, decision: Decision) -> str:
    """What is done when the hold ends: of what waits for a time, or may, nothing is sent then."""
    if decision.action == Action.REJECT:
        return "The rejection goes to the agent"
    what = "The edit" if decision.action == Action.EDIT else "It"
    if not draft.is_outbound:
        return f"{what} is let in"
    waits = draft.waits_at(decision.delivery.hold_until) if draft.is_time_known else not decision.at_once
    return f"{what} is approved on MultiMail" if waits else f"{what} is sent"


def _kept(decision: Decision) -> str:
    return {"approve": "The approval is kept.", "reject": "The rejection is kept.", "edit": "The edit is kept."}[
        decision.action
    ]


def _undone(decision: "WithAnnotations[Decision, InPlace]") -> str:
    out = decision.edit_is_out and decision.action == Action.EDIT
    if decision.delivery.is_unclear or decision.delivery.step in ORIGINAL_REJECTED_STEPS or out:
        return _so_far(decision)
    return "Not rejected yet." if decision.action == Action.REJECT else "Not sent yet."


def _so_far(decision: "WithAnnotations[Decision, InPlace]") -> str:
    delivery = decision.delivery
    if delivery.step in ORIGINAL_REJECTED_STEPS:
        if delivery.is_unclear or delivery.may_be_handed_in:
            return "The original is rejected. It is not certain whether the edited mail was sent."
        return "The original is rejected, the edited mail was not sent."
    if decision.edit_is_out and decision.action == Action.EDIT:
        return EDIT_IS_OUT
    if not delivery.is_unclear:
        return "It was not carried out."
    if decision.action == Action.REJECT:
        return "It is not certain that MultiMail has rejected it."
    return "It is not certain whether it was sent."
