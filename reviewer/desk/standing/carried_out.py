"""What a decision that was carried out came to, in words: what MultiMail has done with the mail since."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import OuterRef, QuerySet, Subquery

from reviewer.decisions.models import Action, Decision
from reviewer.desk.times import clock, went_out
from reviewer.drafts.models import Draft
from reviewer.drafts.replacements import edit_is_out
from reviewer.drafts.rewrites import KEPT_BACK
from reviewer.drafts.words import State
from reviewer.multimail import words

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

BOUNCED = "Sent, and bounced"
NOT_KNOWN = "what became of it is not known"

# What became of an edit, for lists: by the state of the mail that it is.
EDIT_WORDS: Mapping[str, str] = {
    State.SENT: "Edit sent",
    State.SCHEDULED: "Edit scheduled",
    State.REJECTED: "Edit rejected",
    State.CANCELLED: "Edit cancelled",
    State.EXPIRED: "Edit expired",
    State.FAILED: "Edit failed",
    State.GONE: "Edit not known",
}


class InPlace(TypedDict):
    """Of the mail that an edit put in its draft's place: its id, its state, MultiMail's word for that, and its time.

    `in_place_text` is the id of the revision that it says. All of it is None where no such mail is mirrored; the time
    also where it was to wait for none. `edit_is_out` tells of the mails that any decision put there.
    """

    in_place_id: int | None
    in_place_text: int | None
    in_place: str | None
    in_place_called: str | None
    in_place_send_at: datetime | None
    edit_is_out: bool


def with_in_place(rows: QuerySet[Decision]) -> "QuerySet[WithAnnotations[Decision, InPlace]]":
    """The decisions with InPlace, read from that mail's own row."""
    put = Draft.objects.filter(replaces=OuterRef("draft"), multimail_id=OuterRef("delivery__replacement_id"))
    return rows.annotate(
        in_place_id=Subquery(put.values("pk")[:1]),
        in_place_text=Subquery(put.values("current")[:1]),
        in_place=Subquery(put.values("state")[:1]),
        in_place_called=Subquery(put.values("remote_status")[:1]),
        in_place_send_at=Subquery(put.values("send_at")[:1]),
        edit_is_out=edit_is_out("draft"),
    )


def done(draft: Draft, decision: "WithAnnotations[Decision, InPlace]", now: datetime) -> str:
    """What a decision that was carried out came to."""
    at = _at(decision.closed_at, now)
    sent_at = _at(went_out(decision.closed_at, _send_at(draft, decision), now), now)
    if decision.action == Action.REJECT:
        return f"Rejected{at}."
    if decision.action == Action.EDIT:
        if _is_bounced(*outgoing(draft, decision)):
            return f"The edited version was sent in its place{sent_at}, and bounced: it has not reached everybody."
        return _done_in_place(decision, at, sent_at, now)
    if draft.state == State.FAILED:
        return f"Approved, but MultiMail could not send it{sent_at}."
    if draft.state == State.SCHEDULED:
        if is_untold(draft):
            return f"Approved{at}; MultiMail has not said yet that it was {'sent' if draft.is_outbound else 'let in'}."
        return f"Approved{at}; MultiMail {_sends('it', draft.send_at, now)}."
    if draft.state == State.GONE:
        return f"Approved{at}; {NOT_KNOWN}."
    if draft.state == State.CANCELLED:
        return "Approved, and cancelled on MultiMail before it was sent."
    if is_bounced(draft):
        return f"{BOUNCED}{sent_at}: it has not reached everybody."
    return f"{'Sent' if draft.is_outbound else 'Let in'}{sent_at}."


def _at(moment: datetime | None, now: datetime) -> str:
    return f" at {clock(moment, now)}" if moment else ""


def _sends(what: str, send_at: datetime | None, now: datetime) -> str:
    """When MultiMail sends a mail that waits for its time, or was to, as the end of a sentence."""
    when = clock(send_at, now) if send_at else "its time"
    if send_at and send_at <= now:
        return f"was to send {what} at {when}, and has not said that it did"
    return f"sends {what} at {when}"


