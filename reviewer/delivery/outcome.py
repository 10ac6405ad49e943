"""How an attempt at a delivery ends. Values: the worker writes them down."""

from dataclasses import dataclass

from reviewer.multimail.schemas import Email


@dataclass(frozen=True)
class Done:
    """MultiMail confirmed it. `email` is what it last showed of the mail that the decision was about."""

    note: str
    email: Email | None = None


@dataclass(frozen=True)
class Elsewhere:
    """Somebody decided it on MultiMail itself, or it left the queue there."""

    note: str
    email: Email | None = None


@dataclass(frozen=True)
class Void:
    """What was decided is not what waits there: nothing is posted, the draft goes back to the queue."""

    note: str
    email: Email | None = None


@dataclass(frozen=True)
class Later:
    """Try again in `seconds` (None: a growing while). `counts` is False for mere waiting, such as for the scan.

    `ours`: MultiMail has nothing to do with it, so that it says nothing about how long to have patience with it.
    `answered`: whether MultiMail answered properly on the way, so that it is not down.
    """

    problem: str
    seconds: float | None = None
    counts: bool = True
    ours: bool = False
    answered: bool = True


@dataclass(frozen=True)
class NeedsLook:
    """Only a person can go on; `problem` says why and what to look at.

    `expired`: MultiMail shows that the draft expired, so that nothing that was begun has had an effect.
    """

    problem: str
    expired: bool = False


Final = Done | Elsewhere | Void
Outcome = Final | Later | NeedsLook

# The rules changed between the question about them and the intent.
CHANGED_JUST_NOW = Later("What may be sent to whom was changed just now.", 0.0, counts=False, ours=True)
