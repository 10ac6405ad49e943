"""What people said (Verdict), what was decided (Decision), and how far it is carried out (Delivery, the outbox)."""

import uuid
from datetime import datetime
from enum import StrEnum

from django.db import models
from django.db.models import Q
from django.utils import timezone

from reviewer.accounts.models import Role, User
from reviewer.drafts.models import Draft, Revision


class Action(models.TextChoices):
    """What a verdict or a decision is for."""

    APPROVE = "approve", "Approve"
    REJECT = "reject", "Reject"
    EDIT = "edit", "Approve the edit"


class Decision(models.Model):
    """The outcome, once the policy is met. Open while `outcome` is empty: at most one such per draft (invariant 4).

    `revision` is what was read and decided; for an edit it is the reviewer's, and `revision.base` the agent's.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        OPEN = "", "Open"
        DONE = "done", "Carried out"
        ELSEWHERE = "elsewhere", "Decided elsewhere"
        VOID = "void", "Void"
        STOPPED = "stopped", "Stopped"

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=10, choices=Action)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    # The mark of the rules that it was judged by, and of what people had said until then.
    rules_at = models.DateTimeField(null=True, blank=True)
    # Of an edit: confirmed to be sent at once, although nobody knew whether the mail waits for a time of its own.
    at_once = models.BooleanField(default=False, db_default=False)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["draft"], condition=Q(outcome=""), name="one_open_decision_per_draft"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "done", "elsewhere", "void", "stopped"]), name="decision_outcome_is_one"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at__isnull=True) | ~Q(outcome="") & Q(closed_at__isnull=False),
                name="decision_closed_with_its_outcome",
            ),
        ]
        indexes = [models.Index(fields=["-decided_at", "-id"], name="decision_by_time")]

    def __str__(self) -> str:
        return f"{self.action} of draft {self.draft_id} by {self.decided_by}"

    @property
    def past_tense(self) -> str:
        """For sentences: "Mara approved"."""
        return {"approve": "approved", "reject": "rejected", "edit": "approved an edit of"}[self.action]


class Verdict(models.Model):
    """One person's word on one revision's digest. `decision` is what it went into; until then it waits."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="verdicts")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="verdicts")
    digest = models.CharField(max_length=64)
    action = models.CharField(max_length=10, choices=Action)
    reason = models.TextField(blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="verdicts")
    role = models.CharField(max_length=20, choices=Role)
    created_at = models.DateTimeField(default=timezone.now)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="verdicts")
    # Whether a mail in the draft's place was out when it was given, which its person confirmed.
    edit_was_out = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "user"], condition=Q(decision__isnull=True), name="one_waiting_verdict_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} by {self.user}"

    @property
    def is_overtaken(self) -> bool:
        """Whether an edited mail is out by now that its person did not know of; told by waiting.waiting_words alone."""
        return bool(getattr(self, "overtaken", False))


class Step(StrEnum):
    """How far a delivery has come, as its row says it: what was written down last.

    What each means, of an approval, a rejection and an edit: the table in reviewer/delivery/__init__.py.
    """

    UNBEGUN = ""
    SENDING = "sending"
    SENT = "sent"
    TAGGED = "tagged"
    REJECTING = "rejecting"
    REJECTION_TAKEN = "rejection taken"
    REJECTION_SECOND = "rejection second"
    REJECTED = "rejected"
    SENDING_LAST = "sending last"
    SENT_LAST = "sent last"
    TAGGED_LAST = "tagged last"
    APPROVING = "approving"
    APPROVAL_TAKEN = "approval taken"
    APPROVAL_SECOND = "approval second"
    CANCELLING = "cancelling"


# The steps at which a call may have gone through unseen: intents, what MultiMail took, or called decided already, and
# does not show, and all that follows an edited mail that MultiMail may hold for nobody.
UNCLEAR_STEPS = frozenset(
    {
        Step.SENDING,
        Step.REJECTING,
        Step.REJECTION_TAKEN,
        Step.REJECTION_SECOND,
        Step.APPROVING,
        Step.APPROVAL_TAKEN,
        Step.APPROVAL_SECOND,
        Step.CANCELLING,
        Step.SENDING_LAST,
        Step.SENT_LAST,
        Step.TAGGED_LAST,
    }
)
# Those at which an edit has rejected the original, and its edited mail was not yet decided on.
ORIGINAL_REJECTED_STEPS = frozenset({Step.REJECTED, Step.SENDING_LAST, Step.SENT_LAST, Step.TAGGED_LAST})


