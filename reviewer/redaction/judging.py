"""What hints mean for an audience: by the table, what is allowed, and what reviewers dismissed. Reads no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.redaction.meanings import DEFAULT, Severity, severity, worst
from reviewer.redaction.models import Allowed, Dismissal, Hint
from reviewer.redaction.rules.allowing import Allowing
from reviewer.redaction.values import Category

# Category and audience: what the desk says otherwise than the default.
Otherwise = Iterable[tuple[str, str, str]]


class HintState(StrEnum):
    """Whether a hint still wants something of a reviewer."""

    OPEN = "open"
    DISMISSED = "dismissed"
    ALLOWED = "allowed"


@dataclass(frozen=True)
class Judged:
    """A hint as one audience is to take it. `value` is the text it points at; it belongs on pages and nowhere else.

    `replacement` is what is offered in its place: the same for the same value in the whole report. An open one may have
    a dismissal that does not count any more, and one that a reviewer marked may be `allowed` by the rules.
    """

    hint: Hint
    value: str
    severity: Severity
    state: HintState
    dismissal: Dismissal | None = None
    replacement: str = ""
    allowed: bool = False

    @property
    def blocks(self) -> bool:
        """Whether it keeps the revision from being approved."""
        return self.state == HintState.OPEN and self.severity == Severity.BLOCK

    @property
    def warns(self) -> bool:
        """Whether whoever approves has to confirm it."""
        return self.state == HintState.OPEN and self.severity == Severity.WARN


class Judge:
    """The rules of one moment: what hints mean, and what is allowed (`allowed`: the entries that hold)."""

    def __init__(self, otherwise: Otherwise, allowed: Iterable[Allowed], now: datetime) -> None:
        self.table = {category: dict(row) for category, row in DEFAULT.items()}
        for category, audience, said in otherwise:
            self.table[Category(category)][audience] = Severity(said)
        self.allowed = [entry for entry in allowed if entry.holds(now)]
        self._allowing = Allowing(self.allowed)

    def severity(self, categories: Iterable[str], audience: str) -> Severity:
        """The worst that one of these means for this audience; one that nobody knows reads as outsiders do."""
        found = worst(severity(Category(one), audience, self.table) for one in categories)
        return found or Severity.INFO

    def judge(self, hint: Hint, value: str, audience: str, dismissal: Dismissal | None) -> Judged:
        """One hint for one audience; `dismissal` is what was said of its value there, which counts by its person.

        A value that is allowed as one thing is still judged as whatever else it is: an address with a token in it.
        """
        sorts = [hint.category, *hint.holds]
        kept = [one for one in sorts if not self._allowing.lets(value, one, audience)]
        left = sorts if hint.missed else kept
        state = HintState.DISMISSED if dismissal and dismissal.user.may_decide else HintState.OPEN
        grave = self.severity(left or sorts, audience)
        return Judged(hint, value, grave, state if left else HintState.ALLOWED, dismissal, hint.replacement, not kept)
