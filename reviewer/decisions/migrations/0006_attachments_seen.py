"""What was fetched as an edit's attachments, so that nothing else is sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column empty."""

    dependencies = [("decisions", "0005_retried_at")]

    operations = [
        migrations.AddField("delivery", "attachments_seen", models.JSONField(blank=True, default=None, null=True)),
    ]