class Delivery(models.Model):
    """Carrying one decision out: one outbox row. The table of its states and steps: reviewer/delivery/__init__.py."""

    class State(models.TextChoices):
        """Who has it, in words for people."""

        WAITING = "waiting", "Waiting"
        POSTING = "posting", "Posting"
        DONE = "done", "Done"
        ELSEWHERE = "elsewhere", "Decided elsewhere"
        VOID = "void", "Void"
        STOPPED = "stopped", "Stopped"
        NEEDS_LOOK = "needs_look", "Needs a look"

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="delivery")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trace = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    # One of Step.
    step = models.CharField(max_length=20, blank=True)
    # When a worker may take it: by the database's clock, which all workers share. The end of the hold that pages count
    # down to is the same by the clock of the pages.
    due_at = models.DateTimeField()
    hold_until = models.DateTimeField()
    # The draft's, beside what it is sorted with: of many that wait the next one is found without reading them all.
    expires_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    lease_owner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    replacement_id = models.CharField(max_length=100, blank=True)
    first_sent_at = models.DateTimeField(null=True, blank=True)
    # Of an edit: the SHA-256 of each attachment, by name, as it was fetched first; None before that.
    attachments_seen = models.JSONField(null=True, blank=True, default=None)
    # When a person last had it tried again: patience with it begins anew.
    retried_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)
    note = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        # What they refuse no worker would find, and no list would show. The step is not held to its words: one that a
        # later release wrote is asked about, not refused.
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "posting", "done", "elsewhere", "void", "stopped", "needs_look"]),
                name="delivery_state_is_one",
            ),
            models.CheckConstraint(
                condition=~Q(state="posting") | Q(lease_until__isnull=False) & ~Q(lease_owner=""),
                name="delivery_posting_under_a_lease",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state__in=["waiting", "posting"]), name="delivery_due"),
            models.Index(
                fields=["expires_at", "id"], condition=Q(state__in=["waiting", "posting"]), name="delivery_urgent"
            ),
            models.Index(fields=["id"], condition=Q(state="needs_look"), name="delivery_needs_look"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.step}".strip()

    def in_hold(self, now: datetime) -> bool:
        """Whether it can still be stopped by everybody at the desk, with the clock shown."""
        return in_hold(self.state, self.step, self.hold_until, now)

    @property
    def retried(self) -> str:
        """When a person last had it tried again, as a form carries it; empty where nobody has."""
        return self.retried_at.isoformat() if self.retried_at else ""

    @property
    def can_stop(self) -> bool:
        """Whether nothing has been done on MultiMail yet, so that stopping it is safe."""
        return self.state == self.State.WAITING and not self.step

    @property
    def is_unclear(self) -> bool:
        """Whether something may be out, or decided, that nobody has seen."""
        return self.step in UNCLEAR_STEPS

    @property
    def may_be_handed_in(self) -> bool:
        """Whether an edited mail may wait on MultiMail, or be out, whose id nobody knows."""
        return bool(self.first_sent_at and not self.replacement_id)


def in_hold(state: str, step: str, hold_until: datetime, now: datetime) -> bool:
    """Whether a delivery that stands so can still be stopped by everybody at the desk, with the clock shown."""
    return state == Delivery.State.WAITING and not step and now < hold_until


def are_in_hold(now: datetime) -> Q:
    """The same, as a condition on decisions."""
    return Q(delivery__state=Delivery.State.WAITING, delivery__step=Step.UNBEGUN, delivery__hold_until__gt=now)


class Brake(models.Model):
    """Shared by all workers: while `until` lies ahead nobody makes calls of this kind to MultiMail.

    It is pulled by a limit that MultiMail names (429 with Retry-After, a used-up quota), which lasts until `limit`
    whatever else comes, and by repeated failures.
    """

    class Kind(models.TextChoices):
        """Which calls it holds back."""

        CALLS = "calls", "every call"
        SENDS = "sends", "handing mails in"

    kind = models.CharField(max_length=10, choices=Kind, primary_key=True)
    until = models.DateTimeField(null=True, blank=True)
    limit = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} until {self.until}"
