"""The figures that the database knows, read anew at each scrape: bounded rows, by index (invariant 9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError
from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from reviewer.decisions.models import Brake, Delivery
from reviewer.delivery import brake
from reviewer.drafts.models import WAITS, Draft
from reviewer.marks.leave import last
from reviewer.operations import freshness, tally

# Nobody acts on the difference beyond; counting more would only cost.
CAP = 100_000
UNDELIVERED = (Delivery.State.WAITING, Delivery.State.POSTING)


@dataclass(frozen=True)
class Figures:
    """One reading. Ages and times to come in seconds, None when there is nothing that could have one."""

    pending: int
    oldest_pending: float | None
    next_expiry: float | None
    open: dict[str, int]
    oldest_undelivered: float | None
    ended: dict[str, int]
    held: dict[str, int]
    sync_age: float | None
    answered_age: float | None
    sweep_age: float | None


class DeskCollector(Collector):
    """Says `reviewer_database_up 0` and nothing else when the database does not answer."""

    def collect(self) -> Iterator[Metric]:
        """Called by prometheus_client at each scrape."""
        try:
            found = read(timezone.now())
        except (DatabaseError, InterfaceError):
            yield GaugeMetricFamily("reviewer_database_up", "Whether the database answers.", value=0)
            return
        yield GaugeMetricFamily("reviewer_database_up", "Whether the database answers.", value=1)
        yield from _gauges(found)
        yield from _families(found)


def read(now: datetime) -> Figures:
    """Everything, in ten small queries."""
    pending = Draft.objects.filter(WAITS).order_by()
    oldest = pending.order_by("received_at").values_list("received_at", flat=True).first()
    expiry = pending.filter(expires_at__gt=now).order_by("expires_at").values_list("expires_at", flat=True).first()
    known = freshness.load()
    counts, first = _open_deliveries()
    return Figures(
        pending=pending[:CAP].count(),
        oldest_pending=known.age(oldest),
        next_expiry=(expiry - now).total_seconds() if expiry else None,
        open=counts,
        oldest_undelivered=known.age(first),
        ended=tally.count(),
        held=_held(),
        sync_age=known.age(known.synced_at),
        answered_age=known.age(known.answered_at),
        sweep_age=known.age(last("sweep")),
    )


def _open_deliveries() -> tuple[dict[str, int], datetime | None]:
    """How many there are in each open state, and when the oldest that a worker should carry out was decided.

    Two questions, each worded as the condition of its partial index: asked as one, the whole history would be read.
    """
    undelivered = Delivery.objects.filter(state__in=UNDELIVERED).order_by().values_list("state")
    found = {row[0]: row[1:] for row in undelivered.annotate(Count("pk"), Min("decision__decided_at"))}
    counts = {state.value: found[state][0] if state in found else 0 for state in UNDELIVERED}
    counts[Delivery.State.NEEDS_LOOK.value] = Delivery.objects.filter(state=Delivery.State.NEEDS_LOOK).count()
    return counts, min((oldest for _, oldest in found.values()), default=None)


def _held() -> dict[str, int]:
    """Kind of call to 1 while it waits for MultiMail, an outage's short times between two stops included, else 0."""
    held = {one.kind for one in brake.held()}
    return {kind.value: int(kind in held) for kind in Brake.Kind}


def _gauges(found: Figures) -> Iterator[Metric]:
    """Those without labels; what has no value now is left out."""
    values = (
        ("drafts_pending", f"Drafts that wait for a decision, counted up to {CAP}.", found.pending),
        ("oldest_pending_draft_seconds", "Age of the draft that has waited longest.", found.oldest_pending),
        ("next_expiry_seconds", "Until MultiMail drops the next waiting draft.", found.next_expiry),
        ("oldest_undelivered_decision_seconds", "Age of the oldest decision not yet posted.", found.oldest_undelivered),
        ("sync_age_seconds", "Since the last pass of the sync ended.", found.sync_age),
        ("multimail_answered_age_seconds", "Since the last pass that MultiMail answered.", found.answered_age),
        ("sweep_age_seconds", "Since the last sweep ended.", found.sweep_age),
    )
    for name, words, value in values:
        if value is not None:
            yield GaugeMetricFamily(f"reviewer_{name}", words, value=value)


def _families(found: Figures) -> Iterator[Metric]:
    waiting = GaugeMetricFamily("reviewer_deliveries_open", "Deliveries that are not finished.", labels=["state"])
    for state, number in found.open.items():
        waiting.add_metric([state], number)
    ended = CounterMetricFamily("reviewer_deliveries_ended", "Deliveries by how they ended.", labels=["outcome"])
    for outcome, number in found.ended.items():
        ended.add_metric([outcome], number)
    held = GaugeMetricFamily("reviewer_calls_held", "Whether calls of a kind wait for MultiMail.", labels=["kind"])
    for kind, number in found.held.items():
        held.add_metric([kind], number)
    yield from (waiting, ended, held)
