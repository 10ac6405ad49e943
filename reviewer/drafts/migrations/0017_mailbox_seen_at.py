"""When a mailbox was seen first is read by nobody."""

import django.utils.timezone
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    """The column stays for the release before; its default lets this one leave it out. The next drops it."""

    dependencies = [("drafts", "0016_answered_at")]

    operations = [
        migrations.AlterField(
            "mailbox", "seen_at", models.DateTimeField(default=django.utils.timezone.now, db_default=Now())
        ),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("mailbox", "seen_at")]),
    ]
