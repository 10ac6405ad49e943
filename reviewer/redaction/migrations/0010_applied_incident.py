"""What one_replacement_per_value begins with needs no index of its own."""

import django.db.models.deletion
from django.db import migrations, models

from reviewer.migrating import DropKeyIndexBeside


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    atomic = False
    dependencies = [("redaction", "0009_hint_revision")]

    operations = [
        DropKeyIndexBeside(
            "applied",
            "incident",
            models.ForeignKey(
                "incidents.Incident", django.db.models.deletion.PROTECT, related_name="+", db_index=False
            ),
        ),
    ]
