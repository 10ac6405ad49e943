"""A bounce that a webhook told is asked about until MultiMail shows it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column empty."""

    dependencies = [("drafts", "0010_noted_at")]

    operations = [
        migrations.AddField("draft", "bounce_told_at", models.DateTimeField(blank=True, null=True)),
    ]
