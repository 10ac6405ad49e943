"""What hints mean for an audience: by the table, what is allowed, and what reviewers dismissed. Reads no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import re2

from reviewer.redaction.breadth import compiled
from reviewer.redaction.meanings import DEFAULT, Severity, severity, worst
from reviewer.redaction.models import Allowed, Dismissal, Hint
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

    `replacement` is what is offered in its place: the same for the same value in the whole report.
    """

    hint: Hint
    value: str
    severity: Severity
    state: HintState
    dismissal: Dismissal | None = None
    replacement: str = ""

    @property
    def blocks(self) -> bool:
        """Whether it keeps the revision from being approved."""
        return self.state == HintState.OPEN and self.severity == Severity.BLOCK

    @property
    def warns(self) -> bool:
        """Whether whoever approves has to confirm it."""
        return self.state == HintState.OPEN and self.severity == Severity.WARN


class Judge:
    """The rules of one moment: what hints mean, and what is allowed. A pattern that cannot be read allows nothing."""

    def __init__(self, otherwise: Otherwise, allowed: Iterable[Allowed], now: datetime) -> None:
        self.table = {category: dict(row) for category, row in DEFAULT.items()}
        for category, audience, said in otherwise:
            self.table[Category(category)][audience] = Severity(said)
        self.allowed = [(entry, _pattern(entry)) for entry in allowed if entry.holds(now)]

    def severity(self, categories: Iterable[str], audience: str) -> Severity:
        """The worst that one of these means for this audience; one that nobody knows reads as outsiders do."""
        found = worst(severity(Category(one), audience, self.table) for one in categories)
        return found or Severity.INFO

    def judge(self, hint: Hint, value: str, audience: str, dismissal: Dismissal | None) -> Judged:
        """One hint for one audience; `dismissal` is what was said of its value there.

        A value that is allowed as one thing is still judged as whatever else it is: an address with a token in it.
        """
        sorts = [hint.category, *hint.holds]
        left = sorts if hint.missed else self._not_allowed(hint, value, audience)
        state = HintState.DISMISSED if dismissal else HintState.OPEN
        grave = self.severity(left or sorts, audience)
        return Judged(hint, value, grave, state if left else HintState.ALLOWED, dismissal, hint.replacement)

    def _not_allowed(self, hint: Hint, value: str, audience: str) -> list[str]:
        """The categories of a hint that no entry lets through: a credential is, by one for credentials alone."""
        left = [hint.category, *hint.holds]
        for entry, pattern in self.allowed:
            if entry.audience not in ("", audience):
                continue
            if pattern.fullmatch(value) if pattern else value.casefold() == entry.value.casefold():
                left = [one for one in left if not _names(entry, one)]
        return left


def _names(entry: Allowed, category: str) -> bool:
    """Whether an entry is for a category. One for every category was not made for credentials."""
    return entry.category == category or (not entry.category and category != Category.SECRET)


def _pattern(entry: Allowed) -> "re2._Regexp | None":
    """The pattern of an entry that is one. It was checked when it was kept; a newer library may refuse it."""
    if not entry.is_pattern:
        return None
    try:
        return compiled(entry.value)
    except re2.error:
        return compiled(r"[^\s\S]")
