"""What sort of mail a draft is and where MultiMail has it, in the words that rows keep. Pure."""

from django.db import models


class Kind(models.TextChoices):
    """What sort of mail a draft is. Drafts of one incident and one kind are one report."""

    REPORT = "report", "Incident report"
    UPDATE = "update", "Status update"
    POSTMORTEM = "postmortem", "Postmortem"
    ACTIONS = "actions", "Action items"
    ESCALATION = "escalation", "Escalation"
    CORRECTION = "correction", "Correction"
    UNSORTED = "", "Unsorted"


class State(models.TextChoices):
    """Where MultiMail says a draft is. Only pending drafts can be decided."""

    PENDING = "pending", "Waiting"
    SENT = "sent", "Sent"
    SCHEDULED = "scheduled", "Scheduled"
    REJECTED = "rejected", "Rejected"
    CANCELLED = "cancelled", "Cancelled"
    EXPIRED = "expired", "Expired"
    FAILED = "failed", "Sending failed"
    GONE = "gone", "No longer at MultiMail"


# Where a mail that was rewritten may reach somebody, or did: of what MultiMail does not know any more nobody can tell.
AT_LARGE = (State.SCHEDULED, State.SENT, State.GONE)
# MultiMail shows it as out, or as going out at its time; of the latter nobody may have approved it yet.
OUT_OR_TIMED = (State.SENT, State.SCHEDULED)
