"""What one_typed_form begins with needs no index of its own, which was written with each form that somebody began.

To drop it holds the table for a moment: each table has a migration of its own, so that none holds two.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One index less. The release before works on without it."""

    dependencies = [("desk", "0007_aside_saved_at")]

    operations = [
        migrations.AlterField(
            "typed",
            "user",
            models.ForeignKey(
                settings.AUTH_USER_MODEL, django.db.models.deletion.CASCADE, related_name="+", db_index=False
            ),
        ),
    ]
