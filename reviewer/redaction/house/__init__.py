"""What the organisation knows about itself: added to and taken away from by leads, each change in the open."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.record import hold
from reviewer.redaction.models import OrgEntry
from reviewer.redaction.rules import BadRule, check_person, tell
from reviewer.redaction.rules.tellable import of_known

from .entries import BadEntry, as_kept, short

MOST_ENTRIES = 20_000


@dataclass(frozen=True)
class Added:
    """What became of entries that were given: how many are new, how many were known, and when the new ones came."""

    new: int
    known: int
    at: datetime


@dataclass(frozen=True)
class Some:
    """Some of what is known: with these words in it, of one kind, or added at one moment. Empty asks for nothing."""

    words: str = ""
    kind: str = ""
    added: datetime | None = None

    @property
    def narrows(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.words or self.kind or self.added)

    def entries(self) -> QuerySet[OrgEntry]:
        """The entries, in the order of the list."""
        found = OrgEntry.objects.filter(value__icontains=self.words) if self.words else OrgEntry.objects.all()
        found = found.filter(kind=self.kind) if self.kind else found
        return found.filter(created_at=self.added) if self.added else found


def add_entries(user: User | None, rows: Iterable[tuple[str, str]], source: str = "desk") -> Added:
    """Add what the organisation knows: (kind, value) pairs; those known already are left alone.

    The new ones of one call have one time, by which they are found again. Raises BadRule, and then adds none.
    """
    if user is not None:
        check_person(user)
    try:
        wanted = dict.fromkeys((kind, as_kept(kind, value)) for kind, value in rows)
    except BadEntry as problem:
        raise BadRule(str(problem)) from None
    with transaction.atomic():
        hold()
        at = timezone.now()
        known = set(OrgEntry.objects.values_list("kind", "value"))
        new = [pair for pair in wanted if pair not in known]
        _check_one_name(known, new)
        if len(known) + len(new) > MOST_ENTRIES:
            raise BadRule(f"The desk keeps at most {MOST_ENTRIES:,} of them, and has {len(known):,}.")
        entries = [OrgEntry(kind=kind, value=value, source=source, author=user, created_at=at) for kind, value in new]
        OrgEntry.objects.bulk_create(entries, batch_size=1000, ignore_conflicts=True)
        if new:
            tell(user, Act.REDACTION_KNOWN, {"source": source, "added": Counter(kind for kind, _ in new)})
    return Added(len(new), len(wanted) - len(new), at)


def forget_entry(user: User, pk: int) -> None:
    """Take one entry away; one that is gone is left alone. Raises BadRule."""
    check_person(user)
    with transaction.atomic():
        hold()
        entry = OrgEntry.objects.filter(pk=pk).first()
        if entry is not None:
            tell(user, Act.REDACTION_FORGOTTEN, {"kind": entry.kind, "entry": entry.pk, **of_known(entry)})
            entry.delete()


def forget_some(user: User, some: Some, seen: int) -> int:
    """Take some entries away, `seen` as the person saw them; how many that were. None is left alone.

    Raises BadRule where they are more or fewer by now, and for all that is known: nobody means that.
    """
    check_person(user)
    if not some.narrows:
        raise BadRule("Look for some of them first: all at once are not removed.")
    with transaction.atomic():
        hold()
        kinds = Counter(some.entries().order_by().values_list("kind", flat=True))
        if kinds and kinds.total() != seen:
            raise BadRule(f"{kinds.total():,} are listed by now, not {seen:,}. Nothing is removed: look at them again.")
        if kinds:
            some.entries().delete()
            tell(user, Act.REDACTION_FORGOTTEN, {"removed": kinds})
    return kinds.total()


def _check_one_name(known: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> None:
    """The engine knows one name of the organisation: a second would stand in the list and count for nothing."""
    had, given = ([value for kind, value in pairs if kind == OrgEntry.Kind.NAME] for pairs in (known, new))
    if given and had:
        raise BadRule(f"The organisation has one name here, “{short(had[0])}”. Remove that first to give it another.")
    if len(given) > 1:
        raise BadRule(f"The organisation has one name here: “{short(given[0])}” or “{short(given[1])}”?")
