import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who makes a revision may say when that was; the column stays as it is, and no statement is run."""

    dependencies = [
        ("drafts", "0013_send_at_told"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "revision",
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ],
        ),
    ]
