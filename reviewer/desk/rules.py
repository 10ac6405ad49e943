"""What the pages about rules show: the rules with where they come from, and who changed them last."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from reviewer.audit.models import Event
from reviewer.desk.telling import Told, tell
from reviewer.fence.models import Rule

CHANGES_SHOWN = 20


@dataclass(frozen=True)
class FenceRow:
    """One rule for the list; one of the settings has no `rule` and cannot be changed on the page."""

    pattern: str
    audience: str
    rule: Rule | None = None


def fence_rows() -> list[FenceRow]:
    """Every rule, by domain and address; one that is kept here hides the same one of the settings."""
    kept = [FenceRow(rule.pattern, rule.audience, rule) for rule in Rule.objects.select_related("author")]
    known = {row.pattern for row in kept}
    given = [FenceRow(pattern.lower(), audience) for pattern, audience in settings.AUDIENCE_RULES.items()]
    rows = [*kept, *(row for row in given if row.pattern not in known)]
    return sorted(rows, key=lambda row: (row.pattern.rpartition("@")[2], row.pattern))


def rule_changes(room: str) -> Sequence[Told]:
    """The last changes whose action begins with `room`, newest first."""
    events = Event.objects.filter(action__startswith=room).order_by("-seq")[:CHANGES_SHOWN]
    return [tell(event) for event in events]
