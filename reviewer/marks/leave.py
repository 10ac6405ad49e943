"""Leaving a mark and reading it."""

from datetime import datetime

from django.db.models import DateTimeField, Subquery
from django.utils import timezone

from reviewer.marks.models import Mark

# Left whenever what may be sent to whom was changed: a decision taken before is asked about once more.
RULES_CHANGED = "rules changed"


def leave(name: str) -> None:
    """It has happened just now."""
    now = timezone.now()
    if not Mark.objects.filter(name=name).update(at=now):
        Mark.objects.get_or_create(name=name, defaults={"at": now})


def last(name: str) -> datetime | None:
    """When it last happened; None when it never did."""
    return Mark.objects.filter(name=name).values_list("at", flat=True).first()


def last_within(name: str) -> Subquery:
    """The same as a part of another query, which is one less."""
    return Subquery(Mark.objects.filter(name=name).values("at"), output_field=DateTimeField())
