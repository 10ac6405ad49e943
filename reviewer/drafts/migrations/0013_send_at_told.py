"""Whether MultiMail tells if a draft waits for a time of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column as it is."""

    dependencies = [("drafts", "0012_draft_bounce_told")]

    operations = [
        migrations.AddField("draft", "send_at_told", models.BooleanField(db_default=False, default=False)),
    ]
