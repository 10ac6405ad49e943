"""Posting one decision on one email: look, write the intent down, act, confirm (invariants 1 and 3)."""

from collections.abc import Callable
from dataclasses import dataclass

from reviewer.decisions.models import Action, Step
from reviewer.delivery.errors import after
from reviewer.delivery.job import Job
from reviewer.delivery.outcome import CHANGED_JUST_NOW, Done, Elsewhere, Later, NeedsLook, Outcome, Void
from reviewer.delivery.shown import CopiesUnknown, by, may_be_out, not_known, shown, sorted_otherwise, stands
from reviewer.drafts.content import Content
from reviewer.drafts.fetch import look
from reviewer.drafts.plan import is_known, state_of
from reviewer.drafts.received import received
from reviewer.drafts.words import State
from reviewer.multimail import connect
from reviewer.multimail.beside import beside
from reviewer.multimail.errors import DecidedThere, NotFound, OutboundError, Permanent, Transient
from reviewer.multimail.schemas import Email, MailboxInfo
from reviewer.multimail.words import Direction, Status


@dataclass(frozen=True)
class Call:
    """Approving or rejecting a mail: MultiMail's word, the steps of it, and what shows that it was taken as wanted."""

    word: str
    intent: Step
    # MultiMail said that it took it, and has not shown it yet: what is posted once is not posted again.
    taken: Step
    # MultiMail said that it was decided already, and has not shown as what yet.
    second: Step
    shows: frozenset[State]

    @property
    def steps(self) -> tuple[Step, Step, Step]:
        """Those at which it may have gone through."""
        return self.intent, self.taken, self.second


APPROVE = Call(
    "approve",
    Step.APPROVING,
    Step.APPROVAL_TAKEN,
    Step.APPROVAL_SECOND,
    frozenset({State.SENT, State.SCHEDULED, State.FAILED}),
)
REJECT = Call("reject", Step.REJECTING, Step.REJECTION_TAKEN, Step.REJECTION_SECOND, frozenset({State.REJECTED}))
# So many looks may show it as it was before, which is about a minute.
MOST_LOOKS = 6
STILL_SHOWN = "MultiMail took the decision but still shows the draft as waiting."
SECOND_SHOWN = "MultiMail says that the draft is decided already but still shows it as waiting."
WORD: dict[str, str] = {
    State.SENT: "sent",
    State.SCHEDULED: "scheduled",
    Status.APPROVED: "approved",
    State.FAILED: "approved, but sending failed",
    State.REJECTED: "rejected",
}


def post(
    job: Job,
    email_id: str,
    call: Call,
    reason: str,
    same: Callable[[Content], list[str]],
    before: Callable[[Email], None] = lambda _: None,
) -> Outcome:
    """Approve or reject one email; every ending is an Outcome. `same` names what differs from what was decided.

    `before` does what is still to be done once the email is looked at and the call is about to be made.

    Done only when MultiMail, asked again, shows it. An intent found from an earlier attempt means that its call may
    have gone through: if the email shows what we wanted, it was ours.
    """
    try:
        with beside(lambda: connect.reviewer().mailboxes()) as mailboxes:
            email = look((job.mailbox_id, email_id), _known(job, email_id))
            if state_of(email.status) != State.PENDING:
                if job.intended_before(call.second):
                    return _came_second(job, email, call)
                return _left(email, call, ours=_called_before(job, call))
            now = shown(job, email, _listed(mailboxes))
        if changed := same(now):
            return _changed(job, email, f"The draft changed after it was read: {', '.join(changed)}.", call)
        if email_id == job.email_id and (told_otherwise := sorted_otherwise(job, email)):
            return told_otherwise
        if job.why_void:
            return _changed(job, email, job.why_void, call)
        if job.intended_before(call.taken):
            return _still_shown(job, call, STILL_SHOWN)
        if job.intended_before(call.second):
            return _still_shown(job, call, SECOND_SHOWN)
        before(email)
        return _act(job, email_id, call, reason, email if email.direction == Direction.INBOUND else None)
    except NotFound:
        return not_known(job, email_id, _unknown(job, call))
    except CopiesUnknown as unknown:
        return Later(str(unknown))
    except OutboundError as error:
        return after(error, heard=_heard(mailboxes))


def _listed(mailboxes: Callable[[], list[MailboxInfo]]) -> list[MailboxInfo]:
    """The mailboxes; that they are not found says nothing of the mail. Raises OutboundError and CopiesUnknown."""
    try:
        return mailboxes()
    except NotFound as error:
        what = f"MultiMail does not list its mailboxes: nobody knows where copies would go. ({error})"
        raise CopiesUnknown(what) from error


def _known(job: Job, email_id: str) -> Email | None:
    """A received mail as the mirror has it: one that was let in already must not be marked as read by this look."""
    key = job.mailbox_id, email_id
    return None if job.draft.is_outbound else received([key]).get(key)


def _heard(question: Callable[[], object]) -> bool:
    """Whether MultiMail answered a question that was asked beside the one that failed."""
    try:
        question()
    except OutboundError:
        return False
    return True


def _called_before(job: Job, call: Call) -> bool:
    return job.intended_before(*call.steps)


def _unknown(job: Job, call: Call) -> Outcome:
    """No such mail. What was written down last tells whether a call may have gone through, this attempt's included."""
    if job.step in call.steps:
        return NeedsLook("MultiMail no longer knows this email, and an earlier call may have gone through. Look there.")
    return Elsewhere("MultiMail no longer knows this email.")


def _changed(job: Job, email: Email, what: str, call: Call) -> Outcome:
    if not _called_before(job, call):
        return Void(what, email)
    which = "edited mail" if job.decision.action == Action.EDIT and call is APPROVE else "draft"
    called = f"An earlier call may still be on its way: look at the {which} on MultiMail."
    return NeedsLook(f"{what} {called} {_decided_anew(job, call)}")


