"""What stands around a draft: the other versions of its report, its thread, its neighbours in the queue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from reviewer.decisions.models import Decision
from reviewer.desk.status import Phase, Standing, standing, word
from reviewer.drafts.models import Draft, State

MOST_SIBLINGS = 60
MOST_IN_THREAD = 20


@dataclass(frozen=True)
class Version:
    """One draft beside the one being read, and where it stands."""

    draft: Draft
    standing: Standing

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


@dataclass(frozen=True)
class Report:
    """One version for each audience, in the order of audiences, and the other waiting drafts for this audience."""

    versions: Sequence[Version]
    newer: Draft | None
    older: Draft | None

    def next_after(self, draft: Draft) -> Version | None:
        """The next version that waits, going round from this one."""
        at = next((i for i, version in enumerate(self.versions) if version.draft.pk == draft.pk), 0)
        around = [*self.versions[at + 1 :], *self.versions[:at]]
        return next((version for version in around if version.waits), None)


def load_report(draft: Draft, now: datetime) -> Report:
    """The report a draft belongs to; without an incident or a kind it stands alone."""
    if not draft.incident_id or not draft.kind:
        return Report(with_standing([draft], now), None, None)
    same = Draft.objects.filter(incident_id=draft.incident_id, kind=draft.kind, replaces=None).defer("tags")
    others = list(same.exclude(pk=draft.pk).order_by("-received_at", "-id")[:MOST_SIBLINGS])
    twins = [one for one in others if one.audience == draft.audience and one.is_open and not one.expired(now)]
    return Report(
        versions=with_standing(_one_for_each_audience(draft, others), now),
        newer=next((one for one in twins if one.received_at > draft.received_at), None),
        older=next((one for one in reversed(twins) if one.received_at <= draft.received_at), None),
    )


def load_thread(draft: Draft, now: datetime) -> Sequence[Version]:
    """Other mails of the same mailbox and thread that came through the desk, oldest first."""
    if not draft.thread:
        return []
    same = Draft.objects.filter(mailbox_id=draft.mailbox_id, thread=draft.thread, replaces=None).exclude(pk=draft.pk)
    newest = list(same.defer("tags").order_by("-received_at", "-id")[:MOST_IN_THREAD])
    return with_standing(newest[::-1], now)


def neighbours(draft: Draft, now: datetime) -> tuple[int | None, int | None]:
    """Ids of the drafts before and after it in the queue, by expiry."""
    queue = Draft.objects.filter(state=State.PENDING, replaces=None, expires_at__gt=now)
    before = Q(expires_at__lt=draft.expires_at) | Q(expires_at=draft.expires_at, pk__lt=draft.pk)
    after = Q(expires_at__gt=draft.expires_at) | Q(expires_at=draft.expires_at, pk__gt=draft.pk)
    return (
        _first_id(queue.filter(before).order_by("-expires_at", "-id")),
        _first_id(queue.filter(after).order_by("expires_at", "id")),
    )


def with_standing(drafts: Sequence[Draft], now: datetime) -> list[Version]:
    """The drafts with where each stands: one query for all their decisions."""
    decisions: dict[int, Decision] = {}
    rows = Decision.objects.filter(draft__in=drafts).select_related("delivery", "decided_by").order_by("id")
    for decision in rows:
        decisions[decision.draft_id] = decision
    return [Version(draft, standing(draft, decisions.get(draft.pk), now)) for draft in drafts]


def _one_for_each_audience(draft: Draft, others: Iterable[Draft]) -> list[Draft]:
    """The draft being read, and of each other audience a waiting draft if there is one, else the newest."""
    chosen = {draft.audience: draft}
    for other in others:
        known = chosen.setdefault(other.audience, other)
        if known.pk != draft.pk and other.is_open and not known.is_open:
            chosen[other.audience] = other
    return sorted(chosen.values(), key=lambda one: (one.audience_rank, one.audience))


def _first_id(rows: QuerySet[Draft]) -> int | None:
    return rows.values_list("pk", flat=True).first()
