"""What the pages about rules show: the rules with where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from reviewer.fence.models import Rule
from reviewer.fence.rules import Shown, of_settings
from reviewer.redaction.house.context import load_judge
from reviewer.redaction.meanings import Severity
from reviewer.redaction.models import CATEGORIES, Allowed, Progress


@dataclass(frozen=True)
class FenceRow:
    """One rule for the list; one of the settings has no `rule` and cannot be changed on the page."""

    pattern: str
    audience: str
    rule: Rule | None = None

    @property
    def seen(self) -> str:
        """The stamp of what the row shows of a rule that is kept here; its button sends it back."""
        return Shown(self.pattern, self.audience, self.rule.people, self.rule.note).stamp if self.rule else ""

    @property
    def words(self) -> str:
        """What is looked through for a word."""
        return f"{self.pattern} {self.audience} {self.rule.note if self.rule else ''}"


def fence_rows() -> list[FenceRow]:
    """Every rule, by domain and address; one that is kept here hides the same one of the settings."""
    kept = [FenceRow(rule.pattern, rule.audience, rule) for rule in Rule.objects.all()]
    known = {row.pattern for row in kept}
    given = [FenceRow(pattern, audience) for pattern, audience in of_settings().items()]
    rows = [*kept, *(row for row in given if row.pattern not in known)]
    return sorted(rows, key=lambda row: (row.pattern.rpartition("@")[2], row.pattern))


@dataclass(frozen=True)
class AllowedRow:
    """One allowed value for the list, and whether it holds now."""

    entry: Allowed
    holds: bool


@dataclass(frozen=True)
class MeaningCell:
    """What a category means for one audience."""

    audience: str
    severity: Severity


@dataclass(frozen=True)
class MeaningRow:
    """One category and what it means for every audience, in their order."""

    category: str
    label: str
    cells: Sequence[MeaningCell]


def meaning_rows() -> list[MeaningRow]:
    """What every category means for every audience, as it counts now."""
    judge = load_judge()
    return [
        MeaningRow(name, label, [MeaningCell(one, judge.severity([name], one)) for one in settings.AUDIENCES])
        for name, label in CATEGORIES
    ]


@dataclass(frozen=True)
class Scanned:
    """How far the background scan is after a change of the rules."""

    done: int
    total: int

    @property
    def under_way(self) -> bool:
        """Whether some drafts are still judged by the rules of before in lists."""
        return self.done < self.total


def scanned() -> Scanned:
    """The progress of the newest rules."""
    progress = Progress.objects.first()
    return Scanned(min(progress.done, progress.total), progress.total) if progress else Scanned(0, 0)
