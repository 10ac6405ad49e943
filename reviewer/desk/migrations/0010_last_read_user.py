"""What one_last_read begins with needs no index of its own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from reviewer.migrating import DropKeyIndexBeside


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    atomic = False
    dependencies = [("desk", "0009_finished_user")]

    operations = [
        DropKeyIndexBeside(
            "lastread",
            "user",
            models.ForeignKey(
                settings.AUTH_USER_MODEL, django.db.models.deletion.CASCADE, related_name="+", db_index=False
            ),
        ),
    ]
