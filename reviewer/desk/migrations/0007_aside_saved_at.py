"""No query has the index of `aside.saved_at`, which was written at each key that somebody pressed.

In a migration of its own, as that of the table before: to drop it holds the table for a moment.
"""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    dependencies = [("desk", "0006_typed_saved_at")]

    operations = [
        migrations.AlterField("aside", "saved_at", models.DateTimeField(default=django.utils.timezone.now)),
    ]
