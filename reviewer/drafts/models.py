"""What MultiMail holds for approval, mirrored: mailboxes, drafts, and the immutable revisions of a draft."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from incidents.models import Incident, Severity
from reviewer.accounts.models import User
from reviewer.drafts import audiences
from reviewer.drafts.content import Content
from reviewer.drafts.words import AT_LARGE, Kind, State

# PostgreSQL's index of threads takes so many letters of whatever alphabet; MultiMail names no longest.
LONGEST_THREAD = 600


class Mailbox(models.Model):
    """A MultiMail mailbox an agent writes from. Its auto_cc and auto_bcc receive every mail it sends.

    Each of them goes out from its `display_name` and under its `signature`.
    """

    multimail_id = models.CharField(max_length=100, unique=True)
    address = models.CharField(max_length=320)
    display_name = models.TextField(blank=True)
    oversight_mode = models.CharField(max_length=40, blank=True)
    auto_cc = models.CharField(max_length=320, blank=True)
    auto_bcc = models.CharField(max_length=320, blank=True)
    signature = models.TextField(blank=True, default="", db_default="")

    def __str__(self) -> str:
        return self.address


# What waits for a decision, without what an edit put in another's place: all that the queue shows. Four indexes are of
# just that (invariant 9).
WAITS = Q(state=State.PENDING, replaces__isnull=True)


class Draft(models.Model):
    """One e-mail held by MultiMail. Content lives in revisions; what lists and sorting need stands here.

    `listed` is the digest of the list item last seen: a pass that finds it equal fetches no detail.
    `remote_status` is MultiMail's own word for `state`; empty where it did not know the mail when it was asked last.
    `replaces` is set on the mail that an edit put in another's place; the queue shows only the original.

    Whoever locks one says `no_key=True`. One who also locks so waits; one who only makes a row that points to it does
    not. That row's check comes as it is committed, mostly with the history in hand, which whoever has the draft may be
    waiting for: PostgreSQL would end one of them. So no lock of a draft keeps such rows out: what has to be known of
    them is locked by who makes them as well, or refused by a constraint.
    """

    # Here and below a key has no index of its own where a longer one, or a constraint's, begins with it.
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="drafts", db_index=False)
    multimail_id = models.CharField(max_length=100)
    state = models.CharField(max_length=12, choices=State, default=State.PENDING)
    remote_status = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=10, default="outbound")
    # Cut where MultiMail's id is longer: is_thread_cut.
    thread = models.CharField(max_length=LONGEST_THREAD, blank=True)
    sender = models.CharField(max_length=320)
    subject = models.CharField(max_length=1000)
    tags = models.JSONField(default=dict)
    listed = models.CharField(max_length=64)
    # As what plan.READ_AS was when its detail was last taken in; a release that knows none leaves 0.
    read_as = models.SmallIntegerField(default=0, db_default=0)
    send_at = models.DateTimeField(null=True, blank=True)
    # Whether MultiMail has told if it waits for such a time: without that, None means that nobody knows.
    send_at_told = models.BooleanField(default=False, db_default=False)
    received_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    first_seen_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # When MultiMail was asked for the last answer that changed it since it was closed, by the clock that all share.
    answered_at = models.DateTimeField(null=True, blank=True)
    # As MultiMail names them, or rewrites.SOMEBODY. Of a scheduled mail it is empty while no approval is known.
    closed_by = models.CharField(max_length=200, blank=True)
    # Since when MultiMail shows another mail than the one that was approved; also of what an edit put in its place.
    rewritten_at = models.DateTimeField(null=True, blank=True)
    # Since when MultiMail shows that it could not send it, or that it came back: see reviewer/drafts/unreached.py.
    unreached_at = models.DateTimeField(null=True, blank=True)
    # When a webhook told that it came back, until MultiMail shows it so: the passes of the sync ask about it.
    bounce_told_at = models.DateTimeField(null=True, blank=True)
    # When a person took note of either. It is an alarm again when it is rewritten once more, when it goes out so,
    # when nobody can tell any more whether it does, and when it does not reach everybody.
    noted_at = models.DateTimeField(null=True, blank=True, db_column="rewrite_noted_at")
    # Its index is partial, below: SQLite would read every row by a full one to find those that replace nothing.
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replacements", db_index=False
    )
    # Looked for only among what waits: draft_waiting.
    current = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    incident = models.ForeignKey(
        Incident, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts", db_index=False
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.UNSORTED, blank=True)
    severity = models.PositiveSmallIntegerField(choices=Severity, default=Severity.UNKNOWN)
    audience = models.CharField(max_length=40, blank=True)
    agent = models.CharField(max_length=200, blank=True)
    sorted_by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "multimail_id"], name="one_draft_per_email"),
            # A word that is none would stand in no list.
            models.CheckConstraint(condition=Q(state__in=State.values), name="draft_state_is_one"),
        ]
        indexes = [
            models.Index(fields=["send_at"], condition=Q(state=State.SCHEDULED), name="scheduled_by_time"),
            # All that waits; the four below are of what the queue shows.
            models.Index(fields=["current"], condition=Q(state=State.PENDING), name="draft_waiting"),
            models.Index(fields=["expires_at", "id"], condition=WAITS, name="open_by_expiry"),
            models.Index(fields=["received_at", "id"], condition=WAITS, name="open_by_age"),
            models.Index(fields=["severity", "expires_at", "id"], condition=WAITS, name="open_by_severity"),
            models.Index(fields=["mailbox", "expires_at", "id"], condition=WAITS, name="open_by_mailbox"),
            models.Index(fields=["replaces"], condition=Q(replaces__isnull=False), name="draft_replaced"),
            models.Index(fields=["incident", "kind", "expires_at", "id"], name="draft_by_report"),
            models.Index(fields=["mailbox", "thread"], name="draft_by_thread"),
            models.Index(fields=["multimail_id"], name="draft_by_multimail_id"),
            models.Index(
                fields=["noted_at", "rewritten_at"],
                condition=Q(rewritten_at__isnull=False),
                name="draft_rewritten",
            ),
            models.Index(
                fields=["noted_at", "unreached_at"],
                condition=Q(unreached_at__isnull=False),
                name="draft_unreached",
            ),
            models.Index(
                fields=["bounce_told_at"], condition=Q(bounce_told_at__isnull=False), name="draft_bounce_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.multimail_id} {self.subject[:60]}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be decided, as far as the last pass knows."""
        return self.state == State.PENDING

    @property
    def is_at_large(self) -> bool:
        """Whether it goes out, or may have gone out, as nobody approved it."""
        return self.rewritten_at is not None and self.state in AT_LARGE

    @property
    def is_alarm(self) -> bool:
        """Whether it is at large or did not reach everybody, and nobody has taken note of that."""
        return self.noted_at is None and (self.is_at_large or self.unreached_at is not None)

    @property
    def stamp(self) -> str:
        """What a person is shown of it, as a form sends it back: where it stands, and the digest of what it says."""
        stands = "bounced" if self.unreached_at and self.state == State.SENT else self.state
        return f"{stands}:{self.current.digest}" if self.current else stands

    def expired(self, now: datetime) -> bool:
        """Whether its time at MultiMail has run out; MultiMail sends no event for that."""
        return self.state == State.PENDING and self.expires_at <= now

    @property
    def is_outbound(self) -> bool:
        """Whether approving it sends a mail (an inbound one is only let in)."""
        return self.direction != "inbound"

    @property
    def is_thread_cut(self) -> bool:
        """Whether the id of its thread may be longer than what is kept of it."""
        return len(self.thread) >= LONGEST_THREAD

    @property
    def is_time_known(self) -> bool:
        """Whether it is known if it waits for a time that its agent gave it."""
        return self.send_at_told or self.send_at is not None

    def waits_at(self, now: datetime) -> bool:
        """Whether it has a time of its own that is yet to come."""
        return self.send_at is not None and self.send_at > now

    @property
    def is_time_past(self) -> bool:
        """Whether it had a time of its own that is over."""
        return self.send_at is not None and self.send_at <= timezone.now()

    @property
    def waits_for_its_time(self) -> bool:
        """Whether its time is yet to come when it is approved now and the hold is over: else it is sent then."""
        return self.waits_at(timezone.now() + timedelta(seconds=settings.HOLD_SECONDS))

    @property
    def audience_label(self) -> str:
        """The audience as a word for people."""
        return audiences.label(self.audience)

    @property
    def audience_rank(self) -> int:
        """Its audience's place in settings.AUDIENCES; unsorted comes last."""
        return settings.AUDIENCES.index(self.audience) if self.audience in settings.AUDIENCES else 99