def _done_in_place(decision: "WithAnnotations[Decision, InPlace]", at: str, sent_at: str, now: datetime) -> str:
    """What became of the edit that was put in a draft's place; of one that is not mirrored, what was carried out."""
    state = decision.in_place
    if state == State.SCHEDULED:
        return f"Approved{at}; MultiMail {_sends('the edited version in its place', decision.in_place_send_at, now)}."
    if state == State.GONE:
        return f"The edited version was approved in its place. {NOT_KNOWN.capitalize()}."
    if state in KEPT_BACK:
        word = State(state).label.lower()
        return f"The edited version was approved in its place. It did not go out: on MultiMail it is {word}."
    return f"The edited version was sent in its place{sent_at}."


def drawn(draft: Draft, decision: "WithAnnotations[Decision, InPlace]") -> tuple[str, str]:
    """The icon and the tone of a decision that was carried out."""
    if decision.action == Action.REJECT:
        return "x-circle", "note"
    if decision.action != Action.EDIT and is_untold(draft):
        return "clock", "note"
    return sign_of(*outgoing(draft, decision))


def sign_of(state: str | None, called: str | None) -> tuple[str, str]:
    """The same of a mail that was approved."""
    if _is_bounced(state, called):
        return "alert", "block"
    if state == State.GONE:
        return "question", "warn"
    if state in KEPT_BACK:
        return ("alert", "block") if state == State.FAILED else ("circle-slash", "warn")
    return "paper-airplane", "ok"


def edit_word(state: str | None, called: str | None) -> str:
    """What became of an edit, in a word or two; of one that is not mirrored, what was carried out."""
    return "Edit bounced" if _is_bounced(state, called) else EDIT_WORDS.get(state or "", EDIT_WORDS[State.SENT])


def note(draft: Draft, last: "WithAnnotations[Decision, InPlace]") -> str:
    """What the delivery noted, unless the mail has moved on since: then it waited for its time, or is not known."""
    state, send_at = outgoing(draft, last)[0], _send_at(draft, last)
    if last.action == Action.REJECT or state in (None, State.SCHEDULED):
        return last.delivery.note
    if state == State.GONE:
        return "" if last.action == Action.EDIT else called_by_multimail(draft)
    waited = send_at is not None and last.closed_at is not None and send_at > last.closed_at
    return "" if waited else last.delivery.note


def _send_at(draft: Draft, decision: "WithAnnotations[Decision, InPlace]") -> datetime | None:
    """The time that this mail waits for, or did."""
    return decision.in_place_send_at if decision.action == Action.EDIT else draft.send_at


def is_bounced(draft: Draft) -> bool:
    """Whether MultiMail sent it and it came back."""
    return _is_bounced(draft.state, draft.remote_status)


def _is_bounced(state: str | None, called: str | None) -> bool:
    return state == State.SENT and called == words.Status.BOUNCED


def outgoing(draft: Draft, decision: "WithAnnotations[Decision, InPlace]") -> tuple[str | None, str | None]:
    """The mail that a decision to send is about: its state, and MultiMail's word for it; None where not mirrored."""
    if decision.action == Action.EDIT:
        return decision.in_place, decision.in_place_called
    return draft.state, draft.remote_status


def came_to(draft: Draft, decision: "WithAnnotations[Decision, InPlace]") -> str:
    """What is the matter, in a word or two, with the mail that a carried out decision was to send; empty if nothing is.

    It reached nobody, or not everybody, or nobody can tell.
    """
    if decision.action == Action.REJECT:
        return ""
    state, called = outgoing(draft, decision)
    if _is_bounced(state, called):
        return BOUNCED
    return State(state).label if state in (*KEPT_BACK, State.GONE) else ""


def is_untold(draft: Draft) -> bool:
    """Whether MultiMail calls it approved, and no more, or did not know it when it was asked last."""
    called = draft.remote_status in (words.Status.APPROVED, "")
    return draft.state == State.SCHEDULED and called and not draft.send_at


def called_by_multimail(draft: Draft) -> str:
    """How MultiMail answers for a mail of which nothing is known any more."""
    if draft.remote_status:
        return f"MultiMail calls it “{draft.remote_status}”."
    return "MultiMail does not know it any more."
