from django.db import migrations, models

from reviewer.migrating import AddIndexBeside


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("drafts", "0002_discarded_edits"),
    ]

    operations = [
        AddIndexBeside(
            model_name="draft",
            index=models.Index(fields=["send_at"], condition=models.Q(state="scheduled"), name="scheduled_by_time"),
        ),
    ]
