"""Rules about who reads at an address, kept by the desk beside those of AUDIENCE_RULES."""

from django.db import models
from django.utils import timezone

from reviewer.accounts.models import User


class Rule(models.Model):
    """`pattern` is an address or a domain in lower case; one here wins over the same one in AUDIENCE_RULES."""

    pattern = models.CharField(max_length=320, unique=True)
    audience = models.CharField(max_length=40)
    people = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "fence rule"
        ordering = ["pattern"]

    def __str__(self) -> str:
        return f"{self.pattern}: {self.audience}"
