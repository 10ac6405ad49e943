"""Leaving a mark and reading it."""

from datetime import datetime

from django.utils import timezone

from reviewer.marks.models import Mark


def leave(name: str) -> None:
    """It has happened just now."""
    now = timezone.now()
    if not Mark.objects.filter(name=name).update(at=now):
        Mark.objects.get_or_create(name=name, defaults={"at": now})


def last(name: str) -> datetime | None:
    """When it last happened; None when it never did."""
    return Mark.objects.filter(name=name).values_list("at", flat=True).first()
