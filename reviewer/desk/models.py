"""What people typed and have not sent yet, what they read last, and what lists tell of facts.

All else belongs to the rooms before this one.

Whose it is has no index of its own where that of a constraint begins with it.
"""

from django.db import models
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft, Revision


class Typed(models.Model):
    """The fields of one person's form for one draft, kept as they type, so that a crash or a sign-out loses nothing."""

    class Form(models.TextChoices):
        """Which form it is."""

        EDIT = "edit", "Edit"
        REASON = "reason", "Reason of a verdict"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=10, choices=Form)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)
    # The open page that sent it, and how many it had sent before: none of a page without script.
    page = models.CharField(max_length=40, blank=True, default="", db_default="")
    number = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name_plural = "typed"
        constraints = [models.UniqueConstraint(fields=["user", "draft", "form"], name="one_typed_form")]

    def __str__(self) -> str:
        return f"what {self.user} typed into the {self.form} of draft {self.draft_id}"


class Aside(models.Model):
    """The fields of an edit form that one window typed on while newer text was kept or saved elsewhere.

    It stands beside that, over nothing, until its person takes it up or throws it away. `page`, `number`: as in Typed.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)
    page = models.CharField(max_length=40, blank=True, default="")
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "asides"

    def __str__(self) -> str:
        return f"what {self.user} typed into the edit of draft {self.draft_id} in another window"


class Finished(models.Model):
    """How far one open page had come in a form that was saved or thrown away: what it sent before may still arrive."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=10, choices=Typed.Form)
    page = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "finished"
        constraints = [models.UniqueConstraint(fields=["user", "draft", "form", "page"], name="one_finished_form")]

    def __str__(self) -> str:
        return f"what {self.user} had typed into the {self.form} of draft {self.draft_id} when it was done"


class LastRead(models.Model):
    """The revision of a draft that a person had before them last, and when.

    `before` is the one they had read until it changed, in this sitting: it is what the page compares with.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="reads")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    before = models.ForeignKey(Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    before_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "draft"], name="one_last_read")]

    def __str__(self) -> str:
        return f"what {self.user} read last of draft {self.draft_id}"


class FactsCompared(models.Model):
    """In how many facts a report differs, for lists; kept at its first draft.

    `of` says what was compared (reviewer.desk.queue.compared): of anything else it tells nothing. `all_of_it`: without
    that some of it was not compared, and may differ as well.
    """

    draft = models.OneToOneField(Draft, primary_key=True, on_delete=models.CASCADE, related_name="facts")
    of = models.CharField(max_length=64)
    differ = models.PositiveIntegerField()
    all_of_it = models.BooleanField()
    compared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "facts compared"

    def __str__(self) -> str:
        return f"facts of the report of draft {self.draft_id}"
