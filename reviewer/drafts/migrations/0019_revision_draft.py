"""What one_revision_per_number begins with needs no index of its own."""

import django.db.models.deletion
from django.db import migrations, models

from reviewer.migrating import DropKeyIndexBeside


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    atomic = False
    dependencies = [("drafts", "0018_draft_keys")]

    operations = [
        DropKeyIndexBeside(
            "revision",
            "draft",
            models.ForeignKey(
                "drafts.Draft", django.db.models.deletion.CASCADE, related_name="revisions", db_index=False
            ),
        ),
    ]
