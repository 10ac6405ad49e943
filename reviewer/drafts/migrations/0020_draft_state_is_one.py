"""The database refuses a state that is none of MultiMail's: such a draft would stand in no list."""

from django.db import migrations, models

from reviewer.migrating import AddCheckBeside


class Migration(migrations.Migration):
    """A check of what every release writes."""

    atomic = False

    dependencies = [("drafts", "0019_revision_draft")]

    operations = [
        AddCheckBeside(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    state__in=["pending", "sent", "scheduled", "rejected", "cancelled", "expired", "failed", "gone"]
                ),
                name="draft_state_is_one",
            ),
        ),
    ]
