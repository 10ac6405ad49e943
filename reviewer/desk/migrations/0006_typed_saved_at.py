"""No query has the index of `typed.saved_at`, which was written at each key that somebody pressed.

To drop it holds the table for a moment. That of the other table goes in a migration of its own, so that none holds both.
"""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    dependencies = [("desk", "0005_asides")]

    operations = [
        migrations.AlterField("typed", "saved_at", models.DateTimeField(default=django.utils.timezone.now)),
    ]
