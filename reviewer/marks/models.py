"""The one table: a name, when, and a little data."""

from django.db import models
from django.utils import timezone


class Mark(models.Model):
    """When something that has a name last happened; there are as many rows as names."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%H:%M:%S}"
