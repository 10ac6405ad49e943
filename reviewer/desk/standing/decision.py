"""Where a draft stands, given its last decision, in sentences a commander understands. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reviewer.decisions.models import ORIGINAL_REJECTED_STEPS, Action, Decision, Delivery, Step
from reviewer.desk.standing.carried_out import (
    BOUNCED,
    NOT_KNOWN,
    InPlace,
    called_by_multimail,
    done,
    drawn,
    edit_word,
    is_bounced,
    is_untold,
    note,
    outgoing,
    sign_of,
)
from reviewer.desk.standing.phase import EXPIRED_FIRST, WORDS, Phase, calmed, is_expired_first, is_rewritten, phase_of
from reviewer.desk.times import clock
from reviewer.drafts.models import Draft
from reviewer.drafts.replacements import EDIT_IS_OUT
from reviewer.drafts.words import State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


KEPT_HERE = "The text is kept here. The agent can draft it again."


@dataclass(frozen=True)
class Standing:
    """Where a draft stands: a headline, what it means, and how it is drawn.

    `called` is the word for it in lists where what became of it is not what MultiMail calls the draft itself.
    """

    phase: Phase
    headline: str
    detail: str = ""
    icon: str = "info"
    tone: str = "note"
    called: str = ""

    @property
    def moving(self) -> bool:
        """Whether something is under way, so that it is worth asking often."""
        return self.phase in (Phase.HOLD, Phase.QUEUED, Phase.POSTING)


def word(draft: Draft, standing: Standing) -> str:
    """Where a draft stands in a word or two."""
    if is_rewritten(draft):
        return "Changed after approval"
    return WORDS.get(standing.phase) or standing.called or draft.get_state_display()


def standing(draft: Draft, decision: "WithAnnotations[Decision, InPlace] | None", now: datetime) -> Standing:
    """Where the draft stands, given its last decision."""
    if decision is not None and not decision.outcome:
        return _under_way(draft, decision, now)
    if draft.expired(now) or draft.state == State.EXPIRED:
        return _expired(draft, decision, now)
    if draft.is_open:
        return _open(draft, decision, now)
    if is_rewritten(draft):
        return _rewritten(draft, decision, now)
    return _closed(draft, decision, now)


def _expired(draft: Draft, last: Decision | None, now: datetime) -> Standing:
    """MultiMail shows it as expired; of one that is open it has not said so, and only the desk's clock does."""
    when = clock(draft.expires_at, now)
    if draft.is_open:
        still = "MultiMail still showed it as waiting when it was asked last, so it may be decided there yet."
        return Standing(Phase.EXPIRED, f"Expired {when} by this desk's clock.", f"{still} {KEPT_HERE}", "clock", "warn")
    detail = f"{_not_ours(last)} {KEPT_HERE}".strip()
    return Standing(Phase.CLOSED, f"Expired {when} and was not sent.", detail, "clock", "warn")


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
        sends, do = "will send", "Cancel it on MultiMail in time."
        if draft.is_time_past:
            sends, do = "was to send", "It may be out. Look at it on MultiMail, and cancel it if it is not."
        told = f"Changed after it was approved: nobody has approved what MultiMail {sends}{when}."
        detail = f"{do} What it says now is shown here; the history says what was changed."
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


def _under_way(draft: Draft, decision: "WithAnnotations[Decision, InPlace]", now: datetime) -> Standing:
    delivery, who = decision.delivery, f"{decision.decided_by} {decision.past_tense} it"
    told = f"{who} at {clock(decision.decided_at, now)}."
    phase = phase_of(delivery.state, delivery.step, delivery.hold_until, now)
    if is_expired_first(draft, decision):
        return Standing(phase, EXPIRED_FIRST, f"{delivery.problem} {told}", "alert", "block")
    if phase == Phase.NEEDS_LOOK:
        return Standing(phase, f"Needs a look. {_so_far(decision)}", delivery.problem, "alert", "block")
    if phase == Phase.HOLD:
        return Standing(phase, told, _hold_words(draft, decision), "clock", "note")
    if delivery.state == Delivery.State.POSTING:
        return Standing(phase, told, "MultiMail is being told now.", "sync", "note")
    if delivery.problem and (delivery.attempts or delivery.due_at > now):
        again = f"{_kept(decision)} It is tried again at {delivery.due_at:%H:%M:%S} UTC."
        if draft.state == State.EXPIRED or draft.expired(now):
            again = f"{_time_is_over(draft, now)} {again}"
        return Standing(phase, f"{_undone(decision)} {delivery.problem}", again, "alert", "warn")
    if delivery.step:
        return Standing(phase, told, "It is being carried out on MultiMail, step by step.", "sync", "note")
    # While calls pause nobody writes on its row that it waits for them: what is said here holds either way.
    next_up = "The hold is over; a worker tells MultiMail next, or as soon as calls to it go on."
    return Standing(phase, told, next_up, "hourglass", "note")


