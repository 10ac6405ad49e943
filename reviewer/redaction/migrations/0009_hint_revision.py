"""What one_hint_per_span_and_category begins with needs no index of its own: a scan writes up to thousands of rows."""

import django.db.models.deletion
from django.db import migrations, models

from reviewer.migrating import DropKeyIndexBeside


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    atomic = False
    dependencies = [("redaction", "0008_progress_changed_at")]

    operations = [
        DropKeyIndexBeside(
            "hint",
            "revision",
            models.ForeignKey(
                "drafts.Revision", django.db.models.deletion.CASCADE, related_name="hints", db_index=False
            ),
        ),
    ]
