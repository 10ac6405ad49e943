"""What one_typed_form begins with needs no index of its own, which was written with each form that somebody began."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from reviewer.migrating import DropKeyIndexBeside


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    atomic = False
    dependencies = [("desk", "0007_aside_saved_at")]

    operations = [
        DropKeyIndexBeside(
            "typed",
            "user",
            models.ForeignKey(
                settings.AUTH_USER_MODEL, django.db.models.deletion.CASCADE, related_name="+", db_index=False
            ),
        ),
    ]