def _time_is_over(draft: Draft, now: datetime) -> str:
    """Of a draft whose decision is still to be carried out."""
    if draft.is_open:
        return f"By this desk's clock its time ended at {clock(draft.expires_at, now)}: MultiMail may hold it no more."
    return "MultiMail shows that it expired."


def _open(draft: Draft, last: "WithAnnotations[Decision, InPlace] | None", now: datetime) -> Standing:
    ended = _ended(last, now)
    if last is not None and last.edit_is_out:
        # Whatever was decided since: as long as this one waits, its readers may get both.
        return Standing(Phase.OPEN, EDIT_IS_OUT, _not_ours(last) or ended, "alert", "block")
    if last is not None and last.outcome == Decision.Outcome.STOPPED:
        return Standing(Phase.OPEN, ended, "Nothing was sent. It waits for a decision again.", "undo")
    if last is not None and last.outcome == Decision.Outcome.VOID:
        return Standing(Phase.OPEN, ended, "Nothing was sent. Read the draft and decide again.", "alert", "warn")
    if last is not None and last.outcome == Decision.Outcome.ELSEWHERE:
        return Standing(Phase.OPEN, ended, f"{last.delivery.note} Read the draft and decide again.", "alert", "warn")
    return Standing(Phase.OPEN, f"{draft.audience_label} version waits for a decision.", "", "inbox")


def _ended(last: Decision | None, now: datetime) -> str:
    """How a decision ended behind which a draft waits; empty where there is none."""
    if last is not None and last.outcome == Decision.Outcome.STOPPED:
        when = clock(last.closed_at or last.decided_at, now)
        return f"Stopped at {when}: {last.decided_by} had {last.past_tense} it."
    if last is not None and last.outcome == Decision.Outcome.VOID:
        return f"The decision of {last.decided_by} is void. {last.delivery.note}".strip()
    if last is not None and last.outcome == Decision.Outcome.ELSEWHERE:
        return f"It waits again: {last.decided_by} had {last.past_tense} it."
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
    called = edit_word(*outgoing(draft, last)) if last.action == Action.EDIT else ""
    told = Standing(Phase.CLOSED, done(draft, last, now), detail, *drawn(draft, last), called)
    return _noted_since(draft, told, now)


def _not_ours(last: Decision | None) -> str:
    """What became of our own decision when somebody decided elsewhere."""
    if last is None or last.outcome != Decision.Outcome.ELSEWHERE:
        return ""
    return f"{last.decided_by} {last.past_tense} it here. {last.delivery.note}".strip()


def sends(draft: Draft, decision: Decision) -> bool:
    """Whether the mail of an approval goes out as soon as the hold is over."""
    if not draft.is_outbound or decision.action == Action.REJECT:
        return False
    return not draft.waits_at(decision.delivery.hold_until) if draft.is_time_known else decision.at_once


def text_in_place(standing: Standing, decision: "WithAnnotations[Decision, InPlace] | None") -> int | None:
    """The id of the revision that goes out, or went, in place of what the agent wrote; None where none does.

    An edit does from its approval on, unless that is stopped or void, or the draft waits once more.
    """
    if decision is None or decision.action != Action.EDIT or standing.phase in (Phase.OPEN, Phase.EXPIRED):
        return None
    if decision.outcome not in ("", Decision.Outcome.DONE):
        return None
    return decision.in_place_text or decision.revision_id


def _hold_words(draft: Draft, decision: Decision) -> str:
    """What is done when the hold ends: of what waits for a time, or may, nothing is sent then."""
    if decision.action == Action.REJECT:
        return "The rejection goes to the agent"
    what = "The edit" if decision.action == Action.EDIT else "It"
    if not draft.is_outbound:
        return f"{what} is let in"
    return f"{what} is sent" if sends(draft, decision) else f"{what} is approved on MultiMail"


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
    if delivery.replacement_id and delivery.step in (Step.SENT, Step.TAGGED):
        return "It is not certain what became of the edited mail."
    if not delivery.is_unclear:
        return "It was not carried out."
    if decision.action == Action.REJECT:
        return "It is not certain that MultiMail has rejected it."
    return "It is not certain whether it was sent."
