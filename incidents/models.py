"""What happened, whoever writes about it."""

from django.db import models


class Severity(models.IntegerChoices):
    """Normalised severity: P1, sev1 and SEV-1 are all SEV1. Lower is worse."""

    SEV0 = 0, "SEV0"
    SEV1 = 1, "SEV1"
    SEV2 = 2, "SEV2"
    SEV3 = 3, "SEV3"
    SEV4 = 4, "SEV4"
    SEV5 = 5, "SEV5"
    UNKNOWN = 9, "Unknown"


class Incident(models.Model):
    """One incident, known by the key its tools use for it (PD-9876, INC-204)."""

    key = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=300, blank=True)
    severity = models.PositiveSmallIntegerField(choices=Severity, default=Severity.UNKNOWN)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
