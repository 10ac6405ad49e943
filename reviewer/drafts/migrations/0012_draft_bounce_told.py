"""The few mails of which a bounce was told are found without a walk through all."""

from django.db import migrations, models

from reviewer.migrating import AddIndexBeside


class Migration(migrations.Migration):
    """An index of the drafts of which a bounce was told and not shown yet."""

    atomic = False

    dependencies = [("drafts", "0011_bounce_told")]

    operations = [
        AddIndexBeside(
            model_name="draft",
            index=models.Index(
                fields=["bounce_told_at"],
                condition=models.Q(bounce_told_at__isnull=False),
                name="draft_bounce_told",
            ),
        ),
    ]
