"""What hints mean for an audience: the policy, what is allowed, and what reviewers dismissed. Reads no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import re2

from reviewer.redaction.models import Allowed, Dismissal, Hint
from reviewer.redaction.policy import DEFAULT, Severity, severity, worst
from reviewer.redaction.values import Category

# Category and audience: what the desk says otherwise than the default.
Otherwise = Iterable[tuple[str, str, str]]


class Standing(StrEnum):
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
    standing: Standing
    dismissal: Dismissal | None = None
    replacement: str = ""

    @property
    def blocks(self) -> bool:
        """Whether it keeps the revision from being approved."""
        return self.standing == Standing.OPEN and self.severity == Severity.BLOCK

    @property
    def warns(self) -> bool:
        """Whether whoever approves has to confirm it."""
        return self.standing == Standing.OPEN and self.severity == Severity.WARN


class Judge:
    """The rules of one moment: the policy, and what is allowed. A pattern that cannot be read allows nothing."""

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
        """One hint for one audience; `dismissal` is what was said of its value there."""
        grave = self.severity([hint.category, *hint.holds], audience)
        allowed = not hint.missed and self._is_allowed(hint.category, value, audience)
        standing = Standing.ALLOWED if allowed else Standing.DISMISSED if dismissal else Standing.OPEN
        return Judged(hint, value, grave, standing, dismissal, hint.replacement)

    def _is_allowed(self, category: str, value: str, audience: str) -> bool:
        for entry, pattern in self.allowed:
            fits = entry.category in ("", category) and entry.audience in ("", audience)
            if fits and (pattern.fullmatch(value) if pattern else value.casefold() == entry.value.casefold()):
                return True
        return False


def _pattern(entry: Allowed) -> "re2._Regexp | None":
    """The pattern of an entry that is one. It was checked when it was kept; a newer library may refuse it."""
    if not entry.is_pattern:
        return None
    try:
        return re2.compile(entry.value)
    except re2.error:
        return re2.compile(r"[^\s\S]")
