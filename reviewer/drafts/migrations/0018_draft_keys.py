"""Of a draft's keys three need no index of their own: longer ones begin with the same column, or have all that is asked.

Each was written with every draft that came in, and with each of its changes.
"""

import django.db.models.deletion
from django.db import migrations, models

from reviewer.migrating import DropKeyIndexBeside


class Migration(migrations.Migration):
    """Three indexes less. The release before works on without them."""

    atomic = False
    dependencies = [("drafts", "0017_mailbox_seen_at")]

    operations = [
        DropKeyIndexBeside(
            "draft",
            "mailbox",
            models.ForeignKey(
                "drafts.Mailbox", django.db.models.deletion.PROTECT, related_name="drafts", db_index=False
            ),
        ),
        DropKeyIndexBeside(
            "draft",
            "incident",
            models.ForeignKey(
                "incidents.Incident",
                django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                related_name="drafts",
                db_index=False,
            ),
        ),
        DropKeyIndexBeside(
            "draft",
            "current",
            models.ForeignKey(
                "drafts.Revision",
                django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                related_name="+",
                db_index=False,
            ),
        ),
    ]
