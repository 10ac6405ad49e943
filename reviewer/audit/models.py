"""The append-only history: each event carries the hash of the one before it (invariant 6)."""

from typing import Any, NoReturn

from django.db import models

from reviewer.audit.chain import FIELDS, Link


class AppendOnly(models.QuerySet["Event"]):
    """Refuses to change or remove what was written."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise TypeError("audit events are never changed")

    def delete(self) -> NoReturn:
        """Refused."""
        raise TypeError("audit events are never removed")


class Event(models.Model):
    """One line of history. `seq` counts from 1 without gaps; `hash` covers every other field and `previous`."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    draft = models.CharField(max_length=40, blank=True)
    incident = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["draft", "seq"], name="event_by_draft"),
            models.Index(fields=["action", "seq"], name="event_by_action"),
            models.Index(fields=["at"], name="event_by_time"),
        ]

    def __str__(self) -> str:
        return f"#{self.seq} {self.actor} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only a new event can be written."""
        if not self._state.adding:
            raise TypeError("audit events are never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise TypeError("audit events are never removed")

    @property
    def link(self) -> Link:
        """What of it the chain hashes."""
        return Link(**{name: getattr(self, name) for name in FIELDS})


class Head(models.Model):
    """The end of the chain: its one row is the lock under which events are appended."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"head #{self.seq}"
