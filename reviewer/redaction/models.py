"""Hints as rows, what reviewers did with them, and what the organisation says about itself.

A hint never holds the text it points at: it is read from its revision, so that no row, log or audit event repeats it.
"""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from incidents.models import Incident
from reviewer.accounts.models import User
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.meanings import Severity
from reviewer.redaction.values import Category, Where

CATEGORIES = [
    (Category.SECRET.value, "Credential"),
    (Category.NETWORK.value, "Internal network"),
    (Category.CLOUD_RESOURCE.value, "Cloud resource"),
    (Category.CODE_PATH.value, "Code path"),
    (Category.VULNERABILITY.value, "Vulnerability"),
    (Category.PERSON.value, "Person"),
    (Category.PII.value, "Personal data"),
    (Category.CUSTOMER.value, "Customer"),
    (Category.FINANCIAL_LEGAL.value, "Financial or legal"),
    (Category.INTERNAL_TOOL.value, "Internal tool"),
    (Category.TONE.value, "Tone"),
]
SEVERITIES = [(Severity.BLOCK.value, "Blocks"), (Severity.WARN.value, "Warns"), (Severity.INFO.value, "Notes")]
PARTS = [
    (Where.SUBJECT.value, "Subject"),
    (Where.TEXT.value, "Text"),
    (Where.HTML.value, "HTML part"),
    (Where.FILES.value, "File name"),
    (Where.NAMES.value, "Recipient's name"),
    (Where.MAILBOX.value, "Mailbox's words"),
]


class RevisionScan(models.Model):
    """One look of the engine at one revision, by the rules, meanings and context of that time (`stamp`).

    `read_as` is for whom its draft was then, and of which report: another audience is kept from other things, and what
    people said holds for one report. `blocks` and `warns` count what was open so, for lists; whoever decides asks anew
    (reviewer.redaction.hints). `uncounted` says that they are of before: whoever changes what is open leaves a new one,
    and whoever has counted takes it away, if it is still the one from before counting.
    `through` are the keys that its Overrides let through, those of people who are no leads any more with LAPSED in
    front. `skipped` names the detectors that raised or ran long: the
    revision is then only partly scanned, and that blocks.
    """

    LAPSED = "lapsed:"

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="scan")
    stamp = models.CharField(max_length=64)
    # The database fills it in as well: the release before this one runs on for a while and knows no such column.
    read_as = models.CharField(max_length=100, blank=True, default="", db_default="")
    skipped = models.JSONField(default=list)
    through = models.JSONField(default=list)
    blocks = models.PositiveIntegerField(default=0)
    warns = models.PositiveIntegerField(default=0)
    uncounted = models.UUIDField(null=True, blank=True)
    scanned_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"scan of revision {self.revision_id}"

    @property
    def partly(self) -> bool:
        """Whether something could not be looked for."""
        return bool(self.skipped)

    @property
    def let(self) -> list[str]:
        """The keys that leads let through."""
        return [key for key in self.through if not key.startswith(self.LAPSED)]

    @property
    def lapsed(self) -> list[str]:
        """The keys that people let through who were leads then."""
        return [key.removeprefix(self.LAPSED) for key in self.through if key.startswith(self.LAPSED)]


