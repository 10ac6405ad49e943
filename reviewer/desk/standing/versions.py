"""The other versions of a draft's report: one for each audience."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from reviewer.decisions.models import Decision
from reviewer.desk.standing.carried_out import InPlace
from reviewer.desk.standing.decision import Standing, standing, text_in_place, word
from reviewer.desk.standing.phase import Phase
from reviewer.desk.standing.status import last_decisions
from reviewer.drafts.models import Draft

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

D = TypeVar("D", bound=Draft)
MOST_SIBLINGS = 60


@dataclass(frozen=True)
class Version:
    """One draft beside the one being read, and where it stands."""

    draft: Draft
    standing: Standing
    # The mail that an edit put in its place, if that is mirrored, and the revision that goes out so, or went.
    in_place_id: int | None = None
    text_in_place: int | None = None

    @property
    def waits(self) -> bool:
        """Whether it still wants a decision."""
        return self.standing.phase == Phase.OPEN

    @property
    def word(self) -> str:
        """Where it stands, for a tab or a list."""
        return word(self.draft, self.standing)

    @property
    def icon(self) -> str:
        """The sign beside the word."""
        return self.standing.icon

    @property
    def tone(self) -> str:
        """How it is drawn."""
        return self.standing.tone


def load_versions(draft: Draft, now: datetime) -> list[Version]:
    """The report a draft belongs to: one version for each audience, in the order of audiences.

    Without an incident or a kind it stands alone.
    """
    if not draft.incident_id or not draft.kind:
        return with_standing([draft], now)
    same = Draft.objects.filter(incident_id=draft.incident_id, kind=draft.kind, replaces=None).defer("tags")
    others = list(same.exclude(pk=draft.pk).order_by("-received_at", "-id")[:MOST_SIBLINGS])
    return with_standing(one_for_each_audience(draft, others), now)


def with_standing(drafts: Sequence[Draft], now: datetime) -> list[Version]:
    """The drafts with where each stands: one query for all their decisions."""
    last = last_decisions(draft.pk for draft in drafts)
    return [_version(draft, last.get(draft.pk), now) for draft in drafts]


def _version(draft: Draft, decision: "WithAnnotations[Decision, InPlace] | None", now: datetime) -> Version:
    stands = standing(draft, decision, now)
    in_place = decision.in_place_id if decision and decision.outcome == Decision.Outcome.DONE else None
    return Version(draft, stands, in_place, text_in_place(stands, decision))


def one_for_each_audience(draft: D, others: Iterable[D]) -> list[D]:
    """The draft being read, and of each other audience a waiting draft if there is one, else the newest."""
    chosen = {draft.audience: draft}
    for other in others:
        known = chosen.setdefault(other.audience, other)
        if known.pk != draft.pk and other.is_open and not known.is_open:
            chosen[other.audience] = other
    return sorted(chosen.values(), key=lambda one: (one.audience_rank, one.audience))