def _decided_anew(job: Job, call: Call) -> str:
    """What can be done about a mail that still waits although it may have been decided, as sentences."""
    if not _is_of_original(job, call):
        return "If it still waits there, settle this: it can be decided anew then."
    # Once it is settled both wait in the queue, and whoever approves both sends its readers both.
    other = ""
    if job.row.replacement_id:
        other = "reject the edited mail, which waits there too, and "
    elif job.row.may_be_handed_in:
        other = "look for the edited mail too, which may have been handed in before, cancel it, and "
    return f"If it still waits there, {other}settle this: the draft can be decided anew then."


def _still_shown(job: Job, call: Call, what: str) -> Outcome:
    """It waits there, which is not what MultiMail said of it; only a person may have the decision posted again."""
    if job.row.problem != what:
        # The attempts before it were no looks: they failed, and MultiMail has only begun to answer.
        job.write(job.step, attempts=1)
    if job.row.attempts < MOST_LOOKS:
        return Later(what)
    if what == SECOND_SHOWN and _is_of_original(job, call):
        # By the intent alone somebody else's rejection would count as the edit's own later.
        return NeedsLook(f"{what} Look at the draft there. If it still waits, reject it there, then try again.")
    job.write(call.intent)
    return NeedsLook(f"{what} Look at the draft there; trying again posts the decision once more if it still waits.")


def _act(job: Job, email_id: str, call: Call, reason: str, known: Email | None) -> Outcome:
    """Write the intent down, post, and ask what became of it; what is `known` of a received mail need not be read."""
    intent, before = call.intent, job.step
    unclear_before = _called_before(job, call)
    client = connect.reviewer()
    if job.decision.action == Action.REJECT:
        job.write(intent)
    elif not job.intend(intent):
        return CHANGED_JUST_NOW
    try:
        job.check_lease()
        client.decide(email_id, call.word, reason)
    except OutboundError as error:
        if isinstance(error, Transient) and error.taken:
            # By its status, whatever else it says.
            job.write(call.taken, attempts=0)
            raise
        unclear = unclear_before or _may_have_acted(error)
        second = isinstance(error, DecidedThere)
        if not unclear:
            # What decided it may have been our own call: only what is shown then says that it had no effect.
            job.write(call.second, attempts=0) if second else job.write(before)
        if not second:
            raise
        email = look((job.mailbox_id, email_id), known)
        return _left(email, call, ours=True) if unclear else _came_second(job, email, call)
    try:
        email = look((job.mailbox_id, email_id), known)
    except OutboundError:
        # MultiMail has taken it, whatever the next look shows: it may still be as it was before.
        job.write(call.taken, attempts=0)
        raise
    if state_of(email.status) == State.PENDING:
        job.write(call.taken, attempts=0)
        return Later(STILL_SHOWN)
    return _left(email, call, ours=True)


def _may_have_acted(error: OutboundError) -> bool:
    return isinstance(error, Transient | Permanent) and error.unclear


def _came_second(job: Job, email: Email, call: Call) -> Outcome:
    """MultiMail says that it was decided already: by somebody else, or by our own call, which came to it twice."""
    state = state_of(email.status)
    if state == State.PENDING:
        return Later(SECOND_SHOWN)
    of_original = _is_of_original(job, call)
    # Deleted as it waited, or rejected before: its agent may delete what the desk has rejected.
    deleted = of_original and email.status == Status.DELETED and not may_be_out(email)
    if state not in call.shows and not deleted:
        # What was approved and deleted may have gone out by the desk's own call.
        return _left(email, call, ours=call is APPROVE and email.status == Status.DELETED)
    shows = f"MultiMail shows it as {'deleted' if deleted else WORD[state]}{by(email)}"
    if of_original:
        # Whoever gives up here loses the edit, and whoever goes on may send what somebody has just stopped.
        job.write(call.intent)
        if job.row.replacement_id:
            other = "reject the edited mail too, which still waits there, and settle this"
        elif job.row.may_be_handed_in:
            other = "look for the edited mail too, which may have been handed in before, cancel it, and settle this"
        else:
            other = "settle this: the edited mail was not sent"
        return NeedsLook(
            f"{shows}, and says that this was so before the edit rejected it. Look there who did. If it was the desk, "
            f"try again: the edit goes on. If not, {other}."
        )
    return Elsewhere(f"{shows}, and says that this was so before the desk's call, which may have come twice.", email)


def _is_of_original(job: Job, call: Call) -> bool:
    """Whether it is the rejection of the draft that an edit replaces."""
    return job.decision.action == Action.EDIT and call is REJECT


def _left(email: Email, call: Call, *, ours: bool) -> Outcome:
    """The email is not pending any more: our doing, or somebody else's."""
    state = state_of(email.status)
    if not is_known(email.status):
        return Later(f"MultiMail calls the draft {email.status}, a word that this desk does not know.")
    if ours and state in call.shows:
        return Done(f"MultiMail shows it as {WORD.get(email.status, WORD[state])}.", email)
    if state == State.PENDING:
        return Later("MultiMail says it is decided but still shows it as waiting.")
    if ours and email.status == Status.DELETED:
        if call is REJECT and not may_be_out(email):
            # Rejected, or deleted while it waited: it can have gone out by neither, and waits for nobody.
            return Done("It is deleted on MultiMail.", email)
        return NeedsLook("It is deleted on MultiMail, and an earlier call may have gone through before. Look there.")
    return Elsewhere(f"On MultiMail it is {stands(email)}; this decision had no effect.", email)