class Hint(models.Model):
    """A span of a revision that an audience should perhaps not read.

    `key` is the same for the same value of the same category, wherever it stands: a digest, never the value.
    `holds` names the categories of what lies within it: a token in a stack trace weighs as much as a token.
    A hint without detectors was marked by a reviewer (`author`): something that the rules missed. Detectors that begin
    with SECOND are another tool's (reviewer.redaction.second_opinion).
    """

    SECOND = "second:"

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="hints", db_index=False)
    where = models.CharField(max_length=10, choices=PARTS, default=Where.TEXT.value)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    category = models.CharField(max_length=20, choices=CATEGORIES)
    key = models.CharField(max_length=64)
    holds = models.JSONField(default=list)
    detectors = models.JSONField(default=list)
    reason = models.CharField(max_length=300)
    replacement = models.CharField(max_length=300)
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["where", "start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "where", "start", "end", "category"], name="one_hint_per_span_and_category"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} at {self.where} {self.start}-{self.end} of revision {self.revision_id}"

    @property
    def missed(self) -> bool:
        """Whether a reviewer marked it, because the rules did not."""
        return self.author_id is not None

    @property
    def is_second(self) -> bool:
        """Whether only a second opinion has found it."""
        return bool(self.detectors) and all(name.startswith(self.SECOND) for name in self.detectors)


class SecondLook(models.Model):
    """Another tool has looked at this revision too: once, since neither changes."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="second_look")
    found = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"second look at revision {self.revision_id}"


class Dismissal(models.Model):
    """A reviewer's word that a value may be read: for one audience of one report, until it is reopened.

    Of a draft that belongs to no report it holds for that draft alone.
    """

    class Reason(models.TextChoices):
        """The listed reasons, one of which is needed."""

        PUBLIC = "public", "Already public"
        AGREED = "agreed", "Agreed with whom it concerns"
        NEEDED = "needed", "This audience needs it"
        WRONG = "wrong", "Not what the hint says"

    key = models.CharField(max_length=64)
    category = models.CharField(max_length=20, choices=CATEGORIES)
    audience = models.CharField(max_length=40, blank=True)
    incident = models.ForeignKey(Incident, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, blank=True)
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason)
    words = models.CharField(max_length=500, blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        # Of no incident, or of no draft, the other of the two speaks.
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "kind", "audience", "key"],
                condition=Q(reopened_at__isnull=True),
                name="one_dismissal_per_report",
            ),
            models.UniqueConstraint(
                fields=["draft", "audience", "key"],
                condition=Q(reopened_at__isnull=True),
                name="one_dismissal_per_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} dismissed for {self.audience} by {self.user}"


class Applied(models.Model):
    """The words that were put in a value's place: what is offered for the same value in the incident's other mails."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=64)
    words = models.CharField(max_length=300, blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "applied"
        constraints = [models.UniqueConstraint(fields=["incident", "key"], name="one_replacement_per_value")]

    def __str__(self) -> str:
        return f"replacement by {self.user}"


class Override(models.Model):
    """A lead's word that one revision may go out although these hints block it (`keys`)."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="overrides")
    keys = models.JSONField(default=list)
    reason = models.CharField(max_length=500)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"override of {len(self.keys)} hints by {self.user}"


class PolicyRule(models.Model):
    """What a category means for an audience, where the desk says otherwise than the default table."""

    category = models.CharField(max_length=20, choices=CATEGORIES)
    audience = models.CharField(max_length=40)
    severity = models.CharField(max_length=10, choices=SEVERITIES)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["category", "audience"], name="one_rule_per_category_and_audience"),
        ]

    def __str__(self) -> str:
        return f"{self.category} for {self.audience}: {self.severity}"


class Allowed(models.Model):
    """A value, or a pattern of values, that is no hint: for one category and audience or (empty) for all of them.

    A credential is none only by an entry for its category.
    """

    value = models.CharField(max_length=300)
    is_pattern = models.BooleanField(default=False)
    category = models.CharField(max_length=20, choices=CATEGORIES, blank=True)
    audience = models.CharField(max_length=40, blank=True)
    owner = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    ends_on = models.DateField(null=True, blank=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "allowed"
        ordering = ["value", "id"]

    def __str__(self) -> str:
        return f"allowed entry {self.pk}"

    def holds(self, now: datetime) -> bool:
        """Whether it still counts; its last day is included."""
        return self.ends_on is None or now.date() <= self.ends_on


class OrgEntry(models.Model):
    """Something the organisation knows about itself, which makes hints better."""

    class Kind(models.TextChoices):
        """What it is."""

        NAME = "name", "Name of the organisation"
        PUBLIC_DOMAIN = "public_domain", "Public domain"
        INTERNAL_DOMAIN = "internal_domain", "Internal domain"
        PERSON = "person", "Person"
        CUSTOMER = "customer", "Customer"
        SERVICE = "service", "Service"
        TOOL = "tool", "Internal tool"

    kind = models.CharField(max_length=20, choices=Kind)
    value = models.CharField(max_length=200)
    source = models.CharField(max_length=40, default="desk")
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kind", "value"]
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="one_entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Progress(models.Model):
    """How far the background scan is: revisions up to `through` were looked at by `stamp`. There is one row."""

    stamp = models.CharField(max_length=64, blank=True)
    through = models.BigIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "progress"

    def __str__(self) -> str:
        return f"scanned through revision {self.through}"
