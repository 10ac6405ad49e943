"""Whether a person confirmed that an edit is sent at once, although nobody knows if the mail waits for a time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column as it is: it takes no such edit, and carries none out."""

    dependencies = [("decisions", "0006_attachments_seen")]

    operations = [
        migrations.AddField("decision", "at_once", models.BooleanField(db_default=False, default=False)),
    ]
