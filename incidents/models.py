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
    """One incident, known by the key its tools use for it (PD-9876, INC-204).

    Its table still has the columns `title` and `severity`, which the release before writes and reads. Nothing here
    knows them, so that the next release can drop them while this one runs (docs/DEPLOYMENT.md, section 5).
    """

    key = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
