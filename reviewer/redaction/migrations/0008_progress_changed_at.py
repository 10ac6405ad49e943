"""When the background scan last moved is read by nobody."""

import django.utils.timezone
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    """The column stays for the release before; its default lets this one leave it out. The next drops it."""

    dependencies = [("redaction", "0007_names_of_files_and_recipients")]

    operations = [
        migrations.AlterField(
            "progress", "changed_at", models.DateTimeField(default=django.utils.timezone.now, db_default=Now())
        ),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("progress", "changed_at")]),
    ]
