"""What a person read last of each version, so that the page can say what has changed since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import F, FilteredRelation, Q, QuerySet

from reviewer.accounts.models import User
from reviewer.desk.models import LastRead
from reviewer.drafts.models import Draft

# Pages opened within so long of one another are one sitting: a change is told through all of it.
SITTING = timedelta(minutes=30)
# When somebody read a page is kept no more exactly than this.
EXACT = timedelta(minutes=1)
KEPT = ("revision_id", "read_at", "before_id", "before_at")


@dataclass(frozen=True)
class Read:
    """The revision that was read last and when; what had been read before it changed, while that is news."""

    revision_id: int
    read_at: datetime
    before_id: int | None = None
    before_at: datetime | None = None


def with_reads(rows: QuerySet[Draft], user: int) -> QuerySet[Draft]:
    """The drafts with what this person, by id, read last of each, for `of`. Costs no query of its own."""
    mine = FilteredRelation("reads", condition=Q(reads__user=user))
    return rows.annotate(mine=mine).annotate(**{f"last_{name}": F(f"mine__{name}") for name in KEPT})


def of(draft: Draft) -> Read | None:
    """What was read last of a draft that came by `with_reads`."""
    found = [getattr(draft, f"last_{name}") for name in KEPT]
    return Read(*found) if found[0] else None


def opened(last: Read | None, current: int, now: datetime) -> Read:
    """What is to be kept now that the page shows the revision `current`. Pure."""
    if last is None:
        return Read(current, now)
    if last.revision_id != current:
        return Read(current, now, last.revision_id, last.read_at)
    if now - last.read_at > SITTING:
        return Read(current, now)
    return replace(last, read_at=now)


def keep(user: User, drafts: Iterable[Draft], now: datetime) -> None:
    """These drafts, which came by `with_reads`, are on this person's screen. One query, and none a minute after it."""
    rows = [
        LastRead(user=user, draft_id=draft.pk, **vars(opened(last, draft.current_id, now)))
        for draft in drafts
        if draft.current_id and _is_news(last := of(draft), draft.current_id, now)
    ]
    if rows:
        _write(rows)


def _is_news(last: Read | None, current: int, now: datetime) -> bool:
    return last is None or last.revision_id != current or now - last.read_at > EXACT


def _write(rows: Sequence[LastRead]) -> None:
    """Two pages opened at once come to the same rows."""
    LastRead.objects.bulk_create(rows, update_conflicts=True, unique_fields=["user", "draft"], update_fields=KEPT)