class Revision(models.Model):
    """One immutable content of a draft. Number 1 is the agent's; an edit makes the next.

    `bcc` is None while MultiMail does not say; auto_cc, auto_bcc, sender_name and signature are the mailbox's at that
    time. `digest` is of all.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    base = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject = models.TextField()
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    bcc = models.JSONField(null=True, default=None)
    auto_cc = models.CharField(max_length=320, blank=True)
    auto_bcc = models.CharField(max_length=320, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    attachments = models.JSONField(default=list)
    sender_name = models.TextField(blank=True, default="", db_default="")
    signature = models.TextField(blank=True, default="", db_default="")
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # Only of an edit that nobody has decided: its author took it back. Saving the same again brings it back.
    discarded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="one_revision_per_number")]

    def __str__(self) -> str:
        return f"revision {self.number}"

    @property
    def is_edit(self) -> bool:
        """Whether a reviewer wrote it (else the agent did)."""
        return self.author_id is not None

    @property
    def content(self) -> Content:
        """The content as a value."""
        return Content(
            subject=self.subject,
            to=tuple(self.to),
            cc=tuple(self.cc),
            bcc=None if self.bcc is None else tuple(self.bcc),
            auto_cc=self.auto_cc,
            auto_bcc=self.auto_bcc,
            text=self.text,
            html=self.html,
            attachments=tuple((a["name"], a["size"], a["content_type"]) for a in self.attachments),
            sender_name=self.sender_name,
            signature=self.signature,
        )

    @staticmethod
    def fields_of(content: Content) -> dict[str, Any]:
        """Model fields for a content, digest included."""
        return {
            "subject": content.subject,
            "to": list(content.to),
            "cc": list(content.cc),
            "bcc": None if content.bcc is None else list(content.bcc),
            "auto_cc": content.auto_cc,
            "auto_bcc": content.auto_bcc,
            "text": content.text,
            "html": content.html,
            "attachments": [{"name": n, "size": s, "content_type": t} for n, s, t in content.attachments],
            "sender_name": content.sender_name,
            "signature": content.signature,
            "digest": content.digest,
        }


class SyncPass(models.Model):
    """One pass of the sync, kept so that the page can say how fresh the mirror is. Old ones are pruned."""

    class Outcome(models.TextChoices):
        """How it ended."""

        RUNNING = "running", "Running"
        DONE = "done", "Done"
        PARTLY = "partly", "Ended early"
        FAILED = "failed", "Failed"

    started_at = models.DateTimeField(default=timezone.now, db_index=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.RUNNING)
    error = models.CharField(max_length=500, blank=True)
    listed = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.started_at:%H:%M:%S} {self.outcome}"

    @property
    def skipped_words(self) -> str:
        """How many mails were skipped, and why the first; empty when none was."""
        return f"{len(self.skipped)} skipped, the first: {self.skipped[0]['why']}" if self.skipped else ""


class WebhookReceipt(models.Model):
    """A webhook event already taken in: a duplicate is answered and forgotten."""

    event_id = models.CharField(max_length=200, primary_key=True)
    received_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.event_id
