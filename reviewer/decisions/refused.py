"""Why a verdict was not recorded. Each says so in a sentence that a person can act on."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from reviewer.decisions.blocks import Block
from reviewer.decisions.models import Decision
from reviewer.drafts.models import Draft, Revision


class Refused(Exception):
    """Base of the refusals; `str()` is the sentence for the person, `status` the HTTP code."""

    status = 409


class NotAllowed(Refused):
    """This person may not do this."""

    status = 403


class BadReason(Refused):
    """A reason is missing or too short."""

    status = 422


class NotOpen(Refused):
    """MultiMail no longer waits for a decision on it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        state = "past its time" if draft.is_open else draft.get_state_display().lower()
        super().__init__(f"This draft is {state}. There is nothing left to decide.")


class AlreadyDecided(Refused):
    """Somebody else was first (invariant 4)."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        # An open one may be days old, where its delivery needs a look.
        when = _exact(decision.decided_at)
        super().__init__(
            f"{decision.decided_by} {decision.past_tense} this draft at {when}. Your answer is not recorded."
        )


class DecidedSince(Refused):
    """It was decided, and that has ended, since the step was opened that this answer comes from (invariant 3).

    A press that arrives late would be carried out a second time, also after somebody stopped the first.
    """

    _ENDED: Mapping[str, str] = {
        Decision.Outcome.STOPPED: "which was stopped",
        Decision.Outcome.VOID: "which is void",
        Decision.Outcome.DONE: "which was carried out",
    }

    def __init__(self, decision: Decision) -> None:
        # It may have been days ago, where a mail is held again at its own time.
        when = _exact(decision.decided_at)
        ended = self._ENDED.get(decision.outcome, "which is over")
        super().__init__(
            f"{decision.decided_by} {decision.past_tense} this draft at {when}, {ended}. "
            "This step does not know of that: nothing is recorded. Read the draft again and decide."
        )


class Blocked(Refused):
    """Something about this revision must be mended, or let through by somebody who may, before it is approved."""

    def __init__(self, blocks: Sequence[Block], revision: Revision) -> None:
        self.blocks, self.revision = list(blocks), revision
        said = " ".join(block.words for block in self.blocks)
        super().__init__(f"It cannot be approved as it is. {said}")


class Unconfirmed(Refused):
    """Warnings that whoever approves has not said to have read."""

    status = 422

    def __init__(self, count: int) -> None:
        super().__init__(f"Confirm that you have read the {'warning' if count == 1 else f'{count} warnings'}.")


class TimeUnconfirmed(Refused):
    """An edit of a mail whose time nobody knows is not confirmed to be sent at once; or its time was told since."""

    status = 422

    def __init__(self, send_at: datetime | None) -> None:
        super().__init__(
            f"MultiMail tells its time by now: {_exact(send_at)}. It is sent then. Read this again."
            if send_at
            else "Confirm that it is sent at once: MultiMail does not say whether it waits for a time of its own."
        )


class TakenBack(Refused):
    """Whoever made the edit took it back: it waits for nobody."""

    def __init__(self, edit: Revision) -> None:
        super().__init__(
            f"{edit.author} took this edit back. Nothing is recorded. Saving the same again brings it back."
        )


class OtherProblem(Refused):
    """Somebody had the delivery tried again since the person looked at it, and it needs a look anew (invariant 3)."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody had it tried again since you looked, and now it needs a look for another reason. Nothing is "
            "recorded. Read where it stands."
        )


class ChangedAgain(Refused):
    """A mail was rewritten once more, went out or came back since the person looked at it."""

    def __init__(self, draft: Draft) -> None:
        state, back = draft.get_state_display().lower(), ", and did not reach everybody" if draft.unreached_at else ""
        now = f"it is {state}{back} now"
        super().__init__(f"It was changed again since you looked, or went out: {now}. Read it again.")


class Stale(Refused):
    """The draft changed since it was read (invariant 1)."""

    def __init__(self, current: Revision, changed: Sequence[str]) -> None:
        self.current, self.changed = current, list(changed)
        what = ", ".join(changed) or "the content"
        super().__init__(f"The draft changed since you read it: {what}. Nothing is recorded. Read it again and decide.")


class ReadAnEdit(Stale):
    """What they read is an edit that goes out no more, and what waits is the agent's draft (invariant 1)."""

    def __init__(self, current: Revision, edit: Revision, changed: Sequence[str]) -> None:
        super().__init__(current, changed)
        self.edit = edit
        self.args = ("What waits is the agent's draft. Nothing is recorded. Read it and decide.",)


def _exact(moment: datetime) -> str:
    """As "23:10:05 UTC on 29 Nov 2026"."""
    return f"{moment:%H:%M:%S} UTC on {moment.day} {moment:%b %Y}"
