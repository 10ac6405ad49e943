"""Leaving a mark and reading it, by the clock that all processes share."""

from datetime import datetime, timedelta

from django.db.models import DateTimeField, Subquery

from reviewer.clock import DatabaseNow
from reviewer.marks.models import Mark

# Left whenever what may be sent to whom was changed, by a rule or by a word on one draft: who it is for, a passage
# marked, a dismissal reopened. What was judged before that is judged once more.
RULES_CHANGED = "rules changed"


def leave(name: str, after: timedelta = timedelta(0)) -> None:
    """It has happened just now, or happens `after` so long."""
    at = DatabaseNow(after)
    if not Mark.objects.filter(name=name).update(at=at):
        Mark.objects.get_or_create(name=name, defaults={"at": at})


def lift(name: str) -> None:
    """It holds no more."""
    Mark.objects.filter(name=name).delete()


def last(name: str) -> datetime | None:
    """When it last happened; None when it never did."""
    return Mark.objects.filter(name=name).values_list("at", flat=True).first()


def last_within(name: str) -> Subquery:
    """The same as a part of another query, which is one less."""
    return Subquery(Mark.objects.filter(name=name).values("at"), output_field=DateTimeField())
